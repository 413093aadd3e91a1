"""Lines of the log: what they keep, and what is never in them."""

import json
import logging
import sqlite3
import sys
from pathlib import Path

import aiohttp
import pytest

from bot.lines import JsonLines, SafeLines
from bot.record import COMMAND, GATEWAY, MESSAGE, Event, Outcome, Record
from db.failures import DamagedError

TOKEN = "MTIz.abc.def"  # noqa: S105 (made up)
WAY = "/webhooks/1574133885392912387/aW50ZXJhY3Rpb246.x-y_z/messages/@original responded with 429"
BOTH = pytest.mark.parametrize("lines", [SafeLines, JsonLines])


def logged(message, *args, error=None):
    caught = (type(error), error, error.__traceback__) if error else None
    return logging.LogRecord("bot.x", logging.ERROR, "x.py", 1, message, args, caught)


def raised(error):
    try:
        raise error
    except type(error):
        return sys.exc_info()[1]


@BOTH
def test_no_line_holds_a_token_or_whose_address_it_was(lines):
    text = lines(TOKEN).format(logged("%s and %s", WAY, f"Bot {TOKEN}"))
    assert "/webhooks/…/…/messages/@original responded with 429 and Bot …" in text
    assert "aW50" not in text
    assert "15741" not in text


@BOTH
@pytest.mark.parametrize("error", [KeyError("typed words"), ValueError("typed words")])
def test_what_failed_is_told_with_its_place_and_without_what_it_quotes(lines, error):
    text = lines().format(logged("oh", error=raised(error)))
    assert "typed" not in text
    assert "test_lines.py" in text
    assert type(error).__name__ in text


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (aiohttp.ServerDisconnectedError(), "oh: ServerDisconnectedError"),
        (TimeoutError(), "oh: TimeoutError: "),
        (ConnectionResetError(104, "reset by peer"), "oh: ConnectionResetError: [Errno 104] reset"),
    ],
)
def test_trouble_on_the_way_is_one_line(error, said):
    (line,) = SafeLines().format(logged("oh", error=raised(error))).splitlines()
    assert line.partition("bot.x: ")[2].startswith(said)


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (sqlite3.OperationalError("disk I/O error"), "OperationalError: disk I/O error"),
        (DamagedError(Path("r.sqlite"), "is damaged"), "DamagedError: r.sqlite is damaged"),
    ],
)
def test_what_is_wrong_with_a_file_is_told(error, said):
    assert SafeLines().format(logged("oh", error=raised(error))).splitlines()[-1] == said


RECORDS = {
    "/winner answered in 4.3 ms, fr, shard 2": (
        Record(Event(COMMAND, "winner"), Outcome("answered", "fr"), 4.26, 2),
        {"event": "command", "command": "winner", "outcome": "answered", "language": "fr",
         "milliseconds": 4.3, "shard": 2},
    ),
    "message limited": (
        Record(Event(MESSAGE), Outcome("limited")), {"event": "message", "outcome": "limited"},
    ),
    "gateway away, shard 0": (
        Record(Event(GATEWAY), Outcome("away"), shard=0),
        {"event": "gateway", "outcome": "away", "shard": 0},
    ),
    "share /rider failed and lost (HTTP status 404, code 10062), reference 0A in 1.0 ms, en": (
        Record(
            Event("share", "rider"),
            Outcome("failed and lost", "en", "HTTP status 404, code 10062", "0A"),
            1.0,
        ),
        {"event": "share", "command": "rider", "outcome": "failed and lost", "language": "en",
         "milliseconds": 1.0, "reason": "HTTP status 404, code 10062", "reference": "0A"},
    ),
}  # fmt: skip
FIELDS = (
    "event", "command", "outcome", "reason", "language", "milliseconds", "shard", "reference"
)  # fmt: skip


@pytest.mark.parametrize(("text", "record", "given"), [(t, *r) for t, r in RECORDS.items()])
def test_a_record_is_the_same_in_words_and_as_json(text, record, given):
    line = logged("%s", record)
    assert SafeLines().format(line).endswith(f" ERROR bot.x: {text}")
    fields = json.loads(JsonLines().format(line))
    assert [fields.pop(name) for name in ("level", "logger")] == ["ERROR", "bot.x"]
    assert fields.pop("time").endswith("+00:00")
    assert fields == dict.fromkeys(FIELDS) | given


def test_what_is_no_record_is_told_as_text():
    fields = json.loads(JsonLines().format(logged("a\n%d", 1)))
    assert (fields["event"], fields["text"]) == ("log", "a\n1")


def test_a_record_of_an_exception_that_is_none_is_a_line():
    record = logging.LogRecord("bot.x", logging.ERROR, "x.py", 1, "oh", (), (None, None, None))
    assert SafeLines().format(record).endswith(" ERROR bot.x: oh")
