"""Finding among very many words those that one slip, and many that two, would make of another."""

from array import array
from bisect import bisect_left
from collections.abc import Iterator, Sequence

_HASHED = 0xFFFFFFFF


class Deletions:
    """Each word under itself and under what remains when one letter is left out.

    Two words that one slip parts share one of these; a shared one may also be a coincidence, so
    whoever asks compares. Kept as numbers in one array: a hundred thousand words take some 8 MB.
    """

    def __init__(self, words: Sequence[str]) -> None:
        self._words = words
        self._entries = array("Q", sorted(_entries(words)))

    def sharing(self, word: str) -> list[str]:
        """Give the words that share something with this one, in order."""
        found: set[int] = set()
        for remains in _remains(word):
            key = (hash(remains) & _HASHED) << 32
            at = bisect_left(self._entries, key)
            while at < len(self._entries) and self._entries[at] >> 32 == key >> 32:
                found.add(self._entries[at] & _HASHED)
                at += 1
        return [self._words[place] for place in sorted(found)]


def _entries(words: Sequence[str]) -> Iterator[int]:
    for place, word in enumerate(words):
        for remains in _remains(word):
            yield (hash(remains) & _HASHED) << 32 | place


def _remains(word: str) -> set[str]:
    return {word, *(word[:at] + word[at + 1 :] for at in range(len(word)))}
