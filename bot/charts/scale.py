"""Where values lie on a sheet, and which of them an axis names."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from db.times import clock

_STEPS = (
    *(1, 2, 5, 10, 15, 30),
    *(minutes * 60 for minutes in (1, 2, 5, 10, 15, 30)),
    *(hours * 3600 for hours in (1, 2, 3, 6, 12, 24, 48, 96)),
)
_MOST_STEPS = 5
_ROUND = (
    *(1, 5, 15, 30),
    *(minutes * 60 for minutes in (1, 5, 15, 30)),
    *(hours * 3600 for hours in (1, 2, 4, 8, 16, 32, 64, 128)),
)
_ROOM = 44
"""Between two names of an axis."""
_BULK = 0.85
_FAR = 8
_MARGIN = 1.2
"""Values so many times as far as the bulk of them are cut off."""


@dataclass(frozen=True, slots=True)
class Scale:
    """Values between two bounds, on pixels between two others."""

    low: float
    high: float
    first: float
    last: float
    power: float = 1

    def place(self, value: float) -> float:
        """Where a value lies; one beyond the bounds lies on them."""
        low, high, inside = (
            self._bent(each) for each in (self.low, self.high, min(max(value, self.low), self.high))
        )
        return self.first + (inside - low) / (high - low) * (self.last - self.first)

    def _bent(self, value: float) -> float:
        return math.copysign(abs(value) ** self.power, value)

    def holds(self, value: float) -> bool:
        """Whether a value lies between the bounds."""
        return self.low <= value <= self.high


def bounds(values: Sequence[float]) -> tuple[float, float]:
    """Between which values to draw: all of them, but without few that are much farther out."""
    sizes = sorted(abs(value) for value in values if value)
    if not sizes:
        return 0.0, 1.0
    bulk = sizes[int((len(sizes) - 1) * _BULK)]
    most = sizes[-1] if sizes[-1] <= _FAR * bulk else _MARGIN * bulk
    return max(min(0.0, *values), -most), min(max(0.0, *values), most)


def even_times(low: float, high: float) -> list[float]:
    """Gaps that an axis of equal steps names, nought among them."""
    step = next((each for each in _STEPS if (high - low) / each <= _MOST_STEPS), _STEPS[-1])
    return [float(each * step) for each in range(math.ceil(low / step), int(high / step) + 1)]


def times(scale: Scale) -> list[float]:
    """Gaps that any axis names: round ones with room between them, the largest first kept."""
    named = [0.0]
    for gap in reversed(_ROUND):
        if gap <= scale.high and all(_far(scale, gap, other) for other in named):
            named.append(gap)
    return sorted(named)


def _far(scale: Scale, one: float, other: float) -> bool:
    return abs(scale.place(one) - scale.place(other)) >= _ROOM


def written(gap: float) -> str:
    """A gap as an axis names it: `+30:00`, `−5:00`."""
    sign = "\N{MINUS SIGN}" if gap < 0 else "+"
    return f"{sign}{clock(round(abs(gap)))}"
