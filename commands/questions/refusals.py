"""What the data does not hold: said in one line, without a fact that looks like an answer."""

from commands import asking, wording
from commands.answer import Answer, Following, Note, NoteKind, Status
from commands.index import localized
from commands.languages import say
from commands.questions import negations, ways
from commands.questions.contest_cues import LEAD, PODIUM, WIN
from commands.questions.cue import Cue, tokens
from commands.questions.cues import END, HOW_MANY, LONG, SHORT, STAGES, START
from commands.questions.intent import Asked, intent, reply
from commands.questions.reading import Slot

_ANY = tuple(Slot)
_HEAVY = 100.0

SPEED = Cue(
    "speed",
    en=(
        "speed, speeds, average speed, top speed, kmh, kph, mph, km h, average pace, how fast did, "
        "how fast could, how fast can, how fast do"
    ),
    fr="vitesse, vitesses, vitesse moyenne, a quelle vitesse, moyenne horaire",
    es=(
        "velocidad, velocidades, velocidad media, velocidad promedio, que tan rapido, a que "
        "velocidad"
    ),
)
PACE = Cue(
    "pace",
    en="how fast, how quick, how quickly",
)
WEATHER = Cue(
    "weather",
    en=(
        "weather, temperature, rain, rained, raining, sunny, wind, windy, sandstorm, hot, cold, "
        "forecast, climate"
    ),
    fr=(
        "meteo, temps qu'il, temps faisait, temps a t il fait, pluie, pleuvait, plu, temperature, "
        "chaud, froid, vent, soleil"
    ),
    es="clima, tiempo hizo, tiempo hacia, lluvia, llovio, temperatura, calor, frio, viento, sol",
)
AGE = Cue(
    "age",
    en=(
        "how old, age, born, birthday, birth, date of birth, alive, married, wife, husband, "
        "height, weight, salary, earn, earned, net worth, live, lives, living, hometown, "
        "birthplace, kids, children, tall"
    ),
    fr="quel age, age, ne, nee, naissance, anniversaire, marie, femme, mari, taille, salaire",
    es=(
        "que edad, edad, anos tiene, anos tenia, nacio, nacido, nacimiento, cumpleanos, casado, "
        "esposa, sueldo"
    ),
)
ENTRIES = Cue(
    "entries",
    en=(
        "entries, entrants started, starters, started the rally, took part, participants, "
        "competitors, participated, entered, vehicles started, finishers, how many finished, how "
        "many retired, dnf, dnfs, retirements, abandoned, dropped out, take part, retired, retire, "
        "withdrew, withdraw, gave up, entry list, field size, how many started, women, woman, "
        "female, amateurs"
    ),
    fr=(
        "engages, participants, partants, inscrits, concurrents, abandons, abandon, abandonne, "
        "abandonner, ont abandonne, arrivants, combien sont arrives, au depart, participe, femmes"
    ),
    es=(
        "inscritos, participantes, participaron, abandonos, abandono, abandonaron, tomaron la "
        "salida, retirados, retiro, retiraron, competidores, llegaron a la meta, mujeres"
    ),
)
MONEY = Cue(
    "money",
    en=(
        "prize, prize money, money, cost, price, budget, sponsor, sponsors, tv, television, "
        "broadcast, ticket, tickets, fee, engine, horsepower, tyre, tyres, tires, fuel, cylinder, "
        "cc, helicopter, photos, picture, photo, video, puncture, punctures, spectators, audience, "
        "song, colour, color, shoes"
    ),
    fr=(
        "prix, argent, budget, sponsor, sponsors, tele, television, moteur, chevaux, pneus, pneu, "
        "essence, carburant, photo, photos, video, spectateurs, couleur, cylindree, cout"
    ),
    es=(
        "premio, premios, dinero, presupuesto, patrocinador, television, motor, caballos, "
        "neumaticos, gasolina, combustible, foto, fotos, video, espectadores, color, cilindrada, "
        "costo, precio"
    ),
)
OTHER = Cue(
    "other races",
    en=(
        "formula one, f one, le mans, wrc, motogp, next year, last year, this year, tomorrow, "
        "today, junior, juniors, rookie, rookies, t1, t2, production, marathon class, malle moto, "
        "womens, ladies, ladies cup, next dakar, two wheel drive, waypoint, waypoints, checkpoint, "
        "checkpoints, split times, liaison, special section, road section, football, president, "
        "predict, prediction, will win, rouge"
    ),
    fr=(
        "formule un, l'annee prochaine, l'an prochain, annee derniere, cette annee, juniors, "
        "debutant, debutants, feminin, dames, classe production, liaison, demain, aujourd'hui"
    ),
    es=(
        "formula uno, el ano que viene, proximo ano, ano pasado, este ano, juvenil, novato, "
        "novatos, femenina, damas, produccion, enlace, manana, hoy"
    ),
)


def refused(asked: Asked) -> Answer | None:
    """Say what is named that the edition does not have."""
    reading, results = asked.reading, asked.results
    if reading.year:
        return _missing(
            say(
                "I only know the {known} rally, nothing of {asked}.",
                known=results.year,
                asked=reading.year,
            )
        )
    if reading.no_stage:
        return _missing(ways.no_stage(asking.echo(reading.no_stage), results.stages))
    absent = [each for each in reading.categories if each not in results.categories]
    if absent:
        there = wording.listed([wording.plain(each) for each in results.categories])
        return _missing(
            say(
                "No {category} in {year}: {categories}.",
                category=wording.plain(absent[0]),
                year=results.year,
                categories=there,
            )
        )
    if reading.unknown and not (reading.people and (reading.cues or reading.stages)):
        return _only_mentioned(asked) or _nothing_about(reading.unknown, results.year)
    return negations.negated(reading)


def _only_mentioned(asked: Asked) -> Answer | None:
    """Give what the source says in words of somebody who stands in none of its tables."""
    unknown = set(asked.reading.unknown)
    about = [
        (name, remark.text)
        for remark in asked.results.remarks
        for name in remark.names
        if not remark.people and unknown.intersection(tokens(name)[-1:])
    ]
    if not about:
        return None
    notes = [Note(NoteKind.REMARK, text) for text in dict.fromkeys(text for _, text in about)]
    return reply(
        about[0][0],
        say("{name} stands in no table; the source only says in words:", name=about[0][0]),
        "notes",
        notes=notes,
    )


def _nothing_about(unknown: tuple[str, ...], year: int) -> Answer:
    said = asking.echo(" ".join(unknown))
    return _missing(say("I find nothing about “{text}” in the {year} data.", text=said, year=year))


def _missing(sentence: str, *lines: str) -> Answer:
    following = tuple(Following(f"/{localized(line)}", line) for line in lines)
    title = say("Not in the data")
    return Answer(title, sentence, Status.NOT_FOUND, following=following, private=True)


@intent(SPEED, takes=_ANY, weight=_HEAVY)
def speed(_: Asked) -> Answer:
    """Say why no speed can be given."""
    return _missing(
        say(
            "The source has no speeds, and its distances include road sections, so none can be"
            " computed."
        )
    )


@intent(PACE, takes=_ANY, weight=_HEAVY)
def pace(asked: Asked) -> Answer | None:
    """Say so, too, unless a time is meant: of whoever won, or of somebody on a stage."""
    reading = asked.reading
    timed = reading.has(WIN) or (reading.people and reading.stages)
    return None if timed else speed(asked)


@intent((WEATHER, AGE, MONEY, OTHER), takes=_ANY, weight=_HEAVY)
def elsewhere(asked: Asked) -> Answer:
    """Say that the source is about results alone."""
    year = asked.results.year
    return _missing(say("The {year} source does not tell that: it has results alone.", year=year))


@intent(ENTRIES, takes=_ANY, weight=_HEAVY / 2)
def entries(asked: Asked) -> Answer | None:
    """Say that there is no list of who started, finished or gave up."""
    if asked.reading.people:
        return None
    return _no_entries()


@intent(HOW_MANY, (START, END), takes=(Slot.CATEGORY, Slot.STAGE), needs=(Slot.CATEGORY,))
def counted(asked: Asked) -> Answer | None:
    """Say so, too, where it is asked how many started or finished."""
    else_ = (WIN, LEAD, STAGES, PODIUM, LONG, SHORT)
    return None if asked.reading.has(*else_) else _no_entries()


def _no_entries() -> Answer:
    return _missing(
        say(
            "The source has no list of entries or retirements: only the leading placings are in it."
        )
    )
