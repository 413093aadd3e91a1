"""Which words stand right after which."""

from collections.abc import Iterable


def follow(words: Iterable[str], first: frozenset[str], second: frozenset[str]) -> bool:
    """Say whether a word of the one kind stands right before one of the other."""
    said = tuple(words)
    return any(one in first and two in second for one, two in zip(said, said[1:], strict=False))
