"""What an audit finds: disagreements within a source, and how often each check was made."""

from dataclasses import dataclass
from enum import StrEnum

from db.rally import Category, Kind


class Severity(StrEnum):
    """How much a finding matters to whoever reads the figure."""

    CONTRADICTION = "contradiction"
    """Two printed values exclude each other."""
    EXPLAINED = "explained"
    """A remark of the source accounts for the difference (inferred)."""
    SPELLING = "spelling"
    """The same thing under two names."""
    GAP = "gap"
    """Something that should stand there is blank."""


class Check(StrEnum):
    """What the audit compares."""

    STAGE_GAP = "stage gap"
    GENERAL_GAP = "general gap"
    GENERAL_STEP = "general step"
    LEADER_TIME = "leader time"
    FINAL = "final"
    CREW = "crew"
    MAKE = "make"
    STAGE_WINNER = "stage winner"
    HEADLINE = "headline"
    RANKS = "ranks"
    ORDER = "order"
    DATES = "dates"
    ROUTE = "route"
    FLAG = "flag"
    NUMBER = "number"
    COUNTRY = "country"
    CLAIM = "claim"
    PERIOD = "period"
    STAGES = "stages"


@dataclass(frozen=True, slots=True)
class Finding:
    """A disagreement that the audit sees in the source; nothing is corrected because of it.

    `printed` is what stands on `lines[0]`; `other` is what the rest of the document says.
    `favours` is the value that further figures agree with, when they decide between the two.
    """

    check: Check
    severity: Severity
    printed: str
    other: str
    favours: str | None = None
    kind: Kind | None = None
    category: Category | None = None
    stage: int | None = None
    crew: str | None = None
    """The crew's key."""
    people: tuple[str, ...] = ()
    """Keys of those concerned."""
    lines: tuple[int, ...] = ()
    remark: int | None = None
    """The index of the remark that explains it, or that is contradicted."""


@dataclass(frozen=True, slots=True)
class Tally:
    """How often a check was made in an edition, and how often it failed."""

    check: Check
    made: int
    failed: int
