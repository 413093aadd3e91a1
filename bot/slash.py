"""The slash commands, made of what the commands themselves declare."""

from collections.abc import Callable, Coroutine, Iterator, Sequence
from inspect import Parameter, Signature
from typing import Any, Protocol

import discord
from discord import app_commands

from bot.escape import shortened
from bot.rows import EMOJI
from commands.command import Command, Kind, Option
from commands.desk import Desk
from commands.labels import Suggestion

_LONGEST_LABEL = 100
_MOST_CHOICES = 25

PRIVATE, SPOILER = "private", "spoiler"
"""Options of every command."""
_SWITCHES = {
    PRIVATE: "Show the answer to you alone",
    SPOILER: "Hide the answer until it is clicked",
}

Choices = list[app_commands.Choice[str]]
Callback = Callable[..., Coroutine[Any, Any, None]]
Autocomplete = Callable[[discord.Interaction, str], Coroutine[Any, Any, Choices]]
SlashCommand = app_commands.Command[Any, ..., None]


class Asked(Protocol):
    """Who answers what people ask and type."""

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

    async def typed(
        self, interaction: discord.Interaction, name: str, option: str, text: str
    ) -> Sequence[Suggestion]:
        """Offer what an option could be."""


def slash_commands(desk: Desk, answering: Asked) -> Iterator[SlashCommand]:
    """Make a slash command of each command, for servers and for people, wherever they write."""
    for command in desk.commands:
        slash: SlashCommand = app_commands.Command(
            name=command.name,
            description=command.description,
            callback=_callback(desk, command, answering),
            allowed_installs=app_commands.AppInstallationType(guild=True, user=True),
            allowed_contexts=app_commands.AppCommandContext(
                guild=True, dm_channel=True, private_channel=True
            ),
        )
        for option in command.options:
            if not option.fixed and option.kind is not Kind.WORDS:
                slash.autocomplete(option.name)(_autocomplete(command, option, answering))
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
    options = [
        Parameter(
            option.name,
            Parameter.KEYWORD_ONLY,
            annotation=str if option.required else str | None,
            default=Parameter.empty if option.required else None,
        )
        for option in command.options
    ]
    switches = [
        Parameter(name, Parameter.KEYWORD_ONLY, annotation=bool, default=False)
        for name in _SWITCHES
    ]
    callback.__dict__["__signature__"] = Signature([first, *options, *switches])
    described = app_commands.describe(
        **{option.name: option.description for option in command.options}, **_SWITCHES
    )(callback)
    return app_commands.choices(
        **{
            option.name: _choices(desk.suggest(command.name, option.name, "", {}))
            for option in command.options
            if option.fixed
        }
    )(described)


def _autocomplete(command: Command, option: Option, answering: Asked) -> Autocomplete:
    async def autocomplete(interaction: discord.Interaction, text: str) -> Choices:
        return _choices(await answering.typed(interaction, command.name, option.name, text))

    return autocomplete


def _choices(suggestions: Sequence[Suggestion]) -> Choices:
    return [
        app_commands.Choice(name=_label(each), value=each.value)
        for each in suggestions[:_MOST_CHOICES]
    ]


def _label(suggestion: Suggestion) -> str:
    """Word something to pick: `Richard Sainct · 🏍 3 · KTM · 1st`."""
    if not (suggestion.category and suggestion.detail):
        return shortened(suggestion.label, _LONGEST_LABEL)
    label = f"{suggestion.name} · {EMOJI[suggestion.category]} {suggestion.detail}"
    return shortened(label, _LONGEST_LABEL)
