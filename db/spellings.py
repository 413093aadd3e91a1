"""One person is one person, however often and however the tables spell the name.

Two printed names are one person when name and flag agree; when one of them has only lost its flag;
or when they sit in the same seat beside the same driver (the driver: beside the same co-drivers)
and are nearly the same, as `Yvo Geusens`, printed 17 times, and `Yvo Guesens`, once, in one truck.
Namesakes with different flags in different crews stay two.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from itertools import combinations

from rapidfuzz.distance import OSA

from db import words
from db.cells import Named
from db.rally import Category, Person
from db.tables import Line

Sign = tuple[Category, str, str | None]
"""What a printed name is known by until it is known whose it is: category, folded name, flag."""

_SLIPS = 2
_SHORTEST = 4
"""Shorter words must agree letter by letter: `Jan` and `Jean` are two men."""


def sign(category: Category, named: Named) -> Sign:
    """Make the sign of a printed name."""
    return category, words.fold(named.name), named.flag


def persons(lines: Iterable[Line]) -> dict[Sign, Person]:
    """Find out who the printed names are."""
    printed: defaultdict[Sign, Counter[str]] = defaultdict(Counter)
    seats: defaultdict[object, dict[Sign, None]] = defaultdict(dict)
    for line in lines:
        signs = [sign(line.category, named) for named in line.people]
        folded = tuple(name for _, name, _ in signs)
        for at, (named, known) in enumerate(zip(line.people, signs, strict=True)):
            printed[known][named.name] += 1
            beside = folded[:1] if at else folded[1:] or folded
            seats[line.category, at, beside][known] = None
    groups = _Groups(printed)
    for seat in seats.values():
        groups.join_where(_nearly_same, list(seat))
    for namesakes in _by_name(printed).values():
        flags = {flag for _, _, flag in namesakes if flag}
        groups.join_where(_same_flag if len(flags) > 1 else _anyway, namesakes)
    return _named(groups, printed)


class _Groups:
    """Signs that turn out to be the same person, each group known by its first sign."""

    def __init__(self, signs: Iterable[Sign]) -> None:
        self._leader = {one: one for one in signs}

    def join_where(self, same: Callable[[Sign, Sign], bool], signs: Sequence[Sign]) -> None:
        for one, other in combinations(signs, 2):
            if same(one, other):
                first, second = self.of(one), self.of(other)
                self._leader[second] = first

    def of(self, one: Sign) -> Sign:
        while self._leader[one] != one:
            one = self._leader[one]
        return one


def _nearly_same(one: Sign, other: Sign) -> bool:
    ours, theirs = one[1].split(), other[1].split()
    return len(ours) == len(theirs) and all(
        mine == other_word
        or (
            min(len(mine), len(other_word)) >= _SHORTEST
            and OSA.distance(mine, other_word, score_cutoff=_SLIPS) <= _SLIPS
        )
        for mine, other_word in zip(ours, theirs, strict=True)
    )


def _same_flag(one: Sign, other: Sign) -> bool:
    return one[2] == other[2]


def _anyway(_one: Sign, _other: Sign) -> bool:
    return True


def _by_name(signs: Iterable[Sign]) -> dict[str, list[Sign]]:
    names: defaultdict[str, list[Sign]] = defaultdict(list)
    for one in signs:
        names[one[1]].append(one)
    return names


def _named(groups: _Groups, printed: dict[Sign, Counter[str]]) -> dict[Sign, Person]:
    spellings: defaultdict[Sign, Counter[str]] = defaultdict(Counter)
    flags: defaultdict[Sign, Counter[str]] = defaultdict(Counter)
    for one, names in printed.items():
        spellings[groups.of(one)].update(names)
        if one[2]:
            flags[groups.of(one)][one[2]] += names.total()
    people: dict[Sign, Person] = {}
    taken: set[str] = set()
    for leader, names in spellings.items():
        (name, _), *others = names.most_common()
        flag = flags[leader].most_common(1)[0][0] if flags[leader] else None
        key = _key(name, flag, taken)
        taken.add(key)
        people[leader] = Person(key, name, flag, tuple(spelling for spelling, _ in others))
    return {one: people[groups.of(one)] for one in printed}


def _key(name: str, flag: str | None, taken: set[str]) -> str:
    slug = words.slug(name)
    candidates = [slug, f"{slug}-{flag.lower()}"] if flag else [slug]
    numbered = (f"{slug}-{count}" for count in range(2, len(taken) + 3))
    return next(key for key in (*candidates, *numbered) if key not in taken)
