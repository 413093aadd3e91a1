"""Texts made to be slow: they are read or refused in a time that grows with their length alone."""

import time
from collections.abc import Callable

from db.reader.document import Document, UnreadableError

LETTERS = 150_000
_SECONDS = 1
"""Many times what so many letters take, and a small part of what their square would."""


def soon(read: Callable[[str, str], Document], begin: str, unit: str) -> None:
    """Read a text that goes on with one thing over and over."""
    text = begin + unit * (LETTERS // len(unit))
    started = time.process_time()
    refusal = ""
    try:
        read(text, "page.txt")
    except UnreadableError as error:
        refusal = str(error)
    assert len(refusal) < 300
    assert "\n" not in refusal
    assert time.process_time() - started < _SECONDS
