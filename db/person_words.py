"""The words under which somebody can be found, and which part of the name each of them is."""

import re

from db.words import fold, split_name

_SPLIT = re.compile(r"[^\W_]+")
_LETTERS = str.maketrans(
    {"ä": "ae", "ö": "oe", "ü": "ue", "ø": "oe", "å": "aa", "æ": "ae", "ñ": "ny"}
)


def person_words(name: str) -> dict[str, int]:
    """Give each word of a name, and each join of neighbours, with the bits of its places.

    `Grégoire de Mévius` gives gregoire 1, de 2, mevius 4, demevius 6.
    """
    given, _ = split_name(name)
    written = _SPLIT.findall(name.casefold())
    words = [fold(word) for word in written]
    found: dict[str, int] = {}
    first = len(_SPLIT.findall(given))
    for part in (range(first), range(first, len(words))):
        if len(part) > 1:
            found["".join(words[place] for place in part)] = _bits(part)
    if first > 1:
        found["".join(word[0] for word in words[:first])] = _bits(range(first))
    for place, word in enumerate(words):
        found[fold(written[place].translate(_LETTERS))] = 1 << place
        found[word] = 1 << place
    return found


def _bits(places: range) -> int:
    return sum(1 << place for place in places)
