"""Who won, who was placed where, who stood at the top, by how much, in which time."""

from collections.abc import Sequence

from commands import lists, not_held, wording
from commands.answer import Answer
from commands.languages import counted, say
from commands.questions import placed, winning
from commands.questions.contest_cues import BEST, PODIUM, WIN
from commands.questions.cue import Cue
from commands.questions.cues import (
    AFTER,
    ALL,
    DIFFERENT,
    END,
    GAP,
    HIS,
    LIST,
    OVERALL,
    RESULT,
    STAGES,
    TIME,
    WHO,
)
from commands.questions.intent import Asked, Told, arguments, intent, joined, reply
from commands.questions.intents.several import AND
from commands.questions.reading import Slot
from db.rally import Category, Classification, Kind, Placing
from db.times import clock

_ABOUT = (Slot.STAGE, Slot.CATEGORY, Slot.PLACE)
_BESIDE = (OVERALL, RESULT, WHO, STAGES, END, ALL, AFTER, TIME, BEST, LIST, DIFFERENT)
_TOP = 3
_MOST = 10


@intent(WIN, also=_BESIDE, takes=_ABOUT)
@intent(WIN, GAP, AND, also=(*_BESIDE, HIS), takes=_ABOUT, needs=(Slot.CATEGORY,), weight=2)
@intent(WIN, TIME, GAP, also=(*_BESIDE, HIS), takes=_ABOUT, needs=(Slot.STAGE, Slot.CATEGORY))
@intent(WIN, WHO, GAP, also=_BESIDE, takes=_ABOUT, needs=(Slot.CATEGORY,))
@intent(BEST, also=_BESIDE, takes=_ABOUT, needs=(Slot.CATEGORY,), weight=-6)
@intent(WHO, also=_BESIDE, takes=_ABOUT, needs=(Slot.CATEGORY,), weight=-8)
@intent(WHO, also=_BESIDE, takes=_ABOUT, needs=(Slot.STAGE, Slot.CATEGORY), weight=-3)
@intent(also=_BESIDE, takes=_ABOUT, needs=(Slot.STAGE, Slot.CATEGORY), weight=-6)
def won(asked: Asked) -> Answer | None:
    """Who won a stage or the rally."""
    which = Kind.STAGE if asked.reading.stage else Kind.FINAL

    def tell(category: Category) -> Told:
        found = placed.table(asked, category, which)
        return _won(asked, found) if found else (placed.missing(asked, category, which), ())

    line = f"winner{arguments(asked.reading.stage, asked.reading.category)}"
    title, stage = placed.title(asked, which), asked.reading.stage
    if stage and not any(map(stage.held, asked.categories)) and not asked.reading.category:
        return reply(title, not_held.sentence(asked.results, stage), line)
    return joined(asked, title, line, tell)


def _won(asked: Asked, found: Classification) -> Told:
    first = [placing for placing in found.placings if placing.rank == 1]
    # Of all categories at once only who won is told.
    second = found.placings[len(first) : len(first) + 1] if asked.reading.category else ()
    behind = next((placing.gap for placing in second if placing is lists.second(found)), None)
    text = winning.winner(found, first, behind)
    return text, placed.notes(asked.results, found, (*first, *second))


@intent(also=(*_BESIDE, WIN), needs=(Slot.NUMBER, Slot.CATEGORY), takes=_ABOUT, weight=-1)
@intent(WHO, also=(*_BESIDE, WIN, GAP), needs=(Slot.RANK,), takes=_ABOUT)
@intent(also=(*_BESIDE, WIN), needs=(Slot.RANK,), takes=_ABOUT, weight=1)
@intent(WIN, also=_BESIDE, needs=(Slot.RANK,), takes=_ABOUT, weight=1)
def ranked(asked: Asked) -> Answer | None:
    """Who was placed second, seventh; the winner too, where that is asked beside."""
    reading = asked.reading
    # A number that nobody had there is a place.
    named = reading.ranks or ((reading.number,) if reading.number else ())
    ranks = [*([1] if reading.has(WIN) else []), *named]

    def tell(category: Category) -> Told:
        found = placed.table(asked, category)
        if found is None:
            return _uncounted(asked, category)
        shown = placed.at(found, ranks)
        where = placed.where(found.kind, asked.reading.stage)
        if not shown:
            return _beyond(found, where, ranks), ()
        told = wording.listed([_was(each) for each in shown])
        # After several, the last alone would seem to have been there.
        apart = "," if shown[1:] else ""
        return f"{told}{apart} {where}.", placed.notes(asked.results, found, shown)

    return joined(asked, placed.title(asked), placed.line(asked), tell)


def _beyond(found: Classification, where: str, ranks: Sequence[int]) -> str:
    listed = len(found.placings)
    if lists.gappy(found):
        return say(
            "the source leaves out number {ranks} {where}.",
            where=where,
            ranks=wording.listed([str(rank) for rank in ranks]),
        )
    # Translators: {where} is “on stage 9”, “overall after stage 9” or “in the final standings”.
    return counted(
        "the source lists the first {number} {where}; number {ranks} is not in it.",
        "the source lists the first {number} {where}; number {ranks} is not in it.",
        listed,
        where=where,
        ranks=wording.listed([str(rank) for rank in ranks]),
    )


def _was(placing: Placing) -> str:
    text = say("{crew} was {rank}", crew=placed.who(placing), rank=wording.ordinal(placing.rank))
    told = placed.figure(placing)
    return f"{text} ({told})" if told else text


def _uncounted(asked: Asked, category: Category) -> Told:
    return placed.missing(asked, category), ()


@intent(PODIUM, also=_BESIDE, takes=(*_ABOUT, Slot.TOP), weight=4)
@intent((LIST, PODIUM, OVERALL), also=_BESIDE, takes=(*_ABOUT, Slot.TOP))
@intent(also=(*_BESIDE, PODIUM), needs=(Slot.TOP,), takes=_ABOUT)
@intent(RESULT, also=_BESIDE, needs=(Slot.STAGE, Slot.CATEGORY), takes=_ABOUT)
@intent(also=_BESIDE, needs=(Slot.CATEGORY,), weight=-5)
def top(asked: Asked) -> Answer | None:
    """The first of a list, in their order."""
    reading = asked.reading
    most = reading.top or (_TOP if reading.has(PODIUM) or not reading.category else _MOST)
    category = reading.category
    if category is None:
        return joined(
            asked, placed.title(asked), placed.line(asked), lambda each: _names(asked, each, most)
        )
    found = placed.table(asked, category)
    if found is None:
        told = placed.missing(asked, category)
        return reply(placed.title(asked), wording.begun(told), placed.line(asked))
    first = found.placings[:most]
    return reply(
        placed.title(asked),
        _heading(first, len(found.placings), most),
        placed.line(asked),
        rows=lists.rows(asked.results, found, most),
        notes=lists.notes(asked.results, found, most),
        category=category,
    )


def _heading(first: tuple[Placing, ...], listed: int, most: int) -> str:
    names = [each.crew.people[0].name for each in first[:_TOP] if each.rank <= _TOP]
    ahead = counted(
        "{names} was first.",
        "{names} were the first {number}.",
        len(names),
        names=wording.listed(names),
    )
    if most <= listed:
        return ahead
    lists_few = counted("The source lists {number}.", "The source lists {number}.", listed)
    return f"{ahead} {lists_few}"


def _names(asked: Asked, category: Category, most: int) -> Told:
    found = placed.table(asked, category)
    if found is None:
        return _uncounted(asked, category)
    shown = found.placings[:most]
    names = [f"{each.rank} {each.crew.people[0].name}" for each in shown]
    return f"{', '.join(names)}.", ()


@intent(GAP, also=(*_BESIDE, WIN), takes=(*_ABOUT, Slot.RANK), weight=1)
def margin(asked: Asked) -> Answer | None:
    """How far the second was behind the first, or others behind each other."""
    ranks = sorted({*asked.reading.ranks}) or [2]
    ahead, behind = (1, ranks[0]) if len(ranks) == 1 else (ranks[0], ranks[1])
    behind = 2 if behind == 1 else behind

    def tell(category: Category) -> Told:
        found = placed.table(asked, category)
        if found is None:
            return _uncounted(asked, category)
        pair = placed.at(found, (ahead, behind))
        if len(pair) < 2:  # noqa: PLR2004 (two are compared)
            return None
        one, other = pair[0], pair[-1]
        text = _between(one, other, placed.where(found.kind, asked.reading.stage))
        return text, placed.notes(asked.results, found, (one, other))

    return joined(asked, placed.title(asked), placed.line(asked), tell)


def _between(one: Placing, other: Placing, where: str) -> str:
    first, second, gap = placed.who(one), placed.who(other), other.gap
    if gap is None:
        return say(
            "no printed gap between {first} and {second}, {where}.",
            first=first,
            second=second,
            where=where,
        )
    return say(
        "{gap} between {first} and {second}, {where}.",
        gap=f"≈{clock(gap.seconds - one.gap.seconds)}" if one.gap else wording.gap(gap),
        first=first,
        second=second,
        where=where,
    )


CLOCK = Cue(
    "clock",
    en="winning time, fastest time, best time",
    fr="temps du vainqueur, temps vainqueur, meilleur temps",
    es="tiempo del ganador, tiempo ganador, mejor tiempo",
)


@intent(TIME, also=(*_BESIDE, WIN), takes=(*_ABOUT, Slot.RANK))
@intent((CLOCK,), also=(*_BESIDE, WIN), takes=(*_ABOUT, Slot.RANK), weight=1)
def time(asked: Asked) -> Answer | None:
    """The time of the winner, or of who was placed somewhere."""
    ranks = asked.reading.ranks or (1,)

    def tell(category: Category) -> Told:
        found = placed.table(asked, category)
        if found is None:
            return _uncounted(asked, category)
        shown = placed.at(found, ranks)
        told = wording.listed([_own(each) for each in shown])
        where = placed.where(found.kind, asked.reading.stage)
        return f"{told} {where}.", placed.notes(asked.results, found, shown)

    return joined(asked, placed.title(asked), placed.line(asked), tell)


def _own(placing: Placing) -> str:
    crew, rank = placed.who(placing), wording.ordinal(placing.rank)
    time = str(placing.time or "") or (f"+{wording.gap(placing.gap)}" if placing.gap else "")
    if not time:
        return say("no time by {crew}, {rank}", crew=crew, rank=rank)
    return say("{time} by {crew}, {rank}", time=time, crew=crew, rank=rank)
