"""What could be meant by what is being typed, as Discord shows it for picking."""

from collections.abc import Sequence

from bot.callbacks import OFFERED, body
from bot.escape import shortened
from bot.rows import EMOJI
from commands.labels import Suggestion

MOST = 25
_LONGEST_LABEL = 100


def label(suggestion: Suggestion) -> str:
    """Word something to pick: `Richard Sainct · 🏍 3 · KTM · 1st`."""
    if not (suggestion.category and suggestion.detail):
        return shortened(suggestion.label, _LONGEST_LABEL)
    label = f"{suggestion.name} · {EMOJI[suggestion.category]} {suggestion.detail}"
    return shortened(label, _LONGEST_LABEL)


def offer(suggestions: Sequence[Suggestion]) -> bytes:
    """Write down what is offered, as far as Discord has room for it."""
    choices = [{"name": label(each), "value": each.value} for each in suggestions[:MOST]]
    return body(OFFERED, {"choices": choices})
