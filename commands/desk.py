"""The desk: finds the command, resolves what was typed into things, asks back when it must.

A command function sees only things that are there; whatever does not resolve becomes an answer
before it is called.
"""

import pkgutil
import time
from collections.abc import Callable, Mapping, Sequence
from functools import cached_property
from importlib import import_module

import commands
from commands import asking, grammar
from commands.answer import Answer, Status
from commands.command import Command, Kind, Option, Question
from commands.labels import Suggestion, Thing
from commands.meaning import AskBack, Match, Meaning
from commands.questions.understanding import Understanding
from db.names import Found
from db.results import Archive


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
        self._understood: tuple[str, Meaning] | None = None
        self._questions: tuple[Meaning, Understanding] | None = None

    @cached_property
    def commands(self) -> tuple[Command, ...]:
        """All commands with their aliases."""
        return discover()

    def prepare(self) -> None:
        """Do now what the first who ask would wait for: learn the names, also in other scripts."""
        self.ask("help")
        self.answer("who won?")
        self.resolve(Kind.PERSON, "Ж")

    def ask(self, line: str) -> Answer:
        """Answer a typed line such as `/winner stage:9 cars`."""
        name = grammar.parse(line).name
        command = self._command(name)
        if command is None:
            return asking.unknown_command(name, self.commands)
        meaning = self._meaning
        parsed = meaning.without_year(
            grammar.parse(line, [option.name for option in command.options])
        )
        values = meaning.share(command, parsed)
        if grammar.HOMELESS in values:
            if command.options:
                return asking.too_much(command, values[grammar.HOMELESS])
            values = {}
        return self._answer(command, values)

    def answer(self, text: str) -> Answer:
        """Answer a command, or a question in anybody's own words."""
        if not text.strip() or text.lstrip().startswith("/"):
            return self.ask(text)
        as_command = self.ask(text) if self._command(grammar.parse(text).name) else None
        if as_command and as_command.status in (Status.ANSWERED, Status.CHOOSE):
            return as_command
        answer = self._understanding.answer(text, self.commands)
        asks = as_command is None or (answer.answered and bool(self._understanding.read(text).cues))
        return answer if asks or as_command is None else as_command

    def call(self, name: str, values: Mapping[str, str]) -> Answer:
        """Answer a command with its options' texts, as Discord sends them."""
        command = self._command(name)
        if command is None:
            return asking.unknown_command(name, self.commands)
        return self._answer(command, {key: text for key, text in values.items() if text.strip()})

    def suggest(
        self, name: str, option: str, text: str, values: Mapping[str, str]
    ) -> tuple[Suggestion, ...]:
        """Offer what an option could be while it is typed; nothing for an option not known."""
        command = self._command(name)
        options = {each.name: each for each in command.options} if command else {}
        return self._meaning.suggest(options[option], text, values) if option in options else ()

    def fits(self, option: Option, text: str) -> bool:
        """Say whether a text is surely something that an option can be."""
        return isinstance(self._meaning.match(option, text), Found)

    def resolve(self, kind: Kind, text: str) -> Match:
        """Say what a text would find, for whoever maintains the names."""
        return self._meaning.match(Option(kind, kind, required=True), text)

    def suggest_names(self, kind: Kind, text: str) -> Sequence[Thing]:
        """Say what would be offered for a text, for whoever maintains the names."""
        return self._meaning.offered(Option(kind, kind, required=True), text)

    def _command(self, name: str) -> Command | None:
        return next((command for command in self.commands if command.name == name), None)

    def _answer(self, command: Command, values: Mapping[str, str]) -> Answer:
        try:
            question = Question(
                self._archive.edition(),
                self.commands,
                self._archive.stamp,
                self._clock() - self._opened,
                lambda text: self._understanding.answer(text, self.commands),
            )
            return self._meaning.answer(command, values, question)
        except AskBack as back:
            return back.answer

    @property
    def _meaning(self) -> Meaning:
        results, stamp = self._archive.edition(), self._archive.stamp
        if self._understood is None or self._understood[0] != stamp:
            self._understood = (stamp, Meaning(results))
        return self._understood[1]

    @property
    def _understanding(self) -> Understanding:
        meaning = self._meaning
        if self._questions is None or self._questions[0] is not meaning:
            self._questions = (meaning, meaning.understanding())
        return self._questions[1]
