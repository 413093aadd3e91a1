"""What tells one person or stage from another in a list: number, make, place, day."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from commands import wording
from commands.languages import counted, say, say_as
from db.names.makes import Make
from db.names.nations import is_from
from db.nations import Nation
from db.rally import Category, Crew, Kind, Person, Role, Stage
from db.results import Results

Thing = Person | Stage | Category | Make | Nation | StrEnum
"""Whatever a text can mean."""


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Something to pick while typing: what it is called, what tells it apart, what to send."""

    name: str
    detail: str
    value: str
    category: Category | None = None

    @property
    def label(self) -> str:
        """Name and detail in one line: `Richard Sainct · 3 · KTM · 1st`."""
        return f"{self.name} · {self.detail}" if self.detail else self.name


class Labels:
    """Knows what tells people and stages of one edition apart; reads the final ranks once."""

    def __init__(self, results: Results) -> None:
        self._results = results

    @cached_property
    def _ranks(self) -> Mapping[str, int]:
        return _ranks(self._results)

    def of(self, thing: Thing) -> Suggestion:
        """Label whatever it is."""
        match thing:
            case Person():
                return self.person(thing)
            case Stage():
                return self.stage(thing)
            case Category():
                return self.category(thing)
            case Make():
                return self.make(thing)
            case Nation():
                return self.nation(thing)
        return Suggestion(wording.begun(say_as("choice", thing.value)), "", thing.value)

    def person(self, person: Person) -> Suggestion:
        """Label somebody: `3 · KTM · 1st`, `200 · co-driver (Masuoka) · Mitsubishi · 1st`."""
        crews = self._results.crews_of(person)
        if not crews:
            return Suggestion(person.name, "", person.key)
        crew = min(crews, key=lambda each: self._ranks.get(each.key, len(self._ranks) + 1))
        parts = [str(crew.number) if crew.number else "", _seat(crew, person), crew.make]
        rank = self._ranks.get(crew.key)
        parts.append(wording.ordinal(rank) if rank else "")
        return Suggestion(person.name, " · ".join(filter(None, parts)), person.key, crew.category)

    def stage(self, stage: Stage) -> Suggestion:
        """Label a stage: `9 · Sabha → Zilla`, `10 Jan · 585 km`."""
        about = (wording.short_day(stage.date), wording.kilometres(stage.km))
        name = wording.begun(wording.numeral(stage.number))
        detail = " · ".join(filter(None, about))
        return Suggestion(f"{name} · {wording.route(stage)}", detail, wording.asked(stage.number))

    def category(self, category: Category) -> Suggestion:
        """Label a category."""
        return Suggestion(wording.category(category), "", category.value, category)

    def make(self, make: Make) -> Suggestion:
        """Label a make: `Nissan`, `cars · 5 crews`."""
        crews = [crew for crew in self._results.crews if crew.make == make.name]
        driven = dict.fromkeys(wording.plain(crew.category) for crew in crews)
        many = counted("{number} crew", "{number} crews", len(crews))
        return Suggestion(make.name, f"{wording.listed(list(driven))} · {many}", make.name)

    def nation(self, nation: Nation) -> Suggestion:
        """Label a country: `Netherlands`, `NED · 4 people`."""
        people = [each for each in self._results.people if is_from(each.nationality, nation)]
        many = counted("{number} person", "{number} people", len(people))
        return Suggestion(wording.country(nation), f"{nation.code} · {many}", nation.code)

    def order(self) -> Iterator[str]:
        """Give the keys of people as they are shown before anything is typed.

        Those who rode or drove come first: the podiums, the rest of the final standings, then who
        is in none; after them their co-drivers in the same order.
        """
        ranked = sorted(self._results.crews, key=lambda crew: self._ranks.get(crew.key, 0))
        podiums = [crew for crew in ranked if 0 < self._ranks.get(crew.key, 0) <= _PODIUM]
        others = [crew for crew in ranked if self._ranks.get(crew.key, 0) > _PODIUM]
        unlisted = [crew for crew in ranked if crew.key not in self._ranks]
        drivers = [crew.people[:1] for group in (podiums, others, unlisted) for crew in group]
        codrivers = [crew.people[1:] for group in (podiums, others, unlisted) for crew in group]
        yield from dict.fromkeys(each.key for seats in drivers + codrivers for each in seats)


_PODIUM = 3


def _ranks(results: Results) -> Mapping[str, int]:
    finals = (results.classification(Kind.FINAL, category) for category in results.categories)
    placings = (placing for final in finals if final for placing in final.placings)
    return {placing.crew.key: placing.rank for placing in placings}


def _seat(crew: Crew, person: Person) -> str:
    if crew.role(person) is not Role.CODRIVER:
        return ""
    # Translators: in brackets, who drives.
    return say("co-driver ({driver})", driver=crew.people[0].surname)
