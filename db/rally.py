"""The words of the trade as values: what an edition is made of.

The transcriber makes them, the store writes them, the results give the same types back and the
commands read them. Every fact knows the line of the document it was read from; lines and the
wording of remarks do not take part in comparison, because the same facts may stand elsewhere and
be said otherwise.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from functools import cached_property

from db import words
from db.times import Time


class Category(StrEnum):
    """What is driven; an edition has two to five of them."""

    BIKES = "bikes"
    CARS = "cars"
    TRUCKS = "trucks"
    QUADS = "quads"
    UTVS = "utvs"


class Role(StrEnum):
    """What somebody did in a crew."""

    RIDER = "rider"
    DRIVER = "driver"
    CODRIVER = "co-driver"


@dataclass(frozen=True, slots=True)
class Person:
    """A human whom the source names, once, however often and however it spells them."""

    key: str
    name: str
    nationality: str | None
    """The code as printed (`FRA`, `DEU`, `NED`), or none where the source has lost it."""
    spellings: tuple[str, ...] = ()
    """Other spellings that the source prints for the same person."""

    @property
    def initials(self) -> str:
        """The name as lists print it: `P-G. Lundmark`."""
        return words.initials(self.name)

    @property
    def surname(self) -> str:
        """The surname with its particle: `de Azevedo`."""
        return words.split_name(self.name)[1]


@dataclass(frozen=True, slots=True)
class Crew:
    """Those in one vehicle under one number, also a lone rider.

    `make` is the one printed most often; `vehicle`, `number` and `entrant` stand only in the final
    standings, so most crews have none. The table of stages prints no makes either: who stands
    nowhere else has none.
    """

    key: str
    category: Category
    people: tuple[Person, ...]
    """The rider or driver first, then the co-drivers in the order of their seats."""
    make: str | None
    number: int | None = None
    vehicle: str | None = None
    entrant: str | None = None

    def role(self, person: Person) -> Role:
        """Say what somebody of this crew did in it."""
        if person.key != self.people[0].key:
            return Role.CODRIVER
        return Role.RIDER if self.category in (Category.BIKES, Category.QUADS) else Role.DRIVER


@dataclass(frozen=True, slots=True)
class Place:
    """Where a stage starts or ends; `country` is the printed code, or none where it is lost."""

    name: str
    country: str | None


@dataclass(frozen=True, slots=True)
class StageWinner:
    """A winner as the table of stages prints them: with initials."""

    category: Category
    printed: str
    """The whole cell: `BRA A. de Azevedo`, or joint winners: `ITA G. Sala ESP N. Roma`."""

    @property
    def people(self) -> tuple[str, ...]:
        """Each of those in the cell, with the flag where it is not lost."""
        return tuple(map(words.unmarked, words.split_people(self.printed)))


@dataclass(frozen=True, slots=True)
class Unheld:
    """Why a stage was not held for a category, as the table of stages prints it.

    `Stage cancelled` or `Stage not held` for one of them, `Liaison only` for all; `Stages
    cancelled` stands once for two stages, each of which has it here.
    """

    category: Category
    printed: str


@dataclass(frozen=True, slots=True)
class Stage:
    """A day's competition, or half of one."""

    number: int
    """None but the prologue has 0; it is printed as `P`."""
    date: date
    start: Place
    finish: Place
    km: float | None
    """The printed total, road sections included: no speed can be computed from it."""
    loop: bool = False
    """Start and finish are one place; inferred from a row that names only one."""
    uncounted: tuple[Category, ...] = ()
    """The categories whose results say that the stage did not enter the classification."""
    winners: tuple[StageWinner, ...] = ()
    """Those whom the table of stages names; none for a category where it names nobody."""
    unheld: tuple[Unheld, ...] = ()
    """The categories for which the stage was not held."""
    line: int = field(default=0, compare=False)

    @property
    def prologue(self) -> bool:
        """Whether this is the short opening before the first stage."""
        return self.number == 0

    @property
    def counts(self) -> bool:
        """Whether the stage entered the general classification."""
        return not self.uncounted

    def held(self, category: Category) -> bool:
        """Say whether the stage was held for a category."""
        return self.reason(category) is None

    def reason(self, category: Category) -> str | None:
        """Give the printed reason why the stage was not held for a category."""
        return next((each.printed for each in self.unheld if each.category is category), None)


@dataclass(frozen=True, slots=True)
class RestDay:
    """A day without a stage; start and finish differ when the rally was moved."""

    date: date
    start: Place
    finish: Place
    line: int = field(default=0, compare=False)
    printed: str = "Rest day"
    """What the table of stages calls the day: also `Rally suspended`."""

    @property
    def resting(self) -> bool:
        """Whether it is a day of rest, and not one on which the rally stood still."""
        return "rest" in self.printed.casefold().split()


@dataclass(frozen=True, slots=True)
class Placing:
    """One line of a classification.

    The first has a time and no gap; in the final standings the others have a gap and no time.
    Either may be missing, and the make too where the table of stages alone names a winner.
    """

    rank: int
    crew: Crew
    make: str | None
    """As printed on this line: the final standings say `Tatra 815` where others say `Tatra`."""
    time: Time | None
    gap: Time | None
    people: tuple[str, ...] = ()
    """The names of the crew as printed on this line, each with its flag."""
    line: int = field(default=0, compare=False)


class Kind(StrEnum):
    """Which list a classification is."""

    STAGE = "stage"
    GENERAL = "general"
    FINAL = "final"


_PODIUM = 3


@dataclass(frozen=True)
class Classification:
    """An ordered list of placings: of a stage, in general after a stage, or at the end.

    What is looked for in it is found once, since a list may name everybody.
    """

    kind: Kind
    category: Category
    stage: int | None
    """The stage's number; none for the final standings."""
    placings: tuple[Placing, ...]
    winners_only: bool = False
    """The results of the stage are missing: this is what the table of stages says of it."""

    @cached_property
    def won(self) -> tuple[Placing, ...]:
        """Those who are first: several where they tied."""
        return tuple(placing for placing in self.placings if placing.rank == 1)

    @cached_property
    def podium(self) -> tuple[Placing, ...]:
        """Those who are first, second or third."""
        return tuple(placing for placing in self.placings if placing.rank <= _PODIUM)

    @cached_property
    def by_crew(self) -> Mapping[str, Placing]:
        """The line of each crew by its key, the first where it stands on two."""
        return {placing.crew.key: placing for placing in reversed(self.placings)}


class Claim(StrEnum):
    """What a sentence or a footnote states, as far as it could be understood."""

    PENALTY = "penalty"
    WIN_REMOVED = "win removed"
    STAGE_WINS = "stage wins"
    LED = "led"
    OUT = "out"
    INJURED = "injured"
    DIED = "died"
    VICTORY = "victory"
    LOCATED = "located"


@dataclass(frozen=True, slots=True)
class Remark:
    """What the source says in words: a footnote, or one statement of a paragraph.

    `stages` holds only stages that the words themselves name. A footnote whose mark is lost names
    none, and so belongs to none.
    """

    claim: Claim | None
    names: tuple[str, ...]
    """Who is named, spelled as in the tables where they stand there; a country if located."""
    people: tuple[str, ...] = ()
    """The keys of those named who stand in the tables."""
    stages: tuple[int, ...] = ()
    places: tuple[str, ...] = ()
    category: Category | None = None
    """The section of a footnote, or the category of the only person named (inferred)."""
    amount: Time | None = None
    """A penalty's length."""
    count: int | None = None
    """How many times somebody has won."""
    footnote: bool = False
    text: str = field(default="", compare=False)
    line: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Headline:
    """The winners of a category as the infobox prints them."""

    category: Category
    people: tuple[str, ...]
    """Each with its flag: `RUS Vladimir Chagin`."""
    make: str
    line: int = field(default=0, compare=False)


class Statement(StrEnum):
    """What an infobox states of the whole rally."""

    BEGIN = "begin"
    END = "end"
    STAGES = "stages"


@dataclass(frozen=True, slots=True)
class Stated:
    """A statement of the infobox, as it is printed: `29 December 1995`, also `1` or `1 January`."""

    about: Statement
    printed: str
    line: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph or footnote, kept so that the document can be printed again."""

    text: str = field(compare=False)
    footnote: bool = False
    line: int = field(default=0, compare=False)


@dataclass(frozen=True)
class Edition:
    """One year's rally, as its document tells it."""

    year: int
    name: str
    other_name: str | None
    running: int | None
    """Which running of the rally it was, where the prose says so."""
    previous: str | None
    following: str | None
    countries: tuple[str | None, ...]
    """In the infobox's order: a code, or the name of what has none; none where it is blank."""
    headlines: tuple[Headline, ...]
    stages: tuple[Stage, ...]
    rest_days: tuple[RestDay, ...]
    crews: tuple[Crew, ...]
    classifications: tuple[Classification, ...]
    remarks: tuple[Remark, ...]
    paragraphs: tuple[Paragraph, ...] = ()
    stated: tuple[Stated, ...] = ()

    @property
    def categories(self) -> tuple[Category, ...]:
        """The categories that have results, in the order of the document."""
        return tuple(dict.fromkeys(table.category for table in self.classifications))

    @cached_property
    def people(self) -> tuple[Person, ...]:
        """Everybody in the tables, in the order in which the crews appear."""
        return tuple({person.key: person for crew in self.crews for person in crew.people}.values())
