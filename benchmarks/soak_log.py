"""What the bot's log tells of a soak: tracebacks, warnings, and whether it holds the token."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

_RECORD = re.compile(r"\d{4}-\d\d-\d\d\S*[ T]\S+ (?P<level>[A-Z]+) (?P<said>.*)")
_FIGURE = re.compile(r"\b(?=\w*\d)\w+(?:\.\d+)?\b")
_TRACEBACK = "Traceback (most recent call last):"
_WORTH_A_LOOK = ("WARNING", "ERROR", "CRITICAL")


@dataclass(slots=True)
class Log:
    """What stands in a log, counted."""

    lines: int = 0
    tracebacks: int = 0
    tokens: int = 0
    complaints: Counter[str] = field(default_factory=Counter)
    """Warnings and worse, without their figures; with what the traceback ends with, if any."""

    def report(self) -> Iterator[str]:
        """Put the counts into words."""
        yield f"log: {self.lines} lines, {self.tracebacks} tracebacks, {self.tokens} with the token"
        for complaint, number in self.complaints.most_common(20):
            yield f"  {number:6} × {complaint[:160]}"


def read_log(path: Path, token: str) -> Log:
    """Count what stands in a log file."""
    log, record, last = Log(), None, ""
    with path.open(encoding="utf-8", errors="replace") as lines:
        for line in map(str.rstrip, lines):
            log.lines += 1
            log.tokens += token in line
            log.tracebacks += line.endswith(_TRACEBACK)
            if found := _RECORD.fullmatch(line):
                _close(log, record, last)
                record, last = found, ""
            else:
                last = line or last
    _close(log, record, last)
    return log


def _close(log: Log, record: re.Match[str] | None, last: str) -> None:
    if record is None or not (last or record["level"] in _WORTH_A_LOOK):
        return
    said = _FIGURE.sub("#", record["said"])
    ending = f" [{last.partition(':')[0].strip()}]" if last else ""
    log.complaints[f"{record['level']} {said}{ending}"] += 1
