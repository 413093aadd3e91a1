"""From cells that span columns and rows to a grid with a cell for each column.

Spans are laid out as HTML lays them out: a cell goes to the first free column of its row, a span of
no rows goes on to the end of the rows it stands among, one that runs past that end is cut there,
and of two cells that overlap the later one shows.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from db.reader.document import Row, UnreadableError

MOST_COLUMNS = 64
MOST_ROWS = 65_534
"""How many rows HTML lets a cell span, and we a table have."""
_MOST_CELLS = 1_000_000
"""How many cells the grid of a table may have: several times what a long rally needs."""
_NONE: frozenset[int] = frozenset()

# A cell is known by being the same object wherever it is shown.
_Cell = list[str]
_Slots = dict[int, _Cell]


@dataclass(slots=True)
class Written:
    """A row as it is written: its cells in turn, and the spans of those that have one."""

    line: int
    cells: list[str] = field(default_factory=list)
    spans: dict[int, tuple[int, int]] = field(default_factory=dict)
    """How many columns and rows a cell takes; no rows stands for all that follow."""


def span(columns: str | None, rows: str | None) -> tuple[int, int]:
    """Read how far a cell goes from what its attributes say; what is no number is one."""
    wide, high = (_number(value) for value in (columns, rows))
    return min(wide or 1, MOST_COLUMNS), high


def _number(value: str | None) -> int:
    digits = (value or "").strip()
    # Longer numbers are not even read: that would take its time.
    return int(digits[:9]) if digits.isascii() and digits.isdecimal() else 1


def must_have_room(rows: Sequence[Written], source: str) -> None:
    """Refuse one row more where rows are more than any table has."""
    if len(rows) == MOST_ROWS:
        expected = f"a table of no more than {MOST_ROWS} rows"
        raise UnreadableError(source, rows[-1].line, "more", expected)


def expanded(groups: Iterable[Sequence[Written]], source: str) -> tuple[Row, ...]:
    """Lay out the groups of rows of a table, which no cell leaves; rows are equally wide.

    Raises UnreadableError where there are more columns or cells than any article has.
    """
    rows = [row for group in groups for row in _rows(group, source)]
    width = max((len(row.cells) for row in rows), default=0)
    if width * len(rows) > _MOST_CELLS:
        raise UnreadableError(source, rows[0].line, str(rows[0]), _TOO_MANY)
    return tuple(_filled(row, width) for row in rows)


_TOO_MANY = f"a table of no more than {_MOST_CELLS} cells"


def _filled(row: Row, width: int) -> Row:
    missing = width - len(row.cells)
    if not missing:
        return row
    return Row((*row.cells, *missing * ("",)), row.line, row.merged, row.carried)


def _rows(group: Sequence[Written], source: str) -> list[Row]:
    if any(row.spans for row in group):
        return _shown(group, _laid(group, source))
    for row in group:
        _must_have_room(row, len(row.cells), source)
    return [Row(tuple(row.cells), row.line) for row in group]


def _laid(group: Sequence[Written], source: str) -> list[_Slots]:
    """Say for each row which cell shows in which column."""
    grid: list[_Slots] = [{} for _ in group]
    left = _MOST_CELLS
    for at, row in enumerate(group):
        slots, column = grid[at], 0
        for index, text in enumerate(row.cells):
            while column in slots:
                column += 1
            if column >= MOST_COLUMNS:
                _must_have_room(row, column + 1, source)
            if index not in row.spans:
                slots[column] = [text]
                column += 1
                continue
            wide, high = row.spans[index]
            wide = min(wide, MOST_COLUMNS - column)
            high = min(high or len(grid), len(grid) - at)
            left -= wide * high
            if left < 0:
                raise UnreadableError(source, row.line, text, _TOO_MANY)
            cell = [text]
            for below in grid[at : at + high]:
                below.update(dict.fromkeys(range(column, column + wide), cell))
            column += wide
    return grid


def _must_have_room(row: Written, columns: int, source: str) -> None:
    if columns > MOST_COLUMNS:
        found = str(Row(tuple(row.cells[:MOST_COLUMNS]), row.line))
        raise UnreadableError(source, row.line, found, f"no more than {MOST_COLUMNS} cells")


def _shown(group: Sequence[Written], grid: list[_Slots]) -> list[Row]:
    shown = []
    for row, (above, slots) in zip(group, pairwise([{}, *grid]), strict=True):
        columns = range(max(slots, default=-1) + 1)
        cells = tuple([slots[each][0] if each in slots else "" for each in columns])
        merged = [each for each in slots if slots[each] is slots.get(each - 1)]
        carried = [each for each in slots if slots[each] is above.get(each)]
        shown.append(Row(cells, row.line, _set(merged), _set(carried)))
    return shown


def _set(columns: list[int]) -> frozenset[int]:
    return frozenset(columns) if columns else _NONE
