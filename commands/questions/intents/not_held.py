"""Which stages were cancelled or not held, and whether one was."""

from commands import not_held, wording
from commands.answer import Answer
from commands.languages import staged
from commands.questions.contest_cues import WIN
from commands.questions.cue import Cue
from commands.questions.cues import ALL, HOW_MANY, LIST, RESULT, STAGES, WHEN, WHO
from commands.questions.intent import Asked, intent, reply
from commands.questions.intents.said import HAPPENED, PENALTY
from commands.questions.reading import Slot
from db.rally import Stage

UNHELD = Cue(
    "unheld",
    en=(
        "cancelled, canceled, cancel, called off, not held, neutralised, neutralized, scrapped, "
        "not run, not raced, annulled, liaison only"
    ),
    fr="annule, annulee, annulees, annules, neutralisee, neutralisees, pas eu lieu, pas courue",
    es=(
        "cancelada, canceladas, cancelado, anulada, anuladas, anulado, neutralizada, no se "
        "disputo, no se corrio"
    ),
)
_BESIDE = (STAGES, RESULT, WHO, ALL, LIST, HOW_MANY, WHEN, HAPPENED, PENALTY, WIN)


@intent(UNHELD, also=_BESIDE, needs=(Slot.STAGE,), takes=(Slot.CATEGORY,), weight=8)
def one(asked: Asked) -> Answer | None:
    """Whether a stage was held, and if not why."""
    stages = asked.reading.stages
    if not any(stage.unheld for stage in asked.results.stages):
        return None
    line = f"stage stage:{wording.asked(stages[0].number)}"
    told = " ".join(_told(asked, stage) for stage in stages)
    return reply(wording.stage_title(stages[0].number), told, line)


@intent(UNHELD, also=_BESIDE, takes=(Slot.CATEGORY,), weight=8)
def which(asked: Asked) -> Answer | None:
    """Which stages were not held, and why."""
    results = asked.results
    missed = [stage for stage in results.stages if stage.unheld]
    if asked.reading.category:
        missed = [stage for stage in missed if not stage.held(asked.reading.category)]
    if not missed:
        return None
    told = " ".join(_told(asked, stage) for stage in missed)
    title = wording.scope(results, asked.reading.category)
    return reply(title, told, "route")


def _told(asked: Asked, stage: Stage) -> str:
    category = asked.reading.category
    if category:
        told = not_held.for_category(asked.results, stage, category)
    else:
        told = not_held.sentence(asked.results, stage)
    if told:
        return told
    return staged("Of stage {stage} the source prints no such thing.", stage.number)
