"""Answers as Discord gets them, kept, so that what is asked again is not drawn again."""

from collections import OrderedDict

from bot import message
from bot.callbacks import CHANGED, NEW
from bot.settings import Style
from bot.shown import Shown
from commands.answer import Answer

_MOST = 500
"""Of some kB each."""

Key = tuple[int, int, Shown, Style]


class Drawn:
    """Draws answers, and keeps those that were wanted last."""

    def __init__(self) -> None:
        self._kept: OrderedDict[Key, tuple[Answer, bytes]] = OrderedDict()

    def new(self, answer: Answer, shown: Shown, style: Style) -> bytes:
        """Draw an answer as a message of its own."""
        return self._draw(NEW, answer, shown, style)

    def changed(self, answer: Answer, shown: Shown, style: Style) -> bytes:
        """Draw an answer that takes the place of another."""
        return self._draw(CHANGED, answer, shown, style)

    def _draw(self, kind: int, answer: Answer, shown: Shown, style: Style) -> bytes:
        # An answer that lasts is the same object whenever it is asked for; to compare all that it
        # holds would take longer. It is kept too, so that no other can come to have its number.
        key = (kind, id(answer), shown, style)
        kept = self._kept.get(key)
        if kept:
            self._kept.move_to_end(key)
            return kept[1]
        body = message.write(answer, shown, style).body(kind, private=shown.private)
        self._kept[key] = (answer, body)
        if len(self._kept) > _MOST:
            self._kept.popitem(last=False)
        return body
