"""Getting something to Discord over a line that may break: again, where that cannot do harm."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import TypeVar

import aiohttp
import discord

T = TypeVar("T")

UNDELIVERED = (discord.HTTPException, aiohttp.ClientError, ConnectionError, TimeoutError)
"""What is raised where something did not arrive."""

_ALREADY_ANSWERED = 40060
_AWAY, _SECONDS_AWAY = 503, 1.0
_PAUSES = (0.0, 0.1, 0.3)
"""Seconds before it is sent again and again."""


async def first(respond: Callable[[], Awaitable[object]]) -> None:
    """Give the first answer to an interaction, of which Discord takes no second."""
    try:
        await repeated(respond)
    except discord.HTTPException as error:
        # It arrived before, and the word of that was lost on the way back.
        if error.code != _ALREADY_ANSWERED:
            raise


async def repeated(send: Callable[[], Awaitable[T]]) -> T:
    """Send what does no harm if it arrives twice, and send it again where the line breaks."""
    pauses = iter(_PAUSES)
    broken: Exception | None = None
    while True:
        try:
            return await send()
        except (aiohttp.ClientConnectionError, ConnectionError) as error:
            broken, pause = error, next(pauses, None)
            if pause is None:
                raise
        except discord.DiscordServerError as error:
            # The library waits and repeats where other errors of a server come.
            if error.status != _AWAY or next(pauses, None) is None:
                raise
            pause = _SECONDS_AWAY
        except RuntimeError:
            # There are no lines any more: the bot has left.
            if broken is None:
                raise
            raise broken from None
        await asyncio.sleep(pause)


async def surely_once(send: Callable[[], Awaitable[T]]) -> T:
    """Send what must not arrive twice, and again only if no line was there to begin with."""
    try:
        return await send()
    except aiohttp.ClientConnectorError:
        return await send()


def reason(error: BaseException) -> str:
    """Word for the log why something did not arrive, without what was in it."""
    if isinstance(error, discord.HTTPException):
        return f"HTTP status {error.status}, code {error.code}"
    return type(error).__name__
