"""An answer as a message of Discord's, of one kind or the other.

A message stays of the kind it was sent in: Discord makes neither out of the other.
"""

from dataclasses import dataclass
from io import BytesIO
from typing import Any

import discord
from discord import ui

from bot import embed, layout
from bot.callbacks import CHANGED, NEW, body
from bot.settings import Style
from bot.shown import PICTURE, Shown
from commands.answer import Answer
from commands.languages import speaking

_NOBODY = discord.AllowedMentions.none()


@dataclass(frozen=True, slots=True)
class Message:
    """What is sent, or put in the place of what is there."""

    view: ui.LayoutView | ui.View | None = None
    text: str = ""
    card: discord.Embed | None = None
    files: tuple[discord.File, ...] = ()

    def new(self) -> dict[str, Any]:
        """Give what discord.py's methods that send take."""
        return self._there() | ({"files": self.files} if self.files else {})

    def changed(self) -> dict[str, Any]:
        """Give what discord.py's methods that edit take: files that were there go."""
        return self._there() | {"attachments": self.files}

    def body(self, kind: int, *, private: bool) -> bytes:
        """Write it down as the first answer to an interaction; with files that cannot be."""
        data: dict[str, Any] = {"allowed_mentions": _NOBODY.to_dict()}
        if self.text:
            data["content"] = self.text
        if self.card:
            data["embeds"] = [self.card.to_dict()]
        if self.view:
            data["components"] = self.view.to_components()
        if kind == CHANGED:
            data["attachments"] = []
        layout = isinstance(self.view, ui.LayoutView)
        flags = discord.MessageFlags(components_v2=layout, ephemeral=private and kind == NEW)
        return body(kind, data | {"flags": flags.value} if flags.value else data)

    def _there(self) -> dict[str, Any]:
        if self.view:
            # Presses are read by their identifiers: discord.py need not remember this message.
            self.view.stop()
        there = {"content": self.text, "embed": self.card, "view": self.view}
        return {name: value for name, value in there.items() if value}


def write(answer: Answer, shown: Shown, style: Style) -> Message:
    """Write an answer as a message; what is written around it is in its language."""
    with speaking(answer.language):
        return _written(answer, shown, style)


def say(sentence: str, style: Style) -> Message:
    """Write a sentence of the bot's own."""
    return Message(layout.say(sentence)) if style is Style.LAYOUT else Message(text=sentence)


def style_of(message: discord.Message) -> Style:
    """Say of which kind a message is."""
    return Style.LAYOUT if message.flags.components_v2 else Style.EMBED


def is_hidden(message: discord.Message) -> bool:
    """Whether a message is a spoiler."""
    if style_of(message) is Style.EMBED:
        return embed.is_hidden(message.content)
    return any(getattr(component, "spoiler", False) for component in message.components)


def _written(answer: Answer, shown: Shown, style: Style) -> Message:
    if style is Style.LAYOUT:
        return Message(layout.draw(answer, shown), files=_files(answer, shown))
    # Beside a card the picture stands as a file of its own: there its words are kept.
    files = _files(answer, shown, spoiler=shown.hidden)
    text, card = embed.text(answer, shown), embed.card(answer, shown)
    return Message(embed.view(answer, shown), text, card, files)


def _files(answer: Answer, shown: Shown, *, spoiler: bool = False) -> tuple[discord.File, ...]:
    if answer.chart is None or shown.picture is None:
        return ()
    picture = BytesIO(shown.picture)
    return (discord.File(picture, PICTURE, description=answer.chart.alt, spoiler=spoiler),)
