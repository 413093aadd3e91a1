"""Where known names stand in a sentence, whatever their case and accents."""

import re
from collections.abc import Iterable, Iterator

from db import words

_WORD = re.compile(r"\w+")


class Mentions:
    """Finds names in sentences, the longest first, in one pass however many names there are."""

    def __init__(self, names: Iterable[str]) -> None:
        self._names: dict[str, str] = {}
        self._most: dict[str, int] = {}
        for name in names:
            spans = [match.span() for match in _WORD.finditer(_flat(name))]
            if spans:
                whole, first = (
                    _flat(name)[spans[0][0] : end] for end in (spans[-1][1], spans[0][1])
                )
                self._names[whole] = name
                self._most[first] = max(len(spans), self._most.get(first, 0))

    def find(self, text: str) -> Iterator[tuple[int, str]]:
        """Give each name with the place where it begins."""
        flat = _flat(text)
        spans = [match.span() for match in _WORD.finditer(flat)]
        free = 0
        for at, (start, end) in enumerate(spans):
            most = self._most.get(flat[start:end], 0) if at >= free else 0
            for last in range(min(at + most, len(spans)), at, -1):
                name = self._names.get(flat[start : spans[last - 1][1]])
                if name:
                    yield start, name
                    free = last
                    break

    def named(self, text: str) -> str | None:
        """Give the name that a text is, as a whole."""
        return self._names.get(_flat(text))


class _Letters(dict[int, str]):
    """Letters folded one by one, so that positions stay what they are."""

    def __missing__(self, code: int) -> str:
        letter = chr(code)
        self[code] = "'" if letter == "\u2019" else words.fold(letter)[:1] or letter
        return self[code]


_LETTERS = _Letters()


def _flat(text: str) -> str:
    return text.translate(_LETTERS)
