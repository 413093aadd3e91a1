"""Crews that have something in common, with what they reached: at the end, and on stages."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from commands import caveats, lists, reach, stage_wins, wording
from commands.answer import Fact, Note, Row, Table
from commands.languages import counted, say
from commands.stage_wins import StagePlace
from db.rally import Category, Crew, Kind, Person, Placing
from db.results import Results
from db.results.contents import grouped


@dataclass(frozen=True, slots=True)
class Shown:
    """How a crew stands in a list: those of it who are named, and what is said of it."""

    people: tuple[Person, ...]
    make: str
    text: str = ""


Showing = Callable[[Crew], Shown]


@dataclass(frozen=True)
class Reached:
    """What crews of one category have reached."""

    category: Category
    finished: tuple[Placing, ...]
    """Their lines in the final standings."""
    places: tuple[StagePlace, ...]
    """Their places among the first three of stages."""
    others: tuple[Crew, ...]
    """Those who are not in the final standings."""
    stages: int
    """How many stages of the category the source has a result of."""
    podiums: bool
    """Whether these results tell who was among the first three."""

    @property
    def won(self) -> tuple[StagePlace, ...]:
        """The stages that they won."""
        return tuple(place for place in self.places if place.placing.rank == 1)

    def places_of(self, crew: Crew) -> Sequence[StagePlace]:
        """Those of one crew."""
        return self._of_crew.get(crew.key, ())

    @cached_property
    def _of_crew(self) -> Mapping[str, Sequence[StagePlace]]:
        return grouped((place.placing.crew.key, place) for place in self.places)


def reached(results: Results, crews: Iterable[Crew]) -> tuple[Reached, ...]:
    """Say what crews have reached in each of their categories."""
    of = {crew.key: crew for crew in crews}
    made = []
    for category in results.categories:
        mine = {key: crew for key, crew in of.items() if crew.category is category}
        if not mine:
            continue
        final = results.classification(Kind.FINAL, category)
        placings = final.placings if final else ()
        finished = tuple(placing for placing in placings if placing.crew.key in mine)
        places = stage_wins.places(results, category)
        ranked = {placing.crew.key for placing in finished}
        others = tuple(crew for key, crew in mine.items() if key not in ranked)
        theirs = tuple(place for place in places if place.placing.crew.key in mine)
        stages = len({place.stage for place in places})
        told = reach.podiums(results, category)
        made.append(Reached(category, finished, theirs, others, stages, told))
    return tuple(made)


def tables(results: Results, those: Reached, showing: Showing) -> tuple[Table, ...]:
    """List who finished where, and then who else is named."""
    category = wording.category(those.category)
    listed = [
        Table(
            say("{category} · final standings", category=category),
            _finished(results, those, showing),
        )
    ]
    unranked = sorted(those.others, key=lambda crew: -len(those.places_of(crew)))
    rows = tuple(_row(Row(), crew, those, showing) for crew in unranked)
    listed.append(Table(say("{category} · not in the final list", category=category), rows))
    return tuple(table for table in listed if table.rows)


def notes(results: Results, those: Reached) -> tuple[Note, ...]:
    """Tell what the source says against the lines shown, and against who won what."""
    final = results.classification(Kind.FINAL, those.category)
    about = replace(final, placings=those.finished) if final else None
    crews = [placing.crew for placing in those.finished]
    return (
        *(caveats.of_table(results, about, named=True) if about else ()),
        *caveats.of_wins(results, [*crews, *those.others]),
    )


def won(those: Iterable[Reached]) -> tuple[Fact, ...]:
    """Say which stages were won, of how many: `10 of 17 (stages 2–8, 10–12)`."""
    return tuple(
        Fact(
            say("{category}: stage wins", category=wording.category(each.category)),
            _won(each),
        )
        for each in those
        if each.stages
    )


def sentence(name: str, those: Sequence[Reached], *, who: str) -> str:
    """Say how many stages were won, and who came highest at the end.

    `who` are those counted, as they are named in the plural: crews, riders or drivers.
    """
    wins = sum(len(each.won) for each in those)
    told = any(each.stages for each in those)
    finished = [(each.category, placing) for each in those for placing in each.finished]
    rank = min((placing.rank for _, placing in finished), default=0)
    highest = [(category, each) for category, each in finished if each.rank == rank]
    if rank == 1:
        return _victory(name, highest, wins if told else None)
    began = _began(name, wins if told else None)
    if not finished:
        # Translators: “began” is “Nissan won no stage”, “who” is “crews”, “riders or drivers”.
        return say("{began}; none of its {who} is in the final list.", began=began, who=who)
    names = [f"{each.crew.people[0].name}, {wording.plain(category)}" for category, each in highest]
    # Translators: “began” is “Nissan won no stage”, “names” has the category: “Ari Vatanen, cars”.
    return say(
        "{began}; best finish: {place} ({names}).",
        began=began,
        place=wording.ordinal(rank),
        names=wording.listed(names),
    )


def _victory(name: str, first: Sequence[tuple[Category, Placing]], wins: int | None) -> str:
    values = {
        "name": name,
        "victories": wording.listed([wording.within(category) for category, _ in first]),
        "crews": wording.listed([each.crew.people[0].name for _, each in first]),
    }
    if wins is None:
        return say("{name} won {victories} with {crews}.", **values)
    if not wins:
        return say("{name} won no stage but {victories} with {crews}.", **values)
    # Translators: “name” is a make or a country (without an article), “victories” is “the bikes”,
    # “crews” is a name: “KTM won 16 stages and the bikes with Richard Sainct.”
    return counted(
        "{name} won {number} stage and {victories} with {crews}.",
        "{name} won {number} stages and {victories} with {crews}.",
        wins,
        **values,
    )


def _began(name: str, wins: int | None) -> str:
    if wins is None:
        return say("{name}: the source has no stage winners", name=name)
    if not wins:
        return say("{name} won no stage", name=name)
    # Translators: “name” is a make or a country (without an article); the sentence goes on.
    return counted("{name} won {number} stage", "{name} won {number} stages", wins, name=name)


def _won(those: Reached) -> str:
    numbers = [place.stage for place in those.won]
    if not numbers:
        return say("{won} of {all}", won=0, all=those.stages)
    if 0 in numbers:
        stages = wording.spans(numbers)
        values = {"won": len(numbers), "all": those.stages, "stages": stages}
        return say("{won} of {all} ({stages})", **values)
    return counted(
        "{number} of {all} (stage {stages})",
        "{number} of {all} (stages {stages})",
        len(numbers),
        all=those.stages,
        stages=wording.spans(numbers),
    )


def _finished(results: Results, those: Reached, showing: Showing) -> tuple[Row, ...]:
    final = results.classification(Kind.FINAL, those.category)
    if final is None:
        return ()
    rows = lists.rows(results, final, placings=those.finished)
    return tuple(
        _row(row, placing.crew, those, showing)
        for row, placing in zip(rows, those.finished, strict=True)
    )


def _row(row: Row, crew: Crew, those: Reached, showing: Showing) -> Row:
    shown = showing(crew)
    return replace(row, people=shown.people, make=shown.make, text=_text(crew, those, shown))


def _text(crew: Crew, those: Reached, shown: Shown) -> str:
    places = those.places_of(crew)
    won_ = [place.stage for place in places if place.placing.rank == 1]
    parts = [shown.text] if shown.text else []
    if 0 in won_:
        parts.append(say("won {stages}", stages=wording.stages(won_)))
    elif won_:
        stages = wording.spans(won_)
        parts.append(counted("won stage {stages}", "won stages {stages}", len(won_), stages=stages))
    if places and those.podiums:
        # Translators: how often among the first three of a stage.
        parts.append(counted("{number} top three", "{number} top threes", len(places)))
    return " · ".join(parts)
