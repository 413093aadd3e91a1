"""A table of a saved page while it is read: its rows so far, and what is open of it."""

from collections.abc import Callable
from dataclasses import dataclass, field

from db.reader.document import Row
from db.reader.spans import Written, expanded, must_have_room, span
from db.reader.tags import Tag


@dataclass(slots=True)
class OpenTable:
    """The groups of rows of a table, and the row and the cell that have not ended."""

    tag: Tag
    line: int
    around: list[str]
    """The text in which it stands."""
    in_cell: bool = False
    holds_another: bool = False
    _groups: list[list[Written]] = field(default_factory=lambda: [[]])
    _row: Written | None = None

    @property
    def is_infobox(self) -> bool:
        """Say whether it tells keys and values."""
        return any(word.startswith("infobox") for word in self.tag.classes)

    @property
    def written(self) -> list[Written]:
        """Its rows with a cell, as they are written."""
        return [row for group in self._groups for row in group if row.cells]

    def begin_group(self) -> None:
        """Begin rows that no cell from before reaches."""
        self._groups.append([])

    def begin_row(self, line: int) -> None:
        """Begin a row."""
        self._row = Written(line)

    def begin_cell(self, tag: Tag, line: int) -> None:
        """Begin a cell; the first of a row says on which line the row is."""
        if self._row is None or not self._row.cells:
            self._row = Written(line)
        columns, rows = tag.attributes.get("colspan"), tag.attributes.get("rowspan")
        if columns or rows:
            self._row.spans[len(self._row.cells)] = span(columns, rows)
        self._row.cells.append("")
        self.in_cell = True

    def end_cell(self, text: str) -> None:
        """Give the cell its text."""
        if self.in_cell and self._row:
            self._row.cells[-1] = text
        self.in_cell = False

    def end_row(self, shown: Callable[[str, int], str], source: str) -> None:
        """Keep the row; `shown` gives the plain text of a cell on a line."""
        row, self._row = self._row, None
        if row:
            row.cells = [shown(cell, row.line) for cell in row.cells]
            must_have_room(self._groups[-1], source)
            self._groups[-1].append(row)

    def rows(self, source: str) -> tuple[Row, ...]:
        """Lay its rows out; `source` names the page in errors."""
        rows = expanded(self._groups, source)
        if self.holds_another:
            # It lays the page out: what has no text of its own holds the others alone.
            return tuple(row for row in rows if any(row.cells))
        return rows
