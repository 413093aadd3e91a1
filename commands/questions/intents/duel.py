"""Two people against each other: at the end, on a stage, overall after one."""

from commands import wording
from commands.answer import Answer
from commands.questions import placed, somebody
from commands.questions.cue import Cue
from commands.questions.cues import (
    AFTER,
    BEST,
    END,
    GAP,
    HOW_MANY,
    LEAD,
    LIST,
    MOST,
    OVERALL,
    RESULT,
    STAGES,
    TIME,
    WHO,
    WIN,
)  # fmt: skip
from commands.questions.intent import Asked, arguments, intent, reply
from commands.questions.reading import Slot
from db.rally import Crew, Kind, Person, Placing
from db.times import clock

VERSUS = Cue(
    "versus",
    en=(
        "vs, versus, v, against, compare, compared, comparison, or, better, faster, beat, "
        "beats, ahead, ahead of, head to head, higher, between, slower, in front of, quicker, "
        "behind, beaten, worse"
    ),
    fr=(
        "contre, comparer, compare, ou, meilleur, plus rapide, devant, battu, entre, face a, "
        "bat, derriere, mieux, comparaison"
    ),
    es=(
        "contra, comparar, compara, mejor, mas rapido, por delante, delante, gano a, entre, "
        "frente a, comparacion"
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
    title = f"{one.name} and {other.name}"
    if crews[0] == crews[1]:
        sentence = f"{title} were in one {crews[0].make} in {wording.within(crews[0].category)}."
        return reply(title, sentence, line)
    if crews[0].category is not crews[1].category:
        told = [
            _alone(asked, person, crew)
            for person, crew in zip((one, other), crews, strict=True)
            if crew
        ]
        return reply(title, f"{' '.join(told)} Different categories: times do not compare.", line)
    sentence = _against(asked, (one, crews[0]), (other, crews[1]))
    if asked.reading.stage:
        shown = "winner" if placed.kind(asked) is Kind.STAGE else "standings"
        line = f"{shown}{arguments(asked.reading.stage, crews[0].category)}"
    return reply(title, sentence, line, category=crews[0].category)


def _alone(asked: Asked, person: Person, crew: Crew) -> str:
    place = somebody.final(asked, crew)
    rank = wording.ordinal(place.rank) if place else "not listed at the end"
    return f"{person.name}: {rank} in {wording.within(crew.category)}."


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
        return (
            f"Neither {one[0].name} nor {other[0].name} is among the first {len(placings)} {where},"
            " which is all that the source lists."
        )
    ahead, first = there[0]
    second = next(person for _, person in listed if person is not first)
    if len(there) == 1:
        return (
            f"{first.name} was {wording.ordinal(ahead.rank)} {where}; {second.name} is not among"
            f" the first {len(placings)}, which is all that the source lists."
        )
    behind = there[1][0]
    return (
        f"{first.name} was ahead, {wording.ordinal(ahead.rank)} to {wording.ordinal(behind.rank)}"
        f" {where}, by {_by(ahead, behind)}."
    )


def _by(ahead: Placing, behind: Placing) -> str:
    if behind.gap is None:
        return "a gap that the source does not print"
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
        won = [str(stage) for stage, _ in asked.results.stage_wins(person)]
        told.append(
            (len(won), f"{person.name} {len(won)}{' (' + ', '.join(won) + ')' if won else ''}")
        )
    told.sort(key=lambda each: -each[0])
    one, other = pair
    line = asked.line(f"compare first:{one.key} second:{other.key}", f"rider name:{one.key}")
    return reply(
        f"{one.name} and {other.name}",
        f"Stage wins: {wording.listed([text for _, text in told])}.",
        line,
    )
