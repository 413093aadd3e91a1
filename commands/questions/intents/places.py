"""How often somebody had a place on a stage."""

from commands import wording
from commands.answer import Answer
from commands.languages import counted, say
from commands.questions import somebody
from commands.questions.contest_cues import BEST, MOST
from commands.questions.cues import HOW_MANY, LIST, RESULT, STAGES, TIME, WHEN, WHO
from commands.questions.intent import Asked, intent, reply
from commands.questions.reading import Slot
from db.rally import Kind

_BESIDE = (BEST, LIST, RESULT, STAGES, MOST, WHO, WHEN, TIME)


@intent(
    (HOW_MANY, STAGES),
    also=(*_BESIDE, HOW_MANY),
    needs=(Slot.PERSON, Slot.RANK),
    takes=(Slot.CATEGORY,),
    weight=1,
)
def on_stages(asked: Asked) -> Answer | None:
    """On how many stages, and on which, somebody was second or third."""
    person = asked.reading.people[0]
    crew = somebody.main_crew(asked, person)
    if crew is None:
        return None
    there = [
        stage or 0
        for kind, stage, placing in asked.results.placings_of(person)
        if kind is Kind.STAGE and placing.rank in asked.reading.ranks
    ]
    told = {
        "name": person.name,
        "rank": wording.either([wording.ordinal(rank) for rank in asked.reading.ranks]),
        "stages": wording.numerals(there),
    }
    if there:
        sentence = counted(
            "{name} was {rank} on {number} stage: {stages}.",
            "{name} was {rank} on {number} stages: {stages}.",
            len(there),
            **told,
        )
    else:
        sentence = say("{name} was {rank} on no stage.", **told)
    return reply(
        somebody.name(person, crew), sentence, somebody.line(person), category=crew.category
    )
