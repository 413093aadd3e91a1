"""The desk: finds the command, resolves what was typed into things, asks back when it must.

A command function sees only things that are there; whatever does not resolve becomes an answer
before it is called.
"""

import pkgutil
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import cached_property
from importlib import import_module

import commands
from commands import grammar, no_question
from commands.answer import Answer, Status
from commands.command import LANGUAGE, Command, Kind, Option, Question
from commands.grammar import Line
from commands.index import Index, called
from commands.labels import Suggestion, Thing
from commands.languages import ENGLISH, languages, named, own_name, speaking, spoken
from commands.matching import Match
from commands.meaning import Meaning, Understands
from db.names import Found
from db.results import Archive

_LONGEST_LINE = 4
"""Words: a command with a stage and a category."""


def discover() -> tuple[Command, ...]:
    """Find the commands: whatever a file of this package declares as one."""
    found: dict[str, Command] = {}
    for module in pkgutil.iter_modules(commands.__path__):
        for value in vars(import_module(f"commands.{module.name}")).values():
            for command in getattr(value, "declared", ()) if callable(value) else ():
                found[command.name] = command
    return tuple(found.values())


class Desk:
    """Where every face asks: a line, a call with values, or what could be meant while typing."""

    def __init__(self, archive: Archive, clock: Callable[[], float] = time.monotonic) -> None:
        """Open the desk; the clock, in seconds, says for how long it has been open."""
        self._archive = archive
        self._clock, self._opened = clock, clock()
        self._understood: Meaning | None = None
        self._questions: tuple[Meaning, Understands] | None = None

    @cached_property
    def commands(self) -> tuple[Command, ...]:
        """All commands with their aliases, as they are of the edition."""
        categories = self._archive.edition().categories
        return tuple(command.fitted(categories) for command in discover())

    def prepare(self) -> None:
        """Do now what the first who ask would wait for: learn the names, also in other scripts."""
        self.ask("help")
        self.answer("who won?")
        self.resolve(Kind.PERSON, "Ж")

    def ask(self, line: str) -> Answer:
        """Answer a typed line such as `/winner stage:9 cars`."""
        name = grammar.parse(line).name
        command = self._index.command(name)
        if command is None:
            parsed, language = _parted(grammar.parse(line, called(LANGUAGE.name)))
            return self._worded(
                language, lambda: no_question.unknown_command(parsed.name, self.commands)
            )
        parsed, language = _parted(grammar.parse(line, self._index.options(command)))
        return self._worded(
            language or _of_name(self._index.language(name)),
            lambda: self._asked(command, parsed, chosen=bool(language)),
        )

    def _asked(self, command: Command, parsed: Line, *, chosen: bool) -> Answer:
        meaning = self._meaning
        values = meaning.share(command, meaning.without_year(parsed))
        if grammar.HOMELESS in values:
            if command.options:
                return no_question.too_much(command, values[grammar.HOMELESS])
            values = {}
        return self._answer(command, values, chosen=chosen)

    def answer(self, text: str) -> Answer:
        """Answer a command, or a question in anybody's own words."""
        if not text.strip() or text.lstrip().startswith("/"):
            return self.ask(text)
        name = grammar.parse(text).name
        command = self._index.command(name)
        as_command = self.ask(text) if command else None
        ours = self._index.language(name) == ENGLISH
        read_whole = ours and command and (command.options or not text.split()[1:])
        if as_command and read_whole and self._suffices(as_command, text):
            return as_command
        answer = self._in_own_words(text)
        asks = self._understanding.read(text).asks or not (command and command.options)
        if as_command is None or (answer.answered and asks):
            return answer
        return as_command if as_command.answered or ours else answer

    def _suffices(self, answer: Answer, text: str) -> bool:
        """Whether a line is a command: a long one may only begin like one."""
        if answer.status not in (Status.ANSWERED, Status.CHOOSE):
            return False
        return len(text.split()) <= _LONGEST_LINE or not self._understanding.read(text).wonders

    def call(self, name: str, values: Mapping[str, str]) -> Answer:
        """Answer a command with its options' texts, as Discord sends them."""
        given = {key: text for key, text in values.items() if text.strip()}
        language = given.pop(LANGUAGE.name, "")
        command = self._index.command(name)
        if command is None:
            return self._worded(language, lambda: no_question.unknown_command(name, self.commands))
        return self._worded(language, lambda: self._answer(command, given, chosen=bool(language)))

    def suggest(
        self, name: str, option: str, text: str, values: Mapping[str, str]
    ) -> tuple[Suggestion, ...]:
        """Offer what an option could be while it is typed; nothing for an option not known."""
        if option == LANGUAGE.name:
            return tuple(Suggestion(own_name(code), "", code) for code in languages())
        command = self._index.command(name)
        options = {each.name: each for each in command.options} if command else {}
        return self._meaning.suggest(options[option], text, values) if option in options else ()

    def fits(self, option: Option, text: str) -> bool:
        """Say whether a text is surely something that an option can be."""
        return isinstance(self._meaning.matching.match(option, text), Found)

    def resolve(self, kind: Kind, text: str) -> Match:
        """Say what a text would find, for whoever maintains the names."""
        return self._meaning.matching.match(Option(kind, kind, required=True), text)

    def suggest_names(self, kind: Kind, text: str) -> Sequence[Thing]:
        """Say what would be offered for a text, for whoever maintains the names."""
        return self._meaning.matching.offered(Option(kind, kind, required=True), text)

    @cached_property
    def _index(self) -> Index:
        return Index(self.commands)

    def _worded(self, language: str, answering: Callable[[], Answer]) -> Answer:
        """Let something be answered in a language, if one is wanted, and its next questions too."""
        if not language:
            return answering()
        code = named(language)
        if not code:
            return no_question.no_language(language)
        elsewhere = spoken()
        with speaking(code):
            answer = answering()
        return answer if code == elsewhere else _pinned(answer, code)

    def _in_own_words(self, text: str) -> Answer:
        """Answer what is asked in anybody's own words, in the language of these words."""
        return self._worded(
            self._understanding.read(text).language or "",
            lambda: self._in_these_words(text),
        )

    def _in_these_words(self, text: str) -> Answer:
        return self._understanding.answer(text, self.commands)

    def _answer(self, command: Command, values: Mapping[str, str], *, chosen: bool) -> Answer:
        meaning = self._meaning
        question = Question(
            meaning.results,
            self.commands,
            meaning.stamp,
            self._clock() - self._opened,
            self._in_these_words if chosen else self._in_own_words,
        )
        return meaning.answer(command, values, question)

    @property
    def _meaning(self) -> Meaning:
        results = self._archive.edition()
        if self._understood is None or self._understood.results is not results:
            self._understood = Meaning(results, self._archive.stamp)
        return self._understood

    @property
    def _understanding(self) -> Understands:
        meaning = self._meaning
        if self._questions is None or self._questions[0] is not meaning:
            self._questions = (meaning, meaning.understanding())
        return self._questions[1]


def _parted(line: Line) -> tuple[Line, str]:
    """Take the language out of a line: one word, so that what follows it is free again."""
    chosen = [words for name, words in line.named if name == LANGUAGE.name]
    others = tuple((name, words) for name, words in line.named if name != LANGUAGE.name)
    free = (*line.free, *(word for words in chosen for word in words[1:]))
    return replace(line, named=others, free=free), chosen[-1][0] if chosen else ""


def _of_name(language: str) -> str:
    """A command's English name says nothing: it is used by all."""
    return "" if language == ENGLISH else language


def _pinned(answer: Answer, language: str) -> Answer:
    """Let what follows an answer be worded as it is, whoever asks for it."""
    pin = f" {LANGUAGE.name}:{language}"
    following = tuple(replace(each, line=each.line + pin) for each in answer.following)
    line = answer.line + pin if answer.line else ""
    return replace(answer, following=following, line=line)
