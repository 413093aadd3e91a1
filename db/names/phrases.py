"""What people say of a stage, word by word: numbers, dates, places, and the words between."""

import re
from collections.abc import Sequence

from db.names.lexicon import Meaning, stage_words
from db.names.route_words import RouteWords
from db.names.vocabulary import Vocabulary

_MOST_WORDS = 12
_SHORTEST = 5
# `might` is no eight, unless it is the might of a stage.
_SHORTEST_ALONE = {"number": 7, "weekday": 6, "ordinal": 5}
_SHORTEST_WITH_SLIPS = {"number": 4, "ordinal": 4}
_YEAR_DIGITS = 4
_ORDINAL_ENDINGS = frozenset(
    "st nd rd th e er ere eme ieme me o a os as ro ra do da to ta te de ste".split()
)
_NO_MEANING = ("", 0)
_PROLOGUE = ("prologue", 0)
_MAY_TOUCH_A_NUMBER = frozenset({"stage", "numbering", "month"})
_ONE = re.compile(r"[^\W\d_]+|\d+")
_GLUED = re.compile(r"([^\W\d_]*)\d+([^\W\d_]*)")
# What takes several words and is one.
_JOINED = (
    (re.compile(r"last[\s-]but[\s-]one|avant[\s-]derni\w+"), "penultimate"),
    (re.compile(r"(?:next|second)[\s-](?:to[\s-])?(?:the[\s-])?last"), "penultimate"),
    (re.compile(r"(?:last|final)\s+one"), "last"),
    (re.compile(r"\bdix[\s-](?=sept|huit|neuf)"), "dix"),
)


class Phrases:
    """The words for stages in general, and the places of one edition."""

    def __init__(self, route: RouteWords) -> None:
        self._route = route
        self._meanings = {**stage_words(), **({"p": _PROLOGUE} if route.prologue else {})}
        self._vocabulary = Vocabulary(word for word in self._meanings if len(word) >= _SHORTEST - 1)

    def meanings(self, plain: str) -> list[Meaning] | None:
        """Give what the words of a folded text stand for; none if one stands for nothing."""
        for pattern, joined in _JOINED:
            plain = pattern.sub(joined, plain)
        words = _ONE.findall(plain)
        if len(words) > _MOST_WORDS or not all(map(self._well_glued, _GLUED.findall(plain))):
            return None
        meanings: list[Meaning] = []
        at = 0
        while at < len(words):
            meaning, length = self._meaning(words, at)
            if meaning is None:
                return None
            meanings.append(meaning)
            at += length
        return meanings

    def _meaning(self, words: Sequence[str], at: int) -> tuple[Meaning | None, int]:
        """Give what stands here and how many words it takes; slips come after all that is exact."""
        place, length = self._route.place_at(words, at)
        if place is not None:
            return ("place", place), length
        known = self._known(words, at)
        if known is not None:
            return known, 1
        place, length = self._route.near_place_at(words, at)
        if place is not None:
            return ("place", place), length
        return self._near(words, at), 1

    def _known(self, words: Sequence[str], at: int) -> Meaning | None:
        word = words[at]
        if word.isdecimal():
            return "year" if len(word) == _YEAR_DIGITS else "number", int(word)
        if at and words[at - 1].isdecimal() and word in _ORDINAL_ENDINGS:
            return "filler", 0
        return self._meanings.get(word)

    def _near(self, words: Sequence[str], at: int) -> Meaning | None:
        word = words[at]
        least = _SHORTEST_WITH_SLIPS if self._speaks_of_stages(words) else _SHORTEST_ALONE
        near = [
            (slips, other)
            for other, _, slips in self._vocabulary.near(word, 1 + len(word) // 8)
            if len(other) >= least.get(self._meanings[other][0], _SHORTEST)
            or sorted(other) == sorted(word)
        ]
        return self._meanings[min(near)[1]] if near else None

    def _speaks_of_stages(self, words: Sequence[str]) -> bool:
        return any(self._meanings.get(word, _NO_MEANING)[0] == "stage" for word in words)

    def _well_glued(self, letters: tuple[str, str]) -> bool:
        """Say whether letters may stand right before and after a number: ss9, 9th, 9jan."""
        before, after = (self._meanings.get(each, _NO_MEANING)[0] for each in letters)
        return (not letters[0] or before in _MAY_TOUCH_A_NUMBER) and (
            not letters[1] or letters[1] in _ORDINAL_ENDINGS or after in _MAY_TOUCH_A_NUMBER
        )
