"""How an answer gets to Discord: as a message, in the place of another, or from one to all.

Only a picture takes longer than Discord waits for: then, and only then, it is told to wait.
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import Protocol, cast

import discord

from bot import charts, message
from bot.callbacks import NEW, Callbacks, answered
from bot.delivery import first, repeated, surely_once
from bot.drawn import Drawn
from bot.message import Message
from bot.settings import Style
from bot.shown import Shown
from commands.answer import Answer
from commands.labels import Suggestion


class Sending(Protocol):
    """The client, as far as answers need it."""

    callbacks: Callbacks
    drawn: Drawn


async def send(interaction: discord.Interaction, sent: Message, *, private: bool) -> None:
    """Send a message, be it the first to an interaction or a further one."""
    if answered(interaction):
        await surely_once(lambda: interaction.followup.send(**sent.new(), ephemeral=private))
    else:
        await _sending(interaction).callbacks.answer(interaction, sent.body(NEW, private=private))


async def offer(interaction: discord.Interaction, suggestions: Sequence[Suggestion]) -> None:
    """Offer what could be meant by what is being typed."""
    sending = _sending(interaction)
    await sending.callbacks.answer(interaction, sending.drawn.offered(suggestions))


async def post(
    interaction: discord.Interaction, answer: Answer, shown: Shown, style: Style, *, drawn: bool
) -> None:
    """Answer with a message, with the chart as a picture if `drawn`."""
    if not (drawn and answer.chart):
        sending = _sending(interaction)
        await sending.callbacks.answer(interaction, sending.drawn.new(answer, shown, style))
        return
    await first(lambda: interaction.response.defer(ephemeral=shown.private, thinking=True))
    await _fill_in(interaction, answer, shown, style)


async def change(
    interaction: discord.Interaction, answer: Answer, shown: Shown, *, drawn: bool
) -> None:
    """Put an answer in the place of the message that was pressed."""
    style = message.style_of(pressed(interaction))
    if not (drawn and answer.chart):
        sending = _sending(interaction)
        await sending.callbacks.answer(interaction, sending.drawn.changed(answer, shown, style))
        return
    await first(interaction.response.defer)
    await _fill_in(interaction, answer, shown, style)


async def publish(
    interaction: discord.Interaction, answer: Answer, shown: Shown, style: Style, *, drawn: bool
) -> None:
    """Answer to all, and take the private message away that was pressed."""
    await first(interaction.response.defer)
    if drawn:
        shown = await _pictured(answer, shown)
    # Written anew each time: what was sent of a file cannot be sent again.
    await surely_once(
        lambda: interaction.followup.send(**message.write(answer, shown, style).new())
    )
    await repeated(interaction.delete_original_response)


async def delete(interaction: discord.Interaction) -> None:
    """Take the message away that was pressed."""
    await first(interaction.response.defer)
    await repeated(interaction.delete_original_response)


def pressed(interaction: discord.Interaction) -> discord.Message:
    """Give the message whose button was pressed."""
    return cast("discord.Message", interaction.message)


def by_asker(interaction: discord.Interaction) -> bool:
    """Whether the one who presses is the one whose question the message answers."""
    message, user = pressed(interaction), interaction.user
    if message.interaction_metadata:
        return message.interaction_metadata.user.id == user.id
    if interaction.guild_id is None:
        # It answers a direct message, and nobody else is there.
        return True
    question = message.reference.resolved if message.reference else None
    return isinstance(question, discord.Message) and question.author.id == user.id


def _sending(interaction: discord.Interaction) -> Sending:
    return cast("Sending", interaction.client)


async def _fill_in(
    interaction: discord.Interaction, answer: Answer, shown: Shown, style: Style
) -> None:
    """Put an answer with its picture where Discord was told to wait for it."""
    shown = await _pictured(answer, shown)
    await repeated(
        lambda: interaction.edit_original_response(**message.write(answer, shown, style).changed())
    )


async def _pictured(answer: Answer, shown: Shown) -> Shown:
    return replace(shown, picture=await charts.picture(answer.chart)) if answer.chart else shown
