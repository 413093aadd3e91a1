"""What is put loosely of somebody: half a sentence, an either-or, by way of somebody else."""

from dataclasses import replace

from commands.questions.contest_cues import LEAD, TAKE, WIN
from commands.questions.cue import tokens
from commands.questions.cues import (
    END,
    GAP,
    HIS,
    HOW_MANY,
    LIST,
    RESULT,
    STAGES,
    TIME,
    VEHICLE,
    WHO,
)
from commands.questions.followed import follow
from commands.questions.intents.duel import VERSUS
from commands.questions.intents.identity import (
    COUNTRY,
    CREW,
    DRIVER_OF,
    INSIDE,
    NUMBER,
    TEAM,
)
from commands.questions.intents.people import BEAT
from commands.questions.intents.said import HAPPENED
from commands.questions.intents.several import AND
from commands.questions.intents.titles import AGAIN
from commands.questions.nouns import country
from commands.questions.reading import Reading
from db.rally import Role
from db.results import Results

_FEWEST_NUMBERS = 2
_BIB = 99


def of_somebody(reading: Reading, results: Results) -> Reading:
    """Read what is put loosely of somebody."""
    for read in (
        _tongue,
        _either_country,
        _sat_in,
        _his_driver,
        _which_number,
        _crew_by_countries,
        _crew_by_make,
        _led_to,
        _got_them,
        _took_over,
        _why,
        _won_before,
        _first_ever,
        _same_crew,
        _one_below,
        _places_of,
    ):
        reading = read(reading, results)
    return reading


def _tongue(reading: Reading, _: Results) -> Reading:
    """Leave out the country of a language that is spoken of: `sorry for my English`."""
    pairs = zip(reading.words, reading.words[1:], strict=False)
    spoken = {word for before, word in pairs if before in _SPEAKS and word in _TONGUES}
    if not spoken:
        return reading
    left = tuple(each for each in reading.nations if each not in map(_TONGUES.get, spoken))
    return replace(reading, nations=left)


_SPEAKS = frozenset("my your in en speak parle hablo bad poor good mon mi".split())
_TONGUES = {
    "english": "United Kingdom", "anglais": "United Kingdom", "ingles": "United Kingdom",
    "french": "France", "francais": "France", "frances": "France",
    "spanish": "Spain", "espagnol": "Spain", "espanol": "Spain",
    "german": "Germany", "italian": "Italy",
}  # fmt: skip


def _either_country(reading: Reading, _: Results) -> Reading:
    """Take `Flick, French or Belgian` for the question which country."""
    one = len(reading.people) == 1 and len(reading.nations) > 1
    if not one or reading.has(WIN, RESULT, LEAD, CREW):
        return reading
    return replace(reading, nations=(), cues=frozenset((COUNTRY,)))


def _sat_in(reading: Reading, _: Results) -> Reading:
    """Take `what is he in` for the question what he drove."""
    asks = not _WHAT.isdisjoint(reading.words[:2]) and reading.words[-1] in _IN
    if len(reading.people) != 1 or not asks or reading.cues - {INSIDE, WHO, DRIVER_OF}:
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


_IS = frozenset("is was es est era etait".split())


def _which_number(reading: Reading, _: Results) -> Reading:
    """Take `407 or 410, which is he` for the question which number."""
    said = [word for word in reading.words if word.isdecimal() and int(word) > _BIB]
    least = 1 if not _IS.isdisjoint(reading.words[:1]) else _FEWEST_NUMBERS
    several = len(said) >= least and len(reading.people) == 1
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


def _crew_by_make(reading: Reading, results: Results) -> Reading:
    """Take the one crew of a country in a make for named: `the Belgian in the Volkswagen`."""
    if len(reading.nations) != 1 or len(reading.makes) != 1 or reading.people or reading.stages:
        return reading
    crews = [
        crew for crew in results.crews
        if crew.make == reading.makes[0]
        and (not reading.categories or crew.category in reading.categories)
        and country(crew.people[0].nationality) == reading.nations[0]
    ]  # fmt: skip
    if len(crews) != 1 or reading.has(HOW_MANY, STAGES):
        return reading
    return replace(reading, nations=(), makes=(), people=crews[0].people[:1])


def _led_to(reading: Reading, _: Results) -> Reading:
    """Take `what led to his retirement` for the question why."""
    led = follow(reading.words, _LED, frozenset(("to",)))
    if not led or not reading.people or reading.stages or reading.has(WHO):
        return reading
    return replace(reading, cues=reading.cues - {LEAD, END, RESULT} | {HAPPENED})


_LED = frozenset("led lead leading".split())


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


def _took_over(reading: Reading, _: Results) -> Reading:
    """Take `when did he take over` for the lead."""
    over = follow(reading.words, _TOOK, frozenset(("over",)))
    return replace(reading, cues=reading.cues | {LEAD}) if over and reading.people else reading


_TOOK = frozenset("take took takes taking".split())


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


def _first_ever(reading: Reading, _: Results) -> Reading:
    """Take `his first win?` for the question how often he has won."""
    alone = reading.cues <= {AGAIN, HIS, WIN} and reading.has(AGAIN)
    if not alone or len(reading.people) != 1 or reading.stages:
        return reading
    return replace(reading, cues=reading.cues | {WIN}, ranks=())


def _same_crew(reading: Reading, results: Results) -> Reading:
    """Take two of one crew for their driver, where it is asked what is the same for both."""
    asked = reading.has(TEAM, RESULT, NUMBER, WIN, TIME, VEHICLE) and not reading.has(CREW)
    if len(reading.people) != 2 or not asked:  # noqa: PLR2004 (two in one crew)
        return reading
    one, other = (results.crews_of(person) for person in reading.people)
    if one != other or len(one) != 1 or (reading.has(VEHICLE) and reading.has(WHO, DRIVER_OF)):
        return reading
    return replace(reading, people=one[0].people[:1], cues=reading.cues - {AND, VERSUS})


def _one_below(reading: Reading, _: Results) -> Reading:
    """Take `one place below him` for whoever came next."""
    beside = not {"below", "above", "behind", "ahead"}.isdisjoint(reading.words)
    places = not {"place", "spot", "position"}.isdisjoint(reading.words)
    one = len(reading.people) == 1 and reading.ranks == (1,) and not reading.stages
    if not (beside and places and one) or not reading.has(WHO):
        return reading
    return replace(reading, ranks=(), cues=reading.cues - {GAP, VERSUS} | {BEAT})


def _places_of(reading: Reading, _: Results) -> Reading:
    """Take `his second places` for those on stages."""
    places = not {"places", "seconds", "thirds", "finishes"}.isdisjoint(reading.words)
    if not places or len(reading.people) != 1 or not reading.ranks or reading.stages:
        return reading
    return replace(reading, cues=reading.cues | {HOW_MANY})
