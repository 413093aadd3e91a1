"""One search among very many people, measured in a process of its own: `many_names ours 100000`."""

import json
import re
import resource
import sys
import time
from collections.abc import Callable
from random import Random

from benchmarks.rivals import Trigrams, WeightedRatio
from benchmarks.slips import slip
from db.names import Found, Names, Several
from db.rally import Category, Crew, Person
from db.words import slug

SIZES = (80, 1_000, 10_000, 100_000)
_SEED = 2003
_QUERIES = {"ours": 2000, "wratio": 100, "fts5": 300}
_GIVEN = (
    "Adrien Alain Andrea Antonio Boris Carlos Cyril Daniel Dirk Elena Emil Fabio Federico "
    "Franz Gerard Giulia Hans Henri Hiroshi Ivan Jana Jean Jean-Paul Jiri Joan Jose Josef "
    "Jutta Karel Kees Laia Luc Luis Marc Marek Mario Martin Matteo Michel Miran Nani Olga "
    "Oscar Pal Paolo Per Petr Philippe Rafal Ricardo Richard Robert Ruben Sergey Simon "
    "Stefan Sven Tina Tomas Vladimir Xavier Yoshi Yvo Zdenek"
).split()
_ONSETS = "b br c ch d dr f fl g gr h j k kl l m n p pr r s sch st t tr v w z".split()
_VOWELS = "a e i o u a e i o au ei ie ou".split()
_CODAS = "n r l s t nd rt ck ll m x".split()
_ENDINGS = (
    "er ini ez ov ski sen son eau ard el in ot ic as os o a i man berg feld ev enko uk ak ura"
).split()


def main() -> None:
    """Print the figures as JSON."""
    search, size = sys.argv[1], int(sys.argv[2])
    names = many_names(size)
    started, before = time.perf_counter(), _megabytes()
    find = _SEARCHES[search](names)
    built = time.perf_counter() - started
    grown = _megabytes() - before
    chance = Random(_SEED)  # noqa: S311 - nothing is secret here
    wanted = [chance.choice(names) for _ in range(_QUERIES[search])]
    seconds, hits = [], 0
    for name in wanted:
        text = slip(name, chance)
        started = time.perf_counter()
        first = find(text)
        seconds.append(1e6 * (time.perf_counter() - started))
        hits += first == name
    seconds.sort()
    row = {
        "build": built,
        "megabytes": grown,
        "first": 100 * hits / len(wanted),
        "p50": seconds[len(seconds) // 2],
        "p99": seconds[len(seconds) * 99 // 100],
    }
    print(json.dumps(row))


def many_names(size: int) -> list[str]:
    """Make up so many names, no two the same, of given names and of sounds."""
    chance = Random(_SEED)  # noqa: S311 - nothing is secret here
    found: dict[str, str] = {}
    while len(found) < size:
        name = f"{chance.choice(_GIVEN)} {_surname(chance)}"
        found.setdefault(slug(name), name)
    return [*found.values()]


def _surname(chance: Random) -> str:
    syllables = "".join(
        chance.choice(_ONSETS) + chance.choice(_VOWELS) + chance.choice((*_CODAS, "", "", ""))
        for _ in range(chance.choice((1, 2, 2)))
    )
    surname = re.sub(r"[aeiou]+$", "", syllables) + chance.choice(_ENDINGS)
    return surname.capitalize()


def _ours(names: list[str]) -> Callable[[str], str | None]:
    crews = (
        Crew(slug(name), Category.CARS, (Person(slug(name), name, "FRA"),), "Lada")
        for name in names
    )
    understood = Names([*crews], [], [])

    def first(text: str) -> str | None:
        match understood.person(text):
            case Found(thing=person):
                return person.name
            case Several(things=things):
                return things[0].name
        return None

    return first


def _rival(
    rival: type[WeightedRatio] | type[Trigrams],
) -> Callable[[list[str]], Callable[[str], str | None]]:
    def build(names: list[str]) -> Callable[[str], str | None]:
        search = rival(names)
        return lambda text: next(iter(search(text)[0]), None)

    return build


def _megabytes() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


_SEARCHES = {"ours": _ours, "wratio": _rival(WeightedRatio), "fts5": _rival(Trigrams)}

if __name__ == "__main__":
    main()
