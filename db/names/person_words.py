"""The words under which somebody can be found, and which parts of the name each of them is."""

import re
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from db.names import typed
from db.words import PARTICLES, fold, split_name

_WORD = re.compile(r"[^\W_]+")
# How a language that has the letter writes it without.
_SPELLED_OUT = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ø": "oe", "å": "aa", "æ": "ae"})


class PersonWords(NamedTuple):
    """All that may be typed for somebody."""

    places: Mapping[str, int]
    """Each word, and each join of neighbours, with the places in the name it takes, as bits."""
    family: int
    """The places of the surname, particles left out."""
    size: int
    """How many words the name has."""
    borrowed: frozenset[str] = frozenset()
    """Those that only another name of the same person holds."""


def person_words(names: Iterable[str], by_names: Iterable[str] = ()) -> PersonWords:
    """Learn the words of one person's names, the first their own, and of what else they are called.

    `Grégoire de Mévius` gives gregoire 1, de 2, mevius 4, demevius 6; the family is 4.
    """
    places: dict[str, int] = {}
    family = 0
    own: frozenset[str] | None = None
    size = 0
    for name in names:
        given, surname = split_name(name)
        family |= _learn(places, _WORD.findall(given), _WORD.findall(surname))
        own = own or frozenset(places)
        size = size or len(_WORD.findall(name))
    for by_name in by_names:
        places["".join(typed.parts(by_name))] = family
    borrowed = frozenset(places) - own if own and len(places) > len(own) else frozenset()
    return PersonWords(places, family, size, borrowed)


def _learn(places: dict[str, int], given: list[str], surname: list[str]) -> int:
    if typed.CHINESE.search("".join(surname)):
        given, surname = surname, given
        places["".join((*surname, *given))] = _bits(range(2))
    words = [*given, *surname]
    folded = ["".join(typed.parts(word)) for word in words]
    first = len(given)
    for part in (range(first), range(first, len(words))):
        if len(part) > 1:
            places.setdefault("".join(folded[place] for place in part), _bits(part))
    if first > 1:
        places.setdefault("".join(word[0] for word in folded[:first]), _bits(range(first)))
    for place, word in enumerate(words):
        places.setdefault(folded[place], 1 << place)
        places.setdefault(fold(word.casefold().translate(_SPELLED_OUT)), 1 << place)
    return _bits(place for place in range(first, len(words)) if folded[place] not in PARTICLES)


def _bits(places: Iterable[int]) -> int:
    return sum(1 << place for place in places)
