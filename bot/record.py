"""What is noted of all that happens: how it went and how long it took, for the log and for counts.

Nothing of it says who asked or what they wrote.
"""

import logging
from collections.abc import Callable
from dataclasses import dataclass

from commands.answer import Answer

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Event:
    """What happened: a command, the press of a button, a message; with the command it was about."""

    kind: str
    command: str = ""
    """One that there is, or `?`; never a word that somebody typed."""

    def __str__(self) -> str:
        if not self.command:
            return self.kind
        return f"/{self.command}" if self.kind == COMMAND else f"{self.kind} /{self.command}"


COMMAND, MESSAGE, SUGGEST, GATEWAY = "command", "message", "suggest", "gateway"


@dataclass(frozen=True, slots=True)
class Outcome:
    """How it ended."""

    word: str
    """One of few: an answer's status, or `failed`, `lost`, `refused` and the like."""
    language: str = ""
    """That of the answer, where there is one."""
    reason: str = ""
    reference: str = ""
    """Under which the log has what failed."""

    @classmethod
    def of(cls, answer: Answer) -> "Outcome":
        """Say how an answer that was sent went."""
        return cls(answer.status.value, answer.language)


@dataclass(frozen=True, slots=True)
class Record:
    """One line of the log."""

    event: Event
    outcome: Outcome
    milliseconds: float | None = None
    shard: int | None = None

    def __str__(self) -> str:
        outcome, took = self.outcome, self.milliseconds
        said = (
            f"{self.event} {outcome.word}",
            f" ({outcome.reason})" if outcome.reason else "",
            f", reference {outcome.reference}" if outcome.reference else "",
            "" if took is None else f" in {took:.1f} ms",
            f", {outcome.language}" if outcome.language else "",
            "" if self.shard is None else f", shard {self.shard}",
        )
        return "".join(said)

    def fields(self) -> dict[str, str | float | None]:
        """Give the same for machines; all of it each time, so that they can rely on it."""
        outcome = self.outcome
        return {
            "event": self.event.kind,
            "command": self.event.command or None,
            "outcome": outcome.word,
            "reason": outcome.reason or None,
            "language": outcome.language or None,
            "milliseconds": None if self.milliseconds is None else round(self.milliseconds, 1),
            "shard": self.shard,
            "reference": outcome.reference or None,
        }


class Journal:
    """Takes records, writes each into the log and tells all who listen."""

    def __init__(self) -> None:
        self.listeners: list[Callable[[Record], None]] = []

    def note(self, record: Record, level: int = logging.INFO) -> None:
        """Write down how something went."""
        log.log(level, "%s", record)
        for listener in self.listeners:
            listener(record)
