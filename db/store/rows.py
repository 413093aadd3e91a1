"""An edition and its audit as rows: for each table of the schema, cells in its columns' order."""

import json
from collections.abc import Iterable, Iterator
from functools import lru_cache

from db.audit import Audit
from db.findings import Finding
from db.provenance import Provenance
from db.rally import Classification, Edition, Placing, Remark
from db.times import Origin, Time

Cell = str | int | float | None
Row = tuple[Cell, ...]


def rows(edition: Edition, audit: Audit) -> Iterator[tuple[str, Iterable[Row]]]:
    """Give each table its rows of one edition.

    Raises ValueError where the edition says two things under one key: stored, one would be lost.
    """
    year = edition.year
    yield "editions", [_facts(edition)]
    yield from _page(edition)
    yield from _route(edition)
    yield "people", _people(edition)
    yield from _crews(edition)
    yield (
        "classifications",
        [
            (year, position, table.kind, table.category, table.stage, int(table.winners_only))
            for position, table in enumerate(edition.classifications)
        ],
    )
    yield "placings", _placings(edition)
    yield from _remarks(year, edition.remarks)
    yield from _findings(year, audit.findings)
    yield (
        "tallies",
        [
            (year, position, tally.check, tally.made, tally.failed)
            for position, tally in enumerate(audit.tallies)
        ],
    )


def document(of: Provenance) -> Row:
    """Give the row of a document."""
    return (of.year, of.file, of.form, int(of.loaded), of.digest)


def _facts(edition: Edition) -> Row:
    return (
        edition.year,
        edition.name,
        edition.other_name,
        edition.running,
        edition.previous,
        edition.following,
    )


def _page(edition: Edition) -> Iterator[tuple[str, Iterable[Row]]]:
    year = edition.year
    yield (
        "countries",
        [(year, position, country) for position, country in enumerate(edition.countries)],
    )
    yield (
        "headlines",
        [
            (
                year,
                position,
                headline.category,
                _json(headline.people),
                headline.make,
                headline.line,
            )
            for position, headline in enumerate(edition.headlines)
        ],
    )
    yield (
        "stated",
        [
            (year, position, each.about, each.printed, each.line)
            for position, each in enumerate(edition.stated)
        ],
    )
    yield (
        "paragraphs",
        [
            (year, position, paragraph.text, int(paragraph.footnote), paragraph.line)
            for position, paragraph in enumerate(edition.paragraphs)
        ],
    )


def _route(edition: Edition) -> Iterator[tuple[str, Iterable[Row]]]:
    year = edition.year
    yield (
        "stages",
        [
            (
                year,
                stage.number,
                position,
                stage.date.isoformat(),
                stage.start.name,
                stage.start.country,
                stage.finish.name,
                stage.finish.country,
                stage.km,
                int(stage.loop),
                stage.line,
            )
            for position, stage in enumerate(edition.stages)
        ],
    )
    yield (
        "uncounted",
        [
            (year, stage.number, position, category)
            for stage in edition.stages
            for position, category in enumerate(stage.uncounted)
        ],
    )
    yield (
        "printed_winners",
        [
            (year, stage.number, position, winner.category, winner.printed)
            for stage in edition.stages
            for position, winner in enumerate(stage.winners)
        ],
    )
    yield (
        "unheld",
        [
            (year, stage.number, position, reason.category, reason.printed)
            for stage in edition.stages
            for position, reason in enumerate(stage.unheld)
        ],
    )
    yield (
        "rest_days",
        [
            (
                year,
                position,
                day.date.isoformat(),
                day.start.name,
                day.start.country,
                day.finish.name,
                day.finish.country,
                day.line,
                day.printed,
            )
            for position, day in enumerate(edition.rest_days)
        ],
    )


def _people(edition: Edition) -> Iterator[Row]:
    known = {person.key: person for person in edition.people}
    for crew in edition.crews:
        for person in crew.people:
            if person != known[person.key]:
                message = f"{person.key} is two people: {person} and {known[person.key]}"
                raise ValueError(message)
    for position, person in enumerate(edition.people):
        yield (
            edition.year,
            person.key,
            position,
            person.name,
            person.nationality,
            _json(person.spellings),
        )


def _crews(edition: Edition) -> Iterator[tuple[str, Iterable[Row]]]:
    year = edition.year
    yield (
        "crews",
        [
            (
                year,
                crew.key,
                position,
                crew.category,
                crew.make,
                crew.number,
                crew.vehicle,
                crew.entrant,
            )
            for position, crew in enumerate(edition.crews)
        ],
    )
    yield (
        "seats",
        [
            (year, crew.key, seat, person.key)
            for crew in edition.crews
            for seat, person in enumerate(crew.people)
        ],
    )


def _placings(edition: Edition) -> Iterator[Row]:
    crews = {crew.key: crew for crew in edition.crews}
    for number, table in enumerate(edition.classifications):
        for position, placing in enumerate(table.placings):
            known = crews.get(placing.crew.key)
            if placing.crew is not known and placing.crew != known:
                message = f"line {placing.line}: {placing.crew.key} is no crew of the edition"
                raise ValueError(message)
            yield _placing((edition.year, number, position), table, placing)


def _placing(key: Row, table: Classification, placing: Placing) -> Row:
    for time in (placing.time, placing.gap):
        if time is not None and time.origin is not Origin.PRINTED:
            message = f"line {placing.line}: the {table.kind} time {time} is not a printed one"
            raise ValueError(message)
    return (
        *key,
        placing.rank,
        placing.crew.key,
        placing.make,
        *_time(placing.time),
        *_time(placing.gap),
        _json(placing.people),
        placing.line,
    )


def _remarks(year: int, remarks: tuple[Remark, ...]) -> Iterator[tuple[str, Iterable[Row]]]:
    yield (
        "remarks",
        [
            (
                year,
                position,
                remark.claim,
                _json(remark.names),
                _json(remark.places),
                remark.category,
                *_time(remark.amount),
                remark.amount.origin if remark.amount else None,
                remark.count,
                int(remark.footnote),
                remark.text,
                remark.line,
            )
            for position, remark in enumerate(remarks)
        ],
    )
    yield (
        "remark_people",
        [
            (year, number, position, person)
            for number, remark in enumerate(remarks)
            for position, person in enumerate(remark.people)
        ],
    )
    yield (
        "remark_stages",
        [
            (year, number, position, stage)
            for number, remark in enumerate(remarks)
            for position, stage in enumerate(remark.stages)
        ],
    )


def _findings(year: int, findings: tuple[Finding, ...]) -> Iterator[tuple[str, Iterable[Row]]]:
    yield (
        "findings",
        [
            (
                year,
                position,
                finding.check,
                finding.severity,
                finding.printed,
                finding.other,
                finding.favours,
                finding.kind,
                finding.category,
                finding.stage,
                finding.crew,
                _json(finding.lines),
                finding.remark,
            )
            for position, finding in enumerate(findings)
        ],
    )
    yield (
        "finding_people",
        [
            (year, number, position, person)
            for number, finding in enumerate(findings)
            for position, person in enumerate(finding.people)
        ],
    )


def _time(time: Time | None) -> tuple[int | None, str | None]:
    return (time.seconds, time.printed) if time else (None, None)


@lru_cache(maxsize=4096)
def _json(values: tuple[str, ...] | tuple[int, ...]) -> str:
    # A crew stands on dozens of lines with the same names.
    return _ENCODER.encode(values)


_ENCODER = json.JSONEncoder(ensure_ascii=False)
