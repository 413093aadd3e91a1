"""Lists as rows: who is placed where, with which figure, tied or disputed."""

from collections import defaultdict
from dataclasses import replace

from commands import caveats, wording
from commands.answer import Note, NoteKind, Row
from commands.languages import later, say
from db.rally import Classification, Kind, Placing
from db.results import Results

PODIUM = 3


def rows(results: Results, table: Classification, most: int | None = None) -> tuple[Row, ...]:
    """Make the rows of a classification; the first shows a time, the others a gap."""
    disputed = caveats.disputed(results, table.kind, table.category, table.stage)
    shared = _shared_ranks(table)
    return tuple(
        Row(
            rank=placing.rank,
            tied=shared.get(placing.rank),
            time=placing.time,
            gap=placing.gap,
            people=placing.crew.people,
            make=placing.make or "",
            disputed=placing.crew.key in disputed,
        )
        for placing in table.placings[:most]
    )


def notes(
    results: Results, table: Classification, most: int | None = None, *, named: bool = False
) -> tuple[Note, ...]:
    """Tell what a list must not hide: what contradicts its lines, and how a tie is printed.

    `named` says for which category and stage, where an answer has several lists.
    """
    shown = replace(table, placings=table.placings[:most])
    return (*caveats.of_table(results, shown, named=named), *_ties(shown))


def lead(table: Classification) -> str:
    """Say who led a general classification, and by how much."""
    leaders = [placing for placing in table.placings if placing.rank == 1]
    names = wording.listed([placing.crew.people[0].name for placing in leaders])
    behind = next((placing.gap for placing in table.placings if placing.rank > 1), None)
    if behind is None:
        return say("{names} led", names=names)
    # Translators: the whole value beside a label, and also the begin of “… after stage 9.”
    return say("{names} led by {gap}", names=names, gap=wording.gap(behind))


def scope(table: Classification) -> Note:
    """Say how much of a list the source has."""
    count = len(table.placings)
    text = {
        Kind.STAGE: later("The source lists the first {count} of each stage."),
        Kind.GENERAL: later("The source lists the first {count} overall after each stage."),
        Kind.FINAL: later("The source lists the first {count} of the final standings."),
    }[table.kind]
    return Note(NoteKind.SCOPE, say(text, count=count))


def _shared_ranks(table: Classification) -> dict[int, int]:
    """Give the rank that a printed rank is shared with: equal times are 2= and 2=, not 2 and 3."""
    shared: dict[int, int] = {}
    for group in _tied(table):
        shared.update({placing.rank: min(each.rank for each in group) for placing in group})
    return shared


def _ties(table: Classification) -> list[Note]:
    return [
        Note(
            NoteKind.COMPUTED,
            say(
                "{names} have equal times; the source prints them as {places}.",
                names=wording.listed([placing.crew.people[0].initials for placing in group]),
                places=wording.listed([wording.ordinal(placing.rank) for placing in group]),
            ),
        )
        for group in _tied(table)
    ]


def _tied(table: Classification) -> list[list[Placing]]:
    groups: defaultdict[tuple[int, int] | int, list[Placing]] = defaultdict(list)
    for placing in table.placings:
        if placing.time or placing.gap:
            time, gap = (value.seconds if value else 0 for value in (placing.time, placing.gap))
            groups[(time, gap)].append(placing)
    return [group for group in groups.values() if len(group) > 1]
