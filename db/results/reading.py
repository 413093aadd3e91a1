"""Opening the results file to read: whose it is, whether it is whole, and asking it."""

import os
import sqlite3
import struct
import weakref
from pathlib import Path
from typing import Any

from db.failures import DamagedError, MissingError, OutdatedError, UnusableError
from db.schema import APPLICATION_ID, VERSION

_MAGIC = b"SQLite format 3\0"
_HEADER = struct.Struct(">16sH10xI28xI4xI28x")
"""Of SQLite's file format: magic, page size, pages, user version, application id."""
_CHECKED_UP_TO = 8 << 20
"""Bytes: that is dozens of editions like 2003, and some milliseconds."""


class Reader:
    """An open results file, read-only and taken as never changing: a new one replaces it whole.

    It closes by itself when the last who asks it lets go. That may be any thread, so SQLite's check
    for the thread is off; nothing is ever written, and the library itself serialises calls.
    """

    def __init__(self, path: Path) -> None:
        _check_header(path)
        self._path = path
        try:
            connection = sqlite3.connect(
                f"{path.as_uri()}?mode=ro&immutable=1", uri=True, check_same_thread=False
            )
        except sqlite3.Error as error:
            raise UnusableError(path, f"cannot be opened ({error})") from error
        self.close = weakref.finalize(self, connection.close)
        self._connection = connection

    def check(self) -> None:
        """Have SQLite look through a file of ordinary size; DamagedError if it is not whole.

        All of it is in memory then, and goes on answering whatever happens to the file.
        """
        if self._path.stat().st_size > _CHECKED_UP_TO:
            return
        self.rows("pragma cache_size = -16384")  # in KiB: all of it, and then some
        found = self.rows("pragma quick_check(1)")
        if found != [("ok",)]:
            raise DamagedError(self._path, f"is damaged ({found[0][0]})")

    def rows(self, statement: str, **values: str | int | None) -> list[tuple[Any, ...]]:
        """Ask one question of the file."""
        try:
            return self._connection.execute(statement, values).fetchall()
        except sqlite3.DatabaseError as error:
            raise DamagedError(self._path, f"is damaged ({error})") from error


def signature(path: Path) -> tuple[int, int, int] | None:
    """Tell one file in this place from the next; none where there is none."""
    try:
        found = os.stat(path)  # noqa: PTH116 - asked before each question, and twice as fast
    except OSError:
        return None
    return found.st_ino, found.st_mtime_ns, found.st_size


def _check_header(path: Path) -> None:
    try:
        with path.open("rb") as file:
            header = file.read(_HEADER.size)
            size = os.fstat(file.fileno()).st_size
    except FileNotFoundError as error:
        raise MissingError(path, "is not there") from error
    except IsADirectoryError as error:
        raise DamagedError(path, "is a folder") from error
    except OSError as error:
        raise UnusableError(path, f"cannot be read ({error.strerror})") from error
    if not header.startswith(_MAGIC) or len(header) < _HEADER.size:
        raise DamagedError(path, "is no SQLite file")
    _, page, pages, version, application = _HEADER.unpack(header)
    if application != APPLICATION_ID:
        raise DamagedError(path, "is a SQLite file of another program")
    if version != VERSION:
        raise OutdatedError(path, "was made by another version")
    if size != pages * (page if page > 1 else 65536):
        raise DamagedError(path, "is cut short or has grown")
