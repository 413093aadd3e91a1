"""What every question gets back: an answer without markdown, colour or emoji; those are a face's.

Printed, computed and inferred values are told apart by the `Time` and the notes they come in.
"""

from dataclasses import dataclass, field
from enum import StrEnum

from commands.chart import Chart
from commands.languages import spoken
from db.rally import Category, Person
from db.times import Time


class Status(StrEnum):
    """How a question ended."""

    ANSWERED = "answered"
    CHOOSE = "choose"
    """Several things are meant; `following` holds the candidates."""
    NOT_FOUND = "not_found"
    NOT_UNDERSTOOD = "not_understood"


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a list; a face decides how much of it has room.

    A leader has a time, the others of a list have a gap beside it. `lead` stands where a time
    would where a list is not about times.
    """

    rank: int | None = None
    """As printed."""
    tied: int | None = None
    """The rank that is shared, where others have the same time."""
    unlisted: bool = False
    """Other rows of the list have a rank, which the source does not tell of this one."""
    time: Time | None = None
    gap: Time | None = None
    lead: str = ""
    people: tuple[Person, ...] = ()
    make: str = ""
    text: str = ""
    stage: int | None = None
    category: Category | None = None
    disputed: bool = False

    @property
    def place(self) -> str:
        """The rank as it is shown: `2`, or `2=` where another has the same."""
        if self.tied:
            return f"{self.tied}="
        if self.rank is None:
            return "\N{EN DASH}" if self.unlisted else ""
        return str(self.rank)

    @property
    def figure(self) -> str:
        """What leads the row: the gap to the first, else the time, else what stands for it."""
        if self.gap:
            return f"+{self.gap.printed.removeprefix('+')}"
        return str(self.time) if self.time else self.lead

    def data(self) -> dict[str, object]:
        """The row for machines; what it does not have is left out."""
        values: dict[str, object] = {
            "rank": self.rank,
            "tied": self.tied,
            "time": self.time and self.time.printed,
            "gap": self.gap and self.gap.printed.removeprefix("+"),
            "lead": self.lead or None,
            "people": [person.name for person in self.people] or None,
            "make": self.make or None,
            "text": self.text or None,
            "stage": self.stage,
            "category": self.category and self.category.value,
            "disputed": self.disputed or None,
        }
        return {name: value for name, value in values.items() if value is not None}


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under a heading, which may be empty."""

    title: str
    rows: tuple[Row, ...]
    apart: bool = False
    """The rows are of different lists, so that each shows its own time and its gap."""


@dataclass(frozen=True, slots=True)
class Fact:
    """A label and what it is: `Stage wins`, `5 (2, 5, 7, 9, 14)`."""

    label: str
    value: str


class NoteKind(StrEnum):
    """Why a note stands below an answer."""

    UNDERSTOOD = "understood"
    """What was typed differs from what was found."""
    DISPUTED = "disputed"
    """The source says otherwise elsewhere."""
    COMPUTED = "computed"
    INFERRED = "inferred"
    REMARK = "remark"
    """What the source says in words."""
    SCOPE = "scope"
    """What the source does not list."""


@dataclass(frozen=True, slots=True)
class Note:
    """One sentence below an answer."""

    kind: NoteKind
    text: str


@dataclass(frozen=True, slots=True)
class Following:
    """A next question, or a candidate to choose: a label and the line that asks it.

    The line is in the terminal's grammar, so that pressing a button and typing it are the same.
    """

    label: str
    line: str
    detail: str = ""
    """What tells a candidate from the others."""
    category: Category | None = None
    """The category that it leads to, where that is the point of it."""
    step: int = 0
    """-1 where it leads to the one before, 1 where to the one after."""
    menu: str = ""
    """The heading of many of one sort, which a face may fold up."""


@dataclass(frozen=True, slots=True)
class Answer:
    """Title, the answer in one sentence, then rows and facts, then notes, then what to ask next."""

    title: str
    sentence: str
    status: Status = Status.ANSWERED
    tables: tuple[Table, ...] = ()
    facts: tuple[Fact, ...] = ()
    notes: tuple[Note, ...] = ()
    following: tuple[Following, ...] = ()
    category: Category | None = None
    private: bool = False
    """Shown to the asker alone; questions back and errors always are."""
    chart: Chart | None = None
    """What a face may draw, or write in letters, beside the rows."""
    line: str = ""
    """What a question in free words was understood as; typed, it gives the same answer."""
    language: str = field(default_factory=spoken)
    """What it is worded in; whoever shows it says what is theirs in the same."""
    spans: bool = False
    """It is of several years, and says itself of which."""
    chart_first: bool = False
    """The chart is what was asked for: a face that can draws it at once."""

    @property
    def answered(self) -> bool:
        """Whether the question got its answer."""
        return self.status is Status.ANSWERED
