"""The log: where it goes, what is said at the terminal, what happens where it cannot be kept."""

import re

import pytest

from tests.program import Ended, Program

WARN = (
    "import logging, sys; from pathlib import Path; from bot import logs;"
    "logs.to_file(Path('kept/dakar.log'), 'INFO');"
    "log = logging.getLogger('db.somewhere');"
)
LINE = r"\d{4}-\d\d-\d\d \d\d:\d\d:\d\d,\d{3} "


@pytest.fixture
def program(tmp_path):
    return Program(tmp_path)


def test_the_file_has_all_and_the_terminal_has_warnings(program):
    ended = program.python(
        f"{WARN} log.debug('a'); log.info('b'); log.warning('c %s', 1);"
        "logs.guarded(lambda: {}['d'], print)"
    )
    assert (ended.status, ended.err) == (0, "c 1\n")
    reference = re.search(r"Reference ([0-9A-F]{8})\.", ended.out)[1]
    log = (program.home / "kept" / "dakar.log").read_text()
    assert re.match(
        rf"{LINE}INFO db\.somewhere: b\n{LINE}WARNING db\.somewhere: c 1\n"
        rf"{LINE}ERROR bot\.logs: question failed, reference {reference}\n"
        r"Traceback .*\nKeyError: 'd'\n$",
        log,
        re.DOTALL,
    )


def test_there_is_no_file_before_there_is_something_to_say(program):
    assert program.python(f"{WARN} log.debug('a')").status == 0
    assert not (program.home / "kept").exists()


def test_a_large_file_is_put_aside(program):
    (program.home / "kept").mkdir()
    file = program.home / "kept" / "dakar.log"
    file.write_text("x" * 1_000_001)
    assert program.python(f"{WARN} log.info('a'); log.info('b')").status == 0
    assert (file.with_name("dakar.log.old").stat().st_size, file.read_text().count("\n")) == (
        1_000_001,
        2,
    )


def test_a_log_that_cannot_be_kept_is_told_once_and_stops_nobody(program):
    (program.home / "kept").write_text("")
    ended = program.python(f"{WARN} log.info('a'); log.info('b'); print('done')")
    assert (ended.status, ended.out) == (0, "done\n")
    assert re.fullmatch(r"The log kept/dakar\.log cannot be written: .+\.\n", ended.err)


def test_a_results_file_that_cannot_be_read_is_no_bug(program):
    (program.home / "own.sqlite").write_text("my own notes")
    ended = program.python(
        f"{WARN} from db.results.reading import Reader;"
        "logs.guarded(lambda: Reader(Path('own.sqlite')), print)"
    )
    assert ended == Ended(0, "own.sqlite is no SQLite file; dakar build makes it anew.\n", "")
    assert not (program.home / "kept").exists()
