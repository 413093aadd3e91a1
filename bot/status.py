"""How the bot is, over HTTP: `/healthz` that it runs, `/readyz` that it hears, `/metrics`."""

import logging
import os
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager

from aiohttp import web

from bot.settings import SettingsError

log = logging.getLogger(__name__)

_NOT_READY = 503


def application(
    why_not_ready: Callable[[], str], page: Callable[[], tuple[bytes, str]]
) -> web.Application:
    """Make what answers; the first says why no questions are heard, the second gives the counts."""

    async def healthz(_: web.Request) -> web.Response:
        return web.Response(text="running\n")

    async def readyz(_: web.Request) -> web.Response:
        why = why_not_ready()
        return web.Response(text=f"not ready: {why}\n" if why else "ready\n", status=_status(why))

    async def metrics(_: web.Request) -> web.Response:
        body, kind = page()
        return web.Response(body=body, headers={"Content-Type": kind})

    app = web.Application()
    app.router.add_get("/healthz", healthz)
    app.router.add_get("/readyz", readyz)
    app.router.add_get("/metrics", metrics)
    return app


@asynccontextmanager
async def served(
    host: str,
    port: int,
    why_not_ready: Callable[[], str],
    page: Callable[[], tuple[bytes, str]],
) -> AsyncIterator[None]:
    """Answer there for as long as this lasts; SettingsError where that is not possible."""
    runner = web.AppRunner(application(why_not_ready, page), access_log=None)
    await runner.setup()
    try:
        try:
            await web.TCPSite(runner, host, port).start()
        except OSError as error:
            reason = os.strerror(error.errno) if error.errno else str(error)
            message = f"HTTP_PORT: cannot listen on port {port} of {host} ({reason})."
            raise SettingsError(message) from error
        log.info("says how it is on port %d of %s", port, host)
        yield
    finally:
        await runner.cleanup()


def _status(why: str) -> int:
    return _NOT_READY if why else 200
