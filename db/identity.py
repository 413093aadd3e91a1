"""Who is one person in several years: everybody of all editions, under a key for each human.

The same person is one where name and country agree, however their letters are accented and
whichever code stands for the country; on a bike in one year and in a car in another, too. A name
whose flag is lost agrees where one person alone is known by it. A name with initials is that of a
person whom another edition names in full where exactly one fits: same initials, surname, country
and category. Whatever else is alike stays two people, and nobody is twice in one edition.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import chain, count

from db import nations, words

_FIRST = 2003
"""The edition whose keys stand in messages of any age: nobody of another year takes one of them."""


@dataclass(frozen=True, slots=True)
class Sighting:
    """Somebody of one edition, as that edition knows them."""

    year: int
    key: str
    """What they are known by within the edition."""
    name: str
    nationality: str | None
    spellings: tuple[str, ...]
    categories: frozenset[str]
    """In which they started."""

    @property
    def names(self) -> tuple[str, ...]:
        """All that the edition calls them, folded, the usual name first."""
        return tuple(dict.fromkeys(map(words.fold, (self.name, *self.spellings))))

    @property
    def country(self) -> str | None:
        """The country, whichever of its codes is printed."""
        return _country(self.nationality) if self.nationality else None

    @property
    def short(self) -> bool:
        """Whether nothing but initials is known of the given names."""
        given = words.split_name(self.name)[0].split()
        return bool(given) and all(map(_is_initials, given))


@dataclass(frozen=True, slots=True)
class Identity:
    """Who somebody of an edition is over all editions."""

    sighting: Sighting
    key: str
    name: str
    """The name that the edition prints, or in full that of another where it has initials alone."""


@dataclass(slots=True, eq=False)
class _Human:
    """Somebody as far as they are known by now."""

    country: str | None
    full: str = ""
    """The name; empty where nothing but initials is known of it."""
    years: set[int] = field(default_factory=set)
    categories: set[str] = field(default_factory=set)
    key: str = ""

    def join(self, sighting: Sighting) -> "_Human":
        self.years.add(sighting.year)
        self.categories |= sighting.categories
        return self


def identities(sightings: Iterable[Sighting]) -> Iterator[Identity]:
    """Say of everybody of all editions who they are; the order of editions makes no difference.

    Who stands in one edition alone has the same key there and here, unless another has taken it.
    """
    # Sorting keeps the order within an edition.
    there = sorted(sightings, key=lambda one: (one.year != _FIRST, one.year))
    full = [one for one in there if not one.short]
    short = [one for one in there if one.short]
    known = _Known()
    flagged = {id(one): known.named(one) for one in full if one.country}
    humans = [flagged.get(id(one)) or known.unflagged(one) for one in full]
    known.learn_initials(full, humans)
    humans += [known.initialled(one) for one in short]
    taken: set[str] = set()
    for one, human in zip([*full, *short], humans, strict=True):
        human.key = human.key or _free(one, taken)
        yield Identity(one, human.key, (human.full or one.name) if one.short else one.name)


class _Known:
    """Everybody who is known by now, by what they are called."""

    def __init__(self) -> None:
        self._named: dict[str, list[_Human]] = {}
        self._short: dict[tuple[str, str], list[_Human]] = {}
        self._initialled: dict[tuple[str, str | None, frozenset[str]], list[_Human]] = {}

    def named(self, one: Sighting) -> _Human:
        """Give whom a name and a country mean."""
        for name in one.names:
            for human in self._named.get(name, ()):
                if human.country == one.country and one.year not in human.years:
                    return self._called(human.join(one), one)
        return self._called(_Human(one.country, one.name).join(one), one)

    def unflagged(self, one: Sighting) -> _Human:
        """Give whom a name means whose flag is lost, once all who have one are known."""
        namesakes = (human for name in one.names for human in self._named.get(name, ()))
        there = list(dict.fromkeys(namesakes))
        if len(there) == 1 and one.year not in there[0].years:
            return self._called(there[0].join(one), one)
        human = _Human(None, one.name).join(one)
        return human if there else self._called(human, one)

    def learn_initials(self, full: Sequence[Sighting], humans: Sequence[_Human]) -> None:
        """Learn how those who are named in full are called where initials stand for given names."""
        for one, human in zip(full, humans, strict=True):
            for name in (one.name, *one.spellings):
                called = self._short.setdefault(_shortened(name), [])
                if human not in called:
                    called.append(human)

    def initialled(self, one: Sighting) -> _Human:
        """Give whom initials and a surname mean; others of the same initials if nobody is named."""
        fitting = [
            human
            for human in self._short.get(_shortened(one.name), ())
            if None in (human.country, one.country) or human.country == one.country
            if one.categories & human.categories
        ]
        if len(fitting) == 1 and one.year not in fitting[0].years:
            return fitting[0].join(one)
        alike = (words.fold(one.name), one.country, one.categories)
        others = [] if fitting else self._initialled.setdefault(alike, [])
        for human in others:
            if one.year not in human.years:
                return human.join(one)
        others.append(_Human(one.country).join(one))
        return others[-1]

    def _called(self, human: _Human, one: Sighting) -> _Human:
        for name in one.names:
            called = self._named.setdefault(name, [])
            if human not in called:
                called.append(human)
        return human


def _free(one: Sighting, taken: set[str]) -> str:
    """Take the key that somebody has within the edition, or the next that nobody else has."""
    flag = [f"{one.key}-{one.nationality.lower()}"] if one.nationality else []
    numbered = (f"{one.key}-{number}" for number in count(2))
    key = next(key for key in chain([one.key], flag, numbered) if key not in taken)
    taken.add(key)
    return key


def _country(code: str) -> str:
    known = nations.nation(code)
    return known.english if known else code


def _is_initials(word: str) -> bool:
    """Whether a word is `P.` or `P-G.` or `P.G.`, and no name."""
    parts = word.replace(".", "-").split("-")
    return word.endswith(".") and all(len(part) == 1 for part in parts if part)


def _shortened(name: str) -> tuple[str, str]:
    """Give initials and surname: `J-L. Rey`, `J. L. Rey` and `Jean-Luc Rey` give the same."""
    given, surname = words.split_name(name)
    if not all(map(_is_initials, given.split())):
        given = words.split_name(words.initials(name))[0]
    return words.fold("".join(filter(str.isalpha, given))), words.fold(surname)
