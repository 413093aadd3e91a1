"""Making the results file: beside the old one, and put in its place in one step.

An edition comes as what was read and audited, or as a `Copy` of what another results file has.
"""

import os
import sqlite3
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing, contextmanager, suppress
from glob import escape
from pathlib import Path

from db.audit import Audit
from db.disk import flush, sweep
from db.failures import UnbuildableError
from db.provenance import Provenance
from db.rally import Edition
from db.store.copied import Copy

Stored = tuple[Edition, Audit] | Copy


def build(
    editions: Iterable[Stored], path: Path, stamp: str, documents: Iterable[Provenance] = ()
) -> None:
    """Store editions in a new results file and put it in place of the one that was there.

    Whatever goes wrong, the file that was there stays as it was, and UnbuildableError says what.
    The same editions and stamp give the same bytes.
    """
    with built(editions, path, stamp, documents) as put:
        put()


@contextmanager
def built(
    editions: Iterable[Stored], path: Path, stamp: str, documents: Iterable[Provenance] = ()
) -> Iterator[Callable[[], None]]:
    """Store editions as `build` does; what is given puts the file in its place."""
    with beside(path) as new:

        def put() -> None:
            with _explained(path):
                new.replace(path)
                flush(path.parent)

        with _explained(path):
            _write(editions, new, stamp, documents)
            flush(new)
        yield put


@contextmanager
def beside(path: Path) -> Iterator[Path]:
    """Give a name beside a results file for another that is being made, and removed at the end."""
    with _explained(path):
        path.parent.mkdir(parents=True, exist_ok=True)
    sweep(path.parent.glob(f".{escape(path.name)}.*.building"))
    new = path.with_name(f".{path.name}.{os.urandom(8).hex()}.building")
    try:
        yield new
    finally:
        with suppress(OSError):
            new.unlink(missing_ok=True)


def collect(editions: Iterable[Stored], new: Path, path: Path) -> None:
    """Store editions in a file from which they are copied when the results file is built."""
    from db.store.fill import gather

    with _explained(path), closing(sqlite3.connect(new)) as connection:
        gather(connection, editions)


@contextmanager
def _explained(path: Path) -> Iterator[None]:
    try:
        yield
    except (OSError, sqlite3.Error, ValueError) as error:
        message = f"{path} could not be built: {_reason(error)}"
        raise UnbuildableError(message) from error


def _reason(error: Exception) -> str:
    if isinstance(error, OSError):
        return error.strerror or str(error)
    code = getattr(error, "sqlite_errorname", "")
    if code.startswith("SQLITE_FULL"):
        return "the disk is full"
    if code.startswith("SQLITE_IOERR"):
        return f"the disk refused to write ({error})"
    if code.startswith(("SQLITE_CANTOPEN", "SQLITE_READONLY")):
        return f"its folder cannot be written to ({error})"
    return str(error)


def _write(
    editions: Iterable[Stored], path: Path, stamp: str, documents: Iterable[Provenance]
) -> None:
    # Imported here: sqlite-utils costs more than a start without a build.
    from db.store.fill import fill

    with closing(sqlite3.connect(path, uri=True)) as connection:
        fill(connection, editions, stamp, documents)
