"""How it is said where and when stages went."""

from collections.abc import Sequence

from commands import way, wording
from commands.languages import counted, say, staged
from db.rally import Stage


def day(stage: Stage) -> str:
    """Write `Monday 6 January 2003`."""
    weekday, when = wording.weekday(stage.date), wording.day(stage.date)
    return say("{weekday} {day}", weekday=weekday, day=when)


def short(stage: Stage) -> str:
    """Write `6 Jan · 494 km`."""
    about = (wording.short_day(stage.date), wording.kilometres(stage.km))
    return " · ".join(filter(None, about))


def whole(stage: Stage) -> str:
    """Say from where to where a stage went, when, how far."""
    parts = (wording.route(stage), day(stage), wording.kilometres(stage.km))
    told = ", ".join(filter(None, parts))
    return staged(
        "Stage {number}: {way_day_and_distance}.", stage.number, way_day_and_distance=told
    )


def ends(stages: Sequence[Stage], *, starts: bool, ends: bool) -> str:
    """Say where and when the rally started or ended, or both."""
    values: dict[str, object] = {
        "start": wording.place(stages[0].start),
        "first": day(stages[0]),
        "finish": wording.place(stages[-1].finish),
        "last": day(stages[-1]),
    }
    if not ends:
        return say("The rally started at {start} on {first}.", **values)
    if not starts:
        return say("The rally ended at {finish} on {last}.", **values)
    return say("The rally started at {start} on {first} and ended at {finish} on {last}.", **values)


def no_stage(text: str, stages: Sequence[Stage]) -> str:
    """Say that there was no such stage, how many there were, and when."""
    if stages[0].prologue:
        return say(
            "There is no stage “{text}”: there were {stages}, {days}.",
            text=text,
            stages=way.stages(stages),
            days=wording.days(stages[0].date, stages[-1].date),
        )
    return counted(
        "There is no stage for “{text}”: the rally had {number} stage, {days}.",
        "There is no stage for “{text}”: the rally had {number} stages, {days}.",
        len(stages),
        text=text,
        days=wording.days(stages[0].date, stages[-1].date),
    )
