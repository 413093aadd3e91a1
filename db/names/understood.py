"""What a typed text turned out to mean: one thing, several, none, or a day of rest."""

from dataclasses import dataclass
from typing import Generic, TypeVar

from db.rally import Category, Person, RestDay, Stage

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Found(Generic[T]):
    """One thing, and surely that one."""

    thing: T
    exact: bool = True
    """False when the text differs by more than case, accents and punctuation: say what was read."""
    narrowed: bool = False
    """True when only the context chose this one among several that fit."""


@dataclass(frozen=True, slots=True)
class Several(Generic[T]):
    """Things to ask about, best first; a single one was probably meant, but not surely."""

    things: tuple[T, ...]


@dataclass(frozen=True, slots=True)
class Missing(Generic[T]):
    """Nothing of the wanted kind."""

    nearest: tuple[T, ...] = ()
    """What may be offered instead; empty unless it is really near."""
    elsewhere: tuple[Person | Stage | Category, ...] = ()
    """What the text names exactly, though it is of another kind."""


@dataclass(frozen=True, slots=True)
class Rest:
    """A day of rest was typed where a stage was wanted."""

    day: RestDay
    others: tuple[RestDay, ...] = ()
    """Those that are called so, too: `rest day` says nothing about which."""
