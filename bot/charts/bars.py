"""Lay out a chart that has bars: stage wins, and the lengths of the stages."""

from collections.abc import Iterator, Sequence

from bot.charts.font import (
    DETAIL,
    KEY,
    NAME,
    NUMBER,
    Style,
    fitting,
    smaller,
    widest,
    width,
    with_room,
)
from bot.charts.sheet import (
    BRIGHT,
    GRID,
    GROUND,
    HEIGHT,
    QUIET,
    WIDTH,
    Bar,
    Box,
    Item,
    Stroke,
    Text,
    colour,
)
from commands.chart import Chart, Point, Series
from commands.languages import say, say_as

_EDGE = 24
_KEY = 44
_WIDEST_LABEL = 330
_THICKEST = 58
_LONGEST = 150
"""One win."""
_SLIT = 4
"""Between two wins of a bar."""
_REST = 0.8
"""The width of a rest day, in columns."""
_SIZES = (22, 20, 18, 16)
_ABOVE = 90
"""Where the longest column ends."""
_FOOT = Style(19)
_TALL = 66
"""The height of a row that has room for two lines."""


def wins(chart: Chart) -> list[Item]:
    """Lay out a bar a series, in as many parts as it counts."""
    bottom = HEIGHT - _EDGE - _KEY
    row = min(96, (bottom - _EDGE) / len(chart.series))
    two = row >= _TALL
    words = [
        (text, style)
        for each in chart.series
        for text, style in ((each.label, NAME), (each.detail if two else "", DETAIL))
    ]
    left = _EDGE + min(widest(words), _WIDEST_LABEL) + 20
    unit = (WIDTH - left - _EDGE - 60) / max(each.total for each in chart.series)
    unit = min(unit, _LONGEST)
    named = (
        widest((point.text, NUMBER) for each in chart.series for point in each.listed) + 8 < unit
    )
    top = (bottom + _EDGE - row * len(chart.series)) / 2
    thick = min(row * 0.72, _THICKEST)
    items: list[Item] = []
    for number, series in enumerate(chart.series):
        middle = top + row * (number + 0.5)
        items += _names(series, left - 20, middle, two=two)
        bar = Box(left, middle - thick / 2, left + unit, middle + thick / 2)
        items += _parts(series, bar, named=named)
    return [*items, *_key([say("in the bars: the stages won")] * named, chart)]


def _names(series: Series, right: float, y: float, *, two: bool) -> Iterator[Item]:
    room = right - _EDGE
    if not (two and series.detail):
        yield Text(right, y, fitting(series.label, NAME, room), NAME, BRIGHT, "r")
        return
    yield Text(right, y - 14, fitting(series.label, NAME, room), NAME, BRIGHT, "r")
    yield Text(right, y + 15, fitting(series.detail, DETAIL, room), DETAIL, QUIET, "r")


def _parts(series: Series, first: Box, *, named: bool) -> Iterator[Item]:
    """One part for each that the bar counts, side by side from the first on."""
    unit, y = first.right - first.left, (first.top + first.bottom) / 2
    for number, point in enumerate(series.listed):
        left = first.left + unit * number
        box = Box(left, first.top, left + unit - _SLIT, first.bottom)
        yield Bar(box, colour(series.marker), hollow=point.disputed)
        if named:
            ink = BRIGHT if point.disputed else GROUND
            yield Text((box.left + box.right) / 2, y, point.text, NUMBER, ink, "m")
    yield Text(first.left + unit * series.total + 14, y, f"{series.total:g}", NAME)


def route(chart: Chart) -> list[Item]:
    """Lay out a column a stage, with gaps for rest days and a line of countries below."""
    points = chart.series[0].points
    places, wide = _places(chart)
    foot = HEIGHT - (_KEY if chart.key else 0) - (96 if chart.spans else 60)
    values = [point.value for point in points if point]
    items: list[Item] = [
        Stroke(((_EDGE, foot), (WIDTH - _EDGE, foot)), GRID, 2),
        Text(_EDGE, 30, say("{unit}, by stage", unit=chart.series[0].label), KEY, QUIET),
    ]
    style = _fitting(points, wide)
    extremes = (min(values), max(values))
    named = with_room(chart.columns, KEY, wide)
    items += [
        Text(places[at], foot + 24, chart.columns[at], KEY, QUIET, "m") for at in sorted(named)
    ]
    for x, point in zip(places, points, strict=True):
        if point:
            top = foot - point.value / max(values) * (foot - _ABOVE)
            far = point.value in extremes
            items.append(Bar(Box(x - wide * 0.4, top, x + wide * 0.4, foot), colour(far)))
            if style or far:
                items.append(Text(x, top - 18, point.text, style or NUMBER, BRIGHT, "m"))
    items += _rests(chart, places, foot, wide)
    items += _countries(chart, places, foot + 64, wide)
    return [*items, *_key((), chart)]


def _fitting(points: Sequence[Point | None], wide: float) -> Style | None:
    """The largest letters with which no number touches the next; none where all are too small."""
    texts = [point.text for point in points if point]
    sizes = (Style(size, bold=True) for size in _SIZES)
    return next((each for each in sizes if widest((t, each) for t in texts) + 3 < wide), None)


def _places(chart: Chart) -> tuple[list[float], float]:
    """The middle of each column and its width; a rest day pushes those after it to the right."""
    starts, x = [], 0.0
    for number in range(len(chart.columns)):
        starts.append(x + 0.5)
        x += 1 + _REST * (number in chart.rests)
    unit = (WIDTH - 2 * _EDGE) / x
    return [_EDGE + start * unit for start in starts], unit


def _rests(chart: Chart, places: Sequence[float], foot: float, wide: float) -> Iterator[Item]:
    # Translators: no more than five letters, or there is no room for it; may be an abbreviation.
    rest = say_as("a day without a stage, in a chart", "rest")
    room = wide * _REST + 6
    style = smaller(rest, _FOOT, room)
    for number in sorted(set(chart.rests)):
        x = places[number] + wide * (1 + _REST) / 2
        if width(rest, style) < room:
            yield Text(x, foot + 24, rest, style, QUIET, "m")
        for y in range(int(foot) - 10, _ABOVE, -24):
            yield Stroke(((x, y), (x, y - 8)), GRID, 3)


def _countries(chart: Chart, places: Sequence[float], y: float, wide: float) -> Iterator[Item]:
    """Name the countries for whose names there is room."""
    free = 0.0
    for span in chart.spans:
        left, right = places[span.first] - wide * 0.4, places[span.last] + wide * 0.4
        yield Stroke(((left, y - 18), (right, y - 18)), QUIET, 3)
        name = Text((left + right) / 2, y + 2, span.label, KEY, QUIET, "m")
        if name.box.left > free and name.box.right < min(right + 16, WIDTH):
            free = name.box.right + 4
            yield name


def _key(words: Sequence[str], chart: Chart) -> Iterator[Item]:
    text, room = "  ·  ".join((*words, *chart.key)), WIDTH - 2 * _EDGE
    style = smaller(text, KEY, room)
    if text:
        yield Text(_EDGE, HEIGHT - 28, fitting(text, style, room), style, QUIET)
