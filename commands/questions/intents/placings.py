"""Who won, who was placed where, who stood at the top, by how much, in which time."""

from collections.abc import Iterable

from commands import lists, wording
from commands.answer import Answer
from commands.questions import placed
from commands.questions.cue import Cue
from commands.questions.cues import (
    AFTER,
    ALL,
    BEST,
    DIFFERENT,
    END,
    GAP,
    LIST,
    OVERALL,
    PODIUM,
    RESULT,
    STAGES,
    TIME,
    WHO,
    WIN,
)  # fmt: skip
from commands.questions.intent import Asked, Told, arguments, intent, joined, reply
from commands.questions.reading import Slot
from db.rally import Category, Classification, Kind, Placing

_ABOUT = (Slot.STAGE, Slot.CATEGORY, Slot.PLACE)
_BESIDE = (OVERALL, RESULT, WHO, STAGES, END, ALL, AFTER, TIME, BEST, LIST, DIFFERENT)
_TOP = 3
_MOST = 10


@intent(WIN, also=_BESIDE, takes=_ABOUT)
@intent(BEST, also=_BESIDE, takes=_ABOUT, needs=(Slot.CATEGORY,), weight=-3)
@intent(WHO, also=_BESIDE, takes=_ABOUT, needs=(Slot.STAGE, Slot.CATEGORY), weight=-3)
@intent(also=_BESIDE, takes=_ABOUT, needs=(Slot.STAGE, Slot.CATEGORY), weight=-3)
def won(asked: Asked) -> Answer | None:
    """Who won a stage or the rally."""
    which = Kind.STAGE if asked.reading.stage else Kind.FINAL

    def say(category: Category) -> Told:
        found = placed.table(asked, category, which)
        return _won(asked, found) if found else None

    line = f"winner{arguments(asked.reading.stage, asked.reading.category)}"
    return joined(asked, placed.title(asked, which), line, say)


def _won(asked: Asked, found: Classification) -> Told:
    first = [placing for placing in found.placings if placing.rank == 1]
    # Of all categories at once only who won is told.
    second = found.placings[len(first) : len(first) + 1] if asked.reading.category else ()
    behind = next((placing.gap for placing in second), None)
    names = wording.listed([placed.who(placing) for placing in first])
    stage = f" stage {found.stage}" if found.stage else f" {wording.within(found.category)}"
    by = f", by {wording.gap(behind)}" if behind else ""
    text = f"{names} won{stage} in {first[0].time}{by}."
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

    def say(category: Category) -> Told:
        found = placed.table(asked, category)
        if found is None:
            return _uncounted(asked, category)
        shown = placed.at(found, ranks)
        where = placed.where(found.kind, asked.reading.stage)
        if not shown:
            listed = len(found.placings)
            return f"the source lists the first {listed} {where}; {_nth(ranks)} is not in it.", ()
        told = [f"{placed.who(each)} was {wording.ordinal(each.rank)}{_figure(each)}"
                for each in shown]  # fmt: skip
        return f"{wording.listed(told)}, {where}.", placed.notes(asked.results, found, shown)

    return joined(asked, placed.title(asked), placed.line(asked), say)


def _nth(ranks: Iterable[int]) -> str:
    return f"number {wording.listed([str(rank) for rank in ranks])}"


def _figure(placing: Placing) -> str:
    told = placed.figure(placing)
    return f" ({told})" if told else ""


def _uncounted(asked: Asked, category: Category) -> Told:
    told = placed.uncounted(asked, category)
    return (told, ()) if told else None


@intent(PODIUM, also=_BESIDE, takes=(*_ABOUT, Slot.TOP), weight=4)
@intent((LIST, PODIUM, OVERALL), also=_BESIDE, takes=(*_ABOUT, Slot.TOP))
@intent(also=(*_BESIDE, PODIUM), needs=(Slot.TOP,), takes=_ABOUT)
@intent(RESULT, also=_BESIDE, needs=(Slot.STAGE, Slot.CATEGORY), takes=_ABOUT)
@intent(also=_BESIDE, needs=(Slot.CATEGORY,), weight=-1)
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
        told = placed.uncounted(asked, category)
        return reply(placed.title(asked), told.capitalize(), placed.line(asked)) if told else None
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
    names = wording.listed([placing.crew.people[0].name for placing in first[:_TOP]])
    ahead = f"{names} were the first {len(first[:_TOP])}."
    return f"{ahead} The source lists {listed}." if most > listed else ahead


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

    def say(category: Category) -> Told:
        found = placed.table(asked, category)
        if found is None:
            return _uncounted(asked, category)
        pair = placed.at(found, (ahead, behind))
        if len(pair) < 2:  # noqa: PLR2004 (two are compared)
            return None
        one, other = pair[0], pair[-1]
        gap = _between(one, other)
        where = placed.where(found.kind, asked.reading.stage)
        text = f"{gap} between {placed.who(one)} and {placed.who(other)}, {where}."
        return text, placed.notes(asked.results, found, (one, other))

    return joined(asked, placed.title(asked), placed.line(asked), say)


def _between(one: Placing, other: Placing) -> str:
    from db.times import clock

    gap = other.gap
    if gap is None:
        return "no printed gap"
    if one.gap is None:
        return wording.gap(gap)
    return f"≈{clock(gap.seconds - one.gap.seconds)}"


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

    def say(category: Category) -> Told:
        found = placed.table(asked, category)
        if found is None:
            return _uncounted(asked, category)
        shown = placed.at(found, ranks)
        told = [f"{_own(each)} by {placed.who(each)}, {wording.ordinal(each.rank)}"
                for each in shown]  # fmt: skip
        where = placed.where(found.kind, asked.reading.stage)
        return f"{wording.listed(told)} {where}.", placed.notes(asked.results, found, shown)

    return joined(asked, placed.title(asked), placed.line(asked), say)


def _own(placing: Placing) -> str:
    if placing.time:
        return str(placing.time)
    return f"+{wording.gap(placing.gap)}" if placing.gap else "no time"
