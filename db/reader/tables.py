"""The tables of an edition row by row: merged cells restored, every row consumed or refused.

The flattened form drops merged cells, so that later cells of a row move to the left. What a cell
is must therefore be told from its neighbours; each such place quotes the line it was made for.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import NoReturn, TypeVar

from db import times, words
from db.rally import Category, Kind, Place, RestDay, Stage, StageWinner
from db.reader import cells
from db.reader.cells import Named
from db.reader.document import Document, Row, Section
from db.times import Time

T = TypeVar("T")

_RESULT_HEADER = ("Stage", "Pos", "Competitor", "Make", "Time", "Gap")
_GENERAL_HEADER = ("Pos", "Competitor", "Make", "Time")


@dataclass(frozen=True, slots=True)
class Line:
    """A placing before its people are known as persons."""

    kind: Kind
    category: Category
    stage: int | None
    rank: int
    people: tuple[Named, ...]
    make: str
    time: Time | None
    gap: Time | None
    line: int
    number: int | None = None
    entrant: str | None = None


def stages(
    document: Document, section: Section, year: int
) -> tuple[tuple[Stage, ...], tuple[RestDay, ...]]:
    """Read the table of stages with its rest days."""
    categories = _stage_header(document, section)
    years = _years(section, year)
    found: dict[int, Stage] = {}
    rests: list[RestDay] = []
    for row in section.rows[2:]:
        reader = _Reader(document, row)
        number, day, *rest = reader.exactly(len(section.rows[0].cells))
        when = reader.value(day, years, "a date such as `4 January`")
        # A loop names one place: `| 12 | 14 January | EGY Siwa | 445 | ITA G. Sala | …`
        loop = cells.distance(rest[1]) is not None or rest[1] == "Rest day"
        places = tuple(reader.value(cell, cells.place, "a place") for cell in rest[: 2 - loop])
        length, *winners = rest[2 - loop :] or [""]
        if length == "Rest day" and not number:
            reader.empty(winners)
            rests.append(RestDay(when, places[0], places[-1], row.line))
        else:
            reader.empty(winners[len(categories) :])
            stage = _stage(reader, (number, when, places, length), winners, categories)
            if stage.number in found:
                reader.refuse(f"another number than that of line {found[stage.number].line}")
            found[stage.number] = stage
    return tuple(found.values()), tuple(rests)


def _years(section: Section, year: int) -> Callable[[str], date]:
    """Read days; a rally that begins in December is named after the year in which it ends."""
    turns = any(" January" in cell for row in section.rows for cell in row.cells[1:2])
    return lambda cell: cells.day(cell, year - (turns and cell.endswith(" December")))


def _stage_header(document: Document, section: Section) -> tuple[Category, ...]:
    """`| Stage | Date | From | To | Total (km) | Stage winners | | |`, then the categories."""
    first, second = (*section.rows, *[None, None])[:2]
    wanted = ("Stage", "Date", "From", "To", "Total (km)", "Stage winners")
    if first is None or first.cells[:6] != wanted:
        document.refuse(
            (first or section).line, first or "no table", f"the header `{' | '.join(wanted)}`"
        )
    named = [cell for cell in second.cells if cell] if second else []
    categories = [category for cell in named if (category := cells.category(cell))]
    if not categories or len(set(categories)) < len(named):
        document.refuse(
            (second or first).line,
            second or "no row below this one",
            "a row with the names of categories",
        )
    return tuple(categories)


def _stage(
    reader: "_Reader",
    route: tuple[str, date, tuple[Place, ...], str],
    winners: list[str],
    categories: tuple[Category, ...],
) -> Stage:
    number, when, places, length = route
    km = reader.value(length, _kilometres, "a distance in km, or `Rest day` without a number")
    printed = []
    for category, cell in zip(categories, winners, strict=False):
        reader.value(cell, _crew, f"the winner of the {category}")
        printed.append(StageWinner(category, cell))
    if len(printed) < len(categories):
        reader.refuse(f"{len(categories)} stage winners")
    return Stage(
        number=reader.value(number, _number, "the number of a stage"),
        date=when,
        start=places[0],
        finish=places[-1],
        km=km,
        loop=len(places) == 1,
        winners=tuple(printed),
        line=reader.row.line,
    )


def results(document: Document, section: Section, category: Category) -> "Results":
    """Read the stage results of a category with the general classification beside them."""
    _result_header(document, section)
    lines: list[Line] = []
    uncounted: dict[int, None] = {}
    begun: dict[int, int] = {}
    stage: int | None = None
    for row in section.rows[2:]:
        reader = _Reader(document, row)
        row_cells = reader.exactly(10)
        # Only the second cell tells `| 2 | 1 | FRA …` (stage 2) from `| 2 | RSA …` (position 2).
        opening = row_cells[1].isdecimal()
        if opening:
            stage = reader.value(row_cells[0], _number, "the number of a stage")
            if begun.setdefault(stage, row.line) != row.line:
                reader.refuse(f"each stage once (this one began on line {begun[stage]})")
            left, right = row_cells[1:6], [*row_cells[6:], ""]
            if "not counted" in right[0].casefold():
                uncounted[stage] = None
                right = ["", *right[1:]]
        else:
            left, right = row_cells[:5], row_cells[5:]
        if stage is None:
            reader.refuse("a first row with the number of its stage")
        lines.append(_line(reader, (Kind.STAGE, category, stage), left))
        if stage in uncounted:
            reader.empty(right)
        else:
            lines.append(_line(reader, (Kind.GENERAL, category, stage), right))
    return Results(tuple(lines), tuple(uncounted))


@dataclass(frozen=True, slots=True)
class Results:
    """The lines of a results table, and the stages it says did not count."""

    lines: tuple[Line, ...]
    uncounted: tuple[int, ...]


def _result_header(document: Document, section: Section) -> None:
    """Two rows; the general classification's `Gap` is cut off by the merged cells above it."""
    above, below = (*section.rows, *[None, None])[:2]
    wanted = (*_RESULT_HEADER, *_GENERAL_HEADER)
    if above is None or "Stage result" not in map(cells.plain, above.cells):
        document.refuse(
            above.line if above else section.line,
            above or "no table",
            "a table under `Stage result` and `General classification`",
        )
    if below is None or below.cells != wanted:
        header = f"the header `{' | '.join(wanted)}`"
        document.refuse((below or above).line, below or "no row below this one", header)


def _line(reader: "_Reader", place: tuple[Kind, Category, int], row_cells: list[str]) -> Line:
    rank, crew, make, time, gap = row_cells
    return Line(
        *place,
        rank=reader.value(rank, _number, "a position"),
        people=reader.value(crew, _crew, _EACH_ONCE),
        make=reader.text(make, "a make"),
        time=reader.value(time, times.parse, "a time"),
        gap=reader.value(gap, times.parse, "a gap") if gap else None,
        line=reader.row.line,
    )


def final(document: Document, section: Section, category: Category) -> tuple[Line, ...]:
    """Read the final standings of a category; which columns there are, its header says."""
    if not section.rows:
        document.refuse(section.line, "no table", "the final standings")
    head, *rows = section.rows
    columns = {_COLUMNS[cell]: at for at, cell in enumerate(head.cells) if cell in _COLUMNS}
    needed = {"rank", "number", "lead", "vehicle", "time"}
    if len(columns) < len(head.cells) or not needed <= columns.keys():
        document.refuse(head.line, head, f"columns such as {', '.join(_COLUMNS)}")
    return tuple(_final_lines(document, rows, category, columns))


_COLUMNS = {
    "Pos": "rank",
    "No.": "number",
    "Rider": "lead",
    "Driver": "lead",
    "Co-Driver": "others",
    "Co-Drivers": "others",
    "Bike": "vehicle",
    "Quad": "vehicle",
    "Car": "vehicle",
    "Truck": "vehicle",
    "Entrant": "entrant",
    "Time": "time",
}


def _final_lines(
    document: Document, rows: list[Row], category: Category, columns: dict[str, int]
) -> Iterator[Line]:
    for row in rows:
        reader = _Reader(document, row)
        row_cells = reader.exactly(len(columns))
        cell = {name: row_cells[at] for name, at in columns.items()}
        others = cell.get("others", "")
        time = reader.value(cell["time"], times.parse, "a time, or a gap such as `+7:18`")
        behind = time.printed.startswith("+")
        yield Line(
            Kind.FINAL,
            category,
            None,
            rank=reader.value(cell["rank"], _number, "a position"),
            people=reader.value(cell["lead"], partial(_crew, others=others), _EACH_ONCE),
            make=reader.text(cell["vehicle"], "a vehicle"),
            time=None if behind else time,
            gap=time if behind else None,
            line=row.line,
            number=reader.value(cell["number"], _number, "a start number"),
            entrant=cell.get("entrant") or None,
        )


class _Reader:
    """One row and its document, so that what does not fit is refused with its place."""

    def __init__(self, document: Document, row: Row) -> None:
        self.document, self.row = document, row

    def refuse(self, expected: str) -> NoReturn:
        self.document.refuse(self.row.line, self.row, expected)

    def value(self, cell: str, parse: Callable[[str], T], expected: str) -> T:
        try:
            return parse(cell)
        except ValueError:
            self.refuse(expected)

    def text(self, cell: str, expected: str) -> str:
        return cell or self.refuse(expected)

    def exactly(self, count: int) -> list[str]:
        if len(self.row.cells) != count:
            self.refuse(f"{count} cells")
        return list(self.row.cells)

    def empty(self, row_cells: list[str]) -> None:
        if any(row_cells):
            self.refuse("nothing more in this row")


def _number(cell: str) -> int:
    if not re.fullmatch(r"\d{1,4}", cell, re.ASCII):
        message = f"{cell!r} is no number"
        raise ValueError(message)
    return int(cell)


def _kilometres(cell: str) -> float:
    length = cells.distance(cell)
    if length is None:
        message = f"{cell!r} is no distance"
        raise ValueError(message)
    return length


_EACH_ONCE = "a crew: each name once, after its flag"
_MOST_IN_A_CREW = 8


def _crew(cell: str, others: str = "") -> tuple[Named, ...]:
    people = cells.people(cell)
    crew = *people, *cells.people(others)
    different = len(crew) == 1 or len({words.fold(named.name) for named in crew}) == len(crew)
    if not people or not different or len(crew) > _MOST_IN_A_CREW:
        message = f"{cell!r} is no crew"
        raise ValueError(message)
    return crew
