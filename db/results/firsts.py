"""Who was first in any list of any edition, by how much, and how long the stages were."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from db.findings import Check
from db.rally import Category, Kind, Person
from db.results.contents import grouped
from db.results.reading import Reader
from db.times import Time


@dataclass(frozen=True, slots=True)
class First:
    """A rider or driver who is first in a list of a stage, or overall after it."""

    year: int
    category: Category
    stage: int
    crew: str
    """Its key within the edition."""
    person: Person
    make: str | None


@dataclass(frozen=True, slots=True)
class Gap:
    """By how much the first of a list was ahead of the second, as printed."""

    year: int
    kind: Kind
    category: Category
    stage: int | None
    first: str
    """The key of the crew within the edition, here and below."""
    second: str
    seconds: int
    printed: str

    @property
    def gap(self) -> Time:
        """The gap as a time."""
        return Time(self.seconds, self.printed)


@dataclass(frozen=True, slots=True)
class Distance:
    """A stage with its way and length."""

    year: int
    stage: int
    start: str
    finish: str
    km: float | None


Doubt = tuple[int, Kind, Category, int | None, str]
"""Year, list and crew of what the source contradicts elsewhere."""
_ON_WINS = (Check.STAGE_WINNER, Check.RANKS, Check.ORDER, Check.CLAIM)


class Firsts:
    """Asks all editions of a file at once, and keeps what is asked for."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader

    @cached_property
    def winners(self) -> tuple[First, ...]:
        """Who won the stages, in the order of editions, lists and lines."""
        return self._firsts(Kind.STAGE)

    @cached_property
    def leaders(self) -> tuple[First, ...]:
        """Who led overall after the stages."""
        return self._firsts(Kind.GENERAL)

    def _firsts(self, kind: Kind) -> tuple[First, ...]:
        # Cross joins keep SQLite to this order: from few lists to the few lines that are first.
        rows = self._reader.rows(
            """
            select lists.year, lists.category, lists.stage, placings.crew, identities.key,
              identities.name, people.nationality, crews.make
            from classifications as lists
            cross join placings on placings.year = lists.year
              and placings.classification = lists.position and placings.rank = 1
            cross join seats
              on seats.year = placings.year and seats.crew = placings.crew and seats.seat = 0
            cross join identities
              on identities.year = seats.year and identities.person = seats.person
            cross join people on people.year = seats.year and people.key = seats.person
            cross join crews on crews.year = placings.year and crews.key = placings.crew
            where lists.kind = :kind
            order by lists.year, lists.position, placings.position
            """,
            kind=kind,
        )
        people: dict[str, Person] = {}
        return tuple(
            First(
                year,
                Category(category),
                stage,
                crew,
                people.setdefault(key, Person(key, name, code)),
                make,
            )
            for year, category, stage, crew, key, name, code, make in rows
        )

    @cached_property
    def gaps(self) -> tuple[Gap, ...]:
        """The gaps between a first and a second, where both are one and it is printed."""
        rows = self._reader.rows(
            """
            select lists.year, lists.kind, lists.category, lists.stage, ahead.crew, behind.crew,
              behind.gap_seconds, behind.gap
            from classifications as lists
            cross join placings as ahead on ahead.year = lists.year
              and ahead.classification = lists.position and ahead.position = 0
            cross join placings as behind on behind.year = lists.year
              and behind.classification = lists.position and behind.position = 1
            where ahead.rank = 1 and behind.rank = 2 and behind.gap is not null
              and not lists.winners_only
            """
        )
        return tuple(
            Gap(year, Kind(kind), Category(category), *others)
            for year, kind, category, *others in rows
        )

    @cached_property
    def stages(self) -> Mapping[int, tuple[Distance, ...]]:
        """The stages of each edition in their order."""
        rows = self._reader.rows(
            "select year, number, start, finish, km from stages order by year, position"
        )
        return grouped((row[0], Distance(*row)) for row in rows)

    def crew(self, year: int, key: str) -> tuple[Person, ...]:
        """Give who sits in a crew of an edition, the rider or driver first."""
        rows = self._reader.rows(
            """
            select identities.key, identities.name, people.nationality from seats
            cross join identities
              on identities.year = seats.year and identities.person = seats.person
            cross join people on people.year = seats.year and people.key = seats.person
            where seats.year = :year and seats.crew = :crew order by seats.seat
            """,
            year=year,
            crew=key,
        )
        return tuple(Person(*row) for row in rows)

    @cached_property
    def doubts(self) -> frozenset[Doubt]:
        """Which figures of lists the source contradicts elsewhere."""
        return self._doubts("contradiction", tuple(Check))

    @cached_property
    def doubted_wins(self) -> frozenset[tuple[int, str]]:
        """Whose stage wins the source contradicts elsewhere: a time in doubt changes no win."""
        found = self._doubts("", _ON_WINS)
        return frozenset((year, crew) for year, kind, _, _, crew in found if kind is Kind.STAGE)

    def _doubts(self, severity: str, checks: tuple[Check, ...]) -> frozenset[Doubt]:
        rows = self._reader.rows(
            """
            select year, kind, category, stage, crew, checked from findings
            where kind is not null and category is not null and crew is not null
              and :severity in ('', severity)
            """,
            severity=severity,
        )
        return frozenset(
            (year, Kind(kind), Category(category), stage, crew)
            for year, kind, category, stage, crew, check in rows
            if check in checks
        )
