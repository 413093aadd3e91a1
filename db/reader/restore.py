"""Rows of a flattened table as they were: a cell for each column again.

The flattened form drops merged cells, so that later cells of a row move to the left and a cell that
spans rows is missing from all but the first. What a cell is must therefore be told from its
neighbours; each such place quotes a line for which it was made. What fits none of them is left as
it stands, to be refused by whoever reads it.
"""

from collections.abc import Sequence

from db.reader import cells
from db.reader.document import Row
from db.reader.rows import RowReader

STAGE, DAY, START, FINISH, LENGTH = range(5)
"""The columns of the table of stages before those of the winners."""
_FIRST_WINNER = LENGTH + 1
_LEFT, _RIGHT, RESULT_WIDTH = 1, 6, 11
"""Where the stage's result begins in a table of results, where the general classification does."""


def day(reader: RowReader, above: Row | None, categories: int) -> Row:
    """Restore a row of the table of stages, knowing the one above it."""
    number, when, *rest = reader.exactly(_FIRST_WINNER + categories)
    row = reader.row
    if not number:
        return _day_off(reader, above, categories)
    at = _length(rest)
    if at is None:
        return row
    # A loop names one place: `| 12 | 14 January | EGY Siwa | 445 | ITA G. Sala | …`
    places = rest[:at] * (3 - at)
    length, *winners = rest[at:]
    reader.empty(winners[categories:])
    winners = winners[:categories]
    merged = {FINISH} if at == 1 else set()
    # `| 10 | 10 January | MLI Kidal | MLI Gao | Stage cancelled | | | |`
    if cells.unheld(length):
        reader.empty(winners)
        winners = [length] * categories
        merged |= {_FIRST_WINNER + each for each in range(categories)}
    return _with_winners(row, ([number, when, *places, length], winners), above, merged)


def _length(rest: Sequence[str]) -> int | None:
    """Find the cell of the distance, which comes after one place or two."""
    at = next((at for at in (1, 2) if cells.is_length(rest[at])), None)
    return 2 if at is None and rest[2] in cells.DASHES else at


def _with_winners(
    row: Row, parts: tuple[list[str], list[str]], above: Row | None, merged: set[int]
) -> Row:
    begin, winners = parts
    carried: set[int] = set()
    given = [cell for cell in winners if cell]
    missing = len(winners) - len(given)
    over = (
        [at for at, cell in enumerate(above.cells[_FIRST_WINNER:]) if cells.unheld(cell)]
        if (above and above.cells[STAGE])
        else []
    )
    if not missing or winners[: len(given)] != given:
        pass
    elif given and cells.unheld(given[-1]) and not any(map(cells.unheld, given[:-1])):
        # `| 1 | 28 December | FRA Arras | FRA Châteauroux | 465 | Liaison only | | |`
        winners = [*given, *given[-1:] * missing]
        merged |= {_FIRST_WINNER + at for at in range(len(given), len(winners))}
    elif above and len(over) == missing:
        # `Stages cancelled` stands once for two stages, on the row of the first.
        left = iter(given)
        winners = [
            above.cells[_FIRST_WINNER + at] if at in over else next(left)
            for at in range(len(winners))
        ]
        carried |= {_FIRST_WINNER + at for at in over}
    return Row((*begin, *winners), row.line, frozenset(merged), frozenset(carried))


def _day_off(reader: RowReader, above: Row | None, categories: int) -> Row:
    """Restore a day without a stage.

    `| | 13 January | EGY Siwa | Rest day | | | | |`, or of several days all but the first with
    nothing more than the date.
    """
    row = reader.row
    when, *rest = row.cells[DAY:]
    over = above.cells if above and not above.cells[STAGE] else None
    at = next((at for at, cell in enumerate(rest[:3]) if cells.day_off(cell)), None)
    carried: set[int] = set()
    if at is None and over:
        at = next((at for at, cell in enumerate(rest) if not cell), 0)
        rest.insert(at, over[LENGTH])
        carried |= {LENGTH}
    if at is None or at > 2:  # noqa: PLR2004 - places
        return row
    places, (reason, *more) = rest[:at], rest[at:]
    reader.empty(more)
    if not places and over:
        places = list(over[START:LENGTH])
        carried |= {START, FINISH}
    merged = {FINISH} if len(places) == 1 else set()
    merged |= {_FIRST_WINNER + each for each in range(categories)}
    places = (places or [""]) * (1 + (len(places) < 2))  # noqa: PLR2004 - places
    filled = ("", when, *places, reason, *[reason] * categories)
    return Row(filled, row.line, frozenset(merged), frozenset(carried))


def result(reader: RowReader, above: Row | None) -> Row:
    """Restore a row of stage results, knowing the one above it."""
    row_cells = reader.exactly(RESULT_WIDTH - 1)
    line = reader.row.line
    if not _opens(row_cells):
        return _further(row_cells, line, above)
    # The number of the stage has pushed the leader's empty gap out of the row.
    filled = [*row_cells, ""]
    merged: set[int] = set()
    for begin in (_LEFT, _RIGHT):
        # `| … | 1:39 | | Stage not counted towards overall classification | | | |`
        text, *more = filled[begin:]
        if _is_text(text) and not any(more):
            merged |= set(range(begin + 1, RESULT_WIDTH))
            filled[begin:] = [text] * (RESULT_WIDTH - begin)
    return Row(tuple(filled), line, frozenset(merged))


def _opens(row_cells: Sequence[str]) -> bool:
    """Tell `| 2 | 1 | FRA …` (stage 2) from `| 2 | RSA …` (position 2) by the second cell."""
    if row_cells[1]:
        return row_cells[1].isdecimal() or cells.unheld(row_cells[1])
    return not any(row_cells[1:6]) and row_cells[6].isdecimal()


def _further(row_cells: Sequence[str], line: int, above: Row | None) -> Row:
    """A row without the number of the stage, which stands on a row above."""
    filled = [above.cells[0] if above else "", *row_cells]
    carried = {0} if above else set()
    for begin, end in ((_LEFT, _RIGHT), (_RIGHT, RESULT_WIDTH)):
        if above and _is_text(above.cells[begin]) and not any(filled[begin:end]):
            filled[begin:end] = above.cells[begin:end]
            carried |= set(range(begin, end))
    return Row(tuple(filled), line, carried=frozenset(carried))


def _is_text(cell: str) -> bool:
    return bool(cell) and not cell.isdecimal()
