"""By how much the first was ahead of the second, as printed, and what stands against it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from commands import caveats, lists
from commands.answer import Note, NoteKind
from db.rally import Category, Classification, Kind
from db.results import Results
from db.times import Time

_TWO = 2


@dataclass(frozen=True, slots=True)
class Margin:
    """The gap of the second of a list."""

    table: Classification
    gap: Time
    disputed: bool
    """Whether the source contradicts a figure of the first or the second elsewhere."""
    notes: tuple[Note, ...]
    """What it says against them, or what accounts for them."""


def margins(results: Results, kind: Kind, categories: Iterable[Category]) -> tuple[Margin, ...]:
    """Give the margins of all lists of a kind; none where the second has no printed gap."""
    stages = [None] if kind is Kind.FINAL else [stage.number for stage in results.stages]
    tables = (results.classification(kind, each, at) for each in categories for at in stages)
    found = []
    for table in tables:
        behind = lists.second(table) if table else None
        if table and behind and behind is table.placings[1] and (gap := behind.gap):
            disputed = caveats.disputed(results, kind, table.category, table.stage)
            first = replace(table, placings=table.placings[:_TWO])
            touched = any(placing.crew.key in disputed for placing in first.placings)
            notes = (
                note
                for note in caveats.of_table(results, first, named=True)
                if touched or note.kind is NoteKind.INFERRED
            )
            found.append(Margin(table, gap, touched, tuple(notes)))
    return tuple(found)


def closest(found: Sequence[Margin]) -> tuple[Margin, ...]:
    """Give the smallest margin, or all that are equally small."""
    least = min((margin.gap.seconds for margin in found), default=0)
    return tuple(margin for margin in found if margin.gap.seconds == least)


def largest(found: Sequence[Margin]) -> tuple[Margin, ...]:
    """Give the largest margin, or all that are equally large."""
    most = max((margin.gap.seconds for margin in found), default=0)
    return tuple(margin for margin in found if margin.gap.seconds == most)


def closest_for_its_time(found: Sequence[Margin]) -> Margin | None:
    """Give the margin that is the smallest part of the winner's time."""
    timed = [(margin, margin.table.placings[0].time) for margin in found]
    parts = [(margin.gap.seconds / time.seconds, margin) for margin, time in timed if time]
    return min(parts, key=lambda part: part[0])[1] if parts else None
