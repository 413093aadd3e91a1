"""Which questions have come too late to be answered, as after a line that was silent for long.

Discord takes an answer for three seconds. A line that is taken up again tells of all that was asked
meanwhile: to answer that would be in vain, and would keep those waiting who can still be answered.
"""

import time
from collections.abc import Callable
from datetime import datetime

_SECONDS = 4.0
"""Discord's three, and some for what its clocks differ by."""


class Arrivals:
    """Knows by how much Discord's clock is ahead of this one's: the freshest question tells.

    The machine's time of day says nothing here, so that a clock which is wrong, or is put right,
    makes no question late.
    """

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._ahead = float("-inf")

    def too_late(self, asked: datetime) -> bool:
        """Say whether Discord takes no answer any more to what was asked then."""
        ahead = asked.timestamp() - self._clock()
        self._ahead = max(self._ahead, ahead)
        return self._ahead - ahead > _SECONDS
