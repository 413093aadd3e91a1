"""Slips of the pen in the table of stages: winners, days and places."""

import random
from dataclasses import replace
from datetime import timedelta

from db.findings import Check
from db.rally import Edition, Kind, Stage, StageWinner
from tests.made_up import FLAGS
from tests.slip import Slip


def winner(dice: random.Random, edition: Edition, _: int) -> tuple[Edition, Slip] | None:
    """Name another driver in the table of stages."""
    stage = dice.choice(edition.stages)
    seat = dice.randrange(len(stage.winners))
    right = stage.winners[seat]
    drivers = {
        f"{driver.nationality} {driver.initials}"
        for crew in edition.crews
        if crew.category is right.category
        for driver in crew.people[:1]
    }
    if len(drivers) == 1:
        return None
    wrong = StageWinner(right.category, dice.choice(sorted(drivers - {right.printed})))
    winners = (*stage.winners[:seat], wrong, *stage.winners[seat + 1 :])
    results = {
        placing.line
        for table in edition.classifications
        for placing in table.placings[:1]
        if table.kind is Kind.STAGE and table.stage == stage.number
    }
    lines = frozenset((stage.line, *results))
    slip = Slip(Check.STAGE_WINNER, stage.line, wrong.printed, right.printed, lines)
    return _staged(edition, stage, replace(stage, winners=winners)), slip


def day(dice: random.Random, edition: Edition, _: int) -> tuple[Edition, Slip] | None:
    """Print a date that is days too late."""
    if len(edition.stages) == 1:
        return None
    stage = dice.choice(edition.stages[1:])
    wrong = stage.date + timedelta(days=dice.randrange(2, 6))
    lines = frozenset(range(stage.line - 2, stage.line + 3))
    hidden, printed = (f"{each.day} {each:%B}" for each in (stage.date, wrong))
    slip = Slip(Check.DATES, stage.line, printed, hidden, lines)
    return _staged(edition, stage, replace(stage, date=wrong)), slip


def start(dice: random.Random, edition: Edition, _: int) -> tuple[Edition, Slip] | None:
    """Let a stage start where the one before did not end."""
    stages = [stage for stage in edition.stages[1:] if not stage.loop]
    if not stages:
        return None
    stage = dice.choice(stages)
    name = f"{stage.finish.name} Elsewhere"
    wrong = replace(stage.start, name=name)
    lines = frozenset((stage.line - 1, stage.line))
    slip = Slip(Check.ROUTE, stage.line, name, stage.start.name, lines)
    return _staged(edition, stage, replace(stage, start=wrong)), slip


def country(dice: random.Random, edition: Edition, _: int) -> tuple[Edition, Slip] | None:
    """Print another flag before the place where a stage starts."""
    stages = [stage for stage in edition.stages[1:] if not stage.loop]
    if not stages:
        return None
    stage = dice.choice(stages)
    wrong = dice.choice([each for each in FLAGS if each != stage.start.country])
    begin = replace(stage.start, country=wrong)
    lines = frozenset((stage.line - 1, stage.line))
    slip = Slip(Check.COUNTRY, stage.line, wrong, str(stage.start.country), lines)
    return _staged(edition, stage, replace(stage, start=begin)), slip


def _staged(edition: Edition, old: Stage, new: Stage) -> Edition:
    stages = tuple(new if each is old else each for each in edition.stages)
    return replace(edition, stages=stages)
