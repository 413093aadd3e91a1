"""An answer as a Discord layout: the answer in words first, rows led by a chip, caveats small."""

from collections.abc import Iterator, Sequence

from discord import ui

from bot import buttons
from bot.escape import chip, escape
from bot.logs import apology
from bot.terminal import cells
from commands import wording
from commands.answer import Answer, Note, NoteKind, Row, Table
from db.nations import flag
from db.rally import Category, Person
from db.times import Origin, Time

MOST_LETTERS = 4000
MOST_COMPONENTS = 40

EMOJI = {
    Category.BIKES: "🏍",
    Category.CARS: "🚗",
    Category.TRUCKS: "🚚",
    Category.QUADS: "🛞",
    Category.UTVS: "🚙",
}
_COLOURS = {
    Category.BIKES: 0xE69F00,
    Category.CARS: 0x56B4E9,
    Category.TRUCKS: 0x009E73,
    Category.QUADS: 0xCC79A7,
    Category.UTVS: 0xF0E442,
}
_SIGNS = {
    NoteKind.UNDERSTOOD: "Understood: ",
    NoteKind.DISPUTED: "⚠ ",
    NoteKind.COMPUTED: "≈ ",
    NoteKind.INFERRED: "Inferred: ",
}
_WIDEST_CHIP = 14
"""Cells; where one is wider they are no figures, and are not brought into line."""


def draw(answer: Answer) -> ui.LayoutView:
    """Lay an answer out; whatever it holds stays within what a message may hold."""
    view = ui.LayoutView(timeout=None)
    container: ui.Container[ui.LayoutView] = ui.Container(
        accent_colour=_COLOURS[answer.category] if answer.category else None
    )
    for text in _fitted([text for text in _texts(answer) if text]):
        container.add_item(ui.TextDisplay(text))
    for row in buttons.rows(answer.following, choice=not answer.answered):
        container.add_item(ui.ActionRow(*row))
    return view.add_item(container)


def say(sentence: str) -> ui.LayoutView:
    """Lay out a sentence of the bot's own."""
    return ui.LayoutView(timeout=None).add_item(ui.TextDisplay(sentence))


def failure(reference: str) -> ui.LayoutView:
    """Say that something went wrong, and under which reference the log has it."""
    return say(apology(chip(reference)))


def _texts(answer: Answer) -> Iterator[str]:
    emoji = f"{EMOJI[answer.category]} " if answer.category else ""
    yield f"### {emoji}{escape(answer.title)}\n{escape(answer.sentence)}"
    yield "\n\n".join(_tables(answer.tables))
    yield "\n".join(f"**{escape(fact.label)}** {escape(fact.value)}" for fact in answer.facts)
    yield "\n".join([*map(_note, answer.notes), *_uncarried(answer)])


def _tables(tables: Sequence[Table]) -> Iterator[str]:
    """All chips of an answer are equally wide, so that its lists stand in line."""
    listed = [(table, row) for table in tables for row in table.rows]
    places = max((cells(row.place) for _, row in listed), default=0)
    figures = [cells(_figure(row, apart=table.apart)) for table, row in listed]
    width = max(figures, default=0)
    if width > _WIDEST_CHIP:
        width = 0
    for table in tables:
        title = [f"**{escape(table.title)}**"] if table.title else []
        yield "\n".join([*title, *(_row(row, table, places, width) for row in table.rows)])


def _row(row: Row, table: Table, places: int, width: int) -> str:
    figure = _figure(row, apart=table.apart)
    place = f"{row.place:<{places}} " if row.place else ""
    padding = " " * (width - cells(figure))
    in_line = f"{figure}{padding}" if row.lead and figure == row.lead else f"{padding}{figure}"
    led = f"{place}{in_line}" if figure else place.strip()
    parts = [
        _time(row.gap, "+") if table.apart and row.time else "",
        f"stage {row.stage}" if row.stage is not None else "",
        f"{EMOJI[row.category]} {wording.category(row.category)}" if row.category else "",
        _crew(row.people),
        escape(row.make),
        escape(row.text),
    ]
    words = " · ".join(filter(None, parts))
    line = " ".join(filter(None, (chip(led) if led else "-", words)))
    return f"{line} ⚠" if row.disputed else line


def _figure(row: Row, *, apart: bool) -> str:
    """What leads the row; where the rows are of different lists that is each one's own time."""
    if row.gap and not (apart and row.time):
        return _time(row.gap, "+")
    return _time(row.time) if row.time else row.lead


def _time(time: Time | None, sign: str = "") -> str:
    if time is None:
        return ""
    printed = f"{sign}{time.printed.removeprefix('+')}"
    return printed if time.origin is Origin.PRINTED else f"≈{printed}"


def _crew(people: Sequence[Person]) -> str:
    """Name a crew by initials, with the flag of each who is not of the nation before."""
    names = []
    before = ""
    for person in people:
        shown = flag(person.nationality)
        name = escape(person.initials)
        names.append(f"{shown} {name}" if shown and shown != before else name)
        before = shown
    return " / ".join(names)


def _note(note: Note) -> str:
    return f"-# {_SIGNS.get(note.kind, '')}{escape(note.text)}"


def _uncarried(answer: Answer) -> Iterator[str]:
    """What no button can carry, to be typed."""
    for each in answer.following:
        if not buttons.fits(each, choice=not answer.answered):
            yield f"-# {escape(each.label)}: {chip(f'/{each.line}')}"


def _fitted(texts: Sequence[str]) -> Sequence[str]:
    """Leave out the last lines of the longest part where all is more than a message holds."""
    parts = [text.split("\n") for text in texts]
    left_out = 0
    while sum(map(_length, parts)) + (len(_left_out(left_out)) + 1) > MOST_LETTERS:
        longest = max(parts, key=_length)
        longest.pop()
        left_out += 1
    if left_out:
        parts[-1].append(_left_out(left_out))
    return ["\n".join(part) for part in parts if part]


def _left_out(lines: int) -> str:
    return f"-# {wording.counted(lines, 'line')} more than a message holds." if lines else ""


def _length(part: Sequence[str]) -> int:
    return sum(map(len, part)) + len(part) - 1
