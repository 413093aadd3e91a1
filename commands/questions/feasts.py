"""Days that are named otherwise than by their date: feasts and days of the week."""

from collections.abc import Sequence
from datetime import date, timedelta

from commands.questions.cue import tokens
from commands.questions.marks import Marks
from commands.questions.numerals import kind, value
from db.rally import RestDay, Stage

_FEASTS = {
    (1, 1): (
        "new years day, new year day, new year s day, jour de l'an, nouvel an, premier de l'an,"
        " ano nuevo, dia de ano nuevo, 1 st day of the year, first day of the year"
    ),
    (6, 1): (
        "epiphany, three kings, three kings day, kings day, epiphanie, fete des rois,"
        " jour des rois, dia de reyes, dia de los reyes, epifania"
    ),
    (24, 12): "christmas eve, nochebuena, veille de noel",
    (25, 12): "christmas, christmas day, xmas, noel, navidad",
    (26, 12): "boxing day",
    (31, 12): "new years eve, new year eve, saint sylvestre, nochevieja",
}
_NAMED = {
    tokens(name): day
    for day, names in _FEASTS.items()
    for name in sorted(names.split(","), key=len, reverse=True)
}
_FIRST_WORDS = frozenset(name[0] for name in _NAMED)
_WEEK = (
    "monday lundi lunes", "tuesday mardi martes", "wednesday mercredi miercoles",
    "thursday jeudi jueves", "friday vendredi viernes", "saturday samedi sabado",
    "sunday dimanche domingo",
)  # fmt: skip
_WEEKDAYS = {word: number for number, words in enumerate(_WEEK) for word in words.split()}
_ASKING = frozenset("which what a quel que".split())


def feast(marks: Marks, at: int) -> tuple[int, int, int, int] | None:
    """Read `new year's day`: the day, the month, and where the words begin and end."""
    word = marks.at(at)
    if word not in _FIRST_WORDS:
        return None
    longest = max((name for name in _NAMED if _stands(marks, at, name)), key=len, default=None)
    return (*_NAMED[longest], at, at + len(longest)) if longest else None


def before_the_end(marks: Marks, at: int, last: date) -> tuple[int, int, int, int] | None:
    """Read `two days before the end` as a date."""
    found = value(marks, at) if marks.at(at) not in ("a", "the") else (1, at + 1)
    if not found or marks.at(found[1]) not in _DAYS or marks.at(found[1] + 1) not in _BEFORE:
        return None
    end = found[1] + 2
    while marks.at(end) in _THE:
        end += 1
    if marks.at(end) not in _END:
        return None
    day = last - timedelta(days=found[0])
    return day.day, day.month, at, end + 1


_DAYS = frozenset("day days jour jours dia dias".split())
_BEFORE = frozenset("before avant antes".split())
_THE = frozenset("the la le del de el".split())
_END = frozenset("end finish finale final fin arrivee last".split())


def _stands(marks: Marks, at: int, name: Sequence[str]) -> bool:
    return all(marks.at(at + step) == word for step, word in enumerate(name))


def is_dated(marks: Marks, at: int) -> bool:
    """Whether a number stands where the day of a month does: `on the 9th`, `friday the 9th`."""
    before, article = marks.at(at - 1), marks.at(at - 1) in _THE
    first = marks.at(at - 2) if article else before
    if first in _WEEKDAYS or (article and first == "on"):
        return True
    found = value(marks, at)
    written = bool(found) and kind(marks.at(at)) in ("", "ordinal")
    return written and marks.at(found[1] if found else at) in _DAY


_DAY = frozenset("day jour dia".split())


def weekday(
    marks: Marks, at: int, days: Sequence[Stage | RestDay]
) -> tuple[list[Stage | RestDay], int] | None:
    """Read `the second sunday`, or `sunday` alone: the days that may be meant, and from where."""
    number = _WEEKDAYS.get(marks.at(at))
    if number is None or marks.at(at - 1) in _ASKING:
        return None
    there = [day for day in days if day.date.weekday() == number]
    if kind(marks.at(at - 1)) == "last":
        return there[-1:], at - 1
    for back in (2, 1):
        found = value(marks, at - back)
        if found and found[1] == at:
            return there[found[0] - 1 : found[0]], at - back
    return there, at
