"""What becomes of everything with more editions, each as large as they come.

Makes documents, loads so many of them as each step says and asks about the newest. Each step is
loaded and asked in processes of its own. What an answer takes is the processor's time, so that a
busy machine spoils nothing; no question is asked twice, since answers are kept. Run it with
`python -m benchmarks.growth`; `--crews 40 --stages 5 --steps 1,3` takes seconds.
"""

import argparse
import gc
import json
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from random import Random

from benchmarks.editions import Documents
from benchmarks.slips import slip
from commands.command import Kind
from commands.desk import Desk
from commands.loaded import Loaded
from db.load import load_files, open_archive
from db.rally import Crew
from db.results import Results

STEPS = "1,5,25,50"
CREWS = 500
STAGES = 17
REPEATS = 200
STARTS = 7
DAKAR = str(Path(sys.executable).with_name("dakar"))
_Figures = dict[str, float]


def main() -> None:
    """Measure each step and print a table, then all figures as JSON."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--crews", type=int, default=CREWS, help="in each of three categories")
    parser.add_argument("--stages", type=int, default=STAGES)
    parser.add_argument("--steps", default=STEPS, help="how many editions, such as 1,5,25")
    parser.add_argument("--json", type=Path, help="also write the figures to this file")
    parser.add_argument("--part", nargs=2, help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.part:
        part, folder = asked.part
        print(json.dumps(_PARTS[part](Path(folder))))
        return
    with tempfile.TemporaryDirectory() as home:
        steps = [int(step) for step in asked.steps.split(",")]
        documents = Documents(max(steps), asked.crews, asked.stages)
        files = [*_written(documents, max(steps), Path(home))]
        print(f"{documents.people:,} people in {max(steps)} editions", flush=True)
        figures = {step: _step(Path(home) / "step", files[:step]) for step in steps}
    _print_table(figures)
    text = json.dumps(figures, indent=1)
    if asked.json:
        asked.json.write_text(text, encoding="utf-8")
    else:
        print(text)


def _written(documents: Documents, years: int, home: Path) -> Iterator[Path]:
    for at in range(years):
        year, text = documents.document(at)
        file = home / f"{year}.txt"
        file.write_text(text, encoding="utf-8")
        yield file


def _step(folder: Path, files: Sequence[Path]) -> _Figures:
    """Load documents in one process, and ask about them in another."""
    folder.mkdir()
    try:
        (folder / "files.json").write_text(json.dumps([str(file) for file in files]))
        loaded = _part("load", folder)
        return {**loaded, "start ms": 1e3 * _start(folder), **_part("answers", folder)}
    finally:
        shutil.rmtree(folder)


def _part(name: str, folder: Path) -> _Figures:
    command = [sys.executable, "-m", "benchmarks.growth", "--part", name, str(folder)]
    ended = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True)
    found: _Figures = json.loads(ended.stdout)
    return found


def _start(folder: Path) -> float:
    """Time a whole process that answers once, without a build."""
    environment = {"DAKAR_DB": str(folder / "results.sqlite"), "PATH": "", "HOME": str(folder)}
    command = [DAKAR, "ask", "/winner 2 cars"]

    def start() -> object:
        return subprocess.run(command, env=environment, check=True, stdout=subprocess.DEVNULL)

    return statistics.median([_seconds(start) for _ in range(STARTS + 1)][1:])


def _load(folder: Path) -> _Figures:
    files = [Path(file) for file in json.loads((folder / "files.json").read_text())]
    size = sum(file.stat().st_size for file in files)
    began = time.perf_counter()
    reports = load_files(files, folder / "results.sqlite")
    took = time.perf_counter() - began
    rows = sum(report.placings for report in reports)
    return {
        "text MB": size / 1e6,
        "placings": rows,
        "load s": took,
        "load MB/s": size / 1e6 / took,
        "rows/s": rows / took,
        "load peak MB": _megabytes(),
        "database MB": (folder / "results.sqlite").stat().st_size / 1e6,
    }


def _answers(folder: Path) -> _Figures:
    chance = Random(len(folder.parts))  # noqa: S311 - nothing is secret here
    desk = Desk(open_archive(folder / "results.sqlite"))
    figures = {"prepare ms": 1e3 * _seconds(desk.prepare)}
    loaded = Loaded(open_archive(folder / "results.sqlite"))
    figures["learn all names s"] = _seconds(loaded.elsewhere.prepare)
    # As the bot does: otherwise some answers would wait until all this is looked through.
    gc.collect()
    gc.freeze()
    results = loaded.archive.edition()
    for name, lines in questions(results, chance).items():
        figures |= _timed(f"/{name}", lines, desk.ask)
    misspelled = [slip(_person(results, chance), chance) for _ in range(REPEATS)]
    figures |= _timed("resolve", misspelled, lambda text: desk.resolve(Kind.PERSON, text))
    begun = [name[: chance.randrange(2, 7)] for name in misspelled]
    figures |= _timed("suggest", begun, lambda text: desk.suggest_names(Kind.PERSON, text))
    return {**figures, **_over_years(desk, loaded, chance), "memory MB": _megabytes()}


def _over_years(desk: Desk, loaded: Loaded, chance: Random) -> _Figures:
    """Find people of any year by names with a slip."""
    rider = next(each for each in desk.commands if each.name == "rider")
    everybody = [start.person.name for start in loaded.archive.everybody.latest()]
    misspelled = [slip(chance.choice(everybody), chance) for _ in range(REPEATS)]

    def find(text: str) -> object:
        return loaded.elsewhere.moved(rider, {"name": text}, loaded.default)

    find("Nobody Atall")  # The names of the default edition are learnt by then.
    return _timed("resolve in all years", misspelled, find)


def questions(results: Results, chance: Random) -> Mapping[str, Sequence[str]]:
    """Make lines for each command, about others each time."""
    categories, stages = results.categories, [stage.number for stage in results.stages]
    makes = sorted({crew.make for crew in results.crews if crew.make})
    nations = dict.fromkeys(person.nationality for person in results.people)

    def lines(*shapes: Callable[[], str]) -> list[str]:
        return [chance.choice(shapes)() for _ in range(REPEATS)]

    def category() -> str:
        return f"category:{chance.choice(categories)}"

    def stage() -> str:
        return f"stage:{chance.choice(stages)}"

    def name() -> str:
        return _person(results, chance)

    return {
        "winner": lines(lambda: f"winner {stage()} {category()}", lambda: f"winner {stage()}"),
        "standings": lines(
            lambda: f"standings {category()} {stage()}",
            lambda: f"standings {category()}",
            lambda: f"standings {stage()}",
        ),
        "rider": lines(lambda: f"rider name:{name()}"),
        "stage": lines(lambda: f"stage {stage()}"),
        "route": lines(lambda: "route"),
        "rally": lines(lambda: "rally"),
        "notes": lines(lambda: "notes", lambda: f"notes {category()}"),
        "help": lines(lambda: "help"),
        "compare": lines(lambda: f"compare first:{name()} second:{_mate(results, chance)}"),
        "progress": lines(lambda: f"progress {category()}"),
        "timecard": lines(lambda: f"timecard name:{name()}"),
        "records": lines(lambda: "records", lambda: f"records {category()}"),
        "wins": lines(lambda: "wins", lambda: f"wins {category()}"),
        "records of all": lines(lambda: "records all", lambda: f"records all {category()}"),
        "wins of all": lines(lambda: "wins all", lambda: f"wins all {category()}"),
        "editions": lines(lambda: "editions"),
        "make": lines(lambda: f"make {chance.choice(makes)}"),
        "nation": [f"nation {code}" for code in nations],
        "about": lines(lambda: "about"),
    }


def _person(results: Results, chance: Random) -> str:
    return chance.choice(results.people).name


def _mate(results: Results, chance: Random) -> str:
    """Name somebody who drives; with whom hardly matters."""
    crew: Crew = chance.choice(results.crews)
    return crew.people[0].name


def _timed(label: str, texts: Iterable[str], act: Callable[[str], object]) -> _Figures:
    times = []
    for text in dict.fromkeys(texts):
        began = time.thread_time()
        act(text)
        times.append(time.thread_time() - began)
    times.sort()
    return {
        f"{label} p50 ms": 1e3 * times[len(times) // 2],
        f"{label} p99 ms": 1e3 * times[len(times) * 99 // 100],
    }


def _seconds(act: Callable[[], object]) -> float:
    began = time.perf_counter()
    act()
    return time.perf_counter() - began


def _megabytes() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def _print_table(figures: Mapping[int, _Figures]) -> None:
    first, *_, last = figures.values()
    print(f"{'editions':24}" + "".join(f"{step:12}" for step in figures) + f"{'ratio':>9}")
    for name in first:
        values = "".join(f"{each[name]:12,.2f}" for each in figures.values())
        print(f"{name:24}{values}{last[name] / first[name]:9.2f}")


_PARTS = {"load": _load, "answers": _answers}

if __name__ == "__main__":
    main()
