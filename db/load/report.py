"""What is said of documents that were loaded or taken away."""

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from db.reader.document import Form


class Fate(StrEnum):
    """What becomes of a document that is loaded."""

    NEW = "new"
    UNCHANGED = "unchanged"
    REPLACES = "replaces what was loaded of that year before"
    STANDS_IN = "takes the place of our own edition"


@dataclass(frozen=True, slots=True)
class Loaded:
    """What was read of one document, for a report."""

    file: Path
    year: int
    name: str
    form: Form
    stages: int
    placings: int
    people: int
    findings: int
    skipped: tuple[tuple[str, int], ...]
    """What was passed over because nobody understood it, each with its line."""
    fate: Fate = Fate.NEW

    def __str__(self) -> str:
        return (
            f"{self.name} ({self.year}, {self.form}): {self.stages} stages, "
            f"{self.placings} placings, {self.people} people, {self.findings} findings"
        )


@dataclass(frozen=True, slots=True)
class Unloaded:
    """What was taken away."""

    year: int
    files: tuple[Path, ...]
    back: bool
    """Whether an edition of our own answers in its place."""
