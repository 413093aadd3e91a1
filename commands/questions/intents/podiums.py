"""Who was most often among the first three of a stage."""

from collections import Counter

from commands import lists, wording
from commands.answer import Answer
from commands.languages import counted, say
from commands.questions.contest_cues import BEST, MOST, PODIUM, WIN
from commands.questions.cues import DIFFERENT, HOW_MANY, LIST, OVERALL, RESULT, STAGES, WHO
from commands.questions.intent import Asked, Told, arguments, intent, joined
from commands.questions.reading import Slot
from db.rally import Category, Kind


@intent(
    PODIUM,
    MOST,
    also=(OVERALL, WHO, RESULT, STAGES, HOW_MANY, DIFFERENT, LIST, BEST, WIN),
    takes=(Slot.CATEGORY, Slot.TOP),
    weight=6,
)
def most(asked: Asked) -> Answer | None:
    """Who stood among the first three of the most stages."""

    def tell(category: Category) -> Told:
        tables = (
            asked.results.classification(Kind.STAGE, category, stage.number)
            for stage in asked.results.stages
        )
        counts = Counter(
            each.crew.people[0].name
            for table in tables
            if table
            for each in table.placings
            if each.rank <= lists.PODIUM
        )
        if not counts:
            return None
        best = max(counts.values())
        names = [name for name, count in counts.items() if count == best]
        sentence = counted(
            "{names} was most often among the first three of a stage: {most} times.",
            "{names} were most often among the first three of a stage: {most} times.",
            len(names),
            names=wording.listed(names),
            most=best,
        )
        return sentence, ()

    of = arguments(None, asked.reading.category)
    return joined(asked, say("Most stage podiums"), asked.line(f"wins{of}", f"winner{of}"), tell)
