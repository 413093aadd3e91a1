"""All editions side by side: what each of them is, and who won it."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby

from db import words
from db.rally import Category, Person
from db.results import revive
from db.results.contents import grouped
from db.results.firsts import Firsts


@dataclass(frozen=True, slots=True)
class Champion:
    """Who won a category of an edition."""

    year: int
    category: Category
    people: tuple[Person, ...]
    """The rider or driver first."""
    make: str
    """Empty where none is printed."""
    headlined: bool = False
    """It is the infobox that names them: there is no final table of the category."""


@dataclass(frozen=True, slots=True)
class Glance:
    """An edition at a glance."""

    year: int
    name: str
    start: str
    finish: str
    categories: tuple[Category, ...]
    champions: tuple[Champion, ...]
    """In the order of the categories; several of one where they won together, or none."""


@dataclass(frozen=True, slots=True)
class Final:
    """How far the final table of a category goes."""

    lines: int
    last: int
    """The place of its last line."""

    @property
    def gappy(self) -> bool:
        """Whether it leaves out places between those that it has."""
        return self.last > self.lines


class Together(Firsts):
    """Asks all editions of a file at once, and keeps what is asked for."""

    @cached_property
    def glances(self) -> tuple[Glance, ...]:
        """Every edition at a glance, the newest first."""
        there = grouped(
            (year, Category(category))
            for year, category in self._reader.rows(
                """
                select year, category from classifications
                group by year, category order by year, min(position)
                """
            )
        )
        champions = grouped((each.year, each) for each in (*self.finally_first, *self._headlined))
        rows = self._reader.rows(
            """
            select year, name,
              (
                select start from stages
                where stages.year = editions.year order by position limit 1
              ),
              (
                select finish from stages
                where stages.year = editions.year order by position desc limit 1
              )
            from editions order by year desc
            """
        )
        found = []
        for year, name, start, finish in rows:
            won = champions.get(year, ())
            categories = [*there.get(year, ()), *(each.category for each in won)]
            in_order = tuple(dict.fromkeys(categories))
            ranked = sorted(won, key=lambda each: categories.index(each.category))
            found.append(Glance(year, name, start or "", finish or "", in_order, tuple(ranked)))
        return tuple(found)

    @cached_property
    def finals(self) -> Mapping[tuple[int, Category], Final]:
        """How far the final tables go, of those that there are."""
        rows = self._reader.rows(
            """
            select classifications.year, classifications.category, placings.position + 1,
              placings.rank
            from classifications
            join placings on placings.year = classifications.year
              and placings.classification = classifications.position
              and placings.position = (
                select max(position) from placings
                where year = classifications.year and classification = classifications.position
              )
            where classifications.kind = 'final'
            """
        )
        return {
            (year, Category(category)): Final(lines, last) for year, category, lines, last in rows
        }

    @cached_property
    def finally_first(self) -> tuple[Champion, ...]:
        """Those who are first in the final tables, the oldest edition first."""
        rows = self._reader.rows(
            """
            select classifications.year, classifications.category, placings.position,
              placings.make, identities.key, identities.name, people.name, people.nationality,
              people.spellings
            from classifications
            join placings on placings.year = classifications.year
              and placings.classification = classifications.position and placings.rank = 1
            join seats on seats.year = placings.year and seats.crew = placings.crew
            join identities
              on identities.year = seats.year and identities.person = seats.person
            join people on people.year = seats.year and people.key = seats.person
            where classifications.kind = 'final'
            order by classifications.year, classifications.position, placings.position, seats.seat
            """
        )
        return tuple(
            Champion(
                year,
                Category(category),
                tuple(revive.person(row[4:]) for row in seats),
                make or "",
            )
            for (year, category, _, make), seats in groupby(rows, key=lambda row: row[:4])
        )

    @cached_property
    def _headlined(self) -> tuple[Champion, ...]:
        """Those whom the infoboxes name in categories without a final table."""
        rows = self._reader.rows(
            "select year, category, people, make from headlines order by year, position"
        )
        return tuple(
            Champion(year, Category(category), named(json.loads(people)), make, headlined=True)
            for year, category, people, make in rows
            if (year, category) not in self.finals and any(json.loads(people))
        )


def named(printed: list[str] | tuple[str, ...]) -> tuple[Person, ...]:
    """Read those whom an infobox names, each with the flag: `RUS Vladimir Chagin`."""
    split = (words.split_flag(words.unmarked(each)) for each in printed if each)
    return tuple(Person(words.slug(name), name, code) for code, name in split)
