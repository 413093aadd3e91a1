"""An answer as plain text: to be read on a narrow screen, in a pipe, or heard.

Whatever a text holds, only what can be printed comes out of here.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, groupby

from bot.signs import parted, signed
from commands.answer import Answer, Following, Note, NoteKind, Row, Table
from commands.chart_text import twin
from commands.index import localized
from commands.languages import say, speaking
from commands.wording import category, names, ordinal, stage
from db.times import Origin, Time

_WIDEST = 100
"""Longer lines are hard to read, however wide the terminal is."""
_NARROWEST = 28
_LEAST = 12
"""Cells for the words beside a lead; with less they stand below it."""
_ROOM = 24
"""Cells that a row's words need beside its figures; with less, time and gap share a column."""
_LISTED = 6
"""More next questions than this stand in a paragraph instead of a line each."""
_BREAK = re.compile(r" (?![·/] |km\b)")
"""Where a line may end: a separator stays with what it follows."""
_BOLD, _DIM, _YELLOW, _PLAIN = "\x1b[1m", "\x1b[2m", "\x1b[33m", "\x1b[0m"


def render(answer: Answer, width: int | None = None, *, colour: bool = False) -> str:
    """Write an answer in lines of at most `width` cells, or as long as they come without one."""
    if width is not None:
        width = max(_NARROWEST, min(width, _WIDEST))
    with speaking(answer.language):
        return "\n\n".join(
            "\n".join(lines) for lines in _blocks(answer, width, colour=colour) if lines
        )


def _blocks(answer: Answer, width: int | None, *, colour: bool) -> Sequence[Sequence[str]]:
    title = _painted(_BOLD if colour else "", _hung("", answer.title, width))
    following = _painted(_DIM if colour else "", _following(answer, width))
    return [
        [*title, *_hung("", answer.sentence, width)],
        *([*_table(table, width, colour=colour)] for table in answer.tables),
        [
            line
            for fact in answer.facts
            for line in _hung(f"{_labelled(fact.label)} ", fact.value, width, 2)
        ],
        [*_chart(answer, width)],
        [line for note in answer.notes for line in _note(note, width, colour=colour)],
        [*following],
    ]


def _labelled(label: str) -> str:
    return say("{label}:", label=clean(label))


def clean(text: str) -> str:
    """Leave of a text what can be printed, on one line: no escapes, no hidden directions."""
    if text.isprintable():
        return text
    return "".join(letter for letter in " ".join(text.split()) if letter.isprintable())


def cells(text: str) -> int:
    """Count the columns that a text takes."""
    # wcwidth knows more scripts, but its import alone takes longer than most answers.
    if text.isascii():
        return len(text)
    return sum(_cells_of(letter) for letter in text)


def _cells_of(letter: str) -> int:
    if unicodedata.category(letter) in ("Mn", "Me"):
        return 0
    return 2 if unicodedata.east_asian_width(letter) in "WF" else 1


def _painted(style: str, lines: Iterator[str]) -> Iterator[str]:
    return (f"{style}{line}{_PLAIN}" if style and line else line for line in lines)


def _chart(answer: Answer, width: int | None) -> Iterator[str]:
    """Write the chart in letters, where it is what was asked for."""
    if answer.chart and answer.chart_first:
        yield from map(clean, twin(answer.chart, width or _WIDEST).split("\n"))


def _table(table: Table, width: int | None, *, colour: bool) -> Iterator[str]:
    more = ""
    if width is not None:
        table, more = parted(table)
    if table.title:
        yield from _hung("", table.title, width)
    columns = _columns(table.rows)
    wide = sum(cells(column[0]) for column in columns) + _ROOM
    together = width is not None and wide > width and not table.apart
    if together:
        columns = _columns(table.rows, together=True)
    for row, *figures in zip(table.rows, *columns, strict=True):
        style = _YELLOW if colour and row.disputed else ""
        words = _words(row, whole_time=together)
        yield from _painted(style, _hung("".join(figures), words, width))
    if more:
        yield from _painted(_DIM if colour else "", _hung("", more, width))


def _columns(rows: Sequence[Row], *, together: bool = False) -> list[list[str]]:
    """What stands in line before the words, each column as wide as its widest figure."""
    stages = [stage(row.stage) if row.stage is not None else "" for row in rows]
    places = _places(rows)
    times = [_time(row.time) for row in rows]
    gaps = [_time(row.gap, "+") for row in rows]
    if together or not any(row.time and row.gap for row in rows):
        times, gaps = [gap or time for gap, time in zip(gaps, times, strict=True)], []
    columns = [_aligned(column) for column in (stages, places, times, gaps) if any(column)]
    leads = [clean(row.lead) for row in rows]
    return [*columns, _aligned(leads, right=False)] if any(leads) else columns


def _places(rows: Sequence[Row]) -> list[str]:
    if any(row.tied for row in rows):
        return [row.place if row.tied else f"{row.place} " for row in rows]
    # Two bare numbers beside each other would not tell the stage from the place.
    return [ordinal(row.rank) if row.rank and row.stage is not None else row.place for row in rows]


def _aligned(column: Sequence[str], *, right: bool = True) -> list[str]:
    room = max(map(cells, column))
    if right:
        return [f"{' ' * (room - cells(text))}{text}  " for text in column]
    return [f"{text}{' ' * (room - cells(text))}  " for text in column]


def _time(time: Time | None, sign: str = "") -> str:
    if time is None:
        return ""
    printed = sign + clean(time.printed).removeprefix("+")
    return printed if time.origin is Origin.PRINTED else f"≈{printed}"


def _words(row: Row, *, whole_time: bool) -> str:
    which = category(row.category) if row.category else ""
    time = _time(row.time) if whole_time and row.gap else ""
    parts = (which, names(row.people), row.make, row.text, time)
    words = " · ".join(part for part in parts if part)
    return f"{words} ⚠" if row.disputed else words


def _note(note: Note, width: int | None, *, colour: bool) -> Iterator[str]:
    style = _YELLOW if colour and note.kind is NoteKind.DISPUTED else ""
    return _painted(style, _hung("", signed(note, note.text), width, 2))


def _following(answer: Answer, width: int | None) -> Iterator[str]:
    """Next questions as they are typed; candidates with a number to choose them by."""
    lines = [*_lines(answer.following)] if answer.answered else _typed(answer.following)
    if answer.answered and len(lines) > _LISTED:
        parts = [*(f"{clean(line)} ·" for line in lines[:-1]), clean(lines[-1])]
        yield from _filled(f"{say('Next:')} ", parts, width, 2)
    elif answer.answered and lines:
        yield say("Next:")
        yield from (part for line in lines for part in _hung("  ", line, width, 4))
    else:
        for number, (each, line) in enumerate(zip(answer.following, lines, strict=True), 1):
            label = " · ".join(filter(None, (each.label, each.detail)))
            yield from _hung(f"{number:>2}  ", label, width)
            if each.label != line:
                yield from _hung("    ", line, width)


def _lines(following: Sequence[Following]) -> Iterator[str]:
    """Fold up what is many of one sort: `/stage 1 … /stage 17`."""
    for menu, entries in groupby(following, key=lambda each: each.menu):
        lines = _typed([*entries])
        yield from lines if not menu or len(lines) == 1 else (f"{lines[0]} … {lines[-1]}",)


def _typed(following: Sequence[Following]) -> list[str]:
    return [f"/{localized(each.line)}" for each in following]


def _hung(lead: str, text: str, width: int | None, hang: int | None = None) -> Iterator[str]:
    """Put words beside a lead; further lines begin at `hang` cells, or below the first words."""
    text = clean(text)
    if width is None:
        yield from filter(None, (f"{lead}{text}".rstrip(),))
        return
    if cells(lead.rstrip()) > width - (_LEAST if text else 0):
        yield from _filled("", lead.split(), width, 2)
        lead, hang = "    ", 4
    if text:
        hang = cells(lead) if hang is None else hang
        yield from _filled(lead, _BREAK.split(text), width, hang)
    elif lead.strip():
        yield lead.rstrip()


def _filled(lead: str, parts: Iterable[str], width: int | None, hang: int) -> Iterator[str]:
    """Put as many parts on each line as it takes."""
    line, fresh = lead, True
    for part in chain.from_iterable(_cut(part, width, hang) for part in parts):
        if width is not None and cells(line) + (not fresh) + cells(part) > width:
            yield line.rstrip()
            line, fresh = " " * hang, True
        line += part if fresh else f" {part}"
        fresh = False
    yield line.rstrip()


def _cut(part: str, width: int | None, hang: int) -> Iterator[str]:
    """Cut what is too long for a line of its own."""
    if width is not None:
        while cells(part) > width - hang:
            end = next(end for end in range(len(part)) if cells(part[: end + 1]) > width - hang)
            yield part[:end]
            part = part[end:]
    yield part
