"""A chart in letters, for who does not see the picture: a line of blocks or digits a series."""

import unicodedata
from collections.abc import Callable, Iterator, Sequence

from commands.chart import Chart, Figure, Point, Series
from commands.languages import say, say_as, speaking

NARROWEST = 28
"""Columns of a code block that a phone does not wrap."""
_BLOCKS = "▁▂▃▄▅▆▇█"
_MISSING = "·"
_CELLS = (3, 2, 1)
"""How many columns a stage may take; with three there is room for its number."""
_BELOW = "−"
_BAR = "█"
_TWO_DIGITS = 10


def twin(chart: Chart, width: int = NARROWEST) -> str:
    """Write a chart in lines of at most `width` columns, but of no fewer than 28.

    Of gaps, a block is the higher the nearer to the leader; against somebody, the larger the gap.
    Places are digits. A dot stands where the source lists nothing.
    """
    width = max(NARROWEST, width)
    writers = {Figure.WINS: _wins, Figure.ROUTE: _route, Figure.DUEL: _duel}
    lines = writers.get(chart.figure, _lines)(chart, width)
    with speaking(chart.language):
        return "\n".join(line.rstrip() for line in lines)


def spark(values: Sequence[float | None]) -> str:
    """Write values in one line, the larger the higher; below nothing there is only a minus."""
    largest = max((value for value in values if value is not None), default=0)
    return "".join(
        _MISSING if value is None
        else _BELOW if value < 0
        else _block(value / largest if largest else 0)
        for value in values
    )  # fmt: skip


def _lines(chart: Chart, width: int) -> Iterator[str]:
    farthest = max((point.value for each in chart.series for point in each.listed), default=0)

    def letter(point: Point) -> str:
        if chart.figure is Figure.POSITIONS:
            return str(int(point.value)) if point.value < _TWO_DIGITS else "+"
        # The same root's scale as the picture's, upside down: the leader is highest.
        return _block(1 - (point.value / farthest) ** 0.5 if farthest else 1)

    rows = [(_named(each), "".join(_spark(each, letter))) for each in chart.series]
    yield from _laid_out(chart, rows, width)
    yield from _notes(chart)


def _duel(chart: Chart, width: int) -> Iterator[str]:
    first, *others = chart.series
    farthest = max((abs(point.value) for each in others for point in each.listed), default=0)

    def side(series: Series, sign: int) -> str:
        def letter(point: Point) -> str:
            there = point.value * sign > 0
            return _block(abs(point.value) / farthest) if there and farthest else " "

        return "".join(_spark(series, letter))

    rows = [
        ((each.label, where), side(each, sign))
        for each in others
        for sign, where in (
            (1, say_as("in a chart of gaps to somebody", "behind")),
            (-1, say_as("in a chart of gaps to somebody", "ahead")),
        )
        if any(point.value * sign > 0 for point in each.listed)
    ]
    yield from _wrapped(say("Against {name}", name=first.label), width)
    yield from _laid_out(chart, rows, width)
    yield from _notes(chart)


def _named(series: Series) -> tuple[str, str]:
    return series.label, series.detail


def _spark(series: Series, letter: Callable[[Point], str]) -> Iterator[str]:
    return (letter(point) if point else _MISSING for point in series.points)


def _block(share: float) -> str:
    return _BLOCKS[min(len(_BLOCKS) - 1, int(share * len(_BLOCKS)))]


def _laid_out(
    chart: Chart, rows: Sequence[tuple[tuple[str, str], str]], width: int
) -> Iterator[str]:
    """One line a row where that fits, else names above their blocks."""
    names = max(_columns(text) for text in (chart.across, *(label for (label, _), _ in rows)))
    details = max((_columns(detail) for (_, detail), _ in rows), default=0)
    stages = len(chart.columns)
    cell = next((each for each in _CELLS if names + details + stages * each + 4 <= width), 0)
    if cell:
        yield f"{_padded(chart.across, names)}  {_axis(chart, cell)}"
        for (label, detail), spark in rows:
            # A digit that stood twice would be another number.
            wide = 1 if chart.figure is Figure.POSITIONS else max(1, cell - 1)
            blocks = "".join(_padded(letter * wide, cell) for letter in spark)
            yield f"{_padded(label, names)}  {_padded(blocks, stages * cell)}  {detail}"
        return
    for (label, detail), spark in rows:
        together = f"{label}  {detail}"
        for head in (together,) if _columns(together) <= width else (label, detail):
            yield from _wrapped(head, width)
        yield spark
    yield f"{_axis(chart, 1)}  {chart.across}"


def _axis(chart: Chart, cell: int) -> str:
    if cell == _CELLS[0]:
        return "".join(_padded(name, cell) for name in chart.columns)
    first, last = chart.columns[0], chart.columns[-1]
    return first + last.rjust(len(chart.columns) * cell - (cell > 1) - len(first))


def _notes(chart: Chart) -> Iterator[str]:
    for series in chart.series:
        stages = [
            name
            for name, point in zip(chart.columns, series.points, strict=True)
            if point and point.disputed
        ]
        if stages:
            told = say("disputed: {name} {stages}", name=series.label, stages=", ".join(stages))
            yield from _wrapped(told, NARROWEST)


def _wins(chart: Chart, width: int) -> Iterator[str]:
    names = min(max(_columns(each.label) for each in chart.series), width // 2)
    most = int(max(each.total for each in chart.series))
    room = width - names - 2 - len(str(most))
    each_win = min(4, room // most) if most <= room else room / most
    for series in chart.series:
        bar = _BAR * max(1, int(series.total * each_win))
        yield f"{_padded(_cut(series.label, names), names)} {bar} {series.total:g}"


def _route(chart: Chart, width: int) -> Iterator[str]:
    points = chart.series[0].points
    names = max(map(len, chart.columns))
    values = max(len(point.text) for point in points if point)
    longest = max(point.value for point in points if point)
    room = min(width, 60) - names - values - 2
    for number, (name, point) in enumerate(zip(chart.columns, points, strict=True)):
        text, share = (point.text, point.value / longest) if point else (_MISSING, 0)
        yield f"{name:>{names}} {text:>{values}} {_BAR * round(share * room)}"
        if number in chart.rests:
            yield f"{' ' * names} {say('rest day')}"


def _columns(text: str) -> int:
    """Count the columns that a text takes."""
    wide = sum(unicodedata.east_asian_width(letter) in "WF" for letter in text)
    return len(text) + wide - sum(map(bool, map(unicodedata.combining, text)))


def _padded(text: str, columns: int) -> str:
    return text + " " * (columns - _columns(text))


def _cut(text: str, columns: int) -> str:
    if _columns(text) <= columns:
        return text
    while _columns(text) >= columns:
        text = text[:-1]
    return f"{text}…"


def _wrapped(text: str, width: int) -> Iterator[str]:
    if _columns(text) <= width:
        yield text
        return
    line = ""
    for word in text.split():
        if line and _columns(f"{line} {word}") > width:
            yield line
            line = ""
        line = f"{line} {_cut(word, width)}".strip()
    yield line
