"""Numbers in sentences: `9`, `9th`, `ninth`, `stages 9, 13 and 15`, `a ten-hour penalty`."""

import re
from collections.abc import Sequence

from db import times

_ORDINALS = (
    *("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth"),
    *("tenth", "eleventh", "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth"),
    *("seventeenth", "eighteenth", "nineteenth", "twentieth"),
)
_CARDINALS = (
    *("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven"),
    *("twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"),
    "twenty",
)
_WORDS = {word: number for names in (_ORDINALS, _CARDINALS) for number, word in enumerate(names, 1)}
_UNITS = {"second": 1, "minute": 60, "hour": 3600}

# Letters of ASCII alone: without regard to case, a dotless `i` would be the `i` of `sixth`.
_ONE = r"(?<![\w-])(?<!\d:)(?a:{})(?!\w|:\d)"
ORDINAL = _ONE.format(rf"\d{{1,3}}(?:st|nd|rd|th)|{'|'.join(_ORDINALS)}")
_CARDINAL = _ONE.format(rf"\d{{1,3}}|{'|'.join(_CARDINALS)}")
NUMBER = f"(?:{ORDINAL}|{_CARDINAL})"
_MORE = rf"(?:(?:,? and |, | & | to |-|\u2013)(?:(?<=[-\u2013])(?a:\d{{1,3}})\b|{NUMBER})){{0,40}}+"
LIST = f"{NUMBER}{_MORE}"
ORDINALS = f"{ORDINAL}{_MORE}"
_TIME = r"(?<![\w:])(?a:\d{1,3}:\d\d(?::\d\d)?)(?![\w:])"
AMOUNT = (
    rf"\bpenalty of (?:(?P<time>{_TIME})|(?P<n>{NUMBER}) (?P<unit>hour|minute|second)s?\b)"
    rf"|(?P<m>{NUMBER})[ -](?P<each>hour|minute|second)s? penalty\b"
    rf"|(?P<whole>{_TIME}) penalty\b"
)
_PART = re.compile(rf"(?P<to> to |-|\u2013)?(?P<number>(?a:\d{{1,3}})|{NUMBER})", re.IGNORECASE)


def number(text: str) -> int:
    """Read one number as ORDINAL and NUMBER match it."""
    digits = re.match(r"\d+", text)
    return int(digits[0]) if digits else _WORDS[text.casefold()]


def numbers(text: str, known: Sequence[int]) -> tuple[int, ...]:
    """Read a list as LIST matches it; `9 to 12` are those of the known numbers between."""
    found: dict[int, None] = {}
    last = 0
    for part in _PART.finditer(text):
        each = number(part["number"])
        if part["to"]:
            found |= dict.fromkeys(one for one in known if last < one <= each)
        found[each] = None
        last = each
    return tuple(found)


def amount(match: re.Match[str]) -> int | None:
    """Read the seconds of what AMOUNT matches, if that is a length of time."""
    if printed := match["time"] or match["whole"]:
        try:
            return times.parse(printed).seconds
        except ValueError:
            return None
    return number(match["n"] or match["m"]) * _UNITS[(match["unit"] or match["each"]).casefold()]
