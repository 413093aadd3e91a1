"""What came of a soak: what became of its events, and what the bot took of the machine."""

import os
import statistics
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.soak_log import Log
from benchmarks.soak_tally import Line, Tally, What

_SHORT = 10.0
"""Minutes; a growth of memory is not reckoned of fewer."""


@dataclass(frozen=True, slots=True)
class Sample:
    """What the bot's process had taken at a moment."""

    minutes: float
    megabytes: float
    processor: float
    """Seconds."""


@dataclass(slots=True)
class Soaked:
    """What came of a soak."""

    tally: Tally
    line: Line
    minutes: float = 0.0
    happened: Counter[str] = field(default_factory=Counter)
    away: dict[str, float] = field(default_factory=dict)
    """The longest time that the bot was away after each trouble, in seconds."""
    samples: list[Sample] = field(default_factory=list)
    refused: Counter[str] = field(default_factory=Counter)
    ended_early: str = ""
    status: int | None = None
    resumed: int = 0
    logged_in: int = 0
    log: Log = field(default_factory=Log)

    @property
    def missed(self) -> int:
        """How many were not answered in time that could have been."""
        return self.tally.count(apart=False)


def standing(soaked: Soaked) -> str:
    """Say in a line how it stands."""
    tally, last = soaked.tally, soaked.samples[-1]
    return (
        f"{last.minutes:5.1f} min  {tally.answered} in time, {tally.count(apart=True)} apart, "
        f"{soaked.missed} missed; {last.megabytes:.1f} MB, {last.processor:.0f} s"
    )


def report(soaked: Soaked) -> Iterator[str]:
    """Put the figures into words."""
    tally = soaked.tally
    yield f"{tally.sent} events in {soaked.minutes:.1f} minutes"
    if soaked.ended_early:
        yield f"ENDED EARLY: {soaked.ended_early}"
    yield f"  {tally.answered} answered in time"
    for what in What:
        yield f"  {tally.count(what, apart=False)} {what} that could have been answered in time"
    yield f"  {tally.count(apart=True)} that nobody could have answered in time"
    yield "what became of those not answered in time, and why"
    for what, why, number in tally.rows():
        yield f"  {number:6} {what}: {why}"
    yield "milliseconds until answered                  p50       p99   slowest"
    for kind in tally.kinds:
        if times := tally.seconds[kind]:
            figures = "".join(f"{each:10.1f}" for each in tally.milliseconds(kind))
            yield f"  {kind:15} {len(times):8} answers {figures}"
    yield "what went wrong, how often, and the longest time away after it"
    for name, number in sorted(soaked.happened.items()):
        yield f"  {number:4} × {name:40} {soaked.away.get(name, 0):6.2f} s"
    yield from _machine(soaked)
    yield from soaked.log.report()
    for refusal, number in soaked.refused.most_common(10):
        yield f"Discord refused or frowned on {number} × {refusal[:200]}"


def _machine(soaked: Soaked) -> Iterator[str]:
    samples = soaked.samples
    steps = max(1, len(samples) // 6)
    yield "memory of the bot: " + ", ".join(
        f"{each.megabytes:.1f} MB at {each.minutes:.1f} min" for each in [*samples[::steps]]
    )
    later = [each for each in samples if each.minutes > soaked.minutes / 3]
    if soaked.minutes > _SHORT:
        slope = statistics.linear_regression(
            [each.minutes for each in later], [each.megabytes for each in later]
        ).slope
        yield f"  the last two thirds: {60 * slope:+.2f} MB an hour; most {_most(samples):.1f} MB"
    last, events = samples[-1], max(1, soaked.tally.answered)
    share = last.processor / (60 * soaked.minutes)
    each = 1000 * last.processor / events
    yield f"processor: {last.processor:.1f} s, {share:.1%} of one, {each:.2f} ms an answer"
    down = sum(end - begin for begin, end in soaked.line.outages)
    still = sum(end - begin for begin, end in soaked.line.stalls)
    yield f"the line was down {down:.2f} s in {len(soaked.line.outages)} outages"
    yield f"  resumed {soaked.resumed} times, logged in {soaked.logged_in} times"
    yield f"the fake Discord itself stood still {still:.1f} s in {len(soaked.line.stalls)} stalls"


def _most(samples: Sequence[Sample]) -> float:
    return max(each.megabytes for each in samples)


def sample(pid: int, minutes: float) -> Sample:
    """Read what Linux tells of a process that is there."""
    process = Path("/proc") / str(pid)
    fields = (process / "stat").read_text().rpartition(")")[2].split()
    processor = (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
    return Sample(minutes, int(fields[21]) * os.sysconf("SC_PAGE_SIZE") / 1e6, processor)
