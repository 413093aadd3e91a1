"""What went on from stage to stage in any edition: wins in a row, and who held the lead."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise

from db.results.firsts import First


@dataclass(frozen=True, slots=True)
class Run:
    """Stages of one edition that a crew won, or after which it led."""

    first: First
    stages: tuple[int, ...]


def in_a_row(run: Run, turns: Mapping[int, int]) -> Iterator[Run]:
    """Cut stages where another one lies between them."""
    begun = [run.stages[0]]
    for before, stage in pairwise(run.stages):
        if turns[stage] != turns[before] + 1:
            yield Run(run.first, tuple(begun))
            begun = []
        begun.append(stage)
    yield Run(run.first, tuple(begun))


def leads(led: Sequence[First]) -> list[list[First]]:
    """Give who led each category of each edition; of several with one time the first printed."""
    leads = []
    for _, lines in groupby(led, key=lambda each: (each.year, each.category)):
        in_order = sorted(lines, key=lambda each: each.stage)
        leads.append([next(same) for _, same in groupby(in_order, key=lambda each: each.stage)])
    return leads
