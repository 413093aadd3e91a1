"""How an answer is shown: to whom, open or hidden, with or without its picture."""

from dataclasses import dataclass

PICTURE = "chart.png"
"""What the file of a picture is called."""


@dataclass(frozen=True, slots=True)
class Shown:
    """What a message is besides its answer; all of it can be read again from the message."""

    line: str
    """What asks for the answer once more."""
    private: bool = False
    """Seen by the asker alone."""
    quiet: bool = False
    """Asked for in private, so that a choice among what is asked back stays private too."""
    hidden: bool = False
    """A spoiler, which nobody sees before they want to."""
    picture: bytes | None = None
    """The chart that the answer carries, drawn."""
