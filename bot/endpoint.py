"""The address to which Discord sends interactions, where they do not come over its gateway."""

import asyncio
import json
import logging
from collections.abc import Awaitable, Callable, Mapping
from typing import Any

from aiohttp import web

from bot.signatures import Signatures

log = logging.getLogger(__name__)

_LARGEST = 1 << 20
"""Bytes; a command or a press, with the message it was pressed on, takes some thousands."""
_SECONDS_TO_ARRIVE = 3.0
_PING = 1

Interaction = Mapping[str, Any]


class NoInteractionError(Exception):
    """What was sent, though signed, is none."""


class Endpoint:
    """Lets through what Discord has signed."""

    def __init__(
        self, signatures: Signatures, answer: Callable[[Interaction], Awaitable[None]]
    ) -> None:
        self._signatures, self._answer = signatures, answer

    def application(self) -> web.Application:
        """Give what a web server is to serve."""
        app = web.Application(client_max_size=_LARGEST)
        app.router.add_post("/interactions", self._interaction)
        app.router.add_get("/healthz", _well)
        return app

    async def _interaction(self, request: web.Request) -> web.Response:
        body = await _body(request)
        signature = request.headers.get("X-Signature-Ed25519", "")
        timestamp = request.headers.get("X-Signature-Timestamp", "")
        if not self._signatures.genuine(signature, timestamp, body):
            raise web.HTTPUnauthorized(text="This is not signed by Discord, or not of now.\n")
        interaction = _read(body)
        if interaction.get("type") == _PING:
            return web.json_response({"type": _PING})
        try:
            await self._answer(interaction)
        except NoInteractionError as error:
            log.warning("signed by Discord, but not understood")
            raise _misunderstood() from error
        # What Discord wants where the answer itself goes to its REST interface.
        return web.Response(status=202)


async def _well(_: web.Request) -> web.Response:
    return web.Response(text="ok\n")


async def _body(request: web.Request) -> bytes:
    try:
        async with asyncio.timeout(_SECONDS_TO_ARRIVE):
            return await request.read()
    except TimeoutError as error:
        raise web.HTTPRequestTimeout from error


def _read(body: bytes) -> Interaction:
    try:
        read = json.loads(body)
    except (ValueError, RecursionError) as error:
        raise _misunderstood() from error
    if not isinstance(read, dict):
        raise _misunderstood()
    return read


def _misunderstood() -> web.HTTPBadRequest:
    return web.HTTPBadRequest(text="This is no interaction.\n")
