"""The editions that are loaded: what texts mean in each of them, kept for those asked of late."""

from collections.abc import Callable, Mapping

from commands import every_year, wording, years
from commands.answer import Answer, Status
from commands.command import Command
from commands.elsewhere import Elsewhere
from commands.kept import Kept
from commands.labels import Suggestion
from commands.meaning import Meaning
from db.results import Archive

_MOST_KEPT = 3
"""Editions besides the default one, of some megabytes each."""


class Loaded:
    """Finds the edition that a question is about; with one edition loaded it is always that."""

    def __init__(self, archive: Archive) -> None:
        self.archive = archive
        self._default: Meaning | None = None
        self._others = Kept[Meaning](_MOST_KEPT)
        self._elsewhere: Elsewhere | None = None

    @property
    def several(self) -> bool:
        """Whether there is a choice."""
        return len(self.archive.years) > 1

    @property
    def default(self) -> Meaning:
        """The edition that is meant where no year is given."""
        results = self.archive.edition()
        if self._default is None or self._default.results is not results:
            there = self.archive.categories if self.several else results.categories
            self._default = Meaning(results, self.archive.stamp, there)
            # Those of another file are of no use, and keep it open.
            self._others = Kept[Meaning](_MOST_KEPT)
        return self._default

    def of(self, year: int | None) -> Meaning:
        """Give what texts mean in a year, by default in the edition that is meant without one."""
        default = self.default
        if year in (None, default.results.year):
            return default
        results = self.archive.edition(year)
        return self._others.once(
            year, lambda: Meaning(results, self.archive.stamp, results.categories)
        )

    @property
    def elsewhere(self) -> Elsewhere:
        """Who looks for people of other years."""
        everybody = self.archive.everybody
        if self._elsewhere is None or self._elsewhere.everybody is not everybody:
            self._elsewhere = Elsewhere(self.archive)
        return self._elsewhere

    def year(self, text: str) -> int | None:
        """Read what somebody gives as a year."""
        return years.given(text, self.archive.default) if text else None

    def asked(self, text: str, command: Command) -> tuple[int, ...]:
        """Say of which years a question is by what is said of them; of none where nothing is."""
        if not text:
            return ()
        if self.spanned(text, command):
            return self.archive.years
        year = self.year(text)
        return (year,) if year is not None and year in self.archive.years else ()

    def spanned(self, text: str, command: Command) -> bool:
        """Whether a question is of all years at once."""
        return command.spans and self.several and every_year.said(text)

    def missing(self, text: str, line_for: Callable[[int], str]) -> Answer | None:
        """Say that a year is not loaded, unless it is or none is given."""
        year, there = self.year(text), self.archive.years
        if not text or year in there:
            return None
        return years.not_loaded(text, year, there, line_for)

    def suggest(self, text: str, command: Command | None = None) -> tuple[Suggestion, ...]:
        """Offer the editions that an unfinished text may become, and all at once where it can."""
        names = [
            (year, wording.rally_called(year, name)) for year, name in self.archive.names.items()
        ]
        every = (every_year.suggestion(),) if command and command.spans and self.several else ()
        return years.suggestions(names, text, every)

    def told(self, answer: Answer, year: int, commands: Mapping[str, Command]) -> Answer:
        """Let an answer say of which year it is, and what follows it stay there."""
        if not self.several or answer.spans or answer.status is Status.NOT_UNDERSTOOD:
            return answer
        answer = years.dated(answer, year)
        if year == self.archive.default:
            return answer

        def yearly(line: str) -> bool:
            command = commands.get(line.partition(" ")[0])
            return command is None or command.yearly

        return years.kept(answer, year, yearly)
