"""How a results file can fail whoever builds or opens it; each message is one for people."""

from pathlib import Path


class UnbuildableError(Exception):
    """Results that could not be built; the message says why, for people."""

    def __init__(self, message: str, further: tuple[str, ...] = ()) -> None:
        super().__init__(message)
        self.further = further
        """What else is wrong, a sentence each, where more was found at once."""


class NotLoadedError(Exception):
    """An edition that the operator has not loaded; the message says so, for people."""


class UnusableError(Exception):
    """A results file that cannot be read; the message says why, for people."""

    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(f"{path} {reason}")


class MissingError(UnusableError):
    """No file is there."""


class OutdatedError(UnusableError):
    """A results file of another version, to be built anew."""


class DamagedError(UnusableError):
    """A file that is damaged, or was never ours."""
