"""A soak: the bot in a process of its own, on the fake Discord, with many people and much trouble.

`python -m benchmarks.soak --minutes 60 --seed 1`, on Linux. People ask, type, press, pick and write
in three languages; every half minute something goes wrong. In the end it is said what became of
everything that wanted an answer, and what memory and processor time the bot took. The exit status
is 1 if an answer was lost that could have been given, or the bot did not live to the end.
"""

import argparse
import asyncio
import logging
import os
import subprocess
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

from benchmarks.soak_crowd import Crowd, Heard
from benchmarks.soak_faults import DAKAR, TROUBLES, Scene, Trouble, Witness, in_turn
from benchmarks.soak_log import read_log
from benchmarks.soak_report import Soaked, report, sample, standing
from benchmarks.soak_tally import UNKNOWN, Line, Tally
from tests.fake_discord import FakeDiscord

_SECONDS_BETWEEN_SAMPLES = 10.0
_SECONDS_TO_NOTICE = 0.5
_SECONDS_TO_COME_BACK = 100.0
_REMEMBERED = 4000
"""Messages, interactions and events that Discord remembers here, lest its own memory grow."""


@dataclass(frozen=True, slots=True)
class Plan:
    """How long, how much, and what goes wrong."""

    minutes: float
    seed: int
    rate: float = 18.0
    every: float = 30.0
    pace: float = 1.0
    troubles: Mapping[str, Trouble] = field(default_factory=lambda: TROUBLES)


class EndedError(Exception):
    """The soak cannot go on."""


async def soak(plan: Plan, folder: Path) -> Soaked:
    """Let it all happen, with the results file and the log in a folder."""
    chance = Random(plan.seed)  # noqa: S311 - nothing is secret here
    async with _discord() as discord, _bot(discord, folder) as process:
        faults, line = Witness(), Line(discord)
        discord.faults = faults
        tally = Tally(line, faults)
        soaked = Soaked(tally, line)
        scene = Scene(discord, process.pid, chance, _environment(discord, folder))
        crowd = Crowd(discord, tally, chance, plan.pace)
        begin = time.monotonic()
        others = [
            asyncio.create_task(each)
            for each in (
                line.watch(),
                crowd.listen(),
                _watch(process.pid, discord, soaked),
                _trouble(plan, scene, soaked),
                _ended(process),
            )
        ]
        coming = asyncio.create_task(crowd.come(plan.rate, begin + 60 * plan.minutes))
        await asyncio.wait([coming, *others], return_when=asyncio.FIRST_COMPLETED)
        soaked.minutes = (time.monotonic() - begin) / 60
        soaked.ended_early = await _first_error([coming, *others])
        if process.returncode is None:
            soaked.samples.append(sample(process.pid, soaked.minutes))
            process.terminate()
        soaked.status = await asyncio.wait_for(process.wait(), 20)
        _forget(discord, soaked)
        soaked.resumed = discord.gateway.resumed
        soaked.logged_in = len(discord.gateway.identified)
    soaked.log = read_log(folder / "bot.log", discord.token)
    return soaked


@asynccontextmanager
async def _discord() -> Iterator[FakeDiscord]:
    async with FakeDiscord() as discord:
        discord.interactions = Heard(discord.messages, discord.application)
        discord.gateway.heartbeat_interval = 10.0
        # Its own answers are held against their description elsewhere.
        discord.ledger.is_kept = False
        yield discord
        discord.take_refusals()


@asynccontextmanager
async def _bot(discord: FakeDiscord, folder: Path) -> Iterator[asyncio.subprocess.Process]:
    with (folder / "bot.log").open("wb") as log:
        process = await asyncio.create_subprocess_exec(
            DAKAR, "run", env=_environment(discord, folder), stdout=subprocess.DEVNULL, stderr=log
        )
    try:
        await discord.online()
        yield process
    finally:
        if process.returncode is None:
            process.kill()
            await process.wait()


def _environment(discord: FakeDiscord, folder: Path) -> dict[str, str]:
    return {
        "HOME": str(folder), "PATH": os.defpath, "DAKAR_DB": str(folder / "results.sqlite"),
        "DISCORD_TOKEN": discord.token, "DISCORD_API_BASE": discord.api_base,
    }  # fmt: skip


async def _trouble(plan: Plan, scene: Scene, soaked: Soaked) -> None:
    """Let one thing after another go wrong, and wait each time until the bot is back."""
    discord = scene.discord
    for name in in_turn([*plan.troubles], scene.chance):
        await asyncio.sleep(plan.every)
        soaked.happened[name] += 1
        happened = time.perf_counter()
        soaked.tally.troubles.append((happened, name))
        await plan.troubles[name](scene)
        try:
            # Until the bot has noticed, the line may look as if nothing had happened.
            await asyncio.sleep(_SECONDS_TO_NOTICE)
            await discord.gateway.until(
                lambda: discord.gateway.listening(discord.guild), _SECONDS_TO_COME_BACK
            )
        except TimeoutError:
            message = f"After “{name}” the bot was not back in {_SECONDS_TO_COME_BACK:.0f} s."
            raise EndedError(message) from None
        away = soaked.line.longest_down(happened, time.perf_counter())
        soaked.away[name] = max(away, soaked.away.get(name, 0.0))


async def _ended(process: asyncio.subprocess.Process) -> None:
    status = await process.wait()
    message = f"The bot has ended, with status {status}."
    raise EndedError(message)


async def _watch(pid: int, discord: FakeDiscord, soaked: Soaked) -> None:
    """Take samples, say each minute how it stands, and let Discord forget what is long ago."""
    begin, said = time.monotonic(), 0
    while True:
        minutes = (time.monotonic() - begin) / 60
        soaked.samples.append(sample(pid, minutes))
        if minutes >= said:
            said += 1
            print(standing(soaked), flush=True)
        await asyncio.sleep(_SECONDS_BETWEEN_SAMPLES)
        _forget(discord, soaked)


def _forget(discord: FakeDiscord, soaked: Soaked) -> None:
    soaked.refused.update(map(str, discord.take_refusals()))
    oddities = (discord.messages.oddities, discord.commands.oddities, discord.violations)
    for each in oddities:
        soaked.refused.update(each)
        each.clear()
    discord.requests.clear()
    for remembered in (discord.messages.posts, discord.interactions.by_token):
        for key in [*remembered][:-_REMEMBERED]:
            del remembered[key]
    for session in discord.gateway.sessions.values():
        old = max(0, len(session.events) - _REMEMBERED)
        session.events[:old] = [("", None)] * old


async def _first_error(tasks: Sequence[asyncio.Task[None]]) -> str:
    """End what still runs, and tell what it was that broke, if anything did."""
    broken = [each.exception() for each in tasks if each.done()]
    for each in tasks:
        each.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)
    return "; ".join(
        str(each) if isinstance(each, EndedError) else f"{type(each).__name__}: {each}"
        for each in broken
        if each
    )


def main() -> int:
    """Soak, print the figures, and give the exit status."""
    parser = argparse.ArgumentParser(description="The bot under mixed load with faults.")
    parser.add_argument("--minutes", type=float, default=60.0)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--rate", type=float, default=18.0, help="events a second")
    parser.add_argument("--every", type=float, default=30.0, help="seconds between troubles")
    parser.add_argument("--without", action="append", default=[], choices=[*TROUBLES])
    parser.add_argument("--folder", type=Path, help="where results file and log are kept")
    given = parser.parse_args()
    # It would tell of each connection that is cut here on purpose.
    logging.getLogger("aiohttp.server").setLevel(logging.CRITICAL)
    troubles = {name: each for name, each in TROUBLES.items() if name not in given.without}
    plan = Plan(given.minutes, given.seed, given.rate, given.every, troubles=troubles)
    with tempfile.TemporaryDirectory() as temporary:
        folder = given.folder or Path(temporary)
        folder.mkdir(parents=True, exist_ok=True)
        soaked = asyncio.run(soak(plan, folder.absolute()))
    print("\n".join(report(soaked)))
    unknown = sum(number for _, why, number in soaked.tally.rows() if why.startswith(UNKNOWN))
    return int(bool(soaked.ended_early or unknown or soaked.status))


if __name__ == "__main__":
    raise SystemExit(main())
