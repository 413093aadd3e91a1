"""Answers that ask back: several are meant, nobody is, or the line is no question."""

import unicodedata
from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

from rapidfuzz import process
from rapidfuzz.distance import OSA

from commands import wording
from commands.answer import Answer, Following, Note, NoteKind, Status
from commands.command import Command, Kind, Option
from commands.grammar import quote
from commands.labels import Labels, Suggestion, Thing
from commands.languages import languages, own_name, say
from db import words
from db.names.makes import Make
from db.nations import Nation
from db.rally import Category, Claim, Person, RestDay, Stage
from db.results import Results

T = TypeVar("T", Person, Stage)
Others = tuple[Sequence[Thing], Sequence[Thing]]
"""What is near in spelling, and what of another kind is called so exactly."""
LineFor = Callable[[str], str]
"""Words the line that asks the same question with one candidate's value."""

_LONGEST_ECHO = 40
_EXAMPLES = 3
_SHORTEST_NEAR = 3
"""Fewer letters are near to everything."""


class Asking:
    """Words the questions back about one edition."""

    def __init__(self, results: Results, labels: Labels) -> None:
        self._results, self._labels = results, labels

    def several(self, text: str, things: Sequence[Thing], line_for: LineFor) -> Answer:
        """Ask which of several things is meant; a single one is only a likely guess."""
        stages = _of(Stage, things)
        title = _which(things[0])
        if len(things) == 1:
            sentence = f"Do you mean this by “{echo(text)}”?"
        elif stages:
            numbers = wording.listed([str(stage.number) for stage in stages])
            sentence = f"“{echo(text)}” fits {wording.spelled(len(stages))} stages: {numbers}."
        else:
            fits = "people match" if _of(Person, things) else "things match"
            sentence = f"{wording.begun(wording.spelled(len(things)))} {fits} “{echo(text)}”."
        following = _choices(map(self._labels.of, things), line_for)
        return Answer(title, sentence, Status.CHOOSE, following=following, private=True)

    def nobody(
        self, text: str, others: Others, category: Category | None, line_for: LineFor
    ) -> Answer:
        """Say that nobody of that name is in the data."""
        nearest, elsewhere = others
        if stages := _of(Stage, elsewhere):
            numbers = wording.listed([str(stage.number) for stage in stages])
            on = "stage" if len(stages) == 1 else "stages"
            sentence = f"“{echo(text)}” is a place, not a person: see {on} {numbers}."
            labels = map(self._labels.stage, stages)
            return _not_found(sentence, _choices(labels, lambda number: f"stage {number}"))
        where = f"the {self._results.year} data"
        if category:
            where = f"{wording.within(category)} of {self._results.year}"
        sentence = f"Nobody called “{echo(text)}” is in {where}"
        sentence += ", as far as the source names riders, drivers and co-drivers."
        if nearest:
            names = [person.name for person in _of(Person, nearest)]
            sentence += f" Closest: {wording.listed(names)}."
        return _not_found(sentence, _choices(map(self._labels.of, nearest), line_for))

    def only_mentioned(self, text: str) -> Answer | None:
        """Give what the source says in words of somebody who stands in none of its tables."""
        typed = set(words.fold(text).split())
        about = [
            (name, remark.text)
            for remark in self._results.remarks
            for name in remark.names
            if not remark.people and remark.claim is not Claim.LOCATED
            if typed and typed <= set(words.fold(name).split())
        ]
        if not about:
            return None
        name = about[0][0]
        said = dict.fromkeys(text for _, text in about)
        return Answer(
            name,
            f"{name} stands in no table; the source only says in words:",
            notes=tuple(Note(NoteKind.REMARK, text) for text in said),
            following=(Following("Notes on the source", "notes"),),
        )

    def no_stage(self, text: str, others: Others, line_for: LineFor) -> Answer:
        """Say that there was no such stage, and which there were."""
        nearest, elsewhere = others
        if people := _of(Person, elsewhere):
            names = wording.either([person.name for person in people])
            sentence = f"“{echo(text)}” is a person, not a stage: {names}."
            labels = map(self._labels.person, people)
            return _not_found(sentence, _choices(labels, lambda key: f"rider {key}"))
        stages = self._results.stages
        days = wording.days(stages[0].date, stages[-1].date)
        sentence = (
            f"There is no stage “{echo(text)}”: there were {len(stages)} stages, "
            f"{stages[0].number} to {stages[-1].number}, {days}."
        )
        return _not_found(
            sentence, _choices(map(self._labels.of, nearest or stages[-1:]), line_for)
        )

    def rest_day(self, rest: RestDay, line_for: LineFor) -> Answer:
        """Say that there was no stage on a rest day, and which was next."""
        following = [stage for stage in self._results.stages if stage.date > rest.date][:1]
        where = wording.route(rest)
        sentence = f"{wording.day(rest.date)} was a rest day ({where}), without a stage."
        for stage in following:
            sentence += f" Stage {stage.number} was on {wording.day(stage.date)}."
        return _not_found(sentence, _choices(map(self._labels.stage, following), line_for))

    def no_category(self, text: str, category: Category | None, line_for: LineFor) -> Answer:
        """Say which categories there were."""
        there = self._results.categories
        names = wording.listed([wording.plain(each) for each in there])
        if category:
            name = wording.category(category)
            sentence = f"No {name if name.isupper() else name.lower()} in {self._results.year}"
        else:
            sentence = f"There was no category “{echo(text)}” in {self._results.year}"
        choices = _choices(map(self._labels.category, there), line_for)
        return _not_found(f"{sentence}: {names}.", choices)

    def no_such(self, kind: Kind, text: str, there: Sequence[Thing], line_for: LineFor) -> Answer:
        """Say that no make or country is called so, and offer those that there are."""
        what = {Kind.MAKE: "make", Kind.NATION: "country"}[kind]
        sentence = f"No {what} called “{echo(text)}” is in the {self._results.year} data."
        return _not_found(sentence, _choices(map(self._labels.of, there), line_for))

    def nobody_from(self, nation: Nation, there: Sequence[Nation], line_for: LineFor) -> Answer:
        """Say that nobody comes from a country, and offer those that people come from."""
        sentence = (
            f"Nobody from {nation.english} is in the {self._results.year} data, as far as the "
            "source names riders, drivers and co-drivers."
        )
        return _not_found(sentence, _choices(map(self._labels.of, there), line_for))

    def another(self, text: str, wanted: Kind, thing: Person | Make | Nation) -> Answer:
        """Say that a text is the name of something else than what was wanted."""
        command = {Person: "rider", Make: "make", Nation: "nation"}[type(thing)]
        nouns = {"rider": "a person", "make": "a make", "nation": "a country"}
        wants = {Kind.PERSON: "a person", Kind.STAGE: "a stage", Kind.MAKE: "a make"}
        name = f" ({named(thing)})" if words.fold(text.strip()) != words.fold(named(thing)) else ""
        sentence = (
            f"“{echo(text)}” is {nouns[command]}{name}, not {wants.get(wanted, 'a country')}."
        )
        label = self._labels.of(thing)
        following = _choices([label], lambda value: f"{command} {quote(value)}")
        return _not_found(sentence, following)

    def no_choice(self, text: str, option: Option, line_for: LineFor) -> Answer:
        """Say which words an option takes."""
        known = wording.either([each.value for each in option.choices])
        sentence = f"“{echo(text)}” is none of what {option.name} can be: {known}."
        return _not_found(sentence, _choices(map(self._labels.of, option.choices), line_for))


def unknown_command(name: str, commands: Sequence[Command]) -> Answer:
    """Say that a line is no command, name a near one, and give examples that work."""
    sentence = f"“{echo(name)}” is no command." if name.strip() else "Ask something."
    names = [command.name for command in commands]
    near = None
    if len(name) >= _SHORTEST_NEAR:
        near = process.extractOne(name, names, scorer=OSA.distance, score_cutoff=2)
    if near:
        sentence += f" Did you mean /{near[0]}?"
    known = [
        each
        for each in commands
        if each.examples and (_is_telling(each) or (near and each.name == near[0]))
    ]
    known.sort(key=lambda each: near is not None and each.name != near[0])
    examples = [command.examples[0] for command in known][:_EXAMPLES]
    sentence += f" Try {wording.either([f'/{line}' for line in examples])}."
    return _not_understood(sentence, examples)


def _is_telling(command: Command) -> bool:
    """Whether it is of people or stages, as most questions are, and its first example shows how."""
    kinds = {option.kind for option in command.options}
    return command.examples[0] != command.name and bool(kinds & {Kind.PERSON, Kind.STAGE})


def no_language(text: str) -> Answer:
    """Say which languages there are."""
    known = wording.listed([f"{own_name(code)} ({code})" for code in languages()])
    return _not_found(
        say("I do not speak “{text}”. I speak {languages}.", text=echo(text), languages=known), ()
    )


def too_much(command: Command, text: str) -> Answer:
    """Say that a command cannot take all that was typed."""
    options = wording.listed([option.name for option in command.options])
    sentence = f"/{command.name} takes {options}; “{echo(text)}” is more than that."
    return _not_understood(sentence, command.examples)


def too_little(command: Command, kind: Kind, *, another: bool = False) -> Answer:
    """Say what a command must be told; it may be one thing more of a kind."""
    wanted = {
        Kind.PERSON: "Who else? Give another name" if another else "Who? Give a name",
        Kind.STAGE: "Which stage? Give a number or a place",
        Kind.MAKE: "Which make? Give a name",
        Kind.NATION: "Which country? Give a name",
        Kind.WORDS: "What? Ask something",
    }
    # An alias has no examples of its own.
    examples = command.examples or tuple(command.function.__dict__["declared"][0].examples)
    sentence = f"{wanted.get(kind, 'Which category?')}, such as /{examples[0]}."
    return _not_understood(sentence, examples)


def named(thing: Thing) -> str:
    """Name whatever a text was found to mean."""
    match thing:
        case Person() | Make():
            return thing.name
        case Stage():
            return f"stage {thing.number}"
        case Nation():
            return thing.english
    return thing.value


def echo(text: str) -> str:
    """Make what somebody typed fit to be shown: one short line of visible letters."""
    shown = "".join(
        letter if letter.isprintable() and unicodedata.category(letter)[0] != "C" else " "
        for letter in text[: _LONGEST_ECHO * 4]
    )
    line = " ".join(shown.replace("“", "").replace("”", "").split())
    return line if len(line) <= _LONGEST_ECHO else f"{line[: _LONGEST_ECHO - 1]}…"


def _which(thing: Thing) -> str:
    match thing:
        case Person():
            return "Who is meant?"
        case Stage():
            return "Which stage?"
        case Make():
            return "Which make?"
        case Nation():
            return "Which country?"
    return "Which is meant?"


def _of(kind: type[T], things: Iterable[Thing]) -> list[T]:
    return [each for each in things if isinstance(each, kind)]


def _choices(labels: Iterable[Suggestion], line_for: LineFor) -> tuple[Following, ...]:
    return tuple(
        Following(label.name, line_for(label.value), _told_apart_by(label), label.category)
        for label in labels
    )


def _told_apart_by(label: Suggestion) -> str:
    if not label.category or label.value == label.category:
        return label.detail
    category = wording.plain(label.category)
    return " ".join(filter(None, (category, label.detail)))


def _not_found(sentence: str, following: Iterable[Following]) -> Answer:
    return Answer("Not found", sentence, Status.NOT_FOUND, following=tuple(following), private=True)


def _not_understood(sentence: str, examples: Iterable[str]) -> Answer:
    following = tuple(Following(f"/{line}", line) for line in list(examples)[:_EXAMPLES])
    return Answer(
        "Not understood", sentence, Status.NOT_UNDERSTOOD, following=following, private=True
    )
