"""Lists in Discord's markdown: a chip leads each row, and what has no room goes on below it.

A phone shows some 42 cells in a line. Where a list has rows that hold more, each names the rider
or driver, and has the rest of the crew, the whole time and what else is too long in small letters
below.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot.escape import chip, escape, inside
from bot.signs import parted
from bot.terminal import cells
from commands import wording
from commands.answer import Row, Table
from commands.languages import say
from db.nations import flag
from db.rally import Category, Person
from db.times import Origin, Time

WIDEST = 42
"""Cells of a row."""
WIDEST_CHIP = 14
"""Cells; where one is wider they are no figures, and are not brought into line."""

EMOJI = {
    Category.BIKES: "🏍",
    Category.CARS: "🚗",
    Category.TRUCKS: "🚚",
    Category.QUADS: "🛞",
    Category.UTVS: "🚙",
}
_BETWEEN = " · "
_DISPUTED = " ⚠"
_NO_STAGE = "\N{EN DASH}"
"""Stands where other rows have the number of a stage: a chip never begins with a blank."""


def texts(tables: Sequence[Table]) -> Iterator[str]:
    """Write each table; all chips with a place are equally wide, so that they stand in line."""
    shown = [parted(table) for table in tables]
    led = [[_Led.of(row, table) for row in table.rows] for table, _ in shown]
    placed = [each for leads in led for each in leads if each.place]
    for (table, more), leads in zip(shown, led, strict=True):
        in_line = placed if any(each.place for each in leads) else leads
        rows = list(zip(_chips(leads, in_line), table.rows, strict=True))
        whole = [_Written(lead, _whole(row, table), row.disputed) for lead, row in rows]
        if not all(written.fits for written in whole):
            whole = [_folded(lead, row, table) for lead, row in rows]
        title = [f"**{escape(table.title)}**"] if table.title else []
        lines = [*title, *(line for written in whole for line in written.lines)]
        yield "\n".join([*lines, f"-# {escape(more)}"] if more else lines)


def time(value: Time | None, sign: str = "") -> str:
    """Write a time or a gap, and whether it is computed."""
    if value is None:
        return ""
    printed = f"{sign}{value.printed.removeprefix('+')}"
    return printed if value.origin is Origin.PRINTED else f"≈{printed}"


@dataclass(frozen=True, slots=True)
class _Led:
    """What leads a row: a rank or a stage, then a figure in line with those above it."""

    place: str
    figure: str
    in_words: bool
    """The figure is words, which stand in line on their left."""

    @classmethod
    def of(cls, row: Row, table: Table) -> "_Led":
        figure = _figure(row, apart=table.apart)
        in_words = figure == row.lead != ""
        place = row.place
        if in_words and _by_stage(table):
            place = _NO_STAGE if row.stage is None else wording.sign(row.stage)
        return cls(place, figure, in_words)

    def chip(self, places: int, figures: int) -> str:
        room = " " * (figures - cells(self.figure))
        if not self.figure:
            return self.place
        if not self.place:
            return f"{self.figure}{room}"
        in_line = f"{self.figure}{room}" if self.in_words else f"{room}{self.figure}"
        return f"{self.place:<{places}} {in_line}"


@dataclass(frozen=True, slots=True)
class _Written:
    """A row in words: beside its chip, and below it in small letters."""

    chip: str
    beside: Sequence[str]
    disputed: bool
    below: Sequence[str] = ()

    @property
    def fits(self) -> bool:
        return self.room(self.beside) >= 0

    def room(self, words: Sequence[str]) -> int:
        """How many cells are left beside the chip."""
        used = cells(self.chip) + bool(self.chip and words) + cells(_BETWEEN.join(words))
        return WIDEST - used - (cells(_DISPUTED) if self.disputed else 0)

    @property
    def lines(self) -> Iterator[str]:
        words = _BETWEEN.join(self.beside)
        disputed = _DISPUTED if self.disputed else ""
        if self.chip:
            yield f"{chip(self.chip)} {inside(words)}".rstrip() + disputed
        else:
            # Without a figure it is prose, which may be as long as it is.
            yield f"- {escape(words)}{disputed}"
        if self.below:
            yield f"-# {escape(_BETWEEN.join(self.below))}"


def _chips(led: Sequence[_Led], in_line: Sequence[_Led]) -> Iterator[str]:
    places = max((cells(each.place) for each in in_line), default=0)
    figures = max((cells(each.figure) for each in in_line), default=0)
    for each in led:
        yield each.chip(places, 0 if figures > WIDEST_CHIP else figures)


def _whole(row: Row, table: Table) -> list[str]:
    """All words of a row, for where they have room beside its chip."""
    words = [
        *_about(row, table),
        _crew(row.people),
        row.make,
        *_parts(row),
        _whole_time(row, table),
    ]
    return [word for word in words if word]


def _folded(lead: str, row: Row, table: Table) -> _Written:
    """As many words as have room beside the chip, and the others below."""
    first = [*_about(row, table), _crew(row.people[:1]), row.make, *_parts(row)]
    words = [word for word in first if word]
    crew = _crew(row.people[1:], row.people[0]) if row.people else ""
    others = say("with {people}", people=crew) if crew else ""
    last = [word for word in (others, _whole_time(row, table)) if word]
    if not lead:
        return _Written(lead, _whole(row, table), row.disputed)
    row_so_far = _Written(lead, (), row.disputed)
    count = len(words)
    while count and row_so_far.room(words[:count]) < 0:
        count -= 1
    return _Written(lead, words[:count], row.disputed, [*words[count:], *last])


def _about(row: Row, table: Table) -> tuple[str, ...]:
    """What stands before the names, unless it is in the chip."""
    led = _Led.of(row, table)
    in_chip = led.in_words and _by_stage(table)
    return (
        "" if led.in_words else row.lead,
        time(row.gap, "+") if table.apart and row.time else "",
        "" if row.stage is None or in_chip else wording.stage(row.stage),
        f"{EMOJI[row.category]} {wording.category(row.category)}" if row.category else "",
    )


def _by_stage(table: Table) -> bool:
    """Whether it is a list of stages, so that their numbers lead the rows as ranks would."""
    stages = [row for row in table.rows if row.stage is not None]
    return len(stages) > 1 and not any(row.place for row in table.rows)


def _parts(row: Row) -> list[str]:
    # A sentence is one part: it is not broken where it has room below.
    return row.text.split(_BETWEEN)


def _whole_time(row: Row, table: Table) -> str:
    return time(row.time) if row.gap and not table.apart else ""


def _figure(row: Row, *, apart: bool) -> str:
    """What leads the row; where the rows are of different lists that is each one's own time."""
    if row.gap and not (apart and row.time):
        return time(row.gap, "+")
    return time(row.time) if row.time else row.lead


def _crew(people: Sequence[Person], after: Person | None = None) -> str:
    """Name a crew by initials, with the flag of each who is not of the nation before."""
    names = []
    before = flag(after.nationality) if after else ""
    for person in people:
        shown = flag(person.nationality)
        names.append(f"{shown} {person.initials}" if shown and shown != before else person.initials)
        before = shown
    return " / ".join(names)
