"""Who is meant: every word typed is a different word of one person, or known to stand beside names.

Exact words win over beginnings, beginnings over words that sound the same, those over slips. A
guess is sure only if it is near enough for its length and nobody else is as near.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import cache
from heapq import nsmallest
from itertools import chain, islice

from db import nations
from db.names import typed
from db.names.fitting import Fit, fit
from db.names.lexicon import asides, other_names
from db.names.likeness import Level, Likeness, likenesses
from db.names.person_words import PersonWords, person_words
from db.names.torn import halves, joins, partings
from db.names.vocabulary import HeardVocabulary
from db.rally import Crew, Person
from db.words import PARTICLES

_MOST_WORDS = 10
_MARGIN = 0.45
_TWO_SLIPS = 2.5
_SHORT = 3
_MOST_OTHERS = 16
_MOST_BEARERS = 200
"""Who are looked at one by one where thousands share a first name; no more are ever offered."""

Known = dict[tuple[str, Level], dict[str, Likeness]]
"""What has been found out about words while one question is read."""


class People:
    """Everybody in an edition, found by name."""

    def __init__(self, crews: Iterable[Crew], order: Sequence[str] = ()) -> None:
        """Learn the words of all names; `order` holds keys, those first who are shown first."""
        in_order = sorted(crews, key=lambda crew: crew.key)
        crew_of = {person.key: crew for crew in in_order for person in crew.people}
        people = {person.key: person for crew in crew_of.values() for person in crew.people}
        rank = {key: place for place, key in enumerate(order)}
        keys = sorted(people, key=lambda key: (rank.get(key, len(rank)), key))
        self.people = tuple(people[key] for key in keys)
        self.crews = tuple(crew_of[key] for key in keys)
        self.words = [_words_of(person) for person in self.people]
        self.bearers: dict[str, list[int]] = {}
        for number, words in enumerate(self.words):
            for word in words.places:
                self.bearers.setdefault(word, []).append(number)
        self.vocabulary = HeardVocabulary(self.bearers)
        told = {text for key in keys for text in _context(crew_of[key], people[key])}
        self._telling = {word for text in told for word in typed.parts(text)} - asides()
        self._beside = asides() | self._telling
        self._contexts: dict[int, frozenset[str]] = {}

    def read(self, text: str) -> list[Fit]:
        """Give the people whom a text fits equally well and better than all others."""
        words = typed.parts(text)
        last = Level.TRANSCRIBED if typed.is_transcribed(text) else Level.SLIPS
        known: Known = {}
        fits = self._climbed(words, last, known)
        if fits and fits[0].sure and fits[0].cost < _TWO_SLIPS:
            return fits
        if all(word in self.bearers for word in words):
            # Nothing is torn where each word is somebody's.
            return fits
        others = chain(
            (typed.humps(text),),
            halves("".join(words), self._is_name),
            joins(words),
            partings(words, self._is_name),
        )
        for other in islice(others, _MOST_OTHERS):
            found = self._climbed(other, Level.SLIPS, known)
            if found and _is_credible(found, other, words) and _beats(found, fits):
                fits = found
        return fits

    def plainly(self, text: str) -> list[Fit]:
        """Give the people whom a text fits if its words are parted as typed."""
        return self._climbed(typed.parts(text), Level.SLIPS, {})

    def exactly(self, text: str) -> list[Fit]:
        """Give the people whose names a text holds letter by letter."""
        return self._climbed(typed.parts(text), Level.EXACT, {})

    def context(self, person: int) -> frozenset[str]:
        """Give the words that tell one from others of the same name: make, entrant, country."""
        found = self._contexts.get(person)
        if found is None:
            told = _context(self.crews[person], self.people[person])
            found = frozenset(word for text in told for word in typed.parts(text))
            self._contexts[person] = found
        return found

    def contradicts(self, one: Fit) -> bool:
        """Say whether a make, an entrant or a country was typed that is somebody else's."""
        told = self._telling.intersection(one.dropped)
        return bool(told) and not told <= self.context(one.person)

    def _climbed(self, words: Sequence[str], last: Level, known: Known) -> list[Fit]:
        """Climb down the ladder to the first rung where somebody surely stands."""
        if not words or len(words) > _MOST_WORDS:
            return []
        exact = self._exact_fits(words, [self._alike(word, Level.EXACT, known) for word in words])
        if exact or last is Level.EXACT:
            return _equals(exact)
        fits = self._fits(words, [self._alike(word, last, known) for word in words])
        best: list[Fit] = []
        for level in Level:
            standing = [one for one in fits if one.level <= level]
            if standing and _beats(standing, best):
                best = _equals(standing)
            if best and best[0].sure:
                break
        return best

    def _alike(self, word: str, level: Level, known: Known) -> Mapping[str, Likeness]:
        if len(word) == 1 or word.isdecimal():
            return {}
        if word in self._beside:
            # Somebody may be called so, but then it is spelled so.
            level = min(level, Level.BEGINNING if len(word) > _SHORT else Level.EXACT)
        found = known.get((word, level))
        if found is None:
            found = known[word, level] = likenesses(word, level, self.vocabulary)
        return found

    def _exact_fits(
        self, words: Sequence[str], found: Sequence[Mapping[str, Likeness]]
    ) -> list[Fit]:
        """Look first at those who bear every word: many share a first name, or a team's word."""
        if all(found):
            bearers = set.intersection(*({*self._bearing(alike)} for alike in found))
            whole = self._laid(bearers, words, found)
            if whole and not whole[0].dropped:
                return whole
        return self._fits(words, found)

    def _fits(self, words: Sequence[str], found: Sequence[Mapping[str, Likeness]]) -> list[Fit]:
        people = self._candidates(words, found)
        if len(people) > _MOST_BEARERS:
            # A first name, and a word that may stand beside it: many, of whom a few are asked about
            # unless somebody bears both.
            whole = set.intersection(*({*self._bearing(alike)} for alike in found if alike))
            people = whole.union(nsmallest(_MOST_BEARERS, people))
        return self._laid(people, words, found)

    def _laid(
        self,
        people: Iterable[int],
        words: Sequence[str],
        found: Sequence[Mapping[str, Likeness]],
    ) -> list[Fit]:
        laid = (fit(each, words, found, self.words[each], self._beside) for each in people)
        return sorted(filter(None, laid), key=_rank)

    def _candidates(
        self, words: Sequence[str], found: Sequence[Mapping[str, Likeness]]
    ) -> Collection[int]:
        """Give those who bear the rarest word that somebody must bear."""
        named = [
            (word in self._beside, alike)
            for word, alike in zip(words, found, strict=True)
            if len(word) > 1 and word not in PARTICLES and not word.isdecimal()
        ]
        required = [alike for beside, alike in named if not beside]
        if not required:
            return {bearer for _, alike in named for bearer in self._bearing(alike)}
        if not all(required):
            return ()
        required.sort(key=self._count)
        bearers = {*self._bearing(required[0])}
        for alike in required[1:]:
            bearers.intersection_update(self._bearing(alike))
        return bearers

    def _bearing(self, alike: Iterable[str]) -> Iterator[int]:
        return chain.from_iterable(self.bearers[word] for word in alike)

    def _count(self, alike: Iterable[str]) -> int:
        return sum(len(self.bearers[word]) for word in alike)

    def _is_name(self, word: str) -> bool:
        return word in self.bearers and word not in self._beside


def _words_of(person: Person) -> PersonWords:
    same, by_names = other_names().get(person.name, ((), ()))
    return person_words((person.name, *person.spellings, *same), by_names)


def _context(crew: Crew, person: Person) -> Iterator[str]:
    yield from filter(None, (crew.make, crew.vehicle, crew.entrant))
    if person.nationality:
        yield from _country(person.nationality)


@cache
def _country(code: str) -> tuple[str, ...]:
    """All that a country may be called: its codes of three letters, its names, its adjective."""
    country = nations.nation(code)
    if country is None:
        return (code,)
    codes = (
        other for other, each in nations.nations().items() if each.alpha2 == country.alpha2 != ""
    )
    names = (country.english, country.french, country.spanish, country.adjective)
    return (code, *codes, *names)


def _equals(fits: Sequence[Fit]) -> list[Fit]:
    """Keep those that nothing tells from the best; who is typed in full is told from all others."""
    if not fits:
        return []
    best = fits[0]
    full = best.exact and not best.untyped and not best.cost
    return [
        one
        for one in fits
        if len(one.dropped) == len(best.dropped)
        and one.cost - best.cost < _MARGIN
        and not (full and one.untyped)
    ]


def _rank(one: Fit) -> tuple[int, float, int, int]:
    return len(one.dropped), one.cost, one.untyped, one.person


def _is_credible(fits: Sequence[Fit], parted: Sequence[str], words: Sequence[str]) -> bool:
    """Say whether another way to part the words does no violence to them."""
    # What is left beside a name, or begins one, is a word as typed and no crumb of it.
    begun = len(parted) > len(words) and fits[0].level is Level.BEGINNING
    crumbs = any(not {*one.dropped} <= {*words} for one in fits)
    # An initial that is not theirs is no slip: A. Meoni is somebody else.
    named = [word for word in words if word not in PARTICLES]
    initial = fits[0].level > Level.BEGINNING and sorted(map(len, named))[:-1] == [1]
    return not (begun or crumbs or initial)


def _beats(fits: Sequence[Fit], others: Sequence[Fit]) -> bool:
    return not others or _worth(fits[0]) < _worth(others[0])


def _worth(one: Fit) -> tuple[bool, int, float]:
    return not one.sure, len(one.dropped), one.cost
