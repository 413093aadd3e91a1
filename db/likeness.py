"""How like a typed word is to the words of names, and how far to trust it."""

from enum import IntEnum
from typing import NamedTuple

from db.person_words import given_names
from db.sounds import bones, skeleton, sound
from db.vocabulary import Vocabulary

_NO_VOWELS = dict.fromkeys(map(ord, "aeiouy"))


class Level(IntEnum):
    """The rungs of the ladder: one is only trodden when those before it bear nobody."""

    EXACT = 0
    BEGINNING = 1
    SOUND = 2
    SLIPS = 3
    TRANSCRIBED = 4


class Trust(IntEnum):
    """What may be done on the strength of a likeness."""

    NOTHING = 0
    ASK = 1
    SURE = 2


class Likeness(NamedTuple):
    """How a typed word can be a word of a name."""

    level: Level
    cost: float
    alone: Trust
    """When nothing else was typed."""
    beside: Trust
    """Beside another word of the same person."""


_SAME = Likeness(Level.EXACT, 0.0, Trust.SURE, Trust.SURE)
_OTHER_NAME = Likeness(Level.BEGINNING, 0.2, Trust.SURE, Trust.SURE)
_DOUBTFUL_NAME = Likeness(Level.BEGINNING, 0.2, Trust.ASK, Trust.ASK)
_SOUNDS_SAME = Likeness(Level.SOUND, 0.5, Trust.SURE, Trust.SURE)


def likenesses(word: str, level: Level, vocabulary: Vocabulary) -> dict[str, Likeness]:
    """Find the words that the typed one can be, on this rung and those before it."""
    found: dict[str, Likeness] = {}
    if level >= Level.SLIPS:
        found.update(_slips(word, vocabulary))
    if level >= Level.TRANSCRIBED:
        for other, like in _transcribed(word, vocabulary).items():
            found[other] = _better(like, found.get(other))
    if level >= Level.SOUND:
        found.update(dict.fromkeys(vocabulary.sounding(word), _SOUNDS_SAME))
    if level >= Level.BEGINNING:
        same = given_names().get(word, ())
        other_name = _OTHER_NAME if word not in vocabulary else _DOUBTFUL_NAME
        found.update((other, other_name) for other in same if other in vocabulary)
        found.update(_beginnings(word, vocabulary))
    if word in vocabulary:
        found[word] = _SAME
    return found


def _beginnings(word: str, vocabulary: Vocabulary) -> dict[str, Likeness]:
    alone = Trust.SURE if len(word) > 3 else Trust.ASK if len(word) > 2 else Trust.NOTHING
    return {
        whole: Likeness(Level.BEGINNING, 0.3, alone, Trust.SURE)
        for whole in vocabulary.starting(word)
        if len(word) > 1
    }


def _slips(word: str, vocabulary: Vocabulary) -> dict[str, Likeness]:
    heard = sound(word)
    found = {
        other: _misheard(heard, key, slips)
        for other, key, slips in vocabulary.sounding_near(heard, 1 if len(heard) < 6 else 2)
    }
    for other, _, slips in vocabulary.near(word, _allowance(word)):
        found[other] = _better(_slipped(word, other, slips), found.get(other))
    found = {other: like for other, like in found.items() if like.beside}
    if word in vocabulary:
        # It is somebody's name as it stands; to take it for another is no more than a thought.
        return {
            other: like._replace(
                alone=min(like.alone, Trust.ASK), beside=min(like.beside, Trust.ASK)
            )
            for other, like in found.items()
        }
    return found


def _better(seen: Likeness, heard: Likeness | None) -> Likeness:
    if heard is None:
        return seen
    alone, beside = max(seen.alone, heard.alone), max(seen.beside, heard.beside)
    return Likeness(max(seen.level, heard.level), min(seen.cost, heard.cost), alone, beside)


def _allowance(word: str) -> int:
    """More letters, more room for slips."""
    return 1 if len(word) <= 4 else 2 if len(word) <= 8 else 3


def _slipped(word: str, other: str, distance: int) -> Likeness:
    judge = _one_slip if distance == 1 else _more_slips
    return Likeness(Level.SLIPS, distance + 0.5, *judge(word, other, distance))


def _one_slip(word: str, other: str, _: int) -> tuple[Trust, Trust]:
    if len(other) < 3:
        return Trust.NOTHING, Trust.SURE
    swapped = len(word) == len(other) and sorted(word) == sorted(other)
    inside = len(word) > len(other) and word[0] == other[0] and word[-1] == other[-1]
    if len(other) > 4 or swapped or (inside and len(other) == 4):
        return Trust.SURE, Trust.SURE
    return Trust.ASK, Trust.SURE


def _more_slips(word: str, other: str, distance: int) -> tuple[Trust, Trust]:
    length = len(other)
    if length < 6:
        return Trust.NOTHING, Trust.ASK if length == 5 else Trust.NOTHING
    if not _scattered(word, other) or _revowelled(word, other):
        # Slips in one place make another word (Santos, Santoro), and so do other vowels (Puccini).
        alone = Trust.ASK if length > 6 else Trust.NOTHING
        return alone, Trust.SURE if length > 8 else Trust.ASK
    if distance == 2 and length > 6 and (length > 8 or _kept_ends(word, other)):
        return Trust.SURE, Trust.SURE
    return Trust.ASK, Trust.SURE


def _misheard(heard: str, other: str, distance: int) -> Likeness:
    vowels_only = skeleton(heard) == skeleton(other) and heard[-1:] == other[-1:]
    length = len(other)
    alone = beside = Trust.NOTHING
    if length > 6 or (length > 4 and (distance == 1 or vowels_only)):
        alone = beside = Trust.ASK
    if vowels_only and len(heard) == length > (6 if distance == 1 else 9):
        alone = Trust.SURE
    if length > (6 if distance == 1 else 8) or (length > 4 and len(heard) != length > 4):
        beside = Trust.SURE
    return Likeness(Level.SLIPS, distance + 1.0, alone, beside)


def _transcribed(word: str, vocabulary: Vocabulary) -> dict[str, Likeness]:
    kept = bones(word)
    if len(kept) < 2:
        return {}
    return {
        other: Likeness(
            Level.TRANSCRIBED,
            distance + 2.0,
            Trust.SURE if len(kept) > 3 and not distance else Trust.ASK,
            Trust.SURE if not distance else Trust.ASK,
        )
        for other, _, distance in vocabulary.boned_near(kept, 1 if len(kept) > 3 else 0)
    }


def _revowelled(word: str, other: str) -> bool:
    """Say whether only the vowels are others (Puccini, Fontana), not in another order."""
    return word.translate(_NO_VOWELS) == other.translate(_NO_VOWELS) and sorted(word) != sorted(
        other
    )


def _kept_ends(word: str, other: str) -> bool:
    """Say whether the name begins and ends as it should, or with two letters swapped."""
    return {*word[:2]} >= {other[0]} and {*word[-2:]} >= {other[-1]}


def _scattered(word: str, other: str) -> bool:
    """Say whether letters that agree lie between those that do not."""
    least = min(len(word), len(other))
    start = 0
    while start < least and word[start] == other[start]:
        start += 1
    end = 0
    while end < least - start and word[-1 - end] == other[-1 - end]:
        end += 1
    return bool({*word[start : len(word) - end]} & {*other[start : len(other) - end]})
