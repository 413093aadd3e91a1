"""How the bot says that it runs, that it hears, and what it has done: over HTTP, as a process."""

import asyncio
import contextlib
import json
import re
import socket
from pathlib import Path

import aiohttp
import pytest

from bot.record import Event, Journal, Outcome, Record
from bot.settings import Settings
from bot.watching import watched
from tests.beginning import begun
from tests.fake_discord import BOB, FakeDiscord
from tests.program import Ended, Program, at_home
from tests.test_online import Run

LISTENING = "HTTP_PORT is not set, so there is nobody to ask."


@pytest.fixture(scope="module")
def program(tmp_path_factory) -> Program:
    return at_home(tmp_path_factory)


@pytest.fixture
def port() -> str:
    """A port that is free."""
    with contextlib.closing(socket.create_server(("127.0.0.1", 0))) as free:
        return str(free.getsockname()[1])


async def got(port: str, path: str) -> tuple[int, str]:
    address = f"http://127.0.0.1:{port}{path}"
    async with aiohttp.ClientSession() as session, session.get(address) as response:
        return response.status, await response.text()


async def until(port: str, path: str, wanted: tuple[int, str]) -> None:
    """Ask until it answers as wanted; the last answer is compared."""
    there: tuple[int, str] | None = None
    with contextlib.suppress(TimeoutError):
        async with asyncio.timeout(60):
            while there != wanted:
                with contextlib.suppress(aiohttp.ClientError):
                    there = await got(port, path)
                await asyncio.sleep(0.02)
    assert there == wanted


async def asked(program: Program, port: str, *words: str) -> Ended:
    return await asyncio.to_thread(program, "health", *words, HTTP_PORT=port)


AWAY = (503, "not ready: the gateway is away: shard 0\n")
READY = (200, "ready\n")


async def test_it_runs_before_it_hears_and_is_ready_when_it_does(program, port):
    async with FakeDiscord() as fake:
        fake.faults.slow(3, only="/gateway/bot")
        async with begun(program, fake, port):
            await until(port, "/readyz", AWAY)
            assert await got(port, "/healthz") == (200, "running\n")
            assert await asked(program, port) == Ended(0, "running\n", "")
            said = "not ready: the gateway is away: shard 0\n"
            assert await asked(program, port, "--ready") == Ended(1, said, "")
            await until(port, "/readyz", READY)
            assert await asked(program, port, "--ready") == Ended(0, "ready\n", "")


async def test_it_is_not_ready_while_the_gateway_is_away(program, port):
    async with FakeDiscord() as fake, Run(program, fake, HTTP_PORT=port) as run:
        await until(port, "/readyz", READY)
        with nobody_let_back(fake):
            fake.gateway.cut_all()
            await until(port, "/readyz", AWAY)
            assert await got(port, "/healthz") == (200, "running\n")
            assert values(await counts(port), "dakar_gateway_connected") == {'shard="0"': 0}
        await until(port, "/readyz", READY)
        await fake.slash("winner", stage="9")
        page = await counts(port)
        run.process.terminate()
        status, log = await run.end()
    assert values(page, "dakar_gateway_connected") == {'shard="0"': 1}
    assert values(page, "dakar_gateway_events_total") == {
        'outcome="away",shard="0"': 1,
        'outcome="connected",shard="0"': 1,
        'outcome="resumed",shard="0"': 1,
    }
    assert status == 0
    words = re.findall(r"INFO bot\.record: gateway (\w+), shard 0$", log, re.MULTILINE)
    assert words == ["connected", "away", "resumed", "away"]


@contextlib.contextmanager
def nobody_let_back(fake):
    """Break the line of whoever wants to take up a session, for as long as this lasts."""

    async def cut(connection, _):
        await asyncio.sleep(0.1)
        connection.cut()

    fake.gateway._resume = cut
    yield
    del fake.gateway._resume


async def test_each_shard_counts(program, port):
    async with FakeDiscord() as fake:
        fake.gateway.shards = 2
        let_in = second_shard_held_up(fake)
        async with Run(program, fake, HTTP_PORT=port):
            await until(port, "/readyz", (503, "not ready: the gateway is away: shard 1\n"))
            let_in.set()
            await until(port, "/readyz", READY)
            assert values(await counts(port), "dakar_gateway_connected") == {
                'shard="0"': 1,
                'shard="1"': 1,
            }


def second_shard_held_up(fake: FakeDiscord) -> asyncio.Event:
    """Let the second shard wait for what is given back."""
    let_in, identify = asyncio.Event(), fake.gateway._identify

    async def wait_outside(connection, data):
        if data["shard"][0]:
            await let_in.wait()
        await identify(connection, data)

    fake.gateway._identify = wait_outside
    return let_in


async def counts(port: str) -> str:
    status, page = await got(port, "/metrics")
    assert status == 200
    return page


def values(page: str, name: str) -> dict[str, float]:
    found = re.findall(rf"^{name}\{{(.*)\}} (\S+)$", page, re.MULTILINE)
    return {labels: float(value) for labels, value in found}


async def test_answers_are_counted_by_command_and_outcome_and_names_are_not_kept(program, port):
    async with FakeDiscord() as fake, Run(program, fake, HTTP_PORT=port):
        shown = await fake.slash("winner", stage="9", category="cars", user=BOB)
        await fake.slash("winner", stage="10")
        await fake.press(shown, "🚚 Trucks")
        for name in ("Zoltan Quux", "Secret Words"):
            await fake.slash("rider", name=name)
        await fake.autocomplete("rider", "name", "Hidden")
        await fake.mention("who won stage 9 in cars?")
        page = await counts(port)
    assert values(page, "dakar_answers_total") == {
        'command="winner",event="command",outcome="answered"': 2,
        'command="winner",event="press",outcome="answered"': 1,
        'command="rider",event="command",outcome="not_found"': 2,
        'command="rider",event="suggest",outcome="offered"': 1,
        'command="winner",event="message",outcome="answered"': 1,
    }
    assert values(page, "dakar_unresolved_names_total") == {'command="rider"': 2}
    assert values(page, "dakar_answer_seconds_count") == {
        'event="command"': 4,
        'event="press"': 1,
        'event="suggest"': 1,
        'event="message"': 1,
    }
    below = values(page, "dakar_answer_seconds_bucket")
    assert below['event="command",le="3.0"'] == 4
    assert {
        float(labels.rpartition('"')[0].rpartition('"')[2]) for labels in below if "press" in labels
    } == {0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2, 3, float("inf")}
    for word in ("Zoltan", "Quux", "Secret", "Hidden", "Ann", "Bob", fake.token):
        assert word not in page


async def test_the_log_in_json_has_the_same_of_each_answer(program):
    async with FakeDiscord() as fake, Run(program, fake, LOG_FORMAT="json") as run:
        await fake.slash("winner", stage="9", locale="fr", where=fake.private)
        fake.faults.answer(400, only="/callback")
        failed = await fake.slash("rider", name="Zoltan Quux")
        run.process.terminate()
        _, log = await run.end()
    lines = [json.loads(line) for line in log.splitlines()]
    told = [line for line in lines if line["event"] == "command"]
    took = [line.pop("milliseconds") for line in told]
    assert [{key: line[key] for key in line if key not in ("time", "traceback")} for line in told]
    assert told[0].pop("time").endswith("+00:00")
    assert told[0] == {
        "level": "INFO",
        "logger": "bot.record",
        "event": "command",
        "command": "winner",
        "outcome": "answered",
        "reason": None,
        "language": "fr",
        "shard": 0,
        "reference": None,
    }
    bug, answer = told[1:]
    reference = failed.text.split("`")[1]
    assert [each["reference"] for each in (bug, answer)] == [reference] * 2
    assert [each["outcome"] for each in (bug, answer)] == ["failed", "failed"]
    assert bug["traceback"].splitlines()[-1] == "HTTPException (400)"
    assert (took[0] > 0, took[1], took[2] > 0) == (True, None, True)
    others = {line["logger"] for line in lines if line["event"] == "log"}
    assert {"bot.client", "bot.sync"} <= others
    for word in ("Quux", "Ann", fake.token):
        assert word not in log


def test_health_without_a_port_has_nobody_to_ask(program, port):
    assert program("health") == Ended(2, "", f"dakar: {LISTENING}\n")
    said = f"nobody answers on port {port} of 127.0.0.1 (Connection refused)\n"
    everywhere = "0.0.0.0"  # noqa: S104 (asked is this machine)
    assert program("health", HTTP_PORT=port, HTTP_HOST=everywhere) == Ended(1, said, "")


async def test_a_port_that_is_taken_is_one_sentence(program):
    with contextlib.closing(socket.create_server(("127.0.0.1", 0))) as taken:
        port = str(taken.getsockname()[1])
        async with FakeDiscord() as fake, Run(program, fake, HTTP_PORT=port) as run:
            status, log = await run.end()
    assert (status, log.splitlines()[-1]) == (
        2,
        f"dakar: HTTP_PORT: cannot listen on port {port} of 127.0.0.1 (Address already in use).",
    )


async def test_without_a_port_nothing_listens_and_prometheus_is_not_loaded(program):
    code = "import sys, bot.client, bot.tasks; print('prometheus_client' in sys.modules)"
    assert await asyncio.to_thread(program.python, code) == Ended(0, "False\n", "")


async def test_what_has_no_gateway_is_ready_as_soon_as_it_listens(port):
    journal, settings = Journal(), Settings(Path("unused"), http_port=int(port))
    async with watched(settings, journal):
        assert await got(port, "/readyz") == READY
        journal.note(Record(Event("press"), Outcome("outdated")))
        page = await counts(port)
    assert values(page, "dakar_answers_total") == {'command="",event="press",outcome="outdated"': 1}
    assert "dakar_gateway_connected" not in page
    assert values(page, "dakar_answer_seconds_count") == {}
