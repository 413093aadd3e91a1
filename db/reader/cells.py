"""What one cell means: a flag and a place, people with their flags, a day, a stage winner."""

import re
import unicodedata
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from db.rally import Category, Place

_FLAG = re.compile(r"[A-Z]{3}")
_LONGEST = 80
_DAY = re.compile(r"(?P<day>\d{1,2}) (?P<month>[A-Z][a-z]+)")
_TAG = re.compile(r"<[^<>]*>")
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
}


@dataclass(frozen=True, slots=True)
class Named:
    """A person as one cell prints them; the flag may be lost."""

    flag: str | None
    name: str

    def __str__(self) -> str:
        return f"{self.flag} {self.name}" if self.flag else self.name


@lru_cache(maxsize=2048)  # a crew stands on many rows
def people(cell: str) -> tuple[Named, ...]:
    """Split a crew cell before each flag: `NED Jan de Rooy BEL Yvo Geusens` are two people.

    Only cells of crews may be split so: makes and entrants have three capitals too.
    Raises ValueError where something is no name.
    """
    groups: list[list[str]] = []
    for word in cell.split():
        if _FLAG.fullmatch(word) or not groups:
            groups.append([])
        groups[-1].append(word)
    return tuple(_named(group) for group in groups)


def _named(words: list[str]) -> Named:
    flag = words[0] if _FLAG.fullmatch(words[0]) else None
    name = " ".join(words[1:] if flag else words)
    # A single word without a flag is a make in the wrong column rather than a person.
    if not all(map(_in_names, name.split())) or not (flag or " " in name):
        message = f"{' '.join(words)!r} is no name"
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
    """Read `EGY Siwa`, or `Ghat` whose flag is lost. Raises ValueError for an empty cell."""
    first, _, rest = cell.partition(" ")
    if rest and _FLAG.fullmatch(first):
        return Place(rest.strip(), first)
    if not cell or not any(letter.isalpha() for letter in cell):
        message = f"{cell!r} is no place"
        raise ValueError(message)
    return Place(cell, None)


def day(cell: str, year: int) -> date:
    """Read `4 January`. Raises ValueError where that is no day of the year."""
    match = _DAY.fullmatch(cell)
    if not match or match["month"] not in MONTHS:
        message = f"{cell!r} is no day (expected such as `4 January`)"
        raise ValueError(message)
    return date(year, MONTHS.index(match["month"]) + 1, int(match["day"]))


def distance(cell: str) -> float | None:
    """Read whole or fractional kilometres, or say none where the cell holds something else."""
    return float(cell) if re.fullmatch(r"\d{1,5}(\.\d+)?", cell, re.ASCII) else None


def category(cell: str) -> Category | None:
    """Which category a heading names, such as `Motorcycles`."""
    return _CATEGORIES.get(cell.strip().casefold())


def plain(cell: str) -> str:
    """Take the remains of markup away: `<big>Stage result </big>` → `Stage result`."""
    return " ".join(_TAG.sub(" ", cell).split())
