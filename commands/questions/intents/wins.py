"""Who won stages: somebody, a make, a country; how many, and which."""

from collections import Counter
from collections.abc import Callable, Sequence

from commands import lists, wording
from commands.answer import Answer
from commands.questions import placed, somebody
from commands.questions.cues import (
    ALL,
    BEST,
    DIFFERENT,
    HOW_MANY,
    LIST,
    MOST,
    OVERALL,
    PODIUM,
    RESULT,
    STAGES,
    VEHICLE,
    WHEN,
    WHO,
    WIN,
)  # fmt: skip
from commands.questions.intent import Asked, Told, arguments, intent, joined, reply
from commands.questions.intents import identity
from commands.questions.nouns import country
from commands.questions.reading import Slot
from db.rally import Category, Crew, Kind, Placing

_BESIDE = (RESULT, WHO, STAGES, HOW_MANY, ALL, WHEN, BEST, LIST, DIFFERENT, OVERALL)
Won = tuple[int, Category, Placing]


@intent(WIN, also=_BESIDE, needs=(Slot.PERSON,), takes=(Slot.CATEGORY,), weight=1)
def of_person(asked: Asked) -> Answer | None:
    """How many stages somebody won and which; whether the rally, too."""
    person = asked.reading.people[0]
    crew = somebody.main_crew(asked, person)
    if crew is None:
        return None
    won = [stage for stage, _ in asked.results.stage_wins(person)]
    place = somebody.final(asked, crew)
    who = somebody.subject(person, crew)
    if not asked.reading.has(STAGES, HOW_MANY) and place and place.rank == 1:
        sentence = (
            f"Yes, {who} won {wording.within(crew.category)} in {place.time}, with {_count(won)}."
        )
    elif won:
        sentence = f"{who} won {_count(won)}."
    else:
        sentence = f"No, {who} won no stage."
    return reply(
        somebody.name(person, crew), sentence, somebody.line(person), category=crew.category
    )


def _count(won: Sequence[int]) -> str:
    if not won:
        return "no stage wins"
    return f"{wording.counted(len(won), 'stage')}: {', '.join(map(str, won))}"


@intent(WIN, also=_BESIDE, needs=(Slot.PERSON, Slot.STAGE), takes=(Slot.CATEGORY,), weight=3)
def yes_or_no(asked: Asked) -> Answer | None:
    """Whether somebody won a stage, and if not who did."""
    person = asked.reading.people[0]
    crew = somebody.main_crew(asked, person)
    stage = asked.reading.stage
    if crew is None or stage is None or len(asked.reading.stages) > 1:
        return None
    found = asked.results.classification(Kind.STAGE, crew.category, stage.number)
    if found is None:
        return None
    first = [each for each in found.placings if each.rank == 1]
    own = somebody.of(found.placings, crew)
    names = wording.listed([placed.who(each) for each in first])
    if own in first:
        sentence = (
            f"Yes, {somebody.subject(person, crew)} won stage {stage.number} in {first[0].time}."
        )
    else:
        place = f"; {person.name} was {wording.ordinal(own.rank)}" if own else ""
        sentence = (
            f"No, {names} won stage {stage.number} in {wording.within(crew.category)}{place}."
        )
    line = f"winner{arguments(stage, crew.category)}"
    notes = placed.notes(asked.results, found, first)
    return reply(
        f"{person.name} · stage {stage.number}", sentence, line, notes=notes, category=crew.category
    )


@intent(
    PODIUM, also=(*_BESIDE, WIN), needs=(Slot.PERSON,), takes=(Slot.CATEGORY, Slot.TOP), weight=3
)
def podiums(asked: Asked) -> Answer | None:
    """How often somebody was among the first three of a stage."""
    person = asked.reading.people[0]
    crew = somebody.main_crew(asked, person)
    if crew is None:
        return None
    stages = [at for kind, at, _ in asked.results.placings_of(person) if kind is Kind.STAGE]
    place = somebody.final(asked, crew)
    sentence = (
        f"{somebody.subject(person, crew)} was {len(stages)} times among the first three of a stage"
    )
    sentence += f": {', '.join(map(str, stages))}." if stages else "."
    if not asked.reading.has(HOW_MANY, STAGES) and place:
        yes = "Yes" if place.rank <= lists.PODIUM else "No"
        sentence = f"{yes}: {wording.ordinal(place.rank)} at the end. {sentence}"
    return reply(
        somebody.name(person, crew), sentence, somebody.line(person), category=crew.category
    )


@intent(WIN, also=_BESIDE, needs=(Slot.MAKE,), takes=(Slot.CATEGORY, Slot.STAGE), weight=1)
def of_make(asked: Asked) -> Answer | None:
    """How many stages a make won, and which."""
    make = asked.reading.makes[0]
    return _of(asked, make, lambda crew: crew.make == make, f"make {make}")


@intent(WIN, also=_BESIDE, needs=(Slot.NATION,), takes=(Slot.CATEGORY, Slot.STAGE), weight=1)
def of_nation(asked: Asked) -> Answer | None:
    """How many stages those of a country won, and which."""
    where = asked.reading.nations[0]
    line = f'nation "{where}"'
    return _of(
        asked, where, lambda crew: country(crew.people[0].nationality) == where, line, by_name=True
    )


def _of(
    asked: Asked, whose: str, belongs: Callable[[Crew], bool], line: str, *, by_name: bool = False
) -> Answer | None:
    won = [each for each in _wins(asked) if belongs(each[2].crew)]
    if asked.reading.stages:
        return _on(asked, whose, won)
    told = []
    for category in asked.categories:
        stages = [each for each in won if each[1] is category]
        if stages:
            told.append(f"{_told(stages, by_name=by_name)} in {wording.within(category)}")
    rally = [
        f"{each.crew.people[0].name} won {wording.within(category)}"
        for category in asked.categories
        for each in asked.results.winners(None, category)
        if belongs(each.crew)
    ]
    sentence = f"{whose} won {wording.listed(told)}." if told else f"{whose} won no stage."
    if rally and not asked.reading.has(STAGES, HOW_MANY):
        sentence = f"{wording.listed(rally)}. {sentence}"
    of = arguments(None, asked.reading.category)
    return reply(f"{whose} · stage wins", sentence, asked.line(line, f"wins{of}", f"winner{of}"))


def _told(won: Sequence[Won], *, by_name: bool) -> str:
    count = wording.counted(len(won), "stage")
    if not by_name:
        return f"{count} ({', '.join(str(stage) for stage, _, _ in won)})"
    names = [f"{placing.crew.people[0].name} {stage}" for stage, _, placing in won]
    return f"{count} ({', '.join(names)})"


def _on(asked: Asked, whose: str, won: Sequence[Won]) -> Answer | None:
    numbers = {stage.number for stage in asked.reading.stages}
    there = [each for each in won if each[0] in numbers]
    told = [f"{placed.who(placing)} won stage {stage}" for stage, _, placing in there]
    sentence = f"Yes: {wording.listed(told)}." if told else f"No, {whose} did not win there."
    line = f"winner{arguments(asked.reading.stage, asked.reading.category)}"
    return reply(f"{whose} · stage wins", sentence, line)


@intent(WIN, STAGES, LIST, also=_BESIDE, takes=(Slot.CATEGORY,), weight=2)
@intent(WIN, HOW_MANY, DIFFERENT, also=(*_BESIDE, DIFFERENT), takes=(Slot.CATEGORY,), weight=1)
def winners(asked: Asked) -> Answer | None:
    """How many different people won stages."""

    def say(category: Category) -> Told:
        counts = _counted(asked, category, lambda crew: crew.people[0].name)
        told = [f"{name} {count}" for name, count in counts.most_common()]
        word = wording.spelled(len(counts))
        return f"{word} different stage winners ({len(counts)}): {', '.join(told)}.", ()

    return joined(asked, "Stage winners", _wins_line(asked), say)


@intent(WIN, HOW_MANY, VEHICLE, also=(*_BESIDE, DIFFERENT), takes=(Slot.CATEGORY,), weight=2)
@intent(
    WIN, HOW_MANY, identity.COUNTRY, also=(*_BESIDE, DIFFERENT), takes=(Slot.CATEGORY,), weight=2
)
def winning_groups(asked: Asked) -> Answer | None:
    """How many makes or countries won stages."""
    makes = asked.reading.has(VEHICLE)
    what = "makes" if makes else "countries"

    def whose(crew: Crew) -> str:
        return crew.make if makes else country(crew.people[0].nationality)

    def say(category: Category) -> Told:
        counts = _counted(asked, category, whose)
        told = [f"{name} {count}" for name, count in counts.most_common()]
        word = wording.spelled(len(counts))
        return f"{word} {what} won stages ({len(counts)}): {', '.join(told)}.", ()

    return joined(asked, "Stage winners", _wins_line(asked), say)


@intent(WIN, MOST, also=(*_BESIDE, MOST), takes=(Slot.CATEGORY, Slot.NATION), weight=2)
def most(asked: Asked) -> Answer | None:
    """Who won the most stages."""
    return _most(asked, lambda crew: crew.people[0].name)


@intent(WIN, MOST, VEHICLE, also=(*_BESIDE, MOST), takes=(Slot.CATEGORY,), weight=3)
def most_of_make(asked: Asked) -> Answer | None:
    """Which make won the most stages."""
    return _most(asked, lambda crew: crew.make)


@intent(WIN, MOST, identity.COUNTRY, also=(*_BESIDE, MOST), takes=(Slot.CATEGORY,), weight=3)
def most_of_nation(asked: Asked) -> Answer | None:
    """Which country's drivers won the most stages."""
    return _most(asked, lambda crew: country(crew.people[0].nationality))


def _most(asked: Asked, whose: Callable[[Crew], str]) -> Answer | None:
    def say(category: Category) -> Told:
        counts = _counted(asked, category, whose)
        if not counts:
            return None
        best = max(counts.values())
        names = [name for name, count in counts.items() if count == best]
        return f"{wording.listed(names)} won the most stages: {best}.", ()

    return joined(asked, "Most stage wins", _wins_line(asked), say)


def _wins(asked: Asked) -> list[Won]:
    return [
        (stage.number, category, placing)
        for category in asked.categories
        for stage in asked.results.stages
        for placing in asked.results.winners(stage.number, category)
    ]


def _counted(asked: Asked, category: Category, whose: Callable[[Crew], str]) -> Counter[str]:
    return Counter(whose(placing.crew) for _, of, placing in _wins(asked) if of is category)


def _wins_line(asked: Asked) -> str:
    of = arguments(None, asked.reading.category)
    return asked.line(f"wins{of}", f"winner{of}")
