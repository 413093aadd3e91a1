"""The bot, online on a Discord of its own, for as long as a test lasts."""

import asyncio
import logging
import threading
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from discord.gateway import DiscordWebSocket, KeepAliveHandler
from discord.http import Route
from yarl import URL

from bot import client
from bot.client import Client
from bot.settings import Settings, Style
from commands.desk import Desk
from tests.fake_discord import FakeDiscord

_PARTS = (".state", ".app_commands.tree")


@asynccontextmanager
async def online(
    fake: FakeDiscord,
    desk: Desk,
    test_guild: int | None = None,
    *,
    style: Style = Style.LAYOUT,
    per_minute: int = 10_000,
) -> AsyncIterator[Client]:
    """Log the bot in, and out again at the end."""
    before = Route.BASE, DiscordWebSocket.DEFAULT_GATEWAY
    DiscordWebSocket.DEFAULT_GATEWAY = URL(fake.gateway.address)
    settings = Settings(
        Path("unused"),
        token=fake.token,
        api_base=fake.api_base,
        test_guild=test_guild,
        answer_style=style,
        answers_per_minute=per_minute,
    )
    async with Client(settings, desk) as bot:
        running = asyncio.create_task(bot.start(settings.token))
        try:
            await fake.gateway.until(lambda: bool(fake.gateway.sessions) or running.done())
            yield bot
        finally:
            await bot.close()
            # A client that is closed while it connects may wait for events for ever.
            running.cancel()
            await asyncio.gather(running, return_exceptions=True)
            await _hearts_stopped(bot)
            Route.BASE, DiscordWebSocket.DEFAULT_GATEWAY = before


async def _hearts_stopped(bot: Client) -> None:
    """Stop what keeps lines alive, which a line that was never finished leaves running."""
    for thread in threading.enumerate():
        if isinstance(thread, KeepAliveHandler) and thread.ws._connection is bot._connection:
            thread.stop()
            await asyncio.to_thread(thread.join)


@asynccontextmanager
async def logged_as_in_a_run() -> AsyncIterator[None]:
    """Set of the library's log what the program sets for a run, for as long as a test lasts."""
    loggers = [logging.getLogger(f"discord{part}") for part in ("", *_PARTS)]
    levels = [logger.level for logger in loggers]
    client._keep_quiet()
    try:
        yield
    finally:
        for logger, level in zip(loggers, levels, strict=True):
            logger.setLevel(level)
            logger.filters.clear()


@asynccontextmanager
async def on_discord(desk: Desk, style: Style = Style.LAYOUT) -> AsyncIterator[FakeDiscord]:
    """Give a Discord on which the bot is online."""
    async with FakeDiscord() as fake, online(fake, desk, style=style):
        yield fake
