"""What a document means: tables and prose become an edition, or the load stops with the line."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from db.rally import Category, Classification, Edition, Headline, Kind, Paragraph, RestDay, Stage
from db.reader import cells, document, prose, tables
from db.reader.crews import Entries
from db.reader.document import Bullet, Document, Section, Text

_YEAR = re.compile(r"\b(?:19|20)\d\d\b", re.ASCII)
_KNOWN_KEY = re.compile(r"Previous Round|Next Round|Country|(?:Category|Driver|Team)(\d)")
_HEADLINE = re.compile(r"Category(\d)")
_MOST_NAMES = 2_500
"""Different names in all tables: more than ever were at a start, with their co-drivers."""


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


def transcribe(text: str, source: str) -> Transcript:
    """Read a flattened article; `source` names it in errors.

    Raises UnreadableError where a row of a known table fits nothing.
    """
    page = document.read(text, source)
    year = _YEAR.search(page.title)
    if not year:
        page.refuse(page.sections[0].line, page.title, "a title with a year")
    return _Transcriber(page, int(year[0])).transcript()


class _Transcriber:
    """Walks the sections once and keeps what each of them gives."""

    def __init__(self, page: Document, year: int) -> None:
        self._page, self._year = page, year
        self._stages: tuple[Stage, ...] = ()
        self._rest_days: tuple[RestDay, ...] = ()
        self._lines: list[tables.Line] = []
        self._uncounted: dict[int, list[Category]] = {}
        self._texts: list[tuple[Text, Category | None]] = []
        self._skipped: list[Skipped] = []
        self._tables: dict[tuple[str, ...], int] = {}
        self._names: set[str] = set()

    def transcript(self) -> Transcript:
        """Make the edition of what stands in the sections."""
        lead = self._page.sections[0]
        for section in self._page.sections:
            self._read(section)
        if not self._stages:
            self._page.refuse(lead.line, self._page.title, "a section `==Stages==` with a table")
        entries = Entries(self._lines)
        speech = prose.Prose(entries.crews, self._stages)
        texts = [text for text, _ in self._texts]
        box = {bullet.key: bullet for bullet in reversed(lead.bullets)}
        edition = Edition(
            year=self._year,
            name=self._page.title,
            other_name=prose.other_name(texts),
            running=prose.running(texts),
            previous=_value(box.get("Previous Round")),
            following=_value(box.get("Next Round")),
            countries=_countries(box.get("Country")),
            headlines=tuple(self._headlines(lead, box)),
            stages=tuple(self._counted(stage) for stage in self._stages),
            rest_days=self._rest_days,
            crews=entries.crews,
            classifications=tuple(_classifications(self._lines, entries)),
            remarks=tuple(
                remark
                for text, category in self._texts
                for remark in speech.remarks(text, category)
            ),
            paragraphs=tuple(Paragraph(text.text, text.note, text.line) for text in texts),
        )
        return Transcript(edition, tuple(self._skipped))

    def _read(self, section: Section) -> None:
        title = section.titles[0].casefold() if section.titles else ""
        category = cells.category(section.titles[-1]) if section.titles[1:] else None
        if not section.titles:
            self._lead(section)
        elif title == "stages" and len(section.titles) == 1:
            self._once(section, title)
            self._stages, self._rest_days = tables.stages(self._page, section, self._year)
        elif title == "stage results" and category:
            self._once(section, title, category)
            results = tables.results(self._page, section, category)
            for number in results.uncounted:
                self._uncounted.setdefault(number, []).append(category)
            self._take(results.lines, section)
        elif title == "final standings" and category:
            self._once(section, title, category)
            self._take(tables.final(self._page, section, category), section)
        elif section.rows or section.bullets or title not in _PARENTS:
            self._skipped.append(Skipped(" / ".join(section.titles), section.line))
            return
        self._keep(section)

    def _once(self, section: Section, *table: str) -> None:
        if table in self._tables:
            expected = f"each table once (this one began on line {self._tables[table]})"
            self._page.refuse(section.line, section.titles[-1], expected)
        self._tables[table] = section.line

    def _lead(self, section: Section) -> None:
        keys = {bullet.key for bullet in section.bullets}
        known: set[str] = set()
        for bullet in section.bullets:
            match = _KNOWN_KEY.fullmatch(bullet.key)
            if bullet.key in known or not match or (match[1] and f"Category{match[1]}" not in keys):
                self._skipped.append(Skipped(f"infobox: {bullet.key}", bullet.line))
            known.add(bullet.key)
        for row in section.rows[:1]:
            self._page.refuse(row.line, row, "no table before the first section")

    def _keep(self, section: Section) -> None:
        """Take the prose of a known section; what lost its first `|` is no prose but a row."""
        for text in section.texts:
            if "|" in text.text:
                self._page.refuse(text.line, text.text, "a table row that starts with `|`")
        bullets = section.bullets
        box_title = bullets[0].line - 1 if bullets and not section.titles else 0
        category = cells.category(section.titles[-1]) if section.titles else None
        self._texts += [
            (text, category if text.note else None)
            for text in section.texts
            if text.line != box_title
        ]
        if section.titles:
            title = " / ".join(section.titles)
            self._skipped += [Skipped(f"{title}: {each.key}", each.line) for each in bullets]

    def _take(self, lines: Iterable[tables.Line], section: Section) -> None:
        numbers = {stage.number for stage in self._stages}
        rows = {row.line: row for row in section.rows}
        where = (
            "stage of the stages table" if numbers else "section `==Stages==` before the results"
        )
        for line in lines:
            if line.stage is not None and line.stage not in numbers:
                self._page.refuse(line.line, rows[line.line], f"a {where}")
            self._names.update(person.name for person in line.people)
            if len(self._names) > _MOST_NAMES:
                self._page.refuse(
                    line.line, rows[line.line], f"no more than {_MOST_NAMES} different names"
                )
            self._lines.append(line)

    def _counted(self, stage: Stage) -> Stage:
        return replace(stage, uncounted=tuple(self._uncounted.get(stage.number, ())))

    def _headlines(self, lead: Section, box: dict[str, Bullet]) -> Iterable[Headline]:
        for bullet in lead.bullets:
            match = _HEADLINE.fullmatch(bullet.key)
            if not match or box[bullet.key] is not bullet:
                continue
            category = cells.category(bullet.value)
            if category is None:
                self._page.refuse(bullet.line, bullet.value or "nothing", "the name of a category")
            crew, make = (_value(box.get(f"{word}{match[1]}")) for word in ("Driver", "Team"))
            if crew:
                people = tuple(part.strip() for part in crew.split(","))
                yield Headline(category, people, make or "", bullet.line)


_PARENTS = ("stage results", "final standings")


def _value(bullet: Bullet | None) -> str | None:
    return bullet.value or None if bullet else None


def _countries(bullet: Bullet | None) -> tuple[str | None, ...]:
    if bullet is None:
        return ()
    return tuple(part.strip() or None for part in bullet.value.split(","))


def _classifications(lines: Iterable[tables.Line], entries: Entries) -> Iterable[Classification]:
    grouped: dict[tuple[Kind, Category, int | None], list[tables.Line]] = {}
    for line in lines:
        grouped.setdefault((line.kind, line.category, line.stage), []).append(line)
    for (kind, category, stage), placed in grouped.items():
        yield Classification(kind, category, stage, tuple(entries.placing(line) for line in placed))
