"""The texts that an archive is made of, and the stamp that tells whether any of them changed.

They are those that come with the program and those in the folder `editions` beside the results
file, which is the operator's.
"""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from stat import S_ISDIR, S_ISREG

from db.failures import UnbuildableError

_PACKAGE = Path(__file__).parent.parent
_MOST_BYTES = 8_000_000
"""Of one document: twice what one has that lists everybody on every stage."""


@dataclass(frozen=True, slots=True)
class Source:
    """A document as it lies on the disk."""

    path: Path
    data: bytes
    bundled: bool = False


@dataclass(frozen=True, slots=True)
class Loaded:
    """What was read of one document, for a report."""

    file: Path
    year: int
    name: str
    stages: int
    placings: int
    people: int
    findings: int
    skipped: tuple[tuple[str, int], ...]
    """The sections that were passed over, each with its line."""

    def __str__(self) -> str:
        return (
            f"{self.name}: {self.stages} stages, {self.placings} placings, {self.people} people, "
            f"{self.findings} findings"
        )


def read(path: Path, *, bundled: bool = False) -> Source:
    """Read one document; UnbuildableError where it cannot be read."""
    try:
        data = _bytes(path)
    except OSError as error:
        message = f"{path} cannot be read: {error.strerror or error}"
        raise UnbuildableError(message) from error
    if len(data) > _MOST_BYTES:
        message = f"{path} cannot be read: it has more than {_MOST_BYTES} bytes"
        raise UnbuildableError(message)
    return Source(path, data, bundled)


def _bytes(path: Path) -> bytes:
    kind = path.stat().st_mode
    if not (S_ISREG(kind) or S_ISDIR(kind)):
        # Of a pipe or a device nobody knows when it ends.
        message = "it is no ordinary file"
        raise OSError(message)
    with path.open("rb") as file:
        return file.read(_MOST_BYTES + 1)


def folder(path: Path) -> Path:
    """Where the operator's own documents lie: beside the results file."""
    return path.parent / "editions"


def sources(path: Path) -> tuple[Source, ...]:
    """Read every document of a results file: those of the program, then the operator's."""
    bundled = [read(text, bundled=True) for text in sorted((_PACKAGE / "editions").glob("*.txt"))]
    return (*bundled, *(read(text) for text in sorted(folder(path).glob("*.txt"))))


def stamp(texts: Iterable[Source]) -> str:
    """Name a state of the documents and of the program that reads them.

    All of this package counts, since nearly all of it decides what is stored; a list of what does
    not would save a fraction of a second after an upgrade, and be wrong one day.
    """
    digest = hashlib.blake2b(digest_size=16)
    parts = (part.read_bytes() for part in sorted(_PACKAGE.rglob("*.py")))
    for data in (*parts, *(text.data for text in texts)):
        digest.update(len(data).to_bytes(8, "big"))
        digest.update(data)
    return digest.hexdigest()
