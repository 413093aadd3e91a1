"""What is asked of whoever won or was placed: where the stage's winner finished, with whom."""

from dataclasses import replace

from commands.answer import Answer
from commands.questions import placed
from commands.questions.contest_cues import WIN
from commands.questions.cues import (
    AFTER,
    DIFFERENT,
    END,
    HIS,
    HOW_MANY,
    OVERALL,
    RESULT,
    STAGES,
    VEHICLE,
    WHERE,
    WHO,
)
from commands.questions.intent import Answering, Asked, intent
from commands.questions.intents import identity, people, wins
from commands.questions.reading import Slot
from db.rally import Kind

_BESIDE = (STAGES, WHO, OVERALL, AFTER, VEHICLE)
_ABOUT = (Slot.STAGE, Slot.RANK)
_WINNER = frozenset("winner champion victor vainqueur gagnant ganador vencedor campeon".split())
_TO_WIN = frozenset(
    "win won wins gagne gagner remporte gano gana ganar take took claim victories".split()
)


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


@intent(WIN, HOW_MANY, STAGES, also=(*_BESIDE, RESULT, DIFFERENT), needs=(Slot.CATEGORY,), weight=4)
def wins_of(asked: Asked) -> Answer | None:
    """How many stages the winner of the rally won."""
    said = [word for word in asked.reading.words if word in _WINNER]
    verbs = [word for word in asked.reading.words if word in _TO_WIN]
    return _of(asked, wins.of_person) if said and verbs and not asked.reading.stages else None


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
