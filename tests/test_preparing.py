"""What the first who ask would wait for is learnt before, and again for results that are new."""

import asyncio
import gc
import logging
from contextlib import asynccontextmanager

import pytest

from bot import preparing
from bot.preparing import stay_prepared
from commands.desk import Desk
from db.load import build_archive, load_files, open_archive, unload
from tests import small_rally
from tests.fake_discord import FakeDiscord
from tests.online import online


@pytest.fixture(autouse=True)
def often(monkeypatch):
    monkeypatch.setattr(preparing, "_SECONDS", 0.01)
    yield
    gc.unfreeze()


@asynccontextmanager
async def kept_prepared(desk):
    async def renewed():
        pass

    task = asyncio.create_task(stay_prepared(desk, renewed))
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


async def test_a_year_that_is_loaded_meanwhile_is_an_option_on_discord(tmp_path):
    path = tmp_path / "results.sqlite"
    (tmp_path / "1990.txt").write_text(small_rally.TEXT, "utf-8")

    def options(fake):
        winner = next(each for each in fake.commands.listed("") if each["name"] == "winner")
        return [option["name"] for option in winner["options"]]

    async with FakeDiscord() as fake, online(fake, Desk(open_archive(path))) as bot:
        await bot.on_ready()
        assert "year" not in options(fake)
        load_files([tmp_path / "1990.txt"], path)
        await fake.gateway.until(lambda: "year" in options(fake), 60)
        reply = await fake.slash("winner", year="1990", category="cars")
        assert reply.text.startswith("### 🚗 1990 Made-Up Rally · Cars")
        unload(1990, path)
        await fake.gateway.until(lambda: "year" not in options(fake), 60)
        assert (await fake.slash("winner", category="trucks")).text
