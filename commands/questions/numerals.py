"""Numbers as questions write them: figures, words, ordinals."""

from commands.questions.marks import Marks
from db.names.lexicon import stage_words

ENDINGS = frozenset(("th",))


def kind(word: str) -> str:
    """Say what a word stands for: a number, an ordinal, the last."""
    return stage_words().get(word, ("", 0))[0]


def value(marks: Marks, at: int) -> tuple[int, int] | None:
    """Read a number in figures, as a word or as an ordinal; give it and where it ends."""
    word = marks.at(at)
    if word.isdecimal():
        return int(word), at + 1 + (marks.at(at + 1) in ENDINGS)
    what, number = stage_words().get(word, ("", 0))
    return (number, at + 1) if what in ("number", "ordinal") else None


def ordinal(marks: Marks, at: int) -> tuple[int, int] | None:
    """Read an ordinal alone; give it and where it ends."""
    word = marks.at(at)
    if word.isdecimal():
        return (int(word), at + 2) if marks.at(at + 1) in ENDINGS else None
    what, number = stage_words().get(word, ("", 0))
    return (number, at + 1) if what == "ordinal" and word not in _NO_RANKS else None


def short_year(marks: Marks, at: int) -> int | None:
    """Read `in 03`, written with its nought, as the year of a century."""
    word = marks.at(at)
    two = len(word) == 2 and word[0] == "0"  # noqa: PLR2004 (the digits of a short year)
    return int(word) if two and word.isdecimal() and marks.at(at - 1) in _IN else None


_IN = frozenset("in dakar year of en rally rallye edition".split())
_NO_RANKS = frozenset("opening opener".split())
