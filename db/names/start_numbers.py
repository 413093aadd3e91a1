"""Start numbers as people type them: `407`, `#407`, `no 22`, `n°203`, `car 204`."""

import re
from collections.abc import Iterable
from typing import NamedTuple

from db.names import typed
from db.names.categories import Categories
from db.rally import Category, Crew

_STARTING = r"(?:start|race|bib|racing)?\s*"
_WORDS = "number|nummer|numero|num|no|nr|n|dossard|dorsal|startnummer|bib|pettorale|race|plate"
_TYPED = re.compile(
    rf"""[\s#"'(\[@]*(?:(?P<beside>[a-z]+)[\s.:#°º]*)??(?:{_STARTING}(?:{_WORDS})[\s.:#°º]*)?"""
    r"""\#?0{0,3}(?P<number>[0-9]{1,4})[\s"'.!?)\]]*"""
)
_ROLES = frozenset(
    "rider driver crew pilot pilote piloto pilota fahrer fahrerin entry team".split()
)


class StartNumber(NamedTuple):
    """A number, and the category that stands before it."""

    number: int
    category: Category | None


def read(text: str, categories: Categories) -> StartNumber | None:
    """Read a start number; none where the text is anything else."""
    match = _TYPED.fullmatch(typed.folded(text).strip())
    if not match:
        return None
    beside = match["beside"]
    category = categories.exactly(beside) if beside else None
    if beside and category is None and beside not in _ROLES:
        return None
    return StartNumber(int(match["number"]), category)


def by_number(crews: Iterable[Crew]) -> dict[int, list[Crew]]:
    """Give the crews under each number."""
    found: dict[int, list[Crew]] = {}
    for crew in sorted(set(crews), key=lambda crew: crew.key):
        if crew.number is not None:
            found.setdefault(crew.number, []).append(crew)
    return found
