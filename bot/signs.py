"""What both a terminal and Discord put around the words of an answer."""

from collections.abc import Mapping

from commands.answer import Note, NoteKind
from commands.languages import later, say

_SIGNED: Mapping[NoteKind, str] = {
    NoteKind.UNDERSTOOD: later("Understood: {text}"),
    NoteKind.DISPUTED: "⚠ {text}",
    NoteKind.COMPUTED: "≈ {text}",
    NoteKind.INFERRED: later("Inferred: {text}"),
}


def signed(note: Note, text: str) -> str:
    """Say of which kind a note is, before its text as the face writes it."""
    return say(_SIGNED.get(note.kind, "{text}"), text=text)
