"""Who somebody is: crew, vehicle, entrant, country, start number."""

from commands import wording
from commands.answer import Answer, Status
from commands.questions import somebody
from commands.questions.cue import Cue
from commands.questions.cues import (
    AFTER,
    BEST,
    DIFFERENT,
    END,
    HOW_MANY,
    LIST,
    OVERALL,
    RESULT,
    STAGES,
    START,
    VEHICLE,
    WHERE,
    WHO,
    WIN,
)  # fmt: skip
from commands.questions.intent import Asked, intent, reply
from commands.questions.nouns import country
from commands.questions.reading import Slot
from db.rally import Role

_HIM = (Slot.PERSON,)

_BESIDE = (OVERALL, RESULT, WHO, WHERE, END, BEST, LIST, STAGES, AFTER, DIFFERENT)


CREW = Cue(
    "crew",
    en=(
        "codriver, co driver, codrivers, co drivers, navigator, navigators, crew, crewmates, "
        "crewmate, sat next to, drove with, drive with, driving with, ride with, was with, "
        "together with, next to, alongside, copilot, co pilot, teammates, with whom, share, "
        "shared, sat with, beside, navigated, partner, passenger, mechanic, mechanics, "
        "accompanied, navigating, who was with, who was in, in the truck with, in the car "
        "with"
    ),
    fr=(
        "copilote, copilotes, co pilote, equipage, equipe avec, a cote de, navigateur, "
        "navigatrice, equipier, equipiers, coequipier, avec qui, coequipiers, accompagnait, "
        "accompagne"
    ),
    es=(
        "copiloto, copilotos, navegante, navegantes, tripulacion, companero, companeros, "
        "junto a, acompanante, acompanaba, con quien, al lado de"
    ),
)

DRIVER_OF = Cue(
    "driver of",
    en=(
        "which drivers, whose car, whose truck, whose codriver, codriver for, co driver for, "
        "navigate for, navigator for, drove for, driver of, driver, whose, who drove, who did"
    ),
    fr="copilote de qui, qui conduisait, pilote",
    es="copiloto de quien, piloto",
)

TEAM = Cue(
    "team",
    en=(
        "team, entrant, entered by, run by, entered, squad, outfit, teams, drive for, ride "
        "for, rode for, race for, team name, raced for, belong"
    ),
    fr="equipe, ecurie, engage par, team, equipes, quelle equipe",
    es="equipo, escuderia, equipos, inscrito por",
)

COUNTRY = Cue(
    "country",
    en=(
        "country, nationality, nation, come from, comes from, from, flag, citizen, what nationality"
    ),
    fr="pays, nationalite, vient, venait, d'où, drapeau, originaire, quel pays",
    es="pais, nacionalidad, de donde, bandera, procede, viene",
)

NUMBER = Cue(
    "number",
    en=(
        "number, start number, bib, race number, plate, start nr, startnumber, no, nr, num, "
        "car number, bike number"
    ),
    fr="numero, dossard, numero de depart, numero de course, quel numero",
    es="numero, dorsal, que numero",
)


@intent(CREW, also=(*_BESIDE, VEHICLE, DRIVER_OF), needs=_HIM, takes=(Slot.CATEGORY,), weight=2)
@intent(
    (CREW, DRIVER_OF),
    also=(*_BESIDE, VEHICLE, DRIVER_OF),
    needs=(Slot.PEOPLE,),
    takes=(Slot.CATEGORY,),
)
@intent(VEHICLE, WHO, also=(*_BESIDE, DRIVER_OF), needs=(Slot.PEOPLE,), takes=(Slot.CATEGORY,))
def crew(asked: Asked) -> Answer | None:
    """Who sat in one vehicle with somebody."""
    people = asked.reading.people
    found = somebody.main_crew(asked, people[0])
    if found is None or not all(each in found.people for each in people):
        return None
    person = people[0]
    with_ = [each for each in found.people if each not in people]
    if len(people) == 1 and found.role(person) is Role.CODRIVER:
        with_ = [each for each in with_ if each is not found.people[0]]
    told = wording.listed([each.name for each in people])
    if not found.people[1:]:
        sentence = f"{told} rode alone."
    elif found.people[0] in people:
        others = wording.listed([each.name for each in with_])
        sentence = f"{told} drove with {others} in the {found.make}."
    else:
        others = (
            f", with {wording.listed([each.name for each in with_ if each is not found.people[0]])}"
        )
        others = others if len(found.people) > len(people) + 1 else ""
        sentence = f"{told} sat in the {found.make} of {found.people[0].name}{others}."
    return reply(
        somebody.name(person, found), sentence, somebody.line(person), category=found.category
    )


@intent(VEHICLE, also=(*_BESIDE, WIN), needs=_HIM, takes=(Slot.CATEGORY,), weight=2)
def vehicle(asked: Asked) -> Answer | None:
    """What somebody drove."""
    person = asked.reading.people[0]
    crew = somebody.main_crew(asked, person)
    if crew is None:
        return None
    verb = "rode" if crew.role(person) is Role.RIDER else "drove"
    if crew.role(person) is Role.CODRIVER:
        verb = f"was co-driver of {crew.people[0].name} in"
    what = crew.vehicle or crew.make
    return reply(
        somebody.name(person, crew),
        f"{person.name} {verb} a {what}.",
        somebody.line(person),
        category=crew.category,
    )


@intent(TEAM, also=(*_BESIDE, VEHICLE), needs=_HIM, takes=(Slot.CATEGORY,), weight=3)
def entrant(asked: Asked) -> Answer | None:
    """Who entered somebody."""
    person = asked.reading.people[0]
    crew = somebody.main_crew(asked, person)
    if crew is None:
        return None
    told = f"{person.name} was entered by {crew.entrant}."
    if not crew.entrant:
        told = f"The source names no entrant for {person.name}."
    return reply(somebody.name(person, crew), told, somebody.line(person), category=crew.category)


@intent(COUNTRY, also=(*_BESIDE, START, VEHICLE), needs=_HIM, takes=(Slot.CATEGORY,), weight=3.5)
@intent(WHERE, START, also=(*_BESIDE, COUNTRY), needs=_HIM, takes=(Slot.CATEGORY,), weight=3)
def nation(asked: Asked) -> Answer | None:
    """Which country somebody is listed for."""
    person = asked.reading.people[0]
    crew = somebody.main_crew(asked, person)
    code = person.nationality
    if crew is None:
        return None
    told = f"{person.name} is listed for {country(code)} ({code})."
    if not code:
        told = f"The source prints no country for {person.name}."
    return reply(somebody.name(person, crew), told, somebody.line(person), category=crew.category)


@intent(NUMBER, also=(*_BESIDE, START, VEHICLE), needs=_HIM, takes=(Slot.CATEGORY,), weight=3)
def number(asked: Asked) -> Answer | None:
    """Which start number somebody had."""
    person = asked.reading.people[0]
    crew = somebody.main_crew(asked, person)
    if crew is None:
        return None
    told = f"{person.name} had number {crew.number}."
    if not crew.number:
        told = f"The source prints no start number for {person.name}."
    return reply(somebody.name(person, crew), told, somebody.line(person), category=crew.category)


@intent(
    also=(*_BESIDE, NUMBER, VEHICLE, START, CREW, DRIVER_OF),
    needs=(Slot.NUMBER,),
    takes=(Slot.CATEGORY,),
    weight=1,
)
def numbered(asked: Asked) -> Answer | None:
    """Who had a start number."""
    wanted = asked.reading.number
    crews = [
        crew for crew in asked.results.crews
        if crew.number == wanted and crew.category in asked.categories
    ]  # fmt: skip
    if not crews and asked.reading.category:
        return None
    told = [
        f"{wording.vehicle(each)} had number {wanted} in {wording.within(each.category)}."
        for each in crews
    ]
    if not crews:
        sentence = f"Nobody in the source has the number {wanted}."
        return Answer("Not in the data", sentence, Status.NOT_FOUND, private=True)
    return reply(f"Number {wanted}", " ".join(told), f"rider {wanted}")


@intent(HOW_MANY, also=_BESIDE, needs=_HIM, takes=(Slot.CATEGORY,))
def number_of(asked: Asked) -> Answer | None:
    """Which number somebody had, where only that word is said."""
    return (
        number(asked)
        if asked.reading.has(NUMBER) or {"number", "numero"}.intersection(asked.reading.words)
        else None
    )


@intent(also=_BESIDE, needs=(Slot.PERSON, Slot.CATEGORY), weight=-1)
def driven(asked: Asked) -> Answer | None:
    """What somebody drove, where only the kind of it is said: `Chagin truck`."""
    one = not asked.reading.cues and {"bike", "car", "truck", "moto", "voiture", "coche", "camion",
        "motorbike", "auto", "motorcycle"}.intersection(asked.reading.words)  # fmt: skip
    return vehicle(asked) if one else None
