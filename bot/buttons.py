"""What is below an answer: its next questions, and what can be done with the answer itself."""

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from typing import Any

import discord
from discord import ui

from bot.escape import shortened
from bot.presses import LONGEST_ID, Purpose, menu_id, press_id
from bot.rows import EMOJI
from bot.shown import Shown
from commands import wording
from commands.answer import Answer, Following
from commands.languages import say
from db.rally import Category

_LONGEST_LABEL = 80
_LONGEST_ENTRY = 100
_ROW = 5
_MOST_CANDIDATES = 4
"""More than these are chosen from a menu."""
_MOST_ENTRIES = 25
_MOST_ROWS = 4
"""Below a card there are five at most, the last of which is for the answer itself."""
_MARKS: Mapping[str, str] = {"standings": "🏆 ", "route": "🗺 ", "notes": "📖 "}
"""What stands before the words of a button, by the command that it asks."""
_NUMBER = re.compile("[0-9]+")

Items = Sequence[ui.Item[Any]]


def following(answer: Answer, shown: Shown) -> Iterator[Items]:
    """Make the rows of what can be asked next: some as buttons, many as menus."""
    return islice(_rows(answer, _purpose(answer, shown)), _MOST_ROWS)


def controls(answer: Answer, shown: Shown) -> Items:
    """Make the row of what can be done with an answer: draw, share, hide, delete it."""
    if not answer.answered:
        return ()
    wanted: list[tuple[Purpose, str]] = []
    if answer.chart and not shown.picture:
        wanted.append((Purpose.PICTURE, say("📈 Chart")))
    if shown.private:
        wanted += [] if answer.private else [(Purpose.SHARE, say("📣 Share here"))]
    else:
        wanted.append(
            (Purpose.REVEAL, say("👁 Show openly"))
            if shown.hidden
            else (Purpose.HIDE, say("🙈 Spoiler"))
        )
    items = [
        _button(press_id(purpose, shown.line), label)
        for purpose, label in wanted
        if len(press_id(purpose, shown.line)) <= LONGEST_ID
    ]
    if shown.private:
        return items
    return [*items, _button(press_id(Purpose.DELETE, ""), say("🗑 Delete"))]


def fits(each: Following) -> bool:
    """Whether a line is short enough to be carried, whatever the button is for."""
    return len(press_id(Purpose.CHOOSE_HIDDEN, each.line)) <= LONGEST_ID


def _rows(answer: Answer, purpose: Purpose) -> Iterator[Items]:
    lines: dict[tuple[str, str], Following] = {}
    for each in filter(fits, answer.following):
        # Discord takes no two buttons of one identifier.
        lines.setdefault((each.menu, each.line), each)
    there = [*lines.values()]
    most = 2 * _ROW if answer.answered else _MOST_CANDIDATES
    single = [each for each in there if not each.menu]
    menus = {each.menu: [other for other in there if other.menu == each.menu] for each in there}
    menus.pop("", None)
    if len(single) > most:
        menus = {say("Open…") if answer.answered else say("Choose…"): single, **menus}
        single = []
    for start in range(0, len(single), _ROW):
        yield [_question(each, purpose) for each in single[start : start + _ROW]]
    for number, (heading, entries) in enumerate(menus.items()):
        options = [_entry(each) for each in entries[:_MOST_ENTRIES]]
        custom_id = menu_id(purpose, number)
        yield (ui.Select(custom_id=custom_id, placeholder=heading, options=options),)


def _purpose(answer: Answer, shown: Shown) -> Purpose:
    if answer.answered or shown.quiet:
        return Purpose.ASK
    return Purpose.CHOOSE_HIDDEN if shown.hidden else Purpose.CHOOSE


def _question(each: Following, purpose: Purpose) -> ui.Item[Any]:
    style = discord.ButtonStyle.secondary
    if purpose in (Purpose.CHOOSE, Purpose.CHOOSE_HIDDEN):
        style = discord.ButtonStyle.primary
    words = " · ".join(filter(None, (_marked(each), each.detail)))
    return _button(press_id(purpose, each.line), words, style)


def _marked(each: Following) -> str:
    """Put a sign before the words: an arrow, a category's, or that of the command."""
    if each.step:
        number = _NUMBER.search(each.label)
        words = number[0] if number else each.label
        return f"◀ {words}" if each.step < 0 else f"{words} ▶"
    category = each.category or _named(each.label)
    if category:
        return f"{EMOJI[category]} {each.label}"
    if each.label.startswith("/"):
        return each.label
    return f"{_MARKS.get(each.line.partition(' ')[0], '')}{each.label}"


def _named(label: str) -> Category | None:
    """Give the category that a button is named after and nothing else."""
    return next((each for each in Category if wording.category(each) == label), None)


def _entry(each: Following) -> discord.SelectOption:
    mark = f"{EMOJI[each.category]} " if each.category else ""
    return discord.SelectOption(
        label=shortened(f"{mark}{each.label}", _LONGEST_ENTRY),
        value=each.line,
        description=shortened(each.detail, _LONGEST_ENTRY) or None,
    )


def _button(
    custom_id: str, label: str, style: discord.ButtonStyle = discord.ButtonStyle.secondary
) -> ui.Item[Any]:
    return ui.Button(custom_id=custom_id, label=shortened(label, _LONGEST_LABEL), style=style)
