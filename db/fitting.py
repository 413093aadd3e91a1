"""Laying typed words onto the words of one person, each onto a different one."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from db.likeness import Level, Likeness
from db.words import PARTICLES


class Fit(NamedTuple):
    """How well somebody fits what was typed."""

    person: int
    dropped: int
    cost: float
    sure: bool
    exact: bool


@dataclass(frozen=True, slots=True)
class _Use:
    """One typed word laid onto part of a name, or left beside it."""

    word: str
    places: int
    likeness: Likeness | None


_INITIAL = Likeness(Level.EXACT, 0.1, alone=False, beside=True)


def fit(
    words: Sequence[str],
    found: Sequence[Mapping[str, Likeness]],
    name: Mapping[str, int],
    beside: Collection[str],
) -> tuple[int, float, bool, bool] | None:
    """Give how many words were left beside the name, the cost, whether sure, whether exact."""
    choices = []
    for word, alike in zip(words, found, strict=True):
        uses = _uses(word, alike, name)
        if word in beside or word.isdecimal():
            uses.append(_Use(word, 0, None))
        if not uses:
            return None
        choices.append(uses)
    best = _lay(choices, 0)
    if best is None:
        return None
    return _judge(best[2])


def _uses(word: str, alike: Mapping[str, Likeness], name: Mapping[str, int]) -> list[_Use]:
    if len(word) == 1:
        places = {bits for own, bits in name.items() if own[0] == word and own not in PARTICLES}
        return [_Use(word, bits, _INITIAL) for bits in sorted(places)]
    return [_Use(word, bits, alike[own]) for own, bits in name.items() if own in alike]


def _lay(choices: Sequence[Sequence[_Use]], taken: int) -> tuple[int, float, list[_Use]] | None:
    if not choices:
        return 0, 0.0, []
    best = None
    for use in choices[0]:
        if use.places & taken:
            continue
        rest = _lay(choices[1:], taken | use.places)
        if rest is None:
            continue
        dropped, cost, uses = rest
        if use.likeness is None:
            total = (dropped + 1, cost, [use, *uses])
        else:
            total = (dropped, cost + use.likeness.cost, [use, *uses])
        if best is None or total[:2] < best[:2]:
            best = total
    return best


def _judge(uses: Sequence[_Use]) -> tuple[int, float, bool, bool] | None:
    laid = [use for use in uses if use.likeness]
    telling = [use for use in laid if len(use.word) > 1 and use.word not in PARTICLES]
    if not telling:
        return None
    if not any(use.likeness and (use.likeness.alone or use.likeness.beside) for use in telling):
        return None
    sure = all(_is_sure(use, telling) for use in laid)
    exact = all(use.likeness and use.likeness.level == Level.EXACT for use in laid)
    cost = sum(use.likeness.cost for use in laid if use.likeness)
    return len(uses) - len(laid), cost, sure, exact


def _is_sure(use: _Use, telling: Sequence[_Use]) -> bool:
    if use.likeness is None or use.likeness.alone or len(use.word) == 1:
        return True
    supported = any(
        other is not use and other.likeness and other.likeness.beside and len(other.word) > 2
        for other in telling
    )
    return use.likeness.beside and supported
