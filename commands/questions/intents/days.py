"""On which days the rally was at a place."""

from commands import wording
from commands.answer import Answer
from commands.languages import say, staged
from commands.questions.cues import END, RESULT, STAGES, START, WHEN, WHERE, WHO
from commands.questions.intent import Asked, intent, reply
from commands.questions.intents.identity import COUNTRY
from commands.questions.intents.route import RALLY, ROUTE, touches
from commands.questions.reading import Slot


@intent(
    WHEN, also=(RESULT, STAGES, WHO, WHERE, START, END, ROUTE, RALLY), needs=(Slot.PLACE,), weight=4
)
@intent(
    WHEN,
    also=(RESULT, STAGES, WHO, WHERE, START, END, ROUTE, RALLY, COUNTRY),
    needs=(Slot.NATION,),
    weight=6,
)
def at(asked: Asked) -> Answer | None:
    """When stages left a place or arrived there."""
    found = [stage for stage in asked.results.stages if touches(stage, asked.reading)]
    if not found:
        return None
    told = [
        staged(
            "{day} (stage {number}, {route})",
            each.number,
            day=wording.dated(each.date),
            route=wording.route(each),
        )
        for each in found
    ]
    where = wording.listed(
        [*asked.reading.places, *map(wording.country_called, asked.reading.nations)]
    )
    sentence = say("{place}: {days}.", place=where, days=wording.listed(told))
    return reply(where, sentence, "route")
