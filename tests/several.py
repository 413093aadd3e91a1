"""A results file of several years: 2003 beside editions that are made up, with people in common."""

from collections.abc import Iterable
from pathlib import Path

from db.audit import audit
from db.rally import Category, Edition, Person
from db.results import Archive, Results
from db.store import build
from tests import made_up
from tests.made_up import Size

MAN = Person("stephane-peterhansel", "Stéphane Peterhansel", "FRA")
"""On a bike in 1998 and 2004; in a car in 2003, as everybody knows."""
PRINTED = Person("s-peterhansel", "S. Peterhansel", "FRA")
LATER = Person("ines-quist", "Inés Quist", "PER")
"""In 1998 and 2004, and not in 2003."""
EARLY = Person("theo-lartig", "Théo Lartig", "FRA")
NAMESAKE = Person("ana-lartig", "Ana Lartig", "BOL")
"""Both in 1998 alone, and the first in 1991 too."""
LIKE_SAINCT = Person("remy-saint", "Rémy Saint", "FRA")
"""In 1991 alone, called much like somebody of 2003."""
_SIZE = Size(stages=2, crews=3)


def editions(results: Results) -> tuple[Edition, ...]:
    """Give 1991, 1998, 2003 and 2004."""
    bikes, cars = Category.BIKES, Category.CARS
    return (
        made_up.edition(1, _SIZE, year=1991, drivers={bikes: [PRINTED, EARLY, LIKE_SAINCT]}),
        made_up.edition(
            2, _SIZE, year=1998, drivers={bikes: [MAN, LATER, EARLY], cars: [NAMESAKE]}
        ),
        results.edition(),
        made_up.edition(3, _SIZE, year=2004, drivers={bikes: [LATER, MAN]}),
    )


def stored(there: Iterable[Edition], folder: Path) -> Archive:
    """Store editions in a file and open it."""
    build([(each, audit(each)) for each in there], folder / "r.sqlite", "a stamp")
    return Archive(folder / "r.sqlite")
