"""What was looked at, and what came of it."""

from dataclasses import dataclass
from enum import StrEnum


class Found(StrEnum):
    """What came of looking at something."""

    OK = "ok"
    TO_DO = "to do"
    UNSEEN = "-"
    """It could not be looked at."""


@dataclass(frozen=True, slots=True)
class Check:
    """One line of what the doctor says."""

    what: str
    found: Found
    said: str
    """How it is, or what to do."""


def ok(what: str, said: str) -> Check:
    """Say that something is as it should be."""
    return Check(what, Found.OK, said)


def to_do(what: str, said: str) -> Check:
    """Say what somebody has to do."""
    return Check(what, Found.TO_DO, said)


def unseen(what: str, why: str) -> Check:
    """Say why something could not be looked at."""
    return Check(what, Found.UNSEEN, f"not looked at: {why}")
