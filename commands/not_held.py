"""Stages that were not held, for a category or for all: why, as the table of stages prints it.

What it prints of most is worded here. Whatever else it prints is quoted.
"""

from collections.abc import Iterable, Sequence
from enum import StrEnum

from commands import wording
from commands.answer import Fact
from commands.languages import say, say_as, staged
from db import words
from db.rally import Category, Stage
from db.results import Results


class _Reason(StrEnum):
    """What is worded here, by a word that the source prints of it."""

    CANCELLED = "cancel"
    LIAISON = "liaison"
    NOT_HELD = "not held"


def sentence(results: Results, stage: Stage) -> str:
    """Say for whom a stage was not held, and why; nothing where all have driven it."""
    return " ".join(
        _told(stage, printed, () if _all(results, categories) else categories)
        for printed, categories in _reasons(stage)
    )


def for_category(results: Results, stage: Stage, category: Category) -> str:
    """Say that a stage was not held for a category, and why; nothing where it was."""
    for printed, categories in _reasons(stage):
        if category in categories:
            return _told(stage, printed, () if _all(results, categories) else (category,))
    return ""


def note(results: Results, stage: Stage) -> str:
    """Say it in the row of the stage: `cancelled`, `cancelled for the trucks`."""
    return ", ".join(
        reason(printed)
        if _all(results, categories)
        else say(
            "{reason} for {the_trucks}", reason=reason(printed), the_trucks=_within(categories)
        )
        for printed, categories in _reasons(stage)
    )


def facts(results: Results, category: Category) -> tuple[Fact, ...]:
    """List the stages that were not held for a category: `stages 4–5 (cancelled)`."""
    groups: dict[str, list[int]] = {}
    for stage in results.stages:
        if (printed := stage.reason(category)) is not None:
            groups.setdefault(reason(printed), []).append(stage.number)
    told = [f"{wording.stages(numbers)} ({why})" for why, numbers in groups.items()]
    return (Fact(say("Not held"), wording.clauses(told)),) if told else ()


def reason(printed: str) -> str:
    """Word a reason in brief, or quote it."""
    match _reason(printed):
        case _Reason.CANCELLED:
            return say_as("stage", "cancelled")
        case _Reason.LIAISON:
            return say_as("stage", "liaison only")
        case _Reason.NOT_HELD:
            return say_as("stage", "not held")
    return say("“{printed}”", printed=printed)


def _reason(printed: str) -> _Reason | None:
    plain = words.fold(printed)
    return next((each for each in _Reason if each.value in plain), None)


def _reasons(stage: Stage) -> Iterable[tuple[str, Sequence[Category]]]:
    groups: dict[str, list[Category]] = {}
    for each in stage.unheld:
        groups.setdefault(each.printed, []).append(each.category)
    return groups.items()


def _all(results: Results, categories: Iterable[Category]) -> bool:
    return set(results.categories) <= set(categories)


def _within(categories: Iterable[Category]) -> str:
    return wording.listed(list(map(wording.within, categories)))


def _told(stage: Stage, printed: str, categories: Sequence[Category]) -> str:
    """Say why it was not held for some, or where none are given for all."""
    number, trucks, found = stage.number, _within(categories), _reason(printed)
    if found is None:
        return _quoted(number, printed, trucks)
    if categories:
        return _for_some(number, found, trucks)
    match found:
        case _Reason.CANCELLED:
            return staged("Stage {stage} was cancelled.", number)
        case _Reason.LIAISON:
            return staged("Stage {stage} was a liaison only.", number)
        case _Reason.NOT_HELD:
            return staged("Stage {stage} was not held.", number)


def _for_some(number: int, found: _Reason, the_trucks: str) -> str:
    match found:
        case _Reason.CANCELLED:
            text = staged(
                "Stage {stage} was cancelled for {the_trucks}.", number, the_trucks=the_trucks
            )
        case _Reason.LIAISON:
            text = staged(
                "Stage {stage} was a liaison only for {the_trucks}.", number, the_trucks=the_trucks
            )
        case _Reason.NOT_HELD:
            text = staged(
                "Stage {stage} was not held for {the_trucks}.", number, the_trucks=the_trucks
            )
    return text


def _quoted(number: int, printed: str, the_trucks: str) -> str:
    # Translators: what follows is quoted from the English source.
    if not the_trucks:
        return staged("Stage {stage}: the source prints “{printed}”.", number, printed=printed)
    # Translators: what follows is quoted from the English source.
    return staged(
        "Stage {stage}, {the_trucks}: the source prints “{printed}”.",
        number,
        the_trucks=the_trucks,
        printed=printed,
    )
