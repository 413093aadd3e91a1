"""Answers as Discord gets them, kept, so that what is asked again is not drawn again."""

from collections.abc import Callable, Hashable, Sequence

from bot import choices, message
from bot.callbacks import CHANGED, NEW
from bot.settings import Style
from bot.shown import Shown
from commands.answer import Answer
from commands.kept import Kept
from commands.labels import Suggestion

_MOST = 500
"""Of some kB each."""


class Drawn:
    """Draws answers, and keeps those that were wanted last.

    An answer that lasts is the same object whenever it is asked for, so that it is known by that:
    to compare all that it holds would take longer.
    """

    def __init__(self) -> None:
        self._kept = Kept[tuple[object, bytes]](_MOST)

    def new(self, answer: Answer, shown: Shown, style: Style) -> bytes:
        """Draw an answer as a message of its own."""
        return self._answer(NEW, answer, shown, style)

    def changed(self, answer: Answer, shown: Shown, style: Style) -> bytes:
        """Draw an answer that takes the place of another."""
        return self._answer(CHANGED, answer, shown, style)

    def offered(self, suggestions: Sequence[Suggestion]) -> bytes:
        """Draw what can be picked while something is typed."""
        return self._once(suggestions, (), lambda: choices.offer(suggestions))

    def _answer(self, kind: int, answer: Answer, shown: Shown, style: Style) -> bytes:
        def draw() -> bytes:
            return message.write(answer, shown, style).body(kind, private=shown.private)

        return self._once(answer, (kind, shown, style), draw)

    def _once(self, drawn: object, how: Hashable, draw: Callable[[], bytes]) -> bytes:
        # What is drawn is kept too, so that nothing else can come to have its number.
        return self._kept.once((id(drawn), how), lambda: (drawn, draw()))[1]
