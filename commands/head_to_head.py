"""Two against each other, stage by stage, and on what evidence the source tells who was faster."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from commands.cards import Card, Entry, difference
from db.times import Time, computed


class Evidence(StrEnum):
    """How the source tells who was faster; the three are never added up unmarked."""

    TIMED = "timed"
    """Both stand in the list of the stage."""
    LISTED = "listed"
    """Only one does, so that the other was slower or did not take part any more."""
    DERIVED = "derived"
    """Neither does, but both have overall times before and after, penalties included."""


@dataclass(frozen=True, slots=True)
class Encounter:
    """One stage that tells who of two was faster."""

    stage: int
    evidence: Evidence
    faster: Card | None
    """None where both took equally long."""
    by: Time | None
    disputed: bool


@dataclass(frozen=True, slots=True)
class Lead:
    """How two stood overall after a stage whose list has both."""

    stage: int
    by: Time
    """Of the first over the second, below nothing where the second was ahead."""
    disputed: bool


def encounters(first: Card, second: Card) -> tuple[Encounter, ...]:
    """Find the stages that tell who of two was faster."""
    return tuple(_encounters(first, second))


def leads(first: Card, second: Card) -> tuple[Lead, ...]:
    """Find how two stood overall, after each stage whose list has both."""
    return tuple(
        Lead(one.stage, difference(one.gap, other.gap), _overall_disputed(one, other))
        for one, other in zip(first.entries, second.entries, strict=True)
        if one.gap and other.gap
    )


def between(first: Card, second: Card) -> Time | None:
    """Take the printed final gap of the first from that of the second."""
    gaps = [_final_gap(card) for card in (first, second)]
    return difference(gaps[0], gaps[1]) if gaps[0] and gaps[1] else None


def _encounters(first: Card, second: Card) -> Iterator[Encounter]:
    for one, other in zip(first.entries, second.entries, strict=True):
        evidence = _evidence(one, other)
        if evidence is Evidence.LISTED:
            listed = first if one.placing else second
            yield Encounter(one.stage, evidence, listed, None, one.disputed or other.disputed)
        elif evidence is not None:
            by = _by(one, other)
            ahead = by.seconds if by else _places(one, other)
            faster = None if not ahead else first if ahead > 0 else second
            disputed = one.disputed or other.disputed
            if evidence is Evidence.DERIVED:
                disputed = _overall_disputed(one, other)
            yield Encounter(one.stage, evidence, faster, by, disputed)


def _evidence(one: Entry, other: Entry) -> Evidence | None:
    if one.placing and other.placing:
        return Evidence.TIMED
    if one.placing or other.placing:
        return Evidence.LISTED
    return Evidence.DERIVED if one.derived and other.derived else None


def _by(one: Entry, other: Entry) -> Time | None:
    """By how much the first was faster, from the printed gaps where there are any."""
    if one.derived and other.derived:
        return computed(other.derived.seconds - one.derived.seconds)
    if one.placing is None or other.placing is None:
        return None
    gaps = [
        Time(0, "0:00") if placing.rank == 1 else placing.gap
        for placing in (one.placing, other.placing)
    ]
    if gaps[0] and gaps[1]:
        return difference(gaps[0], gaps[1])
    times = (one.placing.time, other.placing.time)
    return computed(times[1].seconds - times[0].seconds) if times[0] and times[1] else None


def _places(one: Entry, other: Entry) -> int:
    """By how many places the first was ahead, where nothing is timed."""
    ranks = [entry.placing.rank for entry in (one, other) if entry.placing]
    return ranks[1] - ranks[0] if len(ranks) == len((one, other)) else 0


def _overall_disputed(one: Entry, other: Entry) -> bool:
    return one.overall_disputed or other.overall_disputed


def _final_gap(card: Card) -> Time | None:
    if card.final is None:
        return None
    return Time(0, "0:00") if card.final.rank == 1 else card.final.gap
