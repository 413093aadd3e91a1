"""Who may begin a session with Discord's gateway, and when.

Discord takes one new session every five seconds from all shards whose number leaves the same
remainder, and so many a day that whoever needs more loses the token. What other processes do is not
known here: Discord refuses a session that comes too soon, and then it is tried again a little later
than others try.
"""

import asyncio
import logging
import random

import discord
from discord.gateway import DiscordWebSocket
from yarl import URL

log = logging.getLogger(__name__)

_SECONDS = 5.25
"""Between two sessions; a quarter of a second more than Discord wants, for the way there."""
_LONGEST_WAIT = 600.0


class Turns:
    """When each shard's turn is."""

    def __init__(self, at_once: int = 1) -> None:
        self._at_once = at_once
        self._free: dict[int, float] = {}
        self._last: dict[int, int] = {}

    async def wait(self, shard: int) -> None:
        """Wait until it is a shard's turn to begin a session."""
        now, key = asyncio.get_running_loop().time(), shard % self._at_once
        free = self._free.get(key, now)
        if self._last.get(key) == shard:
            # It has been refused, or else this lies long ago and adds nothing.
            free += random.uniform(0, _SECONDS)  # noqa: S311 (chance, not secrecy)
        turn = max(now, free)
        self._free[key], self._last[key] = turn + _SECONDS, shard
        await asyncio.sleep(turn - now)


async def prepare(client: discord.AutoShardedClient) -> Turns:
    """Ask Discord where its gateway is and how many shards may begin at once.

    Waits as long as so many sessions have been begun today that there would be none left.
    """
    while True:
        advised, address, limit = await client.http.get_bot_gateway()
        count = client.shard_count or advised
        needed = min(len(client.shard_ids or range(count)), limit["total"])
        if needed <= limit["remaining"]:
            break
        seconds = min(limit["reset_after"] / 1000, _LONGEST_WAIT)
        log.warning(
            "Discord allows %d more sessions today, %d are needed: waiting %.0f s",
            limit["remaining"],
            needed,
            seconds,
        )
        await asyncio.sleep(seconds)
    # There is no other way to say where a session begins that could not be resumed.
    DiscordWebSocket.DEFAULT_GATEWAY = URL(address)
    client.shard_count = count
    return Turns(limit["max_concurrency"])
