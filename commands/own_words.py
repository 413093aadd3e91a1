"""Questions in anybody's own words, where several editions are loaded: of which year they are."""

from collections.abc import Callable, Mapping
from dataclasses import replace

from commands import every_year, grammar, years
from commands.answer import Answer, Note, NoteKind
from commands.command import Command
from commands.index import localized
from commands.languages import say
from commands.loaded import Loaded


class OwnWords:
    """Answers free questions about the year, or the people, that they name."""

    def __init__(
        self, loaded: Loaded, commands: Mapping[str, Command], ask: Callable[[str], Answer]
    ) -> None:
        """Get ready to answer; `ask` answers a line."""
        self._loaded, self._commands, self._ask = loaded, commands, ask

    def answer(self, text: str, year: int | None = None) -> Answer:
        """Answer a question; the year is what it says itself, else the one that is given."""
        if not self._loaded.several:
            return self._loaded.default.understanding.answer(text, [*self._commands.values()])
        # Imported here: with one edition nobody needs it.
        from commands.questions.years_said import said

        named = said(text, self._loaded.archive.default)
        line_for = _line_for(named.rest)
        if len(named.years) > 1:
            return years.several_said(named.years, line_for)
        if not named.years:
            return self._of_all(text) or self._of(text, year)
        year = named.years[0]
        if missing := self._loaded.missing(str(year), line_for):
            return missing
        return self._of(named.rest, year) if named.rest else self._ask(line_for(year))

    def _of_all(self, text: str) -> Answer | None:
        """Answer words about all years by the command that they mean, if that can be asked so."""
        rest, every = every_year.within(text)
        if not every or not rest:
            return None
        answer = self._of(rest, None)
        command = self._commands.get(answer.line.partition(" ")[0])
        if not answer.answered:
            return None
        if command is None or not command.spans:
            alone = say("This is of one year; it cannot be asked of all at once.")
            return replace(answer, notes=(*answer.notes, Note(NoteKind.SCOPE, alone)))
        line = years.pinned(answer.line, every_year.ALL)
        whole = self._ask(line)
        note = Note(NoteKind.UNDERSTOOD, say("as /{line}", line=localized(line)))
        return replace(whole, notes=(note, *whole.notes), line=line)

    def _of(self, text: str, year: int | None) -> Answer:
        """Answer words about a year, or else about that of those whom they name."""
        moved = None if year else self._loaded.elsewhere.in_words(text, self._loaded.default)
        if isinstance(moved, Answer):
            return moved
        meaning = self._loaded.of(moved.year if moved else year)
        answer = meaning.understanding.answer(text, [*self._commands.values()])
        answer = moved.noted(answer) if moved else answer
        return self._loaded.told(answer, meaning.results.year, self._commands)


def _line_for(text: str) -> Callable[[int], str]:
    """Write the line that asks the same words of a year, or without words the rally at all."""
    line = grammar.write("ask", {"question": text}) if text else "rally"
    return lambda year: years.pinned(line, year)
