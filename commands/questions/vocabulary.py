"""The cues in a row of words: phrases as they are, single words also with a slip."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from rapidfuzz import process
from rapidfuzz.distance import OSA

from commands.questions.cue import Cue

_SHORTEST_WITH_A_SLIP = 4
_SHORTEST_WITH_TWO = 8


class Vocabulary:
    """Knows the words of all cues."""

    def __init__(self, cues: Iterable[Cue]) -> None:
        self._phrases: dict[tuple[str, ...], list[Cue]] = {}
        for cue in cues:
            for phrase in cue.phrases:
                self._phrases.setdefault(phrase, []).append(cue)
        self._longest: defaultdict[str, int] = defaultdict(int)
        for phrase in self._phrases:
            self._longest[phrase[0]] = max(self._longest[phrase[0]], len(phrase))
        singles = {phrase[0] for phrase in self._phrases if len(phrase) == 1}
        self.singles = frozenset(singles)
        self.words = frozenset(word for phrase in self._phrases for word in phrase)

    def spans(self, words: Sequence[str]) -> list[tuple[int, int, list[Cue]]]:
        """Give the cues with the words they take; a phrase and what is inside of it both count."""
        found = []
        for at, word in enumerate(words):
            for length in range(min(self._longest.get(word, 0), len(words) - at), 0, -1):
                cues = self._phrases.get(tuple(words[at : at + length]))
                if cues:
                    found.append((at, at + length, cues))
        return found

    def of(self, word: str) -> list[Cue]:
        """Give the cues of a single word."""
        return self._phrases.get((word,), [])


def near(
    word: str, known: Sequence[str], shortest: int = _SHORTEST_WITH_A_SLIP
) -> tuple[str, int] | None:
    """Give the known word that is nearest within what its length allows, and how many slips."""
    if len(word) < shortest:
        return None
    most = 1 if len(word) < _SHORTEST_WITH_TWO else 2
    found = process.extractOne(word, known, scorer=OSA.distance, score_cutoff=most)
    if found is None or (found[1] > 1 and found[0][0] != word[0]):
        return None
    return found[0], int(found[1])
