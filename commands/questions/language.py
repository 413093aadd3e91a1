"""Which language a question is in, told by the words that only one language has."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping

from commands.questions.cue import Cue, tokens
from db.words import fold

LANGUAGES = ("en", "fr", "es")
_SURE = re.compile("[¿¡]")
_WORD = re.compile(r"[^\W\d_]+")
_ELISION = re.compile(r"\b(?:l|d|qu|c|j|n|s|m|t|jusqu|lorsqu|aujourd)['’`´](?=\w\w)")
_LETTERS = {"es": frozenset("ñáíóú"), "fr": frozenset("çèêàâîùûœ")}
_SHORTEST_CUE = 3
"""Shorter words of cues are abbreviations, which all write."""


class Languages:
    """Tells languages apart; names and numbers say nothing."""

    def __init__(self, cues: Iterable[Cue], fillers: Mapping[str, frozenset[str]]) -> None:
        """Learn the words of the cues, and by language the words that say nothing else."""
        spoken: dict[str, set[str]] = {language: {*fillers[language]} for language in LANGUAGES}
        for cue in cues:
            for language, words in spoken.items():
                words |= {each for each in tokens(getattr(cue, language)) if _counts(each)}
        self._alone = {
            word: language
            for language, words in spoken.items()
            for word in words.difference(
                *(spoken[other] for other in LANGUAGES if other != language)
            )
        }

    def of(self, text: str, words: Iterable[str]) -> str | None:
        """Say which language most of these words are of; None where nothing tells.

        The words are those of the text that name nothing, with their slips put right.
        """
        if _SURE.search(text):
            return "es"
        said = [*words]
        found = Counter(dict.fromkeys(LANGUAGES, 0))
        found.update(self._alone[word] for word in said if word in self._alone)
        found["fr"] += len(_ELISION.findall(text.lower()))
        if not text.isascii():
            found.update(_lettered(text, frozenset(said)))
        (first, most), (_, next_most) = found.most_common(2)
        return first if most > next_most else None


def _lettered(text: str, words: frozenset[str]) -> Iterable[str]:
    for word in _WORD.findall(text.lower()):
        if fold(word) in words:
            yield from (each for each, letters in _LETTERS.items() if not letters.isdisjoint(word))


def _counts(word: str) -> bool:
    return word.isalpha() and len(word) >= _SHORTEST_CUE
