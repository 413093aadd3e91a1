"""Who came right behind the winner or the leader."""

from dataclasses import replace

from commands.answer import Answer
from commands.questions.contest_cues import LEAD, WIN
from commands.questions.cue import Cue
from commands.questions.cues import AFTER, END, OVERALL, RESULT, STAGES, WHO
from commands.questions.intent import Asked, intent
from commands.questions.intents import placings
from commands.questions.intents.people import BEAT
from commands.questions.reading import Slot

NEXT = Cue(
    "next",
    en=(
        "behind the winner, after the winner, behind the leader, closest to the winner, close to "
        "the winner, nearest to the winner, behind the champion, nearest challenger, closest "
        "rival, closest challenger, beaten by the winner"
    ),
    fr=(
        "derriere le vainqueur, derriere le gagnant, derriere le leader, apres le vainqueur, apres "
        "le gagnant, plus proche du vainqueur"
    ),
    es=(
        "detras del ganador, detras del vencedor, detras del lider, tras el ganador, tras el "
        "lider, despues del ganador"
    ),
)


@intent(
    NEXT,
    also=(OVERALL, AFTER, RESULT, WHO, END, STAGES, WIN, LEAD, BEAT),
    takes=(Slot.STAGE, Slot.CATEGORY),
    weight=2,
)
def second(asked: Asked) -> Answer | None:
    """Who was second."""
    return placings.ranked(replace(asked, reading=replace(asked.reading, ranks=(2,))))
