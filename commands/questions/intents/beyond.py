"""What no list of results tells: other contests, those behind it, the day, the machine."""

from commands.answer import Answer
from commands.questions.cue import Cue
from commands.questions.intent import Asked, intent
from commands.questions.reading import Slot
from commands.questions.refusals import elsewhere

_HEAVY = 100.0

CONTESTS = Cue(
    "contests",
    en=(
        "f1, formula 1, grand prix, world cup, championship, championships, world champion, world "
        "champions, indycar, nascar, rallycross, superbike, motocross, baja, enduro, silk way, "
        "africa eco race, constructors title, constructors championship, manufacturers title, "
        "manufacturers cup, team classification, team standings, team title, teams classification, "
        "teams standings, nations trophy, cup, cups, league, malle, malles, mondial, rookie, "
        "privateer, privateers, amateur, gentleman driver, gentlemen drivers, veteran, veterans, "
        "solar, electric, hydrogen, historic class, two stroke, wheel drive, experimental, super "
        "production, original by, cup class"
    ),
    fr=(
        "championnat, championnats, coupe, coupes, malle, malles, mondial, trophee des, champion "
        "du monde, formule 1, prive, prives, amateur, amateurs, veteran, veterans, classement par "
        "equipes, coupe des nations, electrique, experimentale, super production"
    ),
    es=(
        "campeonato, campeonatos, copa, copas, mundial, malle, campeon del mundo, formula 1, "
        "privado, privados, amateur, veterano, veteranos, clasificacion por equipos, copa de "
        "naciones, electrico, experimental, super produccion"
    ),
)
MAKERS = Cue(
    "makers",
    en=(
        "founded, founder, founders, found the dakar, organised, organized, organiser, organizer, "
        "organisers, organizers, organise, organize, organising, invented, inventor, invent, "
        "creator, created, create, designed, designer, design, owns, owner, owned, director, boss, "
        "official, officials, referee, judge, jury, steward, stewards, commentator, commentated, "
        "filmed, film, movie, documentary, podcast, youtube, stream, streamed, sponsored, "
        "sponsorship, manager, engineer, engineers, coach, trainer, doctor, doctors, medical, "
        "police, army, military, bandit, bandits, terrorist, terrorists, terrorism, mines, locals, "
        "camel, camels, cheat, cheated, cheating, doping, drugs, protest, protested, lawsuit"
    ),
    fr=(
        "fonde, fondateur, organise, organisait, organisateur, organisateurs, invente, inventeur, "
        "cree, createur, concu, construit, proprietaire, directeur, patron, arbitre, commentateur, "
        "film, livre, sponsorise, ingenieur, medecin, police, armee, triche, tricheur, dopage"
    ),
    es=(
        "fundo, fundador, organizo, organizaba, organizador, organizadores, invento, inventor, "
        "creo el, creador, diseno, construyo, dueno, director, jefe, arbitro, comentarista, "
        "pelicula, libro, patrocino, ingeniero, medico, policia, ejercito, trampa, dopaje"
    ),
)
DAY = Cue(
    "the day",
    en=(
        "what time is it, what hour, oclock, o clock, sunrise, sunset, humidity, snow, fog, dust, "
        "storm, sandstorms, moon, breakfast, lunch, dinner, eat, ate, food, drink, drank, sleep, "
        "slept, hotel, tent, helmet, suit, dog, pet, family, brother, sister, father, mother, his "
        "son, daughter, girlfriend, boyfriend, religion, politics, hobby, hobbies, favourite, "
        "favorite, handsome, rich, richest, oldest, youngest, tallest, heaviest, older, younger, "
        "experienced, debut, debutant, debutants, career, all time, ever won, history, next "
        "edition, previous edition, last edition, the year before, next one, now, currently, live "
        "score, live results, at the moment"
    ),
    fr=(
        "quelle heure, neige, brouillard, poussiere, tempete, mange, manger, dormir, hotel, "
        "casque, chien, famille, frere, soeur, pere, mere, fils, fille, religion, politique, plus "
        "vieux, plus jeune, plus age, carriere, annee prochaine, annee suivante, prochaine "
        "edition, edition precedente, actuellement, maintenant, en ce moment"
    ),
    es=(
        "que hora, nieve, niebla, polvo, tormenta, comio, comer, dormir, hotel, casco, perro, "
        "familia, hermano, hermana, padre, madre, hijo, hija, religion, politica, mas viejo, mas "
        "joven, mas mayor, veterania, ano siguiente, proxima edicion, edicion anterior, "
        "actualmente, ahora mismo"
    ),
)
MACHINE = Cue(
    "machine",
    en=(
        "per hour, kilometers an hour, kilometres an hour, displacement, litre, liter, litres, "
        "liters, turbo, diesel, petrol, gas, oil, brakes, suspension, chassis, weigh, weighed, "
        "kilos, tons, tonnes, seats, gps, radio, satellite, consumption, mileage, tank, repair, "
        "repaired, repairs, windscreen, paint, painted, livery, logo, to buy, photos of, pictures, "
        "selfie, map download"
    ),
    fr=(
        "a l'heure, par heure, litres, turbo, diesel, essence, huile, freins, suspension, pese, "
        "tonnes, gps, radio, consommation, reservoir, reparation, peinture"
    ),
    es=(
        "por hora, litros, turbo, diesel, aceite, frenos, suspension, pesa, pesaba, toneladas, "
        "gps, radio, consumo, deposito, reparacion, pintura"
    ),
)


@intent((CONTESTS, MAKERS, DAY, MACHINE), takes=tuple(Slot), weight=_HEAVY)
def beyond(asked: Asked) -> Answer | None:
    """Say that the source is about results alone."""
    return elsewhere(asked)
