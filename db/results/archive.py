"""All editions of a results file, and noticing when another file has taken its place."""

import logging
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from weakref import WeakValueDictionary

from db.failures import UnusableError
from db.provenance import Provenance
from db.rally import Category
from db.results import revive
from db.results.everybody import Everybody
from db.results.reading import Reader, signature
from db.results.results import Results
from db.results.together import Together

log = logging.getLogger(__name__)


class Archive:
    """All editions of a results file.

    Each question looks whether the file has been replaced, and then asks the new one. Where the new
    one cannot be read, or none is left, the old one goes on answering.
    """

    def __init__(self, path: Path) -> None:
        self._path = path.absolute()
        self._preferred: int | None = None
        self._steady = False
        self._signature = signature(self._path)
        self._open()

    def _open(self) -> None:
        reader = Reader(self._path)
        reader.check()
        stamps = reader.rows("select stamp from archive")
        editions = reader.rows("select year, name from editions order by year")
        # Only now, when nothing can fail any more: half of one file and half of another never mix.
        self._reader = reader
        self._stamp = str(stamps[0][0])
        self._names: Mapping[int, str] = dict(editions)
        self._editions: WeakValueDictionary[int, Results] = WeakValueDictionary()
        self._default: Results | None = None
        self._everybody = Everybody(reader)
        self._together = Together(reader)

    @contextmanager
    def steady(self) -> Iterator[None]:
        """Look whether the file was replaced now, and not again until the end.

        So what is asked in several steps is answered from one file.
        """
        within = self._steady
        if not within:
            self._look()
        self._steady = True
        try:
            yield
        finally:
            self._steady = within

    def _look(self) -> None:
        if self._steady:
            return
        found = signature(self._path)
        if found == self._signature:
            return
        self._signature = found
        try:
            self._open()
        except UnusableError as error:
            log.warning("%s; the results opened before go on answering", error)
        else:
            log.info("%s was replaced and is open again", self._path)
            if self._preferred not in (None, *self._names):
                newest = max(self._names, default=None)
                log.warning("%s is no longer loaded; %s is asked instead", self._preferred, newest)

    @property
    def stamp(self) -> str:
        """What the file was made from."""
        self._look()
        return self._stamp

    @property
    def documents(self) -> tuple[Provenance, ...]:
        """What the editions were read from, the oldest first."""
        self._look()
        rows = self._reader.rows("select * from documents order by year")
        return tuple(revive.provenance(row) for row in rows)

    @property
    def years(self) -> tuple[int, ...]:
        """The editions that are stored, the oldest first."""
        self._look()
        return tuple(self._names)

    @property
    def names(self) -> Mapping[int, str]:
        """What the editions are called, by their years, the oldest first."""
        self._look()
        return self._names

    @property
    def default(self) -> int:
        """The year that is meant where none is given: the preferred one, else the newest."""
        self._look()
        preferred = self._preferred
        return preferred if preferred is not None and preferred in self._names else max(self._names)

    def prefer(self, year: int) -> None:
        """Let a year be meant where none is given; KeyError where it is not stored."""
        if year not in self.years:
            raise KeyError(year)
        self._preferred = year

    def edition(self, year: int | None = None) -> Results:
        """Open one edition, the default where no year is given; KeyError where there is none.

        What was read of an edition stays with whoever holds it, and of the default one here too.
        """
        default = self.default
        year = default if year is None else year
        if year not in self._names:
            raise KeyError(year)
        edition = self._editions.get(year)
        if edition is None:
            edition = self._editions[year] = Results(self._reader, year)
        if year == default:
            self._default = edition
        return edition

    @property
    def everybody(self) -> Everybody:
        """The people of all editions; another object for another file."""
        self._look()
        return self._everybody

    @property
    def together(self) -> Together:
        """All editions side by side; another object for another file."""
        self._look()
        return self._together

    @property
    def categories(self) -> tuple[Category, ...]:
        """The categories that any edition has results in."""
        self._look()
        rows = self._reader.rows("select distinct category from classifications")
        there = {category for (category,) in rows}
        return tuple(each for each in Category if each in there)

    def close(self) -> None:
        """Close the file; nothing more can be asked."""
        self._reader.close()
