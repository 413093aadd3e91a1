"""The people of all editions: who is called so, and what somebody rode or drove in which year."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import groupby

from db import words
from db.rally import Crew, Person
from db.results import revive
from db.results.reading import Reader


@dataclass(frozen=True, slots=True)
class Start:
    """Somebody in a crew of one year."""

    year: int
    person: Person
    crew: Crew


@dataclass(frozen=True, slots=True)
class Reached:
    """What a crew of somebody's has reached in a year, as far as it is listed."""

    start: Start
    final: int | None
    """The place at the end, where the final table has them."""
    wins: int
    """Of stages."""
    podiums: int
    """How often they were among the first three of a stage."""


class Everybody:
    """Asks all editions of a file at once; nothing is kept but what is asked for."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader

    def career(self, key: str) -> tuple[Start, ...]:
        """Give somebody's crews of all years, the oldest first."""
        # Cross joins keep SQLite to this order; by its own it goes through all seats of a year.
        rows = self._reader.rows(
            """
            select mine.year, crews.key, crews.category, crews.make, crews.number, crews.vehicle,
              crews.entrant, theirs.key, theirs.name, people.name, people.nationality,
              people.spellings
            from identities as mine
            cross join seats on seats.year = mine.year and seats.person = mine.person
            cross join crews on crews.year = seats.year and crews.key = seats.crew
            cross join seats as beside on beside.year = seats.year and beside.crew = seats.crew
            cross join identities as theirs
              on theirs.year = beside.year and theirs.person = beside.person
            cross join people on people.year = beside.year and people.key = beside.person
            where mine.key = :key
            order by mine.year, crews.position, beside.seat
            """,
            key=key,
        )
        return tuple(
            Start(year, next(each for each in people if each.key == key), crew)
            for (year, *parts), seats in groupby(rows, key=lambda row: row[:7])
            for people in [tuple(revive.person(row[7:]) for row in seats)]
            for crew in [revive.crew(tuple(parts), people)]
        )

    def reached(self, key: str) -> tuple[Reached, ...]:
        """Give what somebody's crews have reached in all years, the oldest first."""
        rows = self._reader.rows(
            """
            select seats.year, seats.crew,
              min(case when classifications.kind = 'final' then placings.rank end),
              count(case when classifications.kind = 'stage' and placings.rank = 1 then 1 end),
              count(case when classifications.kind = 'stage' and placings.rank <= 3 then 1 end)
            from identities
            cross join seats on seats.year = identities.year and seats.person = identities.person
            cross join placings on placings.year = seats.year and placings.crew = seats.crew
            cross join classifications
              on classifications.year = placings.year
              and classifications.position = placings.classification
            where identities.key = :key
            group by seats.year, seats.crew
            """,
            key=key,
        )
        listed = {(year, crew): counts for year, crew, *counts in rows}
        return tuple(
            Reached(start, *listed.get((start.year, start.crew.key), (None, 0, 0)))
            for start in self.career(key)
        )

    def called(self, text: str) -> tuple[str, ...]:
        """Give the keys of those who are called exactly so, or else whose surname it is."""
        rows = self._reader.rows(
            "select key, whole from called where name = :name order by key",
            name=words.slug(text),
        )
        whole = tuple(key for key, is_whole in rows if is_whole)
        return whole or tuple(key for key, _ in rows)

    def beginning(self, text: str, most: int) -> tuple[str, ...]:
        """Give the keys of those of whom a whole name or a surname begins so."""
        start = words.slug(text)
        rows = self._reader.rows(
            """
            select distinct key from called
            where name >= :start and name < :end order by name limit :most
            """,
            start=start,
            end=f"{start}\N{REPLACEMENT CHARACTER}",
            most=most,
        )
        return tuple(key for (key,) in rows)

    def latest(self) -> Iterator[Start]:
        """Give everybody in a crew of their latest year, alone in it, for whoever learns names."""
        rows = self._reader.rows(
            """
            select max(identities.year), crews.key, crews.category, crews.make, crews.number,
              crews.vehicle, crews.entrant, identities.key, identities.name, people.name,
              people.nationality, people.spellings
            from identities
            join people on people.year = identities.year and people.key = identities.person
            join seats on seats.year = people.year and seats.person = people.key
            join crews on crews.year = seats.year and crews.key = seats.crew
            group by identities.key order by identities.key
            """
        )
        for year, *row in rows:
            person = revive.person(tuple(row[6:]))
            crew = replace(revive.crew(tuple(row[:6]), (person,)), key=person.key)
            yield Start(year, person, crew)
