"""How like a typed word is to the words of names, and how far to trust it."""

from enum import IntEnum
from typing import NamedTuple

from db.names.lexicon import given_names
from db.names.sounds import bones, skeleton, sound
from db.names.vocabulary import HeardVocabulary
from db.words import PARTICLES


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


Trusts = tuple[tuple[int, Trust, Trust], ...]
"""From how many letters on to trust how far: alone, and beside another word; longest first."""

_SAME = Likeness(Level.EXACT, 0.0, Trust.SURE, Trust.SURE)
_OTHER_NAME = Likeness(Level.BEGINNING, 0.2, Trust.SURE, Trust.SURE)
_SOUNDS_AND_LOOKS_SAME = Likeness(Level.SOUND, 0.5, Trust.SURE, Trust.SURE)
# It costs as much as a slip, since it may as well be one from another word.
_SOUNDS_SAME = Likeness(Level.SLIPS, 1.6, Trust.SURE, Trust.SURE)

_BEGUN: Trusts = (
    (4, Trust.SURE, Trust.SURE),
    (3, Trust.ASK, Trust.SURE),
    (2, Trust.NOTHING, Trust.SURE),
)
_ONE_SLIP: Trusts = (
    (5, Trust.SURE, Trust.SURE),
    (3, Trust.ASK, Trust.SURE),
    (1, Trust.NOTHING, Trust.SURE),
)
_ONE_GENTLE_SLIP: Trusts = ((3, Trust.SURE, Trust.SURE), *_ONE_SLIP)
_SCATTERED: Trusts = (
    (9, Trust.SURE, Trust.SURE),
    (7, Trust.ASK, Trust.SURE),
    (6, Trust.ASK, Trust.ASK),
    (5, Trust.NOTHING, Trust.ASK),
)
_SCATTERED_INSIDE: Trusts = (
    (7, Trust.SURE, Trust.SURE),
    (6, Trust.ASK, Trust.SURE),
    *_SCATTERED,
)
_THREE_SCATTERED: Trusts = ((9, Trust.ASK, Trust.SURE),)
_TOGETHER: Trusts = (
    (9, Trust.ASK, Trust.SURE),
    (7, Trust.ASK, Trust.ASK),
    (5, Trust.NOTHING, Trust.ASK),
)
_MISHEARD: Trusts = ((7, Trust.ASK, Trust.SURE), (5, Trust.ASK, Trust.ASK))
_MISHEARD_VOWEL: Trusts = ((7, Trust.SURE, Trust.SURE), *_MISHEARD)
_MISHEARD_LENGTH: Trusts = ((5, Trust.ASK, Trust.SURE),)
_MISHEARD_TWICE: Trusts = ((9, Trust.ASK, Trust.SURE), (7, Trust.ASK, Trust.ASK))
_MISHEARD_VOWELS: Trusts = (
    (10, Trust.SURE, Trust.SURE),
    (9, Trust.ASK, Trust.SURE),
    (5, Trust.ASK, Trust.ASK),
)
_BONES: Trusts = ((4, Trust.SURE, Trust.SURE), (2, Trust.ASK, Trust.SURE))
_NEAR_BONES: Trusts = ((4, Trust.ASK, Trust.ASK),)

# More letters, more room for slips.
_ROOM = ((9, 3), (5, 2), (0, 1))
_ROOM_IN_SOUND = ((6, 2), (0, 1))
_MOST_SLIPS = 3
_GENTLE_LENGTH = 4
_SHORTEST = 3
_VOWELS = dict.fromkeys(map(ord, "aeiouy"))


def likenesses(word: str, level: Level, vocabulary: HeardVocabulary) -> dict[str, Likeness]:
    """Find the words that the typed one can be, on this rung and those before it."""
    is_name = word in vocabulary
    found: dict[str, Likeness] = {}
    if level >= Level.SOUND:
        found = _sounds_and_slips(word, vocabulary)
        if level >= Level.TRANSCRIBED:
            for other, like in _transcribed(word, vocabulary).items():
                found[other] = _better(like, found.get(other))
        if is_name:
            # It is somebody's name as it stands; that it means another's is no more than a thought.
            found = {other: _doubted(like) for other, like in found.items()}
    if level >= Level.BEGINNING:
        other_name = _doubted(_OTHER_NAME) if is_name else _OTHER_NAME
        same = given_names().get(word, ())
        found.update((other, other_name) for other in same if other in vocabulary)
        begun = Likeness(Level.BEGINNING, 0.3, *_trusted(len(word), _BEGUN))
        found.update(dict.fromkeys(vocabulary.starting(word), begun))
    if is_name:
        found[word] = _SAME
    return found


def _sounds_and_slips(word: str, vocabulary: HeardVocabulary) -> dict[str, Likeness]:
    heard = sound(word)
    found = {
        other: _misheard(heard, key, slips)
        for other, key, slips in vocabulary.sounding_near(heard, _room(heard, _ROOM_IN_SOUND))
    }
    for other, _, slips in vocabulary.near(word, _room(word, _ROOM)):
        seen = _slipped(word, other, slips)
        if slips <= 1 and found.get(other) is _SOUNDS_SAME:
            seen = _SOUNDS_AND_LOOKS_SAME
        found[other] = _better(seen, found.get(other))
    return {other: like for other, like in found.items() if like.beside}


def _slipped(word: str, other: str, slips: int) -> Likeness:
    trusts = _one_slip(word, other) if slips == 1 else _more_slips(word, other, slips)
    cost = slips + (0.4 if sorted(word) == sorted(other) else 0.5)
    return Likeness(Level.SLIPS, cost, *_trusted(len(other), trusts))


def _one_slip(word: str, other: str) -> Trusts:
    """A swap or a letter too many inside is what fingers do; the rest makes short words others."""
    if len(other) < _SHORTEST and other not in PARTICLES:
        return ()
    swapped = sorted(word) == sorted(other)
    inside = len(word) > len(other) and (word[0], word[-1]) == (other[0], other[-1])
    inside = inside and len(other) >= _GENTLE_LENGTH
    return _ONE_GENTLE_SLIP if swapped or inside else _ONE_SLIP


def _more_slips(word: str, other: str, slips: int) -> Trusts:
    """Slips in one place make another word (Santos, Santoro), and so do other vowels (Puccini)."""
    if not _scattered(word, other) or _revowelled(word, other):
        return _TOGETHER
    if slips == _MOST_SLIPS:
        return _THREE_SCATTERED
    return _SCATTERED_INSIDE if _kept_ends(word, other) else _SCATTERED


def _misheard(heard: str, other: str, slips: int) -> Likeness:
    if not slips:
        return _SOUNDS_SAME
    same_length = len(heard) == len(other)
    vowels_only = skeleton(heard) == skeleton(other) and heard[-1:] == other[-1:]
    if slips > 1:
        trusts = _MISHEARD_VOWELS if vowels_only else _MISHEARD_TWICE
    elif not same_length:
        trusts = _MISHEARD_LENGTH
    else:
        trusts = _MISHEARD_VOWEL if vowels_only else _MISHEARD
    return Likeness(Level.SLIPS, slips + 1.0, *_trusted(len(other), trusts))


def _transcribed(word: str, vocabulary: HeardVocabulary) -> dict[str, Likeness]:
    kept = bones(word)
    return {
        other: Likeness(
            Level.TRANSCRIBED,
            slips + 2.0,
            *_trusted(len(kept), _NEAR_BONES if slips else _BONES),
        )
        for other, _, slips in vocabulary.boned_near(kept, 1)
    }


def _room(word: str, room: tuple[tuple[int, int], ...]) -> int:
    return next(slips for least, slips in room if len(word) >= least)


def _trusted(length: int, trusts: Trusts) -> tuple[Trust, Trust]:
    for least, alone, beside in trusts:
        if length >= least:
            return alone, beside
    return Trust.NOTHING, Trust.NOTHING


def _better(one: Likeness, other: Likeness | None) -> Likeness:
    if other is None:
        return one
    alone, beside = max(one.alone, other.alone), max(one.beside, other.beside)
    return Likeness(min(one.level, other.level), min(one.cost, other.cost), alone, beside)


def _doubted(like: Likeness) -> Likeness:
    return like._replace(alone=min(like.alone, Trust.ASK), beside=min(like.beside, Trust.ASK))


def _revowelled(word: str, other: str) -> bool:
    """Say whether only the vowels are others, and not just in another order."""
    return word.translate(_VOWELS) == other.translate(_VOWELS) and sorted(word) != sorted(other)


def _kept_ends(word: str, other: str) -> bool:
    """Say whether the word begins and ends as it should, or with two letters swapped."""
    return other[0] in word[:2] and other[-1] in word[-2:]


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
