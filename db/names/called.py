"""Things with few names each, such as makes and countries: which of them a text means."""

from collections.abc import Iterable, Mapping
from typing import Generic, TypeVar

from db.names import typed
from db.names.understood import Found, Missing, Several
from db.names.vocabulary import Vocabulary

T = TypeVar("T")

_SHORTEST_WORD = 3
"""A shorter word of a name says nothing by itself."""
_SHORTEST_BEGINNING = 2
_SURE_BEGINNING = 3
_SHORTEST_WITH_SLIPS = 4
_SURE_WITH_A_SLIP = 5
_SHORTEST_WITH_TWO_SLIPS = 8


class Called(Generic[T]):
    """Things by all that each is called."""

    def __init__(self, names: Mapping[T, Iterable[str]]) -> None:
        """Learn the names; the things stay in their order."""
        self._whole: dict[str, dict[T, None]] = {}
        self._words: dict[str, dict[T, None]] = {}
        for thing, called in names.items():
            for name in called:
                parts = typed.parts(name)
                self._whole.setdefault("".join(parts), {})[thing] = None
                words = [part for part in parts if len(part) >= _SHORTEST_WORD]
                for word in (*words, "".join(parts)):
                    self._words.setdefault(word, {})[thing] = None
        self.things = tuple(names)
        self._vocabulary = Vocabulary(word for word in self._words if word)

    def find(self, text: str) -> Found[T] | Several[T] | Missing[T]:
        """Find what a text means: a whole name, a word of one, a beginning, or one with a slip."""
        word = "".join(typed.parts(text))
        whole = self._exactly(word)
        if whole:
            return _found(whole)
        part = self._by_word(word)
        if part:
            return _found(part, exact=False)
        begun = self.starting(word) if len(word) >= _SHORTEST_BEGINNING else ()
        if begun:
            return _found(begun, exact=False, sure=len(word) >= _SURE_BEGINNING)
        return self._with_slips(word)

    def exactly(self, text: str) -> tuple[T, ...]:
        """Give what is called so, as a whole."""
        return self._exactly("".join(typed.parts(text)))

    def starting(self, text: str) -> tuple[T, ...]:
        """Give what has a name, or a word of one, that starts so; everything for no text."""
        start = "".join(typed.parts(text))
        if not start:
            return self.things
        begun = {thing for word in self._vocabulary.starting(start) for thing in self._words[word]}
        return tuple(thing for thing in self.things if thing in begun)

    def _exactly(self, word: str) -> tuple[T, ...]:
        return tuple(self._whole.get(word, ()))

    def _by_word(self, word: str) -> tuple[T, ...]:
        return tuple(self._words.get(word, ()))

    def _with_slips(self, word: str) -> Found[T] | Several[T] | Missing[T]:
        if len(word) < _SHORTEST_WITH_SLIPS:
            return Missing()
        most = 2 if len(word) >= _SHORTEST_WITH_TWO_SLIPS else 1
        near = self._vocabulary.near(word, most)
        near = [each for each in near if len(each.word) >= _SHORTEST_WITH_SLIPS]
        if not near:
            return Missing()
        least = min(each.slips for each in near)
        things = dict.fromkeys(
            thing for each in near if each.slips == least for thing in self._words[each.word]
        )
        sure = least == 1 and len(word) >= _SURE_WITH_A_SLIP
        return _found(tuple(things), exact=False, sure=sure)


def _found(
    things: tuple[T, ...], *, exact: bool = True, sure: bool = True
) -> Found[T] | Several[T]:
    return Found(things[0], exact=exact) if len(things) == 1 and sure else Several(things)
