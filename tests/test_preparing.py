"""What the first who ask would wait for is learnt before, and again for results that are new."""

import asyncio
import gc
import logging
from contextlib import asynccontextmanager

import pytest

from bot import preparing
from bot.preparing import stay_prepared
from commands.desk import Desk
from db.load import build_archive, open_archive
from tests.fake_discord import FakeDiscord
from tests.online import online


@pytest.fixture(autouse=True)
def often(monkeypatch):
    monkeypatch.setattr(preparing, "_SECONDS", 0.01)
    yield
    gc.unfreeze()


@asynccontextmanager
async def kept_prepared(desk):
    task = asyncio.create_task(stay_prepared(desk))
    yield
    assert not task.done()
    task.cancel()


async def until_prepared(desk):
    async with asyncio.timeout(60):
        while not desk.prepared:
            await asyncio.sleep(0.01)
    # Then it has yet to be frozen.
    await asyncio.sleep(0.1)


async def test_new_results_are_learnt_and_nothing_is_kept_of_the_old(tmp_path):
    path = tmp_path / "results.sqlite"
    desk = Desk(open_archive(path))
    assert not desk.prepared
    async with kept_prepared(desk):
        await until_prepared(desk)
        first = gc.get_freeze_count()
        for _ in range(3):
            build_archive(path)
            assert not desk.prepared
            await until_prepared(desk)
        assert 0 < gc.get_freeze_count() < 1.1 * first
        assert gc.isenabled()


async def test_results_that_are_damaged_are_said_and_tried_again(tmp_path, caplog):
    path = tmp_path / "results.sqlite"
    desk = Desk(open_archive(path))
    sound = path.read_bytes()
    path.write_bytes(sound[:4096] + bytes(len(sound) - 4096))
    async with kept_prepared(desk):
        await asyncio.sleep(0.1)
    assert "Traceback" not in caplog.text
    assert {each.levelno for each in caplog.records} <= {logging.WARNING}


async def test_another_session_learns_nothing_anew(desk):
    async with FakeDiscord() as fake, online(fake, desk) as bot:
        await bot.on_ready()
        first = bot._preparing
        await bot.on_ready()
        assert bot._preparing is first
    assert first.cancelled()
