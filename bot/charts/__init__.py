"""Charts as pictures: PNG files of 1000 × 625 pixels, dark, the same bytes for the same data.

Pillow is imported at the first picture, and pictures are made in a thread of their own, one after
another, so that whoever waits for answers without one does not wait for it.
"""

import asyncio
from concurrent.futures import ThreadPoolExecutor
from functools import lru_cache

from commands.chart import Chart
from commands.languages import speaking

KEPT = 128
"""Pictures that are kept: some megabytes, and more than people look at on one day."""

_THREAD = ThreadPoolExecutor(max_workers=1, thread_name_prefix="charts")


async def picture(chart: Chart) -> bytes:
    """Draw a chart, beside everything else that goes on; the same chart is drawn only once."""
    return await asyncio.get_running_loop().run_in_executor(_THREAD, render, chart)


@lru_cache(maxsize=KEPT)
def render(chart: Chart) -> bytes:
    """Draw a chart as PNG."""
    from bot.charts import layout, paint

    # The thread is another one than that in which the question was answered.
    with speaking(chart.language):
        return paint.png(layout.items(chart))
