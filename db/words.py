"""Words of names: folding letters, and telling a surname from the names before it."""

import unicodedata
from itertools import filterfalse

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
