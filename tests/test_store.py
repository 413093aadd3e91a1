import os
import resource
import shutil
import signal
import sqlite3
import stat
import subprocess
import sys
import tempfile
import time
from contextlib import closing
from pathlib import Path

import pytest

from db.audit import audit
from db.failures import UnbuildableError
from db.reader.transcript import transcribe
from db.results import Archive
from db.store import build

ROOT = Path(__file__).parent.parent
TEXT = (ROOT / "db" / "editions" / "2003.txt").read_text(encoding="utf-8")
EDITION = transcribe(TEXT, "2003.txt").edition
AUDIT = audit(EDITION)
BUILDER = """
import os, sys, time
from pathlib import Path
import db.store.fill
from db.audit import Audit
from db.failures import UnbuildableError
from db.store import build
from db.reader.transcript import transcribe

text, path, *how = sys.argv[1:]
edition = transcribe(Path(text).read_text(encoding="utf-8"), "2003.txt").edition

def editions():
    yield edition, Audit((), ())
    if how == ["slowly"]:
        print("in the middle", flush=True)
        time.sleep(60)

# The administrator may write anywhere; an interpreter in a home folder is closed to all others.
if how == ["as somebody who may not write"] and os.geteuid() == 0:
    os.setgroups([])
    os.setgid(65534)
    os.setuid(65534)
try:
    build(editions(), Path(path), "new")
except UnbuildableError as error:
    sys.exit(str(error))
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A results file that is there before anything goes wrong."""
    path = tmp_path / "results.sqlite"
    build([(EDITION, AUDIT)], path, "old")
    return path


def builder(path: Path, *more: str, **options) -> subprocess.Popen:
    """Another process that builds the same file."""
    return subprocess.Popen(
        [sys.executable, "-c", BUILDER, ROOT / "db" / "editions" / "2003.txt", path, *more],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        **options,
    )


def leftovers(path: Path) -> list[str]:
    return sorted(file.name for file in path.parent.iterdir() if file != path)


def test_the_same_input_gives_the_same_bytes_anywhere_at_any_time(path, tmp_path):
    other = tmp_path / "a new folder" / "other.sqlite"
    time.sleep(1.1)  # Were a time kept, it would be in whole seconds.
    build([(EDITION, AUDIT)], other, "old")
    assert other.read_bytes() == path.read_bytes()


def test_another_process_makes_the_same_bytes(path):
    build([(EDITION, type(AUDIT)((), ()))], path, "new")
    expected = path.read_bytes()
    path.unlink()
    with builder(path) as process:
        assert process.communicate() == ("", "")
    assert path.read_bytes() == expected


def test_tables_are_strict_and_links_hold(path):
    with closing(sqlite3.connect(path)) as connection:
        lax = connection.execute(
            "select name from pragma_table_list "
            "where schema = 'main' and type = 'table' and not strict and name not like 'sqlite_%'"
        )
        assert lax.fetchall() == []
        assert connection.execute("pragma integrity_check").fetchall() == [("ok",)]
        connection.execute("pragma foreign_keys = on")
        with pytest.raises(sqlite3.IntegrityError, match="FOREIGN KEY"):
            connection.execute("insert into seats values (2003, 'no such crew', 0, 'nobody')")


def test_whoever_may_read_the_folder_may_read_the_file(path):
    umask = os.umask(0)
    os.umask(umask)
    assert stat.S_IMODE(path.stat().st_mode) == 0o666 & ~umask


def test_a_kill_in_the_middle_leaves_the_old_file_and_the_next_day_no_trace(path):
    before = path.read_bytes()
    with builder(path, "slowly") as process:
        assert process.stdout.readline() == "in the middle\n"
        process.kill()
    assert process.returncode == -signal.SIGKILL
    assert path.read_bytes() == before
    assert Archive(path).stamp == "old"
    [left] = leftovers(path)
    build([(EDITION, AUDIT)], path, "new")
    assert leftovers(path) == [left], "it could be one that is still at work"
    yesterday = time.time() - 86_400
    os.utime(path.with_name(left), (yesterday, yesterday))
    build([(EDITION, AUDIT)], path, "new")
    assert leftovers(path) == []
    assert Archive(path).stamp == "new"


def test_an_interrupted_build_cleans_up(path):
    before = path.read_bytes()
    with builder(path, "slowly") as process:
        assert process.stdout.readline() == "in the middle\n"
        process.send_signal(signal.SIGINT)
    assert path.read_bytes() == before
    assert leftovers(path) == []


@pytest.mark.parametrize("limit", [0, 4096, 100_000, 200_000])
def test_a_disk_that_takes_no_more_leaves_the_old_file(path, limit):
    before = path.read_bytes()

    def full() -> None:
        # The nearest to a full disk that needs no rights: no file may grow beyond this.
        resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))

    with builder(path, preexec_fn=full) as process:
        _, error = process.communicate()
    assert process.returncode == 1
    assert error.startswith(f"{path} could not be built: the disk ")
    assert error.count("\n") == 1
    assert path.read_bytes() == before
    assert leftovers(path) == []


FULL = """
import sys
from pathlib import Path
from db.audit import Audit
from db.failures import UnbuildableError
from db.store import build
from db.reader.transcript import transcribe

text, folder = map(Path, sys.argv[1:])
path = folder / "results.sqlite"
edition = transcribe(text.read_text(encoding="utf-8"), "2003.txt").edition
build([(edition, Audit((), ()))], path, "old")
before = path.read_bytes()
try:
    build([(edition, Audit((), ()))], path, "new")
except UnbuildableError as error:
    print(error)
print(path.read_bytes() == before, *(file.name for file in folder.iterdir()))
"""


def test_a_disk_that_is_really_full_leaves_the_old_file(tmp_path):
    # A disk of 400 KB in memory, which only the processes in there see; it has room for one file.
    mount = 'mount -t tmpfs -o size=400k tmpfs "$0" && exec "$@"'
    inside = ["unshare", "--map-root-user", "--mount", "sh", "-c", mount, tmp_path]
    try:
        subprocess.run([*inside, "true"], check=True, capture_output=True)
    except (OSError, subprocess.CalledProcessError):
        pytest.skip("no disk can be mounted here")
    text = ROOT / "db" / "editions" / "2003.txt"
    tried = subprocess.run(
        [*inside, sys.executable, "-c", FULL, text, tmp_path],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (tried.stdout, tried.stderr) == (
        f"{tmp_path}/results.sqlite could not be built: the disk is full\nTrue results.sqlite\n",
        "",
    )


def test_a_read_only_folder_leaves_the_old_file():
    # Not the folder that pytest gives, which is closed to other users altogether.
    folder = Path(tempfile.mkdtemp())
    try:
        path = folder / "results.sqlite"
        build([(EDITION, AUDIT)], path, "old")
        before = path.read_bytes()
        folder.chmod(0o555)
        with builder(path, "as somebody who may not write") as process:
            _, error = process.communicate()
        assert error == (
            f"{path} could not be built: its folder cannot be written to "
            "(unable to open database file)\n"
        )
        assert path.read_bytes() == before
        assert leftovers(path) == []
    finally:
        folder.chmod(0o755)
        shutil.rmtree(folder)


def test_a_folder_that_cannot_be_made_is_said_in_a_sentence(path):
    inside = path / "results.sqlite"
    with pytest.raises(UnbuildableError, match=r"could not be built: (File exists|Not a dir)"):
        build([(EDITION, AUDIT)], inside, "new")


def test_two_builds_at_once_leave_one_whole_file(path):
    processes = [builder(path) for _ in range(2)]
    for process in processes:
        with process:
            assert process.communicate() == ("", "")
    archive = Archive(path)
    assert (archive.stamp, archive.edition().edition()) == ("new", EDITION)
    assert leftovers(path) == []


def test_a_build_that_fails_in_the_documents_leaves_the_old_file(path):
    def editions():
        yield EDITION, AUDIT
        message = "a document went wrong"
        raise RuntimeError(message)

    before = path.read_bytes()
    with pytest.raises(RuntimeError, match="a document went wrong"):
        build(editions(), path, "new")
    assert path.read_bytes() == before
    assert leftovers(path) == []
