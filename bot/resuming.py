"""Coming back to Discord where it is not there at once: the session is resumed all the same.

discord.py takes up a lost line once. Where that fails it begins a new session, and what was asked
meanwhile is never heard of. Discord keeps a session for some minutes, so it is tried again first.
And discord.py waits the longer between two tries the oftener it has had to wait within half an
hour, up to a quarter of one; here that begins anew with each line that is had back.
"""

from collections.abc import Callable

import discord.shard
from discord.backoff import ExponentialBackoff
from discord.gateway import DiscordWebSocket, ReconnectWebSocket

_MOST = 5
"""Times at a stretch. By then nobody waits for an answer any more, and the session may be gone."""
_SECONDS = 1
"""Half of what passes at most before the first try; it doubles with each further one."""


def resume_again() -> None:
    """Have discord.py resume a session some times before it begins another."""
    # There is no public name for it.
    vars(discord.shard)["Shard"] = Shard


class Shard(discord.shard.Shard):
    """A shard that gives up its session only when that cannot be had back."""

    def __init__(
        self,
        ws: DiscordWebSocket,
        client: discord.AutoShardedClient,
        queue_put: Callable[[discord.shard.EventItem], None],
    ) -> None:
        super().__init__(ws, client, queue_put)
        self._had_back()

    def _had_back(self) -> None:
        self._failed = 0
        self._backoff = ExponentialBackoff(_SECONDS)

    async def reconnect(self) -> None:
        """Connect anew after a failure."""
        if self.ws.session_id is None or self._failed == _MOST:
            self._failed = 0
            await super().reconnect()
            return
        self._failed += 1
        lost = self.ws
        await self.reidentify(ReconnectWebSocket(self.id, resume=True))
        if self.ws is not lost:
            self._had_back()
