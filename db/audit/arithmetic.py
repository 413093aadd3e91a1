"""Times and gaps against each other: which sums do not work out, and which figure is to blame.

A failed sum alone cannot say which of its figures is the slip. The rest of the document often can:
a figure whose change by the same amount would mend other failed sums too, and spoil none that work
out, is the one to doubt. Where no figure stands out, the finding leaves it open.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from db.findings import Check, Finding, Severity
from db.rally import Category, Claim, Classification, Edition, Kind, Placing, Remark
from db.times import Time, clock

_Penalties = dict[tuple[int, str], list[tuple[int, Remark]]]
"""The remarks on penalties, with their indexes, by seconds and person."""
_GAP_CHECKS = {
    Kind.STAGE: Check.STAGE_GAP,
    Kind.GENERAL: Check.GENERAL_GAP,
    Kind.FINAL: Check.FINAL,
}


def compare(edition: Edition) -> Iterator[tuple[Check, Finding | None]]:
    """Check all sums of each category, and that times grow down the lists and over the stages."""
    penalties = _penalties(edition)
    for category in edition.categories:
        book = _Book(edition, category)
        failed: list[_Sum] = []
        for total in book.sums():
            if total.weigh():
                yield total.check, None
            else:
                failed.append(total)
        for total in failed:
            yield total.check, _finding(total, penalties)
        yield from _leader_times(book.general)
        for sheet in book.sheets:
            yield from _order(sheet)


def _penalties(edition: Edition) -> _Penalties:
    penalties: _Penalties = {}
    for index, remark in enumerate(edition.remarks):
        if remark.claim is Claim.PENALTY and remark.amount:
            for person in remark.people:
                known = penalties.setdefault((remark.amount.seconds, person), [])
                known.append((index, remark))
    return penalties


@dataclass(eq=False, slots=True)
class _Figure:
    """One printed time or gap, and what the sums in which it takes part ask of it."""

    value: Time
    table: Classification
    placing: Placing
    agreeing: int = 0
    changes: dict[int, int] | None = None
    """How many failed sums a change by so many seconds would mend, where any fails."""
    fitting: int | None = None
    """The seconds that would fit, once this figure is the one to doubt."""

    def blame(self, change: int) -> None:
        """Note that a change by so many seconds would mend one more sum."""
        self.changes = self.changes or {}
        self.changes[change] = self.changes.get(change, 0) + 1

    def merit(self, change: int) -> int:
        """Say how many more sums a change would mend than spoil."""
        return (self.changes or {}).get(change, 0) - self.agreeing


@dataclass(frozen=True, slots=True)
class _Row:
    placing: Placing
    time: _Figure | None
    gap: _Figure | None


class _Sheet:
    """A classification with its figures, each within reach of its crew."""

    def __init__(self, table: Classification) -> None:
        self.table = table
        self.rows = [
            _Row(
                placing,
                _Figure(placing.time, table, placing) if placing.time else None,
                _Figure(placing.gap, table, placing) if placing.gap else None,
            )
            for placing in table.placings
        ]
        self.of_crew = {row.placing.crew.key: row for row in reversed(self.rows)}


@dataclass(frozen=True, slots=True)
class _Sum:
    """Figures that should cancel out, the one that is named while nothing decides first."""

    check: Check
    terms: tuple[tuple[int, _Figure], ...]

    @property
    def excess(self) -> int:
        """By how many seconds the figures miss each other."""
        excess = 0
        for sign, figure in self.terms:
            excess += sign * figure.value.seconds
        return excess

    def weigh(self) -> bool:
        """Say whether the sum works out, and note with each figure what it asks of it."""
        excess = self.excess
        for sign, figure in self.terms:
            if not excess:
                figure.agreeing += 1
            else:
                figure.blame(-sign * excess)
        return not excess

    def doubtful(self) -> tuple[int, _Figure] | None:
        """Name the figure whose change would mend most and spoil least, if one stands out."""
        excess = self.excess
        merits = [figure.merit(-sign * excess) for sign, figure in self.terms]
        best = max(merits)
        standing_out = [
            term for term, merit in zip(self.terms, merits, strict=True) if merit == best
        ]
        return standing_out[0] if best > 0 and len(standing_out) == 1 else None


class _Book:
    """All classifications of a category, and the sums between their figures."""

    def __init__(self, edition: Edition, category: Category) -> None:
        self.sheets = [
            _Sheet(table) for table in edition.classifications if table.category is category
        ]
        self.stages = self._by_stage(Kind.STAGE)
        self.general = self._by_stage(Kind.GENERAL)
        counted = {
            stage.number
            for stage in edition.stages
            if category not in stage.uncounted and stage.held(category)
        }
        self.numbers = sorted(counted | self.general.keys())

    def sums(self) -> Iterator[_Sum]:
        """Give every sum whose figures are all printed."""
        for sheet in self.sheets:
            yield from _gaps(sheet)
        for before, number in pairwise(self.numbers):
            yield from self._steps(before, number)
        last = self.general.get(self.numbers[-1]) if self.numbers else None
        for sheet in self.sheets:
            if last and sheet.table.kind is Kind.FINAL:
                yield from _final(sheet, last)

    def _by_stage(self, kind: Kind) -> dict[int, _Sheet]:
        return {
            sheet.table.stage: sheet
            for sheet in self.sheets
            if sheet.table.kind is kind and sheet.table.stage is not None
        }

    def _steps(self, before: int, number: int) -> Iterator[_Sum]:
        earlier, later, stage = (
            self.general.get(before),
            self.general.get(number),
            self.stages.get(number),
        )
        if not (earlier and later and stage):
            return
        for crew, row in later.of_crew.items():
            total, base, part = row.time, earlier.of_crew.get(crew), stage.of_crew.get(crew)
            if total and base and base.time and part and part.time:
                yield _Sum(Check.GENERAL_STEP, ((1, total), (-1, base.time), (-1, part.time)))


def _gaps(sheet: _Sheet) -> Iterator[_Sum]:
    first = sheet.rows[0].time if sheet.rows else None
    for row in sheet.rows[1:]:
        if first and row.time and row.gap:
            terms = ((-1, row.gap), (1, row.time), (-1, first))
            yield _Sum(_GAP_CHECKS[sheet.table.kind], terms)


def _final(sheet: _Sheet, last: _Sheet) -> Iterator[_Sum]:
    for row in sheet.rows:
        general = last.of_crew.get(row.placing.crew.key)
        if general and row.time and general.time:
            yield _Sum(Check.FINAL, ((1, row.time), (-1, general.time)))
        elif general and row.gap and general.gap:
            yield _Sum(Check.FINAL, ((1, row.gap), (-1, general.gap)))


def _finding(total: _Sum, penalties: _Penalties) -> Finding:
    remark = _penalty(total, penalties)
    if remark is not None:
        explained = _missed(total, total.terms[0])
        return replace(explained, severity=Severity.EXPLAINED, remark=remark)
    doubtful = total.doubtful()
    if doubtful is None:
        return _missed(total, total.terms[0])
    sign, figure = doubtful
    figure.fitting = figure.value.seconds - sign * total.excess
    finding = _missed(total, doubtful)
    return replace(finding, favours=finding.other)


def _penalty(total: _Sum, penalties: _Penalties) -> int | None:
    """Find the remark on a penalty by which a general time has grown beside the stage time."""
    table, placing = total.terms[0][1].table, total.terms[0][1].placing
    if total.check is not Check.GENERAL_STEP:
        return None
    for person in placing.crew.people:
        for index, remark in penalties.get((total.excess, person.key), ()):
            same_category = remark.category in (None, table.category)
            if same_category and (not remark.stages or table.stage in remark.stages):
                return index
    return None


def _missed(total: _Sum, term: tuple[int, _Figure]) -> Finding:
    """Say what a figure of a failed sum would have to be for the sum to work out."""
    sign, figure = term
    others = [other for _, other in total.terms if other is not figure]
    fitting = figure.value.seconds - sign * total.excess
    return _at(total.check, figure, others, _written(fitting, figure.value))


def _leader_times(general: dict[int, _Sheet]) -> Iterator[tuple[Check, Finding | None]]:
    leaders = [sheet.rows[0].time for _, sheet in sorted(general.items()) if sheet.rows]
    for earlier, later in pairwise(leaders):
        if earlier and later:
            grown = later.value.seconds > earlier.value.seconds
            yield Check.LEADER_TIME, None if grown else _versus(Check.LEADER_TIME, later, earlier)


def _order(sheet: _Sheet) -> Iterator[tuple[Check, Finding | None]]:
    for above, below in pairwise(sheet.rows):
        for upper, lower in ((above.time, below.time), (above.gap, below.gap)):
            if upper and lower:
                ascending = upper.value.seconds <= lower.value.seconds
                yield Check.ORDER, None if ascending else _versus(Check.ORDER, lower, upper)
                break


def _versus(check: Check, figure: _Figure, other: _Figure) -> Finding:
    """Set two figures against each other; the one that a sum has cast doubt on comes first."""
    if figure.fitting is None and other.fitting is not None:
        figure, other = other, figure
    finding = _at(check, figure, [other], other.value.printed)
    if figure.fitting is None:
        return finding
    return replace(finding, favours=_written(figure.fitting, figure.value))


def _at(check: Check, figure: _Figure, others: Iterable[_Figure], other: str) -> Finding:
    placing, table = figure.placing, figure.table
    lines = dict.fromkeys((placing.line, *(each.placing.line for each in others)))
    return Finding(
        check=check,
        severity=Severity.CONTRADICTION,
        printed=figure.value.printed,
        other=other,
        kind=table.kind,
        category=table.category,
        stage=table.stage,
        crew=placing.crew.key,
        people=tuple(person.key for person in placing.crew.people),
        lines=tuple(lines),
    )


def _written(seconds: int, like: Time) -> str:
    plus = "+" if like.printed.startswith("+") and seconds >= 0 else ""
    return plus + clock(seconds)
