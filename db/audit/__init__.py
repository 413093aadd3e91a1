"""Whether an edition agrees with itself: every check over it, counted, and what they find.

No check knows a year, a person or a figure, and none corrects anything. Each yields once for every
comparison that the source allows: what it found, or none where both sides agree.
"""

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from db.audit import arithmetic, claims, crosschecks, itinerary
from db.findings import Check, Finding, Tally
from db.rally import Edition

_COMPARISONS: tuple[Callable[[Edition], Iterator[tuple[Check, Finding | None]]], ...] = (
    itinerary.compare,
    arithmetic.compare,
    crosschecks.compare,
    claims.compare,
)


@dataclass(frozen=True, slots=True)
class Audit:
    """What the checks found, in the order of the document, and how often each was made."""

    findings: tuple[Finding, ...]
    tallies: tuple[Tally, ...]


def audit(edition: Edition) -> Audit:
    """Make every check that the edition allows."""
    made: Counter[Check] = Counter()
    findings: list[Finding] = []
    for compare in _COMPARISONS:
        for check, finding in compare(edition):
            made[check] += 1
            if finding is not None:
                findings.append(finding)
    failed = Counter(finding.check for finding in findings)
    return Audit(
        findings=tuple(sorted(findings, key=_position)),
        tallies=tuple(
            Tally(check, made[check], failed[check])
            for check in Check
            if made[check] or check not in _STATED
        ),
    )


_STATED = (Check.PERIOD, Check.STAGES)
"""Checks of what many infoboxes do not state."""

_ORDER = {check: position for position, check in enumerate(Check)}


def _position(finding: Finding) -> tuple[int, int, tuple[int, ...]]:
    return min(finding.lines[:1], default=0), _ORDER[finding.check], finding.lines
