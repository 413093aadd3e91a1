import logging
import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from db.failures import UnbuildableError
from db.load import build_archive, load_files, open_archive, sources, states
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
    files = (file for file in path.parent.rglob("*") if file.is_file())
    # What a start remembers of the documents may be there or not.
    return sorted(file.name for file in files if file.name != ".digests")


def test_the_first_start_builds_and_the_second_does_not(path, caplog):
    caplog.set_level(logging.INFO)
    assert open_archive(path).years == (2003,)
    [record] = caplog.records
    assert record.getMessage().startswith(f"built {path} in ")
    caplog.clear()
    before = signature(path)
    archive = open_archive(path)
    assert archive.edition().name == "2003 Dakar Rally"
    assert archive.stamp == states.state(path).stamp
    assert signature(path) == before
    assert caplog.records == []


def test_a_start_without_a_build_imports_nothing_that_builds(path):
    open_archive(path)
    program = (
        "import sys; from pathlib import Path; from db.load import open_archive\n"
        f"assert open_archive(Path({str(path)!r})).edition().people\n"
        "print(*sorted({'sqlite_utils', 'db.reader.transcript', 'db.audit', 'rapidfuzz'}"
        " & set(sys.modules)))"
    )
    asked = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, check=True, capture_output=True, text=True
    )
    assert asked.stdout == "\n"


def test_building_again_gives_the_same_bytes(path):
    open_archive(path)
    before = path.read_bytes()
    build_archive(path)
    assert path.read_bytes() == before


def test_the_stamp_tells_any_change_of_text_name_and_program(path, monkeypatch):
    home = path.parent / "editions"
    home.mkdir(parents=True)

    def stamp(**files: str) -> str:
        for file in home.glob("*.txt"):
            file.unlink()
        for name, text in files.items():
            (home / f"{name}.txt").write_text(text)
        return states.state(path).stamp

    stamps = [stamp(a="ab", b="c"), stamp(a="a", b="bc"), stamp(a="c", b="ab"), stamp(a="ab")]
    stamps += [stamp(), stamp(b="ab")]
    assert stamp(a="ab") == stamps[3]
    copy = path.parent / "db"
    shutil.copytree(ROOT / "db", copy, ignore=shutil.ignore_patterns("__pycache__"))
    monkeypatch.setattr(sources, "PACKAGE", copy)
    monkeypatch.setattr(sources, "OWN", copy / "editions")
    assert stamp(b="ab") == stamps[-1]
    with (copy / "times.py").open("a") as module:
        module.write("\n")
    stamps.append(stamp(b="ab"))
    with (copy / "editions" / "2003.txt").open("a") as text:
        text.write("\n")
    stamps.append(stamp(b="ab"))
    assert len(set(stamps)) == len(stamps)


DAMAGES = [
    pytest.param(lambda path: path.write_text("a text"), "is no SQLite file", id="a text"),
    pytest.param(lambda path: os.truncate(path, 40_000), "is cut short", id="cut short"),
    pytest.param(lambda path: os.truncate(path, 0), "is no SQLite file", id="empty"),
]


@pytest.mark.parametrize(("harm", "reason"), DAMAGES)
def test_a_damaged_file_is_named_kept_aside_and_rebuilt(path, harm, reason, caplog):
    open_archive(path)
    good = path.read_bytes()
    kept = []
    for number in (1, 2):
        caplog.clear()
        harm(path)
        kept.append(path.read_bytes())
        assert open_archive(path).years == (2003,)
        assert path.read_bytes() == good
        assert reason in caplog.text
        assert caplog.records[-1].getMessage() == f"kept it as {path}.damaged-{number}"
    assert [path.with_name(f"{path.name}.damaged-{n}").read_bytes() for n in (1, 2)] == kept


def test_another_programs_database_is_kept_whole(path):
    path.parent.mkdir()
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("create table notes as select 'precious' as text")
        connection.commit()
    assert open_archive(path).years == (2003,)
    with closing(sqlite3.connect(f"{path}.damaged-1")) as connection:
        assert connection.execute("select text from notes").fetchall() == [("precious",)]


def test_a_folder_in_the_files_place_is_kept_whole(path):
    path.mkdir(parents=True)
    (path / "precious").touch()
    assert open_archive(path).years == (2003,)
    assert (path.parent / "results.sqlite.damaged-1" / "precious").exists()


def test_a_file_of_another_version_is_built_anew_in_its_place(path, caplog):
    caplog.set_level(logging.INFO)
    open_archive(path)
    with path.open("r+b") as file:
        file.seek(60)
        file.write(b"\0\0\0\1")
    assert open_archive(path).years == (2003,)
    assert "was made by another version, so it is built anew" in caplog.text
    assert names(path) == ["results.sqlite"]


def test_a_broken_document_of_the_operator_leaves_the_older_results_answering(path, later, caplog):
    open_archive(path)
    load_files([later], path)
    before = path.read_bytes()
    broken = path.parent / "editions" / "2004.txt"
    broken.write_text(LATER.replace("| 2 January |", "| 32 January |"), encoding="utf-8")
    caplog.clear()
    assert open_archive(path).years == (2003, 2004)
    assert path.read_bytes() == before
    [record] = caplog.records
    assert record.levelname == "ERROR"
    assert f"{broken}, line " in record.getMessage()
    assert record.getMessage().endswith("; the older results go on answering")
    path.unlink()
    with pytest.raises(UnbuildableError, match="32 January"):
        open_archive(path)
    load_files([later], path)
    assert open_archive(path).years == (2003, 2004)


OPENER = """
import logging, os, resource, sys
from pathlib import Path
import db.store.fill, db.load.rebuild
from db.load import load_files, open_archive
from db.failures import UnbuildableError

logging.basicConfig(format="%(message)s", level="WARNING")
how, path, *files = sys.argv[1:]
if how == "full":
    resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096))
elif how == "read-only" and os.geteuid() == 0:
    os.setgroups([])
    os.setgid(65534)
    os.setuid(65534)
try:
    if files:
        load_files([Path(file) for file in files], Path(path))
    print(open_archive(Path(path)).years)
except UnbuildableError as error:
    sys.exit(str(error))
"""


def another(how: str, path: Path, *files: Path) -> subprocess.CompletedProcess:
    """Another process that opens or loads, without the right or the room to write."""
    return subprocess.run(
        [sys.executable, "-c", OPENER, how, path, *files],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )


def outdate(path: Path) -> bytes:
    """Make the program find that a text has changed since the file was built."""
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("update archive set stamp = 'older'")
        connection.commit()
    return path.read_bytes()


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """Not the folder that pytest gives, which is closed to other users altogether."""
    folder = Path(tempfile.mkdtemp())
    folder.chmod(0o755)
    yield folder
    folder.chmod(0o755)
    shutil.rmtree(folder)


@pytest.mark.parametrize(
    ("how", "reason"),
    [("read-only", "its folder cannot be written to"), ("full", "the disk ")],
)
def test_where_nothing_can_be_written_the_older_results_answer(open_folder, how, reason):
    path = open_folder / "results.sqlite"
    open_archive(path)
    before = outdate(path)
    open_folder.chmod(0o555 if how == "read-only" else 0o755)
    opened = another(how, path)
    assert (opened.returncode, opened.stdout) == (0, "(2003,)\n")
    assert opened.stderr.startswith(f"{path} could not be built: {reason}")
    assert opened.stderr.endswith("; the older results go on answering\n")
    assert opened.stderr.count("\n") == 1
    assert path.read_bytes() == before
    assert names(path) == ["results.sqlite"]


def test_where_nothing_can_be_written_and_nothing_is_there_a_sentence_says_so(open_folder):
    open_folder.chmod(0o555)
    opened = another("read-only", open_folder / "data" / "results.sqlite")
    assert (opened.returncode, opened.stdout) == (1, "")
    assert opened.stderr == (
        f"{open_folder}/data/results.sqlite could not be built: Permission denied\n"
    )


def test_a_read_only_folder_with_a_new_file_needs_no_build(open_folder):
    path = open_folder / "results.sqlite"
    open_archive(path)
    open_folder.chmod(0o555)
    opened = another("read-only", path)
    assert (opened.returncode, opened.stdout, opened.stderr) == (0, "(2003,)\n", "")


def test_a_damaged_file_in_a_read_only_folder_is_said_in_a_sentence(open_folder):
    path = open_folder / "results.sqlite"
    path.write_text("a text")
    open_folder.chmod(0o555)
    opened = another("read-only", path)
    assert opened.returncode == 1
    assert opened.stderr == (
        f"{path} is no SQLite file\n{path} cannot be moved out of the way: Permission denied\n"
    )
    assert path.read_text() == "a text"


def test_a_full_disk_loads_no_document(open_folder, later):
    path = open_folder / "results.sqlite"
    open_archive(path)
    before = path.read_bytes()
    later.parent.chmod(0o755)
    loaded = another("full", path, later)
    assert loaded.returncode == 1
    assert loaded.stderr == f"nothing was changed in {open_folder}/editions: File too large\n"
    assert path.read_bytes() == before
    assert names(path) == ["results.sqlite"]


def test_starts_at_once_on_a_damaged_file_lose_nothing(path):
    path.parent.mkdir()
    path.write_text("precious")
    command = [sys.executable, "-c", OPENER, "two at once", path]
    processes = [
        subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
        for _ in range(3)
    ]
    for process in processes:
        with process:
            assert process.communicate()[0] == b"(2003,)\n"
    kept = [file for file in path.parent.iterdir() if ".damaged-" in file.name]
    assert [file.read_bytes() for file in kept].count(b"precious") == 1
    assert open_archive(path).years == (2003,)
