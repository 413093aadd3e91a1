"""A set of words, found by their beginning, by their sound, and by how few slips lie between."""

from bisect import bisect_left
from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from rapidfuzz import process
from rapidfuzz.distance import OSA

from db.names.deletions import Deletions
from db.names.sounds import bones, sound

_LAST = chr(0x10FFFF)
_SCANNED = 3000
"""Up to so many words, comparing with all of them costs less than choosing whom to compare with."""


class Near(NamedTuple):
    """A word, what it is under the key that was compared, and how many slips lie between."""

    word: str
    key: str
    slips: int


class Vocabulary:
    """Words in order, each once."""

    def __init__(self, words: Iterable[str]) -> None:
        self._words = _Keys(words, str)

    def __contains__(self, word: str) -> bool:
        return word in self._words.spelled

    def starting(self, prefix: str) -> Sequence[str]:
        """Give the words that start so."""
        words = self._words.keys
        first = bisect_left(words, prefix)
        return words[first : bisect_left(words, prefix + _LAST, first)]

    def near(self, word: str, slips: int) -> list[Near]:
        """Give the words at most so many slips away."""
        return self._words.near(word, slips)

    def nearly_starting(self, prefix: str, slips: int) -> dict[str, int]:
        """Give the words with a beginning at most so many slips away, and how many."""
        words: Sequence[str] = self._words.keys
        if len(words) > _SCANNED:
            words = self.starting(prefix[0])
        least: dict[str, int] = {}
        for length in range(len(prefix) - 1, len(prefix) + 2):
            cut = [word[:length] for word in words]
            for _, distance, at in _near(prefix, cut, slips):
                least[words[at]] = min(distance, least.get(words[at], distance))
        return least


class HeardVocabulary(Vocabulary):
    """Words that people know by ear, too."""

    def __init__(self, words: Iterable[str]) -> None:
        super().__init__(words)
        self._sounds = _Keys(self._words.keys, sound)
        self._bones = _Keys(self._words.keys, bones)

    def sounding_near(self, heard: str, slips: int) -> list[Near]:
        """Give the words whose sound is at most so many slips from this one."""
        return self._sounds.near(heard, slips)

    def boned_near(self, kept: str, slips: int) -> list[Near]:
        """Give the words whose consonants are at most so many slips from these."""
        return self._bones.near(kept, slips)


class _Keys:
    """What words become under a key, in order, with the words behind each."""

    def __init__(self, words: Iterable[str], key: Callable[[str], str]) -> None:
        self.spelled: dict[str, list[str]] = {}
        for word in words:
            self.spelled.setdefault(key(word), []).append(word)
        self.keys = sorted(self.spelled)
        self._deletions = Deletions(self.keys) if len(self.keys) > _SCANNED else None

    def near(self, key: str, slips: int) -> list[Near]:
        keys = self._deletions.sharing(key) if self._deletions else self.keys
        return [
            Near(word, found, distance)
            for found, distance, _ in _near(key, keys, slips)
            for word in self.spelled[found]
        ]


def _near(key: str, keys: Sequence[str], slips: int) -> list[tuple[str, int, int]]:
    return process.extract(key, keys, scorer=OSA.distance, score_cutoff=slips, limit=None)
