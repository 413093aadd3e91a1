"""What went on from stage to stage: wins in a row, and the lead as it was held and changed."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise

from db.rally import Category, Crew
from db.results import Results


@dataclass(frozen=True, slots=True)
class Run:
    """Stages, one after the other, that the same crew won."""

    crew: Crew
    stages: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Lead:
    """Who led a category after each counting stage; of several with one time the first printed."""

    category: Category
    leaders: tuple[tuple[int, Crew], ...]

    @property
    def changes(self) -> tuple[int, ...]:
        """The stages after which another crew led than before."""
        return tuple(
            stage for (_, before), (stage, now) in pairwise(self.leaders) if now.key != before.key
        )

    @property
    def held(self) -> tuple[Run, ...]:
        """Each crew that ever led, with the stages after which it did, in order of the first."""
        crews = {crew.key: crew for _, crew in self.leaders}
        return tuple(
            Run(crew, tuple(stage for stage, each in self.leaders if each.key == key))
            for key, crew in crews.items()
        )


def lead(results: Results, category: Category) -> Lead:
    """Follow the lead through the stages that count."""
    by_stage = groupby(results.leaders(category), key=lambda each: each[0])
    leaders = tuple((stage, next(group)[1].crew) for stage, group in by_stage)
    return Lead(category, leaders)


def winning(results: Results, category: Category) -> tuple[Run, ...]:
    """Give every row of wins of a crew, single ones too."""
    runs: list[Run] = []
    open_: dict[str, list[int]] = {}
    crews: dict[str, Crew] = {}
    for stage in results.stages:
        won = {each.crew.key: each.crew for each in results.winners(stage.number, category)}
        crews.update(won)
        ended = [key for key in open_ if key not in won]
        runs += [Run(crews[key], tuple(open_.pop(key))) for key in ended]
        for key in won:
            open_.setdefault(key, []).append(stage.number)
    return (*runs, *(Run(crews[key], tuple(stages)) for key, stages in open_.items()))


def longest(runs: Sequence[Run]) -> tuple[Run, ...]:
    """Give the run of most stages, or all that are equally long."""
    most = max((len(run.stages) for run in runs), default=0)
    return tuple(run for run in runs if len(run.stages) == most)
