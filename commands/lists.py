"""Lists as rows: who is placed where, with which figure, tied or disputed."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from commands import caveats, wording
from commands.answer import Note, NoteKind, Row
from commands.languages import counted, later, say
from db.rally import Classification, Kind, Placing
from db.results import Results

PODIUM = 3


def rows(
    results: Results,
    table: Classification,
    most: int | None = None,
    placings: Sequence[Placing] | None = None,
) -> tuple[Row, ...]:
    """Make the rows of a classification, or of some of its lines.

    The first shows a time, the others a gap.
    """
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
        for placing in (table.placings if placings is None else placings)[:most]
    )


def notes(
    results: Results, table: Classification, most: int | None = None, *, named: bool = False
) -> tuple[Note, ...]:
    """Tell what a list must not hide: what contradicts its lines, and how a tie is printed.

    `named` says for which category and stage, where an answer has several lists.
    """
    shown = replace(table, placings=table.placings[:most])
    return (
        *caveats.of_table(results, shown, named=named),
        *_ties(shown),
        *caveats.of_initials(shown.placings),
    )


def lead(table: Classification) -> str:
    """Say who led a general classification, and by how much."""
    names = wording.listed([placing.crew.people[0].name for placing in table.won])
    behind = second(table)
    if behind is None or behind.gap is None:
        return say("{names} led", names=names)
    if not behind.gap.seconds:
        names = wording.listed([names, behind.crew.people[0].name])
        # Translators: the whole value beside a label, and also the begin of “… after stage 9.”
        return say("{names} led, level", names=names)
    # Translators: the whole value beside a label, and also the begin of “… after stage 9.”
    return say("{names} led by {gap}", names=names, gap=wording.gap(behind.gap))


def second(table: Classification) -> Placing | None:
    """Give who stands behind the winners; nobody where that place is left out of the list."""
    won = len(table.won)
    behind = next(iter(table.placings[won:]), None)
    return behind if won and behind and behind.rank <= max(won + 1, 2) else None


def won(table: Classification) -> str:
    """Say who won, in which time, and by how much, as far as it is printed."""
    first = table.won
    if not first:
        return _without_winner(table)
    behind = second(table)
    told: dict[str, object] = {
        "names": wording.listed([wording.vehicle(placing.crew) for placing in first]),
        "time": first[0].time or "",
        "gap": wording.gap(behind.gap) if behind and behind.gap else "",
    }
    if len(first) > 1:
        text = later("{names} won together in {time}.")
        return say(text if told["time"] else later("{names} won together."), **told)
    return _won_by(told, len(first[0].crew.people))


def _won_by(told: Mapping[str, object], people: int) -> str:
    # Translators: one person, or those of one crew, won; here and below.
    if not told["time"] and not told["gap"]:
        return counted(
            "{names} won; no time is printed.", "{names} won; no time is printed.", people, **told
        )
    if not told["gap"]:
        return counted("{names} won in {time}.", "{names} won in {time}.", people, **told)
    if not told["time"]:
        return counted(
            "{names} won by {gap}; no time is printed.",
            "{names} won by {gap}; no time is printed.",
            people,
            **told,
        )
    return counted(
        "{names} won in {time}, by {gap}.", "{names} won in {time}, by {gap}.", people, **told
    )


def _without_winner(table: Classification) -> str:
    highest = table.placings[0]
    return say(
        "The source leaves out who won; the first of its list is {names}, {place}.",
        names=wording.vehicle(highest.crew),
        place=wording.ordinal(highest.rank),
    )


def scope(*tables: Classification) -> tuple[Note, ...]:
    """Say how much of lists of one kind the source has."""
    told = []
    whole = [table for table in tables if not table.winners_only]
    if whole:
        counts = {len(table.placings) for table in whole}
        exact = len(counts) == 1 and not any(map(gappy, whole))
        told.append(_listed(whole[0].kind, max(counts), exact=exact))
    alone = [table.category for table in tables if table.winners_only]
    if alone and whole:
        the_cars = wording.listed(list(map(wording.within, alone)))
        told.append(
            say("Of {the_cars} the table of stages names the winner alone.", the_cars=the_cars)
        )
    elif alone:
        told.append(say("The table of stages names the winner alone."))
    return tuple(Note(NoteKind.SCOPE, text) for text in told)


def gappy(table: Classification) -> bool:
    """Whether a list leaves out places between those that it has."""
    return table.placings[-1].rank > len(table.placings)


def _listed(kind: Kind, count: int, *, exact: bool) -> str:
    if count == 1 and exact:
        return {
            Kind.STAGE: say("The source lists the first alone of each stage."),
            Kind.GENERAL: say("The source lists the first alone overall after each stage."),
            Kind.FINAL: say("The source lists the first alone of the final standings."),
        }[kind]
    if not exact:
        return {
            Kind.STAGE: say("The source lists up to {count} of each stage.", count=count),
            Kind.GENERAL: say(
                "The source lists up to {count} overall after each stage.", count=count
            ),
            Kind.FINAL: say("The source lists {count} of the final standings.", count=count),
        }[kind]
    text = {
        Kind.STAGE: later("The source lists the first {count} of each stage."),
        Kind.GENERAL: later("The source lists the first {count} overall after each stage."),
        Kind.FINAL: later("The source lists the first {count} of the final standings."),
    }[kind]
    return say(text, count=count)


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
            time = placing.time.seconds if placing.time else 0
            gap = placing.gap.seconds if placing.gap else 0
            groups[time, gap].append(placing)
    return [group for group in groups.values() if len(group) > 1]
