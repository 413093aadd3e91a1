"""Where labels stand so that none lies on another, as near to their lines as there is room."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from bot.charts.sheet import Box

_SQUARE = 14


def spread(wanted: Sequence[float], room: float, top: float, bottom: float) -> list[float]:
    """Move heights apart until each has its room, as little as that needs."""
    order = sorted(range(len(wanted)), key=lambda number: wanted[number])
    groups: list[list[int]] = []
    middles: list[float] = []
    for number in order:
        groups.append([number])
        middles.append(_held(wanted[number], 1, room, top, bottom))
        # Groups that touch become one, whose middle is that of what its members want.
        while len(groups) > 1 and _touch(groups, middles, room):
            last = groups.pop()
            middles.pop()
            groups[-1] += last
            middle = sum(wanted[each] for each in groups[-1]) / len(groups[-1])
            middles[-1] = _held(middle, len(groups[-1]), room, top, bottom)
    placed = [0.0] * len(wanted)
    for group, middle in zip(groups, middles, strict=True):
        for index, number in enumerate(group):
            placed[number] = middle + (index - (len(group) - 1) / 2) * room
    return placed


def _held(middle: float, members: int, room: float, top: float, bottom: float) -> float:
    half = members * room / 2
    return max(top + half, min(middle, bottom - half))


def _touch(groups: Sequence[Sequence[int]], middles: Sequence[float], room: float) -> bool:
    return middles[-1] - middles[-2] < (len(groups[-1]) + len(groups[-2])) / 2 * room


class Taken:
    """Where something stands already, in squares."""

    def __init__(self) -> None:
        self._squares: set[tuple[int, int]] = set()

    def add(self, box: Box) -> None:
        """Keep others off a rectangle."""
        self._squares.update(_squares(box))

    def follow(self, points: Sequence[tuple[float, float]]) -> None:
        """Keep others off a line."""
        for (x1, y1), (x2, y2) in pairwise(points):
            count = max(1, round(max(abs(x2 - x1), abs(y2 - y1)) * 2 / _SQUARE))
            for number in range(count + 1):
                x, y = x1 + (x2 - x1) * number / count, y1 + (y2 - y1) * number / count
                self.add(Box(x - 3, y - 3, x + 3, y + 3))

    def hidden(self, box: Box) -> int:
        """Count the squares of a rectangle where something stands."""
        return sum(square in self._squares for square in _squares(box))


def spot(width: float, height: float, point: tuple[float, float], taken: Taken, bounds: Box) -> Box:
    """Find the room for a label that is nearest to a point, or where it hides least."""
    best, least = Box(bounds.left, bounds.top, bounds.left + width, bounds.top + height), 10**6
    for box in _around(width, height, point, bounds):
        hidden = taken.hidden(box)
        if hidden < least:
            best, least = box, hidden
        if not hidden:
            break
    return best


def _around(width: float, height: float, point: tuple[float, float], bounds: Box) -> Iterable[Box]:
    """All places for a label, the nearest to a point first."""
    lefts = range(int(bounds.left), int(bounds.right - width) + 1, _SQUARE)
    tops = range(int(bounds.top), int(bounds.bottom - height) + 1, _SQUARE)
    boxes = [Box(left, top, left + width, top + height) for left in lefts for top in tops]
    return sorted(boxes, key=lambda box: _distance(box, point))


def _distance(box: Box, point: tuple[float, float]) -> float:
    x = max(box.left - point[0], 0.0, point[0] - box.right)
    y = max(box.top - point[1], 0.0, point[1] - box.bottom)
    return x * x + y * y


def _squares(box: Box) -> Iterator[tuple[int, int]]:
    for x in range(int(box.left) // _SQUARE, int(box.right) // _SQUARE + 1):
        for y in range(int(box.top) // _SQUARE, int(box.bottom) // _SQUARE + 1):
            yield x, y
