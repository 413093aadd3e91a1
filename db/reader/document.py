"""What is on the page: sections, tables of cells, bullets and prose, each with its line number.

This file knows the flattened form of an article and no word of rallies.
"""

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import NoReturn

_LINE_END = re.compile(r"\r\n|\r|\n")
_UNREADABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufffd]")
"""What a wrong encoding or a damaged file leaves in a text."""
_MOST_LINES, _MOST_LETTERS, _DEEPEST = 200_000, 25_000, 6
"""What a document may have in all and in a line, and how deep headings go.

That is many times what an article has. It keeps a document that was made to be slow from being so.
"""
_MOST_CELLS, _MOST_CELLS_IN_ALL = 64, 1_000_000
"""In a row of a table, and in all tables."""
_BULLET = re.compile(r"- (?P<key>[^:|-][^:]*):(?: (?P<value>.*))?")


@dataclass(frozen=True, slots=True)
class Refusal:
    """A line that is not what it should be."""

    line: int
    found: str
    expected: str

    def __str__(self) -> str:
        found = _shorten(self.found) or "nothing"
        return f"line {self.line}: expected {self.expected}, found: {found}"


class UnreadableError(Exception):
    """A document that cannot be read: which file, which line, what stands there, what should.

    `others` are further lines that do not fit; the message only says how many there are.
    """

    def __init__(
        self, source: str, line: int, found: str, expected: str, others: tuple[Refusal, ...] = ()
    ) -> None:
        self.source, self.line, self.found, self.expected = source, line, found, expected
        self.others = others
        more = f" (and {len(others)} more)" if others else ""
        super().__init__(f"{source}, {Refusal(line, found, expected)}{more}")


@dataclass(frozen=True, slots=True)
class Row:
    """A line of a table: its cells without the blanks around them, empty ones kept.

    As text it is the line again. Where the document keeps spans, there is a cell for each column,
    and it is known which of them are parts of another; a flattened one has lost them.
    """

    cells: tuple[str, ...]
    line: int
    merged: frozenset[int] = frozenset()
    """The columns whose cell is that of the column before."""
    carried: frozenset[int] = frozenset()
    """The columns whose cell is that of the row before."""

    def __str__(self) -> str:
        return "".join(f"| {cell} " if cell else "| " for cell in self.cells) + "|"


@dataclass(frozen=True, slots=True)
class Bullet:
    """`- Key: value`, as infoboxes are flattened."""

    key: str
    value: str
    line: int


@dataclass(frozen=True, slots=True)
class Text:
    """A line of prose; a note is a bullet in a bullet, what remains of a footnote."""

    text: str
    line: int
    note: bool = False


@dataclass(frozen=True, slots=True)
class Section:
    """What stands under one heading, up to the next heading of any level."""

    titles: tuple[str, ...]
    """The heading and those above it, without the document's own: `Stage Results`, `Cars`."""
    line: int
    rows: tuple[Row, ...]
    bullets: tuple[Bullet, ...]
    texts: tuple[Text, ...]


class Form(StrEnum):
    """What kind of text an article is kept in."""

    FLATTENED = "flattened"
    WIKITEXT = "wikitext"
    HTML = "html"


@dataclass(frozen=True, slots=True)
class Document:
    """A whole article; the first section is what stands before the first sub-heading."""

    source: str
    title: str
    sections: tuple[Section, ...]
    form: Form = Form.FLATTENED

    def refuse(self, line: int, found: object, expected: str) -> NoReturn:
        """Stop reading because a line is not what it should be."""
        raise UnreadableError(self.source, line, str(found), expected)


def read(text: str, source: str) -> Document:
    """Take a flattened article apart; `source` names it in errors.

    Raises UnreadableError where there is no title, a heading or a table row does not end, there is
    more than any article has, or the text was damaged before it came here.
    """
    title = ""
    path: list[str] = []
    sections: list[_Open] = [_Open((), 1)]
    lines = _LINE_END.split(text.removeprefix("\ufeff"), maxsplit=_MOST_LINES)
    for number, line in enumerate(lines, start=1):
        _must_be_a_line(line, number, source)
        stripped = line.strip()
        level, heading = _heading(stripped)
        if not heading:
            sections[-1].add(stripped, number, source)
        elif level > _DEEPEST:
            raise UnreadableError(
                source, number, line, f"no more than {_DEEPEST} levels of headings"
            )
        elif level == 1 and not title:
            title = heading
            sections[0].line = number
        else:
            path = [*path[: max(level - 2, 0)], heading]
            sections.append(_Open(tuple(path), number, sections[-1].cells))
    if not title:
        first = next((at for at, line in enumerate(lines) if line.strip()), 0)
        found = lines[first].strip() or "nothing"
        raise UnreadableError(source, first + 1, found, "a title such as `= 2003 Dakar Rally =`")
    return Document(source, title, tuple(section.close() for section in sections))


_READABLE = "readable text (is the file saved as UTF-8?)"


def _must_be_a_line(line: str, number: int, source: str) -> None:
    if number > _MOST_LINES:
        rest = line[:_MOST_LETTERS].splitlines()
        found = rest[0] if rest else ""
        raise UnreadableError(source, number, found, f"no more than {_MOST_LINES} lines")
    if len(line) > _MOST_LETTERS:
        raise UnreadableError(source, number, line, f"no more than {_MOST_LETTERS} letters")
    if _UNREADABLE.search(line):
        raise UnreadableError(source, number, line, _READABLE)


def _heading(line: str) -> tuple[int, str]:
    """Take the title out of `==Stages==`, with its level; a line that is no heading has none."""
    bare = line.strip("=")
    level = len(line) - len(line.lstrip("="))
    if not bare or not level or line != f"{level * '='}{bare}{level * '='}":
        return 0, ""
    return level, bare.strip()


class _Open:
    """A section that is still being read."""

    def __init__(self, titles: tuple[str, ...], line: int, cells: int = 0) -> None:
        self.titles, self.line = titles, line
        self.cells = cells
        """How many there are up to here."""
        self.rows: list[Row] = []
        self.bullets: list[Bullet] = []
        self.texts: list[Text] = []

    def add(self, text: str, line: int, source: str) -> None:
        if not text:
            return
        if text.startswith("="):
            raise UnreadableError(source, line, text, "a heading such as `==Stages==`")
        if text.startswith("|"):
            row = _row(text, line, source)
            self.cells += len(row.cells)
            if self.cells > _MOST_CELLS_IN_ALL:
                expected = f"no more than {_MOST_CELLS_IN_ALL} cells in all"
                raise UnreadableError(source, line, text, expected)
            self.rows.append(row)
        elif text.startswith("- - "):
            self.texts.append(Text(text[4:].strip(), line, note=True))
        elif bullet := _BULLET.fullmatch(text):
            self.bullets.append(
                Bullet(bullet["key"].strip(), (bullet["value"] or "").strip(), line)
            )
        else:
            self.texts.append(Text(text, line))

    def close(self) -> Section:
        return Section(
            self.titles, self.line, tuple(self.rows), tuple(self.bullets), tuple(self.texts)
        )


def _row(text: str, line: int, source: str) -> Row:
    if not text.endswith("|") or len(text) == 1:
        raise UnreadableError(source, line, text, "a table row that ends with `|`")
    cells = text[1:-1].split("|")
    if len(cells) > _MOST_CELLS:
        raise UnreadableError(source, line, text, f"no more than {_MOST_CELLS} cells")
    return Row(tuple(cell.strip() for cell in cells), line)


def _shorten(text: str, limit: int = 200) -> str:
    short = text if len(text) <= limit else text[: limit - 1] + "…"
    return _UNREADABLE.sub("\ufffd", short)
