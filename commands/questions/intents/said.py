"""What the source tells in words, where nobody is named: who died, was hurt, was penalised."""

from commands import wording
from commands.answer import Answer, Note, NoteKind
from commands.questions.cue import Cue
from commands.questions.cues import RESULT, STAGES, WHEN, WHERE, WHO, WIN
from commands.questions.intent import Asked, intent, reply
from commands.questions.intents.people import HAPPENED
from commands.questions.reading import Slot
from db.rally import Claim

DIED = Cue(
    "died",
    en="die, died, death, deaths, dead, killed, fatal, fatality, fatalities",
    fr="mort, morts, decede, deces, tue",
    es="murio, muerto, muertos, muerte, fallecio, fallecidos",
)
HURT = Cue(
    "hurt",
    en="injured, injury, injuries, hurt, accident, accidents, crash, crashed, crashes",
    fr="blesse, blesses, blessure, accident, accidents",
    es="herido, heridos, lesion, lesionado, accidente, accidentes",
)
PENALTY = Cue(
    "penalty",
    en="penalty, penalties, penalised, penalized, stripped, gearbox, disqualified",
    fr="penalite, penalites, penalise, penalises",
    es="penalizacion, penalizaciones, penalizado, sancion",
)
_CLAIMS = {
    DIED: {Claim.DIED},
    HURT: {Claim.INJURED, Claim.DIED},
    PENALTY: {Claim.PENALTY, Claim.WIN_REMOVED},
}


@intent((DIED, HURT, PENALTY), also=(HAPPENED, WHO, WHEN, WHERE, RESULT, STAGES, WIN, DIED, HURT),
        takes=(Slot.STAGE, Slot.CATEGORY), weight=2)  # fmt: skip
def said(asked: Asked) -> Answer | None:
    """Who the source says died, was hurt or penalised."""
    wanted = {
        claim for cue, claims in _CLAIMS.items() if asked.reading.has(cue) for claim in claims
    }
    about = [
        remark for remark in asked.results.remarks
        if remark.claim in wanted and (not asked.reading.categories or remark.category in (None, asked.reading.category))
    ]  # fmt: skip
    if not about:
        return reply(asked.results.name, "The source tells of none.", "notes")
    names = dict.fromkeys(name for remark in about for name in remark.names)
    notes = [Note(NoteKind.REMARK, text) for text in dict.fromkeys(remark.text for remark in about)]
    return reply(
        asked.results.name, f"The source tells of {wording.listed([*names])}:", "notes", notes=notes
    )
