"""How long a build, a start and an answer take. Run it with `make bench`, on a quiet machine.

Whole processes are timed in turn with a plain `python -c "import sqlite3, rapidfuzz"`, so that the
ratio holds where the seconds do not.
"""

import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from commands.desk import Desk
from db.load import build_archive, open_archive

RUNS = 15
REPEATS = 400
DAKAR = str(Path(sys.executable).with_name("dakar"))
FLOOR = [sys.executable, "-c", "import sqlite3, rapidfuzz"]
QUESTIONS = (
    *("winner stage:9 category:cars", "winner stage:13", "winner", "standings category:trucks"),
    *(
        "standings",
        "standings category:bikes stage:8",
        "rider name:Sainct",
        "rider name:peterhanzel",
    ),
    *("rider name:de Azevedo", "rider name:Hamilton", "stage 13", "stage Siwa", "route", "rally"),
    *("notes", "help", "compare Sainct Despres", "progress cars", "timecard Sainct", "records"),
    *("wins", "make KTM", "nation Dutch", "about"),
)


def main() -> None:
    """Print all figures."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "results.sqlite"
        whole_processes(path)
        in_process(path)


def whole_processes(path: Path) -> None:
    """Time what somebody waits for who types a command."""
    environment = {"DAKAR_DB": str(path), "PATH": "", "HOME": str(path.parent)}

    def run(*command: str) -> Callable[[], None]:
        return lambda: _run(command, environment)

    def without_file() -> None:
        path.unlink(missing_ok=True)

    print(f"whole processes, median of {RUNS} (and smallest), seconds; ratio to plain Python")
    floor = timed(run(*FLOOR))
    rows = [
        ("python -c 'import sqlite3, rapidfuzz'", floor),
        (
            "dakar ask, database to be built",
            timed(run(DAKAR, "ask", "/winner 9 cars"), without_file),
        ),
        ("dakar ask, database there", timed(run(DAKAR, "ask", "/winner 9 cars"))),
        ("dakar resolve person", timed(run(DAKAR, "resolve", "person", "sainct"))),
    ]
    for name, times in rows:
        median = statistics.median(times)
        ratio = median / statistics.median(floor)
        print(f"  {name:40} {median:6.3f} ({min(times):.3f})  {ratio:4.1f} x")


def in_process(path: Path) -> None:
    """Time what a bot that is running does, and say what it holds."""
    desk = Desk(open_archive(path))
    print(f"answers in process, {REPEATS} each, microseconds   first time     p50     p99")
    for line in QUESTIONS:
        first = _seconds(lambda: desk.ask(line))  # noqa: B023
        times = sorted(_seconds(lambda: desk.ask(line)) for _ in range(REPEATS))  # noqa: B023
        middle, late = times[REPEATS // 2], times[REPEATS * 99 // 100]
        print(f"  {line:40} {1e6 * first:12.0f} {1e6 * middle:9.0f} {1e6 * late:7.0f}")
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"peak memory of this process until here: {memory:.0f} MiB")
    # Last, because what a build imports stays in memory and makes everything after it slower.
    starts = timed(lambda: Desk(open_archive(path)).ask("help"))
    builds = timed(lambda: build_archive(path).close())
    print(f"in process, median of {RUNS} (and smallest), milliseconds")
    for name, times in (("open and first answer", starts), ("build of the database", builds)):
        print(f"  {name:40} {1e3 * statistics.median(times):6.1f} ({1e3 * min(times):.1f})")


def timed(act: Callable[[], object], before: Callable[[], object] = int) -> list[float]:
    """Time an act several times after a first one that does not count."""
    times = []
    for _ in range(RUNS + 1):
        before()
        times.append(_seconds(act))
    return times[1:]


def _seconds(act: Callable[[], object]) -> float:
    start = time.perf_counter()
    act()
    return time.perf_counter() - start


def _run(command: tuple[str, ...], environment: dict[str, str]) -> None:
    subprocess.run(command, env=environment, check=True, stdout=subprocess.DEVNULL)


if __name__ == "__main__":
    main()
