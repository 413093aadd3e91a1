"""Who won stages: somebody, a make, a country; how many, and which."""

from collections import Counter
from collections.abc import Callable, Sequence

from commands import lists, wording
from commands.answer import Answer
from commands.languages import counted, say, staged
from commands.questions import placed, somebody, winning
from commands.questions.contest_cues import BEST, MOST, PODIUM, TAKE, WIN
from commands.questions.cues import (
    ALL,
    DIFFERENT,
    HOW_MANY,
    LIST,
    OVERALL,
    RESULT,
    STAGES,
    VEHICLE,
    WHEN,
    WHO,
)
from commands.questions.intent import Asked, Told, arguments, intent, joined, reply
from commands.questions.intents import identity, route
from commands.questions.nouns import country
from commands.questions.reading import Slot
from db.rally import Category, Crew, Kind, Placing, Stage

_BESIDE = (RESULT, WHO, STAGES, HOW_MANY, ALL, WHEN, BEST, LIST, DIFFERENT, OVERALL)
Won = tuple[int, Category, Placing]


@intent(TAKE, STAGES, also=_BESIDE, needs=(Slot.PERSON,), takes=(Slot.CATEGORY,))
@intent(HOW_MANY, STAGES, also=_BESIDE, needs=(Slot.PERSON,), takes=(Slot.CATEGORY,), weight=-4)
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
        sentence = winning.rally(who, crew.category, place.time, won)
    elif won:
        sentence = counted(
            "{who} won {number} stage: {stages}.",
            "{who} won {number} stages: {stages}.",
            len(won),
            who=who,
            stages=wording.numerals(won),
        )
    else:
        sentence = say("No, {who} won no stage.", who=who)
    if place and place.rank > 1 and _of_rally(asked):
        told = say("No: {told}", told=somebody.ended(person, crew, place))
        sentence = f"{told} {sentence}" if won else told
    return reply(
        somebody.name(person, crew), sentence, somebody.line(person), category=crew.category
    )


def _of_rally(asked: Asked) -> bool:
    """Whether it is asked if somebody won the rally, not stages."""
    reading = asked.reading
    return reading.has(OVERALL, route.RALLY) and not reading.has(STAGES, HOW_MANY, WHEN, LIST)


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
    if own in first:
        sentence = _yes(somebody.subject(person, crew), stage, first[0])
    else:
        sentence = winning.by_others(person, own, first, crew.category, stage.number)
    line = f"winner{arguments(stage, crew.category)}"
    notes = placed.notes(asked.results, found, first)
    title = f"{person.name} · {wording.stage(stage.number)}"
    return reply(title, sentence, line, notes=notes, category=crew.category)


def _yes(who: str, stage: Stage, won: Placing) -> str:
    if not won.time:
        return staged("Yes, {who} won stage {stage}.", stage.number, who=who)
    return staged("Yes, {who} won stage {stage} in {time}.", stage.number, who=who, time=won.time)


@intent(
    PODIUM, also=(*_BESIDE, WIN), needs=(Slot.PERSON,), takes=(Slot.CATEGORY, Slot.TOP), weight=3
)
def podiums(asked: Asked) -> Answer | None:
    """How often somebody was among the first three of a stage."""
    person = asked.reading.people[0]
    crew = somebody.main_crew(asked, person)
    if crew is None:
        return None
    stages = [
        at or 0
        for kind, at, each in asked.results.placings_of(person)
        if kind is Kind.STAGE and each.rank <= lists.PODIUM
    ]
    place = somebody.final(asked, crew)
    sentence = winning.podiums(somebody.subject(person, crew), stages)
    if not asked.reading.has(HOW_MANY, STAGES) and place:
        rank = wording.ordinal(place.rank)
        yes = place.rank <= lists.PODIUM
        end = (
            say("Yes: {rank} at the end.", rank=rank)
            if yes
            else say("No: {rank} at the end.", rank=rank)
        )
        sentence = f"{end} {sentence}"
    return reply(
        somebody.name(person, crew), sentence, somebody.line(person), category=crew.category
    )


@intent(TAKE, STAGES, also=_BESIDE, needs=(Slot.MAKE,), takes=(Slot.CATEGORY,))
@intent(HOW_MANY, STAGES, also=_BESIDE, needs=(Slot.MAKE,), takes=(Slot.CATEGORY,), weight=-3)
@intent(WIN, also=_BESIDE, needs=(Slot.MAKE,), takes=(Slot.CATEGORY, Slot.STAGE), weight=1)
def of_make(asked: Asked) -> Answer | None:
    """How many stages a make won, and which."""
    make = asked.reading.makes[0]
    return _of(asked, make, lambda crew: crew.make == make, f"make {make}")


@intent(TAKE, STAGES, also=_BESIDE, needs=(Slot.NATION,), takes=(Slot.CATEGORY,), weight=1)
@intent(WIN, also=_BESIDE, needs=(Slot.NATION,), takes=(Slot.CATEGORY, Slot.STAGE), weight=1)
def of_nation(asked: Asked) -> Answer | None:
    """How many stages those of a country won, and which."""
    where = asked.reading.nations[0]
    line = f'nation "{where}"'
    return _of(
        asked,
        wording.country_called(where),
        lambda crew: country(crew.people[0].nationality) == where,
        line,
        by_name=True,
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
            told.append(winning.within(category, [_stage(each, by_name) for each in stages]))
    rally = [
        say(
            "{name} won {the_bikes}",
            name=each.crew.people[0].name,
            the_bikes=wording.within(category),
        )
        for category in asked.categories
        for each in asked.results.winners(None, category)
        if belongs(each.crew)
    ]
    # Translators: {whose} is a make or a country; {stages} is “8 stages (1, 2 …) in the bikes”.
    sentence = (
        say("{whose} won {stages}.", whose=whose, stages=wording.listed(told))
        if told
        else say("{whose} won no stage.", whose=whose)
    )
    if rally and not asked.reading.has(STAGES, HOW_MANY):
        told_too = not by_name or not _WINS.isdisjoint(asked.reading.words)
        sentence = (
            f"{wording.listed(rally)}. {sentence}" if told_too else f"{wording.listed(rally)}."
        )
    of = arguments(None, asked.reading.category)
    # Translators: {whose} is a make or a country.
    title = say("{whose} · stage wins", whose=whose)
    return reply(title, sentence, asked.line(line, f"wins{of}", f"winner{of}"))


_WINS = frozenset("wins victories victoires victorias triunfos".split())


def _stage(won: Won, by_name: bool) -> str:
    stage, _, placing = won
    number = wording.numeral(stage)
    return f"{placing.crew.people[0].name} {number}" if by_name else number


def _on(asked: Asked, whose: str, won: Sequence[Won]) -> Answer | None:
    numbers = {stage.number for stage in asked.reading.stages}
    there = [each for each in won if each[0] in numbers]
    told = [
        staged("{crew} won stage {stage}", stage, crew=placed.who(placing))
        for stage, _, placing in there
    ]
    sentence = (
        say("Yes: {wins}.", wins=wording.listed(told))
        if told
        else say("No, {whose} did not win there.", whose=whose)
    )
    line = f"winner{arguments(asked.reading.stage, asked.reading.category)}"
    return reply(say("{whose} · stage wins", whose=whose), sentence, line)


@intent(WIN, STAGES, (LIST, ALL), also=_BESIDE, takes=(Slot.CATEGORY,), weight=2)
@intent(WIN, HOW_MANY, DIFFERENT, also=(*_BESIDE, DIFFERENT), takes=(Slot.CATEGORY,), weight=1)
def winners(asked: Asked) -> Answer | None:
    """How many different people won stages."""

    def tell(category: Category) -> Told:
        return winning.people(_counts(asked, category, lambda crew: crew.people[0].name)), ()

    return joined(asked, say("Stage winners"), _wins_line(asked), tell)


@intent(WIN, HOW_MANY, VEHICLE, also=(*_BESIDE, DIFFERENT), takes=(Slot.CATEGORY,), weight=2)
@intent(
    WIN, HOW_MANY, identity.COUNTRY, also=(*_BESIDE, DIFFERENT), takes=(Slot.CATEGORY,), weight=2
)
def winning_groups(asked: Asked) -> Answer | None:
    """How many makes or countries won stages."""
    makes = asked.reading.has(VEHICLE)

    def tell(category: Category) -> Told:
        if makes:
            return winning.makes(_counts(asked, category, _make)), ()
        return winning.countries(_counts(asked, category, _country)), ()

    return joined(asked, say("Stage winners"), _wins_line(asked), tell)


@intent(WIN, MOST, also=(*_BESIDE, MOST), takes=(Slot.CATEGORY, Slot.NATION), weight=2)
def most(asked: Asked) -> Answer | None:
    """Who won the most stages."""
    return _most(asked, lambda crew: crew.people[0].name)


@intent(WIN, MOST, VEHICLE, also=(*_BESIDE, MOST), takes=(Slot.CATEGORY,), weight=3)
def most_of_make(asked: Asked) -> Answer | None:
    """Which make won the most stages."""
    return _most(asked, _make)


@intent(WIN, MOST, identity.COUNTRY, also=(*_BESIDE, MOST), takes=(Slot.CATEGORY,), weight=3)
def most_of_nation(asked: Asked) -> Answer | None:
    """Which country's drivers won the most stages."""
    return _most(asked, _country)


def _most(asked: Asked, whose: Callable[[Crew], str]) -> Answer | None:
    def tell(category: Category) -> Told:
        counts = _counts(asked, category, whose)
        if not counts:
            return None
        best = max(counts.values())
        names = [name for name, count in counts.items() if count == best]
        sentence = counted(
            "{names} won the most stages: {most}.",
            "{names} won the most stages: {most}.",
            len(names),
            names=wording.listed(names),
            most=best,
        )
        return sentence, ()

    return joined(asked, say("Most stage wins"), _wins_line(asked), tell)


def _wins(asked: Asked) -> list[Won]:
    return [
        (stage.number, category, placing)
        for category in asked.categories
        for stage in asked.results.stages
        for placing in asked.results.winners(stage.number, category)
    ]


def _make(crew: Crew) -> str:
    return crew.make or say("No make printed")


def _country(crew: Crew) -> str:
    return wording.country_called(country(crew.people[0].nationality))


def _counts(asked: Asked, category: Category, whose: Callable[[Crew], str]) -> Counter[str]:
    return Counter(whose(placing.crew) for _, of, placing in _wins(asked) if of is category)


def _wins_line(asked: Asked) -> str:
    of = arguments(None, asked.reading.category)
    return asked.line(f"wins{of}", f"winner{of}")
