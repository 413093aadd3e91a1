"""What the texts of a question mean in one edition: things for the command, or a question back."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import cached_property

from commands import asking, grammar, no_question
from commands.answer import Answer, Note, NoteKind
from commands.asking import Asking, LineFor
from commands.command import Command, Kind, Option, Question, Words
from commands.grammar import Line
from commands.kept import Kept
from commands.labels import Labels, Suggestion, Thing
from commands.languages import say, spoken
from commands.matching import AnyFound, Match, Matching
from commands.understands import Understands
from db import words
from db.names import Found, Missing, Names, Rest, Several
from db.names.makes import Make
from db.nations import Nation
from db.rally import Category, Person
from db.results import Results

_LONGEST_CODE = 3
"""The codes of countries are too often words of other things."""
_MOST_KEPT = 1000
"""Answers: a rally has some hundred that are asked for, of a few kB each."""
_MOST_OFFERED = 500
_LONGEST_KEPT = 100
"""Texts that are longer are nobody else's too."""


class _AskBack(Exception):  # noqa: N818 (it is no error: a question back is an answer)
    """Stops resolving because an answer that asks back is due."""

    def __init__(self, answer: Answer) -> None:
        super().__init__(answer.sentence)
        self.answer = answer


class Meaning:
    """Resolves texts against one edition; built once for a database file."""

    def __init__(self, results: Results, stamp: str, offered: Sequence[Category]) -> None:
        """Learn the names of an edition; of the categories those are offered that are given."""
        self.results, self.stamp = results, stamp
        self._labels = Labels(results)
        self._asking = Asking(results, self._labels)
        self._answers, self._asked = Kept[Answer](_MOST_KEPT), Kept[Answer](_MOST_KEPT)
        self._offered = Kept[tuple[Suggestion, ...]](_MOST_OFFERED)
        self._names = Names(results.crews, results.stages, results.rest_days, self._labels.order())
        self.matching = Matching(self._names, offered)

    @cached_property
    def understanding(self) -> Understands:
        """What understands free questions about the same edition."""
        # Imported here: it is much, and commands do without it.
        from commands.questions.understanding import Understanding

        return Understanding(self.results, self._names, self._labels)

    def suggest(
        self, option: Option, text: str, values: Mapping[str, str]
    ) -> tuple[Suggestion, ...]:
        """Offer what to pick; a category already given narrows the people."""
        given = self._names.category(values.get(Kind.CATEGORY, ""))
        category = given.thing if isinstance(given, Found) else None

        def offer() -> tuple[Suggestion, ...]:
            there = self.matching.offered(option, text, category)
            return tuple(self._labels.of(thing) for thing in there)

        if len(text) > _LONGEST_KEPT:
            return offer()
        return self._offered.once((spoken(), option, text, category), offer)

    def without_year(self, line: Line) -> Line:
        """Drop the edition's own year from the words of a line: it narrows nothing."""
        year = str(self.results.year)
        return replace(line, free=tuple(word for word in line.free if word != year))

    def share(self, command: Command, line: Line) -> dict[str, str]:
        """Say which option gets which words of a line."""
        options = {option.name: option for option in command.options}
        kinds = {name: option.kind for name, option in options.items()}
        if [*kinds.values()].count(Kind.PERSON) > 1:
            line = replace(line, free=tuple(_without_versus(line.free)))
        return grammar.share(
            line, list(options), lambda name, text: self._fit(options[name], text), kinds
        )

    def _fit(self, option: Option, text: str) -> float:
        match self.matching.match(option, text):
            case Found(exact=exact):
                # “Chagin de” is Chagin too, but “de” belongs to “Rooy”.
                cut_off = option.kind is Kind.PERSON and _torn(text)
                return 3 if exact and not cut_off else 2
            case Several() | Rest():
                return 2
            case Missing(nearest=nearest) if nearest:
                return -1
        # A word that is no category was not meant as one: it belongs to the name or the place.
        return -10 if option.fixed else -2

    def answer(self, command: Command, values: Mapping[str, str], question: Question) -> Answer:
        """Resolve the texts and let the command answer, or ask back where that cannot be."""
        if not command.lasting or sum(map(len, values.values())) > _LONGEST_KEPT:
            return self._resolved(command, values, question)
        key = (spoken(), question.years, command.name, *sorted(values.items()))
        return self._asked.once(key, lambda: self._resolved(command, values, question))

    def _resolved(self, command: Command, values: Mapping[str, str], question: Question) -> Answer:
        try:
            things, notes = self._things(command, values, question)
        except _AskBack as back:
            return back.answer
        answer = self._told(command, things, question)
        return replace(answer, notes=(*notes, *answer.notes)) if notes else answer

    def _things(
        self, command: Command, values: Mapping[str, str], question: Question
    ) -> tuple[Mapping[str, Thing | Words], Sequence[Note]]:
        """Resolve the texts."""
        things: dict[str, Thing | Words] = {}
        notes: list[Note] = []
        for option in self._in_order(command, values):
            text = values.get(option.name)
            if text is None:
                if option.required:
                    another = any(isinstance(thing, Person) for thing in things.values())
                    raise _AskBack(no_question.too_little(command, option.kind, another=another))
                continue
            if option.kind is Kind.WORDS:
                things[option.name] = Words(text)
                continue
            found = self._thing(command, option, text, values, things)
            if isinstance(found.thing, Category):
                self._check(found.thing, question, _line_for(command, option, values))
            things[option.name] = found.thing
            notes += _understood(text, found)
        return things, notes

    def _told(
        self, command: Command, things: Mapping[str, Thing | Words], question: Question
    ) -> Answer:
        """Let the command answer, once for each question where the answer lasts."""
        if not command.lasting:
            return command.function(question, **things)
        key = (spoken(), question.years, command.function, *sorted(things.items()))
        return self._answers.once(key, lambda: command.function(question, **things))

    def _in_order(self, command: Command, values: Mapping[str, str]) -> list[Option]:
        """First what may decide which of two namesakes is meant: the category, who is certain."""
        several = [option.kind for option in command.options].count(Kind.PERSON) > 1

        def turn(option: Option) -> int:
            if option.kind is Kind.CATEGORY or not several:
                return option.kind is not Kind.CATEGORY
            found = self.matching.match(option, values.get(option.name, ""))
            return 1 if isinstance(found, Found) else 2

        return sorted(command.options, key=turn)

    def _thing(
        self,
        command: Command,
        option: Option,
        text: str,
        values: Mapping[str, str],
        things: Mapping[str, Thing | Words],
    ) -> AnyFound:
        given = things.values()
        category = next((thing for thing in given if isinstance(thing, Category)), None)
        beside = next((thing for thing in given if isinstance(thing, Person)), None)
        found = self.matching.match(option, text, category=category, beside=beside)

        line_for = _line_for(command, option, values)
        if not isinstance(found, Found):
            raise _AskBack(self._back(option, text, found, category, line_for))
        if isinstance(found.thing, Nation):
            there = self._names.suggest_nations("")
            if found.thing not in there:
                raise _AskBack(self._asking.nobody_from(found.thing, there, line_for))
        return found

    def _check(self, category: Category, question: Question, line_for: LineFor) -> None:
        """Ask back where a category is of none of the editions that are asked."""
        if question.editions and len(question.years) > 1:
            there = question.editions.categories
            if category not in there:
                raise _AskBack(self._asking.no_category("", category, line_for, there))
        elif category not in self.results.categories:
            raise _AskBack(self._asking.no_category("", category, line_for))

    def _elsewhere(self, kind: Kind, text: str) -> Sequence[Thing]:
        """Find what is called exactly so, though a thing of another kind is wanted."""
        found = self._names.person(text) if kind is Kind.STAGE else self._names.stage(text)
        if isinstance(found, Found) and found.exact:
            return (found.thing,)
        return found.things if isinstance(found, Several) else ()

    def _back(
        self, option: Option, text: str, found: Match, category: Category | None, line_for: LineFor
    ) -> Answer:
        if isinstance(found, Rest):
            return self._asking.rest_day(found.day, line_for)
        if isinstance(found, Several):
            return self._asking.several(text, found.things, line_for)
        if option.kind is Kind.CATEGORY:
            return self._asking.no_category(text, None, line_for)
        if option.kind is Kind.CHOICE:
            return self._asking.no_choice(text, option, line_for)
        other = self._of_another_kind(option.kind, text)
        if other:
            return self._asking.another(text, option.kind, other)
        nearest = found.nearest if isinstance(found, Missing) else ()
        return self._nothing_near(option, text, nearest, category, line_for)

    def _of_another_kind(self, wanted: Kind, text: str) -> Person | Make | Nation | None:
        """Find the make, country or, where one of these is wanted, person of exactly that name."""
        make = self._names.make(text)
        if wanted is not Kind.MAKE and isinstance(make, Found) and make.exact:
            return make.thing
        where = self._names.nation(text) if len(text.strip()) > _LONGEST_CODE else None
        if wanted is not Kind.NATION and isinstance(where, Found) and where.exact:
            return where.thing if where.thing in self._names.suggest_nations("") else None
        person = self._names.person(text) if wanted in (Kind.MAKE, Kind.NATION) else None
        return person.thing if isinstance(person, Found) and person.exact else None

    def _nothing_near(
        self,
        option: Option,
        text: str,
        nearest: Sequence[Thing],
        category: Category | None,
        line_for: LineFor,
    ) -> Answer:
        if option.kind in (Kind.MAKE, Kind.NATION):
            return self._asking.no_such(
                option.kind, text, self.matching.offered(option, ""), line_for
            )
        others = (nearest, self._elsewhere(option.kind, text))
        if option.kind is Kind.STAGE:
            return self._asking.no_stage(text, others, line_for)
        mentioned = self._asking.only_mentioned(text)
        return mentioned or self._asking.nobody(text, others, category, line_for)


def _line_for(command: Command, option: Option, values: Mapping[str, str]) -> LineFor:
    """Write the line that asks the same with another value of an option."""

    def line_for(value: str) -> str:
        given = {**values, option.name: value}
        shown = {each.name: given[each.name] for each in command.options if each.name in given}
        parts = [f"{name}:{grammar.quote(each)}" for name, each in shown.items()]
        return " ".join((command.name, *parts))

    return line_for


def _torn(text: str) -> bool:
    """Whether the last word is one that begins a surname."""
    return words.fold(text.rpartition(" ")[2]) in words.PARTICLES


_VERSUS = frozenset("v v. vs vs. versus against and & + / - – — contra gegen contre".split())


def _without_versus(words: Sequence[str]) -> Iterable[str]:
    """Leave out what stands between people to say that they are several."""
    last = len(words) - 1
    return (
        word for at, word in enumerate(words) if not (0 < at < last and word.casefold() in _VERSUS)
    )


def _understood(text: str, found: AnyFound) -> list[Note]:
    """Say what was made of a text, where it was not simply the name."""
    if found.exact and not found.narrowed:
        return []
    values = {"text": asking.echo(text), "name": asking.named(found.thing)}
    note = say("“{text}” → {name}", **values)
    if found.narrowed:
        note = say("“{text}” → {name} (the one that fits the rest of the question)", **values)
    return [Note(NoteKind.UNDERSTOOD, note)]
