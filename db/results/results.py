"""One edition of a results file, asked for lists, winners, leaders and all that is about somebody.

Each question that is about the placings is one statement.
"""

from functools import cached_property

from db.findings import Finding
from db.rally import Category, Classification, Crew, Edition, Kind, Person, Placing, Remark
from db.results import revive
from db.results.contents import grouped
from db.results.lists import Lists


class Results(Lists):
    """What one edition's results answer; what is asked of the placings is one statement each."""

    def crews_of(self, person: Person) -> tuple[Crew, ...]:
        """Find the crews in which somebody sat."""
        return self._crews_of.get(person.key, ())

    @cached_property
    def _crews_of(self) -> dict[str, tuple[Crew, ...]]:
        return grouped((person.key, crew) for crew in self.crews for person in crew.people)

    def classification(
        self, kind: Kind, category: Category, stage: int | None = None
    ) -> Classification | None:
        """Give a whole list: of a stage, in general after it, or without a stage the final one."""
        number = self._lists.get((kind, category, stage))
        if number is None:
            return None
        if number not in self._classifications:
            self._classifications[number] = Classification(
                kind, category, stage, self._placings(number), number in self._winners_only
            )
        return self._classifications[number]

    @cached_property
    def _classifications(self) -> dict[int, Classification]:
        """Those that were read; questions about anybody go through nearly all of them."""
        return {}

    def _placings(self, number: int) -> tuple[Placing, ...]:
        rows = self._reader.rows(
            """
            select * from placings
            where year = :year and classification = :number
            order by position
            """,
            year=self.year,
            number=number,
        )
        return tuple(revive.placing(row, self._crews) for row in rows)

    def winners(self, stage: int | None, category: Category) -> tuple[Placing, ...]:
        """Give the winner of a stage, or without one of the rally; several where they tied."""
        return self._first(Kind.FINAL if stage is None else Kind.STAGE, category, stage)

    def winner(self, stage: int | None, category: Category) -> Placing | None:
        """Give the first of the winners."""
        return next(iter(self.winners(stage, category)), None)

    def leader(self, category: Category, stage: int) -> Placing | None:
        """Give who led in general after a stage."""
        return next(iter(self._first(Kind.GENERAL, category, stage)), None)

    def _first(self, kind: Kind, category: Category, stage: int | None) -> tuple[Placing, ...]:
        rows = self._reader.rows(
            """
            select * from placings
            where year = :year and classification = :number and rank = 1
            order by position
            """,
            year=self.year,
            number=self._lists.get((kind, category, stage)),
        )
        return tuple(revive.placing(row, self._crews) for row in rows)

    def leaders(self, category: Category) -> tuple[tuple[int, Placing], ...]:
        """Give who led in general after each stage that has a general classification."""
        rows = self._reader.rows(
            """
            select classifications.stage, placings.* from classifications join placings
              on placings.year = classifications.year
              and placings.classification = classifications.position
            where classifications.year = :year and classifications.kind = 'general'
              and classifications.category = :category and placings.rank = 1
            order by classifications.stage, placings.position
            """,
            year=self.year,
            category=category,
        )
        return tuple((stage, revive.placing(tuple(row), self._crews)) for stage, *row in rows)

    def placings_of(self, person: Person) -> tuple[tuple[Kind, int | None, Placing], ...]:
        """Give every line on which somebody's crews stand, in the order of the document."""
        rows = [row for crew in self.crews_of(person) for row in self._rows_of(crew)]
        rows.sort(key=lambda row: (row[1], row[2]))
        return tuple((*self._kinds[row[1]], revive.placing(row, self._crews)) for row in rows)

    def _rows_of(self, crew: Crew) -> list[revive.Row]:
        return self._reader.rows(
            "select * from placings where year = :year and crew = :crew",
            year=self.year,
            crew=crew.key,
        )

    @cached_property
    def _kinds(self) -> dict[int, tuple[Kind, int | None]]:
        """Which list is where in the document."""
        return {number: (kind, stage) for (kind, _, stage), number in self._lists.items()}

    def stage_wins(self, person: Person) -> tuple[tuple[int, Placing], ...]:
        """Give the stages that somebody's crews have won, with the winning line."""
        return tuple(
            (stage, placing)
            for kind, stage, placing in self.placings_of(person)
            if kind is Kind.STAGE and stage is not None and placing.rank == 1
        )

    def remarks_about(self, person: Person) -> tuple[Remark, ...]:
        """Give what the source says of somebody."""
        return tuple(remark for remark in self.remarks if person.key in remark.people)

    def remarks_about_stage(self, number: int) -> tuple[Remark, ...]:
        """Give what the source says of a stage and names it."""
        return tuple(remark for remark in self.remarks if number in remark.stages)

    def findings_about(
        self,
        *,
        kind: Kind | None = None,
        category: Category | None = None,
        stage: int | None = None,
    ) -> tuple[Finding, ...]:
        """Give the findings on what is named; what is not given does not matter."""
        return tuple(
            finding
            for finding in self.findings
            if kind in (None, finding.kind)
            and category in (None, finding.category)
            and stage in (None, finding.stage)
        )

    def findings_about_person(self, person: Person) -> tuple[Finding, ...]:
        """Give the findings on somebody, or on a crew of theirs."""
        crews = {crew.key for crew in self.crews_of(person)}
        return tuple(
            finding
            for finding in self.findings
            if person.key in finding.people or finding.crew in crews
        )

    @cached_property
    def classifications(self) -> tuple[Classification, ...]:
        """All lists, in the order of the document; read at once, for who wants the whole."""
        placings = grouped(
            (row[1], revive.placing(row, self._crews))
            for row in self._reader.rows(
                "select * from placings where year = :year order by classification, position",
                year=self.year,
            )
        )
        return tuple(
            Classification(
                kind, category, stage, placings.get(number, ()), number in self._winners_only
            )
            for (kind, category, stage), number in self._lists.items()
        )

    def edition(self) -> Edition:
        """Give the edition as it was stored, whole."""
        return Edition(
            year=self.year,
            name=self.name,
            other_name=self.other_name,
            running=self.running,
            previous=self.previous,
            following=self.following,
            countries=self.countries,
            headlines=self.headlines,
            stages=self.stages,
            rest_days=self.rest_days,
            crews=self.crews,
            classifications=self.classifications,
            remarks=self.remarks,
            paragraphs=self.paragraphs,
            stated=self.stated,
        )
