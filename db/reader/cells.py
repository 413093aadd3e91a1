"""What one cell means: a flag and a place, people with their flags, a day, a stage winner."""

import re
import unicodedata
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from db import words
from db.rally import Category, Place

_FLAG = re.compile(r"[A-Z]{3}")
_LONGEST = 80
_DAY = re.compile(r"(?P<day>\d{1,2}) (?P<month>[A-Z][a-z]+)")
_STATED = re.compile(
    r"(?:(?P<before>[A-Z][a-z]+) )?(?P<day>\d{1,2})(?: (?P<month>[A-Z][a-z]+))?"
    r"(?:,? (?P<year>\d{4}))?"
)
_TAG = re.compile(r"<[^<>]*>")
_HALF_LOST = re.compile(r"(?P<flag>[A-Z]{3})?\s*/\s*(?P<name>\S.*)")
_UNHELD = re.compile(
    r"\b(?:cancel\w+|annul\w+|abandon\w+|suspend\w+|neutrali[sz]ed|not (?:held|run|contested)"
    r"|liaison|no (?:stage|special))\b",
    re.IGNORECASE,
)
_DAY_OFF = re.compile(r"\b(?:rest|free|transfer) ?(?:day)?\b|\bday off\b", re.IGNORECASE)
_DISTANCE = re.compile(r"(?:\d{1,5}|\d{1,2},\d{3})(?:\.\d+)?", re.ASCII)
DASHES = frozenset("-\u2013\u2014")
"""What stands where there is nothing to be said."""
MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_CATEGORIES = {
    "bikes": Category.BIKES,
    "motorcycles": Category.BIKES,
    "motorbikes": Category.BIKES,
    "motos": Category.BIKES,
    "cars": Category.CARS,
    "autos": Category.CARS,
    "trucks": Category.TRUCKS,
    "lorries": Category.TRUCKS,
    "quads": Category.QUADS,
    "atvs": Category.QUADS,
    "utvs": Category.UTVS,
    "utv": Category.UTVS,
    "sxs": Category.UTVS,
    "ssv": Category.UTVS,
    "ssvs": Category.UTVS,
}


class Named(NamedTuple):
    """A person as one cell prints them; the flag may be lost.

    A tuple, because large editions look it up a million times.
    """

    flag: str | None
    name: str

    def __str__(self) -> str:
        return f"{self.flag} {self.name}" if self.flag else self.name


def people(cell: str) -> tuple[Named, ...]:
    """Split a crew cell before each flag: `NED Jan de Rooy BEL Yvo Geusens` are two people.

    Only cells of crews may be split so: makes and entrants have three capitals too.
    Raises ValueError where something is no name.
    """
    return tuple(map(named, printed(cell)))


def printed(cell: str) -> tuple[str, ...]:
    """Split a crew cell in the same places, and leave the names as they are printed."""
    groups: list[list[str]] = []
    for word in cell.split():
        if _FLAG.fullmatch(word) or not groups:
            groups.append([])
        groups[-1].append(word)
    return tuple(map(" ".join, groups))


def named(text: str) -> Named:
    """Read a person, with or without the flag and the digit of a footnote."""
    first, _, rest = words.unmarked(text).partition(" ")
    flag, name = (first, rest) if _FLAG.fullmatch(first) else (None, f"{first} {rest}".strip())
    # A single word without a flag is a make in the wrong column rather than a person.
    if not all(map(_in_names, name.split())) or not (flag or " " in name):
        message = f"{text!r} is no name"
        raise ValueError(message)
    if not 0 < len(name) <= _LONGEST:
        message = f"{len(name)} letters are no name"
        raise ValueError(message)
    return Named(flag, name)


def _in_names(word: str) -> bool:
    return word.isalpha() or (
        word[0].isalpha()
        and all(
            letter.isalpha()
            or letter in "'\u2019.-"
            or unicodedata.category(letter) in ("Mn", "Mc")
            for letter in word
        )
    )


def place(cell: str) -> Place:
    """Read `EGY Siwa`, `Ghat` whose flag is lost, or `MAR/ Smara`, which has lost half of it.

    Raises ValueError for an empty cell.
    """
    text = words.unmarked(cell)
    if half := _HALF_LOST.fullmatch(text):
        return Place(half["name"], half["flag"])
    first, _, rest = text.partition(" ")
    if rest and _FLAG.fullmatch(first):
        return Place(rest.strip(), first)
    if not any(letter.isalpha() for letter in text):
        message = f"{cell!r} is no place"
        raise ValueError(message)
    return Place(text, None)


def day(cell: str, year: int) -> date:
    """Read `4 January`. Raises ValueError where that is no day of the year."""
    match = _DAY.fullmatch(cell)
    if not match or match["month"] not in MONTHS:
        message = f"{cell!r} is no day (expected such as `4 January`)"
        raise ValueError(message)
    return date(year, MONTHS.index(match["month"]) + 1, int(match["day"]))


def day_stated(text: str) -> tuple[int, int | None, int | None]:
    """Read day, month and year of `6 January 2007` or `January 6, 2007`; all but the day may lack.

    Raises ValueError where that is no day.
    """
    match = _STATED.fullmatch(text)
    month = match and (match["month"] or match["before"])
    if not match or (month and month not in MONTHS):
        message = f"{text!r} is no day"
        raise ValueError(message)
    year = match["year"]
    return (
        int(match["day"]),
        MONTHS.index(month) + 1 if month else None,
        int(year) if year else None,
    )


def distance(cell: str) -> float | None:
    """Read whole or fractional kilometres, or say none where the cell holds something else."""
    return float(cell.replace(",", "")) if _DISTANCE.fullmatch(cell) else None


def is_length(cell: str) -> bool:
    """Whether a cell is what stands in the column of distances of a stage."""
    return distance(cell) is not None or unheld(cell)


@lru_cache(maxsize=512)
def unheld(cell: str) -> bool:
    """Whether a cell says why a stage was not held: `Stage cancelled`, `Liaison only`."""
    return _UNHELD.search(_words(cell)) is not None


def day_off(cell: str) -> bool:
    """Whether a cell says why a day has no stage: `Rest day`, `Rally suspended`."""
    return _DAY_OFF.search(_words(cell)) is not None or unheld(cell)


@lru_cache(maxsize=512)
def uncounted(cell: str) -> bool:
    """Whether a cell says that a stage did not enter the general classification."""
    return "not count" in cell.casefold()


def _words(cell: str) -> str:
    """Leave nothing of a place or a person: they have a flag, or initials."""
    first = cell.partition(" ")[0]
    return "" if _FLAG.fullmatch(first) or "." in first else words.unmarked(cell)


def category(cell: str) -> Category | None:
    """Which category a heading names, such as `Motorcycles`."""
    return _CATEGORIES.get(cell.strip().casefold())


def plain(cell: str) -> str:
    """Take the remains of markup away: `<big>Stage result </big>` → `Stage result`."""
    return " ".join(_TAG.sub(" ", cell).split())
