"""The sums and orders that hold in an edition without a slip, each with the lines it stands on.

They are written down here once more, as plainly as can be, to hold the audit against them.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from db.findings import Check
from db.rally import Category, Classification, Edition, Kind, Placing

_GAPS = {Kind.STAGE: Check.STAGE_GAP, Kind.GENERAL: Check.GENERAL_GAP, Kind.FINAL: Check.FINAL}
CHECKS = frozenset((*_GAPS.values(), Check.GENERAL_STEP, Check.LEADER_TIME, Check.ORDER))


@dataclass(frozen=True)
class Sum:
    """Something that figures should do, and whether they do."""

    check: Check
    lines: frozenset[int]
    holds: bool


def sums(edition: Edition) -> Iterator[Sum]:
    """Go through everything that figures should do."""
    for table in edition.classifications:
        yield from _down(table)
    for category in edition.categories:
        yield from _along(edition, category)


def _down(table: Classification) -> Iterator[Sum]:
    first = table.placings[0]
    for each in table.placings[1:]:
        if first.time and each.time and each.gap:
            fits = each.time.seconds - first.time.seconds == each.gap.seconds
            yield Sum(_GAPS[table.kind], _lines(first, each), fits)
    for upper, lower in pairwise(table.placings):
        pairs = ((upper.time, lower.time), (upper.gap, lower.gap))
        above, below = next((pair for pair in pairs if all(pair)), (None, None))
        if above and below:
            yield Sum(Check.ORDER, _lines(upper, lower), above.seconds <= below.seconds)


def _along(edition: Edition, category: Category) -> Iterator[Sum]:
    tables = [table for table in edition.classifications if table.category is category]
    stages = {table.stage: _times(table) for table in tables if table.kind is Kind.STAGE}
    general = {table.stage: _times(table) for table in tables if table.kind is Kind.GENERAL}
    for (_, before), (number, after) in pairwise(general.items()):
        for crew, total in after.items():
            if crew in before and crew in stages[number]:
                base, part = before[crew], stages[number][crew]
                fits = total.time.seconds == base.time.seconds + part.time.seconds
                yield Sum(Check.GENERAL_STEP, _lines(total, base, part), fits)
        one, other = (next(iter(each.values())) for each in (before, after))
        grows = one.time.seconds < other.time.seconds
        yield Sum(Check.LEADER_TIME, _lines(one, other), grows)
    last = [*general.values()][-1]
    for crew, placing in _times(tables[-1]).items():
        if crew in last:
            value = "gap" if placing.gap and last[crew].gap else "time"
            ours, theirs = getattr(placing, value), getattr(last[crew], value)
            if ours and theirs:
                fits = ours.seconds == theirs.seconds
                yield Sum(Check.FINAL, _lines(placing, last[crew]), fits)


def _times(table: Classification) -> dict[str, Placing]:
    return {placing.crew.key: placing for placing in table.placings}


def _lines(*placings: Placing) -> frozenset[int]:
    return frozenset(placing.line for placing in placings)
