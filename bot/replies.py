"""What becomes of an interaction: asked at the desk, drawn, sent to whom it concerns, logged."""

import asyncio
import logging
import time
from collections.abc import Awaitable, Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from typing import cast

import aiohttp
import discord
from discord import ui

from bot import layout
from bot.logs import reported
from commands.answer import Answer
from commands.desk import Desk
from commands.labels import Suggestion

log = logging.getLogger(__name__)

_REFUSED = 400
_ALREADY_ANSWERED = 40060
_UNDELIVERED = (discord.HTTPException, aiohttp.ClientError, TimeoutError)
_OUTDATED = "This button is of another version, or damaged. Ask the question again, or try /help."
_GONE = "This command is no longer there. Type / to see which there are, or try /help."


class Replies:
    """Answers interactions one by one; keeps nothing but which are in hand."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._in_hand: set[asyncio.Task[object]] = set()

    async def asked(
        self, interaction: discord.Interaction, name: str, values: Mapping[str, str]
    ) -> None:
        """Answer a command: to all, or to the asker alone where it asks back."""

        async def act() -> str:
            answer = self._desk.call(name, values)
            await _post(interaction, layout.draw(answer), private=answer.private)
            return answer.status

        await self._answer(interaction, f"/{name}", act)

    async def pressed(self, interaction: discord.Interaction, line: str, *, choice: bool) -> None:
        """Answer what a button asks.

        Who asked first sees the message change; anybody else gets a message of their own. A choice
        among what was asked back is answered to all, and the question back disappears.
        """

        async def act() -> str:
            answer = self._desk.ask(line)
            await _follow(interaction, answer, choice=choice)
            return answer.status

        name = line.partition(" ")[0]
        known = any(command.name == name for command in self._desk.commands)
        await self._answer(interaction, f"press /{name if known else '?'}", act)

    async def typed(
        self, interaction: discord.Interaction, name: str, option: str, text: str
    ) -> Sequence[Suggestion]:
        """Offer what an option could be; nothing where that fails."""
        others = {key: value for key, value in interaction.namespace if isinstance(value, str)}
        with self._working():
            try:
                return self._desk.suggest(name, option, text, others)
            except Exception as error:  # noqa: BLE001 (whoever types is not to be disturbed)
                reported(f"suggest /{name} {option}", error)
                return ()

    async def outdated(self, interaction: discord.Interaction) -> None:
        """Say that a button is of another version or damaged."""
        await self._say(interaction, "press", _OUTDATED)

    async def gone(self, interaction: discord.Interaction) -> None:
        """Say that a command is known to Discord, but not here."""
        await self._say(interaction, "command", _GONE)

    async def nothing(self, interaction: discord.Interaction) -> None:
        """Offer nothing for a command that is not here."""
        with self._working(), suppress(*_UNDELIVERED):
            await interaction.response.autocomplete([])

    async def failed(self, interaction: discord.Interaction, error: Exception) -> None:
        """Say that something went wrong before the question was read."""

        async def act() -> str:
            raise error

        await self._answer(interaction, "command", act)

    async def finish(self, seconds: float) -> None:
        """Wait until what is in hand has been answered."""
        if self._in_hand:
            log.info("%d in hand, to be answered first", len(self._in_hand))
            await asyncio.wait(self._in_hand, timeout=seconds)

    async def _say(self, interaction: discord.Interaction, what: str, sentence: str) -> None:
        async def act() -> str:
            await _post(interaction, layout.say(sentence), private=True)
            return "outdated"

        await self._answer(interaction, what, act)

    async def _answer(
        self, interaction: discord.Interaction, what: str, act: Callable[[], Awaitable[str]]
    ) -> None:
        started = time.perf_counter()
        with self._working():
            try:
                outcome = await act()
            except Exception as error:  # noqa: BLE001 (nobody is to see a traceback)
                outcome = await _make_up_for(interaction, what, error)
        milliseconds = (time.perf_counter() - started) * 1000
        log.info("%s %s in %.1f ms, shard %d", what, outcome, milliseconds, _shard(interaction))

    @contextmanager
    def _working(self) -> Iterator[None]:
        task = cast("asyncio.Task[object]", asyncio.current_task())
        self._in_hand.add(task)
        try:
            yield
        finally:
            self._in_hand.discard(task)


async def _follow(interaction: discord.Interaction, answer: Answer, *, choice: bool) -> None:
    view = layout.draw(answer)
    private = interaction.message is not None and interaction.message.flags.ephemeral
    if choice and private and answer.answered and not answer.private:
        await interaction.response.defer()
        await interaction.followup.send(view=view)
        await interaction.delete_original_response()
    elif _is_askers(interaction) and (private or not answer.private):
        await interaction.response.edit_message(view=view)
    else:
        await _post(interaction, view, private=True)


def _is_askers(interaction: discord.Interaction) -> bool:
    """Whether the one who presses is the one whose question the message answers."""
    message = interaction.message
    metadata = message.interaction_metadata if message else None
    return metadata is not None and metadata.user.id == interaction.user.id


async def _post(interaction: discord.Interaction, view: ui.LayoutView, *, private: bool) -> None:
    if interaction.response.is_done():
        await interaction.followup.send(view=view, ephemeral=private)
    else:
        await interaction.response.send_message(view=view, ephemeral=private)


async def _make_up_for(interaction: discord.Interaction, what: str, error: Exception) -> str:
    """Log a failure, tell whoever asked where that makes sense, and word the outcome."""
    if _is_of_the_way(error):
        return f"lost ({_worded(error)})"
    reference = reported(what, error)
    try:
        await _post(interaction, layout.failure(reference), private=True)
    except _UNDELIVERED as second:
        return f"failed and lost ({_worded(second)}), reference {reference}"
    return f"failed, reference {reference}"


def _is_of_the_way(error: Exception) -> bool:
    """Whether an answer did not arrive for a reason that lies between here and Discord."""
    if isinstance(error, discord.HTTPException):
        return error.status != _REFUSED or error.code == _ALREADY_ANSWERED
    return isinstance(error, _UNDELIVERED)


def _worded(error: Exception) -> str:
    if isinstance(error, discord.HTTPException):
        return f"HTTP status {error.status}, code {error.code}"
    return type(error).__name__


def _shard(interaction: discord.Interaction) -> int:
    """The shard that an interaction came by; those outside of servers come by the first."""
    count = interaction.client.shard_count or 1
    return (interaction.guild_id or 0) // (1 << 22) % count
