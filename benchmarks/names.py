"""How well and how fast names are understood. Run it with `python -m benchmarks.names`.

Queries are made by rule from the real people, or were written by hand; two searches off the shelf
answer the same ones in the same run. `--misses` prints what was not understood.
"""

import argparse
import json
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from random import Random
from typing import NamedTuple

from benchmarks import name_queries, stage_queries
from benchmarks.many_names import SIZES
from benchmarks.name_queries import BEGUN, BEGUN_WITH_SLIP
from benchmarks.rivals import Trigrams, WeightedRatio
from db.load import build_archive
from db.names import Found, Names, Rest, Several
from db.results import Results

SEED = 2003
TIMES = 5
Answer = tuple[Sequence[object], bool]
"""What was found, best first, and whether the first is sure."""


class Mark(NamedTuple):
    """How one query was answered."""

    kind: str
    text: str
    expected: Sequence[object]
    answer: Answer
    right: bool
    direct: bool
    """Right, and at once where one was meant."""
    wrong: bool
    """Sure, and not of what was meant."""
    seconds: float


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--misses", action="store_true", help="print what was not understood")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        results = build_archive(Path(folder) / "results.sqlite").edition(2003)
        marks = people(results, asked.seed)
        others = stages_and_categories(results, asked.seed)
    print_people(marks)
    print()
    print_others(others)
    print()
    print_growth()
    if asked.misses:
        for mark in (*marks["this bot"], *others):
            if not mark.direct:
                print(f"{mark.kind:26}{mark.text!r} {mark.answer} for {mark.expected}")


def people(results: Results, seed: int) -> dict[str, list[Mark]]:
    """Let all three answer the queries for people."""
    names = Names(results.crews, results.stages, results.rest_days)
    known = sorted(person.name for crew in results.crews for person in crew.people)
    queries = [*name_queries.made(results.crews, seed, TIMES), *name_queries.written()]

    def ours(text: str) -> Answer:
        match names.person(text):
            case Found(thing=person):
                return [person.name], True
            case Several(things=things):
                return [person.name for person in things], False
        return [], False

    def suggested(text: str) -> Answer:
        return [person.name for person in names.suggest_people(text)], False

    found = {"this bot": [_mark(q, suggested if _is_begun(q) else ours) for q in queries]}
    for rival in (WeightedRatio(known), Trigrams(known)):
        found[rival.label] = [_mark(q, rival) for q in queries if not _is_begun(q)]
    return found


def stages_and_categories(results: Results, seed: int) -> list[Mark]:
    """Answer the queries for stages and categories."""
    names = Names(results.crews, results.stages, results.rest_days)
    chance = Random(seed)  # noqa: S311 - nothing is secret here

    def stage(text: str) -> Answer:
        match names.stage(text):
            case Found(thing=found):
                return [found.number], True
            case Several(things=things):
                return [each.number for each in things], False
            case Rest():
                return ["rest"], True
        return [], False

    def category(text: str) -> Answer:
        found = names.category(text)
        return ([found.thing.value], True) if isinstance(found, Found) else ([], False)

    stages = stage_queries.stages(results.stages, results.rest_days, chance)
    marks = [_mark(query, stage) for query in stages]
    return marks + [_mark(query, category) for query in stage_queries.categories(chance)]


def print_people(marks: dict[str, list[Mark]]) -> None:
    """Print a line for each kind: right, at once, and surely wrong, of each search."""
    print("people: right first, right at once and surely wrong in percent of the queries")
    print(f"{'kind':32}{'n':>6}" + "".join(f"{label:>24}" for label in marks))
    kinds = dict.fromkeys(mark.kind for mark in marks["this bot"])
    for kind in kinds:
        rows = [[mark for mark in each if mark.kind == kind] for each in marks.values()]
        print(f"{kind:32}{len(rows[0]):6}" + "".join(_shares(row) for row in rows))
    for label, wanted in (("all that name somebody", True), ("all that name nobody", False)):
        rows = [[m for m in each if bool(m.expected) is wanted] for each in marks.values()]
        print(f"{label:32}{len(rows[0]):6}" + "".join(_shares(row) for row in rows))
    macro = [_macro(each) for each in marks.values()]
    print(f"{'mean over the kinds':38}" + "".join(f"{a:12.1f}{b:6.1f}{'':6}" for a, b in macro))
    for label, each in marks.items():
        print(f"{label:14}{_latency([mark.seconds for mark in each])}")


def print_others(marks: list[Mark]) -> None:
    """Print a line for each kind of stage and category."""
    print("stages and categories: right first, right at once and surely wrong in percent")
    for kind in dict.fromkeys(mark.kind for mark in marks):
        row = [mark for mark in marks if mark.kind == kind]
        print(f"{kind:32}{len(row):6}{_shares(row)}")
    print(_latency([mark.seconds for mark in marks]))


def print_growth() -> None:
    """Print what becomes of it with more people, each size in a process of its own."""
    print("growth: full names with one typo; first hit in percent, time for one of them")
    print(
        f"{'search':14}{'people':>8}{'build s':>9}{'MB':>7}{'first':>8}{'p50 us':>10}{'p99 us':>10}"
    )
    for search, size in ((search, size) for size in SIZES for search in ("ours", "wratio", "fts5")):
        command = [sys.executable, "-m", "benchmarks.many_names", search, str(size)]
        ended = subprocess.run(command, capture_output=True, text=True, check=True)
        row = json.loads(ended.stdout)
        print(
            f"{search:14}{size:8}{row['build']:9.2f}{row['megabytes']:7.0f}{row['first']:8.1f}"
            f"{row['p50']:10.0f}{row['p99']:10.0f}"
        )


def _is_begun(query: name_queries.Query) -> bool:
    return query.kind in (BEGUN, BEGUN_WITH_SLIP)


def _mark(query: name_queries.Query | stage_queries.Query, answer: Callable[[str], Answer]) -> Mark:
    started = time.perf_counter()
    found = answer(query.text)
    seconds = time.perf_counter() - started
    right = _is_right(query, *found)
    named, sure = found
    direct = right and (sure or len(query.expected) != 1 or query.kind.startswith(BEGUN))
    wrong = sure and not {*named[:1]} & {*query.expected}
    return Mark(query.kind, query.text, query.expected, found, right, direct, wrong, seconds)


def _is_right(
    query: name_queries.Query | stage_queries.Query, named: Sequence[object], sure: bool
) -> bool:
    wanted = {*query.expected}
    if query.kind == BEGUN_WITH_SLIP:
        return wanted <= {*named[:5]}
    if query.kind == BEGUN:
        return {*named[: len(wanted)]} == wanted
    if len(wanted) == 1:
        return {*named[:1]} == wanted
    return not sure and wanted <= {*named[:10]}


def _shares(row: Sequence[Mark]) -> str:
    if not row:
        return " " * 24
    shares = [
        100 * sum(each) / len(row)
        for each in zip(*((m.right, m.direct, m.wrong) for m in row), strict=True)
    ]
    return "{:12.1f}{:6.1f}{:6.1f}".format(*shares)


def _macro(marks: Iterable[Mark]) -> tuple[float, float]:
    kinds: dict[str, list[Mark]] = {}
    for mark in marks:
        if mark.expected:
            kinds.setdefault(mark.kind, []).append(mark)
    first = statistics.mean(100 * statistics.mean(m.right for m in row) for row in kinds.values())
    direct = statistics.mean(100 * statistics.mean(m.direct for m in row) for row in kinds.values())
    return first, direct


def _latency(seconds: Iterable[float]) -> str:
    ordered = sorted(1e6 * each for each in seconds)
    return (
        f"p50 {ordered[len(ordered) // 2]:.0f} us, p99 {ordered[len(ordered) * 99 // 100]:.0f} us"
    )


if __name__ == "__main__":
    main()
