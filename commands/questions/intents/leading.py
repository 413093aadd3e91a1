"""Who led, for how long, and when the lead changed."""

from dataclasses import replace
from itertools import groupby, pairwise

from commands import wording
from commands.answer import Answer
from commands.languages import counted, say, staged
from commands.questions import lead, placed
from commands.questions.contest_cues import BEST, LEAD, MOST, TAKE, WIN
from commands.questions.cue import Cue
from commands.questions.cues import (
    AFTER,
    BEFORE,
    DIFFERENT,
    END,
    EXCEPT,
    HOW_MANY,
    OVERALL,
    RESULT,
    STAGES,
    WHEN,
    WHO,
)
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
EVER = Cue(
    "ever",
    en="ever, at any point, any time",
    fr="deja, jamais",
    es="alguna vez, nunca",
)


@intent(LEAD, also=(*_BESIDE, BEFORE, WHEN, END), needs=(Slot.STAGE,), takes=_ABOUT, weight=3)
def leader(asked: Asked) -> Answer | None:
    """Who led after a stage; before one is after the one before it."""
    if asked.reading.has(BEFORE):
        return _before(asked)

    def tell(category: Category) -> Told:
        found = placed.table(asked, category, Kind.GENERAL)
        if found is None:
            return placed.missing(asked, category, Kind.GENERAL), ()
        first = [each for each in found.placings if each.rank == 1]
        return lead.after_stage(found, first), placed.notes(asked.results, found, first)

    return joined(asked, placed.title(asked, Kind.GENERAL), placed.line(asked, Kind.GENERAL), tell)


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

    def tell(category: Category) -> Told:
        runs = [
            (crew, [stage for stage, _ in group]) for crew, group in _runs(asked.results, category)
        ]
        told = [lead.spell(crew, stages) for crew, stages in runs]
        if not told:
            bikes = wording.of(category)
            return say("the source has no general classification {bikes}.", bikes=bikes), ()
        # Translators: {leaders} is “Ari Vatanen after stage 5 and Luc Alphand after stages 6–9”.
        return say("led overall: {leaders}.", leaders=wording.listed(told)), ()

    return joined(asked, _title(asked), _line(asked), tell)


@intent(LEAD, (MOST, DAYS), also=(*_BESIDE, HOW_MANY, MOST, DAYS), takes=(Slot.CATEGORY,), weight=1)
def most_days(asked: Asked) -> Answer | None:
    """Who led after the most stages."""

    def tell(category: Category) -> Told:
        counts = _counts(asked.results, category)
        if not counts:
            return None
        most = max(len(stages) for _, stages in counts)
        names = [crew.people[0].name for crew, stages in counts if len(stages) == most]
        sentence = counted(
            "{names} led the most days: after {most} of {total} stages.",
            "{names} led the most days: after {most} of {total} stages.",
            len(names),
            names=wording.listed(names),
            most=most,
            total=len(asked.results.leaders(category)),
        )
        return sentence, ()

    return joined(asked, _title(asked), _line(asked), tell)


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

    def tell(category: Category) -> Told:
        counts = _counts(asked.results, category)
        sentence = counted(
            "{spelled} different leader ({number}): {names}.",
            "{spelled} different leaders ({number}): {names}.",
            len(counts),
            spelled=wording.spelled(len(counts)),
            names=wording.listed([crew.people[0].name for crew, _ in counts]),
        )
        return sentence, ()

    return joined(asked, _title(asked), _line(asked), tell)


@intent(LEAD, CHANGE, also=(*_BESIDE, HOW_MANY, WHEN, DIFFERENT), takes=(Slot.CATEGORY,), weight=3)
def changes(asked: Asked) -> Answer | None:
    """How often the lead changed, and after which stages."""

    def tell(category: Category) -> Told:
        told = [
            staged("to {name} after stage {stage}", group[0][0], name=crew.people[0].name)
            for crew, group in _runs(asked.results, category)[1:]
        ]
        if not told:
            return say("the lead never changed."), ()
        sentence = counted(
            "the lead changed {number} time: {changes}.",
            "the lead changed {number} times: {changes}.",
            len(told),
            changes=wording.listed(told),
        )
        return sentence, ()

    return joined(asked, _title(asked), _line(asked), tell)


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
        sentence = say(
            "No, {name} never led {the_bikes} overall.",
            name=person.name,
            the_bikes=wording.within(category),
        )
    else:
        sentence = _led(asked, person, category, after)
    title = say("{name} · lead", name=person.name)
    return reply(title, sentence, f"rider name:{person.key}", category=category)


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

    def tell(category: Category) -> Told:
        held = dict(asked.results.leaders(category))
        now, before = held.get(number), held.get(number - 1)
        if now is None or before is None:
            return None
        name, other = (each.crew.people[0].name for each in (now, before))
        if now.crew == before.crew:
            return staged("{name} kept the lead on stage {stage}.", number, name=name), ()
        sentence = staged(
            "{name} took the lead from {other} on stage {stage}.", number, name=name, other=other
        )
        return sentence, ()

    return joined(asked, _title(asked), _line(asked), tell)


def _led(asked: Asked, person: Person, category: Category, after: list[int]) -> str:
    counting = [each.number for each in asked.results.counting(category)]
    sentence = lead.stages(person, after, len(counting))
    lost = [
        number for before, number in pairwise(counting) if before in after and number not in after
    ]
    taken = [number for number in after if number == counting[0] or number - 1 not in after]
    told = list(map(wording.numeral, lost))
    if lost and asked.reading.has(WHO):
        held = {stage: each.crew.people[0].name for stage, each in asked.results.leaders(category)}
        told = [
            say("{stage} to {name}", stage=wording.numeral(each), name=held[each])
            if each in held
            else wording.numeral(each)
            for each in lost
        ]
    return f"{sentence} {lead.until(list(map(wording.numeral, taken)), told)}"


def _runs(results: Results, category: Category) -> list[tuple[Crew, list[tuple[int, Crew]]]]:
    held = [(stage, placing.crew) for stage, placing in results.leaders(category)]
    return [(group[0][1], group) for _, each in groupby(held, key=lambda one: one[1].key)
            if (group := [*each])]  # fmt: skip


def _counts(results: Results, category: Category) -> list[tuple[Crew, list[int]]]:
    found: dict[str, tuple[Crew, list[int]]] = {}
    for stage, placing in results.leaders(category):
        found.setdefault(placing.crew.key, (placing.crew, []))[1].append(stage)
    return [*found.values()]


def _title(asked: Asked) -> str:
    category = asked.reading.category
    of = wording.scope(asked.results, category)
    return say("{category_or_rally} · overall lead", category_or_rally=of)


def _line(asked: Asked) -> str:
    of = arguments(None, asked.reading.category)
    return asked.line(f"progress{of}", f"records{of}", f"standings{of}")
