"""Loads and unloads that are killed, meet each other, or have no room: nothing is lost by it."""

import errno
import fcntl
import json
import logging
import os
import resource
import shutil
import subprocess
import sys
import tempfile
import threading
from pathlib import Path

import pytest

from db.failures import UnbuildableError
from db.load import build_archive, load_files, open_archive, unload
from db.results import Archive
from tests.small_rally import TEXT

ROOT = Path(__file__).parent.parent
NEWER = TEXT.replace("Bo Brun", "Bo Braun")
OF = {year: TEXT.replace("1990", str(year)) for year in (1987, 1988, 1989, 1990)}


@pytest.fixture
def path(tmp_path):
    """A results file with two documents, one under a name of the operator's own."""
    return prepared(tmp_path / "data")


def prepared(folder):
    path = folder / "results.sqlite"
    home = folder / "editions"
    home.mkdir(parents=True)
    (home / "1989.txt").write_text(OF[1989], encoding="utf-8")
    (home / "mine.txt").write_text(OF[1990], encoding="utf-8")
    build_archive(path).close()
    return path


def given(folder):
    """New texts: one of a new year, one in place of a file of that name, one of another name."""
    files = []
    for year in (1988, 1989, 1990):
        files.append(folder / f"given-{year}.txt")
        files[-1].write_text(NEWER.replace("1990", str(year)), encoding="utf-8")
    return files


def texts(path):
    """What is kept of the operator's, by name."""
    home = path.parent / "editions"
    return {file.name: file.read_text() for file in home.glob("[!.]*.txt")}


def answered(archive):
    """By year, what only one of the two texts has."""
    people = {year: archive.edition(year).people for year in archive.years if year != 2003}
    return {year: {each.key for each in people[year]} & {"bo-brun", "bo-braun"} for year in people}


OLD = {1989: {"bo-brun"}, 1990: {"bo-brun"}}
NEW = {year: {"bo-braun"} for year in (1988, 1989, 1990)}
LEFT = {1989: {"bo-brun"}}

KILLED = """
import os, shutil, signal, sys
from pathlib import Path
import db.store.fill
from db.load import load_files, loading, unload

template, folder, what, *files = sys.argv[1:]
WRITES = os.O_WRONLY | os.O_RDWR | os.O_CREAT

def acts(event, arguments):
    # What changes something on the disk, or opens it for that.
    if event == "open":
        return isinstance(arguments[2], int) and bool(arguments[2] & WRITES)
    return event in {"os.rename", "os.remove", "os.rmdir", "os.mkdir", "os.truncate"}

def run(most):
    seen = 0
    def hook(event, arguments):
        nonlocal seen
        if not acts(event, arguments):
            return
        seen += 1
        if seen > most:
            os.kill(os.getpid(), signal.SIGKILL)
    sys.addaudithook(hook)
    path = Path(folder, str(most), "results.sqlite")
    if what == "load":
        load_files([Path(file) for file in files], path)
    else:
        unload(1990, path)

for most in range(200):
    shutil.copytree(template, Path(folder, str(most)))
    child = os.fork()
    if not child:
        try:
            run(most)
        except BaseException:
            os._exit(3)
        os._exit(0)
    _, status = os.waitpid(child, 0)
    print(most, os.waitstatus_to_exitcode(status), flush=True)
    if not status:
        break
"""


@pytest.mark.parametrize(("what", "after"), [("load", NEW), ("unload", LEFT)])
def test_a_kill_before_any_step_leaves_the_old_or_the_new(path, tmp_path, what, after):
    command = [sys.executable, "-c", KILLED, path.parent, tmp_path / "killed", what]
    done = subprocess.run(
        [*command, *given(tmp_path)], cwd=ROOT, capture_output=True, text=True, check=True
    )
    ends = [tuple(map(int, line.split())) for line in done.stdout.splitlines()]
    assert [status for _, status in ends[:-1]] == [-9] * (len(ends) - 1)
    assert ends[-1][1] == 0
    assert len(ends) > 6
    found = []
    for most, _ in ends:
        killed = tmp_path / "killed" / str(most) / "results.sqlite"
        assert answered(Archive(killed)) in (OLD, after), "before anybody mends it"
        found.append(answered(open_archive(killed)))
        assert found[-1] in (OLD, after)
        kept = texts(killed)
        whole = build_archive(killed)
        assert (answered(whole), texts(killed)) == (found[-1], kept)
    assert found == sorted(found, key=lambda each: each != OLD), "once new it stays new"
    assert {str(each) for each in found} == {str(OLD), str(after)}


def test_a_change_that_cannot_be_finished_counts_all_the_same(path):
    """As somebody who may only read finds it when the one who loaded was killed."""
    home = path.parent / "editions"
    change = home / ".change"
    change.mkdir()
    (change / "1990.txt").write_text(NEWER, encoding="utf-8")
    (change / "1988.txt").write_text(NEWER.replace("1990", "1988"), encoding="utf-8")
    (change / ".gone").write_text("mine.txt\n1989.txt")
    (home / "1988.txt").mkdir()  # What is in the way keeps it from being moved.
    assert answered(open_archive(path)) == {1988: {"bo-braun"}, 1990: {"bo-braun"}}
    (home / "1988.txt").rmdir()
    build_archive(path)
    assert sorted(texts(path)) == ["1988.txt", "1990.txt"]
    assert not change.exists()


LOADER = """
import sys
from pathlib import Path
import db.store.fill
from db.failures import UnbuildableError
from db.load import load_files, loading, unload

path, *files = map(Path, sys.argv[1:])
print("ready", flush=True)
sys.stdin.readline()
try:
    if files:
        load_files(files, path)
    else:
        unload(1989, path)
except UnbuildableError as error:
    sys.exit(str(error))
"""


def loader(path, *files, **options):
    return subprocess.Popen(
        [sys.executable, "-c", LOADER, path, *files],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        **options,
    )


def test_loads_and_unloads_at_once_all_happen(path, tmp_path):
    files = given(tmp_path)
    other = tmp_path / "other.txt"
    other.write_text(OF[1987], encoding="utf-8")
    processes = [loader(path, files[0]), loader(path, files[2]), loader(path, other), loader(path)]
    for process in processes:
        assert process.stdout.readline() == "ready\n"
    for process in processes:
        process.stdin.write("\n")
        process.stdin.flush()
    for process in processes:
        with process:
            assert process.communicate() == ("", "")
    expected = {1987: {"bo-brun"}, 1988: {"bo-braun"}, 1990: {"bo-braun"}}
    assert answered(Archive(path)) == expected, "without another start"
    before = path.read_bytes()
    assert answered(build_archive(path)) == expected
    assert path.read_bytes() == before


def state(path):
    files = (file for file in path.parent.rglob("*") if file.is_file())
    return {file.name: file.read_bytes() for file in files}


@pytest.mark.parametrize("limit", [0, 1000, 4096, 50_000, 200_000])
@pytest.mark.parametrize("what", ["load", "unload"])
def test_a_disk_that_takes_no_more_changes_nothing(path, tmp_path, what, limit):
    before = state(path)
    files = given(tmp_path)

    def full() -> None:
        # The nearest to a full disk that needs no rights: no file may grow beyond this.
        resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))

    with loader(path, *(files if what == "load" else ()), preexec_fn=full) as process:
        _, error = process.communicate("\n")
    assert process.returncode == 1
    assert error.startswith(
        (f"nothing was changed in {path.parent}/editions: ", f"{path} could not be built: the disk")
    )
    assert error.count("\n") == 1
    assert state(path) == before


FULL = """
import json, os, sys
from pathlib import Path
from db.failures import UnbuildableError
from db.load import load_files, unload

folder, *files = map(Path, sys.argv[1:])
path = folder / "results.sqlite"
load_files(files[:1], path)
free = os.statvfs(folder)
filler = folder / "filler"

def state():
    return {str(file): file.read_bytes() for file in folder.rglob("*") if file.is_file()}

said = []
for left in (0, 4096, 20_000, 60_000, 200_000, 400_000):
    size = os.statvfs(folder).f_bavail * os.statvfs(folder).f_bsize
    filler.write_bytes(b"x" * max(size - left, 0))
    before = state()
    for act in (lambda: load_files(files[1:], path), lambda: unload(1988, path)):
        try:
            act()
        except UnbuildableError as error:
            said.append([left, str(error), state() == before])
        else:
            said.append([left, "", None])
            break
    filler.unlink()
print(json.dumps(said))
"""


def test_a_disk_that_is_really_full_changes_nothing(tmp_path):
    # A disk of 1 MB in memory, which only the processes in there see.
    disk = tmp_path / "disk"
    disk.mkdir()
    mount = 'mount -t tmpfs -o size=1m tmpfs "$0" && exec "$@"'
    inside = ["unshare", "--map-root-user", "--mount", "sh", "-c", mount, disk]
    try:
        subprocess.run([*inside, "true"], check=True, capture_output=True)
    except (OSError, subprocess.CalledProcessError):
        pytest.skip("no disk can be mounted here")
    tried = subprocess.run(
        [*inside, sys.executable, "-c", FULL, disk, *given(tmp_path)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    said = json.loads(tried.stdout)
    *refused, last = said
    assert last == [400_000, "", None]
    assert {same for _, _, same in refused} == {True}
    assert all("the disk is full" in error or "No space" in error for _, error, _ in refused)


@pytest.fixture
def open_folder():
    """Not the folder that pytest gives, which is closed to other users altogether."""
    folder = Path(tempfile.mkdtemp())
    yield folder
    for each in (folder, *folder.rglob("*")):
        if each.is_dir():
            each.chmod(0o755)
    shutil.rmtree(folder)


READER = """
import logging, os, sys
from pathlib import Path
import db.store.fill, db.load.rebuild
from db.failures import UnbuildableError
from db.load import load_files, loading, open_archive, unload

logging.basicConfig(format="%(message)s", level="WARNING")
path, *files = map(Path, sys.argv[1:])
if os.geteuid() == 0:
    os.setgroups([])
    os.setgid(65534)
    os.setuid(65534)
for act in (lambda: load_files(files, path), lambda: unload(1989, path)):
    try:
        act()
    except UnbuildableError as error:
        print(error)
archive = open_archive(path)
print(*archive.years, *sorted(p.key for p in archive.edition(1990).people if p.key[:3] == "bo-"))
"""


@pytest.mark.parametrize("closed", ["both folders", "the folder of the documents"])
def test_a_folder_that_may_only_be_read_is_said_and_stays(open_folder, closed):
    path = prepared(open_folder / "data")
    files = given(open_folder)
    before = state(path)
    open_folder.chmod(0o755)
    path.parent.chmod(0o555 if closed == "both folders" else 0o777)
    (path.parent / "editions").chmod(0o555)
    done = subprocess.run(
        [sys.executable, "-c", READER, path, *files],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    first, second, years = done.stdout.splitlines()
    if closed == "both folders":
        said = f"{path} could not be built: its folder cannot be written to"
    else:
        said = f"nothing was changed in {path.parent}/editions: Permission denied"
    assert first.startswith(said)
    assert second.startswith(said)
    assert (years, done.stderr) == ("1989 1990 2003 bo-brun", "")
    path.parent.chmod(0o755)
    (path.parent / "editions").chmod(0o755)
    assert state(path) == before


def test_a_load_waits_until_another_has_finished(path, tmp_path, caplog):
    caplog.set_level(logging.INFO)
    descriptor = os.open(path.parent, os.O_RDONLY)
    fcntl.flock(descriptor, fcntl.LOCK_EX)
    done = []

    def finish() -> None:
        done.append(answered(Archive(path)))
        os.close(descriptor)

    other = threading.Timer(0.5, finish)
    other.start()
    load_files(given(tmp_path)[:1], path)
    other.join()
    assert done == [OLD], "nothing happens before that"
    assert f"waiting for another process that is at work in {path.parent}" in caplog.messages
    assert answered(Archive(path)) == {**OLD, 1988: {"bo-braun"}}


def no_locks_here(*_: object) -> None:
    raise OSError(errno.ENOLCK, os.strerror(errno.ENOLCK))


@pytest.mark.parametrize("lacks", ["the system", "the folder"])
def test_where_there_are_no_locks_loading_goes_on(path, tmp_path, monkeypatch, lacks):
    if lacks == "the system":
        monkeypatch.setitem(sys.modules, "fcntl", None)
    else:
        monkeypatch.setattr(fcntl, "flock", no_locks_here)
    load_files(given(tmp_path)[:1], path)
    assert answered(Archive(path)) == {**OLD, 1988: {"bo-braun"}}


def test_a_file_in_the_place_of_the_folder_is_said(path, tmp_path, caplog):
    home = path.parent / "editions"
    shutil.rmtree(home)
    home.write_text("precious")
    said = f"{home} cannot be read: Not a directory"
    assert answered(open_archive(path)) == OLD
    assert caplog.messages == [f"{said}; the older results go on answering"]
    for act in (lambda: load_files(given(tmp_path), path), lambda: unload(1990, path)):
        with pytest.raises(UnbuildableError, match=f"{home}: Not a directory|{said}"):
            act()
    assert home.read_text() == "precious"
