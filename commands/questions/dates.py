"""Dates in a question, in figures and in words."""

from commands.questions.marks import Marks
from commands.questions.numerals import ENDINGS, kind, value
from db.names.lexicon import stage_words

OF = frozenset("of de the du d del le el".split())


def written(word: str) -> tuple[int, int] | None:
    """Read `9/1`, `09.01.2003`, `2003-01-09`: the day and the month."""
    parts = word.replace("-", "/").replace(".", "/").split("/")
    if len(parts) < 2 or not all(part.isdecimal() for part in parts):  # noqa: PLR2004
        return None
    if len(parts[0]) == 4:  # noqa: PLR2004 (a year first)
        parts = parts[::-1]
    return int(parts[0]), int(parts[1])


def spoken(marks: Marks, at: int) -> tuple[int, int, int, int] | None:
    """Read `10 January`, `January 10th`, `the 9th of January`, `9 de enero`."""
    what, month = stage_words().get(marks.at(at), ("", 0))
    if what != "month" or marks.at(at) in _NO_MONTHS:
        return None
    before = at - 1
    while marks.at(before) in OF or marks.at(before) in ENDINGS:
        before -= 1
    if marks.at(before).isdecimal() or kind(marks.at(before)) in ("number", "ordinal"):
        found = value(marks, before)
        if found:
            return found[0], month, before, at + 1
    after = at + 1 + (marks.at(at + 1) in OF)
    found = value(marks, after)
    return (found[0], month, at, found[1]) if found else None


_NO_MONTHS = frozenset("mar may mai mars marco march ago set dec oct".split())
