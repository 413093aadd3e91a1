"""Asking at the desk from a terminal: what comes back goes out as text, or as a line of JSON."""

import json
import re
from collections.abc import Iterable, Sequence

from bot import streams
from bot.logs import guarded
from bot.settings import Settings
from bot.terminal import clean, render
from commands.answer import Answer, Following
from commands.desk import Desk
from commands.grammar import quote

_OBEYED = re.compile("[\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ud800-\udfff\ufeff]")
"""What JSON may hold as it is, though a terminal would obey it or no encoding has it."""

Reply = tuple[Answer | None, str]
"""An answer, or none where a bug kept it from coming, and what is written."""


class Talk:
    """Asks and shows; knows nothing of where the lines come from."""

    def __init__(
        self, desk: Desk, settings: Settings, *, as_json: bool = False, echo: bool = False
    ) -> None:
        """Get ready to ask; with `echo` each question stands above its answer."""
        self.desk = desk
        self._colour = settings.colour and streams.read_at_terminal()
        self._as_json, self._echo = as_json, echo
        self._written = False

    def ask(self, line: str) -> Answer | None:
        """Ask, show what comes back, and give it too."""
        answer, text = guarded(lambda: self._reply(line), lambda said: self._failure(line, said))
        if self._written and not self._as_json:
            streams.write("")
        streams.write(f"> {clean(line)}\n{text}" if self._echo else text)
        self._written = True
        return answer

    def ask_all(self, lines: Iterable[str]) -> bool:
        """Ask each line as it comes, and say whether all were answered."""
        answered = True
        for line in lines:
            answer = self.ask(line)
            answered = answered and answer is not None and answer.answered
        return answered

    def _reply(self, line: str) -> Reply:
        answer = self.desk.answer(line)
        if self._as_json:
            return answer, as_json(_record(line, answer))
        return answer, render(answer, streams.width(), colour=self._colour)

    def _failure(self, line: str, said: str) -> Reply:
        if not self._as_json:
            return None, said
        return None, as_json({"question": line, "status": "failed", "title": "", "text": said})


def as_json(value: object) -> str:
    """Write a value on one line that any terminal takes and any program reads back the same."""
    text = json.dumps(value, ensure_ascii=not streams.knows_all_letters())
    return _OBEYED.sub(lambda match: f"\\u{ord(match[0]):04x}", text)


def line_of(words: Sequence[str]) -> str:
    """Put together what a shell has taken apart; its quotes are gone, though the words are not."""
    if len(words) == 1:
        return words[0]
    return " ".join(_quoted(word) for word in words)


def _quoted(word: str) -> str:
    if " " not in word or '"' in word:
        return word
    option, colon, value = word.partition(":")
    return f"{option}:{quote(value)}" if colon and option.isidentifier() else quote(word)


def _record(question: str, answer: Answer) -> dict[str, object]:
    following = [_followed(each) for each in answer.following]
    return {
        "question": question,
        "status": answer.status.value,
        "title": answer.title,
        "sentence": answer.sentence,
        "text": render(answer),
        "category": answer.category and answer.category.value,
        "rows": [{"table": t.title, **row.data()} for t in answer.tables for row in t.rows],
        "facts": [{"label": fact.label, "value": fact.value} for fact in answer.facts],
        "notes": [{"kind": note.kind.value, "text": note.text} for note in answer.notes],
        "chart": answer.chart and answer.chart.alt,
        "choices": [] if answer.answered else following,
        "next": following if answer.answered else [],
    }


def _followed(following: Following) -> dict[str, str]:
    return {"label": following.label, "line": following.line, "detail": following.detail}
