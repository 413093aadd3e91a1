"""How `dakar run` ends on Discord: the process itself, with signals, tokens and faults."""

import asyncio
import signal
import subprocess
import time
from pathlib import Path
from typing import Self

import pytest

from bot import client
from bot.settings import Settings
from tests.fake_discord import FakeDiscord
from tests.program import Program, at_home

MADE_UP = "made.up.by-nobody-in-particular"


@pytest.fixture(scope="module")
def program(tmp_path_factory) -> Program:
    return at_home(tmp_path_factory)


class Run:
    """A bot in a process of its own."""

    def __init__(self, program: Program, fake: FakeDiscord, **settings: str) -> None:
        settings = {"DISCORD_TOKEN": fake.token, "DISCORD_API_BASE": fake.api_base, **settings}
        pipe = subprocess.PIPE
        self.fake = fake
        self.process = program.start("run", settings=settings, stdout=pipe, stderr=pipe, text=True)

    async def __aenter__(self) -> Self:
        try:
            await self.fake.gateway.until(self.settled, 60)
        except TimeoutError:
            await self.__aexit__()
            raise
        return self

    async def __aexit__(self, *_: object) -> None:
        if self.process.poll() is None:
            self.process.kill()
            await asyncio.to_thread(self.process.communicate)

    def settled(self) -> bool:
        """Whether it is online, or has ended."""
        return bool(self.fake.gateway.sessions) or self.process.poll() is not None

    async def end(self) -> tuple[int, str]:
        out, log = await asyncio.to_thread(self.process.communicate, timeout=30)
        assert "Traceback" not in log
        assert out == ""
        return self.process.returncode, log


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
async def test_a_signal_lets_it_answer_what_is_in_hand_and_stop(program, number):
    async with FakeDiscord() as fake, Run(program, fake) as run:
        await fake.slash("winner", stage="8")
        fake.faults.slow(0.8, only="/callback", times=3)
        asking = [asyncio.create_task(fake.slash("winner", stage=str(n))) for n in (9, 10, 11)]
        await fake.gateway.until(lambda: len(fake.requests) > 3 and not fake.faults.waiting)
        told = time.monotonic()
        run.process.send_signal(number)
        replies = await asyncio.gather(*asking)
        status, log = await run.end()
        assert time.monotonic() - told < 5
    assert [reply.text.split()[2] for reply in replies] == ["9", "10", "11"]
    assert (status, log.count("/winner answered in ")) == (0, 4)
    assert "3 in hand, to be answered first" in log
    assert fake.token not in log


async def test_a_signal_lets_it_answer_presses_and_messages_in_hand_too(program):
    async with FakeDiscord() as fake, Run(program, fake) as run:
        asked = await fake.slash("winner", stage="8", category="cars")
        fake.faults.slow(0.8, only="/callback")
        fake.faults.slow(0.8, only="/messages")
        asking = [
            asyncio.create_task(fake.press(asked, "9 ▶")),
            asyncio.create_task(fake.direct_message("who won stage 9 in cars?")),
        ]
        await fake.gateway.until(lambda: not fake.faults.waiting)
        run.process.send_signal(signal.SIGTERM)
        replies = await asyncio.gather(*asking)
        status, log = await run.end()
    assert ["Ari Vatanen" in reply.text for reply in replies] == [True, True]
    assert status == 0
    assert "2 in hand, to be answered first" in log


async def test_a_signal_while_it_connects_stops_it_too(program):
    for _ in range(5):
        async with FakeDiscord() as fake, Run(program, fake) as run:
            told = time.monotonic()
            run.process.send_signal(signal.SIGTERM)
            status, _ = await run.end()
            assert (status, time.monotonic() - told < 5) == (0, True)


async def test_an_answer_that_hangs_does_not_keep_it_from_stopping(program):
    async with FakeDiscord() as fake, Run(program, fake) as run:
        fake.faults.slow(7, only="/callback")
        asking = asyncio.create_task(fake.slash("winner", stage="9"))
        await fake.gateway.until(lambda: not fake.faults.waiting and bool(fake.commands.puts))
        told = time.monotonic()
        run.process.send_signal(signal.SIGTERM)
        status, _ = await run.end()
        assert time.monotonic() - told < 5
        asking.cancel()
        await asyncio.gather(asking, return_exceptions=True)
    assert status == 0


async def test_a_token_that_discord_refuses_is_one_sentence(program):
    async with FakeDiscord() as fake, Run(program, fake, DISCORD_TOKEN=MADE_UP) as run:
        status, log = await run.end()
        assert [refusal.status for refusal in fake.take_refusals()] == [401]
    assert status == 78
    assert log.splitlines()[-1] == "dakar: Discord refuses the token in DISCORD_TOKEN."
    assert MADE_UP not in log


@pytest.mark.parametrize(
    ("code", "status", "sentence"),
    [
        (4004, 78, "Discord no longer takes the token in DISCORD_TOKEN."),
        (4012, 69, "Discord has ended the connection for good (code 4012)."),
    ],
)
async def test_a_connection_closed_for_good_is_one_sentence(program, code, status, sentence):
    async with FakeDiscord() as fake, Run(program, fake) as run:
        await fake.gateway.close_all(code)
        ended, log = await run.end()
    assert (ended, log.splitlines()[-1]) == (status, f"dakar: {sentence}")


@pytest.mark.parametrize("why", ["DISCORD_TOKEN is not set", "DISCORD_TOKEN still holds a word"])
def test_without_a_token_there_is_nothing_to_log_in_with(desk, capsys, why):
    assert client.run(Settings(Path("unused"), why_offline=why), desk) == 78
    assert capsys.readouterr().err == f"dakar: {why}: no bot without one.\n"


def test_a_discord_out_of_reach_is_one_sentence(program):
    ended = program("run", DISCORD_TOKEN=MADE_UP, DISCORD_API_BASE="http://127.0.0.1:9/api/v10")
    assert ended.status == 69
    assert ended.err.splitlines()[-1].startswith(
        "dakar: Discord cannot be reached at http://127.0.0.1:9/api/v10 ("
    )
    assert "Traceback" not in ended.err
    assert MADE_UP not in ended.err


async def test_the_log_of_all_details_holds_neither_token_nor_texts_nor_names(program):
    async with FakeDiscord() as fake, Run(program, fake, LOG_LEVEL="DEBUG") as run:
        await fake.slash("rider", name="Secret Words", user=fake.person("Zoltan Quux"))
        await fake.autocomplete("rider", "name", "Hidden Words")
        run.process.terminate()
        _, log = await run.end()
    assert "/rider not_found in " in log
    for secret in (fake.token, "Secret", "Hidden", "Zoltan", "Quux"):
        assert secret not in log
