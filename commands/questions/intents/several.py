"""Several things asked at once: of somebody, of a stage."""

from dataclasses import replace

from commands.answer import Answer
from commands.questions.contest_cues import WIN
from commands.questions.cue import Cue
from commands.questions.cues import (
    END,
    HOW_MANY,
    RESULT,
    STAGES,
    START,
    TIME,
    VEHICLE,
    WHEN,
    WHERE,
    WHO,
)
from commands.questions.intent import Answering, Asked, intent
from commands.questions.intents import identity, people, route, wins
from commands.questions.intents.identity import COUNTRY, CREW, DRIVER_OF, NUMBER, TEAM
from commands.questions.intents.route import DISTANCE, ROUTE
from commands.questions.reading import Slot

AND = Cue("and", en="and, plus, as well as, n", fr="et, ainsi que", es="y, e, ademas de")
_ADDED = frozenset("+&,/")
_FACTS: tuple[tuple[Cue, Answering], ...] = (
    (NUMBER, identity.number),
    (CREW, identity.crew),
    (VEHICLE, identity.vehicle),
    (TEAM, identity.entrant),
    (COUNTRY, identity.nation),
    (WIN, wins.of_person),
    (TIME, people.finished),
    (RESULT, people.finished),
)
_ALL = (*(cue for cue, _ in _FACTS), STAGES, START, END, WHO, WHERE, DRIVER_OF, AND)


@intent(
    (*(cue for cue, _ in _FACTS),),
    also=_ALL,
    needs=(Slot.PERSON,),
    takes=(Slot.CATEGORY,),
    weight=6,
)
def facts(asked: Asked) -> Answer | None:
    """Several facts about one person."""
    heard = [answer for cue, answer in _FACTS if cue in asked.reading.cues]
    told = [*dict.fromkeys(heard)]
    if len(told) < 2 or not _adds(asked):  # noqa: PLR2004 (one alone has its own intent)
        return None
    reading = replace(asked.reading, cues=asked.reading.cues - {STAGES})
    answers = [each for answer in told if (each := answer(replace(asked, reading=reading)))]
    if not answers:
        return None
    return replace(answers[0], sentence=" ".join(each.sentence for each in answers))


@intent(
    (WHEN, DISTANCE),
    (DISTANCE, ROUTE, START, END, WHERE),
    also=(WHEN, DISTANCE, ROUTE, START, END, WHERE, RESULT, STAGES, TIME, AND, HOW_MANY),
    needs=(Slot.STAGE,),
    takes=(Slot.PLACE, Slot.CATEGORY),
    weight=3,
)
def facts_of_stage(asked: Asked) -> Answer | None:
    """When a stage was, where it went and how long it was."""
    what = ((WHEN,), (DISTANCE,), (ROUTE, START, END, WHERE))
    several = sum(asked.reading.has(*one) for one in what) > 1
    return route.way(asked) if _adds(asked) and several else None


def _adds(asked: Asked) -> bool:
    return asked.reading.has(AND) or not _ADDED.isdisjoint(asked.reading.text)
