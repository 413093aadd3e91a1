"""The rows of the results file as the values that were stored, column by column."""

import json
from collections.abc import Mapping
from datetime import date
from functools import lru_cache
from typing import Any

from db.findings import Check, Finding, Severity
from db.provenance import Provenance
from db.rally import (
    Category,
    Claim,
    Crew,
    Headline,
    Kind,
    Person,
    Place,
    Placing,
    Remark,
    RestDay,
    Stage,
    StageWinner,
    Unheld,
)
from db.reader.document import Form
from db.times import Origin, Time

Row = tuple[Any, ...]


def provenance(row: Row) -> Provenance:
    """Revive what an edition was read from."""
    year, file, form, loaded, digest = row
    return Provenance(year, file, Form(form), bool(loaded), digest)


def headline(row: Row) -> Headline:
    """Revive the winners of the infobox."""
    category, people, make, line = row
    return Headline(Category(category), tuple(json.loads(people)), make, line)


def stage(
    row: Row,
    uncounted: tuple[Category, ...],
    winners: tuple[StageWinner, ...],
    unheld: tuple[Unheld, ...],
) -> Stage:
    """Revive a stage."""
    number, day, start, start_country, finish, finish_country, km, loop, line = row
    return Stage(
        number,
        date.fromisoformat(day),
        Place(start, start_country),
        Place(finish, finish_country),
        km,
        loop=bool(loop),
        uncounted=uncounted,
        winners=winners,
        unheld=unheld,
        line=line,
    )


def rest_day(row: Row) -> RestDay:
    """Revive a rest day."""
    day, start, start_country, finish, finish_country, line, printed = row
    return RestDay(
        date.fromisoformat(day),
        Place(start, start_country),
        Place(finish, finish_country),
        line,
        printed,
    )


def person(row: Row) -> Person:
    """Revive a person; what the edition prints for a name known from another is a spelling."""
    key, name, printed, nationality, spellings = row
    others = tuple(json.loads(spellings))
    return Person(key, name, nationality, others if name == printed else (printed, *others))


def crew(row: Row, people: tuple[Person, ...]) -> Crew:
    """Revive a crew."""
    key, category, make, number, vehicle, entrant = row
    return Crew(key, Category(category), people, make, number, vehicle, entrant)


def placing(row: Row, crews: Mapping[str, Crew]) -> Placing:
    """Revive a placing from a whole row of its table."""
    _, _, _, rank, key, make, seconds, time, gap_seconds, gap, people, line = row
    return Placing(
        rank,
        crews[key],
        make,
        None if time is None else Time(seconds, time),
        None if gap is None else Time(gap_seconds, gap),
        _people(people),
        line,
    )


@lru_cache(maxsize=4096)
def _people(printed: str) -> tuple[str, ...]:
    # A crew stands on dozens of lines with the same names.
    return tuple(json.loads(printed))


def remark(row: Row, people: tuple[str, ...], stages: tuple[int, ...]) -> Remark:
    """Revive a remark."""
    claim, names, places, category, seconds, amount, origin, count, footnote, text, line = row
    return Remark(
        claim=None if claim is None else Claim(claim),
        names=tuple(json.loads(names)),
        people=people,
        stages=stages,
        places=tuple(json.loads(places)),
        category=None if category is None else Category(category),
        amount=None if amount is None else Time(seconds, amount, Origin(origin)),
        count=count,
        footnote=bool(footnote),
        text=text,
        line=line,
    )


def finding(row: Row, people: tuple[str, ...]) -> Finding:
    """Revive a finding."""
    check, severity, printed, other, favours, kind, category, stage, crew, lines, remark = row
    return Finding(
        Check(check),
        Severity(severity),
        printed,
        other,
        favours=favours,
        kind=None if kind is None else Kind(kind),
        category=None if category is None else Category(category),
        stage=stage,
        crew=crew,
        people=people,
        lines=tuple(json.loads(lines)),
        remark=remark,
    )
