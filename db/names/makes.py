"""Who built what was driven, and which make a text means."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from db.names.called import Called
from db.names.lexicon import make_words
from db.rally import Crew


@dataclass(frozen=True, slots=True)
class Make:
    """A make under the name that the source prints most often."""

    name: str
    spellings: tuple[str, ...] = ()
    """Other names in the source: the final standings print `Tatra 815`, a model, for `Tatra`."""


def makes(crews: Iterable[Crew]) -> Called[Make]:
    """Learn the makes of an edition, those of the most crews first."""
    made = [(crew.make, crew) for crew in crews if crew.make]
    vehicles: dict[str, dict[str, None]] = {}
    for make, crew in made:
        vehicles.setdefault(make, {})[crew.vehicle or make] = None
    # Equally many stay in the order of the document.
    order = [name for name, _ in Counter(make for make, _ in made).most_common()]
    there = [Make(name, tuple(each for each in vehicles[name] if each != name)) for name in order]
    return Called(
        {make: (make.name, *make.spellings, *make_words().get(make.name, ())) for make in there}
    )
