"""What the source says in words against what its tables print."""

from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from db.findings import Check, Finding, Severity
from db.rally import Category, Claim, Classification, Edition, Kind, Placing, Remark


@dataclass(frozen=True, slots=True)
class _Listing:
    """A crew's line in one of the lists."""

    table: Classification
    placing: Placing


_Statement = tuple[int, Remark, str]
"""A remark with its index, and the key of the person of whom it speaks."""


def compare(edition: Edition) -> Iterator[tuple[Check, Finding | None]]:
    """Hold each statement on a person of the tables against that person's lines in them."""
    listings = _listings(edition)
    winners = {
        table.category: _Listing(table, table.placings[0])
        for table in edition.classifications
        if table.kind is Kind.FINAL and table.placings
    }
    results = {
        (table.category, table.stage)
        for table in edition.classifications
        if table.kind is Kind.STAGE
    }
    for index, remark in enumerate(edition.remarks):
        for person in remark.people:
            statement, seen = (index, remark, person), listings.get(person, [])
            if remark.claim is Claim.STAGE_WINS:
                yield from _stage_wins(statement, seen, results)
            elif remark.claim in (Claim.OUT, Claim.DIED):
                yield from _out(statement, seen)
            elif remark.claim is Claim.LED:
                yield from _led(statement, seen)
            elif remark.claim is Claim.VICTORY:
                yield from _victory(statement, seen, winners)


def _listings(edition: Edition) -> dict[str, list[_Listing]]:
    spoken_of = {person for remark in edition.remarks for person in remark.people}
    listings: dict[str, list[_Listing]] = {}
    for table in edition.classifications:
        for placing in table.placings:
            for person in placing.crew.people:
                if person.key in spoken_of:
                    listings.setdefault(person.key, []).append(_Listing(table, placing))
    return listings


def _stage_wins(
    statement: _Statement, seen: Sequence[_Listing], results: Container[object]
) -> Iterator[tuple[Check, Finding | None]]:
    """Compare the stages that somebody is said to have won with the tables that list them."""
    _, remark, _ = statement
    wins = [each for each in seen if each.table.kind is Kind.STAGE and each.placing.rank == 1]
    category = remark.category or (seen[0].table.category if seen else None)
    if category is None or any((category, stage) not in results for stage in remark.stages):
        return
    said = set(remark.stages)
    won = {each.table.stage for each in wins if each.table.stage is not None}
    if said == won or not said:
        yield Check.CLAIM, None
        return
    finding = _finding(statement, _joined(said), _joined(won), wins or seen[:1])
    # Who names some of the wins does not deny the others.
    severity = Severity.GAP if said < won else Severity.CONTRADICTION
    yield Check.CLAIM, replace(finding, kind=Kind.STAGE, stage=None, severity=severity)


def _joined(stages: Iterable[int]) -> str:
    return ", ".join(str(stage) for stage in sorted(stages))


def _out(statement: _Statement, seen: Sequence[_Listing]) -> Iterator[tuple[Check, Finding | None]]:
    """Look for somebody who is said to be out in a list of a later day, the final one first."""
    _, remark, _ = statement
    left = max(remark.stages, default=None)
    finals = [each for each in seen if each.table.kind is Kind.FINAL]
    later = [
        each
        for each in seen
        if left is not None and each.table.stage is not None and each.table.stage > left
    ]
    for each in (*finals, *later[-1:])[:1]:
        value = each.placing.time or each.placing.gap
        other = f"{each.placing.rank}, {value}" if value else str(each.placing.rank)
        finding = _finding(statement, _said(remark), other, [each])
        stage = each.table.stage if left is None else left
        yield Check.CLAIM, replace(finding, stage=stage)
        return
    if seen:
        yield Check.CLAIM, None


def _said(remark: Remark) -> str:
    return f"{remark.claim}, {_joined(remark.stages)}" if remark.stages else str(remark.claim)


def _led(statement: _Statement, seen: Sequence[_Listing]) -> Iterator[tuple[Check, Finding | None]]:
    """Look for the lead that somebody is said to have had in a general classification."""
    _, remark, _ = statement
    general = [
        each
        for each in seen
        if each.table.kind is Kind.GENERAL
        and (not remark.stages or each.table.stage in remark.stages)
    ]
    if any(each.placing.rank == 1 for each in general):
        yield Check.CLAIM, None
    elif general:
        best = min(general, key=lambda each: each.placing.rank)
        yield Check.CLAIM, _finding(statement, _said(remark), str(best.placing.rank), [best])


def _victory(
    statement: _Statement, seen: Sequence[_Listing], winners: Mapping[Category, _Listing]
) -> Iterator[tuple[Check, Finding | None]]:
    """Compare the winner whom the prose names with the first of the final standings."""
    _, remark, person = statement
    category = remark.category or (seen[0].table.category if seen else None)
    winner = winners.get(category) if category else None
    if winner is None:
        return
    crew = winner.placing.crew
    if any(each.key == person for each in crew.people):
        yield Check.CLAIM, None
        return
    printed, other = ", ".join(remark.names), crew.people[0].name
    yield Check.CLAIM, _finding(statement, printed, other, [winner])


def _finding(statement: _Statement, printed: str, other: str, shown: Sequence[_Listing]) -> Finding:
    index, remark, person = statement
    first = shown[0] if shown else None
    return Finding(
        check=Check.CLAIM,
        severity=Severity.CONTRADICTION,
        printed=printed,
        other=other,
        kind=first.table.kind if first else None,
        category=first.table.category if first else remark.category,
        stage=first.table.stage if first else None,
        crew=first.placing.crew.key if first else None,
        people=(person,),
        lines=(remark.line, *(each.placing.line for each in shown)),
        remark=index,
    )
