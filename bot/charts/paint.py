"""Paint a sheet: twice as large, then reduced, then written as PNG."""

import math
from collections.abc import Callable, Sequence
from io import BytesIO

from PIL import Image, ImageDraw

from bot.charts import font
from bot.charts.font import SCALE
from bot.charts.sheet import GROUND, HEIGHT, WIDTH, Area, Bar, Item, Mark, Stroke, Text

_LEVEL = 3
"""Of compression: more takes longer than it saves."""
_RADIUS = 6
_OUTLINE = 3


def png(items: Sequence[Item]) -> bytes:
    """Paint the items, the undermost first."""
    image = Image.new("RGB", (WIDTH * SCALE, HEIGHT * SCALE), GROUND)
    draw = ImageDraw.Draw(image)
    for item in items:
        _paint(draw, item)
    file = BytesIO()
    image.reduce(SCALE).save(file, "PNG", compress_level=_LEVEL)
    return file.getvalue()


def _paint(draw: ImageDraw.ImageDraw, item: Item) -> None:
    match item:
        case Text():
            _text(draw, item)
        case Stroke():
            _stroke(draw, item)
        case Area():
            draw.polygon(_scaled(item.points), fill=item.colour)
        case Mark():
            _mark(draw, item)
        case _:
            _bar(draw, item)


def _text(draw: ImageDraw.ImageDraw, text: Text) -> None:
    # Capital letters stand in the middle, whatever hangs below them.
    baseline = text.y + text.style.size * 0.36
    draw.text(
        (text.x * SCALE, baseline * SCALE),
        text.text,
        fill=text.colour,
        font=font.face(text.style),
        anchor=f"{text.anchor}s",
        stroke_width=text.halo * SCALE,
        stroke_fill=GROUND,
    )


def _stroke(draw: ImageDraw.ImageDraw, stroke: Stroke) -> None:
    points = _scaled(stroke.points)
    if stroke.halo:
        _line(draw, points, GROUND, (stroke.width + 2 * stroke.halo) * SCALE)
    _line(draw, points, stroke.colour, stroke.width * SCALE)


def _line(
    draw: ImageDraw.ImageDraw, points: list[tuple[float, float]], colour: str, width: float
) -> None:
    draw.line(points, fill=colour, width=round(width), joint="curve")


def _mark(draw: ImageDraw.ImageDraw, mark: Mark) -> None:
    shape = _SHAPES[mark.shape % len(_SHAPES)]
    for size, fill in (
        (mark.size + 1.5, GROUND),
        (mark.size, mark.colour),
        *(((mark.size - _OUTLINE, GROUND),) if mark.hollow else ()),
    ):
        shape(draw, mark.x * SCALE, mark.y * SCALE, size * SCALE, fill)


def _bar(draw: ImageDraw.ImageDraw, bar: Bar) -> None:
    box = bar.box
    place = (box.left * SCALE, box.top * SCALE, box.right * SCALE, box.bottom * SCALE)
    draw.rounded_rectangle(
        place,
        radius=_RADIUS * SCALE,
        fill=GROUND if bar.hollow else bar.colour,
        outline=bar.colour,
        width=_OUTLINE * SCALE,
    )


def _scaled(points: Sequence[tuple[float, float]]) -> list[tuple[float, float]]:
    return [(x * SCALE, y * SCALE) for x, y in points]


_Shape = Callable[[ImageDraw.ImageDraw, float, float, float, str], None]


def _circle(draw: ImageDraw.ImageDraw, x: float, y: float, size: float, fill: str) -> None:
    draw.ellipse((x - size, y - size, x + size, y + size), fill=fill)


def _polygon(*angles: float, larger: float = 1.0, waist: float = 1.0) -> _Shape:
    """Make a shape of its corners; every second one lies at the waist."""
    corners = [
        (
            math.sin(math.radians(angle)) * (larger if number % 2 == 0 else waist),
            -math.cos(math.radians(angle)) * (larger if number % 2 == 0 else waist),
        )
        for number, angle in enumerate(angles)
    ]

    def paint(draw: ImageDraw.ImageDraw, x: float, y: float, size: float, fill: str) -> None:
        draw.polygon([(x + size * dx, y + size * dy) for dx, dy in corners], fill=fill)

    return paint


_SHAPES: tuple[_Shape, ...] = (
    _circle,
    _polygon(45, 135, 225, 315, larger=1.2, waist=1.2),
    _polygon(0, 120, 240, larger=1.35, waist=1.35),
    _polygon(0, 90, 180, 270, larger=1.3, waist=1.3),
    _polygon(60, 180, 300, larger=1.35, waist=1.35),
    _polygon(*range(0, 360, 36), larger=1.45, waist=0.65),
    _polygon(*range(45, 405, 45), larger=1.35, waist=0.5),
    _polygon(*range(0, 360, 60), larger=1.15, waist=1.15),
)
