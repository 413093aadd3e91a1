"""What a disk is asked besides reading and writing: to keep what was written, to be tidied."""

import logging
import os
import time
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from shutil import rmtree

log = logging.getLogger(__name__)

_ABANDONED_AFTER = 3600
"""Seconds: no build takes so long."""


def flush(path: Path) -> None:
    """Have the disk keep what was written to a file, or which files a folder has."""
    if path.is_dir() and not hasattr(os, "O_DIRECTORY"):
        return  # Windows opens no folders, and needs none of this.
    descriptor = os.open(path, os.O_RDONLY if path.is_dir() else os.O_RDWR)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def sweep(files: Iterable[Path]) -> None:
    """Remove what was half written when somebody was killed; the young may still be at work."""
    for left in files:
        with suppress(OSError):
            if time.time() - left.stat().st_mtime > _ABANDONED_AFTER:
                rmtree(left) if left.is_dir() else left.unlink()
                log.info("removed %s, which was never finished", left)
