"""What became of each event of a soak: answered in time, late, never, and for what reason."""

import asyncio
import math
import statistics
import time
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from itertools import pairwise

from benchmarks.soak_faults import CUT_AFTER, Witness
from tests.fake_discord import FakeDiscord
from tests.fake_discord.interactions import Exchange

SECONDS_TO_ANSWER = 3.0
TOO_LATE = 10062
"""The code with which an answer is refused that comes after that."""
_ENOUGH = 1.0
"""Of its three seconds, what an event must have had of the line for the line to be no excuse."""
_STALL = 0.3
_PAUSE = 0.02


class What(StrEnum):
    """What became of an event that was not answered in time."""

    LATE = "late"
    LOST = "lost"
    UNFINISHED = "begun and never finished"


NOBODY = "nobody was logged in whom Discord could have told of it"
DOWN = "the line was down until its time was over"
STILL = "this machine stood still, and Discord with it"
CUT = "the connection was cut after the answer had arrived, so that the bot could not know"
APART = (NOBODY, DOWN, STILL, CUT)
"""Reasons for which no bot could have answered."""
UNKNOWN = "no reason known"


@dataclass(slots=True, eq=False)
class Event:
    """Something that somebody did and that wants an answer."""

    kind: str
    channel: str = ""
    sent: float = field(default_factory=time.perf_counter)
    exchange: Exchange | None = None
    seconds: float = math.inf

    @property
    def until(self) -> float:
        """When it must have been answered."""
        return self.sent + SECONDS_TO_ANSWER

    def concerns(self, path: str) -> bool:
        """Whether a request was about this event, as far as its path tells."""
        if self.exchange is not None:
            return self.exchange.token in path
        return bool(self.channel) and f"/{self.channel}/" in path


class Line:
    """When the bot heard of things, and when this very program came to a standstill."""

    def __init__(self, discord: FakeDiscord) -> None:
        self._discord = discord
        self.outages: list[tuple[float, float]] = []
        self.stalls: list[tuple[float, float]] = []

    async def watch(self) -> None:
        """Look at the line until cancelled."""
        before, up = time.perf_counter(), True
        while True:
            await asyncio.sleep(_PAUSE)
            now = time.perf_counter()
            if now - before > _STALL:
                self.stalls.append((before, now))
            if not self._discord.gateway.listening(self._discord.guild):
                begin = before if up else self.outages.pop()[0]
                self.outages.append((begin, now))
                up = False
            else:
                up = True
            before = now

    def longest_up(self, begin: float, end: float) -> float:
        """For how long at a stretch the line was there."""
        within = [each for each in self.outages if each[1] > begin and each[0] < end]
        borders = [begin, *(moment for each in within for moment in each), end]
        return max(later - earlier for earlier, later in [*pairwise(borders)][::2])

    def longest_down(self, begin: float, end: float) -> float:
        """For how long at a stretch it was not there, of what began in between."""
        return max(
            (late - early for early, late in self.outages if begin <= late <= end), default=0.0
        )

    def stood_still(self, begin: float, end: float) -> float:
        """For how long altogether nothing moved here."""
        spans = (min(end, late) - max(begin, early) for early, late in self.stalls)
        return sum(span for span in spans if span > 0)


class Tally:
    """Counts, and finds for each event that was not answered in time why."""

    def __init__(self, line: Line, witness: Witness) -> None:
        self._line, self._witness = line, witness
        self.seconds: dict[str, list[float]] = defaultdict(list)
        self.unanswered: Counter[tuple[What, str, str]] = Counter()
        self.sent = 0
        self.troubles: list[tuple[float, str]] = []
        """When which trouble began."""

    @property
    def answered(self) -> int:
        """How many were answered in time."""
        return sum(map(len, self.seconds.values()))

    @property
    def kinds(self) -> list[str]:
        """What kinds of events there were."""
        return sorted({*self.seconds, *(kind for _, _, kind in self.unanswered)})

    def count(self, what: What | None = None, *, apart: bool | None = None) -> int:
        """Count what was not answered in time; `apart` tells what no bot could have answered."""
        return sum(
            number
            for (became, why, _), number in self.unanswered.items()
            if what in (None, became) and apart in (None, why in APART)
        )

    def rows(self) -> Iterator[tuple[What, str, int]]:
        """Give each fate with its reason and how often it was met, the most frequent first."""
        found: Counter[tuple[What, str]] = Counter()
        for (what, why, _), number in self.unanswered.items():
            found[what, why] += number
        for (what, why), number in found.most_common():
            yield what, why, number

    def in_time(self, event: Event, seconds: float) -> None:
        """Count an event that was answered."""
        self.seconds[event.kind].append(seconds)

    def missed(self, event: Event, what: What) -> None:
        """Count an event that was not answered in time, and why."""
        self.unanswered[what, self._why(event), event.kind] += 1

    def milliseconds(self, kind: str) -> tuple[float, float, float]:
        """Give the median, the hundredth that is slowest, and the slowest answer of a kind."""
        times = [1000 * each for each in self.seconds[kind]]
        if len(times) == 1:
            return times[0], times[0], times[0]
        hundredths = statistics.quantiles(times, n=100, method="inclusive")
        return hundredths[49], hundredths[98], max(times)

    def _why(self, event: Event) -> str:
        return self._excuse(event) or self._cause(event) or self._unknown(event)

    def _excuse(self, event: Event) -> str:
        """Say why no bot could have answered in time."""
        if event.exchange is None and not event.channel:
            return NOBODY
        if self._line.longest_up(event.sent, event.until) < _ENOUGH:
            return DOWN
        if self._line.stood_still(event.sent, event.until) > _ENOUGH:
            return STILL
        return CUT if CUT_AFTER in self._met(event) else ""

    def _cause(self, event: Event) -> str:
        """Say what made it hard to answer, though it could have been done."""
        if met := self._met(event):
            return "it met " + ", ".join(f"{n} × {name}" for name, n in sorted(met.items()))
        refusals = event.exchange.refusals if event.exchange else ()
        said = "; ".join(sorted({str(each) for each in refusals if each.code != TOO_LATE}))
        return f"it was refused: {said}" if said else ""

    def _unknown(self, event: Event) -> str:
        before = [name for at, name in self.troubles if at <= event.until]
        return f"{UNKNOWN}, after “{before[-1]}”" if before else UNKNOWN

    def _met(self, event: Event) -> Counter[str]:
        return Counter(each.name for each in self._witness.met if _is_of(event, each.at, each.path))


def _is_of(event: Event, at: float, path: str) -> bool:
    return at >= event.sent and event.concerns(path)
