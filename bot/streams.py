"""The standard streams: what is typed comes in, what is answered goes out at once.

Any of them may be closed, a pipe, full, or of an encoding that lacks half of our letters.
"""

import codecs
import os
import shutil
import sys
from collections.abc import Iterator
from io import TextIOWrapper

_PLAIN_SIGNS = {"→": "->", "⚠": "(!)", "≈": "~", "·": "-", "…": "..."}


class OutputError(Exception):
    """An answer that could not be written; the message says why."""


def prepare() -> None:
    """Let every text pass: what does not decode is replaced, what cannot be shown is spelled."""
    codecs.register_error("spelled", _spelled)
    for stream, errors in (
        (sys.stdin, "replace"),
        (sys.stdout, "spelled"),
        (sys.stderr, "spelled"),
    ):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors=errors)


def _spelled(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeEncodeError):
        raise error
    # Imported here: most terminals know all letters.
    from anyascii import anyascii

    letters = error.object[error.start : error.end]
    spelled = "".join(_PLAIN_SIGNS.get(each) or anyascii(each) or "?" for each in letters)
    return spelled, error.end


def typed_at_terminal() -> bool:
    """Whether somebody sits there and types."""
    return sys.stdin is not None and sys.stdin.isatty()


def read_at_terminal() -> bool:
    """Whether somebody sits there and reads."""
    return sys.stdout is not None and sys.stdout.isatty()


def width() -> int | None:
    """How many cells a line of the terminal has; nothing where lines may have any length."""
    return shutil.get_terminal_size((0, 0)).columns or None if read_at_terminal() else None


def knows_all_letters() -> bool:
    """Whether the output takes every letter as it is."""
    encoding = getattr(sys.stdout, "encoding", None) or "utf-8"
    return codecs.lookup(encoding).name.startswith("utf")


def lines() -> Iterator[str]:
    """Every line of the input as it comes."""
    while (line := read_line()) is not None:
        yield line


def read_line() -> str | None:
    """The next line of the input, or nothing at its end."""
    try:
        line = sys.stdin.readline() if sys.stdin is not None else ""
    except OSError:
        return None
    return line.rstrip("\r\n").lstrip("\N{ZERO WIDTH NO-BREAK SPACE}") if line else None


def write(text: str) -> None:
    """Write a line at once, so that whoever waits for it has it."""
    if sys.stdout is None:
        return
    try:
        sys.stdout.write(f"{text}\n")
        sys.stdout.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        abandon()
        message = f"The answer cannot be written: {error.strerror}."
        raise OutputError(message) from error


def complain(text: str) -> None:
    """Tell whoever started the program, beside the answers."""
    if sys.stderr is not None:
        sys.stderr.write(f"{text}\n")


def ask_for(prompt: str) -> None:
    """Show a prompt beside the answers."""
    if sys.stderr is not None:
        sys.stderr.write(prompt)
        sys.stderr.flush()


def abandon() -> None:
    """Write nothing more: nobody reads on, and the end of the program is not to trip over it."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
