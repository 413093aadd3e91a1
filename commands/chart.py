"""What a chart shows, as values: nothing here knows how it is drawn.

A value that the source does not have is none, so that a line breaks there and nothing is made up.
"""

from dataclasses import dataclass, field
from enum import StrEnum

from commands.languages import say_as, spoken
from db.rally import Category
from db.times import Time

LONGEST_ALT = 300


class Figure(StrEnum):
    """Which chart it is."""

    GAPS = "gaps"
    """Series of gaps to the leader, one point a stage."""
    POSITIONS = "positions"
    """Series of places in the general classification, one point a stage."""
    DUEL = "duel"
    """Series of gaps to the first person, less than nothing where they were ahead."""
    WINS = "wins"
    """A bar a series, one point a stage that was won."""
    ROUTE = "route"
    """One series of distances, one point a stage."""


@dataclass(frozen=True, slots=True)
class Point:
    """One value: what is drawn, and what it is called where it is written out."""

    value: float
    text: str
    time: Time | None = None
    """The gap that it stands for, with where it comes from."""
    disputed: bool = False


@dataclass(frozen=True, slots=True)
class Series:
    """Whatever has a line or a bar of its own."""

    label: str
    detail: str
    """What stands below the label: how it ended."""
    marker: int
    """Which shape and colour; no two series of a chart share one, but bars do."""
    points: tuple[Point | None, ...]
    """One a column, none where the source lists nothing; of a bar, one for each that it counts."""

    @property
    def listed(self) -> tuple[Point, ...]:
        """The points that are there."""
        return tuple(point for point in self.points if point is not None)

    @property
    def total(self) -> float:
        """What the points come to."""
        return sum(point.value for point in self.listed)


@dataclass(frozen=True, slots=True)
class Span:
    """Columns that have something in common: a country."""

    label: str
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart: what it is of, the sentence that it tells, the columns and the series."""

    figure: Figure
    subject: str
    """What the values are: `Gap to the leader of the bikes after each stage`."""
    message: str
    """What there is to see, in one sentence or two."""
    series: tuple[Series, ...]
    columns: tuple[str, ...] = ()
    """What stands along the axis; bars have none."""
    across: str = field(default_factory=lambda: say_as("what the columns of a chart are", "stage"))
    """What the columns are."""
    spans: tuple[Span, ...] = ()
    rests: tuple[int, ...] = ()
    """The columns that a rest day comes after."""
    key: tuple[str, ...] = ()
    """What has to be known to read it: what a break means, what is left out."""
    category: Category | None = None
    language: str = field(default_factory=spoken)
    """What it is worded in, for whoever draws it and writes beside it."""

    @property
    def alt(self) -> str:
        """What the picture says, for who does not see it: the message, then the numbers."""
        text = f"{self.subject}. {self.message}"
        if len(text) > LONGEST_ALT:
            return f"{text[: LONGEST_ALT - 1].rstrip()}…"
        separator = " "
        for number in self._numbers():
            # One letter is kept for the stop at the end.
            if len(text) + len(separator) + len(number) >= LONGEST_ALT:
                break
            text, separator = f"{text}{separator}{number}", "; "
        return text if text.endswith(".") else f"{text}."

    def _numbers(self) -> tuple[str, ...]:
        if self.figure is Figure.ROUTE:
            return tuple(
                f"{self.across} {column}: {point.text}"
                for column, point in zip(self.columns, self.series[0].points, strict=True)
                if point
            )
        if self.figure is Figure.WINS:
            return tuple(f"{series.label} {series.total:g}" for series in self.series)
        return tuple(f"{series.label}: {series.detail}" for series in self.series if series.detail)
