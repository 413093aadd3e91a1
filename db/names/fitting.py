"""Laying typed words onto the words of one person, each onto a different one."""

from collections.abc import Collection, Mapping, Sequence
from typing import NamedTuple

from db.names.likeness import Level, Likeness, Trust
from db.names.person_words import PersonWords
from db.words import PARTICLES

_DROPPED_COST = 100.0
"""To leave a word beside the name is dearer than any likeness."""
_NEAREST_GIVEN = 1.6
"""How dear a first name may be without a surname: one slip, or the same sound."""
_GIVEN_COST = 0.6
"""Surnames are typed more often, so they go before first names."""
_MOST_AT_ONCE = 3.6
"""Beyond two words with a slip each it is somebody else, or anybody."""
_LEAST_SUPPORT = 3
_NAME_AND_INITIAL = 2
_SHORTENED = frozenset("dlm")
_INITIAL = Likeness(Level.EXACT, 0.1, Trust.NOTHING, Trust.SURE)


class Fit(NamedTuple):
    """How well somebody fits what was typed."""

    person: int
    cost: float
    untyped: int
    """How many words of the name were not typed."""
    dropped: tuple[str, ...]
    """Words that stood beside the name."""
    family: bool
    """Whether the surname was typed, or a part of it."""
    sure: bool
    level: Level
    """The lowest rung that was needed."""

    @property
    def exact(self) -> bool:
        """Whether every word is a word of the name."""
        return self.level is Level.EXACT


class Use(NamedTuple):
    """One typed word laid onto part of a name, or left beside it."""

    word: str
    places: int
    likeness: Likeness | None


def fit(
    person: int,
    words: Sequence[str],
    found: Sequence[Mapping[str, Likeness]],
    name: PersonWords,
    beside: Collection[str],
) -> Fit | None:
    """Lay the words onto a name in the cheapest way; none if one of them has no place."""
    choices = []
    for word, alike in zip(words, found, strict=True):
        choice = uses(word, alike, name)
        if word.isdecimal() or (word in beside and _may_stand_alone(word, words)):
            choice.append(Use(word, 0, None))
        if not choice:
            return None
        choices.append(choice)
    laid = lay(choices, 0)
    return _judged(person, *laid, name) if laid else None


def _may_stand_alone(word: str, words: Sequence[str]) -> bool:
    """Say whether it is a word; of two words a lone letter is an initial, but for `M. Meoni`."""
    named = sum(each not in PARTICLES for each in words)
    return len(word) > 1 or named > _NAME_AND_INITIAL or word in _SHORTENED


def uses(word: str, alike: Mapping[str, Likeness], name: PersonWords) -> list[Use]:
    """Give the parts of a name that a word can be; a lone letter is an initial."""
    if len(word) == 1 and not alike:
        initials = {
            bits for own, bits in name.places.items() if own[0] == word and own not in PARTICLES
        }
        return [Use(word, bits, _INITIAL) for bits in sorted(initials)]
    return [Use(word, bits, alike[own]) for own, bits in name.places.items() if own in alike]


def lay(choices: Sequence[Sequence[Use]], taken: int) -> tuple[float, list[Use]] | None:
    """Choose a part for each word, no part twice, at the least cost."""
    if not choices:
        return 0.0, []
    best: tuple[float, list[Use]] | None = None
    for use in choices[0]:
        if use.places & taken:
            continue
        rest = lay(choices[1:], taken | use.places)
        if rest is None:
            continue
        cost = rest[0] + (use.likeness.cost if use.likeness else _DROPPED_COST)
        if best is None or cost < best[0]:
            best = cost, [use, *rest[1]]
    return best


def _judged(person: int, cost: float, laid_uses: Sequence[Use], name: PersonWords) -> Fit | None:
    laid = [(use, use.likeness) for use in laid_uses if use.likeness]
    dropped = tuple(use.word for use in laid_uses if not use.likeness)
    cost -= _DROPPED_COST * len(dropped)
    telling = [(use, like) for use, like in laid if _tells(use)]
    if not telling:
        return None
    worst = max(like.level for _, like in laid)
    taken = sum(use.places for use, _ in laid)
    by_family = bool(taken & name.family)
    if not by_family and worst > Level.EXACT:
        if any(like.cost > _NEAREST_GIVEN for _, like in telling):
            return None
        cost += _GIVEN_COST
    trust = min(_trust(use, like, telling) for use, like in laid)
    if trust is Trust.NOTHING:
        return None
    doubtful = cost > _MOST_AT_ONCE or _is_anothers(worst, taken & name.family, name, dropped)
    untyped = name.size - taken.bit_count()
    return Fit(
        person, cost, untyped, dropped, by_family, trust is Trust.SURE and not doubtful, worst
    )


def _is_anothers(worst: Level, family: int, name: PersonWords, dropped: Collection[str]) -> bool:
    """Say whether a stranger may well be called so.

    That is where first names are all that agrees, and not to the letter; where a particle is left
    over; where half of a double surname stands alone with slips.
    """
    if not family:
        return worst > Level.EXACT
    particle = not PARTICLES.isdisjoint(dropped)
    return (particle and worst > Level.BEGINNING) or (family != name.family and worst > Level.SOUND)


def _tells(use: Use) -> bool:
    return len(use.word) > 1 and use.word not in PARTICLES


def _trust(use: Use, like: Likeness, telling: Sequence[tuple[Use, Likeness]]) -> Trust:
    if len(use.word) == 1 or use.word in PARTICLES:
        return Trust.SURE
    others = [
        min(other_like.beside, Trust.SURE)
        for other, other_like in telling
        if other is not use and len(other.word) >= _LEAST_SUPPORT
    ]
    return max(like.alone, min(like.beside, max(others, default=Trust.NOTHING)))
