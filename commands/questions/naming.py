"""The people whom a question names, and whom it may mean."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from rapidfuzz import fuzz

from commands.questions.cue import tokens
from commands.questions.marks import Marks
from commands.questions.reading import Doubt, Reading
from commands.questions.vocabulary import near
from db.names import Found, Names, Several
from db.names.lexicon import given_names
from db.rally import Category, Person
from db.words import PARTICLES

_JOINS = frozenset("y e".split())
"""They part two names more often than they belong to one."""
_SHORTEST = 3
_SHORTEST_GUESS = 4
_ALIKE = 70
"""Out of a hundred: how like a surname the word is that was put for it."""


class Naming:
    """Finds the people of one edition in the words of questions."""

    def __init__(
        self, people: Iterable[Person], names: Names, means_else: Callable[[str], bool]
    ) -> None:
        """Learn the names; `means_else` says whether a word that is none of them is no name."""
        people = tuple(people)
        self._people = people
        self._names, self._means_else = names, means_else
        self.words = _name_words(people)
        self._spelled = tuple(sorted(self.words))
        said = {word for person in people for word in tokens(person.name)}
        self._particles = PARTICLES & said
        surnames = {word for person in people for word in tokens(person.surname)}
        self._surnames = surnames - PARTICLES
        self.given = (self.words | given_names().keys()) - self._surnames

    def people(self, marks: Marks, reading: Reading) -> Reading:
        """Take the names, and give the reading with those whom they mean."""
        people: dict[str, Person] = {}
        doubt = reading.doubt
        for start, end in self._runs(marks):
            if end - start == 1 and self.is_word_too(marks.words[start]):
                continue
            found = self._named(marks.words[start:end], reading.category)
            people.update({person.key: person for person in found[0]})
            doubt = found[1] or doubt
            if found[0] or found[1]:
                marks.take(start, end)
        return replace(reading, people=tuple(people.values()), doubt=doubt)

    def is_word_too(self, word: str) -> bool:
        """Say whether a name alone is rather the word that it is besides, as `per` is."""
        return word not in self._surnames and self._means_else(word)

    def _runs(self, marks: Marks) -> list[tuple[int, int]]:
        """Give the stretches of words that may be names."""
        runs: list[tuple[int, int]] = []
        at = 0
        while at < len(marks.words):
            end = at
            while marks.at(end) and (self._may_name(marks.at(end)) or self._joins(marks, end)):
                end += 1
            if end > at and any(self._may_name(word) for word in marks.words[at:end]):
                runs.append((at, end))
            at = max(end, at + 1)
        return runs

    def _may_name(self, word: str) -> bool:
        if word in PARTICLES or len(word) < _SHORTEST or not word.isalpha():
            return False
        if word in self.words or word.removesuffix("s") in self.words:
            return True
        return not self._means_else(word)

    def _joins(self, marks: Marks, at: int) -> bool:
        """Whether a particle or an initial stands before or inside a name."""
        word = marks.at(at)
        return (
            (word in self._particles or len(word) == 1)
            and word not in _JOINS
            and word.isalpha()
            and self._leads_to_name(marks, at + 1)
        )

    def _leads_to_name(self, marks: Marks, at: int) -> bool:
        word = marks.at(at)
        if word in self._particles:
            return self._leads_to_name(marks, at + 1)
        return word in self.words

    def _named(
        self, words: Sequence[str], category: Category | None
    ) -> tuple[tuple[Person, ...], Doubt | None]:
        known = [word for word in words if not self._strange(word)]
        if 0 < len(known) < len(words) and not near("".join(words), self._spelled):
            # A first name beside a word that nobody is called is somebody else.
            family = any(self._plain(word) in self._surnames for word in known)
            return self._named(known, category) if family else (self._alike(words), None)
        text = " ".join(self._plain(word) for word in words)
        found = self._names.person(text, category=category)
        if isinstance(found, Found):
            return ((found.thing,) if self._answers_to(found.thing, words) else ()), None
        if isinstance(found, Several):
            there = tuple(each for each in found.things if self._answers_to(each, words))
            if len(there) > 1:
                return (), Doubt(text, people=there)
            # Of four letters and a slip anything can be made.
            return (there if len(text) > _SHORTEST_GUESS else ()), None
        people: list[Person] = []
        doubt = None
        parts = [word for word in words if word not in PARTICLES]
        if not any(self._plain(word) in self._surnames for word in parts):
            return (), None
        for word in parts if len(parts) > 1 else ():
            one = self._named((word,), category)
            people += one[0]
            doubt = doubt or one[1]
        return tuple(people), doubt

    def _alike(self, words: Sequence[str]) -> tuple[Person, ...]:
        """Give who has this given name and a surname like the word that was put for it."""
        found = [
            person
            for person in self._people
            if tokens(person.name)[0] == words[0]
            and fuzz.ratio("".join(words[1:]), "".join(tokens(person.surname))) >= _ALIKE
        ]
        return tuple(found) if len(found) == 1 else ()

    def _answers_to(self, person: Person, words: Sequence[str]) -> bool:
        """Whether somebody is called by all of these words, or at least by the surname."""
        if len(words) == 1:
            return True
        called = tokens(" ".join((person.name, *person.spellings)))
        said = {self._plain(word) for word in words} - PARTICLES
        if all(_is_one_of(word, called) for word in said):
            return True
        surname = [word for word in tokens(person.surname) if word not in PARTICLES]
        return any(_is_one_of(word, surname) for word in (*said, "".join(words)))

    def _strange(self, word: str) -> bool:
        """Whether nobody is called so, not even with a slip."""
        plain = self._plain(word)
        if {plain} & (PARTICLES | self.words) or len(plain) == 1 or plain in given_names():
            return False
        return near(plain, self._spelled) is None

    def _plain(self, word: str) -> str:
        """Leave out the s of a possessive without its apostrophe."""
        shorter = word.removesuffix("s")
        if word in self.words or shorter == word:
            return word
        slip = near(shorter, self._spelled) and not near(word, self._spelled)
        return shorter if shorter in self.words or slip else word


def _is_one_of(word: str, called: Sequence[str]) -> bool:
    return (
        word in called
        or (len(word) == 1 and any(each.startswith(word) for each in called))
        or near(word, called) is not None
        or any(word in given_names().get(each, ()) for each in called)
    )


def _name_words(people: Iterable[Person]) -> frozenset[str]:
    words = (
        word for person in people for word in tokens(" ".join((person.name, *person.spellings)))
    )
    return frozenset(word for word in words if word not in PARTICLES and len(word) >= _SHORTEST)
