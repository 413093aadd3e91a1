"""Who was last: known among the first ten, not of all."""

from dataclasses import replace

from commands.answer import Answer, Status
from commands.languages import say
from commands.questions.contest_cues import BEST, PODIUM
from commands.questions.cue import Cue
from commands.questions.cues import END, LIST, OVERALL, RESULT, STAGES, WHO
from commands.questions.intent import Asked, intent
from commands.questions.intents import placings
from commands.questions.reading import Slot

LAST = Cue(
    "last",
    en=(
        "last in the, last of the, last one in the, bottom of the, wooden spoon, finished last, "
        "finish last, came last, come last, last place, last placed, dead last, rock bottom, was "
        "last, second to last, penultimate in the, penultimate in, came penultimate, lantern"
    ),
    fr="dernier du, derniere du, dernier des, dernier au, lanterne, bon dernier, derniere place",
    es="ultimo del, ultimo de los, farolillo, ultimo puesto, ultimo lugar, ultima posicion",
)
_BESIDE = (OVERALL, RESULT, WHO, END, BEST, LIST, PODIUM, STAGES)


@intent(LAST, also=_BESIDE, needs=(Slot.TOP,), takes=(Slot.STAGE, Slot.CATEGORY), weight=20)
def at_top(asked: Asked) -> Answer | None:
    """Who was the last of the first ten."""
    ranks = (asked.reading.top or 0,)
    return placings.ranked(replace(asked, reading=replace(asked.reading, ranks=ranks, top=None)))


@intent(LAST, also=_BESIDE, takes=(Slot.STAGE, Slot.CATEGORY), weight=8)
def of_all(asked: Asked) -> Answer | None:
    """Say that nobody can be said to be last."""
    if asked.reading.stages or asked.reading.ranks:
        return None
    sentence = say("Only the leading placings are in the source: nobody can be said to be last.")
    return Answer(say("Not in the data"), sentence, Status.NOT_FOUND, private=True)
