"""Editions that nobody drove, of any size, made from a seed and printed as documents.

Everybody is listed on every stage. People are drawn from one base, so that some come back from year
to year; here and there a gap is a slip, which the audit should find.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import accumulate
from random import Random

from benchmarks.many_names import many_names
from db import words
from db.times import clock

FIRST_YEAR = 2004
"""After the edition that comes with the program, which is then the oldest."""
_FLAGS = ("ARG", "BEL", "CHI", "CZE", "ESP", "FRA", "GER", "ITA", "JPN", "NED", "POL", "POR")
_MONTHS = ("January", "February")
_SLIPS = 1 / 2000
_COMING_BACK = 1 / 3


@dataclass(frozen=True, slots=True)
class _Kind:
    """A category: how many sit in a vehicle, and what is driven."""

    title: str
    seats: int
    columns: tuple[str, ...]
    makes: tuple[str, ...]


_KINDS = (
    _Kind("Motorcycles", 1, ("Rider", "Bike"), ("KTM", "Yamaha", "Honda", "BMW", "Husqvarna")),
    _Kind(
        "Cars",
        2,
        ("Driver", "Co-Driver", "Car"),
        ("Mitsubishi", "Nissan", "Toyota", "Volkswagen", "Land Rover", "Peugeot", "Bowler"),
    ),
    _Kind(
        "Trucks", 3, ("Driver", "Co-Drivers", "Truck"), ("Kamaz", "Tatra", "MAN", "DAF", "Iveco")
    ),
)


@dataclass(frozen=True, slots=True)
class _Crew:
    number: int
    people: tuple[str, ...]
    """With their flags, as they are printed."""
    make: str
    entrant: str
    pace: float

    @property
    def driver(self) -> str:
        flag, name = self.people[0].split(" ", 1)
        return f"{flag} {words.initials(name)}"


@dataclass(frozen=True, slots=True)
class _Day:
    number: int
    when: date
    start: str
    finish: str
    km: int


_Order = list[tuple[int, _Crew]]
"""Seconds and crews, the fastest first."""


class Documents:
    """The documents of consecutive years, with so many crews in each category."""

    def __init__(self, years: int, crews: int, stages: int, seed: int = 2003) -> None:
        self._crews, self._stages, self._seed = crews, stages, seed
        self._new = round(crews * (1 - _COMING_BACK))
        wanted = [kind.seats * (crews + self._new * (years - 1)) for kind in _KINDS]
        names = many_names(sum(wanted))
        self.people = len(names)
        flags = Random(seed)  # noqa: S311 - nothing is secret here
        printed = [f"{flags.choice(_FLAGS)} {name}" for name in names]
        ends = [*accumulate(wanted)]
        self._base = [printed[end - size : end] for end, size in zip(ends, wanted, strict=True)]

    def document(self, at: int) -> tuple[int, str]:
        """Give a year, counted from 0, and its document."""
        year = FIRST_YEAR + at
        chance = Random(f"{self._seed} {year}")  # noqa: S311 - nothing is secret here
        fields = [
            _field(chance, kind, base[self._new * at * kind.seats :], self._crews)
            for kind, base in zip(_KINDS, self._base, strict=True)
        ]
        days = [*_days(chance, year, self._stages)]
        results = [[*_results(chance, crews, days)] for crews in fields]
        lines = [*_head(year, results), *_route(days, results), "", "==Stage Results=="]
        for kind, stages in zip(_KINDS, results, strict=True):
            lines += ["", f"==={kind.title}===", *_stage_results(chance, stages)]
        lines += ["", "==Final standings=="]
        for kind, stages in zip(_KINDS, results, strict=True):
            lines += ["", f"==={kind.title}===", *_final(kind, stages[-1][1])]
        return year, "\n".join(lines) + "\n"


def _field(chance: Random, kind: _Kind, base: Sequence[str], crews: int) -> list[_Crew]:
    people = list(base[: crews * kind.seats])
    chance.shuffle(people)
    numbers = chance.sample(range(1, 2 * crews + 1), crews)
    return [
        _Crew(
            number,
            tuple(people[at * kind.seats : (at + 1) * kind.seats]),
            chance.choice(kind.makes),
            f"Team {people[at * kind.seats].rsplit(' ', 1)[1]}",
            chance.uniform(1.0, 1.6),
        )
        for at, number in enumerate(numbers)
    ]


def _days(chance: Random, year: int, stages: int) -> Iterator[_Day]:
    places = [f"MAR Bir {name.split()[-1]}" for name in many_names(stages + 1)]
    for at in range(stages):
        when = date(year, 1, 1) + timedelta(days=at)
        yield _Day(at + 1, when, places[at], places[at + 1], chance.randrange(200, 900))


def _results(
    chance: Random, crews: Sequence[_Crew], days: Sequence[_Day]
) -> Iterator[tuple[_Order, _Order]]:
    """Give the result of each stage, and the general classification after it."""
    totals = dict.fromkeys(crews, 0)
    for day in days:
        taken = {crew: round(30 * day.km * crew.pace * chance.uniform(1, 1.2)) for crew in crews}
        for crew, seconds in taken.items():
            totals[crew] += seconds
        yield _ordered(taken), _ordered(totals)


def _ordered(seconds: dict[_Crew, int]) -> _Order:
    order = sorted(seconds.items(), key=lambda entry: entry[1])
    return [(value, crew) for crew, value in order]


def _head(year: int, results: Sequence[Sequence[tuple[_Order, _Order]]]) -> Iterator[str]:
    yield from (f"= {year} Made-Up Rally =", "", "Made-Up Rally")
    yield f"- Previous Round: {year - 1} Made-Up Rally"
    yield f"- Next Round: {year + 1} Made-Up Rally"
    yield "- Country: MAR"
    for at, (kind, stages) in enumerate(zip(_KINDS, results, strict=True), 1):
        _, winner = stages[-1][1][0]
        yield f"- Category{at}: {kind.title}"
        yield f"- Driver{at}: {', '.join(winner.people)}"
        yield f"- Team{at}: {winner.make}"


def _route(
    days: Sequence[_Day], results: Sequence[Sequence[tuple[_Order, _Order]]]
) -> Iterator[str]:
    yield from ("", "==Stages==", "| Stage | Date | From | To | Total (km) | Stage winners | | |")
    yield f"| {' | '.join(kind.title for kind in _KINDS)} | | | | | |"
    for at, day in enumerate(days):
        winners = [stages[at][0][0][1].driver for stages in results]
        when = f"{day.when.day} {_MONTHS[day.when.month - 1]}"
        cells = (str(day.number), when, day.start, day.finish, str(day.km), *winners)
        yield f"| {' | '.join(cells)} |"


def _stage_results(chance: Random, stages: Sequence[tuple[_Order, _Order]]) -> Iterator[str]:
    yield "| | <big>Stage result </big> | <big>General classification</big> |" + " |" * 7
    yield "| Stage | Pos | Competitor | Make | Time | Gap | Pos | Competitor | Make | Time |"
    for number, (stage, general) in enumerate(stages, 1):
        lists = zip(_placings(chance, stage), _placings(chance, general), strict=True)
        for rank, (ours, overall) in enumerate(lists, 1):
            if rank == 1:
                # The number of the stage pushes the leader's empty gap out of its row.
                yield f"| {number} | 1 | {ours} | | 1 | {overall} |"
            else:
                yield f"| {rank} | {ours} | {rank} | {overall} |"


def _placings(chance: Random, order: _Order) -> Iterator[str]:
    best = order[0][0]
    for rank, (seconds, crew) in enumerate(order):
        line = f"{' '.join(crew.people)} | {crew.make} | {clock(seconds)}"
        slip = 600 if chance.random() < _SLIPS else 0
        yield f"{line} | {clock(seconds - best + slip)}" if rank else line


def _final(kind: _Kind, order: _Order) -> Iterator[str]:
    yield f"| Pos | No. | {' | '.join(kind.columns)} | Entrant | Time |"
    best = order[0][0]
    for rank, (seconds, crew) in enumerate(order, 1):
        driver, *others = crew.people
        seats = [driver, " ".join(others)] if others else [driver]
        time = clock(seconds) if rank == 1 else f"+{clock(seconds - best)}"
        cells = (str(rank), str(crew.number), *seats, crew.make, crew.entrant, time)
        yield f"| {' | '.join(cells)} |"
