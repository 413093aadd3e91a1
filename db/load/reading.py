"""Reading a document: from its bytes to an edition with its audit, and what is said of it."""

import codecs
import gc
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from db.audit import Audit, audit
from db.failures import UnbuildableError
from db.load.report import Loaded
from db.load.sources import Source, read
from db.rally import Edition
from db.reader.document import Form, UnreadableError
from db.reader.forms import recognised
from db.reader.transcript import Skipped, Transcript, transcribe


@dataclass(frozen=True, slots=True)
class Reading:
    """A document that was read, and what of it is stored."""

    source: Source
    form: Form
    edition: Edition
    audit: Audit
    skipped: tuple[Skipped, ...]

    def report(self) -> Loaded:
        """Sum up what was read."""
        edition = self.edition
        return Loaded(
            file=self.source.path,
            year=edition.year,
            name=edition.name,
            form=self.form,
            stages=len(edition.stages),
            placings=sum(len(table.placings) for table in edition.classifications),
            people=len(edition.people),
            findings=len(self.audit.findings),
            skipped=tuple((section.title, section.line) for section in self.skipped),
        )


def read_edition(source: Source, data: bytes | None = None, *, strict: bool = False) -> Reading:
    """Read a document, or its bytes where somebody has read these already.

    Raises UnbuildableError where it cannot be read, or if `strict` where something in it is not
    understood.
    """
    name = str(source.path)
    try:
        text = _text(read(source.path) if data is None else data, name)
        with _uncollected():
            form, transcript = _transcribed(text, source)
            audited = audit(transcript.edition)
    except UnreadableError as error:
        others = tuple(f"{name}, {each}" for each in error.others)
        raise UnbuildableError(str(error), others) from error
    if strict:
        _must_be_whole(transcript, name)
    return Reading(source, form, transcript.edition, audited, transcript.skipped)


@contextmanager
def _uncollected() -> Iterator[None]:
    """Look for no garbage: among so many values, none of them in a circle, that takes a quarter."""
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collecting:
            gc.enable()


def _transcribed(text: str, source: Source) -> tuple[Form, Transcript]:
    form = source.form or recognised(text)
    return form, transcribe(text, str(source.path), form=form, year=source.year)


def _text(data: bytes, name: str) -> str:
    data = data.removeprefix(codecs.BOM_UTF8)
    try:
        return data.decode()
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        found = f"the byte {data[error.start]:#04x}"
        raise UnreadableError(name, line, found, "text in UTF-8") from error


def _must_be_whole(transcript: Transcript, name: str) -> None:
    if not transcript.skipped:
        return
    first, *others = [
        f"{name}, line {each.line}: “{each.title}” is not understood" for each in transcript.skipped
    ]
    raise UnbuildableError(first, tuple(others))
