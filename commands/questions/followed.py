"""Which words stand right after which."""

from collections.abc import Iterable
from itertools import pairwise


def follow(words: Iterable[str], first: frozenset[str], second: frozenset[str]) -> bool:
    """Say whether a word of the one kind stands right before one of the other."""
    return any(one in first and two in second for one, two in pairwise(words))
