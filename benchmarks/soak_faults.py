"""What goes wrong during a soak, one thing after another, and which requests met it."""

import asyncio
import subprocess
import sys
import time
from collections.abc import Awaitable, Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

import db
from tests.fake_discord import FakeDiscord
from tests.fake_discord.faults import Fault, Faults

DAKAR = str(Path(sys.executable).with_name("dakar"))
CALLBACK, REST, GATEWAY = "/callback", "/api/", "/gateway"
CUT_AFTER = "reset after it had taken effect"
_DOCUMENT = Path(db.__file__).parent / "editions" / "2003.txt"
_SECONDS_WITHOUT_HEARTBEATS = 25.0
_SECONDS_UNTIL_GIVEN_UP = 90.0
_FORGIVEN = (1001, 4000, 4001, 4002, 4003, 4005, 4007, 4008, 4009)
"""Codes with which Discord closes a line and lets the bot come back."""


@dataclass(frozen=True, slots=True)
class Met:
    """A request that met trouble."""

    at: float
    path: str
    name: str


class Witness(Faults):
    """Troubles that are remembered with the request that met them."""

    def __init__(self) -> None:
        super().__init__()
        self.met: list[Met] = []

    def next_for(self, path: str) -> Fault | None:
        """Give the trouble that a request is to meet, if any, and note that it did."""
        fault = super().next_for(path)
        if fault is not None:
            self.met.append(Met(time.perf_counter(), path, _named(fault)))
        return fault


def _named(fault: Fault) -> str:
    if fault.reset:
        return CUT_AFTER if fault.arrives else "reset before it arrived"
    if not fault.status:
        return f"slow by {fault.seconds} s"
    return f"{fault.status}{' everywhere' if fault.everywhere else ''}"


@dataclass(slots=True)
class Scene:
    """Where things go wrong."""

    discord: FakeDiscord
    bot: int
    """The number of its process."""
    chance: Random
    environment: Mapping[str, str]
    loads: int = field(default=0)

    async def dakar(self, *words: str) -> None:
        """Do something with the bot's results file, in a process of its own."""
        process = await asyncio.create_subprocess_exec(
            DAKAR, *words, env=self.environment, stdout=subprocess.DEVNULL
        )
        try:
            status = await process.wait()
        finally:
            # The soak may be over before.
            if process.returncode is None:
                process.kill()
                await process.wait()
        if status:
            message = f"dakar {words[0]} failed with status {status}."
            raise RuntimeError(message)


Trouble = Callable[[Scene], Awaitable[None]]


async def reconnect_request(scene: Scene) -> None:
    """Ask the bot to come anew, as Discord does before it moves it."""
    await scene.discord.gateway.ask_to_reconnect()


async def session_invalid_for_now(scene: Scene) -> None:
    """Declare the session invalid, but let it be resumed."""
    await scene.discord.gateway.invalidate(resumable=True)


async def session_invalid_for_good(scene: Scene) -> None:
    """Declare the session invalid: the bot has to log in anew."""
    await scene.discord.gateway.invalidate(resumable=False)


async def line_cut(scene: Scene) -> None:
    """Break the line without a word."""
    scene.discord.gateway.cut_all()


async def line_cut_and_no_way_back_at_first(scene: Scene) -> None:
    """Break the line, and take no new one for the first two attempts."""
    scene.discord.faults.answer(503, only=GATEWAY, times=2)
    scene.discord.gateway.cut_all()


async def line_closed(scene: Scene) -> None:
    """Close the line with a code after which the bot may come back."""
    await scene.discord.gateway.close_all(scene.chance.choice(_FORGIVEN))


async def heartbeats_missed(scene: Scene) -> None:
    """Answer no heartbeat for a while, but go on telling what happens."""
    scene.discord.gateway.answers_heartbeats = False
    await asyncio.sleep(_SECONDS_WITHOUT_HEARTBEATS)
    scene.discord.gateway.answers_heartbeats = True


async def line_dead_in_silence(scene: Scene) -> None:
    """Leave the line open and say nothing on it any more, until the bot gives it up."""
    gateway = scene.discord.gateway
    gateway.answers_heartbeats = False
    for session in gateway.sessions.values():
        session.connection = None
    try:
        await gateway.until(lambda: gateway.listening(scene.discord.guild), _SECONDS_UNTIL_GIVEN_UP)
    finally:
        gateway.answers_heartbeats = True


async def too_many(scene: Scene) -> None:
    """Have answers wait, each for itself."""
    scene.discord.faults.too_many(seconds=scene.chance.uniform(0.2, 1.5), only=CALLBACK, times=10)


async def too_many_everywhere(scene: Scene) -> None:
    """Have all requests wait."""
    seconds = scene.chance.uniform(0.2, 1.2)
    scene.discord.faults.too_many(seconds=seconds, everywhere=True, only=REST, times=2)


async def server_errors(scene: Scene) -> None:
    """Answer a burst of requests as a Discord in trouble does."""
    status = scene.chance.choice((500, 502, 503))
    scene.discord.faults.answer(status, only=REST, times=scene.chance.randint(4, 10))


async def resets(scene: Scene) -> None:
    """Cut the connection of some requests before they arrive."""
    scene.discord.faults.reset(only=REST, times=4)


async def resets_after_arrival(scene: Scene) -> None:
    """Cut the connection of some requests once they have taken effect."""
    scene.discord.faults.reset(arrives=True, only=REST, times=4)


async def slow(scene: Scene) -> None:
    """Take long over the next requests, but no longer than answers may take."""
    seconds = round(scene.chance.uniform(0.5, 2.0), 1)
    scene.discord.faults.slow(seconds, only=REST, times=25)


async def results_rebuilt(scene: Scene) -> None:
    """Put a rebuilt results file in the place of the one that is in use."""
    await scene.dakar("build")


async def results_of_another_document(scene: Scene) -> None:
    """Rebuild them of a document that differs, if only by empty lines, so that nothing is kept."""
    scene.loads += 1
    document = Path(scene.environment["HOME"]) / "changed.txt"
    text = await asyncio.to_thread(_DOCUMENT.read_text, "utf-8")
    await asyncio.to_thread(document.write_text, text + "\n" * scene.loads, "utf-8")
    await scene.dakar("load", str(document))


TROUBLES: Mapping[str, Trouble] = {
    each.__name__.replace("_", " "): each
    for each in (
        reconnect_request, session_invalid_for_now, session_invalid_for_good, line_cut,
        line_cut_and_no_way_back_at_first, line_closed, line_dead_in_silence, heartbeats_missed,
        too_many, too_many_everywhere, server_errors, resets, resets_after_arrival, slow,
        results_rebuilt, results_of_another_document,
    )
}  # fmt: skip
_RARE, _ROUNDS = "line dead in silence", 4
"""It costs a minute without a line each time, so it comes in every fourth round alone."""


def in_turn(names: list[str], chance: Random) -> Iterator[str]:
    """Give troubles for ever: every one in each round, in an order that chance decides."""
    number = 0
    while True:
        number += 1
        there = [name for name in names if name != _RARE or number % _ROUNDS == 1]
        yield from chance.sample(there or names, k=len(there or names))
