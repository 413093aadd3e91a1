"""Which lists an edition has, and how far they go, without reading them."""

from collections.abc import Mapping
from functools import cached_property

from db.rally import Category, Kind, Stage
from db.results.contents import Contents


class Lists(Contents):
    """What one edition holds, with an index of its classifications."""

    @cached_property
    def categories(self) -> tuple[Category, ...]:
        """The categories that have results, in the order of the document."""
        return tuple(dict.fromkeys(category for _, category, _ in self._lists))

    @cached_property
    def _lists(self) -> dict[tuple[Kind, Category, int | None], int]:
        """Where each classification stands in the document."""
        rows = self._reader.rows(
            """
            select kind, category, stage, position
            from classifications where year = :year order by position
            """,
            year=self.year,
        )
        return {
            (Kind(kind), Category(category), stage): position
            for kind, category, stage, position in rows
        }

    @cached_property
    def _winners_only(self) -> frozenset[int]:
        """The places of the lists that come from the table of stages."""
        rows = self._reader.rows(
            "select position from classifications where year = :year and winners_only",
            year=self.year,
        )
        return frozenset(position for (position,) in rows)

    @cached_property
    def lengths(self) -> Mapping[tuple[Kind, Category, int | None], int]:
        """How many lines each list has; one where the table of stages names the winners alone."""
        rows = self._reader.rows(
            """
            select position,
              (
                select max(position) + 1 from placings
                where year = :year and classification = classifications.position
              )
            from classifications where year = :year
            """,
            year=self.year,
        )
        counts = dict(rows)
        return {
            about: 1 if number in self._winners_only else counts[number] or 0
            for about, number in self._lists.items()
        }

    def held(self, category: Category) -> tuple[Stage, ...]:
        """Give the stages that were held for a category."""
        return tuple(stage for stage in self.stages if stage.held(category))

    def counting(self, category: Category) -> tuple[Stage, ...]:
        """Give the stages after which there is a general classification."""
        return tuple(
            stage for stage in self.stages if (Kind.GENERAL, category, stage.number) in self.lengths
        )
