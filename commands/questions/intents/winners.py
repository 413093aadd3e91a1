"""What is asked of whoever won or was placed: where the stage's winner finished, with whom."""

from dataclasses import replace

from commands.answer import Answer
from commands.questions import placed
from commands.questions.contest_cues import WIN
from commands.questions.cue import Cue
from commands.questions.cues import AFTER, END, OVERALL, RESULT, STAGES, VEHICLE, WHERE, WHO
from commands.questions.intent import Answering, Asked, intent
from commands.questions.intents import identity, people
from commands.questions.reading import Slot
from db.rally import Kind

HIS = Cue(
    "his",
    en="his, her, he, she, him, their, did they",
    fr="son, sa, il, elle",
    es="su, el mismo, este",
)
_BESIDE = (STAGES, WHO, OVERALL, AFTER, VEHICLE)
_ABOUT = (Slot.STAGE, Slot.RANK)


@intent(WIN, WHERE, RESULT, also=(*_BESIDE, END), needs=(Slot.CATEGORY, Slot.STAGE), weight=3)
@intent(WIN, HIS, RESULT, also=(*_BESIDE, END, WHERE), needs=(Slot.CATEGORY, Slot.STAGE), weight=3)
def finished(asked: Asked) -> Answer | None:
    """Where the winner of a stage finished."""
    return _of(asked, people.finished)


@intent(
    identity.CREW,
    WIN,
    also=(*_BESIDE, RESULT, identity.DRIVER_OF),
    needs=(Slot.CATEGORY,),
    takes=_ABOUT,
    weight=3,
)
@intent(
    identity.CREW,
    also=(*_BESIDE, identity.DRIVER_OF),
    needs=(Slot.CATEGORY, Slot.RANK),
    takes=_ABOUT,
    weight=3,
)
def crew(asked: Asked) -> Answer | None:
    """Who sat beside the winner."""
    return _of(asked, identity.crew)


@intent(
    identity.NUMBER, WIN, also=(*_BESIDE, RESULT), needs=(Slot.CATEGORY,), takes=_ABOUT, weight=3
)
def number(asked: Asked) -> Answer | None:
    """Which number the winner had."""
    return _of(asked, identity.number)


@intent(
    identity.TEAM,
    WIN,
    also=(*_BESIDE, RESULT, identity.DRIVER_OF),
    needs=(Slot.CATEGORY,),
    takes=_ABOUT,
    weight=3,
)
def team(asked: Asked) -> Answer | None:
    """Who entered the winner."""
    return _of(asked, identity.entrant)


def _of(asked: Asked, answer: Answering) -> Answer | None:
    category = asked.reading.category
    which = Kind.STAGE if asked.reading.stage else Kind.FINAL
    found = placed.table(asked, category, which) if category else None
    ranks = asked.reading.ranks or (1,)
    shown = placed.at(found, ranks) if found else []
    if not shown:
        return None
    reading = replace(asked.reading, people=shown[0].crew.people[:1], stages=(), ranks=())
    return answer(replace(asked, reading=reading))
