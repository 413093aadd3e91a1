"""Other ways to part a typed line into words, for names run together or torn apart."""

from collections.abc import Callable, Iterator, Sequence

_LONGEST_JOIN = 4
_MOST_JOINED = 5


def joins(words: Sequence[str]) -> Iterator[tuple[str, ...]]:
    """Give the words with neighbours joined: in one place, or two and two (`su zuki sei ichi`)."""
    count = len(words)
    if count > _MOST_JOINED:
        return
    for length in range(2, min(_LONGEST_JOIN, count) + 1):
        for at in range(count - length + 1):
            joined = (*words[:at], "".join(words[at : at + length]), *words[at + length :])
            yield joined
            if length == 2 and count > 3:
                for later in range(at + 1, len(joined) - 1):
                    yield (
                        *joined[:later],
                        joined[later] + joined[later + 1],
                        *joined[later + 2 :],
                    )


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
