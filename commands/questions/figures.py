"""Numbers in a question: years, dates, stages, ranks, how many at the top, start numbers."""

from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import date

from commands.questions import dates, feasts, stages_said, tops
from commands.questions.marks import Marks
from commands.questions.numerals import ENDINGS, kind, ordinal, short_year, value
from db.names.lexicon import category_words
from db.rally import RestDay, Stage

_STAGE = frozenset(
    "stage stages stg stgs ss st sp stag etape etapes etap speciale speciales special etapa etapas"
    " satge stgae stge staeg etpae leg legs es s etp".split()
)
_NUMBERING = frozenset("no nr num number numero n # nummer the la le el de numbre number's".split())
_RANK = frozenset(
    "p pos position place rank ranked puesto posicion lugar rang placed position's positon".split()
)
_JOIN = frozenset("or and et ou y o and & vs to a".split())
_CAME = frozenset("came finished classified ended come finish fini termine termino acabo".split())
_DAY = frozenset("day jour journee dia jornada".split())
_OPENING = frozenset("first opening premier premiere primer primera opener raiser".split())
_OUTER = _OPENING | frozenset("last final closing dernier derniere ultimo ultima".split())
_OUTER_ALONE = frozenset("opener closer raiser".split())
_COUNTED = frozenset(
    "stages etapes etapas speciales wins victories victoires victorias times fois veces days jours"
    " dias podiums podios km kilometres kilometers".split()
)
_HAS = frozenset("rides rode ride drives drove wore wears ran runs carried bore carries".split())
_MORE_THAN = frozenset("than least".split())
_FIRST_YEAR, _LAST_YEAR = 1970, 2100
_FIRST_PLACES = 3
_MOST_RANKS = 99


@dataclass(slots=True)
class Figures:
    """What the numbers of a question were read as."""

    stages: list[Stage] = field(default_factory=list)
    rest: RestDay | None = None
    ranks: list[int] = field(default_factory=list)
    top: int | None = None
    number: int | None = None
    count: int | None = None
    year: int | None = None
    no_stage: str = ""
    either: tuple[Stage, ...] = ()
    """Stages of which one is meant."""
    said: str = ""
    """The word for them."""


class FigureReader:
    """Reads the numbers of questions about one edition."""

    def __init__(
        self,
        stages: tuple[Stage, ...],
        rest_days: tuple[RestDay, ...],
        numbers: Collection[int],
    ) -> None:
        self._stages = {stage.number: stage for stage in stages}
        self._days = {stage.date: stage for stage in stages}
        self._rests = {rest.date: rest for rest in rest_days}
        self._numbers = frozenset(numbers)
        self._year, self._month = stages[-1].date.year, stages[-1].date.month
        days: list[Stage | RestDay] = [*stages, *rest_days]
        self._all_days = sorted(days, key=lambda day: day.date)
        self._last, self._end = stages[-1].number, stages[-1].date

    def read(self, marks: Marks) -> Figures:
        """Take the numbers from the words, the surest readings first."""
        figures = Figures()
        for reading in (
            self._years, self._dates, self._beside_winners, self._between, self._stages_named,
            self._stages_meant, self._weekdays, self._tops, self._runners_up,
            self._start_numbers, self._ranked, self._bare,
        ):  # fmt: skip
            for at, _ in marks.free():
                reading(marks, at, figures)
        return figures

    def _years(self, marks: Marks, at: int, figures: Figures) -> None:
        word = marks.at(at)
        year = short_year(marks, at)
        if year is not None:
            year += self._year // 100 * 100
            figures.year = figures.year if year == self._year else year
            marks.take(at, at + 1)
        elif word.isdecimal() and len(word) == 4 and _FIRST_YEAR < int(word) < _LAST_YEAR:  # noqa: PLR2004 (the digits of a year)
            if int(word) != self._year:
                figures.year = int(word)
            marks.take(at, at + 1)

    def _dates(self, marks: Marks, at: int, figures: Figures) -> None:
        found = (
            dates.written(marks.at(at))
            or dates.spoken(marks, at)
            or self._of_this_month(marks, at)
            or feasts.feast(marks, at)
            or feasts.before_the_end(marks, at, self._end)
        )
        if found is None:
            return
        day, month, start, end = found if len(found) == 4 else (*found, at, at + 1)  # noqa: PLR2004
        self._on(day, month, figures, " ".join(marks.words[start:end]))
        marks.take(start, end)

    def _of_this_month(self, marks: Marks, at: int) -> tuple[int, int, int, int] | None:
        """Read `on the 9th` as a day of the month in which the rally ended."""
        word, on = marks.at(at), feasts.is_dated(marks, at)
        written = word.isdecimal() and marks.at(at + 1) in ENDINGS
        beyond = (value(marks, at) or (0,))[0] > _FIRST_PLACES
        spoken = kind(word) == "ordinal" and (beyond or marks.at(at + 1) in _DAY)
        if not on or not (written or spoken):
            return None
        after = marks.at(at + 1 + written)
        if (
            after in _STAGE
            or after in dates.OF
            or category_words().get(after, "beside") != "beside"
        ):
            return None
        day = value(marks, at)
        return (day[0], self._month, at, at + 1 + written) if day else None

    def _on(self, day: int, month: int, figures: Figures, said: str) -> None:
        try:
            when = date(self._year, month, day)
            # A rally of January may have begun in December of the year before.
            earlier = date(self._year - 1, month, day)
        except ValueError:
            figures.no_stage = said
            return
        if earlier in self._days or earlier in self._rests:
            when = earlier
        if when in self._days:
            figures.stages.append(self._days[when])
        elif when in self._rests:
            figures.rest = self._rests[when]
        else:
            figures.no_stage = said

    def _stages_named(self, marks: Marks, at: int, figures: Figures) -> None:
        if marks.at(at) in _DAY and marks.at(at - 1) in _OUTER:
            self._stage(self._outer(marks.at(at - 1)), figures)
            marks.take(at - 1, at + 1)
        if marks.at(at) in _OUTER_ALONE:
            self._stage(self._outer(marks.at(at)), figures)
            marks.take(at, at + 1)
        if kind(marks.at(at)) == "prologue" and 0 in self._stages:
            self._stage(0, figures)
            marks.take(at, at + 1)
        if marks.at(at) not in _STAGE:
            return
        start, end, number = self._beside(marks, at)
        if number is None:
            return
        self._stage(number, figures)
        marks.take(start, end)
        marks.take(at, at + 1)
        while marks.at(end) in _JOIN and (further := value(marks, end + 1)):
            self._stage(further[0], figures)
            marks.take(end, further[1])
            end = further[1]

    def _stages_meant(self, marks: Marks, at: int, figures: Figures) -> None:
        if found := stages_said.meant(marks, at):
            self._stage(found[0], figures)
            marks.take(found[1], found[2])

    def _weekdays(self, marks: Marks, at: int, figures: Figures) -> None:
        found = feasts.weekday(marks, at, self._all_days)
        if found is None or figures.stages or figures.rest or figures.no_stage:
            return
        stages = [day for day in found[0] if isinstance(day, Stage)]
        rests = [day for day in found[0] if isinstance(day, RestDay)]
        if len(found[0]) == 1 or len(stages) == 1:
            figures.stages, figures.rest = stages, None if stages else next(iter(rests), None)
        elif stages:
            figures.either, figures.said = tuple(stages), marks.words[at]
        else:
            figures.no_stage = " ".join(marks.words[found[1] : at + 1])
        marks.take(found[1], at + 1)

    def _beside_winners(self, marks: Marks, at: int, _: Figures) -> None:
        """Leave out the number of `the three winners`: there is one of each category."""
        if stages_said.counts_winners(marks, at) or stages_said.counts_people(marks, at):
            marks.take(at, at + 1)

    def _between(self, marks: Marks, at: int, figures: Figures) -> None:
        """Read `between 1 and 2` as places."""
        if found := stages_said.between(marks, at):
            figures.ranks += [rank for rank in found[0] if rank not in figures.ranks]
            marks.take(*found[1])

    def _outer(self, word: str) -> int:
        return 1 if word in _OPENING else self._last

    def _beside(self, marks: Marks, at: int) -> tuple[int, int, int | None]:
        """Give the number before the word for a stage, or after it."""
        after = at + 1
        while marks.at(after) in _NUMBERING:
            after += 1
        if found := value(marks, after):
            return at, found[1], found[0]
        if kind(marks.at(at + 1)) == "last":
            return at, at + 2, self._last
        if marks.at(at - 1) == "opening":
            return at - 1, at, 1
        before = at
        while category_words().get(marks.at(before - 1), "beside") != "beside":
            before -= 1
        for back in (2, 1):
            found = ordinal(marks, before - back)
            if found and found[1] == before:
                return before - back, found[1], found[0]
        return before - 1, before, self._relative(marks, before - 1)

    def _relative(self, marks: Marks, at: int) -> int | None:
        said = kind(marks.at(at))
        if said == "last":
            return self._last
        return self._last - 1 if said == "penultimate" else None

    def _stage(self, number: int, figures: Figures) -> None:
        stage = self._stages.get(number)
        if stage is None:
            figures.no_stage = f"stage {number}"
        elif stage not in figures.stages:
            figures.stages.append(stage)

    def _tops(self, marks: Marks, at: int, figures: Figures) -> None:
        if found := tops.top(marks, at, self._numbers):
            figures.top, start, end = found
            marks.take(start, end)

    def _runners_up(self, marks: Marks, at: int, figures: Figures) -> None:
        for phrase, rank in tops.NAMED_RANKS.items():
            if marks.words[at : at + len(phrase)] == phrase and rank not in figures.ranks:
                figures.ranks.append(rank)
                marks.take(at, at + len(phrase))

    def _start_numbers(self, marks: Marks, at: int, figures: Figures) -> None:
        word = marks.at(at)
        if word in tops.BIB:
            after = at + 1
            while marks.at(after) in _NUMBERING or marks.at(after) in tops.BIB:
                after += 1
            found = value(marks, after)
            if found and kind(marks.at(after)) != "ordinal":
                figures.number = found[0]
                marks.take(at, found[1])
        elif (word.isdecimal() and marks.at(at - 1) in _HAS and int(word) in self._numbers) or (
            word.isdecimal() and int(word) > _MOST_RANKS and int(word) in self._numbers
        ):
            figures.number = int(word)
            marks.take(at, at + 1)

    def _ranked(self, marks: Marks, at: int, figures: Figures) -> None:
        word = marks.at(at)
        standing = word == "gc" and bool(figures.stages) and marks.at(at + 1).isdecimal()
        if standing:
            at, found = at + 1, value(marks, at + 1)
        elif word in _CAME and at and marks.at(at + 1) not in _COUNTED:
            found = value(marks, at + 1 + (marks.at(at + 1) in _NUMBERING))
            found = None if found and marks.at(found[1]) in _COUNTED else found
        elif word in _RANK:
            after = at + 1 + (marks.at(at + 1) in _NUMBERING)
            found = value(marks, after)
        else:
            found = ordinal(marks, at)
        if found and found[0] not in figures.ranks and found[0] <= _MOST_RANKS:
            figures.ranks.append(found[0])
            marks.take(at, found[1])

    def _bare(self, marks: Marks, at: int, figures: Figures) -> None:
        """A number about which nothing is said: a stage, if none was named."""
        word = marks.at(at)
        if not word.isdecimal():
            return
        if marks.at(at + 1) in _COUNTED or marks.at(at - 1) in _MORE_THAN:
            figures.count = int(word)
            marks.take(at, at + 1)
            return
        if figures.stages or figures.ranks or (figures.top and marks.at(at - 1) != "gc"):
            return
        number = int(word)
        if number > _MOST_RANKS or marks.words == (word,):
            figures.number = number
        else:
            self._stage(number, figures)
        marks.take(at, at + 1)
