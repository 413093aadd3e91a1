"""What the source tells in words, where nobody is named: who died, was hurt, was penalised."""

from commands import caveats, stories, wording
from commands.answer import Answer, Note, NoteKind
from commands.languages import say
from commands.questions import somebody
from commands.questions.contest_cues import BEST, LEAD, WIN
from commands.questions.cue import Cue
from commands.questions.cues import (
    AFTER,
    DIFFERENT,
    END,
    GAP,
    LIST,
    OVERALL,
    RESULT,
    STAGES,
    TIME,
    VEHICLE,
    WHEN,
    WHERE,
    WHO,
)
from commands.questions.intent import Asked, intent, reply
from commands.questions.reading import Slot
from db.rally import Claim

HAPPENED = Cue(
    "happened",
    en=(
        "what happened, happened, happen, why, accident, crash, crashed, injured, injury, hurt, "
        "retire, retired, out, dnf, die, died, dead, killed, penalty, penalised, penalized, "
        "penalties, stripped, withdrew, abandon, abandoned, quit, mechanical, problem, "
        "problems, break down, broke down, death, gearbox, went wrong, go wrong, going wrong, "
        "goes wrong, wrong with, trouble, troubles, drama, disaster, misfortune, befell, "
        "befall, befallen, woe, woes, demise, undone, misadventure, bad luck, in a row, "
        "consecutive, successive, lose his life, lost his life, tragedy, special about, cost "
        "him, ended the rally of, mention, fate, disqualified, stopped, halted, how come, what "
        "stopped, ruined, wrecked, spoiled, sidelined, knocked out, kaput, trouble with, issue, "
        "issues, wrong, survive, survived, recover, recovered"
    ),
    fr=(
        "que s'est il passe, pourquoi, accident, blesse, blessure, abandonne, abandon, abandonner, "
        "mort, decede, tue, penalite, penalise, arrive a, penalites, chute, panne, sorti, "
        "mecanique"
    ),
    es=(
        "que le paso, que paso, paso, por que, accidente, herido, lesion, lesionado, abandono, "
        "abandonar, murio, muerto, muerte, fallecio, penalizacion, penalizado, penalizaron, "
        "retiro, sancion, averia, mecanico, ocurrio"
    ),
)

DIED = Cue(
    "died",
    en=(
        "perished, lose their life, lose their lives, lost their life, loss of life, lives lost, "
        "casualty, casualties, die in, fatally, pass away, lost his life, lost life, lost their "
        "lives, lose his life, passed away, tragedy, tragic, tragically, victim, victims, die, "
        "died, death, deaths, dead, killed, fatal, fatality, fatalities"
    ),
    fr="mort, morts, decede, deces, tue",
    es="murio, muerto, muertos, muerte, fallecio, fallecidos",
)
HURT = Cue(
    "hurt",
    en=(
        "injured, injury, injuries, hurt, wounded, hospital, hospitalised, hospitalized, fell, "
        "rolled, accident, accidents, crash, crashed, crashes"
    ),
    fr="blesse, blesses, blessure, accident, accidents",
    es="herido, heridos, lesion, lesionado, accidente, accidentes",
)
PENALTY = Cue(
    "penalty",
    en=(
        "time penalty, sanction, sanctioned, docked, punished, punishment, penalty, penalties, "
        "penalised, penalized, stripped, gearbox, disqualified, robbed, robbed of, deprived, "
        "ten hours, 10 hours, relegated, demoted, taken away, took away, take away, lost the "
        "win, annulled, cancelled"
    ),
    fr="penalite, penalites, penalise, penalises",
    es="penalizacion, penalizaciones, penalizado, sancion",
)
_ASIDE = (OVERALL, RESULT, WHO, WHERE, END, BEST, LIST, STAGES, AFTER, DIFFERENT)
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
        if remark.claim in wanted
        and (not asked.reading.categories or remark.category in (None, asked.reading.category))
    ]  # fmt: skip
    if not about:
        return reply(wording.rally(asked.results), say("The source tells of none."), "notes")
    names = dict.fromkeys(name for remark in about for name in remark.names)
    told = {remark.text: Note(NoteKind.REMARK, stories.said(remark)) for remark in about}
    sentence = say("The source tells of {names}:", names=wording.listed([*names]))
    return reply(wording.rally(asked.results), sentence, "notes", notes=told.values())


@intent(HAPPENED, also=(*_ASIDE, TIME, WHEN), needs=(Slot.STAGE,), takes=(Slot.CATEGORY,), weight=3)
def on_a_stage(asked: Asked) -> Answer | None:
    """What the source says in words of what happened on a stage."""
    stages = {stage.number for stage in asked.reading.stages}
    about = [each for each in asked.results.remarks if stages.intersection(each.stages)]
    if not about:
        return None
    told = {remark.text: Note(NoteKind.REMARK, stories.said(remark)) for remark in about}
    names = dict.fromkeys(name for remark in about for name in remark.names)
    sentence = say("The source tells of {names}:", names=wording.listed([*names]))
    return reply(wording.rally(asked.results), sentence, "notes", notes=told.values())


@intent(
    HAPPENED,
    also=(*_ASIDE, TIME, WIN, LEAD, GAP, VEHICLE),
    needs=(Slot.PERSON,),
    takes=(Slot.STAGE, Slot.CATEGORY),
    weight=4,
)
@intent(
    (PENALTY, HURT, DIED),
    also=(*_ASIDE, HAPPENED, TIME, WIN, LEAD, GAP, VEHICLE, WHEN, PENALTY, HURT, DIED),
    needs=(Slot.PERSON,),
    takes=(Slot.STAGE, Slot.CATEGORY),
    weight=6,
)
def happened(asked: Asked) -> Answer | None:
    """What the source says of somebody in words, and where the tables have them."""
    person = asked.reading.people[0]
    crew = somebody.main_crew(asked, person)
    if crew is None:
        return None
    said = [
        note
        for note in caveats.of_person(asked.results, person, ())
        if note.kind is not NoteKind.COMPUTED
    ]
    place = somebody.final(asked, crew)
    sentence = somebody.ended(person, crew, place) if place else say(
        "{name} is not in {listed}; being unlisted does not mean retired.",
        name=somebody.subject(person, crew), listed=somebody.listed(asked, crew),
    )  # fmt: skip
    if not said:
        sentence = f"{sentence} {say('The source says nothing else of what happened.')}"
    return reply(
        somebody.name(person, crew),
        sentence,
        somebody.line(person),
        notes=said,
        category=crew.category,
    )
