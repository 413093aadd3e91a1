"""The digests of the operator's documents, remembered so that a start need not read them all.

A digest is remembered with all that the file system says of its file: size, both times, number. If
any of these is another, the file is read anew. So it does not matter whether what takes its place
is as long, or older, or was written after the clock was set back: time and number differ, even if
by a little. What was changed a moment before it was read is not remembered at all, for a further
change might bear the same time.
"""

import hashlib
import json
import os
import time
from contextlib import suppress
from pathlib import Path
from typing import Self

from db.load.sources import read

_MEMORY = ".digests"
_MOMENT = 2_000_000_000
"""Nanoseconds: some file systems count their times in steps of two seconds."""

_State = tuple[int, int, int, int]


class Digests:
    """The digests of files in a folder, by name."""

    def __init__(self, home: Path, known: dict[str, tuple[_State, str]]) -> None:
        self._home, self._known = home, known
        self._used: dict[str, tuple[_State, str]] = {}

    @classmethod
    def remembered(cls, home: Path) -> Self:
        """Begin with what was remembered; it may be lost or damaged at any time."""
        try:
            kept = json.loads((home / _MEMORY).read_bytes())
            known = {name: (_state_of(numbers), str(digest)) for name, *numbers, digest in kept}
        except (OSError, ValueError, TypeError, RecursionError):
            known = {}
        return cls(home, known)

    def of(self, path: Path) -> str:
        """Give the digest of a file, which is read only if it is not the one that was known."""
        now, state = time.time_ns(), _state(path)
        known = self._known.get(path.name)
        digest = known[1] if known and state == known[0] else digest_of(read(path))
        if state and max(state[1:3]) + _MOMENT < now:
            self._used[path.name] = (state, digest)
        return digest

    def remember(self) -> None:
        """Keep what is known now, if that is more or less than before and can be written."""
        if self._used == self._known:
            return
        lines = [(name, *state, digest) for name, (state, digest) in sorted(self._used.items())]
        beside = self._home / f"{_MEMORY}.{os.urandom(8).hex()}.copy"
        with suppress(OSError):
            try:
                beside.write_text(json.dumps(lines), encoding="utf-8")
                beside.replace(self._home / _MEMORY)
            finally:
                beside.unlink(missing_ok=True)


def digest_of(data: bytes) -> str:
    """Give the digest of some bytes."""
    return hashlib.blake2b(data, digest_size=16).hexdigest()


def _state(path: Path) -> _State | None:
    try:
        found = path.stat()
    except OSError:
        return None  # Who reads it says what is wrong.
    return found.st_size, found.st_mtime_ns, found.st_ctime_ns, found.st_ino


def _state_of(numbers: list[int]) -> _State:
    size, changed, moved, number = map(int, numbers)
    return size, changed, moved, number
