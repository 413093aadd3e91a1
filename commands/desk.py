"""The desk: finds the command, resolves what was typed into things, asks back when it must.

A command function sees only things that are there; whatever does not resolve becomes an answer
before it is called.
"""

import time
from collections.abc import Callable, Mapping, Sequence
from functools import cached_property, partial

from commands import every_year, grammar, no_question, wanted, years
from commands.answer import Answer, Status
from commands.command import LANGUAGE, YEAR, Command, Kind, Option, Question
from commands.discovery import discover
from commands.grammar import Line
from commands.index import Index, called
from commands.labels import Suggestion, Thing
from commands.languages import ENGLISH, languages, named, own_name, speaking, spoken
from commands.loaded import Loaded
from commands.matching import Match
from commands.meaning import Meaning
from commands.own_words import OwnWords
from commands.steady import from_one_file
from commands.understands import Understands
from db.names import Found
from db.results import Archive, Results

_LONGEST_LINE = 4
"""Words: a command with a stage and a category."""


class Desk:
    """Where every face asks: a line, a call with values, or what could be meant while typing."""

    def __init__(self, archive: Archive, clock: Callable[[], float] = time.monotonic) -> None:
        """Open the desk; the clock, in seconds, says for how long it has been open."""
        self.archive = archive
        self._clock, self._opened = clock, clock()
        self._loaded = Loaded(archive)
        self._prepared: Results | None = None

    @cached_property
    def commands(self) -> tuple[Command, ...]:
        """All commands with their aliases, as they are of the edition."""
        categories = self.archive.edition().categories
        offered = self.archive.categories if self.several else categories
        return tuple(command.fitted(categories, offered) for command in discover())

    def prepare(self) -> None:
        """Do now what the first who ask would wait for: read the lists and learn the names."""
        self.ask("help")
        self.ask("about")
        self.ask("progress")
        self.answer("who won?")
        self.resolve(Kind.PERSON, "Ж")
        self.ask("editions")
        if self.several:
            # There may be much to go through.
            self.resolve(Kind.MAKE, "?")
            self.resolve(Kind.NATION, "?")
            for name in ("wins", "records"):
                for category in ("", *self.archive.categories):
                    self.call(name, {Kind.CATEGORY: category, YEAR.name: every_year.ALL})
        results = self.archive.edition()
        for kind_of_list, category, stage in results.lengths:
            results.classification(kind_of_list, category, stage)
        self._prepared = results

    def renew(self) -> None:
        """Fit the commands to the editions that are loaded by now."""
        for made in ("commands", "_index", "_by_name", "_words"):
            self.__dict__.pop(made, None)

    @property
    def prepared(self) -> bool:
        """Whether that was done for the results as they are."""
        return self._prepared is self.archive.edition()

    def learn(self) -> None:
        """Learn the names of all years: with many editions that takes seconds.

        It may be done in another thread, while questions are answered.
        """
        if self.several:
            self._loaded.elsewhere.prepare()

    @from_one_file
    def ask(self, line: str) -> Answer:
        """Answer a typed line such as `/winner stage:9 cars`."""
        name = grammar.parse(line).name
        command = self._index.command(name)
        if command is None:
            parsed, language = wanted.parted(grammar.parse(line, called(LANGUAGE.name)))
            return self._worded(
                language, lambda: no_question.unknown_command(parsed.name, self.commands)
            )
        options = self._index.options(command, yearly=self.several)
        parsed, language = wanted.parted(grammar.parse(line, options))
        return self._worded(
            language or wanted.of_name(self._index.language(name)),
            lambda: self._asked(command, parsed, chosen=bool(language)),
        )

    def _asked(self, command: Command, parsed: Line, *, chosen: bool) -> Answer:
        parsed, said = self._without_year(command, parsed)
        asked = self._loaded.asked(said, command)
        meaning = self._loaded.of(_only(asked))
        values = meaning.share(command, meaning.without_year(parsed))
        missing = None if asked else self._loaded.missing(said, years.line_for(command, values))
        if missing:
            return missing
        if grammar.HOMELESS in values:
            if command.options:
                return no_question.too_much(command, values[grammar.HOMELESS])
            values = {}
        return self._answer(command, values, asked, chosen=chosen)

    def _without_year(self, command: Command, parsed: Line) -> tuple[Line, str]:
        """Take the year out of a line; somebody's own words are left to what reads them."""
        named = any(name == YEAR.name for name, _ in parsed.named)
        if not (self.several and command.yearly) or (command.reads and not named):
            return parsed, ""
        if command.spans and not named:
            left, every = every_year.parted(parsed, alone=not command.names)
            if every:
                return left, every_year.ALL
        return years.parted(parsed, self.archive.default)

    @from_one_file
    def answer(self, text: str) -> Answer:
        """Answer a command, or a question in anybody's own words."""
        if not text.strip() or text.lstrip().startswith("/"):
            return self.ask(text)
        name = grammar.parse(text).name
        command = self._index.command(name)
        as_command = self.ask(text) if command else None
        if as_command and self._names_year(command, text):
            return as_command
        ours = self._index.language(name) == ENGLISH
        read_whole = ours and command and (command.options or not text.split()[1:])
        if as_command and read_whole and self._suffices(as_command, text):
            return as_command
        answer = self._in_own_words(text)
        asks = self._understanding.read(text).asks or not (command and command.options)
        if as_command is None or (answer.answered and asks):
            return answer
        return as_command if as_command.answered or ours else answer

    def _names_year(self, command: Command | None, text: str) -> bool:
        """Whether a line says `year:`, as nobody does in their own words."""
        if command is None or not self.several:
            return False
        parsed = grammar.parse(text, self._index.options(command, yearly=True))
        return any(name == YEAR.name for name, _ in parsed.named)

    def _suffices(self, answer: Answer, text: str) -> bool:
        """Whether a line is a command: a long one may only begin like one."""
        if answer.status not in (Status.ANSWERED, Status.CHOOSE):
            return False
        return len(text.split()) <= _LONGEST_LINE or not self._understanding.read(text).wonders

    @from_one_file
    def call(self, name: str, values: Mapping[str, str]) -> Answer:
        """Answer a command with its options' texts, as Discord sends them."""
        given = {key: text for key, text in values.items() if text.strip()}
        language = given.pop(LANGUAGE.name, "")
        said = given.pop(YEAR.name, "")
        command = self._index.command(name)
        if command is None:
            return self._worded(language, lambda: no_question.unknown_command(name, self.commands))
        asked = self._loaded.asked(said, command)

        def answering() -> Answer:
            missing = None if asked else self._loaded.missing(said, years.line_for(command, given))
            return missing or self._answer(command, given, asked, chosen=bool(language))

        return self._worded(language, answering)

    @from_one_file
    def suggest(
        self, name: str, option: str, text: str, values: Mapping[str, str]
    ) -> tuple[Suggestion, ...]:
        """Offer what an option could be while it is typed; nothing for an option not known."""
        if option == LANGUAGE.name:
            return tuple(Suggestion(own_name(code), "", code) for code in languages())
        command = self._index.command(name)
        if option == YEAR.name:
            return self._loaded.suggest(text, command)
        options = {each.name: each for each in command.options} if command else {}
        if option not in options:
            return ()
        year = self._loaded.year(values.get(YEAR.name, ""))
        meaning = self._loaded.of(year if year in self.archive.years else None)
        offered = meaning.suggest(options[option], text, values)
        if year is None and self.several and options[option].kind is Kind.PERSON:
            return self._loaded.elsewhere.suggested(text, offered, meaning)
        return offered

    @property
    def several(self) -> bool:
        """Whether several editions are loaded, so that a year may be given."""
        return self._loaded.several

    def options(self, command: Command) -> tuple[Option, ...]:
        """Give what a command can be told: also the year, where there is a choice."""
        return (*command.options, YEAR) if self.several and command.yearly else command.options

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
        return answer if code == elsewhere else wanted.pinned(answer, code)

    def _in_own_words(self, text: str, year: int | None = None) -> Answer:
        """Answer what is asked in anybody's own words, in the language of these words."""
        return self._worded(
            self._understanding.read(text).language or "",
            lambda: self._words.answer(text, year),
        )

    def _answer(
        self, command: Command, values: Mapping[str, str], asked: tuple[int, ...], *, chosen: bool
    ) -> Answer:
        """Answer a command about a year, by default about that which is meant without one."""
        year = _only(asked)
        moved = None
        if year is None and self.several:
            moved = self._loaded.elsewhere.moved(command, values, self._loaded.default)
        if isinstance(moved, Answer):
            return moved
        meaning = self._loaded.of(moved.year if moved else year)
        question = Question(
            meaning.results,
            self.commands,
            meaning.stamp,
            self._clock() - self._opened,
            partial(self._words.answer if chosen else self._in_own_words, year=year),
            self.archive,
            asked,
        )
        answer = meaning.answer(command, moved.values if moved else values, question)
        if command.reads or not command.yearly or answer.spans:
            return answer
        if len(asked) > 1 and not answer.answered:
            return years.of_all(answer)
        answer = moved.noted(answer) if moved else answer
        if command.spans and not command.names and self.several:
            answer = years.widened(answer, years.line_for(command, values))
        return self._loaded.told(answer, meaning.results.year, self._by_name)

    @cached_property
    def _words(self) -> OwnWords:
        return OwnWords(self._loaded, self._by_name, self.ask)

    @cached_property
    def _by_name(self) -> Mapping[str, Command]:
        return {command.name: command for command in self.commands}

    @property
    def _meaning(self) -> Meaning:
        return self._loaded.default

    @property
    def _understanding(self) -> Understands:
        return self._loaded.default.understanding


def _only(asked: Sequence[int]) -> int | None:
    """Give the year that a question is of, unless it is of none or of all."""
    return asked[0] if len(asked) == 1 else None
