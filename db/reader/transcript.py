"""What a document means: tables and prose become an edition, or the load stops with the line."""

import re
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass, replace
from itertools import chain

from db.rally import (
    Category,
    Classification,
    Edition,
    Headline,
    Kind,
    Paragraph,
    Stage,
    Stated,
    Statement,
)
from db.reader import cells, forms, prose, tables
from db.reader.cells import Named
from db.reader.crews import Entries
from db.reader.document import Bullet, Document, Form, Row, Section, Text
from db.reader.initials import winners_only
from db.reader.route import Route, route
from db.reader.rows import Reading

_YEAR = re.compile(r"\b(?:19|20)\d\d\b", re.ASCII)
_STATED = {
    "startdate": Statement.BEGIN,
    "enddate": Statement.END,
    "stages": Statement.STAGES,
}
_KNOWN_KEY = re.compile(r"Previous Round|Next Round|Country|(?:Category|Driver|Team)(\d)")
_HEADLINE = re.compile(r"Category(\d)")
_MOST_NAMES = 10_000
"""Different names in all tables: more than ever were at a start, with their co-drivers."""
_MOST_SKIPPED = 1_000
_PARAGRAPH = 100
"""Letters that a paragraph counts for beside its own."""
_MOST_PROSE = 400_000
"""Letters in the sections that are ours: many times what articles have."""


@dataclass(frozen=True, slots=True)
class Skipped:
    """Something in the document that is none of ours, for the load report."""

    title: str
    line: int


@dataclass(frozen=True, slots=True)
class Transcript:
    """An edition, and what of its document was passed over."""

    edition: Edition
    skipped: tuple[Skipped, ...]


def transcribe(
    text: str, source: str, *, form: Form | None = None, year: int | None = None
) -> Transcript:
    """Read an article in the form that is told or that it shows.

    `source` names it in errors, `year` is that of a title without one. Raises UnreadableError where
    rows of a known table fit nothing, with all of them.
    """
    return transcript(forms.read(text, source, form), year)


def transcript(page: Document, year: int | None = None) -> Transcript:
    """Make an edition of a document, flattened or with its spans."""
    return _Transcriber(page, _year(page, year)).transcript()


def _year(page: Document, given: int | None) -> int:
    line = page.sections[0].line
    printed = {int(year) for year in _YEAR.findall(page.title)}
    if not printed and given is None:
        page.refuse(line, page.title, "a title with a year, or to be told the year")
    if given is not None and printed and given not in printed:
        page.refuse(line, page.title, f"a title of {given}, the year that was given")
    if given is not None:
        return given
    return int(_YEAR.findall(page.title)[0])


class _Transcriber:
    """Walks the sections once and keeps what each of them gives."""

    def __init__(self, page: Document, year: int) -> None:
        self._page, self._year = page, year
        self._reading = Reading(page)
        self._route = Route()
        self._is_route_whole = False
        self._numbers: set[int] = set()
        self._lines: list[tables.Line] = []
        self._uncounted: dict[int, list[Category]] = {}
        self._texts: list[tuple[Text, Category | None]] = []
        self._letters = 0
        self._skipped: list[Skipped] = []
        self._stated: list[Stated] = []
        self._tables: dict[tuple[str, ...], int] = {}
        self._crews: set[tuple[Named, ...]] = set()
        self._names: set[str] = set()

    def transcript(self) -> Transcript:
        """Make the edition of what stands in the sections."""
        lead = self._page.sections[0]
        for section in self._page.sections:
            self._read(section)
        box = {bullet.key: bullet for bullet in reversed(lead.bullets)}
        headlines = tuple(self._headlines(lead, box))
        self._reading.finish()
        stages = tuple(self._counted(stage) for stage in self._route.stages)
        if not stages:
            self._page.refuse(lead.line, self._page.title, "a section `==Stages==` with a table")
        lines = [*self._lines, *winners_only(stages, self._lines, headlines)]
        entries = Entries(lines)
        speech = prose.Prose(entries.crews, stages)
        texts = [text for text, _ in self._texts]
        edition = Edition(
            year=self._year,
            name=self._page.title or str(self._year),
            other_name=prose.other_name(texts),
            running=prose.running(texts),
            previous=_value(box.get("Previous Round")),
            following=_value(box.get("Next Round")),
            countries=_countries(box.get("Country")),
            headlines=headlines,
            stages=stages,
            rest_days=self._route.rest_days,
            crews=entries.crews,
            classifications=_classifications(lines, entries),
            remarks=tuple(
                remark
                for text, category in self._texts
                for remark in speech.remarks(text, category)
            ),
            paragraphs=tuple(Paragraph(text.text, text.note, text.line) for text in texts),
            stated=tuple(self._stated),
        )
        return Transcript(edition, tuple(self._skipped))

    def _read(self, section: Section) -> None:
        title = section.titles[0].casefold() if section.titles else ""
        category = cells.category(section.titles[-1]) if section.titles[1:] else None
        if not section.titles:
            self._lead(section)
        elif title == "stages" and len(section.titles) == 1:
            self._once(section, title)
            self._route = route(self._reading, section, self._year)
            self._numbers = {stage.number for stage in self._route.stages}
            self._is_route_whole = self._reading.fits
        elif title == "stage results" and category:
            self._once(section, title, category)
            results = tables.results(self._reading, section, category)
            for number in results.uncounted:
                self._uncounted.setdefault(number, []).append(category)
            self._take(results.lines, section)
        elif title == "final standings" and category:
            self._once(section, title, category)
            self._take(tables.final(self._reading, section, category), section)
        elif section.rows or section.bullets or title not in _PARENTS:
            self._skip(" / ".join(section.titles), section.line)
            return
        self._keep(section)

    def _once(self, section: Section, *table: str) -> None:
        if table in self._tables:
            expected = f"each table once (this one began on line {self._tables[table]})"
            self._page.refuse(section.line, section.titles[-1], expected)
        self._tables[table] = section.line

    def _skip(self, title: str, line: int) -> None:
        if len(self._skipped) == _MOST_SKIPPED:
            expected = f"no more than {_MOST_SKIPPED} parts that are none of a rally's"
            self._page.refuse(line, title, expected)
        self._skipped.append(Skipped(title, line))

    def _lead(self, section: Section) -> None:
        keys = {bullet.key for bullet in section.bullets}
        known: set[str] = set()
        for bullet in section.bullets:
            match, stated = _KNOWN_KEY.fullmatch(bullet.key), _stated(bullet)
            stray = match and match[1] and f"Category{match[1]}" not in keys
            if stated and bullet.key not in known:
                self._stated.append(stated)
            elif bullet.key in known or not match or stray:
                self._skip(f"infobox: {bullet.key}", bullet.line)
            known.add(bullet.key)
        for row in section.rows[:1]:
            self._page.refuse(row.line, row, "no table before the first section")

    def _keep(self, section: Section) -> None:
        """Take the prose of a known section; what lost its first `|` is no prose but a row."""
        bullets = section.bullets
        flattened = self._page.form is Form.FLATTENED
        box_title = bullets[0].line - 1 if flattened and bullets and not section.titles else 0
        category = cells.category(section.titles[-1]) if section.titles else None
        for text in section.texts:
            if "|" in text.text:
                self._reading.refuse(text.line, text.text, "a table row that starts with `|`")
            elif text.line != box_title:
                self._texts.append((text, category if text.note else None))
            self._letters += len(text.text) + _PARAGRAPH
            if self._letters > _MOST_PROSE:
                expected = f"no more than {_MOST_PROSE} letters of prose"
                self._page.refuse(text.line, text.text, expected)
        title = " / ".join(section.titles)
        for bullet in bullets if title else ():
            self._skip(f"{title}: {bullet.key}", bullet.line)

    def _take(self, lines: Iterable[tables.Line], section: Section) -> None:
        """Keep the lines of a table, all of whose stages must be in the table of stages."""
        for line in lines:
            self._know(line, section)
            if line.people not in self._crews:
                self._crews.add(line.people)
                self._names.update(person.name for person in line.people)
                if len(self._names) > _MOST_NAMES:
                    expected = f"no more than {_MOST_NAMES} different names"
                    self._page.refuse(line.line, _row(section, line), expected)
            self._lines.append(line)

    def _know(self, line: tables.Line, section: Section) -> None:
        """Refuse the first line of a stage that is not in the table of stages, if that was read."""
        if line.stage is None or line.stage in self._numbers:
            return
        if not self._route.stages and self._reading.fits:
            where = "section `==Stages==` before the results"
            self._reading.refuse(line.line, _row(section, line), f"a {where}")
        elif self._is_route_whole:
            self._reading.refuse(line.line, _row(section, line), "a stage of the stages table")
        self._numbers.add(line.stage)

    def _counted(self, stage: Stage) -> Stage:
        return replace(stage, uncounted=tuple(self._uncounted.get(stage.number, ())))

    def _headlines(self, lead: Section, box: dict[str, Bullet]) -> Iterable[Headline]:
        for bullet in lead.bullets:
            match = _HEADLINE.fullmatch(bullet.key)
            if not match or box[bullet.key] is not bullet:
                continue
            category = cells.category(bullet.value)
            if category is None:
                found = bullet.value or "nothing"
                self._reading.refuse(bullet.line, found, "the name of a category")
                continue
            crew, make = (_value(box.get(f"{word}{match[1]}")) for word in ("Driver", "Team"))
            if crew:
                people = tuple(part.strip() for part in crew.split(","))
                yield Headline(category, people, make or "", bullet.line)


def _row(section: Section, line: tables.Line) -> Row:
    return next(row for row in section.rows if row.line == line.line)


_PARENTS = ("stage results", "final standings")


def _stated(bullet: Bullet) -> Stated | None:
    """Understand what a line of the infobox states of the whole rally, if it does."""
    about = _STATED.get(bullet.key.replace(" ", "").casefold())
    if about is Statement.STAGES:
        number = re.fullmatch(r"\d{1,3}", bullet.value, re.ASCII)
        return Stated(about, bullet.value, bullet.line) if number else None
    if about:
        with suppress(ValueError):
            cells.day_stated(bullet.value)
            return Stated(about, bullet.value, bullet.line)
    return None


def _value(bullet: Bullet | None) -> str | None:
    return bullet.value or None if bullet else None


def _countries(bullet: Bullet | None) -> tuple[str | None, ...]:
    """Read `FRA, MAR , / Western Sahara, , SEN`: what has no code has a name, or is blank."""
    if bullet is None:
        return ()
    parts = (part.strip().removeprefix("/").strip() for part in bullet.value.split(","))
    return tuple(part or None for part in parts)


def _classifications(lines: Iterable[tables.Line], entries: Entries) -> tuple[Classification, ...]:
    """Put lines into lists, those of the table of stages among the others of their category."""
    grouped: dict[tuple[Kind, Category, int | None], list[tables.Line]] = {}
    for line in lines:
        grouped.setdefault((line.kind, line.category, line.stage), []).append(line)
    made = [
        Classification(
            kind, category, stage, tuple(map(entries.placing, placed)), placed[0].winner_only
        )
        for (kind, category, stage), placed in grouped.items()
    ]
    final = [table for table in made if table.kind is Kind.FINAL]
    by_category: dict[Category, list[Classification]] = {}
    for table in made:
        if table.kind is not Kind.FINAL:
            by_category.setdefault(table.category, []).append(table)
    for tables_of in by_category.values():
        if any(table.winners_only for table in tables_of):
            tables_of.sort(key=lambda table: (table.stage or 0, table.kind is Kind.GENERAL))
    return (*chain.from_iterable(by_category.values()), *final)
