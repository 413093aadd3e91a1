"""Somebody at a real terminal: types, reads what appears, presses Ctrl-C and Ctrl-D."""

import fcntl
import os
import pty
import re
import select
import struct
import subprocess
import termios
import time
from types import TracebackType
from typing import Self

from tests.program import SCRIPT, Program

_PATIENCE = 8
_STYLE = re.compile(r"\x1b(?:\[[0-9;?]*[a-zA-Z]|\][^\x07]*\x07|[=>])")


class Typing:
    """The console script in a terminal of some width, until it ends."""

    def __init__(self, program: Program, *words: str, columns: int = 80, **settings: str) -> None:
        self.screen, slave = pty.openpty()
        fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", 24, columns, 0, 0))
        # Nobody here tells where the cursor is when the program asks.
        settings = {"TERM": "xterm", "PROMPT_TOOLKIT_NO_CPR": "1", **settings}
        self.process = subprocess.Popen(
            [SCRIPT, *words],
            cwd=program.home,
            env=program.environment(**settings),
            stdin=slave,
            stdout=slave,
            stderr=slave,
            start_new_session=True,
            preexec_fn=lambda: fcntl.ioctl(0, termios.TIOCSCTTY, 0),  # noqa: PLW1509 (no threads)
        )
        os.close(slave)
        self.raw = ""
        self._read = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, _: TracebackType | None
    ) -> None:
        self.process.kill()
        self.process.wait()
        os.close(self.screen)

    def type(self, keys: str | bytes) -> None:
        """Press keys, as fast as a program would."""
        os.write(self.screen, keys.encode() if isinstance(keys, str) else keys)

    def see(self, text: str) -> str:
        """Wait until a text has appeared since the last one; give all that came up to it."""
        until = time.monotonic() + _PATIENCE
        while text not in (shown := self.shown[self._read :]):
            if time.monotonic() > until or not self._more():
                message = f"{text!r} did not appear: {shown!r}"
                raise AssertionError(message)
        end = self._read + shown.index(text) + len(text)
        before, self._read = self.shown[self._read : end], end
        return before

    def end(self) -> int:
        """Wait until the program has ended, and give its status."""
        while self._more():
            pass
        return self.process.wait(_PATIENCE)

    @property
    def shown(self) -> str:
        """All that has appeared, without its colours and the movements of the cursor."""
        return _STYLE.sub("", self.raw).replace("\r", "")

    def _more(self) -> bool:
        if not select.select([self.screen], [], [], _PATIENCE)[0]:
            return False
        try:
            found = os.read(self.screen, 65536)
        except OSError:  # What Linux says of a terminal that everybody has left.
            return False
        self.raw += found.decode(errors="replace")
        return bool(found)
