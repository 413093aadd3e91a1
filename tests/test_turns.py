"""Sessions with the gateway begin in turn, and none begins that would cost the token."""

import asyncio
import logging
from dataclasses import replace
from pathlib import Path

import pytest
from discord.gateway import DiscordWebSocket
from discord.http import Route
from yarl import URL

from bot import turns
from bot.client import Client
from bot.settings import Settings
from bot.shards import Shards
from bot.turns import Turns
from tests.fake_discord import FakeDiscord
from tests.online import online


@pytest.fixture(autouse=True)
def short(monkeypatch):
    monkeypatch.setattr(turns, "_SECONDS", 0.2)


async def moments(order, at_once):
    loop, waiting = asyncio.get_running_loop(), Turns(at_once)
    began, found = loop.time(), []
    for shard in order:
        await waiting.wait(shard)
        found.append(loop.time() - began)
    return found


async def test_shards_begin_one_after_the_other():
    first, second, third = await moments([0, 1, 2], 1)
    assert first < 0.1
    assert second - first > 0.19
    assert third - second > 0.19


async def test_shards_of_different_remainders_begin_at_once():
    assert max(await moments(range(16), 16)) < 0.15


async def test_a_shard_that_was_refused_waits_longer_than_its_turn(monkeypatch):
    monkeypatch.setattr(turns.random, "uniform", lambda _, most: most)
    first, again = await moments([5, 5], 4)
    assert again - first > 0.39


async def test_a_shard_that_comes_back_after_a_long_time_does_not_wait():
    waiting = Turns()
    await waiting.wait(0)
    await asyncio.sleep(0.45)
    began = asyncio.get_running_loop().time()
    await waiting.wait(0)
    assert asyncio.get_running_loop().time() - began < 0.1


async def test_a_refused_session_begins_again_at_the_same_gateway(desk):
    async with FakeDiscord() as fake, online(fake, desk):
        assert URL(fake.gateway.address) == DiscordWebSocket.DEFAULT_GATEWAY
        await fake.slash("winner", stage="9")
        await fake.gateway.invalidate(resumable=False)
        await fake.gateway.until(lambda: len(fake.gateway.identified) == 2)
        await fake.online()
        assert (await fake.slash("winner", stage="9")).text


async def test_as_many_shards_as_discord_advises_are_asked_for_once(desk):
    async with FakeDiscord() as fake:
        fake.gateway.shards = 3
        async with online(fake, desk) as client:
            await fake.gateway.until(lambda: len(fake.gateway.identified) == 3)
            assert client.shard_count == 3
        assert [path for _, path in fake.requests].count("/gateway/bot") == 1


async def test_without_sessions_left_it_waits_for_more(desk, caplog, monkeypatch):
    caplog.set_level(logging.INFO)
    async with FakeDiscord() as fake:
        left = iter([1, 1, 1000])
        usual = fake.gateway.start_limit()
        monkeypatch.setattr(
            fake.gateway,
            "start_limit",
            lambda: usual | {"remaining": next(left), "reset_after": 50},
        )
        fake.gateway.shards = 2
        async with online(fake, desk):
            await fake.gateway.until(lambda: len(fake.gateway.identified) == 2)
    said = [record.getMessage() for record in caplog.records if record.name == "bot.turns"]
    assert said == ["Discord allows 1 more sessions today, 2 are needed: waiting 0 s"] * 2


async def test_only_who_has_the_first_shard_makes_the_commands_known(desk, monkeypatch):
    monkeypatch.setattr(Route, "BASE", Route.BASE)
    monkeypatch.setattr(DiscordWebSocket, "DEFAULT_GATEWAY", DiscordWebSocket.DEFAULT_GATEWAY)
    settings = Settings(Path("unused"), shards=Shards(2, (1,)))
    async with FakeDiscord() as fake:
        settings = replace(settings, token=fake.token, api_base=fake.api_base)
        async with Client(settings, desk) as client:
            await client.login(settings.token)
        assert fake.commands.puts == []
