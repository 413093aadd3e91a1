"""An answer in Discord's markdown, in parts: what both its layouts and its embeds are made of."""

from collections.abc import Iterator, Sequence

from bot import buttons, rows
from bot.escape import chip, escape
from bot.signs import signed
from commands.answer import Answer, Note
from commands.index import localized
from commands.languages import counted, say
from db.rally import Category

_COLOURS = {
    Category.BIKES: 0xE69F00,
    Category.CARS: 0x56B4E9,
    Category.TRUCKS: 0x009E73,
    Category.QUADS: 0xCC79A7,
    Category.UTVS: 0xF0E442,
}


def title(answer: Answer) -> str:
    """Write the title, with the emoji of its category beside the word."""
    emoji = f"{rows.EMOJI[answer.category]} " if answer.category else ""
    return f"{emoji}{escape(answer.title)}"


def colour(answer: Answer) -> int | None:
    """Give the colour of its category, which emoji and words tell too."""
    return _COLOURS[answer.category] if answer.category else None


def parts(answer: Answer) -> Iterator[str]:
    """Write what stands below the sentence: lists, facts, notes."""
    yield "\n\n".join(filter(None, rows.texts(answer.tables)))
    yield "\n".join(f"**{escape(fact.label)}** {escape(fact.value)}" for fact in answer.facts)
    yield "\n".join([*map(_note, answer.notes), *_uncarried(answer)])


def fitted(texts: Sequence[str], most: int) -> Sequence[str]:
    """Leave out the last lines of the longest part where all is more than a message holds."""
    lines = [text.split("\n") for text in texts if text.strip()]
    lengths = [_length(part) for part in lines]
    left_out = 0
    while sum(lengths) + (len(_left_out(left_out)) + 1) > most:
        longest = lengths.index(max(lengths))
        lengths[longest] -= len(lines[longest].pop()) + 1
        left_out += 1
    if left_out:
        lines[-1].append(_left_out(left_out))
    return ["\n".join(part) for part in lines if part]


def _note(note: Note) -> str:
    return f"-# {signed(note, escape(note.text))}"


def _uncarried(answer: Answer) -> Iterator[str]:
    """What no button can carry, to be typed."""
    for each in answer.following:
        if not buttons.fits(each):
            label = say("{label}:", label=escape(each.label))
            yield f"-# {label} {chip(f'/{localized(each.line)}')}"


def _left_out(lines: int) -> str:
    if not lines:
        return ""
    said = counted(
        "{number} line more than a message holds.",
        "{number} lines more than a message holds.",
        lines,
    )
    return f"-# {said}"


def _length(part: Sequence[str]) -> int:
    return sum(map(len, part)) + len(part) - 1
