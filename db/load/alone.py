"""One at a time: whoever builds or changes documents waits for whoever does so already."""

import logging
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

log = logging.getLogger(__name__)


@contextmanager
def alone(home: Path) -> Iterator[None]:
    """Be the only one at work in a folder until the end, or until this process is killed.

    Where the system has no such locks, or none for this folder, nobody waits; then the last one's
    file stays, and the next start sees if it lacks something.
    """
    descriptor = _locked(home)
    try:
        yield
    finally:
        if descriptor is not None:
            os.close(descriptor)


def _locked(home: Path) -> int | None:
    try:
        import fcntl

        home.mkdir(parents=True, exist_ok=True)
        descriptor = os.open(home, os.O_RDONLY)
    except (ImportError, OSError):
        return None
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        log.info("waiting for another process that is at work in %s", home)
        fcntl.flock(descriptor, fcntl.LOCK_EX)
    except OSError:
        pass
    return descriptor
