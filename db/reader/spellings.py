"""One person is one person, however often and however the tables spell the name.

Two printed names are one person when name and flag agree; when one of them has only lost its flag;
or when they sit in the same seat beside the same driver (the driver: beside the same co-drivers)
and are nearly the same, as `Yvo Geusens`, printed 17 times, and `Yvo Guesens`, once, in one truck.
Namesakes with different flags in different crews stay two, and so do those of different categories
who are known by initials alone.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations

from rapidfuzz.distance import OSA

from db import words
from db.nations import country
from db.rally import Category, Person
from db.reader.cells import Named
from db.reader.tables import Line

Sign = tuple[Category, str, str | None]
"""What a printed name is known by until it is known whose it is: category, folded name, flag."""

_MOST_IN_A_SEAT = 40
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
    for (category, people), times in Counter((one.category, one.people) for one in lines).items():
        signs = [sign(category, named) for named in people]
        folded = tuple(name for _, name, _ in signs)
        for at, (named, known) in enumerate(zip(people, signs, strict=True)):
            printed[known][named.name] += times
            beside = folded[:1] if at else folded[1:] or folded
            seats[category, at, beside][known] = None
    groups = _Groups(printed)
    for seat in seats.values():
        # Where so many have sat, that two look alike says nothing.
        for one, other in combinations(seat if len(seat) <= _MOST_IN_A_SEAT else (), 2):
            if _nearly_same(one, other):
                groups.join((one, other))
    for namesakes in _namesakes(printed):
        groups.join(namesakes)
    return _named(groups, printed)


class _Groups:
    """Signs that turn out to be the same person, each group known by its first sign."""

    def __init__(self, signs: Iterable[Sign]) -> None:
        self._leader = {one: one for one in signs}

    def join(self, signs: Sequence[Sign]) -> None:
        first = self.of(signs[0])
        for other in signs[1:]:
            self._leader[self.of(other)] = first

    def of(self, one: Sign) -> Sign:
        while self._leader[one] != one:
            self._leader[one] = one = self._leader[self._leader[one]]
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


def _namesakes(signs: Iterable[Sign]) -> Iterator[list[Sign]]:
    """Group by name and country, and by name alone where only one country is printed for it."""
    names: defaultdict[tuple[str, str], defaultdict[str | None, list[Sign]]] = defaultdict(
        lambda: defaultdict(list)
    )
    for one in signs:
        category, name, flag = one
        names[name, category if ". " in name else ""][country(flag)].append(one)
    for flags in names.values():
        if len(flags.keys() - {None}) > 1:
            yield from flags.values()
        else:
            yield [one for group in flags.values() for one in group]


def _named(groups: _Groups, printed: dict[Sign, Counter[str]]) -> dict[Sign, Person]:
    spellings: defaultdict[Sign, Counter[str]] = defaultdict(Counter)
    flags: defaultdict[Sign, Counter[str]] = defaultdict(Counter)
    for one, names in printed.items():
        spellings[groups.of(one)].update(names)
        if one[2]:
            flags[groups.of(one)][one[2]] += names.total()
    people: dict[Sign, Person] = {}
    taken: Counter[str] = Counter()
    for leader, names in spellings.items():
        name, *others = _most_printed(names)
        flag = next(iter(_most_printed(flags[leader])), None)
        people[leader] = Person(_key(name, flag, taken), name, flag, tuple(others))
    return {one: people[groups.of(one)] for one in printed}


def _most_printed(texts: Counter[str]) -> list[str]:
    return sorted(texts, key=lambda text: (-texts[text], text))


def _key(name: str, flag: str | None, taken: Counter[str]) -> str:
    slug = words.slug(name) or "nameless"
    key = slug if slug not in taken or not flag else f"{slug}-{flag.lower()}"
    while key in taken:
        taken[slug] += 1
        key = f"{slug}-{taken[slug]}"
    taken[key] += 1
    return key
