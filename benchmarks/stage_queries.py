"""Queries for stages and categories, made by rule from an edition."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from random import Random

from benchmarks.slips import slip
from db.rally import Category, RestDay, Stage
from db.words import fold

_NUMBERED = (
    *("{}", "stage {}", "SS{}", "ss-{}", "stage: {}", "étape {}", "etapa {}", "Etappe {}"),
    *("tappa {}", "s{}", "No. {}", "stage no {}", "stage number {}", "#{}"),
)
_DATED = (
    *("{} January", "Jan {}", "January {}", "2003-01-{:02}", "{}.1.2003", "{:02}/01/2003"),
    *("{} janvier", "le {} janvier 2003", "{} de enero", "{}. Januar", "{} gennaio"),
    *("{} jan", "January {}, 2003", "the {} of January"),
)
_BETWEEN = (" ", " - ", "-", " to ", " → ", "->", "/", ", ", " nach ", " à ")
_FROM = ("from {}", "starts in {}", "départ {}", "desde {}", "von {}", "leaving {}")
_TO = ("to {}", "finish {}", "arrivée {}", "hasta {}", "nach {}", "ends in {}")
_ORDINALS = (
    *("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth"),
    *("tenth", "eleventh", "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth"),
    *("seventeenth", "eighteenth", "nineteenth", "twentieth"),
)
_CALLED = {
    **dict.fromkeys(("last", "final stage", "dernière étape", "letzte Etappe", "ultima tappa"), -1),
    **dict.fromkeys(("penultimate", "avant-dernière étape", "penúltima etapa", "vorletzte"), -2),
}
_NONE = (
    *("0", "99", "-3", "3.5", "9e1", "stage", "from", "to", "Paris", "Bamako", "Agadir", "Cairo"),
    *("nothing", "?", "☃", "", "31 February", "9 Jan 1999", "1;2", "' OR 1=1", "null", "cars"),
)
_CATEGORIES = {
    Category.BIKES: "bikes bike motorbikes motos motorcycles motociclette motards",
    Category.CARS: "cars car autos voitures coches PKW Wagen automobiles",
    Category.TRUCKS: "trucks truck lorries camions camiones LKW Lastwagen",
}
_LONG = 5
_NO_CATEGORIES = ("boats", "planes", "camera", "carpet", "bicycle race", "none", "", "Paris", "42")


@dataclass(frozen=True, slots=True)
class Query:
    """Something typed, of a kind, and the numbers or names it stands for; `rest` for a rest day."""

    kind: str
    text: str
    expected: tuple[int | str, ...] = ()


def stages(made_of: Sequence[Stage], rests: Sequence[RestDay], chance: Random) -> Iterator[Query]:
    """Make queries for each stage, place and rest day."""
    for stage in made_of:
        yield from _of(stage, chance)
    for name in {place.name: 0 for stage in made_of for place in (stage.start, stage.finish)}:
        yield from _at(name, made_of, chance)
    for text, place in _CALLED.items():
        yield Query("word", text, (made_of[place].number,))
    for rest in rests:
        for form in _DATED:
            yield Query("rest day", form.format(rest.date.day), ("rest",))
    yield from (Query("nothing", text) for text in _NONE)


def categories(chance: Random) -> Iterator[Query]:
    """Make queries for the categories."""
    for category, words in _CATEGORIES.items():
        for word in words.split():
            yield Query("category", word, (category.value,))
            if len(word) > _LONG:
                yield Query("category typo", slip(word, chance), (category.value,))
    yield from (Query("no category", text) for text in _NO_CATEGORIES)


def _of(stage: Stage, chance: Random) -> Iterator[Query]:
    number, day = stage.number, stage.date.day
    ordinal = _ORDINALS[number - 1]
    texts = {
        "number": [form.format(number) for form in _NUMBERED],
        "ordinal": [ordinal, f"{ordinal} stage", f"the {ordinal} stage"],
        "date": [form.format(day) for form in _DATED],
        "route": [between.join((stage.start.name, stage.finish.name)) for between in _BETWEEN],
        "typo": [slip("stage", chance) + f" {number}", slip("january", chance) + f" {day}"],
    }
    for kind, each in texts.items():
        yield from (Query(kind, text, (number,)) for text in each)


def _at(name: str, made_of: Sequence[Stage], chance: Random) -> Iterator[Query]:
    starting = tuple(stage.number for stage in made_of if stage.start.name == name)
    finishing = tuple(stage.number for stage in made_of if stage.finish.name == name)
    there = tuple(sorted({*starting, *finishing}))
    for text in (name, name.lower(), name.upper(), fold(name), f"{name}?"):
        yield Query("place", text, there)
    if len(name) >= _LONG:
        for _ in range(6):
            yield Query("place typo", slip(fold(name), chance), there)
    yield from (Query("from", form.format(name), starting) for form in _FROM if starting)
    yield from (Query("to", form.format(name), finishing) for form in _TO if finishing)
