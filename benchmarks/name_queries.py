"""Queries to measure the understanding of names with: made by rule, and taken from two lists.

`spellings.txt` holds what people write for those in the data, `strangers.txt` what stands for
nobody. The same seed gives the same queries.
"""

import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from rapidfuzz.distance import OSA

from benchmarks.slips import neighbour, slip
from db.rally import Crew, Person
from db.words import fold, initials, split_name

BEGUN = "beginning"
BEGUN_WITH_SLIP = "beginning with a typo"
_HERE = Path(__file__).parent
_LONG = 6
_TELLING = 4
_BESIDE = (
    *("{} please", "mr {}", "M. {}", "show me {}", "where is {}", "who is {}", "how did {} do"),
    *("results for {}", "{} results", "{} 2003", "{} dakar", "{} time", "{} ranking", "{}?"),
    *("team {}", "driver {}", "rider {}", "@{}", "{}'s time", "stats for {}", "herr {}"),
    *("señor {}", "monsieur {}", "{} position", "tell me about {}", "the great {}"),
)
_NUMBERED = ("{}", "#{}", "no {}", "No. {}", "number {}", "n°{}", "№{}", "nr {}", "num {}")
_WITH_MAKE = ("{} {}", "{1} {0}", "{} ({})", "{}, {}", "{} in {}", "{} on a {}")


@dataclass(frozen=True, slots=True)
class Query:
    """Something typed, of a kind, and the names it stands for: one, several equals, or none."""

    kind: str
    text: str
    expected: tuple[str, ...] = ()


def made(crews: Sequence[Crew], seed: int, times: int) -> list[Query]:
    """Make queries of every kind for the people of these crews, those with slips so many times."""
    return [*_Maker(crews, seed, times).all()]


def written() -> Iterator[Query]:
    """Read the queries that were written by hand."""
    for line in _lines("spellings.txt"):
        name, *kinds = line.split(";")
        for each in kinds:
            kind, _, texts = each.partition(":")
            yield from (Query(kind.strip(), text, (name,)) for text in _listed(texts))
    section = ""
    for line in _lines("strangers.txt"):
        if line.startswith("[") and line.endswith("]") and line[1:-1].isalpha():
            section = line[1:-1]
        else:
            yield from (Query(f"nobody: {section}", text) for text in _listed(line))


class _Maker:
    def __init__(self, crews: Sequence[Crew], seed: int, times: int) -> None:
        self._crews = sorted(crews, key=lambda crew: crew.key)
        people = {person.key: person for crew in self._crews for person in crew.people}
        self._people = sorted(people.values(), key=lambda person: person.key)
        self._random = random.Random(seed)  # noqa: S311 - nothing is secret here
        self._times = times

    def all(self) -> Iterator[Query]:
        for person in self._people:
            yield from self._plain(person)
            for _ in range(self._times):
                yield from self._slipped(person)
            yield from self._begun(person)
        yield from self._beside()
        yield from self._mixed()

    def _plain(self, person: Person) -> Iterator[Query]:
        given, surname = split_name(person.name)
        name, first, last = person.name, given[0], fold(surname)
        forms = {
            "exact": (name,),
            "folded": (name.lower(), name.upper(), fold(name)),
            "reversed": (f"{surname} {given}", f"{surname}, {given}", f"{last},{fold(given)}"),
            "particles and punctuation": (
                (given + surname).replace(" ", ""),
                name.replace("-", " "),
                name.replace(" ", "-"),
                f"{given} {surname.replace(' ', '')}",
                f"{given} {surname.split()[-1]}",
                f"  {name}!",
            ),
        }
        for kind, texts in forms.items():
            yield from (Query(kind, text, (name,)) for text in texts)
        namesakes = self._named(last, 1)
        for text in (surname, surname.upper(), last):
            yield Query("surname", text, namesakes)
        yield Query("first name", given, self._given(fold(given)))
        alike = tuple(other for other in namesakes if fold(other)[0] == fold(first))
        for text in (initials(name), f"{first}.{surname}", f"{first} {last}", f"{last} {first}."):
            yield Query("initial", text, alike)

    def _slipped(self, person: Person) -> Iterator[Query]:
        given, surname = split_name(person.name)
        shown = self._random.choice((str, fold))
        whole, last = shown(person.name), shown(surname)
        for kind, act in (("one typo", slip), ("neighbouring key", neighbour)):
            yield from self._nearest(kind, act(whole, self._random), person, None)
            yield from self._nearest(kind, act(last, self._random), person, 1)
        once = slip(last, self._random)
        twice = slip(shown(given), self._random) + " " + once
        yield from self._nearest("two typos", twice, person, None)
        if len(last) > _LONG:
            yield from self._nearest("two typos", slip(once, self._random), person, 1)
        if len(last) > _TELLING:
            forms = (
                f"{once} {given}",
                f"{once}, {given}",
                f"mr {once}",
                f"{once} 2003",
                f"@{once}",
            )
            form = self._random.choice(forms)
            kind = "typo and another form"
            for query in self._nearest(kind, once, person, 1):
                yield Query(kind, form, (person.name,) if given in form else query.expected)

    def _begun(self, person: Person) -> Iterator[Query]:
        for word in re.split(r"[\s-]", fold(person.name)):
            for length in range(1, len(word) + 1):
                begun = word[:length]
                names = (
                    other.name
                    for other in self._people
                    if re.search(rf"\b{begun}", fold(other.name))
                )
                yield Query(BEGUN, begun, tuple(names))
        surname = fold(person.surname)
        for length in range(_TELLING, len(surname)):
            if " " not in surname[:length]:
                text = slip(surname[:length], self._random)
                yield Query(BEGUN_WITH_SLIP, text, (person.name,))

    def _beside(self) -> Iterator[Query]:
        for crew in self._crews:
            if crew.number is not None:
                for form in self._random.sample(_NUMBERED, 4):
                    yield Query("number", form.format(crew.number), (crew.people[0].name,))
            for person in crew.people:
                namesakes = self._named(fold(person.surname), 1)
                for form in self._random.sample(_BESIDE, 5):
                    yield Query("words beside", form.format(person.surname), namesakes)
                for form in _WITH_MAKE:
                    yield Query("make beside", form.format(person.name, crew.make), (person.name,))
                text = f"{person.name} ({person.nationality})"
                yield Query("nation beside", text, (person.name,))

    def _mixed(self) -> Iterator[Query]:
        names = [fold(person.name) for person in self._people]
        for _ in range(60 * self._times):
            one, other = self._random.sample(self._people, 2)
            text = fold(f"{split_name(one.name)[0]} {other.surname}")
            # Not where it is somebody, or so like somebody that a person would ask, too.
            if min(OSA.distance(text, name) for name in names) > _TELLING - 1 and not any(
                {*text.split()} <= {*re.split(r"[\s-]", name)} for name in names
            ):
                yield Query("nobody: two people mixed", text)

    def _nearest(self, kind: str, text: str, person: Person, part: int | None) -> Iterator[Query]:
        """Expect those whom the text is nearest to, and drop it where that is somebody else."""
        distances = {
            other.name: OSA.distance(fold(text), fold(_part(other, part))) for other in self._people
        }
        least = min(distances.values())
        names = tuple(name for name, distance in distances.items() if distance == least)
        if person.name in names:
            yield Query(kind, text, names)

    def _named(self, wanted: str, part: int) -> tuple[str, ...]:
        return tuple(p.name for p in self._people if fold(_part(p, part)) == wanted)

    def _given(self, wanted: str) -> tuple[str, ...]:
        return tuple(
            person.name
            for person in self._people
            if wanted in (given := fold(_part(person, 0)), *re.split(r"[\s-]", given))
        )


def _part(person: Person, part: int | None) -> str:
    return person.name if part is None else split_name(person.name)[part]


def _listed(texts: str) -> list[str]:
    return [text.strip() for text in texts.split(",") if text.strip()]


def _lines(name: str) -> list[str]:
    text = (_HERE / name).read_text(encoding="utf-8")
    return [line for line in text.splitlines() if line and not line.startswith("#")]
