import gc
import logging
import os
import shutil
import sqlite3
import threading
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from db.audit import audit
from db.failures import DamagedError, MissingError, OutdatedError, UnusableError
from db.load import build_archive, open_archive
from db.rally import Category, Kind
from db.reader.transcript import transcribe
from db.results import Archive
from db.results.reading import Reader
from db.store import build

ROOT = Path(__file__).parent.parent
TEXT = (ROOT / "db" / "editions" / "2003.txt").read_text(encoding="utf-8")
EDITION = transcribe(TEXT, "2003.txt").edition
AUDIT = audit(EDITION)
CARS = Category.CARS


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "r.sqlite"
    build([(EDITION, AUDIT)], path, "first")
    return path


def test_a_new_file_is_picked_up_at_the_next_question(path, caplog):
    archive = Archive(path)
    before = archive.edition()
    assert archive.edition() is before
    build([(replace(EDITION, year=2004), AUDIT)], path, "second")
    with caplog.at_level(logging.INFO, "db.results"):
        assert archive.years == (2004,)
    assert archive.stamp == "second"
    assert archive.edition().year == 2004
    assert [record.getMessage() for record in caplog.records] == [
        f"{path} was replaced and is open again"
    ]
    assert before.classification(Kind.STAGE, CARS, 9) == archive.edition().classification(
        Kind.STAGE, CARS, 9
    ), "who asked before goes on with the file of before"


def truncated(path):
    os.truncate(path, 40_000)


def rewritten(path):
    beside = path.with_name("beside")
    beside.write_text("no database")
    beside.replace(path)


@pytest.mark.parametrize("harm", [Path.unlink, rewritten, truncated])
def test_a_file_that_goes_away_leaves_the_old_one_answering(path, harm, caplog):
    archive = Archive(path)
    harm(path)
    for _ in range(3):
        assert archive.edition().edition() == EDITION
    assert [record.levelname for record in caplog.records] == ["WARNING"]
    assert "the results opened before go on answering" in caplog.text
    build([(replace(EDITION, year=2004), AUDIT)], path, "second")
    assert archive.edition().year == 2004


def test_a_file_too_big_to_keep_in_memory_fails_in_a_sentence(path):
    reader = Reader(path)
    truncated(path)
    with pytest.raises(DamagedError, match=r"r\.sqlite is damaged \("):
        reader.rows("select * from placings")


def spoil(path, start, data):
    with path.open("r+b") as file:
        file.seek(start)
        file.write(data)


@pytest.mark.parametrize(
    ("harm", "error", "reason"),
    [
        pytest.param(Path.unlink, MissingError, "is not there", id="missing"),
        pytest.param(lambda path: path.write_bytes(b""), DamagedError, "no SQLite", id="empty"),
        pytest.param(rewritten, DamagedError, "is no SQLite file", id="a text"),
        pytest.param(truncated, DamagedError, "cut short", id="cut short"),
        pytest.param(lambda p: os.truncate(p, 50), DamagedError, "no SQLite", id="half a header"),
        pytest.param(
            lambda p: spoil(p, 68, b"ELSE"), DamagedError, "another program", id="foreign"
        ),
        pytest.param(lambda p: spoil(p, 60, b"ELSE"), OutdatedError, "another ver", id="outdated"),
        pytest.param(
            lambda p: spoil(p, 4096, b"\xff" * 200_000), DamagedError, "damaged", id="overwritten"
        ),
        pytest.param(
            lambda p: spoil(p, 8192, b"\xff" * 4096), DamagedError, "damaged", id="a page"
        ),
    ],
)
def test_a_file_that_is_not_ours_or_not_whole_is_named(path, harm, error, reason):
    harm(path)
    with pytest.raises(UnusableError, match=reason) as raised:
        Archive(path)
    assert type(raised.value) is error
    assert str(raised.value).startswith(str(path))


def test_a_folder_in_its_place_is_named(tmp_path):
    with pytest.raises(DamagedError, match="is a folder"):
        Archive(tmp_path)


def test_another_programs_database_is_named(tmp_path):
    path = tmp_path / "r.sqlite"
    with sqlite3.connect(path) as connection:
        connection.execute("create table notes (text)")
    connection.close()
    with pytest.raises(DamagedError, match="is a SQLite file of another program"):
        Archive(path)


def test_readers_see_one_file_or_the_other_and_nothing_between(path):
    one = path.with_name("one")
    other = path.with_name("other")
    shutil.copy(path, one)
    build([(replace(EDITION, year=2004), AUDIT)], other, "second")
    done = threading.Event()

    def swap() -> None:
        for number in range(60):
            beside = path.with_name("beside")
            shutil.copy(other if number % 2 else one, beside)
            beside.replace(path)
        done.set()

    archive = Archive(path)
    thread = threading.Thread(target=swap)
    thread.start()
    seen = set()
    while not done.is_set():
        results = archive.edition()
        seen.add((results.year, results.winner(9, CARS).crew.people[0].name))
    thread.join()
    assert seen == {(2003, "Ari Vatanen"), (2004, "Ari Vatanen")}


@pytest.mark.skipif(not Path("/proc/self/fd").exists(), reason="the system does not tell")
def test_files_that_nobody_asks_any_more_are_closed(path):
    archive = Archive(path)
    archive.edition().edition()
    for number in range(20):
        build([(EDITION, AUDIT)], path, str(number))
        archive.edition().edition()
    gc.collect()
    links = Path("/proc/self/fd").iterdir()
    opened = [str(link.readlink()) for link in links if link.is_symlink()]
    assert sum(str(path) in name for name in opened) == 1
    archive.close()


def test_a_lock_of_another_program_disturbs_nobody(path):
    with closing(sqlite3.connect(path)) as other:
        other.execute("begin exclusive")
        archive = Archive(path)
        assert archive.edition().edition() == EDITION


def test_a_path_with_any_characters_is_opened(tmp_path):
    path = tmp_path / "50% of what? #1 [é]" / "r.sqlite"
    build([(EDITION, AUDIT)], path, "a stamp")
    assert Archive(path).edition().edition() == EDITION


def test_nothing_can_be_written_through_it(path):
    with pytest.raises(DamagedError, match="readonly"):
        Archive(path)._reader.rows("delete from placings")


def test_a_question_in_several_steps_is_answered_from_one_file(tmp_path):
    path = tmp_path / "results.sqlite"
    archive = open_archive(path)
    with archive.steady():
        before = archive.edition()
        build_archive(path)
        with archive.steady():
            assert archive.edition() is before
        assert archive.edition() is before
    assert archive.edition() is not before
