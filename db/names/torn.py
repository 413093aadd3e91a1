"""Other ways to part a typed line into words, for names run together or torn apart."""

from collections.abc import Callable, Iterator, Sequence

_LONGEST_JOIN = 4
_MOST_JOINED = 5
_SHORTEST_PIECE = 2
_LEAST_FOR_TWO_JOINS = 4


def joins(words: Sequence[str]) -> Iterator[tuple[str, ...]]:
    """Give the words with neighbours joined: in one place, or two and two (`su zuki sei ichi`)."""
    count = len(words)
    if count > _MOST_JOINED:
        return
    for length in range(2, min(_LONGEST_JOIN, count) + 1):
        yield from _joined(words, length, 0)
    if count >= _LEAST_FOR_TWO_JOINS:
        for at, once in enumerate(_joined(words, 2, 0)):
            yield from _joined(once, 2, at + 1)


def halves(word: str, known: Callable[[str], bool]) -> Iterator[tuple[str, str]]:
    """Give a word in two pieces, both known."""
    return ((first, rest) for first, rest in _cuts(word) if known(first) and known(rest))


def partings(words: Sequence[str], known: Callable[[str], bool]) -> Iterator[tuple[str, ...]]:
    """Give the words with one of them cut in two, or in three, where the pieces are known.

    One piece may be unknown, since it may have a slip.
    """
    for at, word in enumerate(words):
        before, after = words[:at], words[at + 1 :]
        for first, rest in _cuts(word):
            if known(rest):
                yield (*before, first, rest, *after)
            elif known(first):
                yield (*before, first, rest, *after)
                for middle, last in _cuts(rest):
                    if known(last):
                        yield (*before, first, middle, last, *after)


def _cuts(word: str) -> Iterator[tuple[str, str]]:
    for cut in range(_SHORTEST_PIECE, len(word) - _SHORTEST_PIECE + 1):
        yield word[:cut], word[cut:]


def _joined(words: Sequence[str], length: int, first: int) -> Iterator[tuple[str, ...]]:
    for at in range(first, len(words) - length + 1):
        yield (*words[:at], "".join(words[at : at + length]), *words[at + length :])
