"""Who stood first, second or third of stages, counted for whoever they are counted for."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from db.rally import Category, Kind, Placing
from db.results import Results

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class StagePlace:
    """One line of a stage's result."""

    stage: int
    category: Category
    placing: Placing


@dataclass(frozen=True, slots=True)
class Score(Generic[T]):
    """What somebody, a make or a country has reached on stages."""

    whose: T
    places: tuple[StagePlace, ...]
    """The places among the first three, in the order of categories and stages."""

    @property
    def wins(self) -> tuple[StagePlace, ...]:
        """The stages won."""
        return tuple(place for place in self.places if place.placing.rank == 1)


def places(results: Results, category: Category | None = None) -> tuple[StagePlace, ...]:
    """Give the first three of each stage as printed, of one category or of all."""
    tables = (
        results.classification(Kind.STAGE, each, stage.number)
        for each in ((category,) if category else results.categories)
        for stage in results.stages
    )
    return tuple(
        StagePlace(table.stage, table.category, placing)
        for table in tables
        if table and table.stage is not None
        for placing in table.podium
    )


def scores(counted: Iterable[StagePlace], whose: Callable[[Placing], T]) -> tuple[Score[T], ...]:
    """Count places for each, the most wins first, then the most places among the first three."""
    groups: defaultdict[T, list[StagePlace]] = defaultdict(list)
    for place in counted:
        groups[whose(place.placing)].append(place)
    made = [Score(each, tuple(group)) for each, group in groups.items()]
    return tuple(sorted(made, key=lambda score: (-len(score.wins), -len(score.places))))


def ranks(counts: Sequence[int]) -> tuple[tuple[int, bool], ...]:
    """Rank counts that fall: equal ones share a rank, and whether they do stands beside it."""
    return tuple((counts.index(count) + 1, counts.count(count) > 1) for count in counts)
