"""The cues that several intents share; a cue that only one intent needs stands beside it."""

from commands.questions.cue import Cue

OVERALL = Cue(
    "overall",
    en="overall, gc, general, general classification, rally lead, in total, whole rally",
    fr="general, classement general, au general, scratch",
    es="general, clasificacion general, la general",
)
AFTER = Cue(
    "after",
    en=(
        "after, following, through, thru, in the books, was done, were done, once, was over, had "
        "been run, at the close of, by the end of, at the end of stage, as of, post"
    ),
    fr="apres, a l'issue de",
    es="despues, despues de, tras",
)
LIST = Cue(
    "list",
    en=(
        "standings, standing, classification, ranking, rankings, table, results, leaderboard, "
        "list, listing, podium, podiums, top three, top five, top ten, order, top finishers, "
        "scoreboard"
    ),
    fr=("classement, classements, resultats, podium, podiums, top trois, palmares, tableau, liste"),
    es="clasificacion, clasificaciones, resultados, podio, podios, tabla, lista",
)
RESULT = Cue(
    "result",
    en=(
        "result, finish, finished, finishing, place, placed, position, rank, ranked, pos, come, "
        "came, end up, ended up, ended, end, fare, how did, how d, did do, final, get on, placing, "
        "classified, at the finish, in the end, overall result, do overall, how was"
    ),
    fr=(
        "resultat, place, position, rang, fini, finir, finit, termine, terminer, termina, classe, "
        "final, a l'arrivee, au final, finalement, arrive"
    ),
    es=(
        "resultado, puesto, posicion, lugar, termino, terminar, termina, acabo, acabar, quedo, "
        "quedar, clasifico, final, al final, llego"
    ),
)
TIME = Cue(
    "time",
    en=(
        "time, times, how long did, how long they took, how long it took, how long he took, how "
        "long she took, how long taken, how long to complete, how long was he, taken by, clock, "
        "clocked, what time"
    ),
    fr="temps, chrono, chronos, duree",
    es="tiempo, tiempos, crono, cuanto tardo, tardo",
)
GAP = Cue(
    "gap",
    en=(
        "gap, gaps, diff, by what, by what time, by wot, delta, margin, margins, behind, by how "
        "much, how much, how far, how far behind, deficit, advantage, lost by, difference, how "
        "far ahead, time lost, lose to, how close, cushion, how big, lead over, time split, "
        "split between, splits between, split, separated, separates, separating, separation, "
        "adrift, time between, minutes between, seconds between, hours between, how far adrift, "
        "how far back, how far down, off the pace, how many minutes, how many seconds, trail, "
        "trailed, trailing, in arrears, how many mins, how many secs, how many hours, how many "
        "hrs, interval, intervals, time gap, shy of, short of the winner, down on, slower than, "
        "how wide, breathing space, far apart, spread between, how narrow, how comfortable, how "
        "decisive, head start, size of the"
    ),
    fr=(
        "ecart, ecarts, avance, retard, separe, separait, separaient, par combien, de combien, "
        "marge, difference, derriere, combien de temps, combien de retard, combien d'avance, a "
        "combien"
    ),
    es=(
        "diferencia, diferencias, ventaja, separaba, separaban, separo, por cuanto, margen, "
        "retraso, detras, a cuanto, de cuanto, cuanto tiempo, cuanta diferencia, cuanta ventaja, "
        "cuanto perdio, con cuanto"
    ),
)
HOW_MANY = Cue(
    "how many",
    en=(
        "how many, number of, count, how often, howmany, tally, total number, how many times, nr "
        "of, no of, num of, nb of, # of, amount of, hm, how mny, quantity of, haul, grand total of"
    ),
    fr="combien, combien de fois, nombre de, nombre, nb de, cb de, cb, cbn, nbre de",
    es="cuantos, cuantas, cuantas veces, numero de, cantidad",
)
STAGES = Cue(
    "stages",
    en="stage, stages, legs, specials, special stages, timed sections",
    fr="etape, etapes, speciale, speciales",
    es="etapa, etapas",
)
WHEN = Cue(
    "when",
    en=(
        "when, whens, what day, which day, which day of the month, day of the week, weekday, what "
        "date, which date, date, what was the date, dates"
    ),
    fr="quand, quel jour, quelle date, date, a quelle date",
    es="cuando, que dia, que fecha, fecha",
)
WHERE = Cue(
    "where",
    en="where, wheres",
    fr="ou",
    es="donde, adonde",
)
START = Cue(
    "start",
    en=(
        "start, starts, started, starting, starting place, begin, begins, began, beginning, "
        "depart, departure, leave, left, from, starting point, kick off"
    ),
    fr=(
        "depart, partait, part, commence, commencait, debut, debute, partir, parti, partie, "
        "commencer"
    ),
    es=(
        "salida, salio, empezo, empieza, comienzo, comenzo, comienza, inicio, sale, partida, "
        "arranco, salir"
    ),
)
END = Cue(
    "end",
    en=(
        "end, ends, ended, finish, finishes, finished, finishing, arrive, arrives, arrival, "
        "arrived, to, reach, reached, reaches, reaching, get to, got to"
    ),
    fr=(
        "arrivee, arrive, arrivait, finit, finissait, termine, terminait, fin, terminer, finir, "
        "fini"
    ),
    es="llegada, llego, llega, termino, termina, acabo, acaba, final, fin, meta, terminaba",
)
VEHICLE = Cue(
    "vehicle",
    en=(
        "veh, vehic, mfr, make, makes, brand, brands, manufacturer, manufacturers, vehicle, drive, "
        "drove, ride, rode, machine, which bike, what bike, which car, what car, which truck, what "
        "truck, driving, riding, constructor, car of, bike of, truck of, built by, made by, built, "
        "who built, manufactured by, builder, ridden, driven, steer, steered, piloted, pilot a, "
        "mount, steed, on what bike, in what car, wheels, drives, rides a, on which bike, in which "
        "car, kind of bike, kind of car, kind of truck, type of bike, type of car, type of truck, "
        "model, badge, handlebars of"
    ),
    fr=(
        "marque, marques, constructeur, vehicule, conduit, conduisait, pilotait, quelle moto, "
        "quelle voiture, quel camion, machine, roulait, roule, moto de, voiture de, camion de"
    ),
    es=(
        "marca, marcas, fabricante, vehiculo, conducia, pilotaba, conduce, que moto, que coche, "
        "que camion, maquina, llevaba, corria, condujo, moto de, coche de, camion de"
    ),
)
DIFFERENT = Cue(
    "different",
    en=(
        "different, various, distinct, separate, drivers, riders, people, men, winners, leaders, "
        "pilots"
    ),
    fr="differents, differentes, pilotes, vainqueurs, leaders, gagnants",
    es="diferentes, distintos, distintas, pilotos, ganadores, lideres",
)
WHO = Cue(
    "who",
    en=(
        "hoo, who, whos, whose, whom, which driver, which rider, which crew, whoever, which bike "
        "rider, which car driver, which truck driver, which truck crew, which car crew, what bike "
        "rider, what truck driver, which bike racer, which car pilot, which truck pilot, which "
        "truck team, which car team"
    ),
    fr="qui, quel pilote, ki, kel pilote, quelle equipe, quel equipage, qui est ce qui, lequel",
    es="quien, quienes, que piloto, kien, kienes, qien, qn, cual piloto, que tripulacion",
)
ALL = Cue(
    "all",
    en="all, every, each",
    fr="tous, toutes, chaque",
    es="todos, todas, cada",
)
BEFORE = Cue(
    "before",
    en=(
        "before, going into, heading into, prior to, ahead of stage, into the final, into the "
        "last, into stage, into the penultimate"
    ),
    fr="avant",
    es="antes de, antes",
)
EXCEPT = Cue(
    "except",
    en=(
        "other than, besides, except, excluding, not counting, leaving out, ignoring, aside "
        "from, apart from, anyone else, somebody else"
    ),
    fr="a part, sauf, autre que, d'autre",
    es="aparte de, ademas de, salvo, excepto, otro que",
)
LONG = Cue(
    "long",
    en=(
        "longest, long stage, biggest stage, lengthiest, max stage, maximum stage, max length, "
        "maximum length, max distance, maximum distance, greatest distance, most km, most kms, "
        "most kilometres, most kilometers, longest distance, largest stage, max km, furthest, most "
        "miles, highest mileage, marathon stage, most distance, greatest length"
    ),
    fr=(
        "plus longue, la plus longue, plus long, plus grande etape, plus de kilometres, plus de "
        "km, plus etendue, longueur maximale, distance maximale, plus longues, plus grande "
        "distance"
    ),
    es=(
        "mas larga, mas largo, mas larguita, mas kilometros, mas km, mayor distancia, mas largas, "
        "mas extensa, etapa mas grande, mayor longitud, distancia maxima, longitud maxima"
    ),
)
SHORT = Cue(
    "short",
    en=(
        "shortest, tiniest, littlest, smallest stage, min stage, minimum stage, min length, "
        "minimum length, minimum distance, min distance, fewest km, fewest kms, briefest, fewest "
        "kilometres, fewest kilometers, least kilometres, least distance, smallest distance, least "
        "km, smallest mileage, fewest miles"
    ),
    fr=(
        "plus courte, plus court, plus petite etape, moins longue, moins de kilometres, moins de "
        "km, plus petite distance, plus breve, plus courtes, distance minimale, moins long"
    ),
    es=(
        "mas corta, mas corto, mas pequena, menos larga, menos kilometros, menos km, menor "
        "distancia, mas breve, mas cortas, mas cortita, distancia minima, mas chica"
    ),
)
HIS = Cue(
    "his",
    en="his, her, he, she, him, their, did they",
    fr="son, sa, il, elle",
    es="su, el mismo, este",
)
