"""A sheet to draw on: texts, strokes, marks and bars, kept as values until they are painted.

Everything is measured in pixels of the finished picture. Colours are Okabe and Ito's, lightened
where the ground is too dark for them, so that people who see fewer colours can tell them apart too;
no two marks have the same shape.
"""

from dataclasses import dataclass

from bot.charts import font
from bot.charts.font import Style

WIDTH, HEIGHT = 1000, 625
GROUND = "#1e1f22"
GRID = "#3a3c42"
QUIET = "#b5b8bf"
BRIGHT = "#f2f3f5"
COLOURS = (
    *("#56b4e9", "#e69f00", "#00b386", "#f0e442"),
    *("#cc79a7", "#e8702a", "#f2f3f5", "#4f93d8"),
)


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle."""

    left: float
    top: float
    right: float
    bottom: float

    def overlaps(self, other: "Box") -> bool:
        """Whether two rectangles have anything in common."""
        return (
            self.left < other.right
            and other.left < self.right
            and self.top < other.bottom
            and other.top < self.bottom
        )

    def within(self, other: "Box") -> bool:
        """Whether it lies inside of another."""
        return (
            other.left <= self.left
            and self.right <= other.right
            and other.top <= self.top
            and self.bottom <= other.bottom
        )


@dataclass(frozen=True, slots=True)
class Text:
    """A text; `x` is its left, middle or right, as `anchor` says; `y` is its middle."""

    x: float
    y: float
    text: str
    style: Style
    colour: str = BRIGHT
    anchor: str = "l"
    halo: int = 0
    """How far the ground shows around it, where it may stand on lines."""

    @property
    def box(self) -> Box:
        """Where its letters stand."""
        width = font.width(self.text, self.style)
        left = self.x - {"l": 0.0, "m": width / 2, "r": width}[self.anchor]
        half = self.style.size / 2
        return Box(left, self.y - half, left + width, self.y + half)


@dataclass(frozen=True, slots=True)
class Stroke:
    """A line through points."""

    points: tuple[tuple[float, float], ...]
    colour: str
    width: float = 4
    halo: float = 0
    """How far the ground shows beside it, so that lines that cross are told apart."""


@dataclass(frozen=True, slots=True)
class Area:
    """A filled shape."""

    points: tuple[tuple[float, float], ...]
    colour: str


@dataclass(frozen=True, slots=True)
class Mark:
    """A point: one of the shapes, filled or hollow."""

    x: float
    y: float
    shape: int
    hollow: bool = False
    size: float = 8

    @property
    def colour(self) -> str:
        """The colour that belongs to the shape."""
        return colour(self.shape)

    @property
    def box(self) -> Box:
        """Where it stands."""
        return Box(self.x - self.size, self.y - self.size, self.x + self.size, self.y + self.size)


@dataclass(frozen=True, slots=True)
class Bar:
    """A filled rectangle with round corners, hollow where what it stands for is disputed."""

    box: Box
    colour: str
    hollow: bool = False


Item = Text | Stroke | Area | Mark | Bar


def colour(shape: int) -> str:
    """The colour of a series."""
    return COLOURS[shape % len(COLOURS)]
