"""What is put loosely of stages, of the way and of winners: half a sentence, words too many."""

from dataclasses import replace

from commands.questions.contest_cues import BEST, LEAD, PODIUM, TAKE, WIN
from commands.questions.cues import (
    AFTER,
    BEFORE,
    END,
    GAP,
    HIS,
    HOW_MANY,
    LIST,
    RESULT,
    STAGES,
    START,
    TIME,
    VEHICLE,
    WHERE,
    WHO,
)
from commands.questions.followed import follow
from commands.questions.intents.identity import (
    COUNTRY,
    INSIDE,
    NUMBER,
)
from commands.questions.intents.route import DISTANCE, RALLY, ROUTE
from commands.questions.intents.said import HAPPENED
from commands.questions.nouns import country, listed_phrases
from commands.questions.reading import Reading
from db.results import Results


def loosely(reading: Reading, results: Results) -> Reading:
    """Read what is put loosely."""
    for read in (
        _on_a_continent,
        _of_length,
        _compared_in_length,
        _through_a_country,
        _before_whom,
        _in_between,
        _from_end_to_end,
        _leading_how_often,
        _won_however,
        _out_for_long,
        _number_of_the_winner,
    ):
        reading = read(reading, results)
    return reading


def _on_a_continent(reading: Reading, results: Results) -> Reading:
    """Take the first stage in Africa for that, not for the first of all."""
    word = next((each for each in reading.words if (each,) in _CONTINENTS), "")
    named = bool(reading.nations) and not reading.has(WIN, LEAD, PODIUM) and not reading.people
    outer = (results.stages[0], results.stages[-1])
    if not (word or named) or len(reading.stages) != 1 or reading.stages[0] not in outer:
        return reading
    countries = _CONTINENTS[(word,)].split(" / ") if word else reading.nations
    there = [
        stage for stage in results.stages
        if country(stage.start.country) in countries or country(stage.finish.country) in countries
    ]  # fmt: skip
    stage = there[0 if reading.stages[0] is outer[0] else -1] if there else reading.stages[0]
    return replace(reading, stages=(stage,), nations=())


_CONTINENTS = listed_phrases("continents.txt")


def _of_length(reading: Reading, results: Results) -> Reading:
    """Take `which stage was 445 km` for the stages of that length."""
    km = reading.count
    if km is None or reading.stages or not reading.has(STAGES) or _KM.isdisjoint(reading.words):
        return reading
    if reading.has(WIN, LEAD, PODIUM):
        return reading
    more, less = (not words.isdisjoint(reading.words) for words in (_MORE, _LESS))
    there = tuple(
        stage for stage in results.stages
        if stage.km is not None
        and (stage.km > km if more else stage.km < km if less else round(stage.km) == km)
    )  # fmt: skip
    said = "" if there else f"{km} km"
    return replace(reading, count=None, stages=there, no_stage=said, cues=frozenset((DISTANCE,)))


_KM = frozenset("km kms kilometres kilometers kilometros kilometre kilometer".split())
_MORE = frozenset("longer over more above exceeding plus mas".split())
_LESS = frozenset("shorter under less below fewer moins menos".split())


def _compared_in_length(reading: Reading, _: Results) -> Reading:
    """Take `how much longer is stage 16 than 8` for the lengths of both."""
    compared = not _COMPARED.isdisjoint(reading.words) and len(reading.stages) > 1
    if not compared or reading.people or reading.has(WIN, LEAD):
        return reading
    return replace(reading, cues=frozenset((DISTANCE,)))


_COMPARED = frozenset("longer shorter larga corta longue courte".split())


def _through_a_country(reading: Reading, _: Results) -> Reading:
    """Take `did they drive through Egypt` for the stages there."""
    asks = reading.nations and reading.has(ROUTE) and not reading.people and not reading.stages
    if not asks or reading.has(WIN, LEAD, RESULT, BEST):
        return reading
    return replace(reading, cues=reading.cues - {VEHICLE, HIS, AFTER, HOW_MANY} | {STAGES})


def _before_whom(reading: Reading, results: Results) -> Reading:
    """Take `who led before he took it on stage 12` for the leader before that stage."""
    asks = reading.has(LEAD) and reading.has(BEFORE) and reading.has(WHO)
    if not asks or len(reading.people) != 1 or not reading.stages:
        return reading
    crews = results.crews_of(reading.people[0])
    categories = tuple(dict.fromkeys(crew.category for crew in crews))
    return replace(reading, people=(), categories=categories, cues=reading.cues - {TAKE, INSIDE})


def _in_between(reading: Reading, results: Results) -> Reading:
    """Take the day of rest between two stages for named."""
    between = not {"between", "entre"}.isdisjoint(reading.words)
    if not between or len(reading.stages) != 2 or reading.people:  # noqa: PLR2004
        return reading
    if reading.has(WIN, GAP, LEAD, PODIUM, LIST):
        return reading
    first, last = sorted(each.date for each in reading.stages)
    days = [each for each in results.rest_days if first < each.date < last]
    if len(days) != 1:
        return reading
    return replace(reading, stages=(), places=(), doubt=None, rest=days[0], cues=frozenset())


def _from_end_to_end(reading: Reading, _: Results) -> Reading:
    """Take the way from start to end for the whole of it."""
    whole = reading.has(ROUTE, LIST) and not _PLACES.isdisjoint(reading.words)
    named = reading.stages or reading.places or reading.nations or reading.people
    if not whole or named or reading.categories:
        return reading
    left = {START, END, RESULT, LIST, WHERE, COUNTRY}
    return replace(reading, cues=reading.cues - left | {ROUTE, RALLY})


_PLACES = frozenset(
    "places towns cities town city villages lieux villes lugares ciudades pueblos stops".split()
)


def _leading_how_often(reading: Reading, _: Results) -> Reading:
    """Take `leading` for the lead alone, where it is asked after how many stages."""
    if not reading.has(LEAD) or not reading.has(HOW_MANY) or len(reading.people) != 1:
        return reading
    return replace(reading, cues=reading.cues - {BEST})


def _won_however(reading: Reading, _: Results) -> Reading:
    """Leave out a `go` or a `way` beside the question who won a stage."""
    asked = reading.has(WIN, PODIUM) and reading.stages and reading.categories
    if not asked or reading.has(WHERE, START, END):
        return reading
    return replace(reading, cues=reading.cues - {ROUTE})


def _out_for_long(reading: Reading, _: Results) -> Reading:
    """Take `how long was the best truck out on stage 14` for a time."""
    asked = reading.has(BEST, WIN) or reading.ranks or reading.people
    if not reading.has(DISTANCE) or not (asked and reading.stages and reading.categories):
        return reading
    if "long" not in reading.words:
        return reading
    return replace(reading, cues=reading.cues - {DISTANCE, HAPPENED, ROUTE} | {TIME})


def _number_of_the_winner(reading: Reading, _: Results) -> Reading:
    """Take `number of the truck winner` for a start number, not for how many."""
    of = follow(reading.words, frozenset(("number",)), frozenset(("of",)))
    if not of or _ONE_WINNER.isdisjoint(reading.words) or reading.has(STAGES):
        return reading
    return replace(reading, cues=reading.cues - {HOW_MANY} | {NUMBER})


_ONE_WINNER = frozenset("winner champion champ victor".split())
