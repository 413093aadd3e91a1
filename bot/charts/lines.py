"""Lay out a chart that has a line a series: gaps, places, people against each other."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from bot.charts import labels, scale
from bot.charts.font import (
    DETAIL,
    KEY,
    NAME,
    NUMBER,
    TICK,
    Style,
    fitting,
    smaller,
    widest,
    width,
    with_room,
)
from bot.charts.scale import Scale
from bot.charts.sheet import (
    BRIGHT,
    GRID,
    HEIGHT,
    QUIET,
    WIDTH,
    Area,
    Box,
    Item,
    Mark,
    Stroke,
    Text,
    colour,
)
from commands.chart import Chart, Figure, Point, Series
from commands.languages import say, say_as
from commands.wording import ordinal

_EDGE = 20
_TOP = 40
_FOOT = 56
_KEY = 40
_LABEL = 60
"""The height of a label's two lines with the room around them."""
_NAME_ABOVE, _DETAIL_BELOW = -14, 14
_WIDEST_LABEL = 320
_HALO = 3
_INDENT = 18
"""From a label's mark to its letters."""
_GAP = 16
"""From the end of a line to its label's mark."""
_MOVED = 16
"""A label so far from the height of its line is tied to it."""
_FAR = 30
"""And one in the plot so far from its point."""
_ROOT = 0.5
"""Gaps grow over hours, and the lead is fought for in seconds: both are seen on a root's scale."""
_APART = 8
"""Points closer than this are drawn side by side, so that none hides another."""
_TINT = "#3d3018"
_Place = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Line:
    """A series with where its points lie; none where the source lists nothing."""

    series: Series
    places: tuple[_Place | None, ...]

    @property
    def last(self) -> int:
        """The column of its last point."""
        return max(number for number, place in enumerate(self.places) if place)

    @property
    def end(self) -> _Place:
        """Where its last point lies."""
        return next(place for place in reversed(self.places) if place)

    @property
    def runs(self) -> list[tuple[_Place, ...]]:
        """Its unbroken parts."""
        parts = groupby(self.places, key=lambda place: place is not None)
        return [tuple(each for each in part if each) for there, part in parts if there]


@dataclass(frozen=True, slots=True)
class Plot:
    """Where the lines are: a rectangle, with a scale for the values and a place a column."""

    box: Box
    values: Scale
    columns: Scale


def lines(chart: Chart) -> list[Item]:
    """Lay out the chart, the undermost first."""
    series = [each for each in chart.series if each.listed]
    plot = _plot(chart, series)
    drawn = _lines(plot, series)
    beside = [line for line in drawn if line.last == len(chart.columns) - 1]
    inside = [line for line in drawn if line not in beside]
    written = list(_beside(plot, beside))
    return [
        *_area(chart, plot, drawn),
        *_grid(chart, plot),
        *(stroke for line in reversed(drawn) for stroke in _strokes(line)),
        *(mark for line in reversed(drawn) for mark in _marks(line)),
        *written,
        *_inside(plot, drawn, inside),
        *_key(chart),
    ]


def _plot(chart: Chart, series: Sequence[Series]) -> Plot:
    last = [each for each in series if each.points[-1]]
    room = widest((text, style) for each in last for text, style in _words(each))
    right = WIDTH - _EDGE - (min(room, _WIDEST_LABEL) + _GAP + _INDENT if last else 20)
    low, high = _bounds(chart.figure, series)
    ticks = [name for _, name in _ticks(chart.figure, Scale(low, high, 0, HEIGHT))]
    left = _EDGE + max(widest((name, TICK) for name in ticks), width(chart.across, TICK)) + 24
    bottom = HEIGHT - _FOOT - (_KEY if chart.key else 0)
    box = Box(left, _TOP, right, bottom)
    # A little room below keeps the last row of marks off the names of the columns.
    power = _ROOT if chart.figure is Figure.GAPS else 1
    values = Scale(low, high, box.top, box.bottom - 14, power)
    return Plot(box, values, Scale(0, max(1, len(chart.columns) - 1), box.left + 12, box.right))


def _words(series: Series) -> tuple[tuple[str, Style], ...]:
    return ((series.label, NAME), (series.detail, DETAIL))


def _bounds(figure: Figure, series: Sequence[Series]) -> tuple[float, float]:
    values = [point.value for each in series for point in each.listed]
    if figure is Figure.POSITIONS:
        return 0.8, max(values) + 0.35
    return scale.bounds(values)


def _ticks(figure: Figure, values: Scale) -> list[tuple[float, str]]:
    if figure is Figure.POSITIONS:
        return [(rank, ordinal(rank)) for rank in range(1, int(values.high) + 1)]
    if figure is Figure.DUEL:
        gaps = scale.even_times(values.low, values.high)
        even = say_as("no gap between two people, in a chart", "even")
        return [(gap, scale.written(gap) if gap else even) for gap in gaps]
    return [(gap, scale.written(gap) if gap else say("leader")) for gap in scale.times(values)]


def _lines(plot: Plot, series: Sequence[Series]) -> list[Line]:
    columns: list[dict[int, _Place]] = []
    for number in range(len(series[0].points)):
        there = [
            (index, point.value)
            for index, each in enumerate(series)
            if (point := each.points[number]) is not None
        ]
        # What is farther down stays farther down where points are moved apart.
        there.sort(key=lambda each: each[1])
        heights = labels.spread([plot.values.place(value) for _, value in there], _APART, 0, HEIGHT)
        x = plot.columns.place(number)
        columns.append({index: (x, y) for (index, _), y in zip(there, heights, strict=True)})
    return [
        Line(each, tuple(column.get(index) for column in columns))
        for index, each in enumerate(series)
    ]


def _grid(chart: Chart, plot: Plot) -> Iterator[Item]:
    for value, name in _ticks(chart.figure, plot.values):
        y = plot.values.place(value)
        yield Stroke(((plot.box.left, y), (plot.box.right, y)), GRID, 2)
        yield Text(plot.box.left - 14, y, name, TICK, QUIET, "r")
    y = plot.box.bottom + 24
    yield Text(plot.box.left - 14, y, chart.across, TICK, QUIET, "r")
    spacing = plot.columns.place(1) - plot.columns.place(0)
    named = with_room(chart.columns, KEY, spacing)
    for number, name in enumerate(chart.columns):
        if number in named:
            yield Text(plot.columns.place(number), y, name, KEY, QUIET, "m")


def _area(chart: Chart, plot: Plot, drawn: Sequence[Line]) -> Iterator[Item]:
    """Fill what lies between two people."""
    if chart.figure is not Figure.DUEL or len(drawn) != 2:  # noqa: PLR2004 (of three, areas overlap)
        return
    y = plot.values.place(0)
    for run in drawn[1].runs:
        yield Area((*run, (run[-1][0], y), (run[0][0], y)), _TINT)


def _strokes(line: Line) -> Iterator[Item]:
    wide = 6 if line.series.marker == 0 else 4
    for run in line.runs:
        if len(run) > 1:
            yield Stroke(run, colour(line.series.marker), wide, halo=2)


def _marks(line: Line) -> Iterator[Item]:
    for place, point in zip(line.places, line.series.points, strict=True):
        if place and point:
            yield Mark(*place, line.series.marker, hollow=point.disputed)


def _beside(plot: Plot, ending: Sequence[Line]) -> Iterator[Item]:
    """Label the lines that go to the end, at the end."""
    heights = labels.spread(
        [line.end[1] - _NAME_ABOVE for line in ending], _LABEL, 8, plot.box.bottom + 30
    )
    for line, y in zip(ending, heights, strict=True):
        x = plot.box.right + _GAP
        # Level with the last point, a mark would look like one point more.
        if abs(y + _NAME_ABOVE - line.end[1]) > _MOVED:
            yield Stroke((line.end, (x, y + _NAME_ABOVE)), colour(line.series.marker), 2)
            yield Mark(x, y + _NAME_ABOVE, line.series.marker)
        yield from _label(line.series, x + _INDENT, y)


def _label(series: Series, x: float, y: float, halo: int = 0) -> Iterator[Item]:
    room = min(_WIDEST_LABEL, WIDTH - x - 4)
    name = fitting(series.label, NAME, room)
    yield Text(x, y + _NAME_ABOVE, name, NAME, colour(series.marker), halo=halo)
    if series.detail:
        detail = fitting(series.detail, DETAIL, room)
        yield Text(x, y + _DETAIL_BELOW, detail, DETAIL, QUIET, halo=halo)


def _inside(plot: Plot, drawn: Sequence[Line], ending: Sequence[Line]) -> Iterator[Item]:
    """Label the lines that end earlier near their last point, and the points that are cut off."""
    taken = labels.Taken()
    for line in drawn:
        for run in line.runs:
            taken.follow(run)
            for place in run:
                taken.add(Mark(*place, 0).box)
    bounds = Box(plot.box.left, 6, plot.box.right + 10, plot.box.bottom)
    for line in ending:
        room = min(widest(_words(line.series)), _WIDEST_LABEL) + _INDENT + 8
        box = labels.spot(room, _LABEL - 4, line.end, taken, bounds)
        taken.add(box)
        yield from _tied(line, box)
        x, y = box.left + 8, (box.top + box.bottom) / 2
        yield Mark(x, y + _NAME_ABOVE, line.series.marker)
        yield from _label(line.series, x + _INDENT, y, _HALO)
    for place, point in _cut_off(plot, drawn):
        text = f"{'↓' if point.value > plot.values.high else '↑'} {point.text}"
        box = labels.spot(width(text, NUMBER), NUMBER.size, place, taken, bounds)
        taken.add(box)
        yield Text(box.left, (box.top + box.bottom) / 2, text, NUMBER, BRIGHT, halo=_HALO)


def _tied(line: Line, box: Box) -> Iterator[Item]:
    """Tie a label that had to go far to its point."""
    x = min(max(line.end[0], box.left), box.right)
    y = min(max(line.end[1], box.top), box.bottom)
    if max(abs(x - line.end[0]), abs(y - line.end[1])) > _FAR:
        yield Stroke((line.end, (x, y)), colour(line.series.marker), 2)


def _cut_off(plot: Plot, drawn: Sequence[Line]) -> Iterator[tuple[_Place, Point]]:
    for line in drawn:
        for place, point in zip(line.places, line.series.points, strict=True):
            if place and point and not plot.values.holds(point.value):
                yield place, point


def _key(chart: Chart) -> Iterator[Item]:
    if chart.key:
        bent = (say("small gaps drawn larger"),) if chart.figure is Figure.GAPS else ()
        text, room = "  ·  ".join((*chart.key, *bent)), WIDTH - 2 * _EDGE
        style = smaller(text, KEY, room)
        yield Text(_EDGE, HEIGHT - 28, fitting(text, style, room), style, QUIET)
