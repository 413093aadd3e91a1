"""The words of a question while it is read: which are already spoken for."""

from collections.abc import Iterator


class Marks:
    """The words in their order; each is taken by what it was read as."""

    def __init__(self, words: tuple[str, ...]) -> None:
        self.words = words
        self._taken = [False] * len(words)

    def at(self, place: int) -> str:
        """Give the word at a place; none beyond the ends, or where it is taken."""
        if 0 <= place < len(self.words) and not self._taken[place]:
            return self.words[place]
        return ""

    def take(self, start: int, end: int) -> None:
        """Mark words as read."""
        for place in range(max(start, 0), min(end, len(self.words))):
            self._taken[place] = True

    def taken(self, start: int, end: int) -> bool:
        """Say whether all of these words are read."""
        return all(self._taken[start:end])

    def free(self) -> Iterator[tuple[int, str]]:
        """Go through the words that are not read; what is taken meanwhile is left out."""
        for place, word in enumerate(self.words):
            if not self._taken[place]:
                yield place, word
