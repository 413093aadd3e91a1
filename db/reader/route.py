"""The table of stages, row by row, with the days on which there was none."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from db import words
from db.rally import Category, RestDay, Stage, StageWinner, Unheld
from db.reader import cells, restore
from db.reader.document import Form, Row, Section, UnreadableError
from db.reader.restore import FINISH
from db.reader.rows import Reading, RowReader, stage_number

_HEADER = ("Stage", "Date", "From", "To", "Total (km)")
_ABOVE_WINNERS = "Stage winners"
_LENGTH = "a distance in km, or `Rest day` without a number"


@dataclass(frozen=True, slots=True)
class Route:
    """The days of an edition."""

    stages: tuple[Stage, ...] = ()
    rest_days: tuple[RestDay, ...] = ()


def route(reading: Reading, section: Section, year: int) -> Route:
    """Read the table of stages; rows that do not fit are noted."""
    categories = _categories(reading, section)
    if not categories:
        return Route()
    table = _Table(reading, categories, _years(section, year))
    for row in section.rows[2:]:
        try:
            table.add(row)
        except UnreadableError as error:
            reading.note(error)
    return Route(tuple(table.stages.values()), tuple(table.rest_days))


def _categories(reading: Reading, section: Section) -> tuple[Category, ...]:
    """`| Stage | Date | From | To | Total (km) | Stage winners | | |`, then the categories."""
    first, second = (*section.rows, *[None, None])[:2]
    if first is None or tuple(map(cells.plain, first.cells[:6])) != (*_HEADER, _ABOVE_WINNERS):
        wanted = f"the header `{' | '.join((*_HEADER, _ABOVE_WINNERS))}`"
        reading.refuse((first or section).line, first or "no table", wanted)
        return ()
    below = second.cells if second else ()
    if len(set(below[:5]) - {""}) == len(_HEADER) and below[:5] == first.cells[:5]:
        below = below[5:]  # These cells span both rows.
    named = [cell for cell in below if cell]
    found = [category for cell in named if (category := cells.category(cells.plain(cell)))]
    if not found or len(set(found)) < len(named):
        reading.refuse(
            (second or first).line,
            second or "no row below this one",
            "a row with the names of categories",
        )
        return ()
    return tuple(found)


def _years(section: Section, year: int) -> Callable[[str], date]:
    """Read days; a rally that begins in December is named after the year in which it ends."""
    turns = any(" January" in cell for row in section.rows for cell in row.cells[1:2])
    return lambda cell: cells.day(cell, year - (turns and cell.endswith(" December")))


class _Table:
    """The table of stages as far as it is read."""

    def __init__(
        self, reading: Reading, categories: tuple[Category, ...], years: Callable[[str], date]
    ) -> None:
        self._reading, self._categories, self._years = reading, categories, years
        self._flattened = reading.document.form is Form.FLATTENED
        self._above: Row | None = None
        self.stages: dict[int, Stage] = {}
        self.rest_days: list[RestDay] = []

    def add(self, row: Row) -> None:
        """Take in one more row."""
        reader = RowReader(self._reading, row)
        if self._flattened:
            row = restore.day(reader, self._above, len(self._categories))
            self._above = row
        elif len(row.cells) != len(_HEADER) + len(self._categories):
            reader.refuse(f"{len(_HEADER) + len(self._categories)} cells")
        number, day, start, finish, length, *winners = row.cells
        when = reader.value(day, self._years, "a date such as `4 January`")
        places = [reader.value(cell, cells.place, "a place") for cell in (start, finish)]
        if not number and cells.day_off(length):
            reader.empty(winners, beside=length)
            self.rest_days.append(RestDay(when, places[0], places[1], row.line, length))
            return
        km = reader.value(length, self._km, _LENGTH)
        held, unheld = self._winners(reader, winners)
        stage = Stage(
            number=reader.value(number, stage_number, "the number of a stage"),
            date=when,
            start=places[0],
            finish=places[1],
            km=km,
            loop=FINISH in row.merged,
            winners=held,
            unheld=unheld,
            line=row.line,
        )
        if twin := self.stages.get(stage.number):
            reader.refuse(f"another number than that of line {twin.line}")
        self.stages[stage.number] = stage

    def _km(self, cell: str) -> float | None:
        if cells.unheld(cell) or self._is_blank(cell):
            return None
        length = cells.distance(cell)
        if length is None:
            message = f"{cell!r} is no distance"
            raise ValueError(message)
        return length

    def _winners(
        self, reader: RowReader, row_cells: Sequence[str]
    ) -> tuple[tuple[StageWinner, ...], tuple[Unheld, ...]]:
        """Take whom each category's cell names, or why there was nothing to be won."""
        winners: list[StageWinner] = []
        unheld: list[Unheld] = []
        for category, cell in zip(self._categories, row_cells, strict=True):
            if cells.unheld(cell):
                unheld.append(Unheld(category, cell))
            elif not self._is_blank(cell):
                winner = StageWinner(category, cell)
                reader.value(cell, _people, f"the winner of the {category}")
                winners.append(winner)
        return tuple(winners), tuple(unheld)

    def _is_blank(self, cell: str) -> bool:
        """Whether nothing is said; a flattened row may have lost what stood in an empty cell."""
        return cell in cells.DASHES or not (cell or self._flattened)


def _people(cell: str) -> None:
    people = [cells.named(each) for each in words.split_people(cell)]
    if not people or len({words.fold(each.name) for each in people}) < len(people):
        message = f"{cell!r} names nobody, or somebody twice"
        raise ValueError(message)
