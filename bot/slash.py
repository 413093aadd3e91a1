"""The slash commands, made of what the commands themselves declare."""

from collections.abc import Callable, Coroutine, Iterator, Mapping, Sequence
from functools import cache, partial
from inspect import Parameter, Signature
from typing import Any, Protocol

import discord
from discord import app_commands

from bot.choices import MOST, label
from bot.translator import worded
from commands.command import LANGUAGE, Command, Kind, Option
from commands.desk import Desk
from commands.languages import ENGLISH, later, say, say_as, speaking, spoken

PRIVATE, SPOILER = "private", "spoiler"
"""Options of every command."""
_SWITCHES = {
    PRIVATE: later("Show the answer to you alone"),
    SPOILER: later("Hide the answer until it is clicked"),
}

Choices = list[app_commands.Choice[str]]
Callback = Callable[..., Coroutine[Any, Any, None]]
SlashCommand = app_commands.Command[Any, ..., None]


class Asked(Protocol):
    """Who answers what people ask."""

    async def asked(
        self,
        interaction: discord.Interaction,
        name: str,
        values: dict[str, str],
        *,
        private: bool,
        hidden: bool,
    ) -> None:
        """Answer a command."""


def slash_commands(desk: Desk, answering: Asked) -> Iterator[SlashCommand]:
    """Make a slash command of each command, for servers and for people, wherever they write."""
    for command in desk.commands:
        slash: SlashCommand = app_commands.Command(
            name=_called("command", command.name),
            description=worded(partial(getattr, command, "about")),
            callback=_callback(desk, command, answering),
            allowed_installs=app_commands.AppInstallationType(guild=True, user=True),
            allowed_contexts=app_commands.AppCommandContext(
                guild=True, dm_channel=True, private_channel=True
            ),
        )
        for option in desk.options(command):
            if not option.fixed and option.kind is not Kind.WORDS:
                slash.autocomplete(option.name)(_offered_elsewhere)
        yield slash


def _callback(desk: Desk, command: Command, answering: Asked) -> Callback:
    """A function whose signature shows the options as discord.py wants to read them."""

    async def callback(interaction: discord.Interaction, **values: str | bool | None) -> None:
        private, hidden = bool(values.pop(PRIVATE)), bool(values.pop(SPOILER))
        given = {name: text for name, text in values.items() if isinstance(text, str)}
        await answering.asked(interaction, command.name, given, private=private, hidden=hidden)

    first = Parameter(
        "interaction", Parameter.POSITIONAL_OR_KEYWORD, annotation=discord.Interaction
    )
    own = desk.options(command)
    options = (*own, LANGUAGE)
    callback.__dict__["__signature__"] = Signature(
        [
            first,
            *map(_parameter, own),
            *map(_switch, _SWITCHES),
            _parameter(LANGUAGE),
        ]
    )
    for decorate in (
        app_commands.rename(
            **{name: _called("option", name) for name in (*_names(options), *_SWITCHES)}
        ),
        app_commands.describe(
            **{each.name: worded(partial(getattr, each, "description")) for each in options},
            **{name: worded(partial(say, text)) for name, text in _SWITCHES.items()},
        ),
        app_commands.choices(
            **{each.name: _fixed(desk, command, each) for each in options if each.fixed}
        ),
    ):
        decorate(callback)
    return callback


def _names(options: Sequence[Option]) -> Iterator[str]:
    return (option.name for option in options)


def _parameter(option: Option) -> Parameter:
    return Parameter(
        option.name,
        Parameter.KEYWORD_ONLY,
        annotation=str if option.required else str | None,
        default=Parameter.empty if option.required else None,
    )


def _switch(name: str) -> Parameter:
    return Parameter(name, Parameter.KEYWORD_ONLY, annotation=bool, default=False)


def _called(context: str, name: str) -> app_commands.locale_str:
    """Name a command or an option, as others call it too."""
    return worded(partial(say_as, context, name))


def _fixed(desk: Desk, command: Command, option: Option) -> Choices:
    """The few values of an option, each called something in every language."""

    @cache
    def labels(language: str) -> dict[str, str]:
        with speaking(language):
            offered = desk.suggest(command.name, option.name, "", {})[:MOST]
            return {each.value: label(each) for each in offered}

    values = [*labels(ENGLISH)]
    return [
        app_commands.Choice(name=worded(partial(_picked, labels, value)), value=value)
        for value in values
    ]


def _picked(labels: Callable[[str], Mapping[str, str]], value: str) -> str:
    return labels(spoken())[value]


async def _offered_elsewhere(interaction: discord.Interaction, text: str) -> Choices:
    """Say that something is offered; what, the tree answers before this could be asked."""
    del interaction, text
    return []
