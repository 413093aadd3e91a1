"""Other ways to part a typed line into words, for names run together or torn apart."""

from collections.abc import Callable, Iterator, Sequence

_LONGEST_JOIN = 4
_MOST_JOINED = 5
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


def partings(words: Sequence[str], known: Callable[[str], bool]) -> Iterator[tuple[str, ...]]:
    """Give the words with one of them cut in two, or in three, where the pieces are known.

    One of two pieces may be unknown, since it may have a slip.
    """
    for at, word in enumerate(words):
        for cut in range(2, len(word) - 1):
            first, rest = word[:cut], word[cut:]
            if not known(first) and not known(rest):
                continue
            yield (*words[:at], first, rest, *words[at + 1 :])
            if not known(rest):
                for further in range(2, len(rest) - 1):
                    if known(rest[further:]):
                        cuts = (first, rest[:further], rest[further:])
                        yield (*words[:at], *cuts, *words[at + 1 :])


def _joined(words: Sequence[str], length: int, first: int) -> Iterator[tuple[str, ...]]:
    for at in range(first, len(words) - length + 1):
        yield (*words[:at], "".join(words[at : at + length]), *words[at + length :])
