"""What a reading means in this edition: said twice, said by a number, said by a day of rest."""

from collections.abc import Iterable
from dataclasses import replace

from commands.questions.cues import (
    CREW,
    GAP,
    LEAD,
    LIST,
    OVERALL,
    REST,
    RESULT,
    STAGES,
    TIME,
    WIN,
)
from commands.questions.nouns import country
from commands.questions.reading import Reading
from db.rally import Crew
from db.results import Results

_OF_STANDINGS = (LEAD, OVERALL, LIST)
_OF_SOMEBODY = (CREW, GAP, RESULT, TIME, WIN, LEAD)


def settled(reading: Reading, results: Results) -> Reading:
    """Settle what the words leave open but the results make certain."""
    for settle in (_numbered, _said_twice, _at_rest, _at_the_end):
        reading = settle(reading, results)
    return reading


def _numbered(reading: Reading, results: Results) -> Reading:
    """Take whoever had the number for named, where something else is asked of them."""
    if reading.number is None or reading.people or not reading.has(*_OF_SOMEBODY):
        return reading
    crews = [
        crew for crew in results.crews
        if crew.number == reading.number
        and (not reading.categories or crew.category in reading.categories)
    ]  # fmt: skip
    if len(crews) != 1:
        return reading
    return replace(reading, people=crews[0].people[:1], number=None)


def _said_twice(reading: Reading, results: Results) -> Reading:
    """Leave out the country, the make, the entrant and the number that whoever is named has."""
    crews = [crew for person in reading.people for crew in results.crews_of(person)]
    if not crews:
        return reading
    return replace(
        reading,
        nations=_others(
            reading.nations, {country(each.nationality) for crew in crews for each in crew.people}
        ),
        makes=_others(reading.makes, {crew.make for crew in crews}),
        entrants=_others(reading.entrants, {crew.entrant or "" for crew in crews}),
        number=None if reading.number in _numbers(crews) else reading.number,
    )


def _others(said: tuple[str, ...], had: set[str]) -> tuple[str, ...]:
    return () if had.intersection(said) else said


def _numbers(crews: Iterable[Crew]) -> set[int | None]:
    return {crew.number for crew in crews}


def _at_rest(reading: Reading, results: Results) -> Reading:
    """Take the standings on a day of rest for those after the stage before it."""
    rest = reading.rest
    if rest is None and reading.has(REST) and reading.places:
        days = (each for each in results.rest_days if each.start.name in reading.places)
        rest = next(days, None)
    if rest is None:
        return reading
    reading = replace(reading, rest=rest, doubt=None, places=())
    before = [stage for stage in results.stages if stage.date < rest.date]
    if not before or not reading.has(*_OF_STANDINGS):
        return reading
    return replace(reading, stages=(before[-1],), rest=None, cues=reading.cues - {REST} | {OVERALL})


def _at_the_end(reading: Reading, results: Results) -> Reading:
    """Take the standings where the rally ended for the final ones."""
    last = results.stages[-1].finish.name
    if reading.places != (last,) or not reading.has(*_OF_STANDINGS) or reading.has(STAGES):
        return reading
    return replace(reading, places=(), doubt=None)
