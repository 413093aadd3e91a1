"""The tables of results and the final standings, row by row: every row read or refused."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from db.rally import Category, Kind
from db.reader import cells, restore
from db.reader.cells import Named
from db.reader.document import Form, Row, Section, UnreadableError
from db.reader.rows import EACH_ONCE, Reading, RowReader, number, stage_number
from db.times import Time

_RESULT_HEADER = ("Stage", "Pos", "Competitor", "Make", "Time", "Gap")
_GENERAL_HEADER = ("Pos", "Competitor", "Make", "Time")
_UNKNOWN = -1
"""The stage of rows below one whose number could not be read: they are only looked at."""


@dataclass(frozen=True, slots=True)
class Line:
    """A placing before its people are known as persons."""

    kind: Kind
    category: Category
    stage: int | None
    rank: int
    people: tuple[Named, ...]
    make: str | None
    time: Time | None
    gap: Time | None
    line: int
    number: int | None = None
    entrant: str | None = None
    printed: tuple[str, ...] = ()
    """How the people are printed here, where that is not how they are known."""
    winner_only: bool = False
    """It stands in the table of stages; the results of the stage are missing."""


@dataclass(frozen=True, slots=True)
class Results:
    """The lines of a results table, and the stages it says did not count."""

    lines: tuple[Line, ...] = ()
    uncounted: tuple[int, ...] = ()


def results(reading: Reading, section: Section, category: Category) -> Results:
    """Read the stage results of a category with the general classification beside them."""
    if not _is_result_header(reading, section):
        return Results()
    table = _Results(reading, category)
    for row in section.rows[2:]:
        try:
            table.add(row)
        except UnreadableError as error:
            reading.note(error)
    return Results(tuple(table.lines), tuple(table.uncounted))


class _Results:
    """A table of results as far as it is read."""

    def __init__(self, reading: Reading, category: Category) -> None:
        self._reading, self._category = reading, category
        self._flattened = reading.document.form is Form.FLATTENED
        self._above: Row | None = None
        self._begun: dict[int, int] = {}
        self._stage: int | None = None
        self.lines: list[Line] = []
        self.uncounted: dict[int, None] = {}

    def add(self, row: Row) -> None:
        """Take in one more row."""
        reader = RowReader(self._reading, row)
        if self._flattened:
            row = restore.result(reader, self._above)
            self._above = row
        elif len(row.cells) != restore.RESULT_WIDTH:
            reader.refuse(f"{restore.RESULT_WIDTH} cells")
        stage = self._begin(reader, row)
        left, right = row.cells[1:6], row.cells[6:]
        if not left[0].isdecimal() and cells.unheld(left[0]):
            reader.empty((*left, *right), beside=left[0])
            return
        if any(left) or not any(right):
            self._add(reader, Kind.STAGE, stage, left)
        if stage in self.uncounted or (not right[0].isdecimal() and cells.uncounted(right[0])):
            self.uncounted[stage] = None
            reader.empty(right, beside=right[0] if cells.uncounted(right[0]) else "")
        elif any(right):
            self._add(reader, Kind.GENERAL, stage, right)

    def _add(self, reader: RowReader, kind: Kind, stage: int, row_cells: Sequence[str]) -> None:
        line = _line(reader, (kind, self._category, stage), row_cells)
        if stage != _UNKNOWN:
            self.lines.append(line)

    def _begin(self, reader: RowReader, row: Row) -> int:
        """Say which stage a row is about: its own number, or that of a row above."""
        if 0 not in row.carried and row.cells[0]:
            self._stage = _UNKNOWN
            stage = reader.value(row.cells[0], stage_number, "the number of a stage")
            if self._begun.setdefault(stage, row.line) != row.line:
                reader.refuse(f"each stage once (this one began on line {self._begun[stage]})")
            self._stage = stage
        if self._stage is None:
            self._stage = _UNKNOWN
            reader.refuse("a first row with the number of its stage")
        return self._stage


def _is_result_header(reading: Reading, section: Section) -> bool:
    """Two rows; the general classification's `Gap` is cut off by the merged cells above it."""
    above, below = (*section.rows, *[None, None])[:2]
    wanted = (*_RESULT_HEADER, *_GENERAL_HEADER)
    if above is None or "Stage result" not in map(cells.plain, above.cells):
        reading.refuse(
            above.line if above else section.line,
            above or "no table",
            "a table under `Stage result` and `General classification`",
        )
        return False
    if below is None or below.cells not in (wanted, (*wanted, _RESULT_HEADER[-1])):
        header = f"the header `{' | '.join(wanted)}`"
        reading.refuse((below or above).line, below or "no row below this one", header)
        return False
    return True


def _line(reader: RowReader, place: tuple[Kind, Category, int], row_cells: Sequence[str]) -> Line:
    rank, crew, make, time, gap = row_cells
    seated = reader.value(crew, reader.reading.crew, EACH_ONCE)
    return Line(
        *place,
        rank=reader.value(rank, number, "a position"),
        people=seated.people,
        make=reader.text(make, "a make"),
        time=reader.time(time, "a time"),
        gap=reader.time(gap, "a gap"),
        line=reader.row.line,
        printed=seated.printed,
    )


def final(reading: Reading, section: Section, category: Category) -> tuple[Line, ...]:
    """Read the final standings of a category; which columns there are, its header says."""
    if not section.rows:
        reading.refuse(section.line, "no table", "the final standings")
        return ()
    head, *rows = section.rows
    columns = {_COLUMNS[cell]: at for at, cell in enumerate(head.cells) if cell in _COLUMNS}
    if len(columns) < len(head.cells) or not {"rank", "lead", "vehicle", "time"} <= columns.keys():
        reading.refuse(head.line, head, f"columns such as {', '.join(_COLUMNS)}")
        return ()
    return tuple(_final_lines(reading, rows, category, columns))


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
    "UTV": "vehicle",
    "Entrant": "entrant",
    "Time": "time",
}


def _final_lines(
    reading: Reading, rows: Sequence[Row], category: Category, columns: dict[str, int]
) -> Iterator[Line]:
    for row in rows:
        try:
            yield _final_line(RowReader(reading, row), category, columns)
        except UnreadableError as error:
            reading.note(error)


def _final_line(reader: RowReader, category: Category, columns: dict[str, int]) -> Line:
    row_cells = reader.exactly(len(columns))
    cell = {name: row_cells[at] for name, at in columns.items()}
    crew = partial(reader.reading.crew, others=cell.get("others", ""))
    time = reader.time(cell["time"], "a time, or a gap such as `+7:18`")
    behind = time is not None and time.printed.startswith("+")
    start_number = cell.get("number")
    seated = reader.value(cell["lead"], crew, EACH_ONCE)
    return Line(
        Kind.FINAL,
        category,
        None,
        rank=reader.value(cell["rank"], number, "a position"),
        people=seated.people,
        make=reader.text(cell["vehicle"], "a vehicle"),
        time=None if behind else time,
        gap=time if behind else None,
        line=reader.row.line,
        number=reader.value(start_number, number, "a start number") if start_number else None,
        entrant=cell.get("entrant") or None,
        printed=seated.printed,
    )
