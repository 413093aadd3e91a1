"""Who led on the days of rest, where it is not said on which."""

from dataclasses import replace

from commands import wording
from commands.answer import Answer
from commands.languages import say
from commands.questions.contest_cues import BEST, LEAD, WIN
from commands.questions.cues import AFTER, BEFORE, LIST, OVERALL, RESULT, STAGES, WHEN, WHO
from commands.questions.intent import Asked, arguments, intent, reply
from commands.questions.intents import leading
from commands.questions.intents.route import REST
from commands.questions.reading import Slot


@intent(
    REST,
    LEAD,
    also=(OVERALL, AFTER, BEFORE, WHO, RESULT, STAGES, WIN, BEST, LIST, WHEN),
    takes=(Slot.CATEGORY,),
    weight=8,
)
def leaders(asked: Asked) -> Answer | None:
    """Who led on each day of rest."""
    told = []
    for rest in asked.results.rest_days:
        before = [stage for stage in asked.results.stages if stage.date < rest.date]
        reading = replace(asked.reading, stages=tuple(before[-1:]), cues=frozenset((LEAD, OVERALL)))
        answer = leading.leader(replace(asked, reading=reading)) if before else None
        if answer:
            day = wording.day(rest.date)
            told.append(say("On {day}: {leaders}", day=day, leaders=answer.sentence))
    line = asked.line(f"progress{arguments(None, asked.reading.category)}", "standings")
    return reply(say("Rest days"), " ".join(told), line) if told else None
