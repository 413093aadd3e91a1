"""The bot behind a web address: Discord sends interactions there, and no gateway is needed.

Each is answered by the same commands, with the same words, as one that came over the gateway. Any
number of copies can stand behind a load balancer, because none knows anything that others do not.
"""

import asyncio
import logging
from collections.abc import Coroutine, Generator
from contextvars import ContextVar
from dataclasses import dataclass
from functools import partial
from typing import Any, cast

from aiohttp import web

from bot import client
from bot.endpoint import Endpoint, Interaction, NoInteractionError
from bot.settings import Settings, SettingsError
from bot.signatures import Signatures
from bot.sync import sync
from bot.translator import Translator
from commands.desk import Desk

log = logging.getLogger(__name__)

_SECONDS_TO_ANSWER = 2.5
"""Of the three that Discord waits."""
_SECONDS_TO_STOP = 3.0

Tasks = list[asyncio.Task[Any]]

_begun: ContextVar[Tasks | None] = ContextVar("begun", default=None)
"""Where it is written down what is begun, for as long as somebody wants to know."""


@dataclass(frozen=True, slots=True)
class Door:
    """Where requests come in."""

    host: str
    port: int
    sync: bool = False
    """Whether the commands are made known first."""


def run(settings: Settings, desk: Desk, door: Door) -> int:
    """Answer what comes in until somebody ends it, and give the exit status.

    Raises SettingsError where nothing can come in.
    """
    if not settings.public_key:
        message = "DISCORD_PUBLIC_KEY is not set, so nothing could be known to be Discord's."
        raise SettingsError(message)
    # It warns that nothing will come over the gateway, which is what is wanted here.
    logging.getLogger("discord.client").setLevel(logging.ERROR)
    return client.run(settings, desk, partial(Served, door=door))


class Served(client.Client):
    """The connection to Discord, with requests in the place of the gateway."""

    def __init__(self, settings: Settings, desk: Desk, door: Door) -> None:
        super().__init__(settings, desk)
        self.gateway = None
        self._door = door
        endpoint = Endpoint(Signatures(settings.public_key), self.answer)
        self._runner = web.AppRunner(
            endpoint.application(), access_log=None, shutdown_timeout=_SECONDS_TO_STOP
        )

    async def setup_hook(self) -> None:
        """Make the commands known, where that is wished for."""
        await self.tree.set_translator(Translator())
        await self.make_known()

    async def make_known(self) -> None:
        """Tell Discord of the commands, where that is wished for."""
        if self._door.sync:
            await sync(self.tree, self._test_guild)

    async def connect(self, *, reconnect: bool = True) -> None:
        """Let requests in until the end."""
        del reconnect
        asyncio.get_running_loop().set_task_factory(_noted)
        await self._runner.setup()
        host, port = self._door.host, self._door.port
        try:
            # uvloop takes a number that is too large for another port.
            port.to_bytes(2, "big")
            await web.TCPSite(self._runner, host, port).start()
        except (OSError, OverflowError) as error:
            reason = error.strerror if isinstance(error, OSError) else "there is no such port"
            message = f"Nothing can come in at {host}, port {port}: {reason}."
            raise SettingsError(message) from error
        log.info("interactions can come to %s, port %d", *self._runner.addresses[0][:2])
        self.prepare()
        await asyncio.Event().wait()

    async def answer(self, interaction: Interaction) -> None:
        """Answer an interaction, and return when that has arrived or takes too long.

        Whoever sends it again to another copy, because this one died, does so in time and loses
        nothing: of two answers Discord takes the first. Raises NoInteractionError.
        """
        tasks: Tasks = []
        token = _begun.set(tasks)
        try:
            # The one way in for what does not come over the gateway.
            self._connection.parse_interaction_create(cast("Any", interaction))
        except (KeyError, TypeError, ValueError, AttributeError) as error:
            raise NoInteractionError from error
        finally:
            _begun.reset(token)
        if tasks:
            await asyncio.wait([*tasks], timeout=_SECONDS_TO_ANSWER)

    async def close(self) -> None:
        """Let nothing more in, answer what is in hand, and leave."""
        if not self.is_closed():
            await self._runner.cleanup()
        await super().close()


def _noted(
    loop: asyncio.AbstractEventLoop,
    work: Coroutine[Any, Any, Any] | Generator[Any, None, Any],
    **how: Any,  # noqa: ANN401 (what later Pythons tell of a task)
) -> asyncio.Task[Any]:
    """Begin a task as ever, and write it down where somebody wants to know."""
    task: asyncio.Task[Any] = asyncio.Task(cast("Any", work), loop=loop, **how)
    begun = _begun.get()
    if begun is not None:
        begun.append(task)
    return task
