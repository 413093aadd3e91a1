"""The bot on Discord: logs in, makes its commands known, answers, and stops when it is told to."""

import asyncio
import logging
import signal
import sys
from collections.abc import Callable

import aiohttp
import discord
from discord import app_commands
from discord.http import Route

from bot import presses, streams, turns
from bot.callbacks import Callbacks
from bot.decoding import read_broken_text_too
from bot.delivery import UNDELIVERED, reason
from bot.drawn import Drawn
from bot.gateway import Gateway
from bot.in_hand import InHand
from bot.limit import Limit
from bot.messages import Messages
from bot.preparing import stay_prepared
from bot.record import Journal
from bot.replies import Replies
from bot.resuming import resume_again
from bot.settings import Settings
from bot.slash import slash_commands
from bot.sync import sync
from bot.translator import Translator
from bot.watching import watched
from commands.desk import Desk

log = logging.getLogger(__name__)

INTENTS = discord.Intents(guild_messages=True, dm_messages=True)
"""Slash commands and buttons arrive without any; so do, with these two, the words of messages that
name the bot or are for it alone. Others arrive without their words."""

STOPPED, UNREACHABLE, REFUSED = 0, 69, 78
"""Exit statuses, two of them those of sysexits.h: no service, wrong configuration."""

_WRONG_TOKEN = 4004
_SECONDS_TO_PART = 1.0
_SECONDS_TO_FINISH = 3.0
_MOST_CONNECTIONS = 32
"""With more, answers to many at once wait for each other's new connections and come late."""


def run(
    settings: Settings, desk: Desk, kind: "Callable[[Settings, Desk], Client] | None" = None
) -> int:
    """Be online until somebody ends it, and give the exit status."""
    if not settings.token:
        return _end(f"{settings.why_offline}: no bot without one.", REFUSED)
    _keep_quiet()
    try:
        with asyncio.Runner(loop_factory=_loop_factory()) as runner:
            runner.run(_online(settings, desk, kind or Client))
    except KeyboardInterrupt:
        return STOPPED
    except (discord.DiscordException, aiohttp.ClientError, OSError) as error:
        return _ended_by(error, settings)
    return STOPPED


def _loop_factory() -> Callable[[], asyncio.AbstractEventLoop] | None:
    """Give what makes the faster event loop, where the system has it."""
    if sys.platform == "win32":
        return None
    import uvloop

    return uvloop.new_event_loop


def _keep_quiet() -> None:
    # What discord.py says in detail holds what people write, and the tokens of interactions.
    logging.getLogger("discord").setLevel(max(logging.INFO, logging.getLogger().level))
    # It warns of a missing intent, which slash commands do not need.
    logging.getLogger("discord.state").setLevel(logging.ERROR)


def _ended_by(error: Exception, settings: Settings) -> int:
    if isinstance(error, discord.LoginFailure):
        return _end("Discord refuses the token in DISCORD_TOKEN.", REFUSED)
    if isinstance(error, discord.ConnectionClosed):
        if error.code == _WRONG_TOKEN:
            return _end("Discord no longer takes the token in DISCORD_TOKEN.", REFUSED)
        return _end(f"Discord has ended the connection for good (code {error.code}).", UNREACHABLE)
    reason = " ".join(f"{type(error).__name__}: {error}".split())
    return _end(f"Discord cannot be reached at {settings.api_base} ({reason}).", UNREACHABLE)


class Client(discord.AutoShardedClient):
    """The connection to Discord, with no more of Discord in memory than the answers need."""

    def __init__(self, settings: Settings, desk: Desk) -> None:
        # There is no other way to lead requests elsewhere; the gateway's address comes with them.
        Route.BASE = settings.api_base
        read_broken_text_too()
        resume_again()
        connector = aiohttp.TCPConnector(limit=_MOST_CONNECTIONS)
        super().__init__(
            intents=INTENTS,
            max_messages=None,
            member_cache_flags=discord.MemberCacheFlags.none(),
            chunk_guilds_at_startup=False,
            allowed_mentions=discord.AllowedMentions.none(),
            connector=connector,
        )
        if settings.shards:
            self.shard_count, self.shard_ids = settings.shards.count, [*settings.shards.ids]
        self.callbacks = Callbacks(settings.api_base, connector, self.http.user_agent)
        self.drawn = Drawn()
        self.journal, self.in_hand = Journal(), InHand()
        self.gateway: Gateway | None = Gateway(self, self.journal)
        style, limit = settings.answer_style, Limit(settings.answers_per_minute, 60.0)
        self.replies = Replies(desk, style, limit, self.in_hand, self.journal)
        self.messages = Messages(desk, style, self.in_hand, self.journal)
        self.tree = Tree(self)
        self._desk, self._test_guild = desk, settings.test_guild
        self._preparing: asyncio.Task[None] | None = None
        self._turns = turns.Turns()
        self._commands = self._add_commands()

    def _add_commands(self) -> object:
        """Take the commands as they are, and say what they are."""
        for command in slash_commands(self._desk, self.replies):
            self.tree.add_command(command)
        return self._desk.commands, self._desk.several

    async def setup_hook(self) -> None:
        """Make the commands known before the first question comes."""
        await self.tree.set_translator(Translator())
        await self.make_known()
        self._turns = await turns.prepare(self)

    async def make_known(self) -> None:
        """Tell Discord of the commands, unless another process does."""
        # Of several processes one is enough to tell Discord, and only one has this shard.
        if 0 in (self.shard_ids or [0]):
            await sync(self.tree, self._test_guild)

    async def _renewed(self) -> None:
        """Take the commands as the editions have them that were loaded meanwhile."""
        if self._commands == (self._desk.commands, self._desk.several):
            return
        self.tree.clear_commands(guild=None)
        self._commands = self._add_commands()
        try:
            await self.make_known()
        except UNDELIVERED as error:
            log.error("The commands could not be sent: %s", reason(error))  # noqa: TRY400

    async def before_identify_hook(self, shard_id: int | None, *, initial: bool = False) -> None:
        """Wait for a shard's turn."""
        del initial
        await self._turns.wait(shard_id or 0)

    async def on_ready(self) -> None:
        """Say that questions can come, and learn what the first of them would wait for."""
        log.info("online with %d of %d shards", len(self.shards), self.shard_count or 1)
        self.prepare()

    def prepare(self) -> None:
        """Learn what the first questions would wait for, and again whenever the results change."""
        if self._preparing is None:
            self._preparing = asyncio.create_task(stay_prepared(self._desk, self._renewed))

    async def on_message(self, message: discord.Message) -> None:
        """Answer what speaks to the bot."""
        if self.user:
            await self.messages.said(message, self.user.id)

    async def on_interaction(self, interaction: discord.Interaction) -> None:
        """Do what a button or a menu's entry is for; commands come by the tree."""
        if interaction.type is not discord.InteractionType.component:
            return
        press = presses.read(interaction)
        if press:
            await self.replies.pressed(interaction, press)
        else:
            await self.replies.outdated(interaction)

    async def close(self) -> None:
        """Take no more questions, answer those in hand, and leave."""
        if self.is_closed():
            return
        parting = [asyncio.ensure_future(shard.disconnect()) for shard in self.shards.values()]
        if parting:
            await asyncio.wait(parting, timeout=_SECONDS_TO_PART)
        await self.in_hand.finish(_SECONDS_TO_FINISH)
        if self._preparing:
            self._preparing.cancel()
        await self.callbacks.close()
        await super().close()


class Tree(app_commands.CommandTree[Client]):
    """The commands, and what is said where one fails before it is reached."""

    async def interaction_check(self, interaction: discord.Interaction[Client], /) -> bool:
        """Answer what is being typed here, and let the commands pass."""
        if interaction.type is not discord.InteractionType.autocomplete:
            return True
        await self.client.replies.typed(interaction)
        return False

    async def on_error(
        self, interaction: discord.Interaction[Client], error: app_commands.AppCommandError, /
    ) -> None:
        """Answer in any case."""
        replies = interaction.client.replies
        if isinstance(error, app_commands.CommandNotFound | app_commands.CommandSignatureMismatch):
            await replies.gone(interaction)
        else:
            await replies.failed(interaction, error)


async def _online(settings: Settings, desk: Desk, kind: Callable[[Settings, Desk], Client]) -> None:
    async with (
        kind(settings, desk) as client,
        watched(settings, client.journal, client.gateway),
    ):
        told = asyncio.Event()
        _listen_for_signals(told)
        online = asyncio.create_task(client.start(settings.token))
        stopping = asyncio.create_task(told.wait())
        await asyncio.wait((online, stopping), return_when=asyncio.FIRST_COMPLETED)
        if online.done():
            return await online
        log.info("stopping")
        # Not by cancelling: while it connects, discord.py may take that for something else.
        await client.close()
        online.cancel()
        await asyncio.wait((online,), timeout=_SECONDS_TO_PART)
    return None


def _listen_for_signals(told: asyncio.Event) -> None:
    """Let SIGTERM end it as Ctrl-C does, where the system knows such signals."""
    if sys.platform == "win32":
        return
    for number in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(number, told.set)


def _end(sentence: str, status: int) -> int:
    streams.complain(f"dakar: {sentence}")
    return status
