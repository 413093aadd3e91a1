"""What the commands and their options are called, in every language that there is."""

import re
from collections.abc import Iterable, Mapping
from functools import cache

from commands import wording
from commands.command import LANGUAGE, YEAR, Command
from commands.grammar import quote
from commands.languages import ENGLISH, languages, say_as, translated
from db import words
from db.rally import Category

_OPTION = re.compile(r"(\w+):(\S*)")


class Index:
    """Finds a command or an option by any of its names; where two claim one, English has it."""

    def __init__(self, commands: Iterable[Command]) -> None:
        self._commands: dict[str, tuple[Command, str]] = {}
        self._options: dict[str, Mapping[str, str]] = {}
        known = tuple(commands)
        for language in languages():
            for command in known:
                name = words.fold(translated(language, "command", command.name))
                self._commands.setdefault(name, (command, language))
        for command in known:
            names = [*(option.name for option in command.options), LANGUAGE.name]
            self._options[command.name] = called(*names)

    def command(self, name: str) -> Command | None:
        """Give the command of a name."""
        found = self._commands.get(words.fold(name))
        return found[0] if found else None

    def language(self, name: str) -> str:
        """Say of which language a command's name is."""
        found = self._commands.get(words.fold(name))
        return found[1] if found else ENGLISH

    def options(self, command: Command, *, yearly: bool = False) -> Mapping[str, str]:
        """Give all that a command's options are called, each with its own name.

        That of the year is one of them where several editions are loaded.
        """
        options = self._options[command.name]
        return {**called(YEAR.name), **options} if yearly and command.yearly else options


@cache
def called(*names: str) -> Mapping[str, str]:
    """Give all that options are called in any language, folded, each with its own name."""
    there = {
        words.fold(translated(language, "option", name)): name
        for language in reversed(languages())
        for name in names
    }
    return {**there, **{name: name for name in names}}


def localized(line: str) -> str:
    """Write a line of ours as it is typed in the language that is spoken: `vainqueur étape:9`."""
    name, blank, rest = line.partition(" ")
    if name == "ask" and rest:
        return f"{say_as('command', name)} {say_as('question', rest)}"
    if name == "nation":
        rest = _COUNTRY.sub(_country, rest)
    return say_as("command", name) + blank + _OPTION.sub(_option, _PLAIN.sub(_category, rest))


_COUNTRY = re.compile(r'(?P<quoted>")?(?P<name>(?(quoted)[^"]|\w)+)(?(quoted)")(?!:)')
_PLAIN = re.compile(rf"(?<![\w\"])(?:{'|'.join(Category)})(?![\w\"])")


def _option(match: re.Match[str]) -> str:
    value = match[2]
    return f"{say_as('option', match[1])}:{say_as('choice', value) if value else ''}"


def _country(match: re.Match[str]) -> str:
    called = wording.country_called(match["name"])
    return f'"{called}"' if match["quoted"] else quote(called)


def _category(match: re.Match[str]) -> str:
    return wording.plain(Category(match[0]))
