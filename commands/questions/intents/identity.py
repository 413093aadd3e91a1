"""Who somebody is: crew, vehicle, entrant, country, start number."""

from collections.abc import Sequence

from commands import wording
from commands.answer import Answer, Status
from commands.languages import counted, say
from commands.questions import somebody
from commands.questions.contest_cues import BEST, WIN
from commands.questions.cue import Cue
from commands.questions.cues import (
    AFTER,
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
)
from commands.questions.intent import Asked, intent, reply
from commands.questions.reading import Slot
from db import nations
from db.rally import Crew, Person, Role

_HIM = (Slot.PERSON,)

_BESIDE = (OVERALL, RESULT, WHO, WHERE, END, BEST, LIST, STAGES, AFTER, DIFFERENT)


CREW = Cue(
    "crew",
    en=(
        "codr, codrv, codrvr, nav, navi, navigator for, navigate, navigates, navigate for, "
        "codrive, co drive, co drive for, sat alongside, co driving, codriver for, co driver "
        "for, codriver, co driver, codrivers, co drivers, navigator, navigators, crew, "
        "crewmates, crewmate, sat next to, drove with, drive with, driving with, ride with, was "
        "with, together with, next to, alongside, along with, riding with, rode with, rides "
        "with, travel with, travelled with, raced with, seat next, right hand man, co pilots, "
        "copilots, co driven, codriven, mates, team mate, truck mate, car mate, his mate, her "
        "mate, sidekick, copilot, co pilot, teammates, with whom, share, shared, sat with, "
        "beside, navigated, read the map, reading the map, reads the map, map reader, read the "
        "maps, read the road book, reading the road book, road book, roadbook, pace notes, on "
        "the maps, right hand seat, right seat, hot seat, seat beside, passenger seat, other "
        "seat, second seat, seated, navigation for, guided, shared the cab, in the cab, cab "
        "with, shared the cockpit, cockpit, rest of the crew, crew members, crewed, co drove, "
        "co drives, codrove, codrives, co driving, riding shotgun, shotgun, read the notes, "
        "partner, passenger, mechanic, mechanics, accompanied, navigating, who was with, who "
        "was in, blokes with, guys with, men with, lads with, people with, others with, guys "
        "in, blokes in, lads in, men in, people in, others in, other two in, other 2 in, else was "
        "in, else sat in, guys inside, others inside, dudes with, chaps with, folks with, in the "
        "truck with, in the car with"
    ),
    fr=(
        "copilote, copilotes, co pilote, equipage, equipe avec, a cote de, navigateur, "
        "navigatrice, equipier, equipiers, coequipier, avec qui, naviguait, navigue, navigation, "
        "naviguer, copilotait, copilote de, assis a cote, faisait equipe, faisait equipe avec, "
        "partageait, coequipiers, accompagnait, accompagne"
    ),
    es=(
        "copiloto, copilotos, navegaba, navego, navegar, navegando, copiloteaba, copilotaba, "
        "navegante, navegantes, tripulacion, companero, companeros, iba con, iban con, corria con, "
        "junto con, acompanado por, junto a, acompanante, acompanaba, con quien, al lado de"
    ),
)

INSIDE = Cue(
    "inside",
    en="in, inside, aboard, on board",
    fr="dans, a bord",
    es="en el, a bordo, iba en, dentro",
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
        "team, entrant, entered by, run by, entered, squad, outfit, teams, drive for, ride for, "
        "rode for, race for, team name, raced for, belong, rides for, drives for, riding for, "
        "driving for, drove for whom, ran for, runs for, racing for, employer, whose team, stable, "
        "colours of, entered him, who entered, team of, backed by, flying the flag for, rides "
        "with, competed for, represent, represented, drives with team, under what banner, whose "
        "colours"
    ),
    fr=(
        "equipe, ecurie, engage par, team, equipes, quelle equipe, roule pour, roulait pour, "
        "courait pour, court pour, couleurs de, pour qui roulait, pour qui, ecuries, structure"
    ),
    es=(
        "equipo, escuderia, equipos, inscrito por, corria para, corre para, pilotaba para, para "
        "quien, para que equipo, colores de, de que equipo, escuderias"
    ),
)

COUNTRY = Cue(
    "country",
    en=(
        "nat, natl, natio, country, nationality, nation, come from, comes from, from, flag, "
        "citizen, passport, hail, hails, hailing, homeland, native, what nationality"
    ),
    fr="pays, nationalite, vient, venait, d'où, drapeau, originaire, quel pays",
    es="pais, nacionalidad, de donde, bandera, procede, viene",
)

NUMBER = Cue(
    "number",
    en=(
        "nummer, nummber, numbr, number, start number, bib, race number, plate, start nr, "
        "startnumber, no, nr, num, car number, bike number"
    ),
    fr="numero, dossard, numero de depart, numero de course, quel numero",
    es="numero, dorsal, que numero",
)


@intent(
    WHO,
    INSIDE,
    also=(*_BESIDE, VEHICLE, CREW, DRIVER_OF),
    needs=(Slot.PERSON, Slot.CATEGORY),
    weight=2,
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
    person, sentence = people[0], _aboard(people, found)
    return reply(
        somebody.name(person, found), sentence, somebody.line(person), category=found.category
    )


def _aboard(people: Sequence[Person], crew: Crew) -> str:
    driver, *codrivers = crew.people
    others = wording.listed([each.name for each in codrivers if each not in people])
    names = wording.listed([each.name for each in people])
    told = {"names": names, "make": somebody.make(crew)}
    if not codrivers:
        return say("{name} rode alone.", name=driver.name)
    if driver in people:
        if not others:
            return say("{names} were in one {make}.", **told)
        return counted(
            "{names} drove with {others} in the {make}.",
            "{names} drove with {others} in the {make}.",
            len(people),
            others=others,
            **told,
        )
    told["driver"] = driver.name
    if not others:
        return counted(
            "{names} sat in the {make} of {driver}.",
            "{names} sat in the {make} of {driver}.",
            len(people),
            **told,
        )
    return counted(
        "{names} sat in the {make} of {driver}, with {others}.",
        "{names} sat in the {make} of {driver}, with {others}.",
        len(people),
        others=others,
        **told,
    )


@intent(VEHICLE, also=(*_BESIDE, WIN), needs=_HIM, takes=(Slot.CATEGORY,), weight=2)
def vehicle(asked: Asked) -> Answer | None:
    """What somebody drove."""
    person = asked.reading.people[0]
    crew = somebody.main_crew(asked, person)
    if crew is None:
        return None
    made = crew.vehicle or somebody.make(crew)
    told, role = {"name": person.name, "vehicle": made}, crew.role(person)
    if role is Role.CODRIVER:
        sentence = say(
            "{name} was co-driver of {driver} in a {vehicle}.", driver=crew.people[0].name, **told
        )
    elif role is Role.RIDER:
        sentence = say("{name} rode a {vehicle}.", **told)
    else:
        sentence = say("{name} drove a {vehicle}.", **told)
    title, line = somebody.name(person, crew), somebody.line(person)
    return reply(title, sentence, line, category=crew.category)


@intent(TEAM, also=(*_BESIDE, VEHICLE), needs=_HIM, takes=(Slot.CATEGORY,), weight=3)
def entrant(asked: Asked) -> Answer | None:
    """Who entered somebody."""
    person = asked.reading.people[0]
    crew = somebody.main_crew(asked, person)
    if crew is None:
        return None
    told = say("{name} was entered by {entrant}.", name=person.name, entrant=crew.entrant)
    if not crew.entrant:
        told = say("The source names no entrant for {name}.", name=person.name)
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
    known = nations.nation(code) if code else None
    where = wording.country(known) if known else code
    told = say(
        "{name} is listed for {country} ({code}).", name=person.name, country=where, code=code
    )
    if not code:
        told = say("The source prints no country for {name}.", name=person.name)
    return reply(somebody.name(person, crew), told, somebody.line(person), category=crew.category)


@intent(NUMBER, also=(*_BESIDE, START, VEHICLE), needs=_HIM, takes=(Slot.CATEGORY,), weight=3)
def number(asked: Asked) -> Answer | None:
    """Which start number somebody had."""
    person = asked.reading.people[0]
    crew = somebody.main_crew(asked, person)
    if crew is None:
        return None
    told = say("{name} had number {number}.", name=person.name, number=crew.number)
    if not crew.number:
        told = say("The source prints no start number for {name}.", name=person.name)
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
        say(
            "{crew} had number {number} in {the_bikes}.",
            crew=wording.vehicle(each), number=wanted, the_bikes=wording.within(each.category),
        )
        for each in crews
    ]  # fmt: skip
    if not crews:
        sentence = say("Nobody in the source has the number {number}.", number=wanted)
        return Answer(say("Not in the data"), sentence, Status.NOT_FOUND, private=True)
    return reply(say("Number {number}", number=wanted), " ".join(told), f"rider {wanted}")


@intent(HOW_MANY, also=(*_BESIDE, START), needs=_HIM, takes=(Slot.CATEGORY,))
def number_of(asked: Asked) -> Answer | None:
    """Which number somebody had, where only that word is said."""
    return (
        number(asked)
        if asked.reading.has(NUMBER)
        or {"number", "numero", "no", "nr", "num", "nb"}.intersection(asked.reading.words)
        else None
    )


@intent(also=_BESIDE, needs=(Slot.PERSON, Slot.CATEGORY), weight=-1)
def driven(asked: Asked) -> Answer | None:
    """What somebody drove, where only the kind of it is said: `Chagin truck`."""
    one = not asked.reading.cues and {"bike", "car", "truck", "moto", "voiture", "coche", "camion",
        "motorbike", "auto", "motorcycle"}.intersection(asked.reading.words)  # fmt: skip
    return vehicle(asked) if one else None
