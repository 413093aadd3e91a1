"""A Discord that sends interactions, signed, to an address of the application.

The person is answered as ever, by the application's own call to the REST interface; the request
itself must end with 202 and no body. What ends otherwise is kept in ``undelivered``.
"""

import asyncio
import io
import json
import time
from types import TracebackType
from typing import Any

import aiohttp
from nacl.signing import SigningKey

from tests.fake_discord.driving import FakeDiscord
from tests.fake_discord.interactions import Exchange

PING = 1


class SendingDiscord(FakeDiscord):
    """A Discord for an application that has told it an address."""

    def __init__(self) -> None:
        super().__init__()
        self.endpoint = ""
        self.undelivered: list[str] = []
        self._key = SigningKey.generate()
        self._sending: set[asyncio.Task[None]] = set()
        self._session = aiohttp.ClientSession()

    @property
    def public_key(self) -> str:
        return self._key.verify_key.encode().hex()

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        await asyncio.gather(*self._sending)
        await self._session.close()
        await super().__aexit__(kind, error, traceback)

    def about(self) -> dict[str, Any]:
        """Describe the application, with its key and address."""
        return {
            **super().about(),
            "verify_key": self.public_key,
            "interactions_endpoint_url": self.endpoint or None,
        }

    def signed(self, body: bytes, seconds_ago: int = 0) -> dict[str, str]:
        """Give the headers that prove that a body is Discord's."""
        timestamp = str(int(time.time()) - seconds_ago)
        signature = self._key.sign(timestamp.encode() + body).signature.hex()
        return {
            "X-Signature-Ed25519": signature,
            "X-Signature-Timestamp": timestamp,
            "Content-Type": "application/json",
        }

    async def send(self, body: bytes, headers: dict[str, str]) -> tuple[int, str]:
        """Send a request, and give the status and the text that come back."""
        async with self._session.post(
            self.endpoint, data=io.BytesIO(body), headers=headers
        ) as response:
            return response.status, await response.text()

    async def ping(self) -> bool:
        """Try an address as Discord does before it takes one: signed, and signed wrongly."""
        body = json.dumps({"type": PING, "id": "1", "application_id": self.application.id}).encode()
        right = self.signed(body)
        wrong = {**right, "X-Signature-Ed25519": "0" * 128}
        refused, _ = await self.send(body, wrong)
        status, text = await self.send(body, right)
        return (refused, status, json.loads(text)) == (401, 200, {"type": PING})

    async def delivered(self) -> None:
        """Wait until all that was sent has been taken or refused."""
        await asyncio.gather(*self._sending)

    async def _deliver(self, exchange: Exchange) -> None:
        body = json.dumps(exchange.payload(self.application.id)).encode()
        exchange.sent = time.perf_counter()
        self.interactions.begin(exchange)
        sending = asyncio.create_task(self._send(body))
        self._sending.add(sending)
        sending.add_done_callback(self._sending.discard)

    async def _send(self, body: bytes) -> None:
        try:
            answer = await self.send(body, self.signed(body))
        except (aiohttp.ClientError, OSError) as error:
            self.undelivered.append(type(error).__name__)
        else:
            if answer != (202, ""):
                self.undelivered.append(f"{answer[0]} {answer[1]}".strip())
