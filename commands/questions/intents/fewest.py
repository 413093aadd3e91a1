"""Who led or won the least of those who did."""

from collections import Counter
from collections.abc import Sequence

from commands import wording
from commands.answer import Answer
from commands.languages import say
from commands.questions.contest_cues import LEAD, WIN
from commands.questions.cue import Cue
from commands.questions.cues import DIFFERENT, HOW_MANY, OVERALL, RESULT, STAGES, WHO
from commands.questions.intent import Asked, Told, arguments, intent, joined
from commands.questions.intents.leading import DAYS
from commands.questions.reading import Slot
from db.rally import Category

FEWEST = Cue(
    "fewest",
    en="fewest, least, fewest days, shortest time, shortest spell",
    fr="moins, le moins, moins de jours, moins longtemps",
    es="menos, menos dias, menos tiempo, menos etapas",
)
_BESIDE = (OVERALL, WHO, RESULT, STAGES, HOW_MANY, DIFFERENT, DAYS)


@intent(LEAD, FEWEST, also=_BESIDE, takes=(Slot.CATEGORY,), weight=3)
def days(asked: Asked) -> Answer | None:
    """Who led after the fewest stages."""

    def tell(category: Category) -> Told:
        led = [placing.crew.people[0].name for _, placing in asked.results.leaders(category)]
        if not led:
            return None
        least, names = _least(led)
        sentence = say(
            "of those who led, {names} led the fewest days: after {least} of {total} stages.",
            names=wording.listed(names),
            least=least,
            total=len(led),
        )
        return sentence, ()

    of = arguments(None, asked.reading.category)
    line = asked.line(f"progress{of}", f"standings{of}")
    return joined(asked, say("Overall lead"), line, tell)


@intent(WIN, FEWEST, also=_BESIDE, takes=(Slot.CATEGORY,), weight=2)
def won(asked: Asked) -> Answer | None:
    """Who won the fewest stages, of those who won any."""

    def tell(category: Category) -> Told:
        winners = [
            placing.crew.people[0].name
            for stage in asked.results.stages
            for placing in asked.results.winners(stage.number, category)
        ]
        if not winners:
            return None
        least, names = _least(winners)
        sentence = say(
            "of the stage winners, {names} won the fewest: {least}.",
            names=wording.listed(names),
            least=least,
        )
        return sentence, ()

    of = arguments(None, asked.reading.category)
    return joined(asked, say("Fewest stage wins"), asked.line(f"wins{of}", f"winner{of}"), tell)


def _least(names: Sequence[str]) -> tuple[int, list[str]]:
    counts = Counter(names)
    least = min(counts.values())
    return least, [name for name, count in counts.items() if count == least]
