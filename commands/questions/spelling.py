"""Puts right the words of a question that are typed with slips and name nobody."""

from collections.abc import Callable, Collection, Iterable, Sequence
from itertools import groupby

from commands.questions.vocabulary import near

Guess = Callable[[str], tuple[str, int] | None]

_MOST_GUESSED = 6
"""Words that nothing explains are looked up with slips; in a long text only the first few."""
_SHORTEST = 3
_QUESTION_WORDS = tuple("who which what where when how with".split())


class Spelling:
    """Knows the words that there are; what is nearest to a name stays as it was typed."""

    def __init__(
        self,
        known: Callable[[str], bool],
        asking: Iterable[str],
        plain: Iterable[str],
        guesses: Sequence[Guess],
        names: Collection[str],
    ) -> None:
        """Learn the words that ask, those that say nothing, and where else to look for a word."""
        self._known, self._guesses = known, guesses
        self._names = tuple(sorted(names))
        self._jumbled = _jumbled(plain) | _jumbled(asking)

    def mended(self, words: tuple[str, ...]) -> tuple[str, ...]:
        """Put right the words with slips; the others are left as they are."""
        guesses = 0
        mended = []
        for word in words:
            if len(word) >= _SHORTEST and guesses < _MOST_GUESSED and not self._known(word):
                guesses += 1
                mended.append(self._mend(word))
            else:
                mended.append(word)
        return tuple(mended)

    def _mend(self, word: str) -> str:
        jumbled = self._jumbled.get(_letters(word))
        if jumbled:
            return jumbled
        asking = near(word, _QUESTION_WORDS, shortest=_SHORTEST)
        if asking:
            return asking[0]
        named = near(word, self._names)
        found = [
            (each[1], order, each[0])
            for order, guess in enumerate(self._guesses)
            if (each := guess(word))
        ]
        if not found or (named and named[1] < min(found)[0]):
            return word
        return min(found)[2]


def _jumbled(words: Iterable[str]) -> dict[str, str]:
    return {_letters(word): word for word in sorted(words) if len(word) >= _SHORTEST}


def _letters(word: str) -> str:
    """Give what stays the same where letters are swapped or doubled."""
    single = [letter for letter, _ in groupby(word)]
    return single[0] + "".join(sorted(single[1:]))
