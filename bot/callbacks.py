"""How an interaction gets its first answer: one request, after which nothing more is to be read.

discord.py asks Discord for the message that an answer has become, reads it and listens for its
buttons. Nothing here needs that, and it takes longer than the answer itself.
"""

import asyncio
import time
from typing import Any, Final

import aiohttp
import discord
import orjson
from yarl import URL

NEW: Final = 4
"""A message of its own."""
CHANGED: Final = 7
"""In the place of the message that was pressed."""
OFFERED: Final = 8
"""What could be meant by what is being typed."""

_ANSWERED = "answered"
_SECONDS = 2.5
"""For so long it makes sense to try again: Discord waits for three."""
_FIRST_PAUSE = 0.1
_ALREADY_ANSWERED = 40060
_TOO_MANY, _THEIR_FAULT = 429, 500
_JSON = "application/json"


class Callbacks:
    """Answers interactions, once each."""

    def __init__(self, api_base: str, connector: aiohttp.BaseConnector, user_agent: str) -> None:
        self._address = f"{api_base}/interactions"
        self._session = aiohttp.ClientSession(
            connector=connector,
            connector_owner=False,
            cookie_jar=aiohttp.DummyCookieJar(),
            headers={"User-Agent": user_agent, "Content-Type": _JSON},
        )

    async def close(self) -> None:
        """Be of no more use."""
        await self._session.close()

    async def answer(self, interaction: discord.Interaction, body: bytes) -> None:
        """Give the first answer, whatever it takes within the time that Discord waits.

        Raises discord.HTTPException where Discord takes none, or an error of aiohttp's.
        """
        address = f"{self._address}/{interaction.id}/{interaction.token}/callback"
        # It is made of letters that need no quoting; to look for such takes time.
        url = URL(address, encoded=True)
        end, pause, cut = time.monotonic() + _SECONDS, _FIRST_PAUSE, False
        while True:
            try:
                async with self._session.post(url, data=body) as response:
                    if response.ok:
                        break
                    said = await _said(response)
            except (aiohttp.ClientConnectionError, ConnectionError):
                # It may have arrived all the same: then Discord will say so.
                if self._session.closed or time.monotonic() + pause > end:
                    raise
                if cut:
                    await asyncio.sleep(pause)
                    pause *= 2
                cut = True
                continue
            if cut and said.get("code") == _ALREADY_ANSWERED:
                break
            pause = _pause(response, said, pause)
            if not pause or time.monotonic() + pause > end:
                raise discord.HTTPException(response, said)
            await asyncio.sleep(pause)
            pause *= 2
        interaction.extras[_ANSWERED] = True


def answered(interaction: discord.Interaction) -> bool:
    """Whether an interaction has its first answer, so that only further ones can be given."""
    return _ANSWERED in interaction.extras or interaction.response.is_done()


def body(kind: int, data: dict[str, Any]) -> bytes:
    """Write an answer down as Discord reads it."""
    return orjson.dumps({"type": kind, "data": data})


async def _said(response: aiohttp.ClientResponse) -> dict[str, Any]:
    text = await response.read()
    try:
        said = orjson.loads(text)
    except orjson.JSONDecodeError:
        said = {}
    return said if isinstance(said, dict) else {}


def _pause(response: aiohttp.ClientResponse, said: dict[str, Any], pause: float) -> float:
    """Say for how many seconds to wait before it is tried again; none where that is no use."""
    if response.status == _TOO_MANY:
        return float(said.get("retry_after") or 0)
    return pause if response.status >= _THEIR_FAULT else 0
