"""How like a typed word is to the words of names, and whether that is enough to be sure."""

from dataclasses import dataclass
from enum import IntEnum

from db.sounds import sound
from db.vocabulary import Vocabulary

_SHORT = 4
_LONG = 8


class Level(IntEnum):
    """The rungs of the ladder: a lower one is only trodden when all above it bear nobody."""

    EXACT = 0
    BEGINNING = 1
    SOUND = 2
    SLIPS = 3


@dataclass(frozen=True, slots=True)
class Likeness:
    """How a typed word can be a word of a name."""

    level: Level
    cost: float
    alone: bool
    """Near enough when nothing else was typed."""
    beside: bool
    """Near enough beside another word of the same person."""


_SAME = Likeness(Level.EXACT, 0.0, alone=True, beside=True)
_OTHER_NAME = Likeness(Level.BEGINNING, 0.2, alone=True, beside=True)
_SOUNDS_SAME = Likeness(Level.SOUND, 0.5, alone=True, beside=True)


def likenesses(
    word: str, level: Level, vocabulary: Vocabulary, other_names: tuple[str, ...]
) -> dict[str, Likeness]:
    """Find the words that the typed one can be, on this rung and those above it."""
    found: dict[str, Likeness] = {}
    for rung in (_slips, _sounds, _beginnings)[Level.SLIPS - level :]:
        found.update(rung(word, vocabulary))
    if level >= Level.BEGINNING:
        found.update((other, _OTHER_NAME) for other in other_names if other in vocabulary)
    if word in vocabulary:
        found[word] = _SAME
    return found


def _beginnings(word: str, vocabulary: Vocabulary) -> dict[str, Likeness]:
    if len(word) < 2:
        return {}
    return {
        whole: Likeness(
            Level.BEGINNING, 0.3 + 0.01 * (len(whole) - len(word)), len(word) >= _SHORT, beside=True
        )
        for whole in vocabulary.starting(word)
    }


def _sounds(word: str, vocabulary: Vocabulary) -> dict[str, Likeness]:
    return dict.fromkeys(vocabulary.sounding(word), _SOUNDS_SAME)


def _slips(word: str, vocabulary: Vocabulary) -> dict[str, Likeness]:
    found = {}
    heard = sound(word)
    for other, slips in vocabulary.sounding_near(
        word, _allowance(heard) - (len(heard) > 4)
    ).items():
        found[other] = _slipped(heard, sound(other), slips, 0.8)
    for other, slips in vocabulary.near(word, _allowance(word)).items():
        seen = _slipped(word, other, slips, 0.5)
        if other not in found or seen.cost <= found[other].cost:
            found[other] = seen
    return found


def _allowance(word: str) -> int:
    """More letters, more room for slips."""
    return 1 if len(word) <= _SHORT else 2 if len(word) <= _LONG else 3


def _slipped(word: str, other: str, slips: int, extra: float) -> Likeness:
    length = len(other)
    swapped = len(word) == length and sorted(word) == sorted(other)
    if slips <= 1:
        alone = length > _SHORT or (swapped and length == _SHORT)
        beside = length >= 3 or swapped
    else:
        scattered = swapped or _scattered(word, other)
        alone = slips == 2 and length >= _LONG and scattered
        beside = length >= 6 and (scattered or length >= _LONG) and slips <= length // 3
    return Likeness(Level.SLIPS, slips + extra, alone, beside)


def _scattered(word: str, other: str) -> bool:
    """Slips in two places are slips; two in one place make another word (Santos, Santoro)."""
    start = 0
    while start < min(len(word), len(other)) and word[start] == other[start]:
        start += 1
    end = 0
    while end < min(len(word), len(other)) - start and word[-1 - end] == other[-1 - end]:
        end += 1
    middle, other_middle = word[start : len(word) - end], other[start : len(other) - end]
    return bool(set(middle) & set(other_middle))
