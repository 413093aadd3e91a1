"""What both a terminal and Discord put around the words of an answer."""

from collections.abc import Mapping
from dataclasses import replace

from commands.answer import Note, NoteKind, Table
from commands.languages import counted, later, say

MOST_ROWS = 25
"""Of a list on a screen: a phone shows about so many at once."""
_SIGNED: Mapping[NoteKind, str] = {
    NoteKind.UNDERSTOOD: later("Understood: {text}"),
    NoteKind.DISPUTED: "⚠ {text}",
    NoteKind.COMPUTED: "≈ {text}",
    NoteKind.INFERRED: later("Inferred: {text}"),
}


def signed(note: Note, text: str) -> str:
    """Say of which kind a note is, before its text as the face writes it."""
    return say(_SIGNED.get(note.kind, "{text}"), text=text)


def parted(table: Table) -> tuple[Table, str]:
    """Give as much of a list as a screen shows, and how much more of it there is in words."""
    more = len(table.rows) - MOST_ROWS
    if more <= 0:
        return table, ""
    told = counted(
        "{number} more is listed; ask for it by name.",
        "{number} more are listed; ask for one by name.",
        more,
    )
    return replace(table, rows=table.rows[:MOST_ROWS]), told
