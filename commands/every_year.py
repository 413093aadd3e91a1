"""All years at once, as a question may ask for them: `year:all`, `all years`, `tous`."""

from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from commands import wording
from commands.grammar import Line
from commands.labels import Suggestion
from commands.languages import languages, say, translated
from db import words

ALL = "all"
"""How our own lines say it."""
_MARKS = "?!.,;:…"


def suggestion() -> Suggestion:
    """Offer it beside the years."""
    return Suggestion(wording.begun(say("all editions")), "", ALL)


def said(text: str) -> bool:
    """Whether a text says that all years are meant, and nothing else."""
    there = text.split()
    return bool(there) and _length(there, 0, alone=True) == len(there)


def parted(line: Line, *, alone: bool) -> tuple[Line, bool]:
    """Take the words that mean all years out of a line, and say whether there were any.

    `alone` is whether `all` does without `years` after it: beside names it might be one of them.
    """
    for at in range(len(line.free)):
        if length := _length(line.free, at, alone=alone):
            return replace(line, free=(*line.free[:at], *line.free[at + length :])), True
    for at, (name, texts) in enumerate(line.named):
        for place in range(1, len(texts)):
            if length := _length(texts, place, alone=alone):
                left = (name, (*texts[:place], *texts[place + length :]))
                return replace(line, named=(*line.named[:at], left, *line.named[at + 1 :])), True
    return line, False


def within(text: str) -> tuple[str, bool]:
    """Take `of all years` and the like out of somebody's own words, and say whether it is there."""
    there = text.split()
    bare = [word.strip(_MARKS) for word in there]
    for at in range(len(there)):
        if length := _length(bare, at, alone=False):
            begin = at - 1 if at and words.fold(bare[at - 1]) in _before() else at
            end = at + length
            mark = there[end - 1][len(bare[end - 1]) :]
            left = " ".join((*there[:begin], *there[end:]))
            return (left if there[end:] else f"{left}{mark}"), True
    return text, False


def _length(texts: Sequence[str], at: int, *, alone: bool) -> int:
    """Count the words from one on that mean all years; none where it is no such word."""
    if words.fold(texts[at]) not in _all():
        return 0
    for length, text in enumerate(texts[at + 1 :], 2):
        word = words.fold(text)
        if word in _years():
            return length
        if word not in _between():
            break
    return int(alone)


@cache
def _all() -> frozenset[str]:
    return frozenset(
        each
        for language in languages()
        for text in (
            # Translators: all words that may stand before “years” and mean all of them.
            translated(language, "all years", "all every"),
            translated(language, "choice", "all"),
        )
        for each in words.fold(text).split()
    )


@cache
def _before() -> frozenset[str]:
    return frozenset(
        each
        for language in languages()
        # Translators: words that may stand before “all years”.
        for each in words.fold(
            translated(language, "all years", "of in over across through from for")
        ).split()
    )


@cache
def _between() -> frozenset[str]:
    return frozenset(
        each
        for language in languages()
        # Translators: words that may stand between “all” and “years”.
        for each in words.fold(translated(language, "all years", "the of these")).split()
    )


@cache
def _years() -> frozenset[str]:
    return frozenset(
        each
        for language in languages()
        # Translators: all that may follow “all” and mean the years that are loaded.
        for each in words.fold(
            translated(language, "all years", "years year editions edition rallies rally time")
        ).split()
    )
