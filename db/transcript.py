"""What a document means: tables and prose become an edition, or the load stops with the line."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from db import cells, document, prose, tables
from db.crews import Entries
from db.document import Bullet, Document, Section, Text
from db.rally import (
    Category,
    Classification,
    Edition,
    Headline,
    Kind,
    Paragraph,
    RestDay,
    Stage,
)

_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_KNOWN_KEY = re.compile(r"Previous Round|Next Round|Country|(?:Category|Driver|Team)\d")


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
        page.refuse(1, page.title, "a title with a year")
    return _Transcriber(page, int(year[0])).transcript()


class _Transcriber:
    """Walks the sections once and keeps what each of them gives."""

    def __init__(self, page: Document, year: int) -> None:
        self._page, self._year = page, year
        self._stages: tuple[Stage, ...] = ()
        self._rest_days: tuple[RestDay, ...] = ()
        self._lines: list[tables.Line] = []
        self._uncounted: dict[int, list[Category]] = {}
        self._texts: list[Text] = []
        self._skipped: list[Skipped] = []

    def transcript(self) -> Transcript:
        """Make the edition of what stands in the sections."""
        lead = self._page.sections[0]
        for section in self._page.sections:
            self._read(section)
        if not self._stages:
            self._page.refuse(lead.line, self._page.title, "a section `==Stages==` with a table")
        entries = Entries(self._lines)
        speech = prose.Prose(entries.crews, self._stages)
        box = {bullet.key: bullet for bullet in lead.bullets}
        edition = Edition(
            year=self._year,
            name=self._page.title,
            other_name=prose.other_name(self._texts),
            running=prose.running(self._texts),
            previous=box["Previous Round"].value if "Previous Round" in box else None,
            following=box["Next Round"].value if "Next Round" in box else None,
            countries=_countries(box.get("Country")),
            headlines=tuple(self._headlines(box)),
            stages=tuple(self._counted(stage) for stage in self._stages),
            rest_days=self._rest_days,
            crews=entries.crews,
            classifications=tuple(_classifications(self._lines, entries)),
            remarks=tuple(remark for text in self._texts for remark in speech.remarks(text)),
            paragraphs=tuple(Paragraph(text.text, text.note, text.line) for text in self._texts),
        )
        return Transcript(edition, tuple(self._skipped))

    def _read(self, section: Section) -> None:
        title = section.titles[0].casefold() if section.titles else ""
        category = cells.category(section.titles[-1]) if section.titles[1:] else None
        if not section.titles:
            self._lead(section)
        elif title == "stages" and len(section.titles) == 1:
            self._stages, self._rest_days = tables.stages(self._page, section, self._year)
        elif title == "stage results" and category:
            results = tables.results(self._page, section, category)
            for number in results.uncounted:
                self._uncounted.setdefault(number, []).append(category)
            self._take(results.lines)
        elif title == "final standings" and category:
            self._take(tables.final(self._page, section, category))
        elif section.rows or section.bullets or title not in _PARENTS:
            self._skipped.append(Skipped(" / ".join(section.titles), section.line))
            return
        if section.titles:
            self._texts += section.texts

    def _lead(self, section: Section) -> None:
        first_bullet = min((bullet.line for bullet in section.bullets), default=0)
        self._texts += [text for text in section.texts if text.line != first_bullet - 1]
        for bullet in section.bullets:
            if not _KNOWN_KEY.fullmatch(bullet.key):
                self._skipped.append(Skipped(f"infobox: {bullet.key}", bullet.line))
        for row in section.rows[:1]:
            self._page.refuse(row.line, row, "no table before the first section")

    def _take(self, lines: Iterable[tables.Line]) -> None:
        numbers = {stage.number for stage in self._stages}
        for line in lines:
            if line.stage is not None and line.stage not in numbers:
                self._page.refuse(line.line, f"stage {line.stage}", "a stage of the stages table")
            self._lines.append(line)

    def _counted(self, stage: Stage) -> Stage:
        return replace(stage, uncounted=tuple(self._uncounted.get(stage.number, ())))

    def _headlines(self, box: dict[str, Bullet]) -> Iterable[Headline]:
        for key, bullet in box.items():
            if not key.startswith("Category"):
                continue
            category = cells.category(bullet.value)
            crew, make = (box.get(key.replace("Category", word)) for word in ("Driver", "Team"))
            if category is None:
                self._page.refuse(bullet.line, bullet.value, "the name of a category")
            if crew:
                people = tuple(part.strip() for part in crew.value.split(","))
                yield Headline(category, people, make.value if make else "", bullet.line)


_PARENTS = ("stage results", "final standings")


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
