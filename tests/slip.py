"""What a slip of the pen is: where it was made, what stands there now and what it hides."""

import random
from collections.abc import Callable
from dataclasses import dataclass

from db.findings import Check
from db.rally import Edition


@dataclass(frozen=True)
class Slip:
    """One slip: what should be found, and where."""

    check: Check
    line: int
    """The line on which it was made."""
    printed: str
    """What stands there now."""
    hidden: str
    """What stood there, or of a number whose else it is."""
    touched: frozenset[int]
    """The lines that must hold no other slip for this one to be found."""


Maker = Callable[[random.Random, Edition, int], tuple[Edition, Slip] | None]
"""Puts a slip of so many seconds (or of any size, where seconds mean nothing) into an edition."""
