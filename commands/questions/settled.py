"""What a reading means in this edition: said twice, said by a number, said by a day of rest."""

from collections.abc import Iterable
from dataclasses import replace

from commands.questions.contest_cues import BEST, LEAD, PODIUM, WIN
from commands.questions.cues import (
    AFTER,
    DIFFERENT,
    GAP,
    HOW_MANY,
    LIST,
    LONG,
    OVERALL,
    RESULT,
    SHORT,
    STAGES,
    START,
    TIME,
    WHO,
)
from commands.questions.intents.identity import COUNTRY, CREW, DRIVER_OF, NUMBER, TEAM
from commands.questions.intents.route import REST
from commands.questions.loosely import loosely
from commands.questions.negations import without_contrast
from commands.questions.nouns import country
from commands.questions.of_somebody import of_somebody
from commands.questions.phrased import phrased
from commands.questions.reading import Reading
from db.rally import Category, Crew
from db.results import Results

_ADDED = frozenset("and et y e plus".split())
_RIDERS = frozenset("rider riders".split())
_OF_STANDINGS = (LEAD, OVERALL, LIST)
_OF_SOMEBODY = (CREW, GAP, RESULT, TIME, WIN, LEAD, TEAM, COUNTRY)


def settled(reading: Reading, results: Results) -> Reading:
    """Settle what the words leave open but the results make certain."""
    reading = without_contrast(reading)
    for settle in (
        loosely,
        of_somebody,
        phrased,
        _hashed,
        _numbered,
        _in_company,
        _said_twice,
        _on_two_wheels,
        _at_rest,
        _at_the_end,
        _second_best,
        _longest,
        _counted,
        _first_overall,
        _margin_at_top,
        _first_of_many,
    ):
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
    cues = reading.cues - {NUMBER, DRIVER_OF, WHO}
    return replace(reading, people=crews[0].people[:1], number=None, cues=cues)


def _said_twice(reading: Reading, results: Results) -> Reading:
    """Leave out the country, the make, the entrant and the number that whoever is named has."""
    crews = [crew for person in reading.people for crew in results.crews_of(person)]
    if not crews:
        return reading
    if reading.nations and not reading.cues:
        return replace(reading, nations=(), cues=frozenset((COUNTRY,)))
    nations = _others(
        reading.nations, {country(each.nationality) for crew in crews for each in crew.people}
    )
    asides = {COUNTRY, START} if reading.nations and not nations and reading.has(RESULT) else set()
    return replace(
        reading,
        cues=reading.cues - asides,
        nations=nations,
        makes=_others(reading.makes, {crew.make or "" for crew in crews}),
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
    rests = [day for day in results.rest_days if day.resting]
    if rest is None and reading.has(REST) and 0 < max(reading.ranks, default=0) <= len(rests):
        rest = rests[reading.ranks[0] - 1]
        reading = replace(reading, ranks=())
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


def _first_overall(reading: Reading, _: Results) -> Reading:
    """Take the first after a stage for its leader, also where it says that they won."""
    if reading.stage is None or reading.people:
        return reading
    if reading.has(AFTER) and reading.has(WIN):
        reading = replace(reading, cues=reading.cues - {WIN} | {LEAD})
    led = reading.has(LEAD, OVERALL)
    if not led or reading.ranks != (1,):
        return reading
    return replace(reading, ranks=(), cues=reading.cues | {LEAD})


def _on_two_wheels(reading: Reading, _: Results) -> Reading:
    """Take riders for those of the bikes: those of cars and trucks are called otherwise."""
    if reading.categories or reading.people or _RIDERS.isdisjoint(reading.words):
        return reading
    return replace(reading, categories=(Category.BIKES,))


def _hashed(reading: Reading, results: Results) -> Reading:
    """Take `#4` for a stage where it is asked who won or was placed."""
    number, among = reading.number, "#" in reading.words and not reading.stages
    stage = results.stage(number) if number and among else None
    if stage is None or not (reading.has(WIN, PODIUM, LEAD) or reading.ranks):
        return reading
    return replace(reading, number=None, stages=(stage,))


def _in_company(reading: Reading, results: Results) -> Reading:
    """Of those who may be meant, take the one in the category, make or country that is named."""
    if reading.doubt is None or not reading.doubt.people:
        return reading
    beside = {crew.category for person in reading.people for crew in results.crews_of(person)}
    fitting = [
        person for person in reading.doubt.people
        if all(
            (not beside or crew.category in beside)
            and (not reading.makes or crew.make in reading.makes)
            and (not reading.entrants or crew.entrant in reading.entrants)
            and (not reading.nations or country(person.nationality) in reading.nations)
            for crew in results.crews_of(person)
        )
    ]  # fmt: skip
    if len(fitting) != 1:
        return reading
    return replace(reading, doubt=None, people=(*reading.people, fitting[0]))


def _margin_at_top(reading: Reading, _: Results) -> Reading:
    """Take the gap among the first two or three for that between the first and the last of them."""
    if reading.top is None or reading.top == 1 or not reading.has(GAP):
        return reading
    return replace(reading, top=None, ranks=(1, reading.top), cues=reading.cues - {LIST, PODIUM})


def _first_of_many(reading: Reading, _: Results) -> Reading:
    """Take the first of a country or a make for its best."""
    if reading.ranks != (1,) or reading.stages or not (reading.nations or reading.makes):
        return reading
    return replace(reading, ranks=(), cues=reading.cues | {BEST})


def _second_best(reading: Reading, _: Results) -> Reading:
    """Take the second best time for the second place alone, unless the winner is asked beside."""
    if not reading.ranks or not reading.has(WIN) or not _ADDED.isdisjoint(reading.words):
        return reading
    asked = {"+", "&", ",", "/"}.isdisjoint(reading.text)
    return replace(reading, cues=reading.cues - {WIN}) if asked else reading


def _longest(reading: Reading, results: Results) -> Reading:
    """Take the longest or the shortest stage for named, where it is asked who won it."""
    if reading.stages or not reading.has(LONG, SHORT) or not reading.has(WIN):
        return reading
    measured = [stage for stage in results.stages if stage.km is not None]
    pick = max if reading.has(LONG) else min
    stage = pick(measured, key=lambda each: each.km or 0)
    return replace(reading, stages=(stage,), cues=reading.cues - {LONG, SHORT})


def _counted(reading: Reading, _: Results) -> Reading:
    """Take the question who won so many stages for how many each one won."""
    if reading.count is None or reading.people or not reading.has(WIN):
        return reading
    return replace(reading, cues=reading.cues | {HOW_MANY, DIFFERENT})
