"""Which category a word means, in the languages of those who ask."""

from db.names import typed
from db.names.lexicon import category_words
from db.names.sounds import sound
from db.names.understood import Found, Missing
from db.names.vocabulary import Vocabulary
from db.rally import Category

_SHORTEST_BEGINNING = 3
_SHORTEST_WITH_SLIPS = 4
_LONG = 7


class Categories:
    """The words for what is driven."""

    def __init__(self) -> None:
        words = category_words()
        self._beside = {word for word, label in words.items() if label == "beside"}
        self._of = {
            word: Category(label) for word, label in words.items() if word not in self._beside
        }
        self._vocabulary = Vocabulary(self._of)

    def find(self, text: str) -> Found[Category] | Missing[Category]:
        """Find the one category that the words mean."""
        words = typed.parts(text)
        exact = self.exactly("".join(words))
        if exact is not None:
            return Found(exact)
        telling = [word for word in words if word not in self._beside]
        kinds = {self._of.get(word) or self._guess(word) for word in telling}
        kind = kinds.pop() if len(kinds) == 1 else None
        if kind is None:
            return Missing()
        return Found(kind, exact=self._of.keys() >= {*telling})

    def exactly(self, word: str) -> Category | None:
        """Give the category that this very word means."""
        return self._of.get(word)

    def _guess(self, word: str) -> Category | None:
        for name in Category:
            if name.startswith(word):
                return name
        begun = {self._of[whole] for whole in self._vocabulary.starting(word)}
        if len(begun) == 1 and len(word) >= _SHORTEST_BEGINNING:
            return begun.pop()
        near = [
            (slips, self._of[other])
            for other, _, slips in self._vocabulary.near(word, 1 + len(word) // 9)
            if _is_slip(word, other)
        ]
        kinds = {kind for slips, kind in near if slips == min(near)[0]}
        return kinds.pop() if len(kinds) == 1 else None


def _is_slip(word: str, other: str) -> bool:
    """Say whether it may be the same word: a letter for another makes tricks of trucks."""
    if len(word) < _SHORTEST_WITH_SLIPS:
        return False
    if sorted(word) == sorted(other) or sound(word) == sound(other):
        return True
    return len(other) >= (_LONG if len(word) == len(other) else _SHORTEST_WITH_SLIPS + 1)
