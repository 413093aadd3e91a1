"""What an edition holds besides its placings: read when first asked for, and then kept.

The package `db.results` is the only place with SQL that reads; `db.results.results` has the
questions.
"""

from collections import defaultdict
from collections.abc import Hashable, Iterable
from functools import cached_property
from typing import TypeVar

from db.findings import Check, Finding, Tally
from db.rally import (
    Category,
    Crew,
    Headline,
    Paragraph,
    Person,
    Remark,
    RestDay,
    Stage,
    StageWinner,
    Stated,
    Statement,
    Unheld,
)
from db.results import revive
from db.results.reading import Reader

_Key = TypeVar("_Key", bound=Hashable)
_Value = TypeVar("_Value")


class Contents:
    """What one edition holds."""

    def __init__(self, reader: Reader, year: int) -> None:
        self._reader = reader
        self.year = year
        facts = reader.rows(
            """
            select name, other_name, running, previous, following
            from editions where year = :year
            """,
            year=year,
        )
        self.name: str
        self.other_name: str | None
        self.running: int | None
        self.previous: str | None
        self.following: str | None
        self.name, self.other_name, self.running, self.previous, self.following = facts[0]

    @cached_property
    def countries(self) -> tuple[str | None, ...]:
        """The countries of the infobox; none where the cell is blank."""
        rows = self._reader.rows(
            "select country from countries where year = :year order by position", year=self.year
        )
        return tuple(country for (country,) in rows)

    @cached_property
    def headlines(self) -> tuple[Headline, ...]:
        """The winners of the infobox."""
        rows = self._reader.rows(
            """
            select category, people, make, line
            from headlines where year = :year order by position
            """,
            year=self.year,
        )
        return tuple(revive.headline(row) for row in rows)

    @cached_property
    def stated(self) -> tuple[Stated, ...]:
        """What the infobox states of the whole rally."""
        rows = self._reader.rows(
            "select about, printed, line from stated where year = :year order by position",
            year=self.year,
        )
        return tuple(Stated(Statement(about), printed, line) for about, printed, line in rows)

    @cached_property
    def stages(self) -> tuple[Stage, ...]:
        """All stages, in the order of the document."""
        uncounted = grouped(
            (number, Category(category))
            for number, category in self._reader.rows(
                """
                select stage, category
                from uncounted where year = :year order by stage, position
                """,
                year=self.year,
            )
        )
        winners = grouped(
            (number, StageWinner(Category(category), printed))
            for number, category, printed in self._reader.rows(
                """
                select stage, category, printed
                from printed_winners where year = :year order by stage, position
                """,
                year=self.year,
            )
        )
        unheld = grouped(
            (number, Unheld(Category(category), printed))
            for number, category, printed in self._reader.rows(
                """
                select stage, category, printed
                from unheld where year = :year order by stage, position
                """,
                year=self.year,
            )
        )
        rows = self._reader.rows(
            """
            select number, date, start, start_country, finish, finish_country, km, loop, line
            from stages where year = :year order by position
            """,
            year=self.year,
        )
        return tuple(
            revive.stage(
                row, uncounted.get(row[0], ()), winners.get(row[0], ()), unheld.get(row[0], ())
            )
            for row in rows
        )

    @cached_property
    def rest_days(self) -> tuple[RestDay, ...]:
        """The days without a stage."""
        rows = self._reader.rows(
            """
            select date, start, start_country, finish, finish_country, line, printed
            from rest_days where year = :year order by position
            """,
            year=self.year,
        )
        return tuple(revive.rest_day(row) for row in rows)

    @cached_property
    def people(self) -> tuple[Person, ...]:
        """Everybody in the tables, in the order in which the crews appear."""
        return tuple(self._known_here.values())

    @cached_property
    def _known_here(self) -> dict[str, Person]:
        """Everybody by what they are known by within this edition."""
        rows = self._reader.rows(
            """
            select people.key, identities.key, identities.name, people.name, people.nationality,
              people.spellings
            from people join identities
              on identities.year = people.year and identities.person = people.key
            where people.year = :year order by people.position
            """,
            year=self.year,
        )
        return {here: revive.person(tuple(row)) for here, *row in rows}

    @cached_property
    def crews(self) -> tuple[Crew, ...]:
        """All crews, in the order in which the document has them."""
        seats = grouped(
            (crew, self._known_here[person])
            for crew, person in self._reader.rows(
                "select crew, person from seats where year = :year order by crew, seat",
                year=self.year,
            )
        )
        rows = self._reader.rows(
            """
            select key, category, make, number, vehicle, entrant
            from crews where year = :year order by position
            """,
            year=self.year,
        )
        return tuple(revive.crew(row, seats.get(row[0], ())) for row in rows)

    def stage(self, number: int) -> Stage | None:
        """Find a stage by its number."""
        return self._stages.get(number)

    @cached_property
    def _stages(self) -> dict[int, Stage]:
        return {stage.number: stage for stage in self.stages}

    @cached_property
    def _crews(self) -> dict[str, Crew]:
        return {crew.key: crew for crew in self.crews}

    def crew(self, key: str) -> Crew | None:
        """Find a crew by its key, as findings name it."""
        return self._crews.get(key)

    def person(self, key: str) -> Person | None:
        """Find a person by the key, as findings and remarks name them."""
        return self._people.get(key)

    @cached_property
    def _people(self) -> dict[str, Person]:
        return {person.key: person for person in self.people}

    @cached_property
    def remarks(self) -> tuple[Remark, ...]:
        """What the source says in words."""
        people = grouped(
            (remark, self._known_here[person].key)
            for remark, person in self._reader.rows(
                """
                select remark, person
                from remark_people where year = :year order by remark, position
                """,
                year=self.year,
            )
        )
        stages: dict[int, tuple[int, ...]] = grouped(
            self._reader.rows(
                """
                select remark, stage
                from remark_stages where year = :year order by remark, position
                """,
                year=self.year,
            )
        )
        rows = self._reader.rows(
            """
            select claim, names, places, category, amount_seconds, amount, amount_origin, count,
              footnote, text, line
            from remarks where year = :year order by position
            """,
            year=self.year,
        )
        return tuple(
            revive.remark(row, people.get(position, ()), stages.get(position, ()))
            for position, row in enumerate(rows)
        )

    @cached_property
    def paragraphs(self) -> tuple[Paragraph, ...]:
        """The prose, paragraph by paragraph."""
        rows = self._reader.rows(
            "select text, footnote, line from paragraphs where year = :year order by position",
            year=self.year,
        )
        return tuple(Paragraph(text, bool(footnote), line) for text, footnote, line in rows)

    @cached_property
    def findings(self) -> tuple[Finding, ...]:
        """Where the source disagrees with itself, in the order of the audit."""
        people = grouped(
            (finding, self._known_here[person].key)
            for finding, person in self._reader.rows(
                """
                select finding, person
                from finding_people where year = :year order by finding, position
                """,
                year=self.year,
            )
        )
        rows = self._reader.rows(
            """
            select checked, severity, printed, other, favours, kind, category, stage, crew, lines,
              remark
            from findings where year = :year order by position
            """,
            year=self.year,
        )
        return tuple(
            revive.finding(row, people.get(position, ())) for position, row in enumerate(rows)
        )

    @cached_property
    def tallies(self) -> tuple[Tally, ...]:
        """How often each check was made, and how often it failed."""
        rows = self._reader.rows(
            "select checked, made, failed from tallies where year = :year order by position",
            year=self.year,
        )
        return tuple(Tally(Check(check), made, failed) for check, made, failed in rows)


def grouped(pairs: Iterable[tuple[_Key, _Value]]) -> dict[_Key, tuple[_Value, ...]]:
    """Gather the values of each key, in their order."""
    groups: defaultdict[_Key, list[_Value]] = defaultdict(list)
    for key, value in pairs:
        groups[key].append(value)
    return {key: tuple(values) for key, values in groups.items()}
