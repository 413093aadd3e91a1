"""Where the log goes, decided here for all that logs, and what becomes of a bug."""

import logging
import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from bot.lines import FORMAT, JsonLines, SafeLines
from bot.record import Event, Outcome, Record
from bot.settings import LogFormat, Settings
from commands.languages import say
from db.failures import UnusableError

T = TypeVar("T")

log = logging.getLogger(__name__)

_LARGEST = 1_000_000
"""Bytes; a log that has grown larger is put aside before more is written."""


def to_terminal(settings: Settings) -> None:
    """Send the log to the standard error stream, as is right for what runs as a service."""
    handler = logging.StreamHandler()
    lines = JsonLines if settings.log_format is LogFormat.JSON else SafeLines
    handler.setFormatter(lines(settings.token))
    logging.basicConfig(level=settings.log_level, handlers=[handler], force=True)


def to_file(path: Path, level: str) -> None:
    """Send the log to a file, which appears with its first line.

    Whoever sits at the terminal is told of warnings in a sentence, and of nothing more.
    """
    file = _LogFile(path)
    file.setFormatter(logging.Formatter(FORMAT))
    sentences = logging.StreamHandler()
    sentences.setLevel(logging.WARNING)
    sentences.setFormatter(logging.Formatter("%(message)s"))
    sentences.addFilter(lambda record: not record.exc_info)
    logging.basicConfig(level=level, handlers=[file, sentences], force=True)


def guarded(act: Callable[[], T], failed: Callable[[str], T]) -> T:
    """Do something, and where that cannot be done do what is left, with a sentence about it."""
    try:
        return act()
    except UnusableError as error:
        return failed(f"{error}; dakar build makes it anew.")
    except Exception as error:  # noqa: BLE001 (whatever it is, nobody is to see a traceback)
        return failed(apology(reported(Event("question"), error)))


def reported(event: Event, error: Exception) -> str:
    """Log a bug, and give the short reference under which the log has it."""
    reference = os.urandom(4).hex().upper()
    log.error("%s", Record(event, Outcome("failed", reference=reference)), exc_info=error)
    return reference


def apology(reference: str) -> str:
    """Word what whoever asked is told of a bug."""
    return say(
        "That did not work, and it is our fault. Reference {reference}.", reference=reference
    )


class _LogFile(logging.FileHandler):
    """A file that is put aside when it is large; where it cannot be written, that is said once."""

    def __init__(self, path: Path) -> None:
        super().__init__(path, encoding="utf-8", errors="backslashreplace", delay=True)
        self._path = path
        self._complained = False

    def emit(self, record: logging.LogRecord) -> None:
        """Write a record, after making room for it if it is the first."""
        try:
            if self.stream is None:
                self._make_room()
                self.stream = self._open()
        except OSError:
            self.handleError(record)
        else:
            super().emit(record)

    def _make_room(self) -> None:
        self._path.parent.mkdir(parents=True, exist_ok=True)
        if self._path.exists() and self._path.stat().st_size > _LARGEST:
            self._path.replace(self._path.with_name(f"{self._path.name}.old"))

    def handleError(self, record: logging.LogRecord) -> None:  # noqa: ARG002, N802 (not our name)
        """Say that there is no log; an answer is not to fail because of that."""
        error = sys.exc_info()[1]
        if not self._complained and sys.stderr is not None:
            self._complained = True
            reason = error.strerror if isinstance(error, OSError) else error
            sys.stderr.write(f"The log {self._path} cannot be written: {reason}.\n")
