"""The bot, online on a Discord of its own, for as long as a test lasts."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from discord.http import Route

from bot.client import Client
from bot.settings import Settings, Style
from commands.desk import Desk
from tests.fake_discord import FakeDiscord


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
    before = Route.BASE
    settings = Settings(
        Path("unused"),
        token=fake.token,
        api_base=fake.api_base,
        test_guild=test_guild,
        answer_style=style,
        answers_per_minute=per_minute,
    )
    async with Client(settings, desk) as client:
        running = asyncio.create_task(client.start(settings.token))
        try:
            await fake.gateway.until(lambda: bool(fake.gateway.sessions) or running.done())
            yield client
        finally:
            await client.close()
            # A client that is closed while it connects may wait for events for ever.
            running.cancel()
            await asyncio.gather(running, return_exceptions=True)
            Route.BASE = before


@asynccontextmanager
async def on_discord(desk: Desk, style: Style = Style.LAYOUT) -> AsyncIterator[FakeDiscord]:
    """Give a Discord on which the bot is online."""
    async with FakeDiscord() as fake, online(fake, desk, style=style):
        yield fake
