"""What is remembered of documents, so that a start need not read them: never anything outdated."""

import json
import os
import shutil
import time

import pytest

from db.load import digests, open_archive, states
from db.load.digests import digest_of
from db.results.reading import signature
from tests.small_rally import TEXT

LONG_AGO = 1_000_000_000


@pytest.fixture
def path(tmp_path, monkeypatch):
    """A results file with a document whose digest is remembered, at once where it may be."""
    monkeypatch.setattr(digests, "_MOMENT", 0)
    path = tmp_path / "results.sqlite"
    file = tmp_path / "editions" / "1990.txt"
    file.parent.mkdir()
    file.write_text(TEXT, encoding="utf-8")
    open_archive(path).close()
    states.state(path)
    return path


@pytest.fixture
def file(path):
    return path.parent / "editions" / "1990.txt"


def memory(file):
    return file.with_name(".digests")


def remembered(file):
    return json.loads(memory(file).read_text())


def digest(path):
    [document] = states.state(path).loaded
    return document.digest


def test_what_is_remembered_is_not_read_again(path, file):
    [[name, *state, kept]] = remembered(file)
    assert (name, kept) == ("1990.txt", digest_of(file.read_bytes()))
    memory(file).write_text(json.dumps([[name, *state, "as remembered"]]))
    assert digest(path) == "as remembered"
    assert states.state(path, afresh=True).loaded[0].digest == kept


def test_a_document_that_is_only_touched_makes_no_build(path, file):
    before, kept = signature(path), memory(file).read_bytes()
    os.utime(file)
    assert open_archive(path).years == (1990, 2003)
    assert signature(path) == before
    assert memory(file).read_bytes() != kept


def edited(file):
    file.write_text(TEXT.replace("Bo Brun", "Bo Bran"), encoding="utf-8")


def edited_and_its_time_put_back(file):
    found = file.stat()
    edited(file)
    os.utime(file, ns=(found.st_atime_ns, found.st_mtime_ns))


def replaced_by_an_older_copy(file):
    other = file.parent.with_name("other")
    edited(other)
    os.utime(other, (LONG_AGO, LONG_AGO))
    shutil.copy2(other, file)


def replaced_by_an_older_file(file):
    other = file.parent.with_name("other")
    edited(other)
    os.utime(other, (LONG_AGO, LONG_AGO))
    other.replace(file)


def replaced_by_one_with_the_same_time(file):
    found = file.stat()
    other = file.parent.with_name("other")
    edited(other)
    os.utime(other, ns=(found.st_atime_ns, found.st_mtime_ns))
    other.replace(file)


@pytest.mark.parametrize(
    "change",
    [
        edited,
        edited_and_its_time_put_back,
        replaced_by_an_older_copy,
        replaced_by_an_older_file,
        replaced_by_one_with_the_same_time,
    ],
)
def test_another_text_of_the_same_size_is_found(path, file, change):
    size = file.stat().st_size
    change(file)
    assert file.stat().st_size == size
    assert "Bo Bran" in {person.name for person in open_archive(path).edition(1990).people}


def test_what_was_written_after_the_clock_was_set_back_is_found(path, file):
    """As it looks then: all that is remembered bears later times than the file."""
    [[name, size, changed, moved, number, _]] = remembered(file)
    hour = 3_600_000_000_000
    for times in ([changed + hour, moved + hour], [changed, moved + hour]):
        memory(file).write_text(json.dumps([[name, size, *times, number, "of an older text"]]))
        assert digest(path) == digest_of(file.read_bytes())


def test_a_time_that_lies_ahead_is_never_relied_on(path, file):
    ahead = time.time() + 3600
    os.utime(file, (ahead, ahead))
    digest(path)
    assert remembered(file) == []


def test_what_was_changed_a_moment_ago_is_read_again(path, file, monkeypatch):
    monkeypatch.undo()
    edited(file)
    assert digest(path) == digest_of(file.read_bytes())
    assert remembered(file) == []
    time.sleep(2.1)
    digest(path)
    assert [kept[0] for kept in remembered(file)] == ["1990.txt"]


@pytest.mark.parametrize(
    "damage",
    [
        b"",
        b"\xff\0",
        b"{",
        b"{}",
        b"null",
        b"[1]",
        b'[["1990.txt"]]',
        b'[["1990.txt", 1, 2, 3, "x"]]',
        b'[["1990.txt", 1, 2, 3, 4, 5, "x"]]',
        b'[["1990.txt", "a", 2, 3, 4, "x"]]',
        b'[[[], 1, 2, 3, 4, "x"]]',
        b"[" * 100_000,
    ],
)
def test_a_damaged_memory_is_none(path, file, damage):
    memory(file).write_bytes(damage)
    assert digest(path) == digest_of(file.read_bytes())
    assert [kept[0] for kept in remembered(file)] == ["1990.txt"]


def test_a_document_that_is_gone_is_forgotten(path, file):
    file.unlink()
    assert open_archive(path).years == (2003,)
    assert remembered(file) == []


def test_a_memory_that_cannot_be_written_is_none(path, file):
    memory(file).unlink()
    memory(file).mkdir()
    assert digest(path) == digest_of(file.read_bytes())
    assert sorted(each.name for each in file.parent.iterdir()) == [".digests", "1990.txt"]
