"""Words of names: folding letters, and telling a surname from the names before it."""

import re
import unicodedata
from itertools import filterfalse

_FLAG = re.compile(r"[A-Z]{3}")
_MARK = re.compile(r"(?<=[^\W\d_]{2})(?:\d{1,2}|\[\w{1,3}\])$")

_UNDECOMPOSED = str.maketrans(
    {"ł": "l", "ø": "o", "đ": "d", "ð": "d", "\u0131": "i", "æ": "ae", "œ": "oe", "þ": "th"}
)
PARTICLES = frozenset(
    (
        *("al", "da", "das", "de", "del", "della", "den", "der", "di", "do", "dos", "du"),
        *("el", "la", "le", "van", "vanden", "vander", "von", "y", "zu"),
    )
)


def fold(text: str) -> str:
    """Take case and accents away: `Jarosław` and `JAROSLAW` are the same word."""
    if text.isascii():
        return text.lower()
    return _unaccented(_unaccented(text).casefold().translate(_UNDECOMPOSED))


def _unaccented(text: str) -> str:
    return "".join(filterfalse(unicodedata.combining, unicodedata.normalize("NFKD", text)))


def slug(text: str) -> str:
    """Make a stable key of a name: `Pål Anders Ullevålseter` → `pal-anders-ullevalseter`."""
    letters = (letter if letter.isalnum() else "-" for letter in fold(text))
    return "-".join(part for part in "".join(letters).split("-") if part)


def split_name(name: str) -> tuple[str, str]:
    """Split a full name into given names and surname; a particle belongs to the surname.

    `Giniel de Villiers` → (`Giniel`, `de Villiers`); `José Luis Monterde` → (`José Luis`,
    `Monterde`); a single word is a surname, and so is one after nothing but a particle.
    """
    words = name.split()
    start = len(words) - 1
    while start > 1 and fold(words[start - 1]) in PARTICLES:
        start -= 1
    if start == 1 and words[0] in PARTICLES:
        start = 0
    return " ".join(words[:start]), " ".join(words[start:])


def initials(name: str) -> str:
    """Shorten a name as the source does: `P-G. Lundmark`, `J. L. Monterde`, `A. de Azevedo`."""
    given, surname = split_name(name)
    short = ("-".join(part[0] for part in word.split("-") if part) + "." for word in given.split())
    return " ".join([*short, surname])


def shortened(name: str) -> tuple[str, str]:
    """Take of a name what all its short forms share: its initials, and the surname folded.

    `J-L. Rey`, `J. L. Rey` and `Jean-Luc Rey` → (`jl`, `rey`).
    """
    words = name.split() if "." in name else initials(name).split()
    letters = (letter for word in words if word.endswith(".") for letter in word)
    surname = " ".join(word for word in words if not word.endswith("."))
    return fold("".join(filter(str.isalpha, letters))), fold(surname)


def split_flag(printed: str) -> tuple[str | None, str]:
    """Split `RUS Vladimir Chagin`; a name whose flag is lost has none."""
    first, _, rest = printed.partition(" ")
    return (first, rest) if rest and _is_flag(first) else (None, printed)


def split_people(cell: str) -> tuple[str, ...]:
    """Split a cell of joint winners: `ITA G. Sala ESP N. Roma`, also without the flags."""
    people: list[list[str]] = []
    for word in cell.split():
        after_surname = bool(people) and not (
            people[-1][-1].endswith(".") or _is_flag(people[-1][-1])
        )
        if not people or _is_flag(word) or (word.endswith(".") and after_surname):
            people.append([])
        people[-1].append(word)
    return tuple(" ".join(each) for each in people)


def unmarked(text: str) -> str:
    """Take the mark of a footnote away where it clings to the last word: `Stage cancelled1`."""
    return _MARK.sub("", text) if text[-1:].isdecimal() or text.endswith("]") else text


def _is_flag(word: str) -> bool:
    return _FLAG.fullmatch(word) is not None
