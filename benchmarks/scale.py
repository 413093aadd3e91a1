"""What a process costs that holds many servers, or that answers what comes to an address.

Real processes of the bot, on a Discord of loopback: memory, time to the last shard, and, in rounds
that take turns, what an answer takes and how much of a processor. Runs on Linux.

    python -m benchmarks.scale
"""

import asyncio
import os
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from subprocess import Popen

from tests.fake_discord import FakeDiscord
from tests.fake_discord.endpoint import SendingDiscord
from tests.processes import Processes, served_at
from tests.program import Program

SHARDS, SERVERS = 16, 16_000
MESSAGES = 5_000
ROUNDS, ANSWERS, AT_ONCE = 8, 400, 20
TICKS = os.sysconf("SC_CLK_TCK")


@dataclass
class Way:
    """One way to hear of interactions, and what was measured of it."""

    name: str
    fake: FakeDiscord
    process: Popen
    milliseconds: list[float] = field(default_factory=list)
    processor: float = 0.0
    seconds: float = 0.0

    async def answer(self, count: int) -> None:
        """Let people ask, so many at once, and note how long the answers take."""
        left = iter(range(count))
        before, began = processor_seconds(self.process), time.perf_counter()
        async with asyncio.TaskGroup() as group:
            for _ in range(AT_ONCE):
                group.create_task(self._ask(left))
        self.processor += processor_seconds(self.process) - before
        self.seconds += time.perf_counter() - began

    async def _ask(self, left: Iterator[int]) -> None:
        for _ in left:
            user = self.fake.person("Somebody")
            reply = await self.fake.slash("winner", user=user, stage="9", category="cars")
            self.milliseconds.append(reply.milliseconds)

    def __str__(self) -> str:
        count = len(self.milliseconds)
        cuts = statistics.quantiles(self.milliseconds, n=100)
        return (
            f"{self.name:10} p50 {cuts[49]:6.1f} ms  p99 {cuts[98]:6.1f} ms  "
            f"{self.processor / count * 1000:5.2f} ms of a processor each  "
            f"{count / self.seconds:5.0f} a second  {megabytes(self.process):4.0f} MB after"
        )


def megabytes(process: Popen) -> float:
    """Give the memory that a process holds."""
    status = Path(f"/proc/{process.pid}/status").read_text()
    return int(status.partition("VmRSS:")[2].split()[0]) / 1024


def processor_seconds(process: Popen) -> float:
    """Give how long a process has worked."""
    fields = Path(f"/proc/{process.pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / TICKS


async def many_servers(program: Program, shards: int, servers: int) -> None:
    """Start one process for many servers and say what it holds."""
    async with FakeDiscord() as fake, Processes(program) as processes:
        for number in range(servers - 1):
            fake.add_guild(f"Server {number}")
        began = time.perf_counter()
        process = processes.start(
            "run",
            DISCORD_TOKEN=fake.token,
            DISCORD_API_BASE=fake.api_base,
            SHARD_COUNT=str(shards),
        )
        await fake.gateway.until(lambda: len(fake.gateway.identified) == shards, 120)
        seconds = time.perf_counter() - began
        await asyncio.sleep(5)
        print(
            f"run, {shards:2} shards, {servers:6,} servers: the last shard after "
            f"{seconds:.2f} s, {megabytes(process):.0f} MB"
        )


async def passing_messages(program: Program) -> None:
    """Let people write to each other and say what the bot, which hears it, makes of that."""
    async with FakeDiscord() as fake, Processes(program) as processes:
        process = processes.start("run", DISCORD_TOKEN=fake.token, DISCORD_API_BASE=fake.api_base)
        await fake.online()
        await fake.slash("winner", stage="9")
        before = processor_seconds(process)
        for _ in range(MESSAGES):
            await fake.write("Who is coming tonight?")
        await fake.slash("winner", stage="9")
        each = (processor_seconds(process) - before) / MESSAGES * 1000
        print(f"{each:.3f} ms of a processor for a message that does not concern the bot")


async def ways(program: Program) -> None:
    """Measure both ways by turns."""
    async with (
        FakeDiscord() as gateway,
        SendingDiscord() as sending,
        Processes(program) as processes,
    ):
        run = processes.start("run", DISCORD_TOKEN=gateway.token, DISCORD_API_BASE=gateway.api_base)
        await gateway.online()
        serve, port = await served_at(sending, processes, "--sync")
        sending.endpoint = f"http://127.0.0.1:{port}/interactions"
        both = Way("gateway", gateway, run), Way("address", sending, serve)
        for way in both:
            await way.answer(AT_ONCE)
            print(f"{way.name}: {megabytes(way.process):.0f} MB at the beginning")
            way.milliseconds.clear()
            way.processor = way.seconds = 0.0
        for _ in range(ROUNDS):
            for way in both:
                await way.answer(ANSWERS)
        for way in both:
            print(way)


def main() -> int:
    """Measure and print."""
    with tempfile.TemporaryDirectory() as home:
        program = Program(Path(home))
        program("build")
        asyncio.run(ways(program))
        asyncio.run(passing_messages(program))
        for shards, servers in ((1, 1), (1, 1_000), (SHARDS, SERVERS)):
            asyncio.run(many_servers(program, shards, servers))
    return 0


if __name__ == "__main__":
    sys.exit(main())
