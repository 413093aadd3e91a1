"""An article in MediaWiki's wikitext: headings, tables with spans, an infobox, prose and notes."""

import html
import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from db.reader.document import Document, Form, UnreadableError
from db.reader.furniture import hides
from db.reader.infobox import key
from db.reader.markup import BREAK, HIDDEN_LINE, listed, readable, tidy
from db.reader.nested import A_BOX, Value, unnested
from db.reader.outline import Outline
from db.reader.spans import Written, expanded, must_have_room, span
from db.reader.templates import A_NOTE, items

_MOST_TABLES = 6
"""How deep tables may stand in cells of others."""
_ONLY_FURNITURE = re.compile(r"(?:\s*+\x0e[^\x0e\x0f]*+\x0f)++\s*+")
_SPAN = re.compile(r"\b(col|row)span\s*=\s*[\"']?\s*([0-9]+)", re.IGNORECASE)
_MARK = re.compile(r"[\x0b\x10\x18]")
_LIST = re.compile(r"[*#:;]+")
_BOLD = re.compile(r"'''([^'\n]+)'''")
_BOX_TITLES = ("name", "title")

_MARKED = re.compile(r"[<&'\[_\x00-\x1f\x7f-\uffff]")
_SPAN_TAG = re.compile(r"<span\b([^<>]*+)>[^<>]*+</span\s*+>", re.IGNORECASE)
_UNSEEN = re.compile(
    r"<sup\b[^<>]*+>(?:[^<>A-Za-z]*+|\[[^<>]*+)</sup\s*+>|__[A-Z]+__", re.IGNORECASE
)
_NEW_LINE = re.compile(r"<(?:br|hr|/?p|/?div|/?li)\b[^<>]*>", re.IGNORECASE)
_TAG = re.compile(r"</?[a-zA-Z][^<>]*>")
_QUOTES = re.compile("''+")
_ADDRESS = re.compile(r"\[(?:[a-z]{3,6}:)?//[^\s\[\]]*+\s*+([^\[\]]*+)\]")


def read(text: str, source: str) -> Document:
    """Take an article in wikitext apart; `source` names it in errors.

    Its title is a heading of the first level, what `DISPLAYTITLE` says, the infobox's name or the
    first bold words of the lead, whichever there is; it may have none. Raises UnreadableError where
    something does not end, there is more than any article has, or the text was damaged before.
    """
    flat = unnested(readable(text, source), source)
    reader = _Reader(source, flat.boxes)
    document = reader.read(flat.text)
    title = document.title or tidy(_marked(flat.title)) or reader.box_title or reader.bold
    return Document(source, title, document.sections, Form.WIKITEXT)


@dataclass(slots=True)
class _Table:
    """A table that is open: its rows, as far as they are known to be whole, and the last one."""

    line: int
    found: str
    rows: list[Written] = field(default_factory=list)
    row: Written | None = None
    more: list[str] = field(default_factory=list)
    """The lines that go on with the last cell."""
    in_caption: bool = False
    holds_another: bool = False


class _Reader:
    """Goes through the lines once and keeps what each of them gives."""

    def __init__(self, source: str, boxes: list[tuple[Value, ...]]) -> None:
        self._source, self._boxes = source, boxes
        self._outline = Outline(source, Form.WIKITEXT)
        self._tables: list[_Table] = []
        self._paragraph: list[str] = []
        self._begun = self._line = 1
        self._plain: dict[str, str] = {}
        self.box_title = self.bold = ""

    def read(self, text: str) -> Document:
        for line in text.split("\n"):
            following = self._line + 1 + line.count(HIDDEN_LINE)
            self._read(line)
            self._line = following
        self._must_be_closed()
        self._end_paragraph()
        return self._outline.document()

    def _read(self, line: str) -> None:
        bare = self._without_marks(line) if _MARK.search(line) else line.strip()
        if bare.startswith(("{|", ":{|")):
            self._open_table(bare)
        elif bare.startswith("=") and bare.endswith("=") and bare.strip("="):
            self._heading(bare)
        elif self._tables:
            self._in_table(bare)
        elif not bare or bare.startswith("----") or _ONLY_FURNITURE.fullmatch(bare):
            self._end_paragraph()
        else:
            self._prose(bare)

    def _without_marks(self, line: str) -> str:
        """Take the notes and infoboxes of a line, and give the line without them."""
        for note in A_NOTE.finditer(line):
            self._outline.note(self._shown(note[1]), self._line)
        for box in A_BOX.finditer(line):
            self._box(self._boxes[int(box[1])])
        line = A_BOX.sub("", A_NOTE.sub("", line))
        bare = line.strip()
        # What stands on the last line of something taken away begins there.
        self._line += line[: line.find(bare)].count(HIDDEN_LINE)
        return bare

    # Prose and headings

    def _heading(self, line: str) -> None:
        self._must_be_closed()
        self._end_paragraph()
        bare = line.strip("=")
        level = len(line) - len(line.lstrip("="))
        if level != len(line) - len(line.rstrip("=")):
            raise UnreadableError(self._source, self._line, line, "a heading such as `==Stages==`")
        self._outline.heading(level, self._shown(bare), self._line)

    def _prose(self, line: str) -> None:
        if line.startswith("|"):
            expected = "a table that begins with `{|`"
            raise UnreadableError(self._source, self._line, tidy(line), expected)
        marks = _LIST.match(line)
        if marks:
            self._end_paragraph()
            text = self._shown(line[marks.end() :])
            if len(marks[0]) > 1:
                self._outline.note(text, self._line)
            else:
                self._outline.text(text, self._line)
            return
        if not self.bold and not self._outline.section.titles and (bold := _BOLD.search(line)):
            self.bold = self._shown(bold[1])
        if not self._paragraph:
            self._begun = self._line
        self._paragraph.append(line)

    def _end_paragraph(self) -> None:
        if self._paragraph:
            self._outline.text(self._shown(" ".join(self._paragraph)), self._begun)
            self._paragraph = []

    def _box(self, box: Iterable[Value]) -> None:
        for value in box:
            text = listed(_marked(value.text))
            if value.key.casefold() in _BOX_TITLES:
                self.box_title = self.box_title or text
            elif text:
                self._outline.bullet(key(value.key), text, self._line + value.below)

    # Tables

    def _open_table(self, line: str) -> None:
        self._end_paragraph()
        if self._tables:
            self._tables[-1].holds_another = True
        if len(self._tables) == _MOST_TABLES:
            expected = f"no more than {_MOST_TABLES} tables in each other"
            raise UnreadableError(self._source, self._line, line, expected)
        self._tables.append(_Table(self._line, line))

    def _in_table(self, line: str) -> None:
        table = self._tables[-1]
        if line.startswith("|}"):
            self._close_table(line[2:])
        elif line.startswith("|-"):
            self._end_row(table)
        elif line.startswith("|+"):
            _end_cell(table)
            table.in_caption = True
        elif line.startswith(("|", "!")):
            self._cells(table, line)
        elif table.row and table.row.cells and not table.in_caption:
            table.more.append(line)
        elif not table.in_caption:
            self._outline.text(self._shown(line), self._line)

    def _cells(self, table: _Table, line: str) -> None:
        _end_cell(table)
        if table.row is None:
            table.row = Written(self._line)
        row = table.row
        if line[0] == "!":
            line = line.replace("!!", "||")
        for piece in line[1:].split("||"):
            attributes, bar, text = piece.partition("|")
            if not bar:
                row.cells.append(piece)
                continue
            if "span" in attributes.casefold():
                row.spans[len(row.cells)] = _span(attributes)
            # Another bar than that after attributes is kept for whoever reads the cell.
            known = "=" in attributes or attributes.strip() in ("", "nowrap")
            row.cells.append(text if known else piece)

    def _end_row(self, table: _Table) -> None:
        _end_cell(table)
        if table.row:
            row, table.row = table.row, None
            row.cells = [self._outline.fitting(self._shown(cell), row.line) for cell in row.cells]
            must_have_room(table.rows, self._source)
            table.rows.append(row)

    def _close_table(self, rest: str) -> None:
        table = self._tables.pop()
        self._end_row(table)
        rows = expanded((table.rows,), self._source)
        if table.holds_another:
            # It lays the page out: what has no text of its own holds the others alone.
            rows = tuple(row for row in rows if any(row.cells))
        self._outline.rows(rows)
        if rest.strip():
            self._read(rest)

    def _must_be_closed(self) -> None:
        for table in self._tables[:1]:
            expected = "a table that ends with `|}`"
            raise UnreadableError(self._source, table.line, tidy(table.found), expected)

    # Text

    def _shown(self, text: str) -> str:
        """Give the plain text of a cell or a line; crews and makes stand on many rows."""
        if text not in self._plain:
            self._plain[text] = tidy(_marked(text))
        return self._plain[text]


def _span(attributes: str) -> tuple[int, int]:
    found = {name.casefold(): value for name, value in _SPAN.findall(attributes)}
    return span(found.get("col"), found.get("row"))


def _marked(text: str) -> str:
    """Take the markup away and leave the marks of flags and breaks."""
    if not _MARKED.search(text):
        return text
    text = items(text) if "\n" in text else text
    text = _SPAN_TAG.sub(lambda tag: "" if hides(tag[1]) else tag[0], text)
    text = _NEW_LINE.sub(BREAK, _UNSEEN.sub("", text))
    text = _ADDRESS.sub(r"\1", _QUOTES.sub("", _TAG.sub("", text)))
    return html.unescape(text)


def _end_cell(table: _Table) -> None:
    table.in_caption = False
    if table.row and table.more:
        table.row.cells[-1] = "\n".join((table.row.cells[-1], *table.more))
        table.more = []
