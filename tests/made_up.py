"""Editions that nobody drove, made from a seed so that every figure in them fits every other.

The lines of their facts are those on which `flattened.printed` puts them, so a made-up edition and
the one read from its text are the same down to the line numbers.
"""

import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from db import words
from db.rally import (
    Category,
    Classification,
    Crew,
    Edition,
    Headline,
    Kind,
    Person,
    Place,
    Placing,
    RestDay,
    Stage,
    StageWinner,
)
from db.times import Time, clock

FLAGS = ("ARG", "BOL", "CHI", "ECU", "ISL", "KEN", "LAO", "PER", "URU", "ZAM")
MAKES = ("Alpaca", "Bison", "Condor", "Dromedary", "Eland", "Fennec", "Gazelle-Horn")
_GIVEN = ("Ana", "Bo", "Cás", "Dov", "Per-Ulf", "Éva Lis", "Fyn", "Gil", "Łuc", "Iria")
_ONSETS = ("B", "D", "F", "G", "K", "L", "M", "N", "P", "R", "S", "T", "V", "Z")
_CODAS = ("anto", "elvik", "irsu", "ombar", "undez", "ähtel", "éron", "yssim")
_SEATS = {Category.CARS: 2, Category.TRUCKS: 3, Category.UTVS: 2}


@dataclass(frozen=True)
class Size:
    """How large a made-up edition is."""

    categories: tuple[Category, ...] = (Category.BIKES, Category.CARS, Category.TRUCKS)
    stages: int = 4
    crews: int = 5
    listed: int = 3

    @property
    def in_results(self) -> int:
        """How many crews a stage result and a general classification name."""
        return min(self.crews, self.listed)

    @property
    def in_finals(self) -> int:
        """How many crews the final standings name."""
        return min(self.crews, 2 * self.listed)


def seeded(seed: int) -> random.Random:
    """Give the same throws for the same seed."""
    return random.Random(seed)  # noqa: S311 - repeatable is what they must be


def edition(
    seed: int,
    size: Size,
    *,
    year: int | None = None,
    drivers: Mapping[Category, Sequence[Person]] = {},
) -> Edition:
    """Make an edition in which nothing speaks against anything else.

    It is of any year, or of the one that is given; some crews of a category may have drivers who
    are known from elsewhere.
    """
    dice = seeded(seed)
    thrown = dice.randrange(1979, 2060)
    year = year or thrown
    first = dice.choice((1, 2)) if size.stages > 1 else 1
    layout = _Layout(size, dice.randrange(3), first)
    surnames = _surnames(dice)
    fields = [
        _Field(dice, surnames, category, layout, drivers.get(category, ()))
        for category in size.categories
    ]
    tables = [
        table for at, field in enumerate(fields) for table in field.results(layout.results(at))
    ]
    tables += [field.final(layout.final(at)) for at, field in enumerate(fields)]
    won = [table for table in tables if table.kind is Kind.STAGE]
    uncounted = size.categories if first > 1 else ()
    route = _route(dice, date(year, 1, dice.randrange(1, 5)), layout)
    stages = tuple(
        replace(
            day,
            winners=tuple(_winner(table) for table in won if table.stage == day.number),
            uncounted=uncounted if day.number == 1 else (),
        )
        for day in route
        if isinstance(day, Stage)
    )
    places = (place for day in route for place in (day.start, day.finish))
    crews = {place.crew.key: place.crew for table in tables for place in table.placings}
    return Edition(
        year=year,
        name=f"{year} Made-Up Rally",
        other_name=None,
        running=None,
        previous=f"{year - 1} Made-Up Rally",
        following=f"{year + 1} Made-Up Rally",
        countries=tuple(dict.fromkeys(place.country for place in places)),
        headlines=tuple(
            Headline(each.category, each.placings[0].people, each.placings[0].make, 7 + 3 * at)
            for at, each in enumerate(tables[-len(fields) :])
        ),
        stages=stages,
        rest_days=tuple(day for day in route if isinstance(day, RestDay)),
        crews=tuple(crews.values()),
        classifications=tuple(tables),
        remarks=(),
    )


class _Layout:
    """How an edition is built up, and on which line of the text each part begins."""

    def __init__(self, size: Size, rest_days: int, first: int) -> None:
        self.size, self.stages, self.rest_days, self.first = size, size.stages, rest_days, first
        self._results = size.stages * size.in_results
        self._finals = size.in_finals
        self.days = 11 + 3 * len(size.categories)
        self._first_results = self.days + size.stages + rest_days + 6
        self._first_final = self._first_results + len(size.categories) * (self._results + 4) + 1

    def results(self, at: int) -> int:
        """Where the results of a category begin."""
        return self._first_results + at * (self._results + 4)

    def final(self, at: int) -> int:
        """Where the final standings of a category begin."""
        return self._first_final + at * (self._finals + 3)


class _Field:
    """The crews of a category, and what each of them took for each stage."""

    def __init__(
        self,
        dice: random.Random,
        surnames: Iterator[str],
        category: Category,
        layout: _Layout,
        drivers: Sequence[Person],
    ) -> None:
        size = layout.size
        self._category, self._size, self._first = category, size, layout.first
        numbers = dice.sample(range(1, 10 * size.crews), size.crews)
        crews = [_crew(dice, surnames, category, number) for number in numbers]
        crews = [*map(_driven, crews, drivers), *crews[len(drivers) :]]
        taken = [[dice.randrange(1800, 30000) for _ in range(size.stages)] for _ in crews]
        self._taken = dict(zip(crews, taken, strict=True))
        # What only the final standings print is not known of those whom they leave out.
        for crew, _ in self._ranking(size.stages)[size.in_finals :]:
            unknown = replace(crew, number=None, vehicle=None, entrant=None)
            self._taken[unknown] = self._taken.pop(crew)

    def results(self, line: int) -> Iterator[Classification]:
        """Give the lists of each stage, from that line on."""
        for stage in range(1, self._size.stages + 1):
            taken = {crew: times[stage - 1] for crew, times in self._taken.items()}
            order = sorted(taken.items(), key=lambda entry: entry[1])[: self._size.in_results]
            yield self._table(Kind.STAGE, stage, order, line)
            if stage >= self._first:
                order = self._ranking(stage)[: self._size.in_results]
                yield self._table(Kind.GENERAL, stage, order, line)
            line += self._size.in_results

    def final(self, line: int) -> Classification:
        """Give the list at the end: a time, then gaps."""
        order = self._ranking(self._size.stages)[: self._size.in_finals]
        return self._table(Kind.FINAL, None, order, line)

    def _ranking(self, stage: int) -> list[tuple[Crew, int]]:
        totals = {crew: sum(taken[self._first - 1 : stage]) for crew, taken in self._taken.items()}
        return sorted(totals.items(), key=lambda entry: entry[1])

    def _table(
        self, kind: Kind, stage: int | None, order: Sequence[tuple[Crew, int]], line: int
    ) -> Classification:
        best, final = order[0][1], kind is Kind.FINAL
        placings = (
            Placing(
                rank=rank,
                crew=crew,
                make=crew.make,
                time=None if final and rank > 1 else _time(seconds),
                gap=_time(seconds - best, "+" if final else "") if rank > 1 else None,
                people=tuple(f"{each.nationality} {each.name}" for each in crew.people),
                line=line + rank - 1,
            )
            for rank, (crew, seconds) in enumerate(order, 1)
        )
        return Classification(kind, self._category, stage, tuple(placings))


def _time(seconds: int, plus: str = "") -> Time:
    return Time(seconds, plus + clock(seconds))


def _crew(dice: random.Random, surnames: Iterator[str], category: Category, number: int) -> Crew:
    people = []
    for _ in range(_SEATS.get(category, 1)):
        name = f"{dice.choice(_GIVEN)} {next(surnames)}"
        people.append(Person(words.slug(name), name, dice.choice(FLAGS)))
    make = dice.choice(MAKES)
    key = f"{category}/{people[0].key}"
    return Crew(key, category, tuple(people), make, number, make, f"Team {people[0].surname}")


def _driven(crew: Crew, driver: Person) -> Crew:
    key, entrant = f"{crew.category}/{driver.key}", f"Team {driver.surname}"
    return replace(crew, key=key, people=(driver, *crew.people[1:]), entrant=entrant)


def _surnames(dice: random.Random) -> Iterator[str]:
    """Never give the same surname twice, nor two that could be one with a slip of the pen."""
    syllables = [onset + coda for onset in _ONSETS for coda in _CODAS]
    dice.shuffle(syllables)
    for apart in range(len(syllables)):
        for at, first in enumerate(syllables):
            second = syllables[(at + apart) % len(syllables)]
            yield dice.choice(("", "", "de ", "van der ")) + first + second.lower()


def _winner(table: Classification) -> StageWinner:
    driver = table.placings[0].crew.people[0]
    return StageWinner(table.category, f"{driver.nationality} {driver.initials}")


def _route(dice: random.Random, begin: date, layout: _Layout) -> list[Stage | RestDay]:
    resting = dice.sample(range(1, layout.stages + layout.rest_days), layout.rest_days)
    places = _places(dice)
    start, number = next(places), 0
    route: list[Stage | RestDay] = []
    for at in range(layout.stages + layout.rest_days):
        day, line = begin + timedelta(days=at), layout.days + at
        stays = dice.random() < 0.2
        finish = start if stays else next(places)
        if at in resting:
            route.append(RestDay(day, start, finish, line))
        else:
            number += 1
            km = float(dice.randrange(1, 900))
            route.append(Stage(number, day, start, finish, km, loop=stays, line=line))
        start = finish
    return route


def _places(dice: random.Random) -> Iterator[Place]:
    for name in _surnames(dice):
        yield Place(dice.choice(("", "", "Bir ", "El ")) + name.title(), dice.choice(FLAGS))
