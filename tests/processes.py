"""Bots in processes of their own, several at once, that can be killed and brought back."""

import asyncio
import re
import subprocess
from typing import Self

from tests.fake_discord.endpoint import SendingDiscord
from tests.program import Program


class Processes:
    """Starts processes of the program, and leaves none behind."""

    def __init__(self, program: Program) -> None:
        self._program = program
        self._started: list[subprocess.Popen] = []

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *_: object) -> None:
        for process in self._started:
            if process.poll() is None:
                process.kill()
        await asyncio.gather(*map(ended, self._started))

    def start(self, *words: str, **settings: str) -> subprocess.Popen:
        log = (self._program.home / f"log-{len(self._started)}.txt").open("w", encoding="utf-8")
        process = self._program.start(*words, settings=settings, stdout=log, stderr=log)
        log.close()
        self._started.append(process)
        return process

    def log(self, process: subprocess.Popen) -> str:
        number = self._started.index(process)
        return (self._program.home / f"log-{number}.txt").read_text(encoding="utf-8")


async def ended(process: subprocess.Popen, seconds: float = 60) -> int:
    """Wait for the end of a process and give its exit status."""
    return await asyncio.to_thread(process.wait, timeout=seconds)


async def served_at(
    fake: SendingDiscord, processes: Processes, *words: str, **settings: str
) -> tuple[subprocess.Popen, int]:
    """Start a copy of the bot that listens, and give it with its port."""
    copy = processes.start(
        "serve",
        *("--port", "0", *words),
        DISCORD_TOKEN=fake.token,
        DISCORD_API_BASE=fake.api_base,
        DISCORD_PUBLIC_KEY=fake.public_key,
        **settings,
    )
    await fake.gateway.until(lambda: _port(processes.log(copy)) is not None, 60)
    return copy, int(_port(processes.log(copy))[1])


def _port(log: str) -> re.Match[str] | None:
    return re.search(r"interactions can come to 127\.0\.0\.1, port (\d+)\n", log)
