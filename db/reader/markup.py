"""Marks that the readers of marked-up forms leave in a text, and the plain text they stand for.

They are letters that no readable text has, so that nothing in a document can be taken for one.
"""

import re
from collections.abc import Callable
from typing import NoReturn

from db.reader.document import UnreadableError

HIDDEN_LINE = "\x0b"
"""A line break of what was taken away, so that the lines below keep their numbers."""
BREAK = "\x1e"
"""Where a cell or a value begins a line of its own."""
_FLAG, _FLAG_END = "\x1c", "\x1d"
# These four are blanks to `str.split`, which is what they become.

_SAID = "|{}[]!=<>&'*#:"
_MEANT = "\x01\x02\x03\x04\x05\x06\x07\x08\x12\x13\x14\x15\x16\x17"
_PROTECTION = str.maketrans(_SAID, _MEANT)
_INVISIBLE = "\xad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"
"""What says only where lines may break and which way they run."""
_LEFT = re.compile(f"[\x00-\x1b{_INVISIBLE}]")
_PLAIN = str.maketrans(
    {**dict(zip(_MEANT, _SAID, strict=True)), **dict.fromkeys(f"\x0e\x0f\x10\x11\x18{_INVISIBLE}")}
)
_GLUED = re.compile(r"\x1d(?=[/,;:)])|(?<=\()\x1c")

_LINE_END = re.compile(r"\r\n?")
_MOST_LINES = 500_000
"""More than the longest article has where each cell stands on a line."""
READABLE = "readable text (is the file saved as UTF-8?)"
_DAMAGED = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufffd]")
"""What a wrong encoding or a damaged file leaves in a text."""
_LONG_NUMBER = re.compile(r"&#[xX]?[0-9a-fA-F]{8}")
"""No letter has such a number, and to read it could take long."""


def readable(text: str, source: str) -> str:
    """Take the ways to save a text away, or refuse one that was damaged before it came here."""
    plain = _LINE_END.sub("\n", text.removeprefix("\ufeff"))
    if plain.count("\n") > _MOST_LINES:
        raise UnreadableError(source, _MOST_LINES + 1, "more", f"no more than {_MOST_LINES} lines")
    for damage, expected in (
        (_DAMAGED, READABLE),
        (_LONG_NUMBER, "the number of a letter"),
    ):
        if match := damage.search(plain):
            refuse_at(plain, match.start(), source, expected)
    return plain


def refuse_at(text: str, at: int, source: str, expected: str) -> NoReturn:
    """Stop reading at a place of a text."""
    before = text[:at].replace(HIDDEN_LINE, "\n")
    begin, end = text.rfind("\n", 0, at) + 1, text.find("\n", at)
    found = tidy(text[max(begin, at - 100) : at + 300 if end < 0 else min(end, at + 300)])
    raise UnreadableError(source, before.count("\n") + 1, found or "nothing", expected)


def protected(text: str) -> str:
    """Keep a text from being read as markup: `{{` stays what it is."""
    return text.translate(_PROTECTION)


def flagged(code: str) -> str:
    """Mark a code as a flag; it stands apart from the words beside it."""
    return f"{_FLAG}{code}{_FLAG_END}"


def with_flags(text: str, say: Callable[[str, str], str]) -> str:
    """Say each flag with the words after it anew: `say` gets its code and them."""
    first, *flags = text.split(_FLAG)
    said = [first]
    for each in flags:
        code, _, after = each.partition(_FLAG_END)
        said.append(say(code, after))
    return "".join(said)


def tidy(text: str) -> str:
    """Make one line of plain text of a marked one, in which breaks are blanks."""
    if _FLAG in text:
        text = _GLUED.sub("", text)
    text = " ".join(text.split())
    return text.translate(_PLAIN).strip() if _LEFT.search(text) else text


def listed(text: str) -> str:
    """Make one line of a list: what commas, breaks and flags part is parted by commas.

    What stands between two commas may be lost and is kept: `FRA, , EGY`.
    """
    items = []
    for part in text.split(","):
        shown = [tidy(item) for item in re.split(f"{BREAK}|(?={_FLAG})", part)]
        items += [item for item in shown if item] or [""]
    return ", ".join(items).strip(", ") if any(items) else ""
