"""Being ready for whoever asks first: what takes long to learn is learnt before that.

It is learnt again when the results file was replaced, and looked through for garbage only then:
otherwise that would hold up answers again and again, the longer the more editions there are.
"""

import asyncio
import gc
import logging
from collections.abc import Awaitable, Callable

from commands.desk import Desk
from db.failures import UnusableError

log = logging.getLogger(__name__)

_SECONDS = 2.0
"""Between two looks whether the results file was replaced."""


async def stay_prepared(desk: Desk, renewed: Callable[[], Awaitable[None]]) -> None:
    """Have a desk prepared until cancelled, and say when its commands may be others than before."""
    while True:
        if not desk.prepared:
            try:
                desk.renew()
                await _prepare(desk)
                await renewed()
            except UnusableError as error:
                log.warning("%s; what is asked first has to wait", error)
        await asyncio.sleep(_SECONDS)


async def _prepare(desk: Desk) -> None:
    gc.disable()
    try:
        desk.prepare()
        if desk.several:
            await asyncio.to_thread(desk.learn)
    finally:
        gc.enable()
    # What was prepared before would be kept for ever, though nobody needs it any more.
    gc.unfreeze()
    gc.collect()
    gc.freeze()
