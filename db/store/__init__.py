"""Making the results file: beside the old one, and put in its place in one step."""

import logging
import os
import sqlite3
import time
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager, suppress
from glob import escape
from pathlib import Path

from db.audit import Audit
from db.failures import UnbuildableError
from db.rally import Edition

log = logging.getLogger(__name__)

_ABANDONED_AFTER = 3600
"""Seconds: no build takes so long."""


def build(editions: Iterable[tuple[Edition, Audit]], path: Path, stamp: str) -> None:
    """Store editions in a new results file and put it in place of the one that was there.

    Whatever goes wrong, the file that was there stays as it was, and UnbuildableError says what.
    The same editions and stamp give the same bytes.
    """
    with _explained(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        sweep(path.parent.glob(f".{escape(path.name)}.*.building"))
        beside = path.with_name(f".{path.name}.{os.urandom(8).hex()}.building")
        try:
            _write(editions, beside, stamp)
            flush(beside)
            beside.replace(path)
        finally:
            with suppress(OSError):
                beside.unlink(missing_ok=True)
        flush(path.parent)


def flush(path: Path) -> None:
    """Have the disk keep what was written to a file, or which files a folder has."""
    if path.is_dir() and not hasattr(os, "O_DIRECTORY"):
        return  # Windows opens no folders, and needs none of this.
    descriptor = os.open(path, os.O_RDONLY if path.is_dir() else os.O_RDWR)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def sweep(files: Iterable[Path]) -> None:
    """Remove what was half written when somebody was killed; the young may still be at work."""
    for left in files:
        with suppress(OSError):
            if time.time() - left.stat().st_mtime > _ABANDONED_AFTER:
                left.unlink()
                log.info("removed %s, which was never finished", left)


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


def _write(editions: Iterable[tuple[Edition, Audit]], path: Path, stamp: str) -> None:
    # Imported here: sqlite-utils costs more than a start without a build.
    from db.store.fill import fill

    with closing(sqlite3.connect(path)) as connection:
        fill(connection, editions, stamp)
