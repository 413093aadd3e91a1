"""What is put loosely: half a sentence, an either-or, somebody by way of somebody else."""

from collections.abc import Iterable
from dataclasses import replace

from commands.questions.contest_cues import BEST, LEAD, PODIUM, TAKE, WIN
from commands.questions.cue import tokens
from commands.questions.cues import (
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
from commands.questions.intents.duel import VERSUS
from commands.questions.intents.identity import COUNTRY, CREW, DRIVER_OF, INSIDE, NUMBER
from commands.questions.intents.route import DISTANCE, RALLY, ROUTE
from commands.questions.intents.said import HAPPENED
from commands.questions.intents.titles import AGAIN
from commands.questions.nouns import country
from commands.questions.reading import Reading
from db.rally import Role
from db.results import Results

_FEWEST_NUMBERS = 2
_BIB = 99


def loosely(reading: Reading, results: Results) -> Reading:
    """Read what is put loosely."""
    for read in (
        _either_country,
        _sat_in,
        _his_driver,
        _which_number,
        _crew_by_countries,
        _before_whom,
        _led_to,
        _in_between,
        _got_them,
        _why,
        _won_before,
        _from_end_to_end,
        _leading_how_often,
        _won_however,
        _out_for_long,
        _first_ever,
    ):
        reading = read(reading, results)
    return reading


def _either_country(reading: Reading, _: Results) -> Reading:
    """Take `Flick, French or Belgian` for the question which country."""
    one = len(reading.people) == 1 and len(reading.nations) > 1
    if not one or reading.has(WIN, RESULT, LEAD, CREW):
        return reading
    return replace(reading, nations=(), cues=frozenset((COUNTRY,)))


def _sat_in(reading: Reading, _: Results) -> Reading:
    """Take `what is he in` for the question what he drove."""
    asks = not _WHAT.isdisjoint(reading.words[:2]) and reading.words[-1] in _IN
    if len(reading.people) != 1 or not asks or reading.has(RESULT, WIN, LEAD, CREW, COUNTRY):
        return reading
    return replace(reading, categories=(), cues=frozenset((VEHICLE,)))


_WHAT = frozenset("what whats which wat que quel quelle".split())
_IN = frozenset(("in", "on"))


def _his_driver(reading: Reading, results: Results) -> Reading:
    """Take whoever drove a co-driver for the one who is meant: `her driver's country`."""
    if len(reading.people) != 1 or not _is_followed_by_driver(reading):
        return reading
    crews = results.crews_of(reading.people[0])
    asks = reading.cues - {DRIVER_OF, CREW, WHO, INSIDE}
    if not asks or len(crews) != 1 or crews[0].role(reading.people[0]) is not Role.CODRIVER:
        return reading
    return replace(reading, people=crews[0].people[:1], cues=reading.cues - {DRIVER_OF, CREW})


def _is_followed_by_driver(reading: Reading) -> bool:
    called = tokens(reading.people[0].name)
    pairs = zip(reading.words, reading.words[1:], strict=False)
    return any(
        after == "driver" and (word in called or word.removesuffix("s") in called)
        for word, after in pairs
    )


def _which_number(reading: Reading, _: Results) -> Reading:
    """Take `407 or 410, which is he` for the question which number."""
    said = [word for word in reading.words if word.isdecimal() and int(word) > _BIB]
    several = len(said) >= _FEWEST_NUMBERS and len(reading.people) == 1
    if not several or reading.number is None or reading.cues - {VERSUS, NUMBER, WHO}:
        return reading
    return replace(reading, number=None, cues=frozenset((NUMBER,)))


def _crew_by_countries(reading: Reading, results: Results) -> Reading:
    """Take the one crew of two countries for named: `the German and her Italian co-driver`."""
    pair = len(reading.nations) == 2 and reading.has(CREW) and not reading.people  # noqa: PLR2004
    if not pair:
        return reading
    crews = [
        crew for crew in results.crews
        if crew.people[1:] and country(crew.people[0].nationality) == reading.nations[0]
        and reading.nations[1] in {country(each.nationality) for each in crew.people[1:]}
        and (not reading.categories or crew.category in reading.categories)
    ]  # fmt: skip
    if len(crews) != 1:
        return reading
    cues = reading.cues - ({CREW, DRIVER_OF} if reading.cues - {CREW, DRIVER_OF, WHO} else set())
    return replace(reading, nations=(), people=crews[0].people[:1], cues=cues)


def _before_whom(reading: Reading, results: Results) -> Reading:
    """Take `who led before he took it on stage 12` for the leader before that stage."""
    asks = reading.has(LEAD) and reading.has(BEFORE) and reading.has(WHO)
    if not asks or len(reading.people) != 1 or not reading.stages:
        return reading
    crews = results.crews_of(reading.people[0])
    categories = tuple(dict.fromkeys(crew.category for crew in crews))
    return replace(reading, people=(), categories=categories, cues=reading.cues - {TAKE, INSIDE})


def _led_to(reading: Reading, _: Results) -> Reading:
    """Take `what led to his retirement` for the question why."""
    led = _follow(reading.words, _LED, frozenset(("to",)))
    if not led or not reading.people or reading.stages or reading.has(WHO):
        return reading
    return replace(reading, cues=reading.cues - {LEAD, END, RESULT} | {HAPPENED})


_LED = frozenset("led lead leading".split())


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


def _got_them(reading: Reading, _: Results) -> Reading:
    """Take `which ones did he get`, `how many has he got` for stages won."""
    got = not _GOT.isdisjoint(reading.words)
    asked = reading.has(HOW_MANY) or not _ONES.isdisjoint(reading.words)
    one = len(reading.people) == 1 or len(reading.makes) == 1
    if not (got and asked and one) or reading.cues - {HOW_MANY, STAGES, TAKE, WHO, LIST, HIS}:
        return reading
    return replace(reading, cues=reading.cues - {TAKE} | {WIN, STAGES})


_GOT = frozenset("got get gets took take takes had has have claim claimed bag bagged".split())
_ONES = frozenset("ones which stages".split())


def _why(reading: Reading, _: Results) -> Reading:
    """Leave out the lead where it is asked why it was lost."""
    asks = not {"why", "come", "pourquoi"}.isdisjoint(reading.words)
    if not reading.has(HAPPENED) or not reading.people or not asks:
        return reading
    return replace(reading, cues=reading.cues - {LEAD})


def _won_before(reading: Reading, _: Results) -> Reading:
    """Take `how many dakars had he won before` for the question how often he had."""
    if not reading.people or not _WON.intersection(reading.words) or reading.has(STAGES):
        return reading
    had = not _HAD.isdisjoint(reading.words) and not _THE_RALLY.isdisjoint(reading.words)
    if not reading.has(AGAIN) and not (had and reading.has(HOW_MANY)):
        return reading
    return replace(reading, cues=reading.cues | {WIN, AGAIN})


_HAD = frozenset("had has avait habia".split())
_THE_RALLY = frozenset("it dakar dakars".split())
_WON = frozenset("won win wins gagne gano ganado".split())


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


def _first_ever(reading: Reading, _: Results) -> Reading:
    """Take `his first win?` for the question how often he has won."""
    alone = reading.cues <= {AGAIN, HIS, WIN} and reading.has(AGAIN)
    if not alone or len(reading.people) != 1 or reading.stages:
        return reading
    return replace(reading, cues=reading.cues | {WIN}, ranks=())


def _follow(words: Iterable[str], first: frozenset[str], second: frozenset[str]) -> bool:
    said = tuple(words)
    return any(one in first and two in second for one, two in zip(said, said[1:], strict=False))
