"""What is read of a document, row by row: a row that fits nothing is refused with its place.

All that do not fit are collected, so that whoever mends a document sees all of it at once.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import NoReturn, TypeVar

from db import times, words
from db.reader import cells
from db.reader.cells import Named
from db.reader.document import Document, Refusal, Row, UnreadableError
from db.times import Time

T = TypeVar("T")

EACH_ONCE = "a crew: each name once, after its flag"
_MOST_REFUSED = 50
"""More than anybody mends at a time; reading stops there."""
_MOST_IN_A_CREW = 8


@dataclass(frozen=True, slots=True)
class Seated:
    """A crew as one or two cells print it."""

    people: tuple[Named, ...]
    printed: tuple[str, ...]
    """Each with the flag, and with the digit of a footnote that clings to the name."""


class Reading:
    """A document that is being read, and what of it did not fit so far."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self._refused: list[UnreadableError] = []
        # What was read of a cell: crews stand on many rows, and so do gaps and positions.
        self._crews: dict[tuple[str, str], Seated] = {}
        self._times: dict[str, Time] = {}

    @property
    def fits(self) -> bool:
        """Whether everything fitted so far."""
        return not self._refused

    def refuse(self, line: int, found: object, expected: str) -> None:
        """Note that something does not fit, and go on."""
        self.note(UnreadableError(self.document.source, line, str(found), expected))

    def note(self, error: UnreadableError) -> None:
        """Keep an error for the end; with too many of them that is now."""
        self._refused.append(error)
        if len(self._refused) >= _MOST_REFUSED:
            self.finish()

    def finish(self) -> None:
        """Raise what was kept, as one error: the first, which knows the others."""
        if self._refused:
            first, *others = sorted(self._refused, key=lambda error: error.line)
            told = (Refusal(other.line, other.found, other.expected) for other in others)
            raise UnreadableError(
                first.source, first.line, first.found, first.expected, tuple(told)
            ) from first

    def crew(self, cell: str, others: str = "") -> Seated:
        """Read a crew of one or two cells; ValueError where it is none."""
        key = cell, others
        if key not in self._crews:
            self._crews[key] = _crew(cell, others)
        return self._crews[key]

    def time(self, cell: str) -> Time:
        """Read a time or a gap; ValueError where it is none."""
        time = self._times.get(cell)
        if time is None:
            time = self._times[cell] = times.parse(cell)
        return time


class RowReader:
    """One row of a document that is being read."""

    __slots__ = ("reading", "row")

    def __init__(self, reading: Reading, row: Row) -> None:
        self.reading, self.row = reading, row

    def refuse(self, expected: str) -> NoReturn:
        """Stop reading this row."""
        self.reading.document.refuse(self.row.line, self.row, expected)

    def value(self, cell: str, parse: Callable[[str], T], expected: str) -> T:
        """Read a cell, or refuse the row where that raises ValueError."""
        try:
            return parse(cell)
        except ValueError:
            self.refuse(expected)

    def text(self, cell: str, expected: str) -> str:
        """Take a cell that may not be empty."""
        return cell or self.refuse(expected)

    def time(self, cell: str, expected: str = "a time") -> Time | None:
        """Read a time, or none where the cell is empty."""
        return self.value(cell, self.reading.time, expected) if cell else None

    def exactly(self, count: int) -> tuple[str, ...]:
        """Give the cells, which must be so many."""
        if len(self.row.cells) != count:
            self.refuse(f"{count} cells")
        return self.row.cells

    def empty(self, row_cells: Sequence[str], beside: str = "") -> None:
        """Expect nothing in some cells but what was merged into them from beside."""
        if any(cell not in ("", beside) for cell in row_cells):
            self.refuse("nothing more in this row")


def number(cell: str) -> int:
    """Read a position or a start number. Raises ValueError for anything else."""
    if not (cell.isdecimal() and cell.isascii() and len(cell) <= len("9999")):
        message = f"{cell!r} is no number"
        raise ValueError(message)
    return int(cell)


_PROLOGUE = re.compile(r"P|Prologue", re.IGNORECASE)


def stage_number(cell: str) -> int:
    """Read the number of a stage; the prologue, printed as `P`, is 0."""
    if len(cell) > len("99") and not _PROLOGUE.fullmatch(cell):
        message = f"{cell!r} is no number of a stage"
        raise ValueError(message)
    return 0 if _PROLOGUE.fullmatch(cell) else number(cell)


def _crew(cell: str, others: str) -> Seated:
    people = cells.people(cell)
    crew = *people, *cells.people(others)
    different = len(crew) == 1 or len({words.fold(named.name) for named in crew}) == len(crew)
    if not people or not different or len(crew) > _MOST_IN_A_CREW:
        message = f"{cell!r} is no crew"
        raise ValueError(message)
    return Seated(crew, (*cells.printed(cell), *cells.printed(others)))
