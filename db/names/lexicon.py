"""The lists of words and names that no rule can give, read from the texts under `lists`."""

from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

from db.words import PARTICLES

_LISTS = Path(__file__).with_name("lists")

Meaning = tuple[str, int]
"""What a word stands for, and its number where it has one: ("month", 1), ("last", 0)."""


@cache
def other_names() -> Mapping[str, tuple[frozenset[str], frozenset[str]]]:
    """By full name: other names of the same person, and by-names that count only whole."""
    found: dict[str, tuple[set[str], set[str]]] = {}
    for line in _lines("aliases.txt"):
        for kind, sign in enumerate("=~"):
            name, parted, other = line.partition(sign)
            if parted:
                found.setdefault(name.strip(), (set(), set()))[kind].add(other.strip())
    return {name: (frozenset(same), frozenset(by)) for name, (same, by) in found.items()}


@cache
def given_names() -> Mapping[str, frozenset[str]]:
    """Each given name with those that are the same name."""
    found: dict[str, set[str]] = {}
    for line in _lines("given_names.txt"):
        for name in line.split():
            found.setdefault(name, set()).update(line.split())
    return {name: frozenset(same - {name}) for name, same in found.items()}


@cache
def asides() -> frozenset[str]:
    """The words that people type beside a name and that do not say who is meant."""
    return PARTICLES | {word for line in _lines("asides.txt") for word in line.split()}


@cache
def category_words() -> Mapping[str, str]:
    """What people call the categories, and the words that may stand beside (`beside`)."""
    return {word: label for label, words in _labelled("category_words.txt") for word in words}


@cache
def stage_words() -> Mapping[str, Meaning]:
    """The words in which people speak of stages, and their meanings."""
    found: dict[str, Meaning] = {}
    for label, words in _labelled("stage_words.txt"):
        kind, _, value = label.partition(" ")
        found.update(dict.fromkeys(words, (kind, int(value or 0))))
    return found


@cache
def make_words() -> Mapping[str, tuple[str, ...]]:
    """What people call makes, by the name of the make."""
    return _called("makes.txt")


@cache
def nation_words() -> Mapping[str, tuple[str, ...]]:
    """What people call countries, by the English name."""
    return _called("nations.txt")


def _called(name: str) -> Mapping[str, tuple[str, ...]]:
    parted = (line.partition(":") for line in _lines(name))
    return {thing: tuple(word.strip() for word in others.split(",")) for thing, _, others in parted}


def _labelled(name: str) -> Iterator[tuple[str, list[str]]]:
    for line in _lines(name):
        label, _, words = line.partition(":")
        yield label, words.split()


def _lines(name: str) -> Iterator[str]:
    text = (_LISTS / name).read_text(encoding="utf-8")
    return filter(None, (line.partition("#")[0].strip() for line in text.splitlines()))
