"""A conversation with whoever sits at the terminal."""

from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from pathlib import Path

from bot import streams
from bot.settings import Settings
from bot.talk import Talk
from bot.terminal import clean
from commands.answer import Answer, Following
from commands.index import localized
from commands.languages import say
from db.words import fold

_PROMPT = "dakar> "

Reader = Callable[[], str]
"""Gives the next line; raises EOFError when there is none, KeyboardInterrupt to drop one."""


def converse(talk: Talk, settings: Settings) -> None:
    """Answer line after line until Ctrl-D; Ctrl-C drops a line."""
    rich = streams.read_at_terminal() and not settings.plain
    read = _prompting(talk, settings.history_file) if rich else _plainly
    streams.complain(_greeting())
    # Whatever the language, what other programs take is taken too.
    goodbyes = {fold(word) for word in ("exit", "quit", *say("exit quit").split())}
    choices: Sequence[Following] = ()
    with suppress(EOFError):
        while True:
            try:
                line = read().strip()
                if fold(line.removeprefix("/")) in goodbyes:
                    return
                if line:
                    choices = _choices(talk.ask(_chosen(line, choices)))
            except KeyboardInterrupt:
                continue


def _greeting() -> str:
    return say(
        "Ask for example {example}; {help} shows more, Ctrl-D leaves.",
        example=f"/{localized('winner stage:9 cars')}",
        help=f"/{localized('help')}",
    )


def _choices(answer: Answer | None) -> Sequence[Following]:
    return () if answer is None or answer.answered else answer.following


def _chosen(line: str, choices: Sequence[Following]) -> str:
    """A number alone, or letters that fit only one, pick from what was asked back."""
    if line.isdecimal() and 0 < int(line) <= len(choices):
        return f"/{choices[int(line) - 1].line}"
    fitting = [choice for choice in choices if _fits(fold(line), fold(choice.label))]
    return f"/{fitting[0].line}" if len(fitting) == 1 else line


def _fits(typed: str, label: str) -> bool:
    """Whether each word typed begins a word of the label."""
    words = label.split()
    return all(any(word.startswith(part) for word in words) for part in typed.split())


def _plainly() -> str:
    """Read as the terminal itself lets one type; the prompt stays out of what is written."""
    streams.ask_for(_PROMPT)
    line = streams.read_line()
    if line is None:
        raise EOFError
    return line


def _prompting(talk: Talk, history: Path) -> Reader:
    # Imported here: only this prompt needs it.
    from prompt_toolkit import PromptSession
    from prompt_toolkit.history import FileHistory

    from bot.completion import LineCompleter

    class History(FileHistory):
        """What was typed, kept in a file; where that cannot be written, for this time only."""

        def load_history_strings(self) -> Iterable[str]:
            try:
                return [*super().load_history_strings()]
            except OSError:
                return ()

        def store_string(self, string: str) -> None:
            with suppress(OSError):
                super().store_string(clean(string))

    session: PromptSession[str] = PromptSession(
        _PROMPT, completer=LineCompleter(talk.desk), history=History(history)
    )
    return session.prompt
