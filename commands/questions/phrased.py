"""What the way a question is put says, beyond its words one by one."""

from dataclasses import replace

from commands.questions.contest_cues import LEAD, MOST, PODIUM, TAKE, WIN
from commands.questions.cue import tokens
from commands.questions.cues import (
    AFTER,
    BEFORE,
    END,
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
    VEHICLE,
    WHERE,
    WHO,
)
from commands.questions.intents.duel import VERSUS
from commands.questions.intents.fewest import FEWEST
from commands.questions.intents.identity import COUNTRY, CREW, NUMBER, TEAM
from commands.questions.intents.margins import BIGGEST, CLOSEST
from commands.questions.intents.people import BEAT
from commands.questions.intents.route import COUNTRIES, DISTANCE, REST
from commands.questions.led import led
from commands.questions.numerals import ENDINGS, kind
from commands.questions.reading import Reading
from commands.questions.refusals import MONEY, WEATHER
from db.rally import Category, Kind
from db.results import Results

_MAN = "MAN"
_A_MAN = frozenset(
    "which what the that one old young right hand best fastest this his her winning top first lead"
    " leading quickest".split()
)
_INITIALS = {
    "b": Category.BIKES, "c": Category.CARS, "t": Category.TRUCKS, "m": Category.BIKES,
}  # fmt: skip
_TERSE = 6
_SPONSOR = frozenset("sponsor sponsors sponsored sponsoring patrocinador sponsorise".split())
_STAGE = frozenset("etape etapa speciale especial stage".split())


def phrased(reading: Reading, results: Results) -> Reading:
    """Read what the words say together."""
    for read in (
        _no_make,
        led,
        _initialled,
        _driven,
        _biggest_win,
        _behind_on_stage,
        _nth_longest,
        _collected,
        _which_won,
        _behind_whom,
        _of_number,
        _sponsored,
        _where_it_ran,
        _first_of_his,
        _timed,
        _beside_rest,
        _of_one_crew,
        _who_won_it,
    ):
        reading = read(reading, results)
    return reading


def _initialled(reading: Reading, _: Results) -> Reading:
    """Take `b` for the bikes in few words about a list: `gc b ss 13`."""
    told = reading.stages or reading.ranks or reading.top or reading.has(OVERALL)
    if reading.categories or reading.people or len(reading.text.split()) > _TERSE or not told:
        return reading
    named = tuple(_INITIALS[word] for word in reading.words if word in _INITIALS)
    return replace(reading, categories=named) if len(named) == 1 else reading


def _no_make(reading: Reading, _: Results) -> Reading:
    """Take `which man` for a person, not for the make."""
    if _MAN not in reading.makes or _MAN in reading.text:
        return reading
    at = reading.words.index("man") if "man" in reading.words else 0
    meant = Category.TRUCKS in reading.categories or reading.people or len(reading.makes) > 1
    if (meant or not reading.categories) and (not at or reading.words[at - 1] not in _A_MAN):
        return reading
    return replace(reading, makes=tuple(make for make in reading.makes if make != _MAN))


def _driven(reading: Reading, _: Results) -> Reading:
    """Take `is he in a Kamaz` for the question what he drove."""
    if len(reading.people) != 1 or not reading.makes or reading.stages:
        return reading
    if reading.has(WIN, RESULT, HOW_MANY, TEAM, CREW, GAP, TIME, LEAD, PODIUM):
        return reading
    return replace(reading, makes=(), cues=reading.cues - {VERSUS} | {VEHICLE})


def _biggest_win(reading: Reading, _: Results) -> Reading:
    """Take the biggest stage win for a margin, not for a length."""
    if reading.has(SHORT) and reading.has(GAP) and not reading.people:
        return replace(reading, cues=reading.cues - {SHORT} | {CLOSEST})
    if not reading.has(LONG) or not reading.has(WIN, GAP) or _BIG.isdisjoint(reading.words):
        return reading
    return replace(reading, cues=reading.cues - {LONG} | {BIGGEST})


_BIG = frozenset("biggest largest".split())


def _behind_on_stage(reading: Reading, results: Results) -> Reading:
    """Take `who was second behind him on stage 9` for the place alone."""
    asks = reading.has(WHO) and reading.ranks and reading.stages and reading.people
    behind = reading.has(GAP, BEAT) or "by" in reading.words
    if not asks or not behind:
        return reading
    crews = [crew for person in reading.people for crew in results.crews_of(person)]
    categories = tuple(dict.fromkeys(crew.category for crew in crews))
    return replace(
        reading, people=(), categories=categories, cues=reading.cues - {GAP, BEAT, VERSUS}
    )


def _nth_longest(reading: Reading, _: Results) -> Reading:
    """Take `la deuxième étape la plus courte` for the second shortest."""
    if len(reading.stages) != 1 or not reading.has(LONG, SHORT):
        return reading
    for before, word in zip(reading.words, reading.words[1:], strict=False):
        if word in _STAGE and (before in ENDINGS or kind(before) == "ordinal"):
            return replace(reading, ranks=(reading.stages[0].number,), stages=())
    return reading


def _collected(reading: Reading, _: Results) -> Reading:
    """Take stages that somebody took, or has the most of, for won."""
    if reading.has(WIN, LEAD, LONG, SHORT, DISTANCE) or reading.places:
        return reading
    taken = reading.has(TAKE) and (reading.has(STAGES) or (reading.stages and not reading.people))
    taken = taken or (bool(reading.makes) and reading.cues == {STAGES} and not reading.stages)
    most = reading.has(MOST) and reading.has(STAGES) and not reading.nations
    return replace(reading, cues=reading.cues - {TAKE} | {WIN}) if taken or most else reading


def _which_won(reading: Reading, _: Results) -> Reading:
    """Take the question which makes or countries won stages for how many each one won."""
    if reading.has(COUNTRIES) and reading.has(HOW_MANY) and reading.has(WIN):
        return replace(reading, cues=reading.cues - {COUNTRIES} | {COUNTRY})
    slots = reading.stages or reading.people or reading.makes or reading.nations
    which = reading.has(VEHICLE, COUNTRY, COUNTRIES) and reading.has(WIN) and reading.has(STAGES)
    if slots or not which or reading.has(MOST, LONG, SHORT, FEWEST) or reading.ranks:
        return reading
    several = not _MANY.isdisjoint(reading.words)
    left = reading.cues - ({COUNTRIES} if reading.has(COUNTRY) else set())
    return replace(reading, cues=left | {HOW_MANY}) if several else reading


_MANY = frozenset(
    "makes brands manufacturers constructors marques constructeurs marcas fabricantes countries"
    " nations nationalities pays paises nacionalidades nationalites".split()
)


def _behind_whom(reading: Reading, _: Results) -> Reading:
    """Take `who came behind him` for the question who, not how far."""
    who = reading.has(WHO) and len(reading.people) == 1 and not reading.stages
    if not who or reading.has(LEAD, TIME, CREW) or "how" in reading.words or reading.has(TEAM):
        return reading
    behind = not _BEHIND.isdisjoint(reading.words) and reading.has(GAP, RESULT, AFTER)
    to = reading.ranks == (2,) and not _TO.isdisjoint(reading.words)
    if not behind and not to:
        return reading
    return replace(reading, ranks=(), cues=reading.cues - {GAP, AFTER, VERSUS} | {BEAT})


_BEHIND = frozenset("behind after derriere apres detras tras".split())
_TO = frozenset("to behind de du a".split())


def _of_number(reading: Reading, _: Results) -> Reading:
    """Take `#de gavardo` for the question which number."""
    if reading.has(COUNTRY) and reading.has(TEAM) and reading.people:
        return replace(reading, cues=reading.cues - {TEAM})
    if reading.has(MOST) and reading.has(WIN):
        return replace(reading, cues=reading.cues - {NUMBER})
    if len(reading.people) != 1 or reading.number or reading.cues or "#" not in reading.words:
        return reading
    return replace(reading, cues=frozenset((NUMBER,)))


def _timed(reading: Reading, _: Results) -> Reading:
    """Take `qué tiempo hizo` for a time, where it is asked of somebody or of a winner."""
    timed = not {"tiempo", "temps"}.isdisjoint(reading.words)
    if not reading.has(WEATHER) or not timed or not (reading.people or reading.ranks):
        return reading
    return replace(reading, cues=reading.cues - {WEATHER} | {TIME})


def _first_of_his(reading: Reading, _: Results) -> Reading:
    """Take `the first stage he won` for one of his, not for the first of all."""
    if len(reading.people) != 1 or not reading.has(WIN) or len(reading.stages) != 1:
        return reading
    surname = tokens(reading.people[0].name)
    three = zip(reading.words, reading.words[1:], reading.words[2:], strict=False)
    own = any(one in _OUTER and two in _STAGE and name in surname for one, two, name in three)
    return replace(reading, stages=()) if own else reading


_OUTER = frozenset("first last".split())


def _where_it_ran(reading: Reading, _: Results) -> Reading:
    """Take the whole rally for its way, where it is asked where it began or ended."""
    named = reading.people or reading.categories or reading.stages or reading.number
    if (
        named
        or reading.makes
        or reading.nations
        or not (reading.has(WHERE) and reading.has(START, END))
    ):
        return reading
    return replace(reading, cues=reading.cues - {OVERALL, RESULT})


def _sponsored(reading: Reading, _: Results) -> Reading:
    """Take a sponsor for the entrant: no other is told."""
    if _SPONSOR.isdisjoint(reading.words) or not (reading.people or reading.entrants):
        return reading
    return replace(reading, cues=reading.cues - {MONEY} | {TEAM})


def _beside_rest(reading: Reading, results: Results) -> Reading:
    """Take the day before a day of rest, or after it, for its stage."""
    if not reading.has(REST) or not reading.has(BEFORE, AFTER) or reading.stages:
        return reading
    days = [
        each for each in results.rest_days
        if not reading.places or each.start.name in reading.places
    ]  # fmt: skip
    if reading.ranks:
        days = days[reading.ranks[0] - 1 : reading.ranks[0]]
    if not days or not reading.has(WIN, LEAD, LIST, PODIUM, OVERALL):
        return reading
    beside = [stage for stage in results.stages if stage.date < days[0].date][-1:]
    if reading.has(AFTER) and not reading.has(BEFORE):
        beside = [stage for stage in results.stages if stage.date > days[0].date][:1]
    left = {REST, BEFORE, AFTER}
    cues = reading.cues - left | ({AFTER} if reading.has(LEAD, OVERALL) else set())
    return replace(reading, stages=tuple(beside), places=(), ranks=(), doubt=None, cues=cues)


def _of_one_crew(reading: Reading, results: Results) -> Reading:
    """Of people in one crew take the driver: what is asked is told of all of them."""
    if reading.doubt is None or not reading.doubt.people or not reading.cues:
        return reading
    crews = {crew.key: crew for one in reading.doubt.people for crew in results.crews_of(one)}
    people = next(iter(crews.values())).people if len(crews) == 1 else ()
    if not people or people[0] not in reading.doubt.people:
        return reading
    return replace(reading, doubt=None, people=(*reading.people, people[0]))


def _who_won_it(reading: Reading, results: Results) -> Reading:
    """Of those who may be meant take the one who did win the stage, where it is said so."""
    if reading.doubt is None or reading.stage is None or not reading.has(WIN):
        return reading
    first = [
        person for person in reading.doubt.people for crew in results.crews_of(person)
        if (found := results.classification(Kind.STAGE, crew.category, reading.stage.number))
        and found.placings and crew == found.placings[0].crew
    ]  # fmt: skip
    if len(first) != 1 or not reading.has(GAP, TIME):
        return reading
    return replace(reading, doubt=None, people=(*reading.people, first[0]))
