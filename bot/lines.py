"""How a line of the log is written: for people, or as JSON; without secrets and what was typed."""

import logging
import re
import traceback
from datetime import UTC, datetime
from types import TracebackType

from bot.record import Record

FORMAT = "%(asctime)s %(levelname)s %(name)s: %(message)s"

_OF_AN_INTERACTION = re.compile(r"(/(?:webhooks|interactions)/\d+/)[\w.%-]+")
"""Addresses that hold the token of an interaction, with which its answer could be changed."""
_OF_A_PLACE = re.compile(r"/\d{15,}")
"""Numbers, in addresses, of channels, servers and people."""
_OF_THE_WAY = ("discord", "aiohttp")
_FOR_PEOPLE = ("db", "sqlite3")
"""Packages whose failures say what is wrong with a file, and nothing of what was asked."""

_Caught = tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]


class SafeLines(logging.Formatter):
    """Lines for people, one an event; a bug is followed by where it happened."""

    def __init__(self, secret: str = "") -> None:
        super().__init__(FORMAT)
        self._secret = secret

    def format(self, record: logging.LogRecord) -> str:
        """Write a record without the secrets that may be in it."""
        text = super().format(record)
        caught = record.exc_info[1] if record.exc_info else None
        if caught and _is_of_the_way(caught):
            text = text.replace("\n", ": ", 1)
        return self._veiled(text)

    def formatException(self, ei: _Caught) -> str:  # noqa: N802 (not our name)
        """Say where something failed; what an exception quotes may be what somebody wrote."""
        _, error, where = ei
        if error is None:
            return ""
        if _is_of_the_way(error):
            return _summary(error)
        frames = "".join(traceback.format_tb(where))
        return f"Traceback (most recent call last):\n{frames}{_summary(error)}"

    def _veiled(self, text: str) -> str:
        text = _OF_A_PLACE.sub("/…", _OF_AN_INTERACTION.sub(r"\1…", text))
        return text.replace(self._secret, "…") if self._secret else text


class JsonLines(SafeLines):
    """One JSON object a line, for whatever collects logs."""

    def format(self, record: logging.LogRecord) -> str:
        """Write a record with all its fields."""
        import json

        noted = record.args[0] if isinstance(record.args, tuple) and record.args else None
        told = noted.fields() if isinstance(noted, Record) else {"event": "log"}
        fields: dict[str, object] = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname,
            "logger": record.name,
            **told,
        }
        if not isinstance(noted, Record):
            fields["text"] = record.getMessage()
        if record.exc_info:
            fields["traceback"] = self.formatException(record.exc_info)
        return self._veiled(json.dumps(fields, ensure_ascii=False))


def _is_of_the_way(error: BaseException) -> bool:
    """Whether something happened between here and Discord, where our code is not to blame."""
    return _package(error) in _OF_THE_WAY or isinstance(error, OSError)


def _summary(error: BaseException) -> str:
    """Name a failure, with its words where these are known to be about a file or a status."""
    name = type(error).__name__
    status = getattr(error, "status", None) or getattr(error, "code", None)
    if isinstance(error, OSError) or _package(error) in _FOR_PEOPLE:
        return f"{name}: {error}"
    return f"{name} ({status})" if isinstance(status, int) else name


def _package(error: BaseException) -> str:
    return type(error).__module__.partition(".")[0]
