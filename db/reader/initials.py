"""Winners whom only the table of stages names, with initials: who of the edition they are.

Where the results of a stage are missing, its winner is known from there alone. A name with initials
is that of a driver whom the edition names in full where exactly one fits: same category, same
initials, same surname, and no other flag. Otherwise somebody is known by the initials as printed.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from db import words
from db.nations import country
from db.rally import Category, Headline, Kind, Stage
from db.reader import cells
from db.reader.cells import Named
from db.reader.crews import Entries
from db.reader.tables import Line

_Short = tuple[Category, str, str]
"""Category, initials without their dots and hyphens, and the folded surname."""


def winners_only(
    stages: Iterable[Stage], lines: Sequence[Line], headlines: Iterable[Headline]
) -> list[Line]:
    """Make a line of every winner whose stage has no results in the category."""
    listed = {(line.category, line.stage) for line in lines if line.kind is Kind.STAGE}
    missing = [
        (stage, winner)
        for stage in stages
        for winner in stage.winners
        if (winner.category, stage.number) not in listed
    ]
    drivers = _Drivers(lines, headlines) if missing else None
    return [
        Line(
            Kind.STAGE,
            winner.category,
            stage.number,
            rank=1,
            people=drivers.crew(winner.category, cells.named(printed)),
            make=None,
            time=None,
            gap=None,
            line=stage.line,
            printed=(printed,),
            winner_only=True,
        )
        for stage, winner in missing
        for printed in winner.people
        if drivers
    ]


@dataclass(slots=True)
class _Driver:
    """Somebody whom the edition names in full, with everybody they drove with."""

    flag: str | None
    crews: list[tuple[Named, ...]] = field(default_factory=list)


class _Drivers:
    """Those whom the tables name in full, or else the infobox."""

    def __init__(self, lines: Sequence[Line], headlines: Iterable[Headline]) -> None:
        entries = Entries(lines)
        self._listed: dict[_Short, dict[str, _Driver]] = {}
        for crew in entries.crews:
            driver = crew.people[0]
            for name in (driver.name, *driver.spellings):
                known = self._listed.setdefault(_short(crew.category, name), {})
                entry = known.setdefault(driver.key, _Driver(driver.nationality))
                entry.crews.append(entries.printed(crew))
        self._headlined: dict[_Short, dict[str, _Driver]] = {}
        for category, people in _headlined(headlines):
            known = self._headlined.setdefault(_short(category, people[0].name), {})
            known.setdefault(words.fold(people[0].name), _Driver(people[0].flag, [people]))

    def crew(self, category: Category, winner: Named) -> tuple[Named, ...]:
        """Give the people of a winner's crew; of a driver who had several, the driver alone."""
        short = _short(category, winner.name)
        for known in (self._listed, self._headlined):
            fitting = [
                driver
                for driver in known.get(short, {}).values()
                if None in (winner.flag, driver.flag)
                or country(winner.flag) == country(driver.flag)
            ]
            if len(fitting) == 1:
                crews = list(dict.fromkeys(fitting[0].crews))
                return crews[0] if len(crews) == 1 else crews[0][:1]
            if fitting:
                break
        return (winner,)


def _headlined(headlines: Iterable[Headline]) -> Iterator[tuple[Category, tuple[Named, ...]]]:
    for headline in headlines:
        try:
            people = tuple(cells.named(each) for each in headline.people if each)
        except ValueError:
            continue
        if people:
            yield headline.category, people


def _short(category: Category, name: str) -> _Short:
    return category, *words.shortened(name)
