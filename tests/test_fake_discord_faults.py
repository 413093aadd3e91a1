"""What the fake Discord can break on demand, and that the real client gets over it."""

from collections.abc import AsyncIterator
from typing import Any

import aiohttp
import discord
import pytest

from tests.fake_discord import FakeDiscord
from tests.fake_discord.sample_client import Client, running


@pytest.fixture
async def fake() -> AsyncIterator[FakeDiscord]:
    async with FakeDiscord() as fake:
        yield fake
    assert fake.ledger.own_violations() == []


async def test_a_client_asked_to_reconnect_resumes_its_session(fake: FakeDiscord) -> None:
    async with running(fake) as client:
        await fake.slash("winner", stage="9")
        await fake.gateway.ask_to_reconnect()
        await fake.gateway.until(lambda: fake.gateway.resumed == 1)
        assert (await fake.slash("winner", stage="10")).text == "Stage 10 cars Ann"
        assert client.events == ["connected 0", "resumed 0"]


@pytest.mark.parametrize("resumable", [True, False])
async def test_an_invalid_session_is_resumed_or_begun_anew(
    fake: FakeDiscord, resumable: bool
) -> None:
    async with running(fake) as client:
        await fake.slash("winner", stage="9")
        await fake.gateway.invalidate(resumable=resumable)
        await fake.gateway.until(lambda: len(client.events) == 2 or fake.gateway.resumed == 1)
        assert (await fake.slash("winner", stage="10")).text == "Stage 10 cars Ann"
        assert client.events == ["connected 0", "resumed 0" if resumable else "connected 0"]


@pytest.mark.parametrize("how", ["cut", "closed", "silent"])
async def test_what_happens_while_the_line_is_down_is_told_afterwards(
    fake: FakeDiscord, how: str
) -> None:
    fake.gateway.heartbeat_interval = 0.2 if how == "silent" else 41.25
    fake.interactions.seconds_to_answer = 10
    async with running(fake, heartbeat_timeout=0.6 if how == "silent" else 60) as client:
        await fake.slash("winner", stage="9")
        if how == "cut":
            fake.gateway.cut_all()
        elif how == "closed":
            await fake.gateway.close_all(4000)
        else:
            fake.gateway.answers_heartbeats = False
            await fake.gateway.until(lambda: not fake.gateway.connected)
            fake.gateway.answers_heartbeats = True
        assert (await fake.slash("winner", stage="10")).text == "Stage 10 cars Ann"
        assert client.events[:2] == ["connected 0", "resumed 0"]


@pytest.mark.parametrize("code", [4010, 4011, 4012, 4013])
async def test_some_codes_end_the_client(fake: FakeDiscord, code: int) -> None:
    fake.gateway.refuse_with = code
    async with running(fake) as client:
        with pytest.raises(discord.ConnectionClosed) as closed:
            await client.ended
        assert closed.value.code == code


async def test_an_intent_that_was_not_granted_ends_the_client(fake: FakeDiscord) -> None:
    async with running(fake, intents=discord.Intents(message_content=True)) as client:
        with pytest.raises(discord.PrivilegedIntentsRequired):
            await client.ended


async def test_each_server_speaks_to_its_own_shard(fake: FakeDiscord) -> None:
    fake.gateway.shards = 3
    guilds = [fake.guild, *(fake.add_guild(f"Guild {n}") for n in range(5))]
    async with running(fake) as client:
        for guild in guilds:
            await fake.slash("winner", stage="9", where=guild)
        assert client.shard_count == 3
        sessions = list(fake.gateway.sessions.values())
    assert sorted(shard for _, shard in fake.gateway.identified) == [0, 1, 2]
    heard = [[e for e, _ in s.events].count("INTERACTION_CREATE") for s in sessions]
    assert heard == [2, 2, 2]


@pytest.mark.parametrize(
    "fault",
    [
        pytest.param(lambda faults: faults.too_many(only="/callback"), id="too many"),
        pytest.param(lambda faults: faults.answer(502, only="/callback"), id="bad gateway"),
        pytest.param(lambda faults: faults.slow(0.2, only="/callback"), id="slow"),
    ],
)
async def test_trouble_with_a_request_is_got_over(fake: FakeDiscord, fault: Any) -> None:
    async with running(fake):
        await fake.slash("winner", stage="9")
        fault(fake.faults)
        assert (await fake.slash("winner", stage="10")).text == "Stage 10 cars Ann"
        assert fake.faults.waiting == []


@pytest.mark.parametrize("arrives", [False, True])
async def test_a_connection_breaks_before_or_after_a_callback_took_effect(
    fake: FakeDiscord, arrives: bool
) -> None:
    fake.interactions.seconds_to_answer = 0.5
    async with running(fake):
        await fake.slash("winner", stage="9")
        fake.faults.reset(arrives=arrives, only="/callback")
        if arrives:
            assert (await fake.slash("winner", stage="10")).text == "Stage 10 cars Ann"
        else:
            with pytest.raises(AssertionError, match="nothing was sent"):
                await fake.slash("winner", stage="10")


async def test_a_second_client_too_soon_is_sent_away(fake: FakeDiscord) -> None:
    fake.gateway.seconds_between_identifies = 0.4
    async with running(fake):
        await fake.slash("winner", stage="9")
    async with running(fake) as client:
        await fake.slash("winner", stage="9")
    assert isinstance(client, Client)
    first, second = (at for at, _ in fake.gateway.identified)
    assert second - first >= 0.4


async def test_what_is_not_built_is_said(fake: FakeDiscord) -> None:
    async with running(fake) as client:
        await fake.slash("winner", stage="9")
        with pytest.raises(discord.NotFound):
            await client.fetch_channel(1)
    assert fake.violations == ["GET /api/v10/channels/1 is not built here"]
    fake.violations.clear()
    fake.take_refusals()


@pytest.mark.parametrize(
    ("frames", "code"),
    [
        (["{}" + " " * 4096], 4002),
        ([{"op": 99, "d": None}], 4001),
        ([{"op": 3, "d": {}}], 4003),
        ([{"op": 2, "d": {"token": "wrong", "intents": 0}}], 4004),
        ([{"op": 2, "d": {"intents": 0}}, {"op": 2, "d": {"intents": 0}}], 4005),
        ([{"op": 2, "d": {"intents": 0, "shard": [2, 2]}}], 4010),
        ([{"op": 2, "d": {"intents": 1 << 30}}], 4013),
        ([{"op": 2, "d": {"intents": 1 << 15}}], 4014),
    ],
)
async def test_the_gateway_closes_on_whoever_breaks_its_rules(
    fake: FakeDiscord, frames: list[Any], code: int
) -> None:
    async with (
        aiohttp.ClientSession() as session,
        session.ws_connect(fake.gateway.address) as socket,
    ):
        assert (await socket.receive_json())["op"] == 10
        for frame in frames:
            if isinstance(frame, str):
                await socket.send_str(frame)
            else:
                await socket.send_json({**frame, "d": {"token": fake.token, **(frame["d"] or {})}})
        async for _ in socket:
            pass
        assert socket.close_code == code


async def test_the_stream_is_compressed_as_the_client_asks(fake: FakeDiscord) -> None:
    async with running(fake):
        await fake.slash("winner", stage="9")
        assert [line.compress is not None for line in fake.gateway.connections] == [True]
