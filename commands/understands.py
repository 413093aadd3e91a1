"""What a free question is read and answered by, as whoever asks it needs to know it."""

from collections.abc import Sequence
from typing import Protocol

from commands.answer import Answer
from commands.command import Command


class Read(Protocol):
    """A free question, as far as it is read here."""

    @property
    def language(self) -> str | None:
        """The language of its words, where they tell it."""

    @property
    def asks(self) -> bool:
        """Whether it asks for something."""

    @property
    def wonders(self) -> bool:
        """Whether it asks who, when, where or how many, as the name of a command does not."""


class Understands(Protocol):
    """What understands free questions."""

    def read(self, text: str) -> Read:
        """Read a question without answering it."""

    def knows(self, word: str) -> bool:
        """Say whether a word means something here, or is the name of somebody."""

    def is_name(self, word: str) -> bool:
        """Say whether a word is the name of somebody here, and means nothing else."""

    def answer(self, text: str, commands: Sequence[Command]) -> Answer:
        """Answer a question, ask back, or say what is missing."""
