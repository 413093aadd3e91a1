"""Buttons and menus that carry their question, so that they work on any shard and after years.

The identifier of a button holds a version, what pressing is for, and the line that it is about:
`dk:1:winner stage:9 category:cars` asks, `dk:1s:winner stage:9` shares. Entries of a menu hold
their line as their value.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Protocol, Self, cast

import discord
from discord import ui

VERSION = 1
LONGEST_ID = 100

_BUTTON = re.compile(r"dk:(?P<version>[0-9]+)(?P<purpose>[a-z]*):(?P<line>.*)", re.DOTALL)
_MENU = re.compile(r"dkm:(?P<version>[0-9]+)(?P<purpose>[a-z]*)(?::[0-9]+)?")


class Purpose(StrEnum):
    """What pressing is for; the letters stand in messages of any age and keep their meaning."""

    ASK = ""
    CHOOSE = "c"
    """Choose among what a question back offers, to be answered in front of all."""
    CHOOSE_HIDDEN = "ch"
    SHARE = "s"
    """Show to all what is seen in private."""
    HIDE = "h"
    REVEAL = "r"
    PICTURE = "p"
    DELETE = "d"


@dataclass(frozen=True, slots=True)
class Press:
    """What a button, or the entry picked from a menu, says."""

    purpose: Purpose
    line: str


class Listener(Protocol):
    """The client, as far as buttons know it."""

    async def pressed(self, interaction: discord.Interaction, press: Press) -> None:
        """Do what a button or a menu's entry is for."""

    async def outdated(self, interaction: discord.Interaction) -> None:
        """Say that a button is of another version or damaged."""


class PressedButton(ui.DynamicItem[ui.Button[Any]], template=_BUTTON):
    """A button, drawn or pressed."""

    def __init__(
        self,
        custom_id: str,
        label: str = "",
        style: discord.ButtonStyle = discord.ButtonStyle.secondary,
    ) -> None:
        super().__init__(ui.Button(custom_id=custom_id, label=label, style=style))

    @classmethod
    async def from_custom_id(
        cls, interaction: discord.Interaction, item: ui.Item[Any], match: re.Match[str], /
    ) -> Self:
        """Make the button again that somebody has pressed."""
        del interaction, item
        return cls(match.string)

    async def callback(self, interaction: discord.Interaction) -> None:
        """Do what it is for."""
        await _pressed(interaction, _BUTTON.fullmatch(self.custom_id))


class PressedMenu(ui.DynamicItem[ui.Select[Any]], template=_MENU):
    """A menu whose entries each ask a line."""

    def __init__(
        self, custom_id: str, entries: Sequence[discord.SelectOption], heading: str | None = None
    ) -> None:
        menu: ui.Select[Any] = ui.Select(
            custom_id=custom_id, placeholder=heading, options=[*entries]
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
        await _pressed(interaction, _MENU.fullmatch(self.custom_id), *self.item.values[:1])


def press_id(purpose: Purpose, line: str) -> str:
    """Write the identifier of a button."""
    return f"dk:{VERSION}{purpose}:{line}"


def menu_id(purpose: Purpose, number: int) -> str:
    """Write the identifier of a menu; no two in one message may be equal."""
    return f"dkm:{VERSION}{purpose}{f':{number}' if number else ''}"


def handled(interaction: discord.Interaction) -> bool:
    """Whether what was pressed is one of ours, on a message that shows it."""
    pressed: Mapping[str, object] = interaction.data or {}
    kind, custom_id = pressed.get("component_type"), pressed.get("custom_id")
    shown = interaction.message.components if interaction.message else ()
    ours = any(pattern.fullmatch(str(custom_id)) for pattern in (_BUTTON, _MENU))
    return ours and (kind, custom_id) in [*_items(shown)]


async def _pressed(
    interaction: discord.Interaction, match: re.Match[str] | None, picked: str = ""
) -> None:
    client = cast("Listener", interaction.client)
    press = _read(match, picked)
    if press is None:
        await client.outdated(interaction)
    else:
        await client.pressed(interaction, press)


def _read(match: re.Match[str] | None, picked: str) -> Press | None:
    """Read an identifier, unless it is of another version or says nothing."""
    if match is None or match["version"] != str(VERSION) or match["purpose"] not in [*Purpose]:
        return None
    purpose = Purpose(match["purpose"])
    line = picked or match.groupdict().get("line", "")
    return Press(purpose, line) if line or purpose is Purpose.DELETE else None


def _items(components: Sequence[Any]) -> Iterator[tuple[int, str]]:
    for component in components:
        yield component.type.value, getattr(component, "custom_id", None) or ""
        yield from _items(getattr(component, "children", ()))
