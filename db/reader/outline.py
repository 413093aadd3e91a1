"""A document while it is read from a form that keeps spans: what comes goes under its heading.

It also holds the bounds that such documents share, many times what the longest article has.
"""

from collections.abc import Iterable

from db.reader.document import Bullet, Document, Form, Row, Section, Text, UnreadableError
from db.reader.markup import READABLE

_MOST_PARTS, _MOST_CELLS, _MOST_LETTERS, _DEEPEST = 80_000, 1_000_000, 25_000, 6
"""What a document may have of rows, texts, bullets and headings together, of cells in all, of
letters in a cell or a text, and how deep headings go."""


class Outline:
    """The sections that have been begun; the last one takes what comes."""

    def __init__(self, source: str, form: Form) -> None:
        self.source, self.form = source, form
        self.title = ""
        self._sections = [OpenSection((), 1)]
        self._parts = self._cells = 0

    @property
    def section(self) -> "OpenSection":
        """What is read now."""
        return self._sections[-1]

    def heading(self, level: int, title: str, line: int) -> None:
        """Begin a section; the first heading of the first level is the document's own."""
        if level > _DEEPEST:
            expected = f"no more than {_DEEPEST} levels of headings"
            raise UnreadableError(self.source, line, title, expected)
        if level == 1 and not self.title and len(self._sections) == 1:
            self.title, self.section.line = title, line
            return
        self._count(line)
        path = self.section.titles[: max(level - 2, 0)]
        self._sections.append(OpenSection((*path, title), line))

    def rows(self, rows: Iterable[Row]) -> None:
        """Take the rows of a table."""
        for row in rows:
            self._count(row.line)
            self._cells += len(row.cells)
            if self._cells > _MOST_CELLS:
                expected = f"no more than {_MOST_CELLS} cells"
                raise UnreadableError(self.source, row.line, str(row), expected)
            self.section.rows.append(row)

    def bullet(self, key: str, value: str, line: int) -> None:
        """Take what an infobox says of something."""
        self._count(line)
        self.fitting(key, line)
        self.section.bullets.append(Bullet(key, self.fitting(value, line), line))

    def text(self, text: str, line: int) -> None:
        """Take a paragraph or a line of a list."""
        if text:
            self._count(line)
            self.section.texts.append(Text(self.fitting(text, line), line))

    def note(self, text: str, line: int, *, section: "OpenSection | None" = None) -> None:
        """Take a footnote; it may belong to a section that is no longer the last."""
        if text:
            self._count(line)
            (section or self.section).texts.append(Text(self.fitting(text, line), line, note=True))

    def fitting(self, text: str, line: int) -> str:
        """Give a text back that is no longer than texts may be, and in which all is readable."""
        if len(text) > _MOST_LETTERS:
            expected = f"no more than {_MOST_LETTERS} letters"
            raise UnreadableError(self.source, line, text, expected)
        if "\ufffd" in text:  # the number of a letter that there is not: `&#0;`
            raise UnreadableError(self.source, line, text, READABLE)
        return text

    def document(self) -> Document:
        """Give what was read."""
        sections = tuple(section.close() for section in self._sections)
        return Document(self.source, self.title, sections, self.form)

    def _count(self, line: int) -> None:
        self._parts += 1
        if self._parts > _MOST_PARTS:
            expected = f"no more than {_MOST_PARTS} rows, texts and headings"
            raise UnreadableError(self.source, line, "more", expected)


class OpenSection:
    """A section that is still being read."""

    def __init__(self, titles: tuple[str, ...], line: int) -> None:
        self.titles, self.line = titles, line
        self.rows: list[Row] = []
        self.bullets: list[Bullet] = []
        self.texts: list[Text] = []

    def close(self) -> Section:
        """Give what was read of it."""
        return Section(
            self.titles, self.line, tuple(self.rows), tuple(self.bullets), tuple(self.texts)
        )
