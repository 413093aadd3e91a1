"""The font of the charts: how texts look, and how wide they are.

It is shipped, because Pillow's own has no letter with an accent, and because a picture must be the
same on every machine.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from PIL import ImageFont

SCALE = 2
"""Pictures are painted twice as large and then reduced, which smooths them."""
_BETWEEN = 6
_LEAST = 16
"""Letters that a phone still shows."""
_FOLDER = Path(__file__).with_name("fonts")


@dataclass(frozen=True, slots=True)
class Style:
    """How a text looks: the size of its letters, and whether they are bold."""

    size: int
    bold: bool = False


NAME = Style(27, bold=True)
DETAIL = Style(24)
TICK = Style(24)
KEY = Style(22)
NUMBER = Style(22, bold=True)


@lru_cache(maxsize=32)
def face(style: Style) -> ImageFont.FreeTypeFont:
    """Open the font at the size at which it is painted."""
    name = "DejaVuSans-Bold.ttf" if style.bold else "DejaVuSans.ttf"
    # The other layout engine is not on every machine, and places letters differently.
    layout = ImageFont.Layout.BASIC
    return ImageFont.truetype(_FOLDER / name, style.size * SCALE, layout_engine=layout)


@lru_cache(maxsize=1024)
def width(text: str, style: Style) -> float:
    """Measure a text in pixels of the finished picture."""
    return face(style).getlength(text) / SCALE


def widest(texts: Iterable[tuple[str, Style]]) -> float:
    """Measure the widest of some texts."""
    return max((width(text, style) for text, style in texts), default=0.0)


def smaller(text: str, style: Style, room: float) -> Style:
    """Give the largest letters with which a text has room; below the least, it has none."""
    sizes = (Style(size, bold=style.bold) for size in range(style.size, _LEAST, -1))
    return next(
        (each for each in sizes if width(text, each) <= room), Style(_LEAST, bold=style.bold)
    )


def fitting(text: str, style: Style, room: float) -> str:
    """Cut a text that is wider than its room."""
    if width(text, style) <= room:
        return text
    while text and width(f"{text}…", style) > room:
        text = text[:-1]
    return f"{text.rstrip()}…"


def with_room(names: Sequence[str], style: Style, spacing: float) -> set[int]:
    """Say which names of an axis to write so that none touches the next: the last one always."""
    step = 1 + int((widest((name, style) for name in names) + _BETWEEN) // spacing)
    return set(range(len(names) - 1, -1, -step))
