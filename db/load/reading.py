"""Reading a document: from its bytes to an edition with its audit, and what is said of it."""

import codecs
import re
from dataclasses import dataclass

from db.audit import Audit, audit
from db.failures import UnbuildableError
from db.load.report import Loaded
from db.load.sources import Source, read
from db.rally import Edition
from db.reader.document import Form, UnreadableError
from db.reader.transcript import Skipped, Transcript, transcribe

_YEARS = re.compile(r"\b(?:19|20)\d\d\b", re.ASCII)


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
        form, transcript = _transcribed(text, source)
    except UnreadableError as error:
        others = getattr(error, "others", ())
        raise UnbuildableError(str(error), tuple(f"{name}, {each}" for each in others)) from error
    _must_be_of(source, transcript.edition)
    if strict:
        _must_be_whole(transcript, name)
    edition = transcript.edition
    return Reading(source, form, edition, audit(edition), transcript.skipped)


def _transcribed(text: str, source: Source) -> tuple[Form, Transcript]:
    # To be merged with the reader of the other forms: the form is recognised, both are handed on.
    form = source.form or Form.FLATTENED
    return form, transcribe(text, str(source.path))


def _text(data: bytes, name: str) -> str:
    data = data.removeprefix(codecs.BOM_UTF8)
    try:
        return data.decode()
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        found = f"the byte {data[error.start]:#04x}"
        raise UnreadableError(name, line, found, "text in UTF-8") from error


def _must_be_of(source: Source, edition: Edition) -> None:
    """Refuse a document whose title names years, and not the one that its file is kept under."""
    named = _YEARS.findall(edition.name)
    if source.year is None or not named or str(source.year) in named:
        return
    message = f"{source.path} is said to be of {source.year}, but its title is “{edition.name}”"
    raise UnbuildableError(message)


def _must_be_whole(transcript: Transcript, name: str) -> None:
    if not transcript.skipped:
        return
    first, *others = [
        f"{name}, line {each.line}: “{each.title}” is not understood" for each in transcript.skipped
    ]
    raise UnbuildableError(first, tuple(others))
