"""Buttons and menus that carry their question, so that they work on any shard and after years.

The identifier of a button holds the line that it asks (`dk:1:winner stage:9 category:cars`), each
entry of a menu the same as its value. Version and purpose stand before it: `dk:1c:` is the choice
among what a question back offers, which is to be answered in front of all.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Protocol, Self, cast

import discord
from discord import ui

from bot.escape import shortened
from commands.answer import Following

VERSION = 1
_LONGEST_ID = 100
_LONGEST_LABEL = 80
_LONGEST_ENTRY = 100
_ROW = 5
_MOST_ENTRIES = 25

_BUTTON = re.compile(r"dk:(?P<version>[0-9]+)(?P<choice>c?):(?P<line>.+)", re.DOTALL)
_MENU = re.compile(r"dkm:(?P<version>[0-9]+)(?P<choice>c?)")


class Listener(Protocol):
    """The client, as far as buttons know it."""

    async def pressed(self, interaction: discord.Interaction, line: str, *, choice: bool) -> None:
        """Answer the line that a button or a menu's entry carries."""

    async def outdated(self, interaction: discord.Interaction) -> None:
        """Say that a button is of another version or damaged."""


Items = Sequence[ui.Item[ui.LayoutView]]


class QuestionButton(ui.DynamicItem[ui.Button[ui.LayoutView]], template=_BUTTON):
    """A button that asks a line."""

    def __init__(self, custom_id: str, label: str, style: discord.ButtonStyle) -> None:
        super().__init__(ui.Button(custom_id=custom_id, label=label, style=style))

    @classmethod
    async def from_custom_id(
        cls, interaction: discord.Interaction, item: ui.Item[Any], match: re.Match[str], /
    ) -> Self:
        """Make the button again that somebody has pressed."""
        del interaction, item
        return cls(match.string, "", discord.ButtonStyle.secondary)

    async def callback(self, interaction: discord.Interaction) -> None:
        """Ask the line."""
        await _asked(interaction, _BUTTON.fullmatch(self.custom_id))


class QuestionMenu(ui.DynamicItem[ui.Select[ui.LayoutView]], template=_MENU):
    """A menu whose entries each ask a line."""

    def __init__(self, custom_id: str, entries: Sequence[discord.SelectOption]) -> None:
        placeholder = "Choose…" if custom_id.endswith("c") else "Open…"
        menu: ui.Select[ui.LayoutView] = ui.Select(
            custom_id=custom_id, placeholder=placeholder, options=[*entries]
        )
        super().__init__(menu)

    @classmethod
    async def from_custom_id(
        cls, interaction: discord.Interaction, item: ui.Item[Any], match: re.Match[str], /
    ) -> Self:
        """Make the menu again that somebody has picked from."""
        del interaction
        return cls(match.string, cast("ui.Select[Any]", item).options)

    async def callback(self, interaction: discord.Interaction) -> None:
        """Ask the line that was picked."""
        await _asked(interaction, _MENU.fullmatch(self.custom_id), self.item.values[0])


def rows(following: Sequence[Following], *, choice: bool) -> Iterator[Items]:
    """Make the rows of what can be asked next: some as buttons, many as a menu."""
    lines: dict[str, Following] = {}
    for each in following:
        if fits(each, choice=choice):
            # Discord takes no two buttons of one identifier.
            lines.setdefault(each.line, each)
    there = list(lines.values())
    if len(there) > (_ROW if choice else 2 * _ROW):
        yield (_menu(there[:_MOST_ENTRIES], choice=choice),)
        return
    for start in range(0, len(there), _ROW):
        yield tuple(_button(each, choice=choice) for each in there[start : start + _ROW])


def fits(following: Following, *, choice: bool) -> bool:
    """Whether a line is short enough to be carried."""
    return len(_id(following.line, choice=choice)) <= _LONGEST_ID


def handled(interaction: discord.Interaction) -> bool:
    """Whether what was pressed is one of ours, on a message that shows it."""
    pressed: Mapping[str, object] = interaction.data or {}
    custom_id = str(pressed.get("custom_id"))
    shown = interaction.message.components if interaction.message else ()
    ours = any(pattern.fullmatch(custom_id) for pattern in (_BUTTON, _MENU))
    return ours and custom_id in _ids(shown)


async def _asked(
    interaction: discord.Interaction, match: re.Match[str] | None, line: str = ""
) -> None:
    client = cast("Listener", interaction.client)
    if match is None or match["version"] != str(VERSION):
        await client.outdated(interaction)
    else:
        line = line or match["line"]
        await client.pressed(interaction, line, choice=bool(match["choice"]))


def _id(line: str, *, choice: bool) -> str:
    return f"dk:{VERSION}{'c' if choice else ''}:{line}"


def _button(following: Following, *, choice: bool) -> ui.Item[ui.LayoutView]:
    label = " · ".join(filter(None, (following.label, following.detail)))
    style = discord.ButtonStyle.primary if choice else discord.ButtonStyle.secondary
    button = QuestionButton(
        _id(following.line, choice=choice), shortened(label, _LONGEST_LABEL), style
    )
    return cast("ui.Item[ui.LayoutView]", button)


def _menu(following: Sequence[Following], *, choice: bool) -> ui.Item[ui.LayoutView]:
    entries = [
        discord.SelectOption(
            label=shortened(each.label, _LONGEST_ENTRY),
            value=each.line,
            description=shortened(each.detail, _LONGEST_ENTRY) or None,
        )
        for each in following
    ]
    menu = QuestionMenu(f"dkm:{VERSION}{'c' if choice else ''}", entries)
    return cast("ui.Item[ui.LayoutView]", menu)


def _ids(components: Sequence[Any]) -> Iterator[str]:
    for component in components:
        yield getattr(component, "custom_id", None) or ""
        yield from _ids(getattr(component, "children", ()))
