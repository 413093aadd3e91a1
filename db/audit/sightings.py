"""Where a document prints whom and what: every printed name led back to its person."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from db import words
from db.rally import Category, Classification, Crew, Edition, Kind, Person, Placing


@dataclass(frozen=True, slots=True)
class Sighting:
    """Where something is printed of a crew."""

    crew: Crew
    line: int
    kind: Kind | None = None
    stage: int | None = None


Forms = dict[str, list[Sighting]]
"""The forms in which one thing is printed, and where each of them stands."""


@dataclass(slots=True)
class Sightings:
    """How an edition prints its people, by key, and its crews."""

    names: dict[str, Forms] = field(default_factory=dict)
    flags: dict[str, Forms] = field(default_factory=dict)
    makes: dict[str, Forms] = field(default_factory=dict)
    crews: dict[str, list[Sighting]] = field(default_factory=dict)
    initials: dict[str, list[Sighting]] = field(default_factory=dict)
    """Where those are printed whose names are no more than that."""

    def note(self, person: Person, printed: str, sighting: Sighting) -> None:
        """Take in how a person is printed somewhere."""
        for seen in self.of_person(person, printed):
            seen.append(sighting)

    def of_person(self, person: Person, printed: str) -> Iterator[list[Sighting]]:
        """Give what has been seen of a person under a flag, and under a name."""
        flag, name = words.split_flag(printed)
        if flag:
            yield self.flags.setdefault(person.key, {}).setdefault(flag, [])
        if "." in name:
            yield self.initials.setdefault(person.key, [])
        else:
            yield self.names.setdefault(person.key, {}).setdefault(name, [])

    def of_placing(self, placing: Placing, *, whole: bool) -> Iterator[list[Sighting]]:
        """Give what has been seen so far of that which a line prints: a whole crew, or a driver."""
        crew = placing.crew
        if whole:
            yield self.crews.setdefault(crew.key, [])
        if placing.make is not None:
            yield self.makes.setdefault(crew.key, {}).setdefault(placing.make, [])
        for person, printed in zip(crew.people, placing.people, strict=False):
            yield from self.of_person(person, printed)

    def note_called(
        self,
        crews: Mapping[Person, Crew],
        printed: Iterable[str],
        line: int,
        stage: int | None = None,
    ) -> None:
        """Take in those of some people, each with a crew, whose names are among the printed."""
        names = called(crews, printed)
        kind = None if stage is None else Kind.STAGE
        for person, crew in crews.items():
            if person.key in names:
                self.note(person, names[person.key], Sighting(crew, line, kind, stage))


def sightings(edition: Edition) -> Sightings:
    """Look through all tables, the infobox and the winners in the table of stages."""
    found = Sightings()
    # Nearly all lines of a crew are printed alike.
    alike: dict[tuple[object, ...], tuple[list[Sighting], ...]] = {}
    for table in edition.classifications:
        for placing in table.placings:
            printed = placing.crew.key, placing.make, placing.people, table.winners_only
            if printed not in alike:
                whole = not table.winners_only
                alike[printed] = tuple(found.of_placing(placing, whole=whole))
            sighting = Sighting(placing.crew, placing.line, table.kind, table.stage)
            for seen in alike[printed]:
                seen.append(sighting)
    _note_winners(edition, found)
    return found


def _note_winners(edition: Edition, found: Sightings) -> None:
    # Of those whom the table of stages alone names, the list made of it has been seen.
    first = firsts(table for table in edition.classifications if not table.winners_only)
    for headline in edition.headlines:
        for placing in first.get((Kind.FINAL, headline.category, None), ())[:1]:
            crews = dict.fromkeys(placing.crew.people, placing.crew)
            found.note_called(crews, headline.people, headline.line)
    for stage in edition.stages:
        for winner in stage.winners:
            placings = first.get((Kind.STAGE, winner.category, stage.number), ())
            drivers = {placing.crew.people[0]: placing.crew for placing in placings}
            found.note_called(drivers, winner.people, stage.line, stage.number)


def firsts(
    tables: Iterable[Classification],
) -> dict[tuple[Kind, Category, int | None], tuple[Placing, ...]]:
    """Give the first of each list; joint winners are several."""
    return {
        (table.kind, table.category, table.stage): tuple(
            placing for placing in table.placings if placing.rank == 1
        )
        for table in tables
    }


def called(people: Iterable[Person], printed: Iterable[str]) -> dict[str, str]:
    """Say by the keys of people which of the printed names, full or with initials, is theirs."""
    names = {each: words.split_flag(each)[1] for each in printed}
    forms: dict[object, str] = {words.fold(name): each for each, name in names.items()}
    forms |= {words.shortened(name): each for each, name in names.items() if "." in name}
    found: dict[str, str] = {}
    for person in people:
        for own in (person.name, *person.spellings):
            for form in (words.fold(own), words.shortened(own)):
                if form in forms:
                    found.setdefault(person.key, forms[form])
    return found
