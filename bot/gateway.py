"""Which shards hear of questions just now, from what the client tells of its lines."""

import logging
import math
from collections.abc import Iterator

import discord

from bot.record import GATEWAY, Event, Journal, Outcome, Record


class Gateway:
    """The lines to Discord of one client."""

    def __init__(self, client: discord.AutoShardedClient, journal: Journal) -> None:
        self._client, self._journal = client, journal
        self._there: set[int] = set()
        for heard in (self.on_shard_connect, self.on_shard_resumed, self.on_shard_disconnect):
            client.event(heard)

    async def on_shard_connect(self, shard: int) -> None:
        """Take note of a shard that hears from now on."""
        self._there.add(shard)
        self._note(shard, "connected")

    async def on_shard_resumed(self, shard: int) -> None:
        """Take note of a shard that is back and has missed nothing."""
        self._there.add(shard)
        self._note(shard, "resumed")

    async def on_shard_disconnect(self, shard: int) -> None:
        """Take note of a shard that hears no more."""
        # A line that cannot be had again tells of that with each try.
        if shard in self._there:
            self._there.discard(shard)
            self._note(shard, "away")

    @property
    def shards(self) -> dict[int, bool]:
        """Which shards this process is for, and whether each of them is there."""
        mine = self._client.shard_ids or range(self._client.shard_count or 1)
        return {shard: shard in self._there for shard in mine}

    def latencies(self) -> Iterator[tuple[int, float]]:
        """Give how many seconds the last heartbeat of each shard took, where there was one."""
        for shard, seconds in self._client.latencies:
            if math.isfinite(seconds):
                yield shard, seconds

    def why_away(self) -> str:
        """Say which shards are away; nothing when all are there."""
        away = [str(shard) for shard, there in self.shards.items() if not there]
        return f"the gateway is away: shard {', '.join(away)}" if away else ""

    def _note(self, shard: int, word: str) -> None:
        self._journal.note(Record(Event(GATEWAY), Outcome(word), shard=shard), logging.INFO)
