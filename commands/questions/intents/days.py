"""On which days the rally was at a place."""

from commands import wording
from commands.answer import Answer
from commands.questions.cues import END, RESULT, STAGES, START, WHEN, WHERE, WHO
from commands.questions.intent import Asked, intent, reply
from commands.questions.intents.route import ROUTE, touches
from commands.questions.reading import Slot


@intent(WHEN, also=(RESULT, STAGES, WHO, WHERE, START, END, ROUTE), needs=(Slot.PLACE,), weight=2)
def at(asked: Asked) -> Answer | None:
    """When stages left a place or arrived there."""
    found = [stage for stage in asked.results.stages if touches(stage, asked.reading)]
    if not found:
        return None
    told = [
        f"{wording.weekday(each.date)} {wording.day(each.date)}"
        f" (stage {each.number}, {wording.route(each)})"
        for each in found
    ]
    where = wording.listed([*asked.reading.places])
    return reply(where, f"{where}: {wording.listed(told)}.", "route")
