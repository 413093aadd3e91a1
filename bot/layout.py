"""An answer as a Discord layout: the answer in words first, rows led by a chip, caveats small."""

import discord
from discord import ui

from bot import buttons, markdown
from bot.escape import escape
from bot.shown import PICTURE, Shown
from commands.answer import Answer

MOST_LETTERS = 4000

Container = ui.Container[ui.LayoutView]


def draw(answer: Answer, shown: Shown) -> ui.LayoutView:
    """Lay an answer out; whatever it holds stays within what a message may hold.

    Where it is hidden, one click shows all of it, with what can be asked next.
    """
    head = f"### {markdown.title(answer)}\n{escape(answer.sentence)}"
    first, *others = markdown.fitted([head, *markdown.parts(answer)], MOST_LETTERS)
    colour = markdown.colour(answer)
    container = Container(ui.TextDisplay(first), accent_colour=colour, spoiler=shown.hidden)
    if answer.chart and shown.picture:
        # Here the words that stand for a picture are kept, as they would not be in an embed.
        item = discord.MediaGalleryItem(f"attachment://{PICTURE}", description=answer.chart.alt)
        container.add_item(ui.MediaGallery(item))
    for text in others:
        container.add_item(ui.TextDisplay(text))
    for row in buttons.following(answer, shown):
        container.add_item(ui.ActionRow(*row))
    view = ui.LayoutView(timeout=None).add_item(container)
    controls = buttons.controls(answer, shown)
    return view.add_item(ui.ActionRow(*controls)) if controls else view


def say(sentence: str) -> ui.LayoutView:
    """Lay out a sentence of the bot's own."""
    return ui.LayoutView(timeout=None).add_item(ui.TextDisplay(sentence))
