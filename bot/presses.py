"""Buttons and menus that carry their question, so that they work on any shard and after years.

The identifier of a button holds a version, what pressing is for, and the line that it is about:
`dk:1:winner stage:9 category:cars` asks, `dk:1s:winner stage:9` shares. Entries of a menu hold
their line as their value.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

import discord

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


def press_id(purpose: Purpose, line: str) -> str:
    """Write the identifier of a button."""
    return f"dk:{VERSION}{purpose}:{line}"


def menu_id(purpose: Purpose, number: int) -> str:
    """Write the identifier of a menu; no two in one message may be equal."""
    return f"dkm:{VERSION}{purpose}{f':{number}' if number else ''}"


def read(interaction: discord.Interaction) -> Press | None:
    """Read what was pressed, unless that is of another version, damaged or made up."""
    pressed: Mapping[str, Any] = interaction.data or {}
    custom_id, picked = str(pressed.get("custom_id")), pressed.get("values") or [""]
    there = pressed.get("component_type"), custom_id
    match = _BUTTON.fullmatch(custom_id) or _MENU.fullmatch(custom_id)
    shown = interaction.message.components if interaction.message else ()
    if match is None or there not in [*_items(shown)]:
        return None
    return _press(match, str(picked[0]))


def _press(match: re.Match[str], picked: str) -> Press | None:
    if match["version"] != str(VERSION) or match["purpose"] not in [*Purpose]:
        return None
    purpose = Purpose(match["purpose"])
    line = picked or match.groupdict().get("line", "")
    return Press(purpose, line) if line or purpose is Purpose.DELETE else None


def _items(components: Sequence[Any]) -> Iterator[tuple[int, str]]:
    for component in components:
        yield component.type.value, getattr(component, "custom_id", None) or ""
        yield from _items(getattr(component, "children", ()))
