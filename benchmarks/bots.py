"""A bot in a process of its own, on a Discord of its own."""

import asyncio
import os
import signal
import subprocess
import sys
import time
from collections.abc import Mapping
from pathlib import Path
from typing import Self

from benchmarks.quick_discord import QuickDiscord

_PAGE = 4096
DAKAR = (str(Path(sys.executable).with_name("dakar")), "run")
FLOOR = (sys.executable, "-m", "benchmarks.floor")


class Bot:
    """A process to be measured."""

    def __init__(
        self, command: tuple[str, ...], settings: Mapping[str, str], servers: int = 0
    ) -> None:
        self.discord = QuickDiscord()
        for number in range(servers):
            self.discord.add_guild(f"Server {number}")
        self._command, self._settings = command, settings

    async def __aenter__(self) -> Self:
        await self.discord.__aenter__()
        await self.start()
        await self.discord.gateway.until(lambda: bool(self.discord.commands.puts), 60)
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.stop()
        await self.discord.__aexit__(None, None, None)

    async def start(self) -> float:
        """Start it, wait until it is online, and say for how many seconds that was."""
        surroundings = {
            "PATH": os.defpath,
            "LANG": "C.UTF-8",
            "DISCORD_TOKEN": self.discord.token,
            "DISCORD_API_BASE": self.discord.api_base,
            "GATEWAY": self.discord.gateway.address,
            # All questions are of one person here.
            "ANSWERS_PER_MINUTE": "999999",
            **self._settings,
        }
        sessions = self.discord.gateway.sessions
        sessions.clear()
        started = time.perf_counter()
        with Path(self._settings["HOME"], "log").open("ab") as log:
            self.process = subprocess.Popen(self._command, env=surroundings, stderr=log)
        await self.discord.gateway.until(lambda: bool(sessions) or self._ended(), 60)
        return time.perf_counter() - started

    async def stop(self) -> None:
        """End it and wait until it has ended."""
        if not self._ended():
            self.process.send_signal(signal.SIGTERM)
            await asyncio.to_thread(self.process.wait, 20)

    def _ended(self) -> bool:
        return self.process.poll() is not None

    @property
    def seconds_of_work(self) -> float:
        """The time that the processor has spent on it."""
        # Linux has a clock for every process, whose number is made of the process's.
        return time.clock_gettime(~self.process.pid << 3 | 2)

    @property
    def mebibytes(self) -> float:
        """The memory that it takes."""
        return int(self._read("statm").split()[1]) * _PAGE / 2**20

    def _read(self, name: str) -> str:
        return Path("/proc", str(self.process.pid), name).read_text(encoding="utf-8")
