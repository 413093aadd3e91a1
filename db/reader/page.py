"""A saved page of an article: headings, tables with their spans, an infobox, prose and notes.

What serves the page and not the article is passed over: menus, boxes of links, the marks of notes.
A picture of a flag is the code of its country, as in the flattened form: the one that the page
prints beside it, or else the IOC's, since a picture does not say which list of codes is meant.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass

from db.reader import infobox
from db.reader.document import Document, Form, UnreadableError
from db.reader.flags import flag, marked
from db.reader.furniture import BLOCKS, furniture
from db.reader.markup import BREAK, flagged, readable, tidy
from db.reader.open_tables import OpenTable
from db.reader.outline import OpenSection, Outline
from db.reader.tags import MOST_KNOWN, Tag, pieces

_MOST_TABLES = 6
"""How deep tables may stand in cells of others."""
_ARTICLE = "mw-parser-output"
"""The class of the element in which a wiki shows the article; what came before it is the page's."""
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_LISTS = frozenset(("ul", "ol"))
_TEXTS = BLOCKS | _LISTS | _HEADINGS.keys() | {"li"}
_GROUPS = frozenset(("thead", "tbody", "tfoot"))
_A_MARK = re.compile(r"[^A-Za-z]*|\[.*", re.DOTALL)
"""A raised number or sign that points to a note, where `th` does not."""


def read(text: str, source: str) -> Document:
    """Take a saved page apart; `source` names it in errors.

    Its title is its first heading of the first level, or else that of its infobox; it may have
    none. Raises UnreadableError where something does not end, there is more than any article has,
    or the text was damaged before it came here.
    """
    return _Reader(source).read(readable(text, source))


@dataclass(slots=True)
class _Raised:
    """A raised text: where it begins, and what it points to if it is the mark of a note."""

    text: list[str]
    begin: int
    is_mark: bool
    note: str = ""


_Handler = Callable[[Tag], None]


class _Reader:
    """Goes through the page once and keeps what each of its elements gives."""

    def __init__(self, source: str) -> None:
        self._source = source
        self._outline = Outline(source, Form.HTML)
        self._text: list[str] = []
        self._begun = self._line = 0
        self._tables: list[OpenTable] = []
        self._heading: tuple[int, int] | None = None
        self._lists: list[bool] = []
        """The lists that are open, and whether each is of notes and citations."""
        self._raised: _Raised | None = None
        self._notes: dict[str, OpenSection] = {}
        """In which section the mark of a note stands."""
        self._note: OpenSection | None = None
        self._skipped: tuple[str, int, int] | None = None
        """What is passed over: its name, its line, and how many of the name are open."""
        self._plain: dict[str, str] = {}
        self._box_title = ""
        self._found_article = False
        self._handlers: dict[Tag, _Handler | None] = {}
        self._at_begin: dict[str, _Handler] = {
            "img": self._show,
            "a": self._point,
            "sup": self._begin_raised,
            "table": self._begin_table,
            "caption": self._begin_caption,
            **dict.fromkeys(("tr", *_GROUPS), self._begin_rows),
            **dict.fromkeys(("td", "th"), self._begin_cell),
        }
        self._at_end: dict[str, _Handler] = {
            "sup": self._end_raised,
            "table": self._end_table,
            **dict.fromkeys(("tr", *_GROUPS), self._end_rows),
            **dict.fromkeys(("td", "th", "caption"), self._end_cells),
        }

    def read(self, text: str) -> Document:
        for said, said_on, tag, line in pieces(text, self._source):
            self._line = line
            if self._skipped:
                self._skip(tag)
                continue
            if said:
                self._say(said, said_on)
            if tag not in self._handlers:
                self._learn(tag)
            if handle := self._handlers[tag]:
                handle(tag)
        self._must_be_closed()
        self._end_text()
        self._outline.title = self._outline.title or self._box_title
        return self._outline.document()

    def _learn(self, tag: Tag) -> None:
        """Find out once what there is to do at a tag that may come often."""
        if len(self._handlers) >= MOST_KNOWN:
            self._handlers.clear()
        self._handlers[tag] = self._handler(tag)

    def _handler(self, tag: Tag) -> _Handler | None:
        """Say what there is to do at a tag; most tags do not matter."""
        if not tag.ends and furniture(tag):
            return self._begin_skip
        if tag.name in _TEXTS:
            return self._end_block if tag.ends else self._begin_block
        return (self._at_end if tag.ends else self._at_begin).get(tag.name)

    def _begin_skip(self, tag: Tag) -> None:
        self._skipped = tag.name, self._line, 1

    def _skip(self, tag: Tag) -> None:
        name, line, depth = self._skipped or ("", 0, 0)
        if tag.name == name:
            depth += -1 if tag.ends else 1
            self._skipped = (name, line, depth) if depth else None

    def _must_be_closed(self) -> None:
        name, line, _ = self._skipped or ("", 0, 0)
        for table in self._tables[:1]:
            name, line = "table", table.line
        if name:
            expected = f"a `<{name}>` that ends with `</{name}>`"
            raise UnreadableError(self._source, line, f"<{name}>", expected)

    # Text

    @property
    def _in_cell(self) -> bool:
        return bool(self._tables) and self._tables[-1].in_cell

    def _say(self, text: str, line: int) -> None:
        if not self._begun and not self._in_cell and (bare := text.lstrip()):
            self._begun = line + text[: len(text) - len(bare)].count("\n")
        self._text.append(text)

    def _show(self, image: Tag) -> None:
        if code := flag(image.attributes.get("alt", ""), image.attributes.get("src", "")):
            self._say(flagged(code), self._line)

    def _shown(self, text: str) -> str:
        """Give the plain text of a cell or a paragraph; crews and makes stand on many rows."""
        if text not in self._plain:
            self._plain[text] = tidy(marked(text))
        return self._plain[text]

    def _break(self) -> None:
        """Let what follows begin a line of its own."""
        if self._in_cell:
            self._text.append(BREAK)
        else:
            self._end_text()

    def _end_text(self) -> None:
        text, line = self._shown("".join(self._text)), self._begun or self._line
        self._text.clear()
        self._begun = 0
        heading, self._heading = self._heading, None
        if not text:
            return
        if heading:
            self._outline.heading(heading[0], text, heading[1])
        elif self._lists and self._lists[-1]:
            if self._note:
                self._outline.note(text, line, section=self._note)
        elif len(self._lists) > 1:
            self._outline.note(text, line)
        else:
            self._outline.text(text, line)

    def _begin_block(self, tag: Tag) -> None:
        self._break()
        name = tag.name
        if _ARTICLE in tag.classes and not self._found_article and not self._tables:
            self._found_article = True
            title, self._outline = self._outline.title, Outline(self._source, Form.HTML)
            self._outline.title = title
        elif name in _HEADINGS and not self._in_cell:
            self._heading = _HEADINGS[name], self._line
        elif name == "li":
            self._note = self._notes.get(tag.attributes.get("id", ""))
        elif name in _LISTS:
            inherited = bool(self._lists) and self._lists[-1]
            self._lists.append(inherited or "references" in tag.classes)

    def _end_block(self, tag: Tag) -> None:
        self._break()
        if tag.name in _LISTS and self._lists:
            self._lists.pop()

    # Marks of notes

    def _begin_raised(self, tag: Tag) -> None:
        self._raised = _Raised(self._text, len(self._text), "reference" in tag.classes)

    def _point(self, tag: Tag) -> None:
        if self._raised:
            self._raised.note = tag.attributes.get("href", "").rpartition("#")[2]

    def _end_raised(self, _: Tag) -> None:
        raised, self._raised = self._raised, None
        if raised is None or raised.text is not self._text:
            return
        said = tidy(marked("".join(self._text[raised.begin :])))
        if raised.is_mark or _A_MARK.fullmatch(said):
            del self._text[raised.begin :]
            # A number marks a citation, a letter or a word a note: `[a]`, `[note 1]`.
            if raised.note and any(letter.isalpha() for letter in said):
                self._notes.setdefault(raised.note, self._outline.section)

    # Tables

    def _begin_table(self, tag: Tag) -> None:
        self._break()
        if len(self._tables) == _MOST_TABLES:
            expected = f"no more than {_MOST_TABLES} tables in each other"
            raise UnreadableError(self._source, self._line, "<table>", expected)
        if self._tables:
            self._tables[-1].holds_another = True
        self._tables.append(OpenTable(tag, self._line, self._text))

    def _begin_cell(self, tag: Tag) -> None:
        if not self._tables:
            self._break()
            return
        self._end_cell(self._tables[-1])
        self._tables[-1].begin_cell(tag, self._line)
        self._text = []

    def _begin_caption(self, _: Tag) -> None:
        if self._tables:
            self._end_cell(self._tables[-1])
            self._text = []

    def _begin_rows(self, tag: Tag) -> None:
        if self._tables:
            table = self._tables[-1]
            self._end_row(table)
            if tag.name in _GROUPS:
                table.begin_group()
            else:
                table.begin_row(self._line)

    def _end_cells(self, _: Tag) -> None:
        if self._tables:
            self._end_cell(self._tables[-1])

    def _end_rows(self, _: Tag) -> None:
        if self._tables:
            self._end_row(self._tables[-1])

    def _end_cell(self, table: OpenTable) -> None:
        table.end_cell("".join(self._text) if table.in_cell else "")
        self._text = table.around

    def _end_row(self, table: OpenTable) -> None:
        self._end_cell(table)
        table.end_row(_as_written if table.is_infobox else self._fitting, self._source)

    def _fitting(self, cell: str, line: int) -> str:
        return self._outline.fitting(self._shown(cell), line)

    def _end_table(self, _: Tag) -> None:
        if not self._tables:
            return
        table = self._tables.pop()
        self._end_row(table)
        if not table.is_infobox:
            self._outline.rows(table.rows(self._source))
            return
        rows = (([marked(cell) for cell in row.cells], row.line) for row in table.written)
        for key, value, line in infobox.values(rows):
            if key:
                self._outline.bullet(key, value, line)
            else:
                self._box_title = self._box_title or value


def _as_written(cell: str, _: int) -> str:
    return cell
