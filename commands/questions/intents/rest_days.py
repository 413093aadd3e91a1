"""Who led on the days of rest, where it is not said on which."""

from commands import wording
from commands.answer import Answer
from commands.languages import say
from commands.questions import placed
from commands.questions.contest_cues import BEST, LEAD, WIN
from commands.questions.cues import AFTER, BEFORE, LIST, OVERALL, RESULT, STAGES, WHEN, WHO
from commands.questions.intent import Asked, arguments, intent, reply
from commands.questions.intents.route import REST
from commands.questions.reading import Slot
from db.rally import Kind


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
        if not rest.resting:
            continue
        before = [stage for stage in asked.results.stages if stage.date < rest.date]
        if before and (leaders := _leaders(asked, before[-1].number)):
            day = wording.day(rest.date)
            told.append(say("On {day}: {leaders}", day=day, leaders=f"{leaders}."))
    line = asked.line(f"progress{arguments(None, asked.reading.category)}", "standings")
    return reply(say("Rest days"), " ".join(told), line) if told else None


def _leaders(asked: Asked, stage: int) -> str:
    """Name who led after a stage; with the category, where several are asked about."""
    first = [
        (category, [each.crew.people[0].name for each in placed.at(found, (1,))])
        for category in asked.categories
        if (found := asked.results.classification(Kind.GENERAL, category, stage))
    ]
    if asked.reading.category:
        return "".join(wording.listed(names) for _, names in first)
    named = [
        say("{category}: {sentence}", category=wording.category(category), sentence=each)
        for category, names in first
        if (each := wording.listed(names))
    ]
    return ", ".join(named)
