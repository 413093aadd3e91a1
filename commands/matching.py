"""What a text matches, by the kind of thing that is wanted."""

from collections.abc import Sequence
from enum import StrEnum

from commands import wording
from commands.command import Kind, Option
from commands.labels import Thing
from commands.languages import languages, say_as, translated
from db import words
from db.names import MOST, Found, Missing, Names, Rest, Several
from db.names.called import Called
from db.names.makes import Make
from db.nations import Nation
from db.rally import Category, Person, Stage

Match = (
    Found[Person] | Several[Person] | Missing[Person]
    | Found[Stage] | Several[Stage] | Missing[Stage]
    | Found[Category] | Several[Category] | Missing[Category]
    | Found[Make] | Several[Make] | Missing[Make]
    | Found[Nation] | Several[Nation] | Missing[Nation]
    | Found[StrEnum] | Several[StrEnum] | Missing[StrEnum]
    | Rest
)  # fmt: skip

AnyFound = (
    Found[Person] | Found[Stage] | Found[Category] | Found[Make] | Found[Nation] | Found[StrEnum]
)


class Matching:
    """Finds what texts mean among the names of one edition."""

    def __init__(self, names: Names, categories: Sequence[Category]) -> None:
        self._names, self._categories = names, categories

    def match(
        self,
        option: Option,
        text: str,
        *,
        category: Category | None = None,
        beside: Person | None = None,
    ) -> Match:
        """Say what a text finds; a category or a person already given may decide."""
        match option.kind:
            case Kind.PERSON:
                return self._names.person(text, category=category, beside=beside)
            case Kind.STAGE:
                return self._names.stage(text)
            case Kind.CATEGORY:
                return self._names.category(text)
            case Kind.MAKE:
                return self._names.make(text)
            case Kind.NATION:
                return self._names.nation(text)
            case Kind.CHOICE | Kind.WORDS | Kind.LANGUAGE | Kind.YEAR:
                return choose(option, text)

    def person(self, text: str) -> Found[Person] | Several[Person] | Missing[Person]:
        """Say whom a text means."""
        return self._names.person(text)

    def offered(
        self, option: Option, text: str, category: Category | None = None
    ) -> Sequence[Thing]:
        """Give what a text could become while it is typed, best first."""
        match option.kind:
            case Kind.PERSON:
                return self._names.suggest_people(text, category=category)
            case Kind.STAGE:
                return self._names.suggest_stages(text)
            case Kind.MAKE:
                return self._names.suggest_makes(text)[:MOST]
            case Kind.NATION:
                return self._names.suggest_nations(text)[:MOST]
            case Kind.WORDS | Kind.LANGUAGE | Kind.YEAR:
                return ()
            case Kind.CATEGORY | Kind.CHOICE:
                starts = words.fold(text.strip())
                there = option.choices or self._categories
                return [each for each in there if _begins(each, starts)] or there


def _begins(word: StrEnum, starts: str) -> bool:
    """Whether one of few words begins so, in English or in the language spoken."""
    shown = wording.plain(word) if isinstance(word, Category) else say_as("choice", word.value)
    return word.value.startswith(starts) or words.fold(shown).startswith(starts)


def choose(option: Option, text: str) -> Found[StrEnum] | Several[StrEnum] | Missing[StrEnum]:
    """Find which of an option's few words is meant; its own name may stand before: `by make`."""
    names = {
        each: [
            name
            for language in languages()
            for word in [translated(language, "choice", each.value)]
            for name in (word, f"{word}s", f"{translated(language, 'option', option.name)} {word}")
        ]
        for each in option.choices
    }
    return Called(names).find(text)
