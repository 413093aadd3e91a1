"""Two people against each other: at the end, on a stage, overall after one."""

from commands import wording
from commands.answer import Answer
from commands.languages import say
from commands.questions import placed, somebody
from commands.questions.contest_cues import BEST, LEAD, MOST, WIN
from commands.questions.cue import Cue
from commands.questions.cues import (
    AFTER,
    END,
    GAP,
    HOW_MANY,
    LIST,
    OVERALL,
    RESULT,
    STAGES,
    TIME,
    WHO,
)
from commands.questions.intent import Asked, arguments, intent, reply
from commands.questions.reading import Slot
from db.rally import Crew, Kind, Person, Placing
from db.times import clock

VERSUS = Cue(
    "versus",
    en=(
        "vs, versus, v, against, compare, compared, comparison, or, better, faster, beat, beats, "
        "ahead, ahead of, head to head, higher, between, slower, in front of, quicker, behind, "
        "beaten, worse"
    ),
    fr=(
        "contre, comparer, compare, ou, meilleur, plus rapide, devant, battu, entre, face a, bat, "
        "derriere, mieux, comparaison"
    ),
    es=(
        "contra, comparar, compara, mejor, mas rapido, por delante, delante, gano a, entre, frente "
        "a, comparacion"
    ),
)
_BESIDE = (OVERALL, AFTER, RESULT, WHO, END, BEST, TIME, GAP, WIN, LIST, STAGES, LEAD)


@intent(also=(*_BESIDE, VERSUS), needs=(Slot.PEOPLE,), takes=(Slot.STAGE, Slot.CATEGORY))
@intent(GAP, also=(*_BESIDE, VERSUS), needs=(Slot.PEOPLE,), takes=(Slot.STAGE, Slot.CATEGORY))
@intent(VERSUS, also=_BESIDE, needs=(Slot.PEOPLE,), takes=(Slot.STAGE, Slot.CATEGORY))
def duel(asked: Asked) -> Answer | None:
    """Who was ahead, and by how much."""
    one, other = asked.reading.people[:2]
    crews = somebody.main_crew(asked, one), somebody.main_crew(asked, other)
    if crews[0] is None or crews[1] is None:
        return None
    line = asked.line(f"compare first:{one.key} second:{other.key}", f"rider name:{one.key}")
    title = wording.listed([one.name, other.name])
    if crews[0] == crews[1]:
        sentence = say(
            "{names} were in one {make} in {the_bikes}.",
            names=title, make=somebody.make(crews[0]),
            the_bikes=wording.within(crews[0].category),
        )  # fmt: skip
        return reply(title, sentence, line)
    if crews[0].category is not crews[1].category:
        told = [
            _alone(asked, person, crew)
            for person, crew in zip((one, other), crews, strict=True)
            if crew
        ]
        told.append(say("Different categories: times do not compare."))
        return reply(title, " ".join(told), line)
    sentence = _against(asked, (one, crews[0]), (other, crews[1]))
    if asked.reading.stage:
        shown = "winner" if placed.kind(asked) is Kind.STAGE else "standings"
        line = f"{shown}{arguments(asked.reading.stage, crews[0].category)}"
    return reply(title, sentence, line, category=crews[0].category)


def _alone(asked: Asked, person: Person, crew: Crew) -> str:
    place = somebody.final(asked, crew)
    told = {"name": person.name, "the_bikes": wording.within(crew.category)}
    if place is None:
        return say("{name}: not listed at the end in {the_bikes}.", **told)
    return say("{name}: {place} in {the_bikes}.", place=wording.ordinal(place.rank), **told)


def _against(asked: Asked, one: tuple[Person, Crew], other: tuple[Person, Crew]) -> str:
    which = placed.kind(asked)
    if which is Kind.GENERAL and asked.reading.stage is None:
        which = Kind.FINAL
    found = placed.table(asked, one[1].category, which)
    placings = found.placings if found else ()
    where = placed.where(which, asked.reading.stage)
    listed = [(somebody.of(placings, crew), person) for person, crew in (one, other)]
    there = sorted(
        ((place, person) for place, person in listed if place), key=lambda each: each[0].rank
    )
    if not there:
        return say(
            "Neither {one} nor {other} is among the first {number} {where}, which is all that the"
            " source lists.",
            one=one[0].name, other=other[0].name, number=len(placings), where=where,
        )  # fmt: skip
    ahead, first = there[0]
    second = next(person for _, person in listed if person is not first)
    if len(there) == 1:
        return say(
            "{first} was {place} {where}; {second} is not among the first {number}, which is all"
            " that the source lists.",
            first=first.name, place=wording.ordinal(ahead.rank), where=where, second=second.name,
            number=len(placings),
        )  # fmt: skip
    behind = there[1][0]
    by = _by(ahead, behind)
    told = {
        "name": first.name, "place": wording.ordinal(ahead.rank),
        "other_place": wording.ordinal(behind.rank), "where": where,
    }  # fmt: skip
    if by:
        return say("{name} was ahead, {place} to {other_place} {where}, by {gap}.", gap=by, **told)
    return say(
        "{name} was ahead, {place} to {other_place} {where}, by a gap that the source does not"
        " print.",
        **told,
    )


def _by(ahead: Placing, behind: Placing) -> str:
    if behind.gap is None:
        return ""
    if ahead.gap is None:
        return wording.gap(behind.gap)
    return f"≈{clock(behind.gap.seconds - ahead.gap.seconds)}"


@intent(
    WIN,
    (MOST, STAGES, HOW_MANY),
    also=(*_BESIDE, VERSUS, MOST, HOW_MANY),
    needs=(Slot.PEOPLE,),
    takes=(Slot.CATEGORY,),
    weight=1,
)
def more_wins(asked: Asked) -> Answer | None:
    """Who of two won more stages."""
    pair = asked.reading.people[:2]
    told = []
    for person in pair:
        won = [wording.numeral(stage) for stage, _ in asked.results.stage_wins(person)]
        told.append(
            (len(won), f"{person.name} {len(won)}{' (' + ', '.join(won) + ')' if won else ''}")
        )
    told.sort(key=lambda each: -each[0])
    one, other = pair
    line = asked.line(f"compare first:{one.key} second:{other.key}", f"rider name:{one.key}")
    return reply(
        wording.listed([one.name, other.name]),
        # Translators: “wins” is “Hiroshi Masuoka 2 (8, 10) and Stéphane Peterhansel 7 (2, …)”.
        say("Stage wins: {wins}.", wins=wording.listed([text for _, text in told])),
        line,
    )
