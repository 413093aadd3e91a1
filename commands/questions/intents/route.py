"""When, where and how long: stages, the whole way, days of rest."""

from commands import way as whole_way
from commands import wording
from commands.answer import Answer, Row
from commands.languages import counted, say, staged
from commands.questions import ways
from commands.questions.contest_cues import LEAD, WIN
from commands.questions.cue import Cue
from commands.questions.cues import (
    ALL,
    END,
    HOW_MANY,
    LIST,
    RESULT,
    STAGES,
    START,
    TIME,
    WHEN,
    WHERE,
    WHO,
)
from commands.questions.intent import Asked, intent, reply
from commands.questions.intents.identity import COUNTRY
from commands.questions.nouns import country
from commands.questions.reading import Reading, Slot
from db.rally import Stage

ROUTE = Cue(
    "route",
    en=(
        "route, itinerary, course, map, path, journey, way, run, go, went, ran, whole thing, "
        "travel, pass, visit, visited, took place, take place, takes place, taking place, through, "
        "cross, crossed, parcours"
    ),
    fr="parcours, itineraire, trace, trajet, route, passe, passait, traverse, carte",
    es="recorrido, ruta, itinerario, trazado, mapa, pasa, paso, pasaba, cruza",
)
DISTANCE = Cue(
    "distance",
    en=(
        "distance, dist, km, kms, kilometers, kilometres, kilometer, kilometre, how long, how long "
        "was, length, long, how far, miles, far, total distance, how many km"
    ),
    fr=(
        "distance, km, kilometres, kilometre, longueur, combien de kilometres, combien de km, "
        "longue, bornes, kilometrage, long"
    ),
    es=(
        "distancia, km, kilometros, kilometro, longitud, cuantos kilometros, cuantos km, larga, "
        "que tan larga, mide, largo, media"
    ),
)
REST = Cue(
    "rest",
    en="no racing, no stage, rest day, rest days, restday, day off, days off, rest, break, off day",
    fr="jour de repos, jours de repos, repos, journee de repos, pause",
    es="dia de descanso, dias de descanso, descanso, jornada de descanso, jornadas de descanso",
)
RALLY = Cue(
    "rally",
    en=(
        "rally, race, dakar, event, whole, whole thing, entire, overall, total, altogether, "
        "everything, edition"
    ),
    fr="rallye, course, dakar, total, totale, au total, epreuve, tout, entier",
    es="rally, carrera, dakar, total, en total, toda, prueba, entero",
)
LASTED = Cue(
    "lasted",
    en=(
        "how many days, take in days, last how long, how long did the rally last, how long did "
        "the race last, how long did the dakar last, how long did the event last, how long did "
        "it last"
    ),
    fr="combien de jours",
    es="cuantos dias",
)
COUNTRIES = Cue(
    "countries",
    en="countries, country, nations",
    fr="pays",
    es="paises, pais",
)
_BESIDE = (RALLY, STAGES, RESULT, WHO, ALL, TIME, WHERE, LIST)
_STAGE = (Slot.STAGE,)
_BY = (Slot.PLACE, Slot.CATEGORY)


@intent(WHEN, also=(*_BESIDE, START, END, ROUTE), needs=_STAGE, takes=_BY, weight=1)
def when(asked: Asked) -> Answer:
    """On which day a stage was."""
    told = [
        staged("Stage {stage} was on {day}.", each.number, day=ways.day(each))
        for each in asked.reading.stages
    ]
    return about(asked.reading.stages[0], " ".join(told))


@intent(LASTED, also=(*_BESIDE, ROUTE, HOW_MANY, START, END))
@intent(WHEN, START, also=(*_BESIDE, ROUTE), takes=_BY)
@intent(WHEN, END, also=(*_BESIDE, START, ROUTE), takes=_BY)
@intent(WHEN, RALLY, also=(*_BESIDE, ROUTE), takes=_BY)
@intent(WHEN, takes=_BY, also=_BESIDE, weight=-2)
def rally_days(asked: Asked) -> Answer | None:
    """When the rally began and ended."""
    if asked.reading.has(LEAD, WIN):
        return None
    first, last = asked.results.stages[0], asked.results.stages[-1]
    if asked.reading.has(START) and not asked.reading.has(END):
        sentence = say("It started on {day}.", day=ways.day(first))
    elif asked.reading.has(END) and not asked.reading.has(START):
        sentence = say("It ended on {day}.", day=ways.day(last))
    else:
        sentence = say("It ran from {first} to {last}.", first=ways.day(first), last=ways.day(last))
    return reply(wording.rally(asked.results), sentence, "route")


@intent(WHERE, END, also=(*_BESIDE, ROUTE), needs=_STAGE, takes=_BY, weight=1)
@intent(END, also=(*_BESIDE, ROUTE), needs=_STAGE, takes=(), weight=0)
def finish(asked: Asked) -> Answer | None:
    """Where a stage ended."""
    stage = asked.reading.stages[0]
    if asked.reading.has(START):
        return way(asked)
    place = wording.place(stage.finish)
    return about(stage, staged("Stage {stage} ended at {place}.", stage.number, place=place))


@intent(WHERE, START, also=(*_BESIDE, ROUTE), needs=_STAGE, takes=_BY, weight=1)
@intent(START, also=(*_BESIDE, ROUTE), needs=_STAGE, takes=(), weight=0)
def start(asked: Asked) -> Answer | None:
    """Where a stage started."""
    stage = asked.reading.stages[0]
    if asked.reading.has(END):
        return way(asked)
    place = wording.place(stage.start)
    return about(stage, staged("Stage {stage} started at {place}.", stage.number, place=place))


@intent(WHERE, also=(*_BESIDE, ROUTE, START, END), needs=_STAGE)
@intent(START, END, also=(*_BESIDE, ROUTE), needs=_STAGE, weight=1)
@intent(ROUTE, also=(*_BESIDE, START, END), needs=_STAGE, takes=_BY)
@intent(also=(*_BESIDE, START, END, ROUTE), needs=_STAGE, takes=(Slot.PLACE,))
def way(asked: Asked) -> Answer | None:
    """From where to where a stage went, when, how far."""
    told = [ways.whole(each) for each in asked.reading.stages]
    return about(asked.reading.stages[0], " ".join(told))


@intent(START, also=(*_BESIDE, WHERE, ROUTE), takes=())
@intent(END, also=(*_BESIDE, WHERE, ROUTE), takes=())
@intent(START, END, also=(*_BESIDE, WHERE, ROUTE), takes=(), weight=1)
def ends(asked: Asked) -> Answer:
    """Where the rally started and ended."""
    reading = asked.reading
    sentence = ways.ends(asked.results.stages, starts=reading.has(START), ends=reading.has(END))
    return reply(wording.rally(asked.results), sentence, "route")


@intent(ROUTE, also=(*_BESIDE, START, END, STAGES))
@intent(ROUTE, COUNTRIES, also=(*_BESIDE, HOW_MANY, WHO))
@intent(LIST, STAGES, also=_BESIDE, weight=1)
@intent(ALL, STAGES, also=_BESIDE, weight=1)
@intent(COUNTRIES, also=_BESIDE, weight=-1)
def route(asked: Asked) -> Answer:
    """The whole way, stage by stage."""
    stages = asked.results.stages
    first, last = stages[0], stages[-1]
    rows = [
        Row(
            lead=wording.short_day(each.date),
            stage=each.number,
            text=" · ".join(filter(None, (wording.route(each), wording.kilometres(each.km)))),
        )
        for each in stages
    ]  # fmt: skip
    through = dict.fromkeys(
        wording.country_called(country(place.country))
        for stage in stages
        for place in (stage.start, stage.finish)
        if place.country
    )
    sentence = counted(
        "{start} to {finish}, {days}, {number} stage, through {countries}; the source leaves other"
        " places without a country.",
        "{start} to {finish}, {days}, {number} stages, through {countries}; the source leaves other"
        " places without a country.",
        len(stages),
        start=first.start.name,
        finish=last.finish.name,
        days=wording.days(first.date, last.date),
        countries=wording.listed([*through]),
    )
    return reply(wording.rally(asked.results), sentence, "route", rows=rows)


@intent(STAGES, HOW_MANY, also=(*_BESIDE, ROUTE))
def how_many(asked: Asked) -> Answer:
    """How many stages there were."""
    stages = asked.results.stages
    sentence = whole_way.there_were(stages)
    return reply(wording.rally(asked.results), sentence, "route")


@intent(
    REST,
    also=(*_BESIDE, WHEN, HOW_MANY, WHERE, START),
    takes=(Slot.PLACE, Slot.REST, Slot.RANK),
    weight=1,
)
@intent(
    also=(*_BESIDE, WHEN, WHERE, START, END, ROUTE),
    needs=(Slot.REST,),
    takes=(Slot.CATEGORY, *_BY),
    weight=20,
)
def rest(asked: Asked) -> Answer:
    """Which days were days of rest."""
    days = [day for day in asked.results.rest_days if day.resting]
    others = [day for day in asked.results.rest_days if not day.resting]
    if asked.reading.rest:
        one = asked.reading.rest
        return reply(wording.begun(whole_way.called(one)), whole_way.without_stage(one), "route")
    if asked.reading.ranks and asked.reading.ranks[0] <= len(days):
        days = [days[asked.reading.ranks[0] - 1]]
    told = [f"{wording.day(each.date)} ({wording.route(each)})" for each in days]
    sentence = counted(
        "{number} rest day: {days}.",
        "{number} rest days: {days}.",
        len(told),
        days=wording.listed(told),
    )
    lost = [f"{wording.day(day.date)} ({whole_way.called(day)})" for day in others]
    if lost:
        also = say("Without a stage beside: {days}.", days=wording.listed(lost))
        sentence = f"{sentence} {also}"
    return reply(say("Rest days"), sentence, "route")


@intent(
    also=(*_BESIDE, WHERE, START, END, ROUTE, WHEN, HOW_MANY, DISTANCE),
    needs=(Slot.PLACE,),
    weight=1,
)
@intent(
    STAGES, also=(*_BESIDE, WHERE, START, END, ROUTE, WHEN, HOW_MANY), needs=(Slot.PLACE,), weight=1
)
@intent(
    STAGES,
    also=(*_BESIDE, WHERE, START, END, ROUTE, WHEN, HOW_MANY, COUNTRY),
    needs=(Slot.NATION,),
    weight=1,
)
def touching(asked: Asked) -> Answer | None:
    """Which stages touch a place or a country."""
    reading = asked.reading
    found = [stage for stage in asked.results.stages if touches(stage, reading)]
    where = wording.listed([*reading.places, *map(wording.country_called, reading.nations)])
    if not found:
        sentence = say(
            "The source prints no place under {where}; it leaves some without a country.",
            where=where,
        )
        return reply(where, sentence, "route")
    told = [
        f"{wording.numeral(each.number)} ({wording.route(each)} · {ways.short(each)})"
        for each in found
    ]
    # Translators: {where} is a place or a country, named without an article.
    sentence = counted(
        "{number} stage at {where}: {stages}.",
        "{number} stages at {where}: {stages}.",
        len(found),
        where=where,
        stages=wording.listed(told),
    )
    return reply(where, sentence, "route")


def about(stage: Stage, sentence: str) -> Answer:
    """Reply about one stage."""
    title = wording.stage_title(stage.number)
    return reply(title, sentence, f"stage stage:{wording.asked(stage.number)}")


def touches(stage: Stage, reading: Reading) -> bool:
    """Whether a stage starts or ends at what is named; only one of both if that is asked."""
    ends = [stage.start, stage.finish]
    if reading.has(START) != reading.has(END):
        ends = [stage.start if reading.has(START) else stage.finish]
    return any(
        place.name in reading.places or country(place.country) in reading.nations for place in ends
    )
