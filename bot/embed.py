"""An answer as an embed: the sentence is the message's text, all else stands on a card below it."""

from itertools import chain

import discord
from discord import ui

from bot import buttons, markdown
from bot.escape import escape, shortened
from bot.shown import Shown
from commands.answer import Answer

MOST_LETTERS = 4096
_LONGEST_TITLE = 256
_LONGEST_TEXT = 2000
_SPOILER = "||"
_SMALL = "-# "


def text(answer: Answer, shown: Shown) -> str:
    """Write the sentence, which notifications and searches show too."""
    sentence = escape(shortened(answer.sentence, _LONGEST_TEXT // 2 - 2 * len(_SPOILER)))
    return _hidden(sentence) if shown.hidden else sentence


def card(answer: Answer, shown: Shown) -> discord.Embed:
    """Write title, lists, facts and notes."""
    marks = 2 * len(_SPOILER) if shown.hidden else 0
    parts = [part for part in markdown.parts(answer) if part.strip()]
    # Between two parts stands a blank line.
    most = MOST_LETTERS - marks - 2 * len(parts)
    words = "\n\n".join(markdown.fitted(parts, most)) if parts else ""
    return discord.Embed(
        title=shortened(markdown.title(answer), _LONGEST_TITLE),
        description=_hidden(words) if words and shown.hidden else words,
        colour=markdown.colour(answer),
    )


def view(answer: Answer, shown: Shown) -> ui.View:
    """Put the buttons in their rows."""
    made = ui.View(timeout=None)
    rows = chain(buttons.following(answer, shown), [buttons.controls(answer, shown)])
    for number, row in enumerate(row for row in rows if row):
        for item in row:
            item.row = number
            made.add_item(item)
    return made


def is_hidden(content: str) -> bool:
    """Whether the text of a message is hidden."""
    return content.startswith(_SPOILER)


def _hidden(words: str) -> str:
    # Small letters begin a line, and what is hidden does not.
    return f"{_SPOILER}{words.replace(_SMALL, '')}{_SPOILER}"
