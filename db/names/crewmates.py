"""A crew named by several of its people: `de Villiers & Maimon`, `Masuoka/Schulz`."""

import re
from collections.abc import Sequence

from db.names import typed
from db.names.fitting import Fit
from db.names.people import People
from db.names.understood import Found, Several
from db.rally import Person

_BETWEEN = re.compile(
    r"\s*[&+/;,–—]\s*|\s+-\s+|\s+(?:and|et|und|y|e|en|with|avec|mit|con|met|com|vs|v)\s+"
)
_MOST_SIDES = 4


def crewmates(people: People, text: str) -> Found[Person] | Several[Person] | None:
    """Find the crew in which everybody named is; those named, where they are of different crews."""
    sides = [side for side in _BETWEEN.split(typed.folded(text)) if side.strip()]
    parted = len(sides) > 1
    # Without anything between them, only surnames spelled as they are tell two people from one.
    find = people.plainly if parted else people.exactly
    sides = sides if parted else [*typed.parts(text)]
    if not 1 < len(sides) <= _MOST_SIDES:
        return None
    read = []
    for side in sides:
        fits = [one for one in find(side) if one.sure and (one.family or (parted and one.exact))]
        if not fits:
            return None
        read.append(fits)
    together = _together(people, read)
    if together:
        crew = people.crews[together[0]]
        return Found(crew.people[0], exact=all(fits[0].exact for fits in read))
    if not parted:
        return None
    named = dict.fromkeys(one.person for fits in read for one in fits)
    return Several(tuple(people.people[place] for place in named))


def _together(people: People, read: Sequence[Sequence[Fit]]) -> list[int]:
    """Give one person of each side, all different and of one crew."""
    for first in read[0]:
        crew = people.crews[first.person]
        mates = [
            next((one.person for one in fits if people.crews[one.person] == crew), None)
            for fits in read
        ]
        if None not in mates and len({*mates}) == len(mates):
            return [mate for mate in mates if mate is not None]
    return []
