"""The stages won by the most and the least."""

from collections.abc import Iterable

from commands import wording
from commands.answer import Answer
from commands.languages import say, staged
from commands.questions import placed
from commands.questions.contest_cues import BEST, WIN
from commands.questions.cue import Cue
from commands.questions.cues import (
    ALL,
    DIFFERENT,
    GAP,
    HOW_MANY,
    LIST,
    OVERALL,
    RESULT,
    STAGES,
    WHEN,
    WHO,
)
from commands.questions.intent import Asked, Told, arguments, intent, joined, reply
from commands.questions.reading import Slot
from db.rally import Category, Kind, Placing

_BESIDE = (RESULT, WHO, STAGES, HOW_MANY, ALL, WHEN, BEST, LIST, DIFFERENT, OVERALL)
BIGGEST = Cue(
    "biggest",
    en=(
        "by the most, most comfortable, most dominant, most emphatic, biggest, largest, widest, "
        "greatest, dominant, huge"
    ),
    fr="plus grand, plus grande, plus gros, plus grosse, plus large",
    es="mayor, mas grande, mas amplia",
)
CLOSEST = Cue(
    "closest",
    en="closest, smallest, narrowest, tightest, least",
    fr="plus petit, plus petite, plus serre, plus serree, plus faible",
    es="menor, mas pequena, mas ajustada, mas renida, mas cerrada",
)


@intent(
    (BIGGEST, CLOSEST),
    also=(*_BESIDE, GAP, WIN),
    needs=(Slot.PERSON,),
    takes=(Slot.CATEGORY, Slot.STAGE, Slot.RANK),
    weight=6,
)
def margin_of_person(asked: Asked) -> Answer | None:
    """The stage that somebody won by the most or the least."""
    person = asked.reading.people[0]
    margins = [
        each for each in _margins(asked, [stage for stage, _ in asked.results.stage_wins(person)])
        if person in each[2].crew.people
    ]  # fmt: skip
    if not margins:
        return None
    pick = max if asked.reading.has(BIGGEST) else min
    _, gap, place, stage = pick(margins, key=lambda each: each[0])
    told = {"name": person.name, "gap": gap}
    sentence = (
        staged("{name}'s largest winning margin was {gap}, on stage {stage}.", stage, **told)
        if pick is max
        else staged("{name}'s smallest winning margin was {gap}, on stage {stage}.", stage, **told)
    )
    line = f"winner stage:{wording.asked(stage)} category:{place.crew.category}"
    return reply(person.name, sentence, line, category=place.crew.category)


@intent((BIGGEST, CLOSEST), also=(*_BESIDE, GAP, WIN), takes=(Slot.CATEGORY,), weight=6)
@intent((BIGGEST, CLOSEST), STAGES, also=(*_BESIDE, GAP, WIN), takes=(Slot.CATEGORY,), weight=6)
def margins(asked: Asked) -> Answer | None:
    """The stage won by the most or the least."""
    pick = max if asked.reading.has(BIGGEST) else min

    def told(category: Category) -> Told:
        found = [each for each in _margins(asked, [stage.number for stage in asked.results.stages])
                 if each[2].crew.category is category]  # fmt: skip
        if not found:
            return None
        most = pick(each[0] for each in found)
        # Translators: “crew” is “Vladimir Chagin / … (Kamaz)”, who won the stage.
        where = [
            staged("stage {number}, {crew}", stage, crew=placed.who(place))
            for seconds, _, place, stage in found
            if seconds == most
        ]
        gap = next(gap for seconds, gap, _, _ in found if seconds == most)
        said = {"gap": gap, "stages": wording.listed(where)}
        if pick is max:
            # Translators: “stages” is “stage 9, Vladimir Chagin / … (Kamaz)”, here and below.
            return say("the largest stage margin was {gap}, on {stages}.", **said), ()
        return say("the smallest stage margin was {gap}, on {stages}.", **said), ()

    of = arguments(None, asked.reading.category)
    return joined(asked, say("Stage margins"), asked.line(f"records{of}", f"winner{of}"), told)


def _margins(asked: Asked, stages: Iterable[int]) -> list[tuple[int, str, Placing, int]]:
    found = []
    for number in stages:
        for category in asked.categories:
            listed = asked.results.classification(Kind.STAGE, category, number)
            second = listed.placings[1] if listed and listed.placings[1:] else None
            if listed and second and second.gap:
                found.append(
                    (second.gap.seconds, wording.gap(second.gap), listed.placings[0], number)
                )
    return found
