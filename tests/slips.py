"""Slips of the pen to put into a consistent edition, each with its place and what it hides."""

import random
from dataclasses import replace

from db.findings import Check
from db.rally import (
    Category,
    Claim,
    Classification,
    Edition,
    Kind,
    Placing,
    Remark,
)
from db.times import Time, clock
from tests import stage_slips
from tests.made_up import FLAGS, MAKES
from tests.slip import Maker, Slip


def _figure(kind: Kind, figure: str, check: Check) -> Maker:
    """Change a time or a gap in one of the lists of a kind."""

    def make(dice: random.Random, edition: Edition, seconds: int) -> tuple[Edition, Slip] | None:
        last = max(stage.number for stage in edition.stages)
        choices = [
            (table, placing)
            for table in edition.classifications
            for placing in table.placings
            if table.kind is kind and getattr(placing, figure) and len(table.placings) > 1
            if kind is not Kind.FINAL or _listed(edition, table.category, last, placing)
        ]
        if not choices:
            return None
        table, placing = dice.choice(choices)
        value: Time = getattr(placing, figure)
        changed = value.seconds + dice.choice((seconds, -seconds))
        if changed < 0:
            changed = value.seconds + seconds
        plus = "+" if value.printed.startswith("+") else ""
        wrong = Time(changed, plus + clock(changed))
        lines = frozenset((placing.line,))
        slip = Slip(check, placing.line, wrong.printed, value.printed, lines)
        return _placed(edition, table, placing, replace(placing, **{figure: wrong})), slip

    return make


def _listed(edition: Edition, category: Category, stage: int, placing: Placing) -> bool:
    return any(
        other.crew.key == placing.crew.key
        for table in edition.classifications
        if (table.kind, table.category, table.stage) == (Kind.GENERAL, category, stage)
        for other in table.placings
    )


def _placed(edition: Edition, table: Classification, old: Placing, new: Placing) -> Edition:
    placings = tuple(new if each is old else each for each in table.placings)
    changed = replace(table, placings=placings)
    tables = tuple(changed if each is table else each for each in edition.classifications)
    return replace(edition, classifications=tables)


def _any_placing(dice: random.Random, edition: Edition) -> tuple[Classification, Placing]:
    table = dice.choice(edition.classifications)
    return table, dice.choice(table.placings)


def _lines_of(edition: Edition, key: str) -> list[int]:
    return [
        placing.line
        for table in edition.classifications
        for placing in table.placings
        if placing.crew.key == key
    ]


def rank(dice: random.Random, edition: Edition, _: int) -> tuple[Edition, Slip]:
    """Print a rank that is too high by two or more."""
    table, placing = _any_placing(dice, edition)
    wrong = placing.rank + dice.randrange(2, 6)
    # Who is first decides who should stand in the table of stages and in the infobox.
    first = {stage.line for stage in edition.stages if stage.number == table.stage}
    first |= {each.line for each in edition.headlines if table.kind is Kind.FINAL}
    lines = frozenset((placing.line, *first))
    slip = Slip(Check.RANKS, placing.line, str(wrong), str(placing.rank), lines)
    return _placed(edition, table, placing, replace(placing, rank=wrong)), slip


def make(dice: random.Random, edition: Edition, _: int) -> tuple[Edition, Slip] | None:
    """Print another make on one of a crew's lines."""
    table, placing = _any_placing(dice, edition)
    if len(_lines_of(edition, placing.crew.key)) == 1 or table.kind is Kind.FINAL:
        return None
    wrong = dice.choice([each for each in MAKES if each != placing.make])
    lines = frozenset(_lines_of(edition, placing.crew.key))
    slip = Slip(Check.MAKE, placing.line, wrong, placing.make, lines)
    return _placed(edition, table, placing, replace(placing, make=wrong)), slip


def flag(dice: random.Random, edition: Edition, _: int) -> tuple[Edition, Slip] | None:
    """Print another flag before somebody's name on one line."""
    table, placing = _any_placing(dice, edition)
    if len(_lines_of(edition, placing.crew.key)) == 1:
        return None
    seat = dice.randrange(len(placing.people))
    right, name = placing.people[seat].split(" ", 1)
    wrong = dice.choice([each for each in FLAGS if each != right])
    people = (*placing.people[:seat], f"{wrong} {name}", *placing.people[seat + 1 :])
    lines = frozenset(_lines_of(edition, placing.crew.key))
    slip = Slip(Check.FLAG, placing.line, wrong, right, lines)
    return _placed(edition, table, placing, replace(placing, people=people)), slip


def spelling(dice: random.Random, edition: Edition, _: int) -> tuple[Edition, Slip] | None:
    """Print two letters of a co-driver's surname the wrong way round on one line."""
    table, placing = _any_placing(dice, edition)
    if len(placing.people) == 1 or len(_lines_of(edition, placing.crew.key)) == 1:
        return None
    seat = dice.randrange(1, len(placing.people))
    flag, right = placing.people[seat].split(" ", 1)
    given, surname = right.rsplit(" ", 1)
    at = dice.choice([at for at in range(1, len(surname) - 1) if surname[at] != surname[at + 1]])
    swapped = surname[:at] + surname[at + 1] + surname[at] + surname[at + 2 :]
    wrong = f"{given} {swapped}"
    people = (*placing.people[:seat], f"{flag} {wrong}", *placing.people[seat + 1 :])
    # Who is first is printed in the infobox too.
    first = {each.line for each in edition.headlines if table.kind is Kind.FINAL}
    lines = frozenset((*_lines_of(edition, placing.crew.key), *first))
    slip = Slip(Check.CREW, placing.line, wrong, right, lines)
    return _placed(edition, table, placing, replace(placing, people=people)), slip


def number(dice: random.Random, edition: Edition, _: int) -> tuple[Edition, Slip] | None:
    """Give a crew the number of another one."""
    numbered = [crew for crew in edition.crews if crew.number is not None]
    later = dice.choice(numbered)
    twins = [each for each in numbered if each.category is later.category and each is not later]
    if not twins:
        return None
    twin = dice.choice(twins)
    wrong = replace(later, number=twin.number)
    crews = tuple(wrong if crew is later else crew for crew in edition.crews)
    tables = tuple(
        replace(
            table,
            placings=tuple(
                replace(each, crew=wrong) if each.crew.key == wrong.key else each
                for each in table.placings
            ),
        )
        for table in edition.classifications
    )
    line, other = _lines_of(edition, later.key)[-1], _lines_of(edition, twin.key)[-1]
    names = (f"{twin.number} {crew.people[0].name}" for crew in (later, twin))
    slip = Slip(Check.NUMBER, line, *names, frozenset((line, other)))
    return replace(edition, crews=crews, classifications=tables), slip


def headline(dice: random.Random, edition: Edition, _: int) -> tuple[Edition, Slip]:
    """Name another winner in the infobox."""
    right = dice.choice(edition.headlines)
    wrong = replace(right, people=(f"{dice.choice(FLAGS)} Nobody Atall", *right.people[1:]))
    headlines = tuple(wrong if each is right else each for each in edition.headlines)
    finals = {
        table.placings[0].line for table in edition.classifications if table.kind is Kind.FINAL
    }
    printed, hidden = ", ".join(wrong.people), ", ".join(right.people)
    lines = frozenset((right.line, *finals))
    slip = Slip(Check.HEADLINE, right.line, printed, hidden, lines)
    return replace(edition, headlines=headlines), slip


def claim(dice: random.Random, edition: Edition, _: int) -> tuple[Edition, Slip] | None:
    """Let the prose give a stage to a driver who did not win it."""
    tables = [table for table in edition.classifications if table.kind is Kind.STAGE]
    table = dice.choice(tables)
    winner = table.placings[0].crew.people[0]
    driver = dice.choice([placing.crew for placing in table.placings[1:]] or [None])
    if driver is None:
        return None
    liar = driver.people[0]
    won = [t for t in tables if t.placings[0].crew.people[0] == liar]
    stages = tuple(sorted({t.stage for t in won if t.stage} | {table.stage or 0}))
    printed = ", ".join(map(str, stages))
    remark = Remark(
        Claim.STAGE_WINS, (liar.name,), (liar.key,), stages, category=table.category, line=2
    )
    slip = Slip(Check.CLAIM, 2, printed, winner.name, frozenset((2, table.placings[0].line)))
    return replace(edition, remarks=(*edition.remarks, remark)), slip


FIGURES: dict[str, Maker] = {
    "stage time": _figure(Kind.STAGE, "time", Check.STAGE_GAP),
    "stage gap": _figure(Kind.STAGE, "gap", Check.STAGE_GAP),
    "general time": _figure(Kind.GENERAL, "time", Check.GENERAL_GAP),
    "general gap": _figure(Kind.GENERAL, "gap", Check.GENERAL_GAP),
    "final time": _figure(Kind.FINAL, "time", Check.FINAL),
    "final gap": _figure(Kind.FINAL, "gap", Check.FINAL),
}
MAKERS: dict[str, Maker] = FIGURES | {
    "rank": rank,
    "make": make,
    "flag": flag,
    "spelling": spelling,
    "number": number,
    "stage winner": stage_slips.winner,
    "headline": headline,
    "date": stage_slips.day,
    "start": stage_slips.start,
    "country": stage_slips.country,
    "claim": claim,
}
