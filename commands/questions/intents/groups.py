"""What is asked of many at once: makes, countries, entrants."""

from collections.abc import Callable

from commands import wording
from commands.answer import Answer
from commands.languages import counted, say
from commands.questions import placed
from commands.questions.contest_cues import BEST, MOST, PODIUM, WIN
from commands.questions.cues import (
    ALL,
    DIFFERENT,
    END,
    HOW_MANY,
    LIST,
    OVERALL,
    RESULT,
    START,
    TIME,
    VEHICLE,
    WHERE,
    WHO,
)
from commands.questions.intent import Asked, Told, arguments, intent, joined, reply
from commands.questions.intents.identity import COUNTRY, CREW, DRIVER_OF, NUMBER, TEAM
from commands.questions.nouns import country
from commands.questions.reading import Slot
from db.rally import Category, Crew, Kind, Person, Placing

_BESIDE = (
    RESULT,
    WHO,
    WHERE,
    OVERALL,
    LIST,
    END,
    VEHICLE,
    COUNTRY,
    DIFFERENT,
    TEAM,
    DRIVER_OF,
    CREW,
    TIME,
    NUMBER,
    ALL,
)


@intent(VEHICLE, WIN, also=(*_BESIDE, TIME), takes=(Slot.CATEGORY, Slot.STAGE), weight=1)
@intent(
    VEHICLE,
    (OVERALL, RESULT),
    also=(*_BESIDE, WIN),
    needs=(Slot.RANK,),
    takes=(Slot.CATEGORY, Slot.STAGE),
)
def make_of(asked: Asked) -> Answer | None:
    """Which make won, or was placed somewhere."""
    ranks = asked.reading.ranks or (1,)

    def tell(category: Category) -> Told:
        found = placed.table(asked, category)
        told = [
            f"{each.make} ({each.crew.people[0].name}, {wording.ordinal(each.rank)})"
            for each in (placed.at(found, ranks) if found else ())
            if each.make
        ]
        return (f"{wording.listed(told)}.", ()) if told else None

    return joined(asked, placed.title(asked), placed.line(asked), tell)


@intent(COUNTRY, WIN, also=(*_BESIDE, TIME), takes=(Slot.CATEGORY, Slot.STAGE), weight=1)
def nation_of(asked: Asked) -> Answer | None:
    """From which country the winner came."""

    def tell(category: Category) -> Told:
        found = placed.table(asked, category)
        drivers = [each.crew.people[0] for each in (placed.at(found, (1,)) if found else ())]
        told = [f"{_country(each)} ({each.name})" for each in drivers]
        return (f"{wording.listed(told)}.", ()) if told else None

    return joined(asked, placed.title(asked), placed.line(asked), tell)


def _country(person: Person) -> str:
    return wording.country_called(country(person.nationality)) or say("no printed country")


@intent(
    HOW_MANY, also=(*_BESIDE, PODIUM), needs=(Slot.MAKE,), takes=(Slot.CATEGORY, Slot.TOP), weight=1
)
@intent(
    HOW_MANY,
    also=(*_BESIDE, PODIUM),
    needs=(Slot.NATION,),
    takes=(Slot.CATEGORY, Slot.TOP),
    weight=1,
)
@intent(
    HOW_MANY,
    also=(*_BESIDE, PODIUM),
    needs=(Slot.ENTRANT,),
    takes=(Slot.CATEGORY, Slot.TOP, Slot.MAKE),
    weight=1,
)
@intent(also=(*_BESIDE, PODIUM, HOW_MANY), needs=(Slot.MAKE, Slot.TOP), takes=(Slot.CATEGORY,))
@intent(also=(*_BESIDE, PODIUM, HOW_MANY), needs=(Slot.NATION, Slot.TOP), takes=(Slot.CATEGORY,))
def how_many(asked: Asked) -> Answer | None:
    """How many of a make, a country or an entrant are in the final standings, or at their top."""
    most = asked.reading.top or (3 if asked.reading.has(PODIUM) else 0)
    whose, belongs = _belonging(asked)
    told = []
    for category in asked.categories:
        found = asked.results.classification(Kind.FINAL, category)
        top = [each for each in (found.placings if found else ()) if not most or each.rank <= most]
        there = [each for each in top if belongs(each.crew)]
        if there or asked.reading.category:
            told.append(_among(there, most or len(top), category))
    # Translators: {counts} is “4 in the final top 10 of the bikes (1st …) and 2 in …”.
    sentence = (
        say("{whose}: {counts}.", whose=whose, counts=wording.listed(told))
        if told
        else say("{whose}: none in the final standings.", whose=whose)
    )
    return reply(whose, sentence, _standings(asked), category=asked.reading.category)


def _among(there: list[Placing], most: int, category: Category) -> str:
    count = counted(
        "{number} in the final top {most} of {the_bikes}",
        "{number} in the final top {most} of {the_bikes}",
        len(there),
        most=most,
        the_bikes=wording.within(category),
    )
    names = [f"{wording.ordinal(each.rank)} {each.crew.people[0].name}" for each in there]
    return f"{count} ({wording.listed(names)})" if names else count


@intent(BEST, also=(*_BESIDE, START, WIN), needs=(Slot.NATION,), takes=(Slot.CATEGORY,), weight=2)
@intent(BEST, also=(*_BESIDE, START, WIN), needs=(Slot.MAKE,), takes=(Slot.CATEGORY,), weight=2)
def best(asked: Asked) -> Answer | None:
    """The best placed of a country or a make at the end."""
    whose, belongs = _belonging(asked)
    told = []
    for category in asked.categories:
        found = asked.results.classification(Kind.FINAL, category)
        there = [each for each in (found.placings if found else ()) if belongs(each.crew)]
        if there:
            told.append(_ended(there[0], category))
        elif asked.reading.category:
            told.append(
                say(
                    "none in the final standings of {the_bikes}, as far as listed",
                    the_bikes=wording.within(category),
                )
            )
    if not told:
        return None
    return reply(
        # Translators: {whose} is a make or a country, without an article.
        say("Best of {whose}", whose=whose),
        wording.begun(f"{wording.listed(told)}."),
        _standings(asked),
        category=asked.reading.category,
    )


def _ended(placing: Placing, category: Category) -> str:
    return say(
        "{name}, {rank} ({time}) in {the_bikes}",
        name=placing.crew.people[0].name,
        rank=wording.ordinal(placing.rank),
        time=f"+{wording.gap(placing.gap)}" if placing.gap else placing.time,
        the_bikes=wording.within(category),
    )


@intent(also=(*_BESIDE, START, MOST, BEST), needs=(Slot.NATION,), takes=(Slot.CATEGORY,))
@intent(also=(*_BESIDE, START, MOST, BEST), needs=(Slot.MAKE,), takes=(Slot.CATEGORY,))
@intent(
    also=(*_BESIDE, START, MOST, BEST),
    needs=(Slot.ENTRANT,),
    takes=(Slot.CATEGORY, Slot.MAKE, Slot.NATION),
    weight=2,
)
def those(asked: Asked) -> Answer | None:
    """Who is from a country, or drove a make, or was entered by somebody."""
    whose, belongs = _belonging(asked)
    crews = [
        each for each in asked.results.crews if belongs(each) and each.category in asked.categories
    ]
    if not crews:
        # Translators: {whose} is a make, an entrant or a country, without an article.
        nobody = say("Nobody of {whose} is in the results that the source lists.", whose=whose)
        return reply(whose, nobody, _standings(asked))
    told = [f"{wording.names(crew.people)}{_at_the_end(asked, crew)}" for crew in crews]
    return reply(
        whose,
        say("{whose}: {crews}.", whose=whose, crews=wording.listed(told)),
        _standings(asked),
        category=asked.reading.category,
    )


def _at_the_end(asked: Asked, crew: Crew) -> str:
    found = asked.results.classification(Kind.FINAL, crew.category)
    rank = next(
        (each.rank for each in (found.placings if found else ()) if each.crew.key == crew.key), None
    )
    if rank is None:
        return ""
    the_bikes = wording.within(crew.category)
    return " " + say("({rank} in {the_bikes})", rank=wording.ordinal(rank), the_bikes=the_bikes)


def _belonging(asked: Asked) -> tuple[str, Callable[[Crew], bool]]:
    reading = asked.reading
    if reading.entrants:
        return wording.listed([*reading.entrants]), lambda crew: crew.entrant in reading.entrants
    if reading.makes:
        return wording.listed([*reading.makes]), lambda crew: crew.make in reading.makes
    return wording.listed([wording.country_called(name) for name in reading.nations]), (
        lambda crew: any(country(each.nationality) in reading.nations for each in crew.people[:1])
    )


def _standings(asked: Asked) -> str:
    reading = asked.reading
    of = arguments(None, reading.category)
    if reading.makes and not reading.entrants:
        return asked.line(f"make {reading.makes[0]}", f"standings{of}")
    if reading.nations and not reading.entrants:
        return asked.line(f'nation "{reading.nations[0]}"', f"standings{of}")
    return f"standings{of}"
