"""Text for Discord: whatever it holds, it is shown as it is, formats nothing and calls nobody."""

import re
import unicodedata

from bot.terminal import clean

_MARKS = re.compile(r"([\\*_~`|<>@#\[\]])")
_ADDRESS = re.compile(r"(?<=:)//")
_BEGINNING = re.compile(r"^([-+]|\d+(?=[.)]))")
"""What makes a line a list, a quotation or a heading only where it begins one."""


def escape(text: str) -> str:
    """Make a text mean itself on Discord, in one line."""
    return _BEGINNING.sub(_kept, inside(text))


def inside(text: str) -> str:
    """Make a text mean itself where it does not begin its line."""
    text = _MARKS.sub(r"\\\1", clean(text))
    return _ADDRESS.sub(r"\\/\\/", text)


def chip(text: str) -> str:
    """Write a text in letters of equal width, on a ground of its own."""
    return f"`{clean(text).replace('`', chr(0x2019))}`"


def shortened(text: str, most: int) -> str:
    """Cut a text for a label, between two letters as people see them."""
    text = clean(text)
    if len(text) <= most:
        return text
    end = most - 1
    while end and unicodedata.combining(text[end]):
        end -= 1
    return f"{text[:end].rstrip()}…"


def _kept(match: re.Match[str]) -> str:
    # A number is no list without its full stop: that is what the backslash goes before.
    return f"{match[0]}\\" if match[0].isdigit() else f"\\{match[0]}"
