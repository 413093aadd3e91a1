"""Puts right the words of a question that are typed with slips and name nobody."""

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby

from commands.questions.vocabulary import near

_MOST_GUESSED = 6
"""Words that nothing explains are looked up with slips; in a long text only the first few."""
_SHORTEST = 3
_LONG = 5


@dataclass(frozen=True, slots=True)
class Shelf:
    """Words to look in; of two equally near ones, that on the earlier shelf is meant."""

    words: tuple[str, ...]
    shortest: int = 4
    """A shorter word is not looked up here."""
    begins: bool = False
    """A short word is looked up here by its first letter alone."""
    names: bool = False
    """What is nearest to a name stays as it was typed: names have their own way with slips."""


class Spelling:
    """Knows the words that there are."""

    def __init__(
        self, known: Callable[[str], bool], shelves: Sequence[Shelf], given: Collection[str]
    ) -> None:
        """Learn which words need no help, where to look for the others, and the given names."""
        self._known, self._shelves, self._given = known, shelves, given

    # Much, and needed only once somebody types a slip.
    @cached_property
    def _jumbled(self) -> dict[str, tuple[int, str]]:
        """The words by what stays the same where their letters are swapped or doubled."""
        jumbled: dict[str, tuple[int, str]] = {}
        for order, shelf in enumerate(self._shelves):
            for word in shelf.words:
                for letters in _letters(word) if len(word) >= _SHORTEST else ():
                    jumbled.setdefault(letters, (order, word))
        return jumbled

    def mended(self, words: tuple[str, ...]) -> tuple[str, ...]:
        """Put right the words with slips; the others are left as they are."""
        guesses = 0
        mended = []
        for before, word in zip(("", *words), words, strict=False):
            unsure = len(word) >= _SHORTEST and not self._known(word)
            # After a given name stands a family name, of whomever.
            if unsure and guesses < _MOST_GUESSED and before not in self._given:
                guesses += 1
                mended.append(self._mend(word))
            else:
                mended.append(word)
        return tuple(mended)

    def _mend(self, word: str) -> str:
        found = min(self._guesses(word), default=None)
        if found is None:
            # What says nothing is looked for only where nothing else is found.
            plain = self._shelves[-1]
            last = near(word, plain.words, plain.shortest)
            return last[0] if last else word
        return word if self._shelves[found[1]].names else found[2]

    def _guesses(self, word: str) -> Iterator[tuple[int, int, str]]:
        """Give what may be meant: with how many slips, on which shelf."""
        for letters in _letters(word):
            if letters in self._jumbled:
                order, jumbled = self._jumbled[letters]
                yield 1, order, jumbled
        for order, shelf in enumerate(self._shelves[:-1]):
            guess = near(word, shelf.words, shelf.shortest)
            strays = shelf.begins and len(word) < _LONG and guess and guess[0][0] != word[0]
            if guess and not strays:
                yield guess[1], order, guess[0]


def _letters(word: str) -> Iterable[str]:
    """Give what stays the same where letters are swapped, and where they are doubled."""
    single = "".join(letter for letter, _ in groupby(word))
    return {each[0] + "".join(sorted(each[1:])) for each in (word, single)}
