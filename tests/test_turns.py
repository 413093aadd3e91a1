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


class Hurried(asyncio.SelectorEventLoop):
    """On its clock nothing takes time but waiting, which here takes none."""

    def __init__(self):
        super().__init__()
        self._now = 0.0
        self._selector.select = self._leap

    def time(self):
        return self._now

    def _leap(self, seconds):
        self._now += seconds or 0.0
        return []


def moments(order, at_once, pause=0.0):
    """When each shard in an order begins, if after each there is a pause."""

    async def begun():
        waiting, found = Turns(at_once), []
        for shard in order:
            await waiting.wait(shard)
            found.append(asyncio.get_running_loop().time())
            await asyncio.sleep(pause)
        return found

    with asyncio.Runner(loop_factory=Hurried) as runner:
        return runner.run(begun())


def test_shards_begin_one_after_the_other():
    assert moments([0, 1, 2], 1) == pytest.approx([0, 0.2, 0.4])


def test_shards_of_different_remainders_begin_at_once():
    assert moments(range(16), 16) == [0] * 16


def test_a_shard_that_was_refused_waits_longer_than_its_turn(monkeypatch):
    monkeypatch.setattr(turns.random, "uniform", lambda _, most: most)
    assert moments([5, 5], 4) == pytest.approx([0, 0.4])


def test_a_shard_that_comes_back_after_a_long_time_does_not_wait():
    assert moments([0, 0], 1, pause=0.45) == pytest.approx([0, 0.45])


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
