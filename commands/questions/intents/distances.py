"""How long stages were, and the whole way."""

from commands import wording
from commands.answer import Answer
from commands.languages import counted, later, say, staged
from commands.questions.contest_cues import MOST
from commands.questions.cues import (
    ALL,
    END,
    GAP,
    HOW_MANY,
    LIST,
    LONG,
    RESULT,
    SHORT,
    STAGES,
    START,
    TIME,
    WHERE,
    WHO,
)
from commands.questions.intent import Asked, intent, reply
from commands.questions.intents.route import DISTANCE, RALLY, ROUTE, about
from commands.questions.reading import Slot
from db.rally import Stage

_BESIDE = (RALLY, STAGES, RESULT, WHO, ALL, TIME, WHERE, LIST)
_STAGE = (Slot.STAGE,)
_BY = (Slot.PLACE, Slot.CATEGORY)


@intent(
    DISTANCE,
    also=(*_BESIDE, GAP, HOW_MANY, START, END, LONG, SHORT),
    needs=_STAGE,
    takes=_BY,
    weight=2,
)
def length(asked: Asked) -> Answer:
    """How long a stage was."""
    told = [_length(each) for each in asked.reading.stages]
    return about(asked.reading.stages[0], " ".join(told))


def _length(stage: Stage) -> str:
    way = wording.route(stage)
    if stage.km is None:
        return staged(
            "Stage {number}, {route}, was of unprinted length, road sections included.",
            stage.number,
            route=way,
        )
    return staged(
        "Stage {number}, {route}, was {km}, road sections included.",
        stage.number,
        km=wording.kilometres(stage.km),
        route=way,
    )


@intent(DISTANCE, also=(*_BESIDE, GAP, HOW_MANY, ROUTE), takes=_BY)
@intent(DISTANCE, RALLY, also=(*_BESIDE, GAP, HOW_MANY, ROUTE), takes=_BY, weight=1)
def total(asked: Asked) -> Answer:
    """How long the whole way was."""
    stages = asked.results.stages
    km = sum(stage.km or 0 for stage in stages)
    sentence = counted(
        "≈{km} in {number} stage, road sections included: the sum of the printed distances.",
        "≈{km} in {number} stages, road sections included: the sum of the printed distances.",
        len(stages),
        km=wording.kilometres(km),
    )
    return reply(wording.rally(asked.results), sentence, "route")


@intent((LONG, SHORT), also=(*_BESIDE, DISTANCE, MOST), takes=(Slot.RANK, Slot.TOP, *_BY), weight=5)
def longest(asked: Asked) -> Answer | None:
    """The longest, the shortest, the second longest stage."""
    measured = [stage for stage in asked.results.stages if stage.km is not None]
    rank = asked.reading.ranks[0] if asked.reading.ranks else 1
    least = asked.reading.has(SHORT)
    measured.sort(key=lambda stage: (stage.km or 0) * (1 if least else -1))
    if rank > len(measured):
        return None
    chosen = measured[rank - 1 : rank - 1 + (asked.reading.top or 1)]
    told = wording.listed(
        [
            f"{wording.numeral(each.number)} ({wording.route(each)}, {wording.kilometres(each.km)})"
            for each in chosen
        ]
    )
    if not all(each.number for each in chosen):
        text = later("The shortest: {stages}.") if least else later("The longest: {stages}.")
        sentence = say(text, stages=told)
    elif rank > 1:
        nth = {"place": wording.ordinal(rank), "stages": told}
        sentence = (
            say("The {place} shortest stage: stage {stages}.", **nth)
            if least
            else say("The {place} longest stage: stage {stages}.", **nth)
        )
    elif least:
        sentence = counted(
            "The shortest stage: stage {stages}.",
            "The shortest stages: stages {stages}.",
            len(chosen),
            stages=told,
        )
    else:
        sentence = counted(
            "The longest stage: stage {stages}.",
            "The longest stages: stages {stages}.",
            len(chosen),
            stages=told,
        )
    return about(chosen[0], sentence)
