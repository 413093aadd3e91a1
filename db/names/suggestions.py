"""Whose name an unfinished text may become: exact, surname begun, any name begun, nearly begun."""

from collections.abc import Mapping, Sequence
from heapq import nsmallest
from itertools import chain

from db.names import typed
from db.names.fitting import lay, uses
from db.names.likeness import Level, Likeness, Trust, likenesses
from db.names.people import People

_MOST_WORDS = 6
_MOST_BEGUN = 200
_FEW = 5
_SHORTEST_WITH_SLIPS = 3


def suggestions(people: People, text: str) -> list[int]:
    """Give the places of the people whom the text may become, best first."""
    words = typed.parts(text)
    if not words:
        return [*range(len(people.people))]
    if len(words) > _MOST_WORDS:
        return []
    begun = _ranked(people, words, _beginnings(people, words[-1]))
    if len(begun) < _FEW and len(words[-1]) >= _SHORTEST_WITH_SLIPS:
        begun += _ranked(people, words, _nearly(people, words[-1]))
    if len(begun) < _FEW:
        begun += [one.person for one in people.read(text)]
    return [*dict.fromkeys(begun)]


def _ranked(people: People, words: Sequence[str], last: Mapping[str, Likeness]) -> list[int]:
    whole = [likenesses(word, Level.BEGINNING, people.vocabulary) for word in words[:-1]]
    ranked = []
    for person in _bearing(people, last):
        name = people.words[person]
        choices = [uses(word, like, name) for word, like in zip(words, [*whole, last], strict=True)]
        laid = lay(choices, 0)
        if laid:
            family = any(use.places & name.family for use in laid[1])
            borrowed = all(word in name.borrowed for word in last if word in name.places)
            ranked.append((borrowed, round(laid[0], 1), not family, person))
    return [person for *_, person in sorted(ranked)]


def _bearing(people: People, last: Mapping[str, Likeness]) -> set[int]:
    return {*nsmallest(_MOST_BEGUN, chain.from_iterable(people.bearers[word] for word in last))}


def _beginnings(people: People, word: str) -> dict[str, Likeness]:
    return {
        whole: Likeness(Level.BEGINNING, 0.0 if whole == word else 0.3, Trust.SURE, Trust.SURE)
        for whole in people.vocabulary.starting(word)
    }


def _nearly(people: People, word: str) -> dict[str, Likeness]:
    slips = 1 if len(word) < _FEW else 2
    return {
        whole: Likeness(Level.SLIPS, 1.0 + distance, Trust.ASK, Trust.ASK)
        for whole, distance in people.vocabulary.nearly_starting(word, slips).items()
    }
