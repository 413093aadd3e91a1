"""The bot as a process that has just begun, and need not be online yet."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from tests.fake_discord import FakeDiscord
from tests.program import Program
from tests.test_online import Run


@asynccontextmanager
async def begun(program: Program, fake: FakeDiscord, port: str) -> AsyncIterator[Run]:
    """Start a bot that says at a port how it is, and end it."""
    run = Run(program, fake, HTTP_PORT=port)
    try:
        yield run
    finally:
        await run.__aexit__()
