"""Who led, for how long, and when the lead changed."""

from dataclasses import replace
from itertools import groupby, pairwise

from commands import lists, wording
from commands.answer import Answer
from commands.questions import placed
from commands.questions.cue import Cue
from commands.questions.cues import (
    AFTER,
    BEFORE,
    BEST,
    DIFFERENT,
    EXCEPT,
    HOW_MANY,
    LEAD,
    MOST,
    OVERALL,
    RESULT,
    STAGES,
    WHEN,
    WHO,
    WIN,
)  # fmt: skip
from commands.questions.intent import Asked, Told, arguments, intent, joined, reply
from commands.questions.reading import Slot
from db.rally import Category, Crew, Kind, Person
from db.results import Results

_ABOUT = (Slot.STAGE, Slot.CATEGORY)
_BESIDE = (OVERALL, AFTER, WHO, RESULT, STAGES, WIN, BEST)
CHANGE = Cue(
    "change",
    en="change, changed, changes, change hands, changed hands, swap, swapped",
    fr="change, changea, changement, changements, change de mains",
    es="cambio, cambios, cambiar, cambiaron",
)
DAYS = Cue(
    "days",
    en="days, day, longest, how long, stages in the lead",
    fr="jours, journees, longtemps, le plus longtemps",
    es="dias, jornadas, mas tiempo",
)
LOSE = Cue(
    "lose",
    en="lose, lost, loses, losing, surrender, drop, dropped, give up",
    fr="perdu, perdre, perd, perdait, perdit, cede",
    es="perdio, perder, pierde, cedio",
)
TAKE = Cue(
    "take",
    en=(
        "take, took, takes, taken, gain, gained, grab, grabbed, first led, take over, took "
        "over, retake, regain"
    ),
    fr="pris, prendre, prend, prit, prise",
    es="tomo, tomar, toma, cogio, paso a",
)
EVER = Cue(
    "ever",
    en="ever, at any point, any time",
    fr="deja, jamais",
    es="alguna vez, nunca",
)


@intent(LEAD, also=(*_BESIDE, BEFORE), needs=(Slot.STAGE,), takes=_ABOUT, weight=3)
def leader(asked: Asked) -> Answer | None:
    """Who led after a stage; before one is after the one before it."""
    if asked.reading.has(BEFORE):
        return _before(asked)

    def say(category: Category) -> Told:
        found = placed.table(asked, category, Kind.GENERAL)
        if found is None:
            told = placed.uncounted(asked, category)
            return (told, ()) if told else None
        first = [each for each in found.placings if each.rank == 1]
        text = f"{lists.lead(found)} after stage {found.stage} ({first[0].time}, {first[0].make})."
        return text, placed.notes(asked.results, found, first)

    return joined(asked, placed.title(asked, Kind.GENERAL), placed.line(asked, Kind.GENERAL), say)


def _before(asked: Asked) -> Answer | None:
    stage = asked.reading.stages[0]
    earlier = asked.results.stage(stage.number - 1)
    reading = replace(
        asked.reading,
        stages=(earlier,) if earlier else (),
        cues=asked.reading.cues - {BEFORE},
    )
    return leader(replace(asked, reading=reading)) if earlier else None


@intent(
    LEAD,
    EXCEPT,
    also=(*_BESIDE, WHEN, EVER),
    needs=(Slot.PERSON,),
    takes=(Slot.CATEGORY,),
    weight=3,
)
@intent(LEAD, also=(*_BESIDE, WHEN), takes=(Slot.CATEGORY,))
def leaders(asked: Asked) -> Answer | None:
    """Who led after which stages."""

    def say(category: Category) -> Told:
        runs = [
            (crew, [stage for stage, _ in group]) for crew, group in _runs(asked.results, category)
        ]
        told = [f"{crew.people[0].name} after {_span(stages)}" for crew, stages in runs]
        return f"led overall: {wording.listed(told)}.", ()

    return joined(asked, _title(asked), _line(asked), say)


@intent(LEAD, (MOST, DAYS), also=(*_BESIDE, HOW_MANY, MOST, DAYS), takes=(Slot.CATEGORY,), weight=1)
def most_days(asked: Asked) -> Answer | None:
    """Who led after the most stages."""

    def say(category: Category) -> Told:
        counts = _counts(asked.results, category)
        if not counts:
            return None
        most = max(len(stages) for _, stages in counts)
        names = [crew.people[0].name for crew, stages in counts if len(stages) == most]
        total = len(asked.results.leaders(category))
        return f"{wording.listed(names)} led the most days: after {most} of {total} stages.", ()

    return joined(asked, _title(asked), _line(asked), say)


@intent(
    LEAD,
    (HOW_MANY, DIFFERENT),
    also=(*_BESIDE, DIFFERENT, HOW_MANY),
    takes=(Slot.CATEGORY,),
    weight=1,
)
@intent(LEAD, HOW_MANY, DIFFERENT, also=_BESIDE, takes=(Slot.CATEGORY,), weight=2)
def how_many(asked: Asked) -> Answer | None:
    """How many different crews led."""

    def say(category: Category) -> Told:
        counts = _counts(asked.results, category)
        names = [crew.people[0].name for crew, _ in counts]
        word = wording.spelled(len(counts))
        return f"{word} different leaders ({len(counts)}): {wording.listed(names)}.", ()

    return joined(asked, _title(asked), _line(asked), say)


@intent(LEAD, CHANGE, also=(*_BESIDE, HOW_MANY, WHEN, DIFFERENT), takes=(Slot.CATEGORY,), weight=3)
def changes(asked: Asked) -> Answer | None:
    """How often the lead changed, and after which stages."""

    def say(category: Category) -> Told:
        runs = _runs(asked.results, category)
        told = [f"to {crew.people[0].name} after stage {group[0][0]}" for crew, group in runs[1:]]
        count = wording.counted(len(told), "time")
        return f"the lead changed {count}{': ' if told else ''}{wording.listed(told)}.", ()

    return joined(asked, _title(asked), _line(asked), say)


@intent(
    LEAD, also=(*_BESIDE, HOW_MANY, DAYS, EVER, WHEN), needs=(Slot.PERSON,), takes=_ABOUT, weight=1
)
@intent(
    LEAD,
    (LOSE, TAKE),
    also=(*_BESIDE, WHEN, TAKE, LOSE),
    needs=(Slot.PERSON,),
    takes=_ABOUT,
    weight=1,
)
def led(asked: Asked) -> Answer | None:
    """After which stages somebody led, when the lead was taken and lost."""
    person = asked.reading.people[0]
    crews = asked.results.crews_of(person)
    if not crews:
        return None
    category = crews[0].category
    after = [stage for stage, placing in asked.results.leaders(category) if placing.crew in crews]
    if asked.reading.stage:
        return None
    if not after:
        sentence = f"No, {person.name} never led {wording.within(category)} overall."
    else:
        sentence = _led(asked, person, category, after)
    return reply(f"{person.name} · lead", sentence, f"rider name:{person.key}", category=category)


@intent(
    LEAD,
    (LOSE, TAKE, CHANGE),
    also=(*_BESIDE, WHEN, TAKE, LOSE),
    needs=(Slot.STAGE,),
    takes=_ABOUT,
    weight=4,
)
def handed(asked: Asked) -> Answer | None:
    """Who took the lead from whom on a stage."""
    number = asked.reading.stages[0].number

    def say(category: Category) -> Told:
        held = dict(asked.results.leaders(category))
        now, before = held.get(number), held.get(number - 1)
        if now is None or before is None:
            return None
        name, other = (each.crew.people[0].name for each in (now, before))
        if now.crew == before.crew:
            return f"{name} kept the lead on stage {number}.", ()
        return f"{name} took the lead from {other} on stage {number}.", ()

    return joined(asked, _title(asked), _line(asked), say)


def _led(asked: Asked, person: Person, category: Category, after: list[int]) -> str:
    counting = [each.number for each in asked.results.stages if category not in each.uncounted]
    sentence = (
        f"{person.name} led overall after {len(after)} of {len(counting)} counting stages"
        f" (stage {_spans(after)})."
    )
    lost = [
        number for before, number in pairwise(counting) if before in after and number not in after
    ]
    taken = [number for number in after if number == counting[0] or number - 1 not in after]
    sentence += f" The lead was taken on stage {wording.listed([str(each) for each in taken])}"
    if lost and asked.reading.has(WHO):
        held = {stage: each.crew.people[0].name for stage, each in asked.results.leaders(category)}
        told = [f"{each} to {held[each]}" for each in lost if each in held]
        return f"{sentence} and lost on stage {wording.listed(told)}."
    if lost:
        return f"{sentence} and lost on stage {wording.listed([str(each) for each in lost])}."
    return f"{sentence} and kept to the end."


def _runs(results: Results, category: Category) -> list[tuple[Crew, list[tuple[int, Crew]]]]:
    held = [(stage, placing.crew) for stage, placing in results.leaders(category)]
    return [(group[0][1], group) for _, each in groupby(held, key=lambda one: one[1].key)
            if (group := [*each])]  # fmt: skip


def _counts(results: Results, category: Category) -> list[tuple[Crew, list[int]]]:
    found: dict[str, tuple[Crew, list[int]]] = {}
    for stage, placing in results.leaders(category):
        found.setdefault(placing.crew.key, (placing.crew, []))[1].append(stage)
    return [*found.values()]


def _span(stages: list[int]) -> str:
    return f"stage {stages[0]}" if len(stages) == 1 else f"stages {stages[0]}–{stages[-1]}"


def _spans(stages: list[int]) -> str:
    return ", ".join(str(stage) for stage in stages)


def _title(asked: Asked) -> str:
    category = asked.reading.category
    return f"{wording.category(category) if category else asked.results.name} · overall lead"


def _line(asked: Asked) -> str:
    of = arguments(None, asked.reading.category)
    return asked.line(f"progress{of}", f"records{of}", f"standings{of}")
