"""What was read of a question: cues, and the things that it names."""

from dataclasses import dataclass
from enum import Enum, auto

from commands.questions.cue import Cue
from commands.questions.cues import HOW_MANY, WHEN, WHERE, WHO
from db.rally import Category, Person, RestDay, Stage


class Slot(Enum):
    """What a question can be about."""

    STAGE = auto()
    CATEGORY = auto()
    PERSON = auto()
    PEOPLE = auto()
    """Two people or more."""
    RANK = auto()
    TOP = auto()
    NUMBER = auto()
    MAKE = auto()
    NATION = auto()
    ENTRANT = auto()
    PLACE = auto()
    REST = auto()


@dataclass(frozen=True, slots=True)
class Doubt:
    """Words that fit several people or stages."""

    text: str
    people: tuple[Person, ...] = ()
    stages: tuple[Stage, ...] = ()


@dataclass(frozen=True, slots=True)
class Reading:
    """A question, read; nothing is answered yet."""

    text: str
    words: tuple[str, ...] = ()
    language: str | None = None
    """The one it is asked in (`en`, `fr`, `es`), where its words tell."""
    cues: frozenset[Cue] = frozenset()
    stages: tuple[Stage, ...] = ()
    categories: tuple[Category, ...] = ()
    people: tuple[Person, ...] = ()
    ranks: tuple[int, ...] = ()
    top: int | None = None
    number: int | None = None
    count: int | None = None
    """How many of something are spoken of: `6 stages`."""
    makes: tuple[str, ...] = ()
    nations: tuple[str, ...] = ()
    """Countries by their English names."""
    entrants: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    rest: RestDay | None = None
    year: int | None = None
    no_stage: str = ""
    """A stage or a day that the edition did not have, as it was typed."""
    doubt: Doubt | None = None
    unknown: tuple[str, ...] = ()
    """Words that mean nothing here."""

    @property
    def slots(self) -> frozenset[Slot]:
        """Which slots are filled."""
        filled = {
            Slot.STAGE: self.stages,
            Slot.CATEGORY: self.categories,
            Slot.PERSON: self.people[:1] if len(self.people) == 1 else (),
            Slot.PEOPLE: self.people[1:],
            Slot.RANK: self.ranks,
            Slot.TOP: self.top,
            Slot.NUMBER: self.number,
            Slot.MAKE: self.makes,
            Slot.NATION: self.nations,
            Slot.ENTRANT: self.entrants,
            Slot.PLACE: self.places,
            Slot.REST: self.rest,
        }
        return frozenset(slot for slot, value in filled.items() if value)

    @property
    def asks(self) -> bool:
        """Whether it holds more than what could follow the name of a command."""
        several = self.people[1:] or (self.people and self.stages)
        beside = self.number and (self.stages or self.categories)
        return bool(self.cues or self.ranks or self.top or several or beside)

    @property
    def wonders(self) -> bool:
        """Whether it asks who, when, where or how many, as the name of a command does not."""
        return self.has(WHO, WHEN, WHERE, HOW_MANY)

    @property
    def stage(self) -> Stage | None:
        """The first stage named."""
        return self.stages[0] if self.stages else None

    @property
    def category(self) -> Category | None:
        """The category, where one is named."""
        return self.categories[0] if len(self.categories) == 1 else None

    def has(self, *cues: Cue) -> bool:
        """Say whether any of these cues was heard."""
        return not self.cues.isdisjoint(cues)
