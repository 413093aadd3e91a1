"""Choose the layout of a chart."""

from bot.charts import bars, lines
from bot.charts.sheet import Item
from commands.chart import Chart, Figure


def items(chart: Chart) -> list[Item]:
    """Lay out a chart: what is to be painted, the undermost first."""
    match chart.figure:
        case Figure.WINS:
            return bars.wins(chart)
        case Figure.ROUTE:
            return bars.route(chart)
        case _:
            return lines.lines(chart)
