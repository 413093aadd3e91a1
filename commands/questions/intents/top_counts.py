"""How many countries or makes there are among the first of a list."""

from collections import Counter

from commands import lists, wording
from commands.answer import Answer
from commands.languages import counted
from commands.questions import placed, winning
from commands.questions.contest_cues import BEST, PODIUM
from commands.questions.cues import DIFFERENT, END, HOW_MANY, LIST, OVERALL, RESULT, VEHICLE, WHO
from commands.questions.intent import Asked, Told, intent, joined
from commands.questions.intents.identity import COUNTRY, INSIDE
from commands.questions.intents.route import COUNTRIES
from commands.questions.nouns import country
from commands.questions.reading import Slot
from db.rally import Category

_BESIDE = (DIFFERENT, OVERALL, LIST, RESULT, END, WHO, BEST, INSIDE, PODIUM, COUNTRY, COUNTRIES)


@intent(
    HOW_MANY,
    (COUNTRY, COUNTRIES, VEHICLE),
    also=_BESIDE,
    needs=(Slot.TOP,),
    takes=(Slot.CATEGORY, Slot.STAGE),
    weight=4,
)
@intent(
    HOW_MANY,
    (COUNTRY, COUNTRIES, VEHICLE),
    PODIUM,
    also=_BESIDE,
    takes=(Slot.CATEGORY, Slot.STAGE),
    weight=4,
)
@intent(
    COUNTRIES,
    also=_BESIDE,
    needs=(Slot.TOP,),
    takes=(Slot.CATEGORY, Slot.STAGE),
    weight=3,
)
def among(asked: Asked) -> Answer | None:
    """How many countries, or makes, the first of a list are of."""
    most = asked.reading.top or lists.PODIUM

    def tell(category: Category) -> Told:
        found = placed.table(asked, category)
        if found is None:
            return None
        first = found.placings[:most]
        if asked.reading.has(VEHICLE):
            return _makes(Counter(each.crew.make for each in first if each.crew.make)), ()
        nations = Counter(
            wording.country_called(country(each.crew.people[0].nationality)) for each in first
        )
        return _countries(nations), ()

    return joined(asked, placed.title(asked), placed.line(asked), tell)


def _countries(counts: Counter[str]) -> str:
    return counted(
        "{spelled} country ({number}): {each}.",
        "{spelled} countries ({number}): {each}.",
        len(counts),
        spelled=wording.spelled(len(counts)),
        each=winning.each(counts),
    )


def _makes(counts: Counter[str]) -> str:
    return counted(
        "{spelled} make ({number}): {each}.",
        "{spelled} makes ({number}): {each}.",
        len(counts),
        spelled=wording.spelled(len(counts)),
        each=winning.each(counts),
    )
