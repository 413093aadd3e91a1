"""Who is meant: every word typed is a different word of one person, or known to stand beside names.

Exact words win over beginnings, beginnings over words that sound the same, those over slips. A
guess is sure only if it is near enough for its length and nobody else is as near.
"""

from collections.abc import Iterable, Sequence
from itertools import chain

from db import typed
from db.asides import asides
from db.fitting import Fit, fit
from db.likeness import Level, Likeness, likenesses
from db.person_words import person_words
from db.rally import Category, Crew, Person
from db.vocabulary import Vocabulary
from db.words import PARTICLES

_MOST_WORDS = 10
_MARGIN = 0.45
_LONGEST_JOIN = 3


class People:
    """Everybody in an edition, found by name."""

    def __init__(self, crews: Iterable[Crew], order: Sequence[str] = ()) -> None:
        """Learn the words of all names; `order` holds keys, those who are shown first."""
        crew_of = {person.key: crew for crew in crews for person in crew.people}
        people = {person.key: person for crew in crew_of.values() for person in crew.people}
        rank = {key: place for place, key in enumerate(order)}
        keys = sorted(people, key=lambda key: (rank.get(key, len(rank)), key))
        self.people = tuple(people[key] for key in keys)
        self.crews = tuple(crew_of[key] for key in keys)
        self._words = [_words_of(person) for person in self.people]
        self._bearers: dict[str, list[int]] = {}
        for number, found in enumerate(self._words):
            for word in found:
                self._bearers.setdefault(word, []).append(number)
        self.vocabulary = Vocabulary(self._bearers)
        self._beside = asides() | {
            part for crew in self.crews for text in _vehicle(crew) for part in typed.parts(text)
        }

    def read_text(self, text: str) -> list[Fit]:
        """Give the people whom a text fits best, also when words were run together or torn."""
        words = typed.parts(text)
        fits = self.read(words)
        if fits:
            return fits
        humped = typed.humps(text)
        if humped != words:
            fits = self.read(humped)
        return fits or self._torn(words)

    def suggest(self, text: str, category: Category | None) -> tuple[Person, ...]:
        """Give whom an unfinished text may become, best first."""
        allowed = [
            place for place, crew in enumerate(self.crews) if category in (None, crew.category)
        ]
        words = typed.parts(text)
        if not words:
            return tuple(self.people[place] for place in allowed)
        begun = [(self._begins(words, place), place) for place in allowed]
        places = [place for rank, place in sorted((r, p) for r, p in begun if r is not None)]
        for one in self.read_text(text) if not places else ():
            places.append(one.person)
        return tuple(self.people[place] for place in dict.fromkeys(places) if place in allowed)

    def _begins(self, words: Sequence[str], place: int) -> int | None:
        own = list(self._words[place])
        if all(any(whole.startswith(word) for whole in own) for word in words):
            return 0 if words[-1] in own else 1
        return None

    def _torn(self, words: Sequence[str]) -> list[Fit]:
        """Join neighbours (`ya kubov`), or part what was run together (`gerardderooy`)."""
        best: list[Fit] = []
        for joined in (*_joins(words), *self._partings(words)):
            fits = self.read(joined)
            if fits and (not best or fits[0].cost < best[0].cost):
                best = fits
        return best

    def _partings(self, words: Sequence[str]) -> Iterable[tuple[str, ...]]:
        for at, word in enumerate(words):
            for cut in range(2, len(word) - 1):
                first, second = word[:cut], word[cut:]
                if first in self.vocabulary or second in self.vocabulary:
                    yield (*words[:at], first, second, *words[at + 1 :])

    def read(self, words: Sequence[str]) -> list[Fit]:
        """Give the people whom these words fit best, on the first rung of the ladder with anybody."""
        if not words or len(words) > _MOST_WORDS:
            return []
        for level in Level:
            fits = self._fits(words, level)
            if fits:
                return fits
        return []

    def _fits(self, words: Sequence[str], level: Level) -> list[Fit]:
        found = [self._likenesses(word, level) for word in words]
        fits = []
        for person in self._candidates(words, found):
            fitted = fit(words, found, self._words[person], self._beside)
            if fitted:
                fits.append(Fit(person, *fitted))
        fits.sort(key=lambda one: (one.dropped, one.cost, one.person))
        return [one for one in fits if _equal(one, fits[0])]

    def _likenesses(self, word: str, level: Level) -> dict[str, Likeness]:
        if len(word) == 1 or word.isdecimal():
            return {}
        if word in self._beside and level > Level.EXACT:
            level = Level.BEGINNING if len(word) >= 5 else Level.EXACT
        return likenesses(word, level, self.vocabulary, ())

    def _candidates(
        self, words: Sequence[str], found: Sequence[dict[str, Likeness]]
    ) -> Iterable[int]:
        required = [
            alike
            for word, alike in zip(words, found, strict=True)
            if word not in self._beside and len(word) > 1 and not word.isdecimal()
        ]
        if not required:
            return {
                bearer
                for word, alike in zip(words, found, strict=True)
                if word not in PARTICLES
                for other in alike
                for bearer in self._bearers[other]
            }
        rarest = min(required, key=lambda alike: sum(len(self._bearers[w]) for w in alike))
        return set(chain.from_iterable(self._bearers[word] for word in rarest))


def _words_of(person: Person) -> dict[str, int]:
    found: dict[str, int] = {}
    for spelling in (*person.spellings, person.name):
        found.update(person_words(spelling))
    return found


def _vehicle(crew: Crew) -> Iterable[str]:
    nations = (person.nationality for person in crew.people)
    return filter(None, (crew.make, crew.vehicle, crew.entrant, *nations))


def _joins(words: Sequence[str]) -> Iterable[tuple[str, ...]]:
    for length in range(2, min(_LONGEST_JOIN, len(words)) + 1):
        for at in range(len(words) - length + 1):
            yield (*words[:at], "".join(words[at : at + length]), *words[at + length :])


def _equal(one: Fit, best: Fit) -> bool:
    return one.dropped == best.dropped and one.cost - best.cost < _MARGIN
