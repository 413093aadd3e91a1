"""What the prompt offers while somebody types: commands, options, and things of the rally."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from prompt_toolkit.completion import CompleteEvent, Completer, Completion
from prompt_toolkit.document import Document

from bot.logs import guarded
from bot.terminal import clean
from commands import grammar, wording
from commands.command import Command, Kind, Option
from commands.desk import Desk
from commands.index import Index
from commands.labels import Suggestion
from commands.languages import say_as
from db.words import fold

_WORD = re.compile(r"""(?=[^\s])(?:(?P<option>\w+):)?(?P<value>"[^"]*"?|[^\s"]*)""")


class LineCompleter(Completer):
    """Offers what may stand at the end of a line, in words that the desk reads back."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._index = Index(desk.commands)

    def get_completions(
        self, document: Document, complete_event: CompleteEvent
    ) -> Iterable[Completion]:
        """Offer what may stand where the cursor is."""
        del complete_event
        return guarded(lambda: [*self._offers(document.text_before_cursor)], lambda _: [])

    def _offers(self, text: str) -> Iterable[Completion]:
        text = text.lstrip()
        name, blank, rest = text.partition(" ")
        name = fold(name.removeprefix("/"))
        if blank:
            command = self._index.command(name)
            return self._for_command(command, rest) if command else ()
        return (
            _completion(f"/{called}", text, about=command.about)
            for command in self._desk.commands
            if (called := _begun(name, say_as("command", command.name), command.name))
        )

    def _for_command(self, command: Command, rest: str) -> Iterable[Completion]:
        """Offer for the longest end of the line that could become something."""
        called = self._index.options(command, yearly=self._desk.several)
        options = {option.name: option for option in self._desk.options(command)}
        named = dict(grammar.parse(f"/{command.name} {rest}", called).named)
        values = {name: " ".join(words) for name, words in named.items()}
        free = [option for option in options.values() if option.name not in values]
        for start in _WORD.finditer(rest):
            option = options.get(called.get(fold(start["option"] or ""), ""))
            typed = rest[start.start("value") if option else start.start() :]
            if option or typed.strip():
                open_ = [option] if option else self._open(free, rest[: start.start()])
                offers = [*self._things(command, open_, typed, values)]
                if any(offer.text.strip('"') != typed.strip(' "') for offer in offers):
                    return [*offers, *_names(free, typed)]
        before, _, typed = rest.rpartition(" ")
        free = self._open(free, before)
        things = () if typed else self._things(command, free, "", values)
        return [*_names(free, typed), *things]

    def _open(self, options: Sequence[Option], words: str) -> list[Option]:
        """The options that the words before have not filled."""
        found = [each for each in options if self._desk.fits(each, words)]
        return [each for each in options if each not in found] if words.strip() else [*options]

    def _things(
        self,
        command: Command,
        options: Sequence[Option],
        typed: str,
        values: Mapping[str, str],
    ) -> Iterator[Completion]:
        text = typed.strip('"')
        for option in options:
            for suggestion in self._desk.suggest(command.name, option.name, text, values):
                # Everything is offered for a word that none of a few begins with.
                inserted = _inserted(option, suggestion)
                if not option.fixed or _begun(fold(text), inserted, suggestion.value):
                    yield _completion(
                        inserted,
                        typed,
                        shown=suggestion.name,
                        about=suggestion.detail,
                    )


def _names(options: Iterable[Option], typed: str) -> Iterator[Completion]:
    for option in options:
        if name := _begun(fold(typed), say_as("option", option.name), option.name):
            yield _completion(f"{name}:", typed, about=option.description)


def _begun(typed: str, *names: str) -> str:
    """Give the first of a thing's names that begins as what is typed, if one does."""
    return next((name for name in names if fold(name).startswith(typed)), "")


def _inserted(option: Option, suggestion: Suggestion) -> str:
    """A name reads better than the key that stands for it, a number better than a route."""
    if option.kind is Kind.CATEGORY and suggestion.category:
        return wording.plain(suggestion.category)
    if option.kind is Kind.CHOICE:
        return say_as("choice", suggestion.value)
    by_name = option.kind in (Kind.PERSON, Kind.NATION)
    return grammar.quote(suggestion.name if by_name else suggestion.value)


def _completion(text: str, typed: str, *, shown: str = "", about: str) -> Completion:
    return Completion(
        clean(text), -len(typed), display=clean(shown or text), display_meta=clean(about)
    )
