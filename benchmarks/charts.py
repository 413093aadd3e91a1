"""How long a chart takes, cold and warm, beside the same chart drawn by matplotlib.

`python -m benchmarks.charts`, on a quiet machine. The comparison is left out where matplotlib is
not installed; the project itself does not need it. A cold time is of a process of its own, from the
first import of what draws to the finished PNG; the processes take turns.
"""

import asyncio
import importlib.util
import io
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from commands.chart import Chart
from commands.chart_lines import duel, gaps, positions
from commands.chart_totals import By, route, wins
from db.load import open_archive
from db.rally import Kind
from db.results import Results

COLD_RUNS = 9
WARM_RUNS = 15
STALL_RUNS = 5


def main() -> None:
    """Print all figures."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "results.sqlite"
        results = open_archive(path).edition()
        ways = ["pillow"]
        if importlib.util.find_spec("matplotlib"):
            ways.append("matplotlib")
        else:
            print("matplotlib is not installed: no comparison")
        cold(path, ways)
        warm(results, ways)
        stalls(path)


def cold(path: Path, ways: list[str]) -> None:
    """Time the first chart of a process: the gaps of the first category."""
    times: dict[str, list[float]] = {way: [] for way in ways}
    for _ in range(COLD_RUNS):
        for way in ways:
            command = [sys.executable, "-m", "benchmarks.charts", way, str(path)]
            done = subprocess.run(command, capture_output=True, text=True, check=True)
            times[way].append(float(done.stdout))
    print(f"the first chart of a process, median of {COLD_RUNS} (and smallest), milliseconds")
    _compared(times)


def warm(results: Results, ways: list[str]) -> None:
    """Time every kind of chart once everything is loaded."""
    from bot.charts import render

    drawings: dict[str, Callable[[Chart], bytes]] = {
        "pillow": render.__wrapped__,
        "matplotlib": by_matplotlib,
    }
    print(f"\nfurther charts, median of {WARM_RUNS} (and smallest), milliseconds")
    for name, chart in charts(results).items():
        lines = chart.columns and len(chart.series) > 1
        compared = ways if lines else ways[:1]
        times: dict[str, list[float]] = {way: [] for way in compared}
        for _ in range(WARM_RUNS):
            for way in compared:
                times[way].append(_timed(lambda: drawings[way](chart)))  # noqa: B023
        print(f"{name}, {len(render(chart)) / 1000:.0f} kB")
        _compared(times)


def stalls(path: Path) -> None:
    """See how long the loop stands still when all charts are asked for at once."""
    command = [sys.executable, "-m", "benchmarks.charts", "pause", str(path)]
    print(f"\nlongest pause of the loop, all charts at once, {STALL_RUNS} processes, milliseconds")
    pauses = sorted(
        1e3 * float(subprocess.run(command, capture_output=True, text=True, check=True).stdout)
        for _ in range(STALL_RUNS)
    )
    print(f"  {statistics.median(pauses):.0f} (largest {pauses[-1]:.0f})")


async def pause(results: Results) -> float:
    """Draw all charts, Pillow's import included, and give the longest turn of the loop."""
    from bot.charts import picture

    asked = charts(results).values()
    drawing = asyncio.gather(*map(picture, asked))
    longest, last = 0.0, time.perf_counter()
    while not drawing.done():
        await asyncio.sleep(0.001)
        now = time.perf_counter()
        longest, last = max(longest, now - last - 0.001), now
    return longest


def charts(results: Results) -> dict[str, Chart]:
    """One chart of each kind and category."""
    found: dict[str, Chart | None] = {"route": route(results)}
    for category in results.categories:
        final = results.classification(Kind.FINAL, category)
        people = [placing.crew.people[0] for placing in final.placings[:2]] if final else []
        found[f"gaps of the {category}"] = gaps(results, category)
        found[f"places of the {category}"] = positions(results, category)
        found[f"duel of the {category}"] = duel(results, people)
        found[f"stage wins of the {category}"] = wins(results, By.PERSON, category)
    return {name: chart for name, chart in found.items() if chart}


def by_matplotlib(chart: Chart) -> bytes:
    """Draw lines of the same points, with the same names, in the same size."""
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure

    figure = Figure(figsize=(10, 6.25), dpi=100, facecolor="#1e1f22")
    canvas = FigureCanvasAgg(figure)
    axes = figure.add_axes((0.14, 0.1, 0.6, 0.84), facecolor="#1e1f22")
    for series in chart.series:
        values = [point.value if point else float("nan") for point in series.points]
        [line] = axes.plot(chart.columns, values, marker="o", linewidth=3)
        last = series.listed[-1].value
        axes.annotate(
            f"{series.label}\n{series.detail}", (len(values) - 0.5, last), color=line.get_color()
        )
    axes.invert_yaxis()
    axes.grid(axis="y", color="#3a3c42")
    axes.tick_params(colors="#b5b8bf", labelsize=15)
    file = io.BytesIO()
    canvas.print_png(file)
    return file.getvalue()


def first(way: str, path: Path) -> None:
    """Print how long this process needs for its first chart, or how long its loop stands still."""
    results = open_archive(path).edition()
    if way == "pause":
        print(asyncio.run(pause(results)))
        return
    chart = gaps(results, results.categories[0])
    assert chart is not None  # noqa: S101 (every edition has a general classification)
    if way == "matplotlib":
        print(_timed(lambda: by_matplotlib(chart)))
        return

    def draw() -> None:
        from bot.charts import render

        render(chart)

    print(_timed(draw))


def _compared(times: dict[str, list[float]]) -> None:
    base = statistics.median(times["pillow"])
    for way, each in times.items():
        median = statistics.median(each)
        print(f"  {way:12} {1e3 * median:7.1f} ({1e3 * min(each):.1f})  {median / base:5.1f} x")


def _timed(act: Callable[[], object]) -> float:
    start = time.perf_counter()
    act()
    return time.perf_counter() - start


if __name__ == "__main__":
    if sys.argv[1:]:
        first(sys.argv[1], Path(sys.argv[2]))
    else:
        main()
