import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest

from db.failures import UnbuildableError
from db.load import build_archive, load_files, open_archive
from db.results import Archive
from db.results.reading import signature

ROOT = Path(__file__).parent.parent
TEXT = (ROOT / "db" / "editions" / "2003.txt").read_text(encoding="utf-8")
LATER = TEXT.replace("2004 Dakar", "2005 Dakar").replace("2003", "2004")
"""The same results in another year."""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "data" / "results.sqlite"


@pytest.fixture
def later(tmp_path: Path) -> Path:
    file = tmp_path / "later.txt"
    file.write_text(LATER, encoding="utf-8")
    return file


def names(path: Path) -> list[str]:
    return sorted(state(path))


def state(path: Path) -> dict[str, bytes]:
    files = (file for file in path.parent.rglob("*") if file.is_file())
    # What a start remembers of the documents may be there or not.
    return {file.name: file.read_bytes() for file in files if file.name != ".digests"}


def test_a_loaded_document_is_copied_reported_and_survives_rebuilding(path, later):
    archive = open_archive(path)
    [report] = load_files([later], path)
    edition = archive.edition(2004).edition()
    assert archive.years == (2003, 2004)
    assert (report.file, report.year, report.name) == (later, 2004, "2004 Dakar Rally")
    assert report.stages == len(edition.stages) == 17
    assert report.placings == sum(len(table.placings) for table in edition.classifications)
    assert report.people == len(edition.people)
    assert report.findings == len(archive.edition(2004).findings)
    assert report.skipped == ()
    assert names(path) == ["2004.txt", "results.sqlite"]
    later.unlink()
    path.unlink()
    assert open_archive(path).years == (2003, 2004)


def test_after_loading_a_start_builds_nothing(path, later):
    load_files([later], path)
    before = signature(path)
    assert open_archive(path).years == (2003, 2004)
    assert signature(path) == before


def test_loading_the_same_again_changes_nothing(path, later):
    load_files([later], path)
    before = state(path)
    load_files([later], path)
    assert state(path) == before


def test_loading_gives_the_bytes_that_building_gives(path, later, tmp_path):
    earlier = tmp_path / "earlier.txt"
    earlier.write_text(TEXT.replace("2003", "2002"), encoding="utf-8")
    load_files([later, earlier], path)
    load_files([later], path)
    before = state(path)
    path.unlink()
    build_archive(path)
    assert state(path) == before


def test_a_newer_text_of_a_year_replaces_that_edition_whole(path, later, tmp_path):
    load_files([later], path)
    newer = tmp_path / "newer.txt"
    newer.write_text(LATER.replace("Ari Vatanen", "Ari Watanen"), encoding="utf-8")
    load_files([newer], path)
    names_of = {person.name for person in open_archive(path).edition(2004).people}
    assert ("Ari Watanen" in names_of, "Ari Vatanen" in names_of) == (True, False)
    assert names(path) == ["2004.txt", "results.sqlite"]


def test_the_operators_text_stands_in_for_the_bundled_one_of_its_year(path, tmp_path):
    own = tmp_path / "own.txt"
    own.write_text(TEXT.replace("Ari Vatanen", "Ari Watanen"), encoding="utf-8")
    load_files([own], path)
    archive = open_archive(path)
    assert archive.years == (2003,)
    assert "Ari Watanen" in {person.name for person in archive.edition().people}


def test_a_document_put_into_the_folder_by_hand_is_found_and_replaced(path, later):
    by_hand = path.parent / "editions" / "mine.txt"
    by_hand.parent.mkdir(parents=True)
    by_hand.write_text(LATER.replace("Ari Vatanen", "Ari Watanen"), encoding="utf-8-sig")
    assert open_archive(path).years == (2003, 2004)
    load_files([later], path)
    assert names(path) == ["2004.txt", "results.sqlite"]
    assert (path.parent / "editions" / "2004.txt").read_text(encoding="utf-8") == LATER


def test_sections_that_are_none_of_ours_are_reported_with_their_line(path, tmp_path):
    file = tmp_path / "more.txt"
    file.write_text(f"{LATER}\n==See also==\n\nNothing.\n", encoding="utf-8")
    [report] = load_files([file], path)
    line = LATER.count("\n") + 2
    assert report.skipped == (("See also", line),)


def test_one_bad_row_refuses_all_files_and_changes_nothing(path, later, tmp_path):
    open_archive(path)
    before = state(path)
    bad = tmp_path / "bad.txt"
    lines = LATER.replace("2004 Dakar", "2006 Dakar").splitlines()
    number = next(n for n, line in enumerate(lines) if "Cyril Despres" in line and "| 1 |" in line)
    lines[number] = "| 1 | what is this |"
    bad.write_text("\n".join(lines), encoding="utf-8")
    with pytest.raises(UnbuildableError, match="what is this") as raised:
        load_files([later, bad], path)
    assert str(raised.value).startswith(f"{bad}, line {number + 1}: expected ")
    assert state(path) == before


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        pytest.param(b"= 2004 Dakar Rally =\n\nLoprais, Tom\xe1\xf9\n", "line 3", id="encoding"),
        pytest.param(b"", "line 1", id="empty"),
        pytest.param(None, "cannot be read: No such file", id="missing"),
    ],
)
def test_a_file_that_cannot_be_read_is_said_in_a_sentence(path, tmp_path, data, reason):
    file = tmp_path / "file.txt"
    if data is not None:
        file.write_bytes(data)
    with pytest.raises(UnbuildableError, match=reason) as raised:
        load_files([file], path)
    assert str(raised.value).startswith(str(file))
    assert "\n" not in str(raised.value)


LOADER = """
import sys
from pathlib import Path
import db.store.fill, db.load.rebuild
from db.load import load_files

print("ready", flush=True)
load_files([Path(file) for file in sys.argv[2:]], Path(sys.argv[1]))
print("loaded", flush=True)
"""


@pytest.mark.parametrize("milliseconds", [0, 5, 10, 20, 30, 45, 60, 80, 100, 150])
def test_a_kill_at_any_moment_of_a_load_leaves_a_whole_state(path, later, milliseconds):
    open_archive(path)
    command = [sys.executable, "-c", LOADER, path, later]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout.readline() == "ready\n"
        time.sleep(milliseconds / 1000)
        process.kill()
        said = process.stdout.read()
    stored = Archive(path).years
    assert stored in {(2003,), (2003, 2004)}, "what is there is whole, before anybody mends it"
    copied = path.parent / "editions" / "2004.txt"
    years = open_archive(path).years
    assert years == ((2003, 2004) if copied.exists() else (2003,))
    assert not copied.exists() or copied.read_text(encoding="utf-8") == LATER
    assert not said or years == (2003, 2004)


def test_a_copy_that_was_never_finished_is_removed_by_a_later_load(path, later):
    half = path.parent / "editions" / ".2004.txt.0123456789abcdef.copy"
    half.parent.mkdir(parents=True)
    half.write_text(LATER[:1000], encoding="utf-8")
    os.utime(half, (0, 0))
    assert open_archive(path).years == (2003,)
    load_files([later], path)
    assert names(path) == ["2004.txt", "results.sqlite"]


def test_two_files_of_one_year_are_refused(path, later, tmp_path):
    again = tmp_path / "again.txt"
    shutil.copy(later, again)
    with pytest.raises(UnbuildableError, match=f"{later} and {again} both tell of 2004"):
        load_files([later, again], path)
    assert not path.exists()
