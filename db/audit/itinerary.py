"""Whether days follow each other, stages start where the last one ended, and places have a flag."""

from collections.abc import Collection, Iterator, Sequence
from datetime import date, timedelta
from itertools import pairwise

from rapidfuzz.distance import OSA

from db import words
from db.findings import Check, Finding, Severity
from db.rally import Claim, Edition, RestDay, Stage, Statement
from db.reader.cells import MONTHS, day_stated

_Day = Stage | RestDay
_ALIKE = 0.8
"""From here on two names of a place are two spellings of one."""


def compare(edition: Edition) -> Iterator[tuple[Check, Finding | None]]:
    """Check the days of an edition in the order in which the document lists them."""
    days: list[_Day] = [*edition.stages, *edition.rest_days]
    days.sort(key=lambda day: day.line)
    yield from _dates(days)
    yield from _route(days)
    yield from _flags(days)
    yield from _countries(edition, days)
    yield from _stated(edition, days)


def _dates(days: Sequence[_Day]) -> Iterator[tuple[Check, Finding | None]]:
    """Expect each day a day after the one before, or the same day where two stages share it.

    Where only one date is out of step, the days after it still count on from the one before.
    """
    if not days:
        return
    previous = days[0].date
    following = (*(day.date for day in days[2:]), None)
    for (before, day), after in zip(pairwise(days), following, strict=False):
        expected = _next(previous)
        alone = day.date != expected and after == _next(expected)
        if day.date == expected or (day.date == previous and not alone):
            yield Check.DATES, None
        else:
            yield Check.DATES, _out_of_step(day, before, expected)
        previous = expected if alone else day.date


def _stated(edition: Edition, days: Sequence[_Day]) -> Iterator[tuple[Check, Finding | None]]:
    """Hold what the infobox states of the whole rally against the days of the table."""
    for stated in edition.stated:
        if stated.about is Statement.STAGES:
            # The prologue may be one of them.
            numbers = {len(edition.stages), sum(not each.prologue for each in edition.stages)}
            check, other = Check.STAGES, str(min(numbers))
            agrees = int(stated.printed) in numbers
        else:
            first = stated.about is Statement.BEGIN
            day = (min if first else max)(each.date for each in days)
            check, other = Check.PERIOD, f"{_written(day)} {day.year}"
            printed = day_stated(stated.printed)
            agrees = all(
                part in (None, whole)
                for part, whole in zip(printed, (day.day, day.month, day.year), strict=True)
            )
        finding = Finding(
            check, Severity.CONTRADICTION, stated.printed, other, lines=(stated.line,)
        )
        yield check, None if agrees else finding


def _next(day: date) -> date:
    return day + timedelta(days=1)


def _out_of_step(day: _Day, beside: _Day, expected: date) -> Finding:
    return Finding(
        check=Check.DATES,
        severity=Severity.CONTRADICTION,
        printed=_written(day.date),
        other=_written(expected),
        stage=day.number if isinstance(day, Stage) else None,
        lines=(day.line, beside.line),
    )


def _written(day: date) -> str:
    return f"{day.day} {MONTHS[day.month - 1]}"


def _route(days: Sequence[_Day]) -> Iterator[tuple[Check, Finding | None]]:
    for before, day in pairwise(days):
        finish, start = before.finish.name, day.start.name
        if finish == start:
            yield Check.ROUTE, None
            continue
        folded = words.slug(finish), words.slug(start)
        alike = OSA.normalized_similarity(*folded) >= _ALIKE
        yield (
            Check.ROUTE,
            Finding(
                check=Check.ROUTE,
                # A rally that was moved says nothing against itself: its way is left out.
                severity=Severity.SPELLING if alike else Severity.GAP,
                printed=start,
                other=finish,
                stage=day.number if isinstance(day, Stage) else None,
                lines=(day.line, before.line),
            ),
        )


def _flags(days: Sequence[_Day]) -> Iterator[tuple[Check, Finding | None]]:
    """Expect one country for each place, however often it is named."""
    printed: dict[str, dict[str, list[_Day]]] = {}
    for day in days:
        for place in dict.fromkeys((day.start, day.finish)):
            flags = printed.setdefault(place.name, {})
            if place.country:
                flags.setdefault(place.country, []).append(day)
    for flags in printed.values():
        usual = max(flags, key=lambda flag: len(flags[flag]), default="")
        others = [flag for flag in flags if flag != usual]
        if not others:
            yield Check.COUNTRY, None
        for flag in others:
            yield Check.COUNTRY, _two_flags(flag, flags[flag], usual, flags[usual])


def _two_flags(flag: str, days: Sequence[_Day], usual: str, others: Sequence[_Day]) -> Finding:
    return Finding(
        check=Check.COUNTRY,
        severity=Severity.CONTRADICTION,
        printed=flag,
        other=usual,
        stage=days[0].number if isinstance(days[0], Stage) else None,
        lines=(*(day.line for day in days), others[0].line),
    )


def _countries(edition: Edition, days: Sequence[_Day]) -> Iterator[tuple[Check, Finding | None]]:
    """Find what has lost its flag: a blank in the infobox, and places that never have one."""
    lines = _flagless(days)
    places = ", ".join(lines)
    listed = ", ".join(country or "" for country in edition.countries)
    country, remark = _located(edition, lines.keys())
    if edition.countries:
        blank = Finding(Check.COUNTRY, Severity.GAP, listed, places, country, remark=remark)
        yield Check.COUNTRY, blank if None in edition.countries else None
    if days:
        lost = Finding(
            check=Check.COUNTRY,
            severity=Severity.GAP,
            printed=places,
            other=listed,
            favours=country,
            lines=tuple(sorted({line for named in lines.values() for line in named})),
            remark=remark,
        )
        yield Check.COUNTRY, lost if lines else None


def _flagless(days: Sequence[_Day]) -> dict[str, list[int]]:
    flagged = {place.name for day in days for place in (day.start, day.finish) if place.country}
    lines: dict[str, list[int]] = {}
    for day in days:
        for name in dict.fromkeys((day.start.name, day.finish.name)):
            if name not in flagged:
                lines.setdefault(name, []).append(day.line)
    return lines


def _located(edition: Edition, places: Collection[str]) -> tuple[str | None, int | None]:
    """Take the country that a remark names for some of the places, if the remarks name only one."""
    found: dict[str, int] = {}
    for index, remark in enumerate(edition.remarks):
        located = remark.claim is Claim.LOCATED and remark.names
        if located and any(place in places for place in remark.places):
            found.setdefault(remark.names[0], index)
    return next(iter(found.items())) if len(found) == 1 else (None, None)
