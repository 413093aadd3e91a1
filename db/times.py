"""Times and gaps as the source prints them, and as seconds to reckon with."""

import re
from dataclasses import dataclass
from enum import StrEnum

_PRINTED = re.compile(
    r"\+?(?:(?P<hours>\d{1,3}):(?P<minutes>[0-5]\d)|(?P<short>[0-5]?\d)):(?P<s>[0-5]\d)",
    re.ASCII,
)


class Origin(StrEnum):
    """Where a value comes from; the three never look alike in an answer."""

    PRINTED = "printed"
    COMPUTED = "computed"
    INFERRED = "inferred"


@dataclass(frozen=True, slots=True, order=True)
class Time:
    """A time or a gap: whole seconds to reckon with, and the text to show.

    Two parts are always minutes and seconds, three are hours, minutes and seconds; hours may
    exceed 24.
    """

    seconds: int
    printed: str
    origin: Origin = Origin.PRINTED

    def __str__(self) -> str:
        return self.printed


def parse(text: str) -> Time:
    """Read a time as printed: `1:39`, `0:15`, `+7:18`, `1:08:29`, `62:38:41`.

    Raises ValueError for anything else, minutes and seconds above 59 included.
    """
    match = _PRINTED.fullmatch(text)
    if not match:
        message = f"{text!r} is no time (expected m:ss or h:mm:ss)"
        raise ValueError(message)
    hours, minutes, short, seconds = match.group("hours", "minutes", "short", "s")
    total_minutes = int(hours) * 60 + int(minutes) if hours else int(short)
    return Time(total_minutes * 60 + int(seconds), text)


def computed(seconds: int) -> Time:
    """Make the time of a reckoning, which prints like the source's but is marked as computed."""
    return Time(seconds, clock(seconds), Origin.COMPUTED)


def clock(seconds: int) -> str:
    """Write seconds the way the source does: `0:07`, `41:40`, `1:08:29`, `-0:20`."""
    sign = "-" if seconds < 0 else ""
    minutes, rest = divmod(abs(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    if hours:
        return f"{sign}{hours}:{minutes:02}:{rest:02}"
    return f"{sign}{minutes}:{rest:02}"
