"""The documents that an archive is made of: how they lie on the disk, and those of our own."""

import re
from dataclasses import dataclass
from pathlib import Path
from stat import S_ISDIR, S_ISREG

from db.failures import UnbuildableError
from db.reader.document import Form

PACKAGE = Path(__file__).parent.parent
OWN = PACKAGE / "editions"
"""Where the documents lie that come with the program."""
_MOST_BYTES = 8_000_000
"""Of one document: twice what one has that lists everybody on every stage."""
_YEAR = re.compile(r"(?:19|20)\d\d", re.ASCII)


@dataclass(frozen=True, slots=True)
class Source:
    """A document as it lies on the disk, and what is known of it before it is read."""

    path: Path
    form: Form | None = None
    """What kind of text it is; none where the text itself is to show it."""
    year: int | None = None
    """Of which year it tells; none where the text itself is to say it."""
    bundled: bool = False
    """Whether it came with the program."""


def own() -> tuple[Source, ...]:
    """Name the documents that came with the program."""
    there = sorted(OWN.glob("*.txt"))
    return tuple(Source(path, Form.FLATTENED, year_of(path.stem), bundled=True) for path in there)


def year_of(name: str) -> int | None:
    """Say which year a name is, if it is one."""
    return int(name) if _YEAR.fullmatch(name) else None


def read(path: Path) -> bytes:
    """Read one document; UnbuildableError where it cannot be read."""
    try:
        data = _bytes(path)
    except OSError as error:
        message = f"{path} cannot be read: {error.strerror or error}"
        raise UnbuildableError(message) from error
    if len(data) > _MOST_BYTES:
        message = f"{path} cannot be read: it has more than {_MOST_BYTES} bytes"
        raise UnbuildableError(message)
    return data


def _bytes(path: Path) -> bytes:
    kind = path.stat().st_mode
    if not (S_ISREG(kind) or S_ISDIR(kind)):
        # Of a pipe or a device nobody knows when it ends.
        message = "it is no ordinary file"
        raise OSError(message)
    with path.open("rb") as file:
        return file.read(_MOST_BYTES + 1)
