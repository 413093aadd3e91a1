"""What the whole way is made of, in words: stages, a prologue, days of rest and days lost."""

from collections import Counter
from collections.abc import Sequence

from commands import wording
from commands.languages import counted, say
from db import words
from db.rally import RestDay, Stage

_SUSPENDED = "suspended"


def stages(those: Sequence[Stage]) -> str:
    """Count stages; the prologue is none of them: `16 stages and a prologue`."""
    numbered = sum(not stage.prologue for stage in those)
    told = counted("{number} stage", "{number} stages", numbered)
    if numbered == len(those):
        return told
    return say("{stages} and a prologue", stages=told) if numbered else say("a prologue")


def there_were(those: Sequence[Stage]) -> str:
    """Say how many stages there were, and when."""
    days = wording.days(those[0].date, those[-1].date)
    if those[0].prologue:
        return say("There were {stages}, {days}.", stages=stages(those), days=days)
    return counted(
        "There was {number} stage, {days}.",
        "There were {number} stages, {days}.",
        len(those),
        days=days,
    )


def called(day: RestDay) -> str:
    """Say what a day without a stage is: `rest day`; what is not known here is quoted."""
    if day.resting:
        return say("rest day")
    if _SUSPENDED in words.fold(day.printed):
        return say("rally suspended")
    return say("“{printed}”", printed=day.printed)


def off(days: Sequence[RestDay]) -> str:
    """Count the days of rest, and those without a stage for another reason by themselves."""
    others = Counter(called(day) for day in days if not day.resting)
    told = [
        # Translators: “{called}” is “rally suspended”, or what the source prints.
        counted("{number} day ({called})", "{number} days ({called})", count, called=name)
        for name, count in others.items()
    ]
    resting = sum(day.resting for day in days)
    if resting or not others:
        told.insert(0, counted("{number} rest day", "{number} rest days", resting))
    return ", ".join(told)


def without_stage(day: RestDay) -> str:
    """Say that there was no stage on a day, and why."""
    values = {"day": wording.day(day.date), "route": wording.route(day)}
    if day.resting:
        return say("{day} was a rest day ({route}), without a stage.", **values)
    if _SUSPENDED in words.fold(day.printed):
        return say("On {day} the rally was suspended ({route}); there was no stage.", **values)
    return say(
        "There was no stage on {day} ({route}); the source prints “{printed}”.",
        printed=day.printed,
        **values,
    )
