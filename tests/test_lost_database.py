"""What becomes of the results file under a running bot: every question is answered all the same."""

import asyncio
import os
import sqlite3
import subprocess
from contextlib import closing
from pathlib import Path

import pytest

from commands.desk import Desk
from db.load import build_archive, load_files, open_archive
from tests.fake_discord import FakeDiscord
from tests.online import on_discord
from tests.program import Program
from tests.test_online import Run

TEXT = (Path(__file__).parent.parent / "db" / "editions" / "2003.txt").read_text(encoding="utf-8")
SPELLED_OTHERWISE = TEXT.replace("Ari Vatanen", "Ari Watanen")


def replace(path):
    build_archive(path)


def delete(path):
    path.unlink()


def empty(path):
    os.truncate(path, 0)


def cut(path):
    os.truncate(path, 40_000)


def garble(path):
    """Write over what the file holds, in its place and of its length."""
    with path.open("r+b") as file:
        file.seek(4096)
        file.write(b"\xa5" * (path.stat().st_size - 4096))


def damage_a_page(path):
    with path.open("r+b") as file:
        file.seek(5 * 4096)
        file.write(b"\xa5" * 4096)


def put_another_programs_there(path):
    path.unlink()
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("create table notes (text)")
        connection.commit()


def put_a_folder_there(path):
    path.unlink()
    path.mkdir()


def shut(path):
    path.chmod(0)


HARMS = [
    replace, delete, empty, cut, garble, damage_a_page, put_another_programs_there,
    put_a_folder_there, shut,
]  # fmt: skip


@pytest.mark.parametrize("harm", HARMS)
async def test_no_answer_is_lost_and_none_is_wrong(tmp_path, harm):
    path = tmp_path / "results.sqlite"
    # Nothing has been asked of it, so nothing but the file itself holds the answers.
    desk = Desk(open_archive(path))
    async with on_discord(desk) as fake:
        await fake.slash("help")
        harm(path)
        stages = [str(number) for number in range(1, 18)]
        asked = [fake.slash("winner", stage=stage, category="cars") for stage in stages]
        replies = await asyncio.gather(*asked)
        told = await fake.slash("progress", category="trucks")
    assert ["won in" in reply.text for reply in replies] == [True] * 17
    assert [reply.text.split()[3] for reply in replies] == stages
    assert told.files


async def test_a_file_that_somebody_has_locked_is_read_all_the_same(tmp_path):
    path = tmp_path / "results.sqlite"
    build_archive(path)
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("begin exclusive")
        async with on_discord(Desk(open_archive(path))) as fake:
            assert "won in" in (await fake.slash("winner", stage="9", category="cars")).text


async def test_a_new_file_answers_at_once_and_a_damaged_one_is_passed_over(tmp_path, caplog):
    path, file = tmp_path / "results.sqlite", tmp_path / "own.txt"
    file.write_text(SPELLED_OTHERWISE, encoding="utf-8")
    async with on_discord(Desk(open_archive(path))) as fake:
        told = [(await fake.slash("winner", stage="9", category="cars")).text]
        path.unlink()
        told.append((await fake.slash("winner", stage="9", category="cars")).text)
        load_files([file], path)
        told.append((await fake.slash("winner", stage="9", category="cars")).text)
        garble(path)
        told.append((await fake.slash("winner", stage="9", category="cars")).text)
    assert ["Watanen" in text for text in told] == [False, False, True, True]
    warnings = [each.getMessage() for each in caplog.records if each.name == "db.results.archive"]
    assert len(warnings) == 2
    assert all(each.endswith("; the results opened before go on answering") for each in warnings)


async def test_builds_without_end_lose_no_answer(tmp_path):
    path = tmp_path / "results.sqlite"
    async with on_discord(Desk(open_archive(path))) as fake:
        await fake.slash("help")
        for _ in range(5):
            building = asyncio.create_task(asyncio.to_thread(build_archive, path))
            while not building.done():
                reply = await fake.slash("winner", stage="9", category="cars")
                assert "won in" in reply.text
            await building


async def test_two_starts_at_once_in_an_empty_home_are_both_online(tmp_path):
    program = Program(tmp_path)
    async with FakeDiscord() as one, FakeDiscord() as other:
        runs = [Run(program, fake) for fake in (one, other)]
        async with runs[0], runs[1]:
            for fake in (one, other):
                assert "won in" in (await fake.slash("winner", stage="9", category="cars")).text
            for run in runs:
                run.process.terminate()
            assert [(await run.end())[0] for run in runs] == [0, 0]
    made = [file.name for file in (tmp_path / ".local" / "share" / "dakar").iterdir()]
    assert made == ["results.sqlite"]


async def test_a_document_gone_wrong_at_a_start_leaves_the_older_results_answering(tmp_path):
    program = Program(tmp_path)
    program("build")
    own = tmp_path / ".local" / "share" / "dakar" / "editions" / "2003.txt"
    own.parent.mkdir()
    own.write_text(TEXT.replace("| 2 January |", "| 32 January |"), encoding="utf-8")
    async with FakeDiscord() as fake, Run(program, fake) as run:
        assert "won in" in (await fake.slash("winner", stage="9", category="cars")).text
        run.process.terminate()
        status, log = await run.end()
    assert (status, log.count("; the older results go on answering\n")) == (0, 1)


@pytest.mark.parametrize("milliseconds", [150, 250, 300, 350, 400, 500])
async def test_a_kill_at_any_moment_of_a_first_start_leaves_the_next_one_whole(
    tmp_path, milliseconds
):
    program = Program(tmp_path)
    with program.start("build", stdout=subprocess.DEVNULL) as building:
        await asyncio.sleep(milliseconds / 1000)
        building.kill()
    async with FakeDiscord() as fake, Run(program, fake) as run:
        assert "won in" in (await fake.slash("winner", stage="9", category="cars")).text
        run.process.terminate()
        status, log = await run.end()
    assert status == 0
    assert "damaged" not in log
