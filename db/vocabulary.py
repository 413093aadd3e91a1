"""A set of words, found by their beginning, by their sound and by how few slips lie between."""

from bisect import bisect_left
from collections.abc import Iterable

from rapidfuzz import process
from rapidfuzz.distance import OSA

from db.sounds import sound

_LAST = chr(0x10FFFF)


class Vocabulary:
    """Words in order, each once."""

    def __init__(self, words: Iterable[str]) -> None:
        self._words = sorted(set(words))
        self._known = frozenset(self._words)
        self._by_sound: dict[str, list[str]] = {}
        for word in self._words:
            self._by_sound.setdefault(sound(word), []).append(word)
        self._sounds = list(self._by_sound)

    def __contains__(self, word: str) -> bool:
        return word in self._known

    def starting(self, prefix: str) -> list[str]:
        """Give the words that start so."""
        first = bisect_left(self._words, prefix)
        return self._words[first : bisect_left(self._words, prefix + _LAST, first)]

    def sounding(self, word: str) -> list[str]:
        """Give the words that sound the same."""
        return self._by_sound.get(sound(word), [])

    def near(self, word: str, slips: int) -> dict[str, int]:
        """Give the words at most so many slips away, and how many."""
        found = process.extract(
            word, self._words, scorer=OSA.distance, processor=None, score_cutoff=slips, limit=None
        )
        return {choice: distance for choice, distance, _ in found}

    def sounding_near(self, word: str, slips: int) -> dict[str, int]:
        """Give the words whose sound is at most so many slips away, and how many."""
        found = process.extract(
            sound(word), self._sounds, scorer=OSA.distance, score_cutoff=slips, limit=None
        )
        return {spelled: distance for key, distance, _ in found for spelled in self._by_sound[key]}
