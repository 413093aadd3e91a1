"""Reads a question: its numbers, things and people, then what is asked."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from commands.questions import strangers
from commands.questions.contest_cues import TAKE, WIN
from commands.questions.cue import Cue, tokens
from commands.questions.figures import FigureReader
from commands.questions.language import LANGUAGES, Languages
from commands.questions.marks import Marks
from commands.questions.naming import Naming
from commands.questions.nouns import Nouns, inflected_words, listed_phrases, listed_words
from commands.questions.phrases import Phrases
from commands.questions.reading import Doubt, Reading
from commands.questions.spelling import Shelf, Spelling
from commands.questions.vocabulary import Vocabulary
from db.names import Found, Missing, Names, Rest, Several
from db.names.lexicon import category_words, stage_words
from db.rally import Category, Stage
from db.results import Results
from db.words import PARTICLES

_LONGEST = 400
"""A longer text is no question; what is beyond is not read."""
_SHORTEST_STRANGER = 4
_SHORTEST_COMMON = 3
_SHORTEST_PLAIN = 5
_SHORTEST_NUMBER = 5
_SHORTEST_BESIDE = 6


class Reader:
    """Reads questions about one edition; holds no state between them."""

    def __init__(
        self, results: Results, names: Names, cues: Iterable[Cue], beside: Iterable[Cue]
    ) -> None:
        """Learn the words; the cues `beside` are of what is not there, and guessed last."""
        self._names = names
        cues = tuple(cues)
        self._vocabulary = Vocabulary(cues)
        self._nouns = Nouns(results.crews, results.stages)
        numbers = {crew.number for crew in results.crews if crew.number}
        self._figures = FigureReader(results.stages, results.rest_days, numbers)
        single = {(word,): label for word, label in category_words().items() if label != "beside"}
        self._category_words = tuple(sorted(word for (word,) in single))
        self._categories = Phrases(single | listed_phrases("categories.txt"))
        fillers = {each: frozenset(listed_words(f"fillers.{each}.txt")) for each in LANGUAGES}
        self._languages = Languages(cues, fillers)
        self._fillers = PARTICLES.union(*fillers.values())
        self._plain = inflected_words("plain.txt")
        self._naming = Naming(results.people, names, self._means_else)
        self._spelling = Spelling(
            self.knows, self._shelves(set(cues).difference(beside)), self._naming.given
        )

    def _shelves(self, cues: Iterable[Cue]) -> tuple[Shelf, ...]:
        there, words = Vocabulary(cues), self._vocabulary
        return (
            Shelf(tuple(listed_words("common.txt")), _SHORTEST_COMMON),
            Shelf(tuple(sorted(there.singles))),
            Shelf(self._category_words),
            Shelf(self._nouns.words),
            Shelf(tuple(sorted(self._naming.words)), names=True),
            Shelf(_NUMBER_WORDS),
            Shelf(tuple(sorted(there.words - there.singles)), begins=True),
            Shelf(tuple(sorted(words.singles - there.words)), _SHORTEST_BESIDE),
            Shelf(tuple(sorted(self._fillers)), _SHORTEST_PLAIN),
        )

    def read(self, text: str) -> Reading:
        """Read a question; whatever it holds, this gives a reading."""
        words = self._spelling.mended(tokens(text[:_LONGEST]))
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
            count=figures.count,
            year=figures.year,
            no_stage=figures.no_stage,
        )
        if figures.either and not figures.stages:
            reading = replace(reading, doubt=Doubt(figures.said, stages=figures.either))
        reading = self._naming.people(marks, self._between_places(reading))
        reading = replace(
            reading, makes=self._nouns.makes(marks), nations=self._nouns.nations(marks)
        )
        return self._cues_in(marks, replace(reading, language=self._language(text, words)))

    def _language(self, text: str, words: Sequence[str]) -> str | None:
        named = self._naming.words | self._nouns.named
        said = (word for word in words if word not in named and word not in PARTICLES)
        return self._languages.of(text[:_LONGEST], said)

    def _between_places(self, reading: Reading) -> Reading:
        """Let the places say which stage it is, where they mean one alone."""
        if not reading.places or reading.stages or reading.rest:
            return reading
        found = self._stage_at(reading)
        if isinstance(found, Found):
            return replace(reading, stages=(found.thing,), places=())
        if isinstance(found, Several):
            return replace(reading, doubt=Doubt(reading.places[0], stages=found.things))
        return reading

    def _stage_at(self, reading: Reading) -> Found[Stage] | Several[Stage] | Missing[Stage] | Rest:
        if len(reading.places) == 1:
            return self._names.stage(_directed(reading))
        pair = reading.places[:2]
        found = self._names.stage(" to ".join(pair))
        return found if isinstance(found, Found) else self._names.stage(" to ".join(pair[::-1]))

    def knows(self, word: str) -> bool:
        """Say whether a folded word means something, or is the name of somebody."""
        return (
            not word.isalpha()
            or word in self._fillers
            or word in self._plain
            or word in self._naming.words
            or word in self._vocabulary.words
            or word in self._categories.words
            or self._nouns.knows(word)
            or word in stage_words()
            or (word.endswith("s") and word[:-1] in self._naming.words)
        )

    def is_name(self, word: str) -> bool:
        """Say whether a folded word is the name of somebody, and means nothing else."""
        return word in self._naming.words and not self._naming.is_word_too(word)

    def _means_else(self, word: str) -> bool:
        return (
            word in self._fillers
            or word in self._plain
            or word in self._vocabulary.words
            or word in self._nouns.words
            or bool(self._nouns.nations(Marks((word,))))
        )

    def _categories_in(self, marks: Marks) -> tuple[Category, ...]:
        return tuple(Category(label) for label in self._categories.take(marks))

    def _cues_in(self, marks: Marks, reading: Reading) -> Reading:
        heard: set[Cue] = set()
        covered: set[int] = set()
        for start, end, cues in self._vocabulary.spans(marks.words):
            inside = covered.issuperset(range(start, end))
            if inside or (end - start == 1 and marks.taken(start, end)):
                continue
            heard.update(cues)
            covered.update(range(start, end))
            if TAKE in cues and reading.stages and _taken_next(marks, end):
                heard.add(WIN)
        unknown = [
            at
            for at, word in marks.free()
            if at not in covered
            and word.isalpha()
            and word not in self._fillers
            and not (word in self._plain and not strangers.is_won(marks.words, at))
            and word not in self._vocabulary.singles
            and (len(word) >= _SHORTEST_STRANGER or word in self._plain)
        ]
        return replace(reading, cues=frozenset(heard), unknown=strangers.among(reading, unknown))


def _taken_next(marks: Marks, at: int) -> bool:
    """Whether what is taken is what stands next, save for an article: `took the 9th stage`."""
    article = marks.at(at) in _ARTICLES
    return at + article < len(marks.words) and not marks.at(at + article)


def _directed(reading: Reading) -> str:
    """Give a place with the word before it that says whether the stage leaves or arrives."""
    place = reading.places[0]
    if any(stage_words().get(word, ("",))[0] == "loop" for word in reading.words):
        return f"loop {place}"
    first = tokens(place)[0]
    at = reading.words.index(first) if first in reading.words else 0
    for before in reversed(reading.words[max(at - _NEAR, 0) : at]):
        if before in _TOWARDS:
            return f"to {place}"
        if before in _AWAY:
            return f"from {place}"
    return place


_NUMBER_WORDS = tuple(
    word
    for word, (kind, _) in sorted(stage_words().items())
    if kind in ("ordinal", "number", "month") and len(word) >= _SHORTEST_NUMBER
)
_ARTICLES = frozenset("the a la le l el".split())
_NEAR = 3
_TOWARDS = frozenset(
    "to into vers hasta ended ending ends end finished finishing finishes finish arrived arriving"
    " arrives arrival reached reaching arrivee arrivait arrive finissait terminait llegada llegaba"
    " llego llega terminaba acababa meta".split()
)
_AWAY = frozenset(
    "from leaving depuis desde started starting starts start began beginning begins departing"
    " departed partait depart salida salio sale salia empezo empezaba".split()
)
