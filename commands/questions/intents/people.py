"""Where somebody was placed: at the end, on a stage, before and after whom."""

from dataclasses import replace

from commands import wording
from commands.answer import Answer, Note
from commands.languages import counted, say
from commands.questions import placed, somebody
from commands.questions.contest_cues import BEST, LEAD, PODIUM, WIN
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
    WHERE,
    WHO,
)
from commands.questions.intent import Asked, arguments, intent, reply
from commands.questions.intents.duel import VERSUS
from commands.questions.reading import Slot
from db.rally import Kind, Person, Placing

_HIM = (Slot.PERSON,)

_BESIDE = (OVERALL, RESULT, WHO, WHERE, END, BEST, LIST, STAGES, AFTER, DIFFERENT)


@intent(RESULT, also=_BESIDE, needs=_HIM, takes=(Slot.CATEGORY, Slot.RANK))
@intent(also=(*_BESIDE, VERSUS), needs=(Slot.PERSON, Slot.TOP), takes=(Slot.CATEGORY,), weight=3)
@intent(also=(*_BESIDE, VERSUS), needs=(Slot.PERSON, Slot.RANK), takes=(Slot.CATEGORY,))
@intent(also=(*_BESIDE, TIME), needs=_HIM, takes=(Slot.CATEGORY, Slot.MAKE))
@intent(TIME, also=_BESIDE, needs=_HIM, takes=(Slot.CATEGORY,))
def finished(asked: Asked) -> Answer | None:
    """Where somebody finished, in which time or how far behind."""
    person = asked.reading.people[0]
    crew = somebody.main_crew(asked, person)
    if crew is None:
        return None
    place = somebody.final(asked, crew)
    if place is None:
        # Translators: “listed” is “the final top ten”, here and below.
        sentence = say(
            "{name} is not in {listed}, as far as the source lists it; that does not mean retired.",
            name=somebody.subject(person, crew),
            listed=somebody.listed(asked, crew),
        )
    else:
        sentence = somebody.ended(person, crew, place)
    reading = asked.reading
    if place and (reading.ranks or reading.top):
        right = place.rank in reading.ranks if reading.ranks else place.rank <= (reading.top or 0)
        sentence = say("Yes: {told}", told=sentence) if right else say("No: {told}", told=sentence)
    return reply(
        somebody.name(person, crew), sentence, somebody.line(person), category=crew.category
    )


@intent(
    also=(*_BESIDE, TIME, GAP), needs=(Slot.PERSON, Slot.STAGE), takes=(Slot.CATEGORY,), weight=1
)
@intent(TIME, also=_BESIDE, needs=(Slot.PERSON, Slot.STAGE), takes=(Slot.CATEGORY,))
@intent(LEAD, also=_BESIDE, needs=(Slot.PERSON, Slot.STAGE), takes=(Slot.CATEGORY,), weight=2)
@intent(
    PODIUM, also=_BESIDE, needs=(Slot.PERSON, Slot.STAGE), takes=(Slot.CATEGORY, Slot.TOP), weight=2
)
def on_stage(asked: Asked) -> Answer | None:
    """What somebody did on a stage, or overall after it."""
    person, which = asked.reading.people[0], placed.kind(asked)
    crew = somebody.main_crew(asked, person)
    if crew is None:
        return None
    told = []
    notes: list[Note] = []
    for stage in asked.reading.stages:
        number = stage.number
        found = asked.results.classification(which, crew.category, number)
        place = somebody.of(found.placings if found else (), crew)
        where = placed.where(which, stage)
        reading = replace(asked.reading, stages=(stage,), categories=(crew.category,))
        if found is None:
            told.append(
                wording.begun(placed.missing(replace(asked, reading=reading), crew.category, which))
            )
        elif place is None:
            # Translators: “where” is “on stage 9”, “overall after stage 9” or “in the final
            # standings”, here and below.
            told.append(
                say(
                    "{name} is not among the first {number} {where}, which is all that the source"
                    " lists.",
                    name=somebody.subject(person, crew), number=len(found.placings), where=where,
                )
            )  # fmt: skip
        else:
            # Translators: “figure” is “in 5:38:44, 0:07 behind”.
            told.append(
                say(
                    "{name} was {place} {where}: {figure}.",
                    name=somebody.subject(person, crew), place=wording.ordinal(place.rank),
                    where=where, figure=placed.figure(place),
                )
            )  # fmt: skip
            notes += placed.notes(asked.results, found, (place,))
    title = f"{person.name} · {placed.where(which, asked.reading.stage)}"
    shown = "winner" if which is Kind.STAGE else "standings"
    command = f"{shown}{arguments(asked.reading.stage, crew.category)}"
    return reply(title, " ".join(told), command, notes=notes, category=crew.category)


@intent(
    GAP,
    also=(*_BESIDE, WIN, TIME, LEAD),
    needs=_HIM,
    takes=(Slot.STAGE, Slot.CATEGORY, Slot.RANK),
    weight=5,
)
def behind(asked: Asked) -> Answer | None:
    """How far somebody was behind the first, or ahead of the second."""
    person, which = asked.reading.people[0], placed.kind(asked)
    if which is Kind.GENERAL and not asked.reading.stage:
        which = Kind.FINAL
    crew = somebody.main_crew(asked, person)
    if crew is None:
        return None
    found = placed.table(asked, crew.category, which)
    place = somebody.of(found.placings if found else (), crew)
    if found is None or place is None:
        return finished(asked) if which is Kind.FINAL else on_stage(asked)
    where = placed.where(which, asked.reading.stage)
    if place.rank > 1 and place.gap:
        first = found.placings[0].crew.people[0].name
        sentence = say(
            "{name} was {place}, {gap} behind {first}, {where}.",
            name=somebody.subject(person, crew), place=wording.ordinal(place.rank),
            gap=wording.gap(place.gap), first=first, where=where,
        )  # fmt: skip
        shown = [place]
    else:
        second = found.placings[1] if found.placings[1:] else None
        if second is None or second.gap is None:
            return None
        sentence = say(
            "{name} was first by {gap}, ahead of {second}, {where}.",
            name=somebody.subject(person, crew), gap=wording.gap(second.gap),
            second=second.crew.people[0].name, where=where,
        )  # fmt: skip
        shown = [place, second]
    stage = asked.reading.stage if which is not Kind.FINAL else None
    command = f"{'winner' if which is Kind.STAGE else 'standings'}{arguments(stage, crew.category)}"
    return reply(
        somebody.name(person, crew), sentence, command,
        notes=placed.notes(asked.results, found, shown), category=crew.category,
    )  # fmt: skip


BEAT = Cue(
    "beat",
    en=(
        "place below, places below, below, place above, places above, above, beat, beats, "
        "beaten, ahead of, in front of, finished ahead of, faster than, finished before, place "
        "behind, places behind, place ahead of, spot behind, right behind, just behind, "
        "finished behind, finished after"
    ),
    fr="battu, devance, devant, bat, derriere",
    es="vencio a, delante de, detras de, gano a, supero",
)


@intent(BEAT, WHO, also=(*_BESIDE, WIN, GAP), needs=_HIM, takes=(Slot.CATEGORY,), weight=2)
def neighbours(asked: Asked) -> Answer | None:
    """Who finished before somebody, and who after."""
    person = asked.reading.people[0]
    crew = somebody.main_crew(asked, person)
    place = somebody.final(asked, crew) if crew else None
    if crew is None or place is None:
        return finished(asked)
    found = asked.results.classification(Kind.FINAL, crew.category)
    placings = found.placings if found else ()
    ahead = [each.crew.people[0].name for each in placings if each.rank < place.rank]
    after = [each.crew.people[0].name for each in placings if each.rank == place.rank + 1]
    return reply(
        somebody.name(person, crew),
        _between(person, place, ahead, after),
        f"standings category:{crew.category}",
        category=crew.category,
    )


def _between(person: Person, place: Placing, ahead: list[str], after: list[str]) -> str:
    told = {"name": person.name, "place": wording.ordinal(place.rank)}
    if not ahead:
        if not after:
            return say("Nobody finished before {name} ({place}).", **told)
        return say(
            "Nobody finished before {name} ({place}), and {next} next.", next=after[0], **told
        )
    told["others"] = wording.listed(ahead)
    if not after:
        return counted(
            "{others} finished before {name} ({place}).",
            "{others} finished before {name} ({place}).",
            len(ahead),
            **told,
        )
    return counted(
        "{others} finished before {name} ({place}), and {next} next.",
        "{others} finished before {name} ({place}), and {next} next.",
        len(ahead),
        next=after[0],
        **told,
    )


@intent(BEST, STAGES, also=_BESIDE, needs=_HIM, takes=(Slot.CATEGORY,), weight=2)
def best_stages(asked: Asked) -> Answer | None:
    """Somebody's best places on stages."""
    person = asked.reading.people[0]
    crew = somebody.main_crew(asked, person)
    stages = [
        (at, each) for kind, at, each in asked.results.placings_of(person) if kind is Kind.STAGE
    ]
    if crew is None or not stages:
        return None
    best = min(each.rank for _, each in stages)
    there = [wording.numeral(at or 0) for at, each in stages if each.rank == best]
    told = counted(
        "{name} was {place} at best, on stage {stages}.",
        "{name} was {place} at best, on stages {stages}.",
        len(there),
        name=somebody.subject(person, crew),
        place=wording.ordinal(best),
        stages=wording.listed(there),
    )
    return reply(somebody.name(person, crew), told, somebody.line(person), category=crew.category)
