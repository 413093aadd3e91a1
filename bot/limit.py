"""How much one person may ask: more than anybody who reads the answers, less than a flood."""

import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum, auto

_MOST_PEOPLE = 4096
"""Of whom it is remembered that they asked; the longest silent are forgotten first."""


class Verdict(Enum):
    """What becomes of a question."""

    ANSWERED = auto()
    TOLD = auto()
    """It is the first too many: whoever asked is told, once."""
    LEFT = auto()
    """Whoever asked was told before."""


@dataclass(slots=True)
class _Person:
    """When somebody would have asked nothing of late, and whether they were told."""

    settled: float
    told: bool = False


class Limit:
    """Who has asked how much of late.

    So many questions may come at once; after them one more each time that its share of the seconds
    has passed. For a person this keeps two values, however often they ask.
    """

    def __init__(
        self, most: int, seconds: float, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._share, self._seconds, self._clock = seconds / most, seconds, clock
        self._people: OrderedDict[int, _Person] = OrderedDict()

    def judge(self, user: int) -> Verdict:
        """Count a question, and say whether it may be answered."""
        now = self._clock()
        person = self._person(user, now)
        if person.settled <= now:
            person.settled, person.told = now, False
        # What is too many is not counted: whoever slows down is answered again at once.
        if person.settled + self._share <= now + self._seconds:
            person.settled += self._share
            return Verdict.ANSWERED
        if person.told:
            return Verdict.LEFT
        person.told = True
        return Verdict.TOLD

    def _person(self, user: int, now: float) -> _Person:
        person = self._people.setdefault(user, _Person(now))
        self._people.move_to_end(user)
        if len(self._people) > _MOST_PEOPLE:
            self._people.popitem(last=False)
        return person
