"""What is being answered just now, so that a bot that is told to stop can finish it first."""

import asyncio
import logging
from collections.abc import Iterator
from contextlib import contextmanager
from typing import cast

log = logging.getLogger(__name__)


class InHand:
    """The tasks that answer somebody."""

    def __init__(self) -> None:
        self._tasks: set[asyncio.Task[object]] = set()

    @contextmanager
    def working(self) -> Iterator[None]:
        """Count the current task among them while it answers."""
        task = cast("asyncio.Task[object]", asyncio.current_task())
        self._tasks.add(task)
        try:
            yield
        finally:
            self._tasks.discard(task)

    async def finish(self, seconds: float) -> None:
        """Wait until all that is in hand has been answered, but not for ever."""
        if self._tasks:
            log.info("%d in hand, to be answered first", len(self._tasks))
            await asyncio.wait(self._tasks, timeout=seconds)
