"""Words that people type beside a name: polite ones, questions, titles, what is driven."""

from functools import cache
from importlib.resources import files

from db.words import PARTICLES


@cache
def asides() -> frozenset[str]:
    """Give the words that say nothing about who is meant."""
    text = files("db").joinpath("asides.txt").read_text(encoding="utf-8")
    lines = (line.partition("#")[0] for line in text.splitlines())
    return PARTICLES | frozenset(word for line in lines for word in line.split())
