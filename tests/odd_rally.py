"""An edition that has what others have and 2003 does not, each of it once: nobody drove it.

A prologue in the year before, stages not held for some or for all, days on which the rally stood
still, joint winners, winners whom the table of stages alone names, five categories that are listed
more or less far, lists without times, without gaps and with holes, and crews without a make, a
number or a country.
"""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from db import words
from db.rally import (
    Category,
    Classification,
    Crew,
    Edition,
    Kind,
    Person,
    Place,
    Placing,
    RestDay,
    Stage,
    StageWinner,
    Unheld,
)
from db.times import Time, clock

BIKES, CARS, TRUCKS = Category.BIKES, Category.CARS, Category.TRUCKS
QUADS, UTVS = Category.QUADS, Category.UTVS
ALL = (BIKES, CARS, TRUCKS, QUADS, UTVS)
_GRANADA, _MOTRIL = Place("Granada", "ESP"), Place("Motril", "ESP")
_NADOR, _SMARA = Place("Nador", "MAR"), Place("Smara", "Western Sahara")
_ATAR, _NEMA, _DAKAR = Place("Atar", None), Place("Néma", None), Place("Dakar", "SEN")


def _crew(
    category: Category, people: str, make: str | None = None, number: int | None = None
) -> Crew:
    named = []
    for printed in people.split(" + "):
        flag, name = words.split_flag(printed)
        named.append(Person(words.slug(name), name, flag))
    return Crew(f"{category}/{named[0].key}", category, tuple(named), make, number, make)


ZITA = _crew(BIKES, "ESP Dov Zita", "Alpaca", 7)
ROMA = _crew(BIKES, "ITA Gil Sala", "Bison")
COX = _crew(BIKES, "Éva Lis Coro")
PEREZ = _crew(BIKES, "ARG Per-Ulf Perez", "Bison", 12)
OHNO = _crew(BIKES, "KEN Bo Ohno")
DANDO = _crew(CARS, "PER Dov Dando + PER Eva Egonson", "Condor")
FORST = _crew(CARS, "Kenji Forst")
HOLM = _crew(CARS, "FRA J. Holm")
TAMM = _crew(TRUCKS, "CHI Fyn Tamm + CHI Gil Gormsen + Ana Tamm", "Kamaz 49252", 407)
UMBER = _crew(TRUCKS, "BOL Iria Umber", "Eland")
QUINN = _crew(QUADS, "ARG Ana Quinn", None, 251)
RULES = _crew(QUADS, "URU Bo Rules", "Fennec")
SIMS = _crew(QUADS, "Cas Sims")
VARGA = _crew(UTVS, "ZAM Iria Varga + ZAM Łuc Varga")
CREWS = (
    *(ZITA, ROMA, COX, PEREZ, OHNO),
    *(DANDO, FORST, HOLM),
    *(TAMM, UMBER),
    *(QUINN, RULES, SIMS),
    VARGA,
)


def _unheld(printed: str, *categories: Category) -> tuple[Unheld, ...]:
    return tuple(Unheld(category, printed) for category in categories or ALL)


def _winners(**printed: str) -> tuple[StageWinner, ...]:
    return tuple(StageWinner(Category(name), cell) for name, cell in printed.items())


STAGES = (
    Stage(
        0, date(1998, 12, 31), _GRANADA, _GRANADA, 0.3, loop=True, uncounted=(CARS,),
        winners=_winners(bikes="ESP D. Zita", cars="K. Forst"),
        unheld=_unheld("Stage not held", TRUCKS, QUADS, UTVS),
    ),
    Stage(1, date(1999, 1, 1), _GRANADA, _MOTRIL, 465, unheld=_unheld("Liaison only")),
    Stage(
        2, date(1999, 1, 2), _NADOR, _SMARA, 247.5,
        winners=_winners(bikes="ITA G. Sala ESP D. Zita", cars="PER D. Dando", utvs="ZAM I. Varga"),
    ),
    Stage(
        3, date(1999, 1, 5), _ATAR, _NEMA, 598,
        winners=_winners(bikes="ARG P-U. Perez", cars="FRA J. Holm"),
        unheld=_unheld("Stage cancelled", TRUCKS),
    ),
    Stage(4, date(1999, 1, 7), _NEMA, _NEMA, 310, unheld=_unheld("Stages cancelled")),
    Stage(5, date(1999, 1, 8), _NEMA, _ATAR, None, unheld=_unheld("Stages cancelled")),
    Stage(
        6, date(1999, 1, 9), _ATAR, _DAKAR, None,
        winners=_winners(bikes="É. L. Coro", trucks="BOL I. Umber"),
        unheld=_unheld("Neutralised after a fire", CARS, UTVS),
    ),
)  # fmt: skip
REST_DAYS = (
    RestDay(date(1999, 1, 3), _SMARA, _ATAR, printed="Rally suspended"),
    RestDay(date(1999, 1, 4), _ATAR, _ATAR, printed="Rally suspended"),
    RestDay(date(1999, 1, 6), _NEMA, _NEMA),
)


def _line(day: Stage | RestDay) -> int:
    """The days stand below each other in their order."""
    return day.date.toordinal() - STAGES[0].date.toordinal() + 10


def _list(
    kind: Kind, stage: int | None, lines: Iterable[tuple[int, Crew, int | None, int | None]],
    *, alone: bool = False,
) -> Classification:  # fmt: skip
    placings = tuple(
        Placing(
            rank,
            crew,
            crew.make,
            None if time is None else Time(time, clock(time)),
            None if gap is None else Time(gap, ("+" if kind is Kind.FINAL else "") + clock(gap)),
            tuple(f"{each.nationality or ''} {each.name}".strip() for each in crew.people),
            line=1000 + sum(map(ord, f"{kind}{stage}{crew.key}")),
        )
        for rank, crew, time, gap in lines
    )
    return Classification(kind, placings[0].crew.category, stage, placings, winners_only=alone)


def _alone(stage: int, *crews: Crew) -> Classification:
    return _list(Kind.STAGE, stage, [(1, crew, None, None) for crew in crews], alone=True)


LISTS = (
    _alone(0, ZITA),
    _list(Kind.GENERAL, 0, [(1, ZITA, 15, None), (2, ROMA, 18, 3)]),
    _alone(2, ROMA, ZITA),
    _list(Kind.GENERAL, 2, [(1, ROMA, 9018, None), (2, ZITA, 9018, 0), (3, COX, 9318, 300)]),
    _list(
        Kind.STAGE, 3,
        [(1, PEREZ, 7200, None), (2, ZITA, 7260, 60), (3, COX, 7300, None), (4, ROMA, None, 130),
         (5, OHNO, 7500, 300)],
    ),
    _list(Kind.GENERAL, 3, [(1, ZITA, 16278, None), (2, ROMA, 16348, 70)]),
    _alone(6, COX),
    _alone(0, FORST),
    _alone(2, DANDO),
    _alone(3, HOLM),
    _list(Kind.STAGE, 2, [(1, TAMM, 10000, None), (2, UMBER, 10500, 500)]),
    _list(Kind.GENERAL, 2, [(1, TAMM, 10000, None), (2, UMBER, 10500, 500)]),
    _list(Kind.STAGE, 6, [(1, UMBER, 5000, None), (2, TAMM, 6000, 1000)]),
    _list(Kind.GENERAL, 6, [(1, UMBER, 15500, None), (2, TAMM, 16000, 500)]),
    _list(Kind.STAGE, 2, [(1, QUINN, None, None), (2, SIMS, None, None)]),
    _alone(2, VARGA),
    _list(Kind.FINAL, None, [(1, ZITA, 30000, None), (2, ROMA, None, 400), (4, PEREZ, None, 900)]),
    _list(Kind.FINAL, None, [(1, UMBER, 15500, None), (2, TAMM, None, 500)]),
    _list(Kind.FINAL, None, [(1, QUINN, None, None), (2, RULES, None, None)]),
)  # fmt: skip

EDITION = Edition(
    year=1999,
    name="1999 Granada–Dakar Rally",
    other_name=None,
    running=None,
    previous="1998 Dakar Rally",
    following=None,
    countries=("ESP", "MAR", "Western Sahara", None, "SEN"),
    headlines=(),
    stages=tuple(replace(day, line=_line(day)) for day in STAGES),
    rest_days=tuple(replace(day, line=_line(day)) for day in REST_DAYS),
    crews=CREWS,
    classifications=LISTS,
    remarks=(),
)
