"""Reads a question: its numbers, things and people, then what is asked."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from commands.questions.cue import Cue, tokens
from commands.questions.figures import FigureReader
from commands.questions.language import LANGUAGES, Languages
from commands.questions.marks import Marks
from commands.questions.nouns import Nouns, listed_words
from commands.questions.reading import Doubt, Reading
from commands.questions.vocabulary import Vocabulary, near
from db.names import Found, Names, Several
from db.names.lexicon import category_words, stage_words
from db.rally import Category, Person
from db.results import Results
from db.words import PARTICLES

_JOINS = frozenset("y e".split())
"""They part two names more often than they belong to one."""
_LONGEST = 400
"""A longer text is no question; what is beyond is not read."""
_MOST_GUESSED = 6
"""Words that nothing explains are looked up with slips; in a long text only the first few."""
_SHORTEST_NAME = 3
_SHORTEST_GUESS = 4
_NAMES = 3
"""Which of the lists of words is that of the names."""


class Reader:
    """Reads questions about one edition; holds no state between them."""

    def __init__(self, results: Results, names: Names, cues: Iterable[Cue]) -> None:
        self._names = names
        cues = tuple(cues)
        self._vocabulary = Vocabulary(cues)
        self._nouns = Nouns(results.crews, results.stages)
        numbers = {crew.number for crew in results.crews if crew.number}
        self._figures = FigureReader(results.stages, results.rest_days, numbers)
        self._categories = {
            word: Category(label) for word, label in category_words().items() if label != "beside"
        }
        fillers = {each: frozenset(listed_words(f"fillers.{each}.txt")) for each in LANGUAGES}
        self._languages = Languages(cues, fillers)
        self._fillers = PARTICLES.union(*fillers.values())
        self._name_words = _name_words(results.people)
        self._surnames = frozenset(
            word for person in results.people for word in tokens(person.surname)
        )
        self._spelled = tuple(sorted(word for word in self._name_words))
        self._category_words = tuple(sorted(self._categories))

    def read(self, text: str) -> Reading:
        """Read a question; whatever it holds, this gives a reading."""
        words = self._mended(tokens(text[:_LONGEST]))
        marks = Marks(words)
        places = self._nouns.places(marks)
        figures = self._figures.read(marks)
        categories = self._categories_in(marks)
        reading = Reading(
            text=text,
            words=words,
            places=places,
            categories=categories,
            entrants=self._nouns.entrants(marks),
            stages=tuple(figures.stages),
            rest=figures.rest,
            ranks=tuple(figures.ranks),
            top=figures.top,
            number=figures.number,
            year=figures.year,
            no_stage=figures.no_stage,
        )
        reading = self._people_in(marks, self._between_places(reading))
        reading = replace(
            reading, makes=self._nouns.makes(marks), nations=self._nouns.nations(marks)
        )
        return self._cues_in(marks, replace(reading, language=self._language(text, words)))

    def _language(self, text: str, words: Sequence[str]) -> str | None:
        named = self._name_words | self._nouns.named
        said = (word for word in words if word not in named and word not in PARTICLES)
        return self._languages.of(text[:_LONGEST], said)

    def _between_places(self, reading: Reading) -> Reading:
        """Let the places say which stage it is, where they mean one alone."""
        if not reading.places or reading.stages or reading.rest:
            return reading
        if len(reading.places) > 1:
            found = self._names.stage(" to ".join(reading.places[:2]))
        else:
            found = self._names.stage(_directed(reading))
        if isinstance(found, Found):
            return replace(reading, stages=(found.thing,), places=())
        if isinstance(found, Several):
            return replace(reading, doubt=Doubt(reading.places[0], stages=found.things))
        return reading

    def _mended(self, words: tuple[str, ...]) -> tuple[str, ...]:
        """Put right the words with slips that are no names; the others are read as they are."""
        guesses = 0
        mended = []
        for word in words:
            if self._known(word) or guesses >= _MOST_GUESSED or len(word) < _SHORTEST_NAME:
                mended.append(word)
                continue
            guesses += 1
            mended.append(self._mend(word))
        return tuple(mended)

    def _known(self, word: str) -> bool:
        return (
            not word.isalpha()
            or word in self._fillers
            or word in self._name_words
            or word in self._vocabulary.words
            or word in self._categories
            or self._nouns.knows(word)
            or word in stage_words()
            or (word.endswith("s") and word[:-1] in self._name_words)
        )

    def _mend(self, word: str) -> str:
        asking = near(word, _QUESTION_WORDS, shortest=_SHORTEST_NAME)
        if asking:
            return asking[0]
        found = [
            (each[1], order, each[0])
            for order, each in enumerate(
                (
                    self._vocabulary.near(word),
                    near(word, self._category_words),
                    self._nouns.near(word),
                    near(word, self._spelled),
                    near(word, _NUMBER_WORDS),
                )
            )
            if each
        ]
        # What is nearest to a name stays as it is: the names have their own way with slips.
        return word if not found or min(found)[1] == _NAMES else min(found)[2]

    def _categories_in(self, marks: Marks) -> tuple[Category, ...]:
        found: dict[Category, None] = {}
        for at, word in marks.free():
            if word in self._categories:
                found[self._categories[word]] = None
                marks.take(at, at + 1)
        return tuple(found)

    def _people_in(self, marks: Marks, reading: Reading) -> Reading:
        people: dict[str, Person] = {}
        doubt = reading.doubt
        for start, end in self._runs(marks):
            found = self._named(marks.words[start:end], reading.category)
            people.update({person.key: person for person in found[0]})
            doubt = found[1] or doubt
            if found[0] or found[1]:
                marks.take(start, end)
        return replace(reading, people=tuple(people.values()), doubt=doubt)

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
        if word in PARTICLES or len(word) < _SHORTEST_NAME or not word.isalpha():
            return False
        if word in self._name_words or word.removesuffix("s") in self._name_words:
            return True
        return not (
            word in self._fillers or word in self._vocabulary.words or word in self._nouns.words
            or self._is_nation(word)
        )  # fmt: skip

    def _is_nation(self, word: str) -> bool:
        return bool(self._nouns.nations(Marks((word,))))

    def _joins(self, marks: Marks, at: int) -> bool:
        """Whether a particle or an initial stands before or inside a name."""
        word = marks.at(at)
        return (
            (word in PARTICLES or len(word) == 1)
            and word not in _JOINS
            and word.isalpha()
            and self._leads_to_name(marks, at + 1)
        )

    def _leads_to_name(self, marks: Marks, at: int) -> bool:
        word = marks.at(at)
        if word in PARTICLES:
            return self._leads_to_name(marks, at + 1)
        return word in self._name_words

    def _named(
        self, words: Sequence[str], category: Category | None
    ) -> tuple[tuple[Person, ...], Doubt | None]:
        text = " ".join(self._plain(word) for word in words)
        found = self._names.person(text, category=category)
        if isinstance(found, Found):
            return (found.thing,), None
        if isinstance(found, Several):
            if len(found.things) > 1:
                return (), Doubt(text, people=found.things)
            # Of four letters and a slip anything can be made.
            return (found.things if len(text) > _SHORTEST_GUESS else ()), None
        people: list[Person] = []
        doubt = None
        parts = [word for word in words if word not in PARTICLES]
        family = False
        strangers = 0
        for word in parts if len(parts) > 1 else ():
            one = self._named((word,), category)
            people += one[0]
            doubt = doubt or one[1]
            strangers += not (one[0] or one[1])
            family = family or self._plain(word) in self._surnames
        if strangers and not family:
            # A first name beside a word that nobody is called is somebody else.
            return (), None
        return tuple(people), doubt

    def _plain(self, word: str) -> str:
        """Leave out the s of a possessive without its apostrophe."""
        shorter = word.removesuffix("s")
        return shorter if word not in self._name_words and shorter in self._name_words else word

    def _cues_in(self, marks: Marks, reading: Reading) -> Reading:
        heard: set[Cue] = set()
        covered: set[int] = set()
        for start, end, cues in self._vocabulary.spans(marks.words):
            inside = covered.issuperset(range(start, end))
            if inside or (end - start == 1 and marks.taken(start, end)):
                continue
            heard.update(cues)
            covered.update(range(start, end))
        unknown = tuple(
            word
            for at, word in marks.free()
            if at not in covered
            and word.isalpha()
            and word not in self._fillers
            and word not in self._vocabulary.singles
            and len(word) >= _SHORTEST_NAME
        )
        return replace(reading, cues=frozenset(heard), unknown=unknown)


def _name_words(people: Iterable[Person]) -> frozenset[str]:
    words = (
        word for person in people for word in tokens(" ".join((person.name, *person.spellings)))
    )
    return frozenset(
        word for word in words if word not in PARTICLES and len(word) >= _SHORTEST_NAME
    )


def _directed(reading: Reading) -> str:
    """Give a place with the word before it that says whether the stage leaves or arrives."""
    place = reading.places[0]
    first = tokens(place)[0]
    at = reading.words.index(first) if first in reading.words else 0
    before = reading.words[at - 1] if at else ""
    if before in _TOWARDS:
        return f"to {place}"
    return f"from {place}" if before in _AWAY else place


_QUESTION_WORDS = tuple("who which what where when how with".split())
_NUMBER_WORDS = tuple(
    word
    for word, (kind, _) in sorted(stage_words().items())
    if kind in ("ordinal", "number", "month") and len(word) > _SHORTEST_GUESS
)
_TOWARDS = frozenset("to into vers hasta".split())
_AWAY = frozenset("from leaving depuis desde".split())
