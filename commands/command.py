"""A command: one function whose signature says what can be asked, whose docstring says what for."""

import inspect
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from types import UnionType
from typing import get_args, get_type_hints

from commands import wording
from commands.answer import Answer
from commands.languages import later, say, say_as
from db.names.makes import Make
from db.nations import Nation
from db.rally import Category, Person, Stage
from db.results import Archive, Results


class Words(str):
    """Anything that somebody writes, for a command that reads it itself."""

    __slots__ = ()


class Kind(StrEnum):
    """What an option's text is resolved to."""

    PERSON = "person"
    STAGE = "stage"
    CATEGORY = "category"
    MAKE = "make"
    NATION = "nation"
    CHOICE = "choice"
    """One of a few words that the command itself gives: an enumeration of its own."""
    WORDS = "words"
    """Text that is kept as it is."""
    LANGUAGE = "language"
    """What the answer is worded in; no command sees it."""
    YEAR = "year"
    """Which edition is asked; no command sees it."""


_KINDS: Mapping[type, Kind] = {
    Person: Kind.PERSON,
    Stage: Kind.STAGE,
    Category: Kind.CATEGORY,
    Make: Kind.MAKE,
    Nation: Kind.NATION,
    Words: Kind.WORDS,
}

_DESCRIPTIONS = {
    Kind.PERSON: later("A rider, driver or co-driver: a name, part of it, or a start number"),
    Kind.STAGE: later("A stage: its number, a place, a date, “last”"),
    Kind.CATEGORY: later("A category"),
    Kind.MAKE: later("A make: the name, or part of it"),
    Kind.NATION: later("A country: its name, “Dutch”, or a code such as NED"),
    Kind.WORDS: later("Anything, in your own words"),
    Kind.LANGUAGE: later("The language of the answer"),
    Kind.YEAR: later("The year of the rally, such as 1998"),
}


_CATEGORY = re.compile(rf"\b(?:{'|'.join(Category)})\b")


@dataclass(frozen=True, slots=True)
class Option:
    """One thing that a command can be told."""

    name: str
    kind: Kind
    required: bool
    choices: tuple[StrEnum, ...] = ()
    """All that a choice can be, and the categories once it is known which there are."""

    @property
    def description(self) -> str:
        """What to type there."""
        if self.choices:
            words = [
                wording.plain(choice)
                if isinstance(choice, Category)
                else say_as("choice", choice.value)
                for choice in self.choices
            ]
            return wording.begun(wording.either(words))
        return say(_DESCRIPTIONS[self.kind])

    @property
    def fixed(self) -> bool:
        """Whether it is one of a few words, all of which can be shown at once."""
        return self.kind in (Kind.CATEGORY, Kind.CHOICE, Kind.LANGUAGE)


LANGUAGE = Option("language", Kind.LANGUAGE, required=False)
"""What every command takes beside its own options."""

YEAR = Option("year", Kind.YEAR, required=False)
"""What every command of an edition takes, too, where several are loaded."""


@dataclass(frozen=True, slots=True)
class Question:
    """What a command may ask of the house: the results of the edition, and what the house knows."""

    results: Results
    commands: tuple["Command", ...]
    stamp: str = ""
    """What the results file was made from."""
    open_for: float = 0.0
    """For how many seconds questions have been answered."""
    understand: Callable[[str], Answer] | None = None
    """Answers what is asked in anybody's own words."""
    editions: Archive | None = None
    """All editions, for what is asked of several years."""
    years: tuple[int, ...] = ()
    """The year that was said, or all of them; none where nothing was said of years."""


@dataclass(frozen=True, slots=True)
class Command:
    """What can be asked under a name; an alias has the same function."""

    name: str
    description: str
    options: tuple[Option, ...]
    examples: tuple[str, ...]
    function: Callable[..., Answer]
    lasting: bool = True
    """Whether the same question has the same answer for as long as the data is the same."""
    alias_of: str | None = None
    yearly: bool = True
    """Whether it is asked of one edition, so that a year may be given."""
    spans: bool = False
    """Whether all editions at once may be asked instead."""

    @property
    def names(self) -> bool:
        """Whether it asks for people."""
        return any(option.kind is Kind.PERSON for option in self.options)

    @property
    def reads(self) -> bool:
        """Whether it reads somebody's own words, in which a year may stand."""
        return any(option.kind is Kind.WORDS for option in self.options)

    def fitted(self, categories: Sequence[Category], offered: Sequence[Category] = ()) -> "Command":
        """Give the command as it is of an edition: its options and examples name no other class.

        Where several are loaded, what is offered is of all of them.
        """
        if not categories:
            return self
        choices = tuple(offered or categories)
        options = tuple(
            replace(each, choices=choices) if each.kind is Kind.CATEGORY else each
            for each in self.options
        )

        def there(match: re.Match[str]) -> str:
            return match[0] if match[0] in categories else categories[0].value

        examples = tuple(_CATEGORY.sub(there, line) for line in self.examples)
        return replace(self, options=options, examples=examples)

    @property
    def about(self) -> str:
        """What it is for, in the language that is spoken."""
        return say(self.description)


def command(
    *,
    examples: tuple[str, ...],
    aliases: tuple[str, ...] = (),
    lasting: bool = True,
    yearly: bool = True,
    spans: bool = False,
) -> Callable[[Callable[..., Answer]], Callable[..., Answer]]:
    """Make a function a command: its name, its signature and its docstring's first line are it.

    An answer that is not lasting differs though neither question nor data do; one that is not
    yearly is the same whichever edition is asked; one that spans may also be of all editions.
    """

    def declare(function: Callable[..., Answer]) -> Callable[..., Answer]:
        hints = get_type_hints(function)
        options = tuple(
            _option(parameter, hints[parameter.name])
            for parameter in list(inspect.signature(function).parameters.values())[1:]
        )
        description = (inspect.getdoc(function) or "").partition("\n")[0]
        name = function.__name__
        function.__dict__["declared"] = (
            main := Command(
                name, description, options, examples, function, lasting, None, yearly, spans
            ),
            *(replace(main, name=each, examples=(), alias_of=name) for each in aliases),
        )
        return function

    return declare


def _option(parameter: inspect.Parameter, hint: type | UnionType) -> Option:
    types = [each for each in get_args(hint) or (hint,) if each is not type(None)]
    kind = _KINDS.get(types[0], Kind.CHOICE)
    choices = tuple(types[0]) if kind is Kind.CHOICE and issubclass(types[0], StrEnum) else ()
    return Option(parameter.name, kind, parameter.default is parameter.empty, choices)
