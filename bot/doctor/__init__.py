"""`dakar doctor`: looks at all that the bot needs, and says of each what to do, if anything."""

import asyncio
from collections.abc import Iterator

from bot.doctor import here
from bot.doctor.check import Check, Found
from bot.settings import Settings


def examined(settings: Settings) -> Iterator[Check]:
    """Look at everything, one after the other."""
    yield from here.examined(settings)
    # Imported here: what can be said without Discord is said at once.
    from bot.doctor import there

    yield from asyncio.run(there.examined(settings))


def worded(check: Check) -> str:
    """Write one line."""
    return f"{check.found:6} {check.what:12} {' '.join(check.said.split())}"


def healthy(check: Check) -> bool:
    """Say whether nothing is to be done."""
    return check.found is not Found.TO_DO
