"""What is asked of somebody: where placed, who they are, what they drove and with whom."""

from commands import caveats, wording
from commands.answer import Answer, NoteKind
from commands.questions import placed
from commands.questions.cue import Cue
from commands.questions.cues import (
    AFTER,
    BEST,
    DIFFERENT,
    END,
    GAP,
    HOW_MANY,
    LEAD,
    LIST,
    OVERALL,
    PODIUM,
    RESULT,
    STAGES,
    START,
    TIME,
    VEHICLE,
    WHERE,
    WHO,
    WIN,
)  # fmt: skip
from commands.questions.intent import Asked, arguments, intent, reply
from commands.questions.nouns import country
from commands.questions.reading import Slot
from db.rally import Crew, Kind, Person, Placing, Role

_HIM = (Slot.PERSON,)
_BESIDE = (OVERALL, RESULT, WHO, WHERE, END, BEST, LIST, STAGES, AFTER, DIFFERENT)
CREW = Cue(
    "crew",
    en="codriver, co driver, codrivers, co drivers, navigator, navigators, crew, crewmates, crewmate, sat next to, drove with, drive with, driving with, ride with, was with, together with,"
    " next to, alongside, copilot, co pilot, teammates, with whom, share, shared, sat with, beside, navigated,"
    " partner, passenger, mechanic, mechanics, accompanied, navigating, who was with, who was in, in the truck with, in the car with",
    fr="copilote, copilotes, co pilote, equipage, a cote de, navigateur, navigatrice, equipier, equipiers, coequipier,"
    " avec qui, coequipiers, accompagnait, accompagne",
    es="copiloto, copilotos, navegante, navegantes, tripulacion, companero, companeros, junto a, acompanante,"
    " acompanaba, con quien, al lado de",
)
DRIVER_OF = Cue(
    "driver of",
    en="which drivers, whose car, whose truck, whose codriver, codriver for, co driver for, navigate for, navigator for,"
    " drove for, driver of, driver, whose, who drove, who did",
    fr="copilote de qui, qui conduisait, pilote",
    es="copiloto de quien, piloto",
)
TEAM = Cue(
    "team",
    en="team, entrant, entered by, run by, entered, squad, outfit, teams, drive for, ride for, rode for, race for, team name, raced for, belong",
    fr="equipe, ecurie, engage par, team, equipes, quelle equipe",
    es="equipo, escuderia, equipos, inscrito por",
)
COUNTRY = Cue(
    "country",
    en="country, nationality, nation, come from, comes from, from, flag, citizen, what nationality",
    fr="pays, nationalite, vient, venait, d'où, drapeau, originaire, quel pays",
    es="pais, nacionalidad, de donde, bandera, procede, viene",
)
NUMBER = Cue(
    "number",
    en="number, start number, bib, race number, plate, start nr, startnumber, no, nr, num, car number, bike number",
    fr="numero, dossard, numero de depart, numero de course, quel numero",
    es="numero, dorsal, que numero",
)


@intent(RESULT, also=_BESIDE, needs=_HIM, takes=(Slot.CATEGORY, Slot.RANK))
@intent(also=(*_BESIDE, TIME), needs=_HIM, takes=(Slot.CATEGORY, Slot.MAKE))
@intent(TIME, also=_BESIDE, needs=_HIM, takes=(Slot.CATEGORY,))
def finished(asked: Asked) -> Answer | None:
    """Where somebody finished, in which time or how far behind."""
    person = asked.reading.people[0]
    crew = main_crew(asked, person)
    if crew is None:
        return None
    place = final(asked, crew)
    if place is None:
        sentence = (
            f"{subject(person, crew)} is not in the final {_listed(asked, crew)}, as far as the"
            " source lists it; that does not mean retired."
        )
    else:
        sentence = f"{subject(person, crew)} {_ended(crew, place)}."
    ranks = asked.reading.ranks
    if ranks and place:
        sentence = f"{'Yes' if place.rank in ranks else 'No'}: {sentence}"
    return reply(name(person, crew), sentence, line(person), category=crew.category)


def _ended(crew: Crew, place: Placing) -> str:
    among = wording.within(crew.category)
    if place.rank == 1:
        return f"won {among} (1st) in {place.time}"
    behind = f", {wording.gap(place.gap)} behind the winner" if place.gap else ""
    return f"finished {wording.ordinal(place.rank)} in {among}{behind}"


@intent(
    also=(*_BESIDE, TIME, GAP), needs=(Slot.PERSON, Slot.STAGE), takes=(Slot.CATEGORY,), weight=1
)
@intent(TIME, also=_BESIDE, needs=(Slot.PERSON, Slot.STAGE), takes=(Slot.CATEGORY,))
@intent(LEAD, also=_BESIDE, needs=(Slot.PERSON, Slot.STAGE), takes=(Slot.CATEGORY,), weight=2)
@intent(
    PODIUM, also=_BESIDE, needs=(Slot.PERSON, Slot.STAGE), takes=(Slot.CATEGORY, Slot.TOP), weight=2
)
def on_stage(asked: Asked) -> Answer | None:
    """What somebody did on a stage, or overall after it."""
    person, which = asked.reading.people[0], placed.kind(asked)
    crew = main_crew(asked, person)
    if crew is None:
        return None
    told = []
    notes = []
    for stage in asked.reading.stages:
        number = stage.number
        found = asked.results.classification(which, crew.category, number)
        place = of(found.placings if found else (), crew)
        where = placed.where(which, stage)
        if found is None:
            told.append(f"Stage {number} did not count towards the overall classification.")
        elif place is None:
            told.append(
                f"{subject(person, crew)} is not among the first {len(found.placings)} {where},"
                " which is all that the source lists."
            )
        else:
            rank = "won" if place.rank == 1 and which is Kind.STAGE else "was"
            place_said = f"{rank} {wording.ordinal(place.rank)}".replace("won 1st", "was 1st")
            told.append(f"{subject(person, crew)} {place_said} {where}: {placed.figure(place)}.")
            notes += placed.notes(asked.results, found, (place,))
    title = f"{person.name} · {placed.where(which, asked.reading.stage)}"
    command = f"{'winner' if which is Kind.STAGE else 'standings'}{arguments(asked.reading.stage, crew.category)}"
    return reply(title, " ".join(told), command, notes=notes, category=crew.category)


@intent(
    GAP,
    also=(*_BESIDE, WIN, TIME, LEAD),
    needs=_HIM,
    takes=(Slot.STAGE, Slot.CATEGORY, Slot.RANK),
    weight=5,
)
def behind(asked: Asked) -> Answer | None:
    """How far somebody was behind the first, or ahead of the second."""
    person, which = asked.reading.people[0], placed.kind(asked)
    if which is Kind.GENERAL and not asked.reading.stage:
        which = Kind.FINAL
    crew = main_crew(asked, person)
    if crew is None:
        return None
    found = placed.table(asked, crew.category, which)
    place = of(found.placings if found else (), crew)
    if found is None or place is None:
        return finished(asked) if which is Kind.FINAL else on_stage(asked)
    where = placed.where(which, asked.reading.stage)
    if place.rank > 1 and place.gap:
        first = found.placings[0].crew.people[0].name
        sentence = f"{subject(person, crew)} was {wording.ordinal(place.rank)}, {wording.gap(place.gap)} behind {first}, {where}."
        shown = [place]
    else:
        second = found.placings[1] if found.placings[1:] else None
        if second is None or second.gap is None:
            return None
        sentence = f"{subject(person, crew)} was first by {wording.gap(second.gap)}, ahead of {second.crew.people[0].name}, {where}."
        shown = [place, second]
    stage = asked.reading.stage if which is not Kind.FINAL else None
    command = f"{'winner' if which is Kind.STAGE else 'standings'}{arguments(stage, crew.category)}"
    return reply(
        name(person, crew), sentence, command,
        notes=placed.notes(asked.results, found, shown), category=crew.category,
    )  # fmt: skip


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
    found = main_crew(asked, people[0])
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
        sentence = f"{told} drove with {wording.listed([each.name for each in with_])} in the {found.make}."
    else:
        others = (
            f", with {wording.listed([each.name for each in with_ if each is not found.people[0]])}"
        )
        others = others if len(found.people) > len(people) + 1 else ""
        sentence = f"{told} sat in the {found.make} of {found.people[0].name}{others}."
    return reply(name(person, found), sentence, line(person), category=found.category)


@intent(VEHICLE, also=(*_BESIDE, WIN), needs=_HIM, takes=(Slot.CATEGORY,), weight=2)
def vehicle(asked: Asked) -> Answer | None:
    """What somebody drove."""
    person = asked.reading.people[0]
    crew = main_crew(asked, person)
    if crew is None:
        return None
    verb = "rode" if crew.role(person) is Role.RIDER else "drove"
    if crew.role(person) is Role.CODRIVER:
        verb = f"was co-driver of {crew.people[0].name} in"
    what = crew.vehicle or crew.make
    return reply(
        name(person, crew), f"{person.name} {verb} a {what}.", line(person), category=crew.category
    )


@intent(TEAM, also=(*_BESIDE, VEHICLE), needs=_HIM, takes=(Slot.CATEGORY,), weight=3)
def entrant(asked: Asked) -> Answer | None:
    """Who entered somebody."""
    person = asked.reading.people[0]
    crew = main_crew(asked, person)
    if crew is None:
        return None
    told = f"{person.name} was entered by {crew.entrant}."
    if not crew.entrant:
        told = f"The source names no entrant for {person.name}."
    return reply(name(person, crew), told, line(person), category=crew.category)


@intent(COUNTRY, also=(*_BESIDE, START), needs=_HIM, takes=(Slot.CATEGORY,), weight=2)
@intent(WHERE, START, also=(*_BESIDE, COUNTRY), needs=_HIM, takes=(Slot.CATEGORY,), weight=3)
def nation(asked: Asked) -> Answer | None:
    """Which country somebody is listed for."""
    person = asked.reading.people[0]
    crew = main_crew(asked, person)
    code = person.nationality
    if crew is None:
        return None
    told = f"{person.name} is listed for {country(code)} ({code})."
    if not code:
        told = f"The source prints no country for {person.name}."
    return reply(name(person, crew), told, line(person), category=crew.category)


@intent(NUMBER, also=(*_BESIDE, START), needs=_HIM, takes=(Slot.CATEGORY,), weight=2)
def number(asked: Asked) -> Answer | None:
    """Which start number somebody had."""
    person = asked.reading.people[0]
    crew = main_crew(asked, person)
    if crew is None:
        return None
    told = f"{person.name} had number {crew.number}."
    if not crew.number:
        told = f"The source prints no start number for {person.name}."
    return reply(name(person, crew), told, line(person), category=crew.category)


@intent(
    also=(*_BESIDE, NUMBER, VEHICLE, START, CREW, DRIVER_OF),
    needs=(Slot.NUMBER,),
    takes=(Slot.CATEGORY,),
    weight=1,
)
def numbered(asked: Asked) -> Answer:
    """Who had a start number."""
    wanted = asked.reading.number
    crews = [
        crew for crew in asked.results.crews
        if crew.number == wanted and crew.category in asked.categories
    ]  # fmt: skip
    told = [
        f"{wording.vehicle(each)} had number {wanted} in {wording.within(each.category)}."
        for each in crews
    ]
    if not crews:
        told = [f"Nobody in the source has the number {wanted}."]
    return reply(f"Number {wanted}", " ".join(told), f"rider {wanted}")


@intent(HOW_MANY, also=_BESIDE, needs=_HIM, takes=(Slot.CATEGORY,))
def number_of(asked: Asked) -> Answer | None:
    """Which number somebody had, where only that word is said."""
    return number(asked) if asked.reading.has(NUMBER) or "number" in asked.reading.words else None


@intent(also=_BESIDE, needs=(Slot.PERSON, Slot.CATEGORY), weight=-1)
def driven(asked: Asked) -> Answer | None:
    """What somebody drove, where only the kind of it is said: `Chagin truck`."""
    one = not asked.reading.cues and {"bike", "car", "truck", "moto", "voiture", "coche", "camion",
        "motorbike", "auto", "motorcycle"}.intersection(asked.reading.words)  # fmt: skip
    return vehicle(asked) if one else None


BEAT = Cue(
    "beat",
    en="beat, beats, beaten, ahead of, in front of, finished ahead of, faster than, finished before, right behind, just behind, finished behind, finished after",
    fr="battu, devance, devant, bat, derriere",
    es="vencio a, delante de, detras de, gano a, supero",
)


@intent(BEAT, WHO, also=(*_BESIDE, WIN, GAP), needs=_HIM, takes=(Slot.CATEGORY,), weight=2)
def neighbours(asked: Asked) -> Answer | None:
    """Who finished before somebody, and who after."""
    person = asked.reading.people[0]
    crew = main_crew(asked, person)
    place = final(asked, crew) if crew else None
    if crew is None or place is None:
        return finished(asked)
    found = asked.results.classification(Kind.FINAL, crew.category)
    placings = found.placings if found else ()
    ahead = [each.crew.people[0].name for each in placings if each.rank < place.rank]
    after = [each.crew.people[0].name for each in placings if each.rank == place.rank + 1]
    told = (
        f"{wording.listed(ahead)} finished before {person.name}"
        if ahead
        else f"Nobody finished before {person.name}"
    )
    told += (
        f" ({wording.ordinal(place.rank)}), and {after[0]} next."
        if after
        else f" ({wording.ordinal(place.rank)})."
    )
    return reply(
        name(person, crew), told, f"standings category:{crew.category}", category=crew.category
    )


@intent(BEST, STAGES, also=_BESIDE, needs=_HIM, takes=(Slot.CATEGORY,), weight=2)
def best_stages(asked: Asked) -> Answer | None:
    """Somebody's best places on stages."""
    person = asked.reading.people[0]
    crew = main_crew(asked, person)
    stages = [
        (at, each) for kind, at, each in asked.results.placings_of(person) if kind is Kind.STAGE
    ]
    if crew is None or not stages:
        return None
    best = min(each.rank for _, each in stages)
    there = [str(at) for at, each in stages if each.rank == best]
    told = f"{subject(person, crew)} was {wording.ordinal(best)} at best, on stage {wording.listed(there)}."
    return reply(name(person, crew), told, line(person), category=crew.category)


HAPPENED = Cue(
    "happened",
    en="what happened, happened, happen, why, accident, crash, crashed, injured, injury, hurt, retire, retired, out, dnf, die, died, dead, killed,"
    " penalty, penalised, penalized, penalties, stripped, withdrew, abandon, abandoned, quit, mechanical, problem, problems, break down, broke down, death, gearbox, mention, fate, disqualified",
    fr="que s'est il passe, pourquoi, accident, blesse, blessure, abandonne, abandon, abandonner, mort, decede, tue, penalite, penalise, arrive a, penalites, chute, panne, sorti, mecanique",
    es="que le paso, que paso, paso, por que, accidente, herido, lesion, lesionado, abandono, abandonar, murio, muerto, muerte, fallecio, penalizacion, penalizado, penalizaron, retiro, sancion, averia, mecanico, ocurrio",
)


@intent(
    HAPPENED,
    also=(*_BESIDE, TIME, WIN, LEAD, GAP, VEHICLE),
    needs=_HIM,
    takes=(Slot.STAGE, Slot.CATEGORY),
    weight=4,
)
def happened(asked: Asked) -> Answer | None:
    """What the source says of somebody in words, and where the tables have them."""
    person = asked.reading.people[0]
    crew = main_crew(asked, person)
    if crew is None:
        return None
    said = [
        note
        for note in caveats.of_person(asked.results, person, ())
        if note.kind is not NoteKind.COMPUTED
    ]
    place = final(asked, crew)
    sentence = f"{subject(person, crew)} {_ended(crew, place)}." if place else (
        f"{subject(person, crew)} is not in the final {_listed(asked, crew)}; being unlisted does not mean retired."
    )  # fmt: skip
    if not said:
        sentence += " The source says nothing else of what happened."
    return reply(name(person, crew), sentence, line(person), notes=said, category=crew.category)


def main_crew(asked: Asked, person: Person) -> Crew | None:
    """The crew in which somebody sat; that of the category asked about, or that of the final."""
    crews = asked.results.crews_of(person)
    fitting = [each for each in crews if each.category in asked.reading.categories] or [*crews]
    return next(iter(sorted(fitting, key=lambda each: final(asked, each) is None)), None)


def final(asked: Asked, crew: Crew) -> Placing | None:
    """Where a crew stands at the end."""
    found = asked.results.classification(Kind.FINAL, crew.category)
    return of(found.placings if found else (), crew)


def of(placings: tuple[Placing, ...], crew: Crew) -> Placing | None:
    """Find a crew among placings."""
    return next((each for each in placings if each.crew.key == crew.key), None)


def _listed(asked: Asked, crew: Crew) -> str:
    found = asked.results.classification(Kind.FINAL, crew.category)
    return f"top {wording.spelled(len(found.placings)).lower()}" if found else "standings"


def subject(person: Person, crew: Crew) -> str:
    """Name somebody; a co-driver with the driver whose result it is."""
    if crew.role(person) is Role.CODRIVER:
        return f"{person.name}, co-driver of {crew.people[0].name},"
    return person.name


def name(person: Person, crew: Crew) -> str:
    """Title an answer about somebody."""
    return f"{person.name} · {wording.category(crew.category)}"


def line(person: Person) -> str:
    """Write the command that shows somebody."""
    return f"rider name:{person.key}"
