"""A document of two categories and three stages, to put a slip into and see what is found."""

from dataclasses import replace

from db.audit import audit
from db.findings import Finding, Severity
from db.rally import Category, Kind
from db.reader.transcript import transcribe

TEXT = """\
= 1990 Made-Up Rally =

1990 Made-Up Rally
- Country: PER, CHI
- Category1: Bikes
- Driver1: PER Ana Arroyo
- Team1: Alpaca
- Category2: Cars
- Driver2: PER Dov Dando, PER Eva Egonson
- Team2: Bison

==Stages==
| Stage | Date | From | To | Total (km) | Stage winners | |
| Bikes | Cars | | | | | |
| 1 | 1 January | PER Lima | PER Pisco | 100 | PER A. Arroyo | PER D. Dando |
| 2 | 2 January | PER Pisco | CHI Arica | 200 | CHI B. Brun | PER D. Dando |
| | 3 January | CHI Arica | Rest day | | | |
| 3 | 4 January | CHI Arica | CHI Iquique | 300 | KEN C. Coro | CHI F. Forst |

==Stage Results==
===Motorcycles===
| | Stage result | General classification | | | | | | | |
| Stage | Pos | Competitor | Make | Time | Gap | Pos | Competitor | Make | Time |
| 1 | 1 | PER Ana Arroyo | Alpaca | 1:00:00 | | 1 | PER Ana Arroyo | Alpaca | 1:00:00 |
| 2 | CHI Bo Brun | Bison | 1:01:00 | 1:00 | 2 | CHI Bo Brun | Bison | 1:01:00 | 1:00 |
| 3 | KEN Cai Coro | Condor | 1:03:00 | 3:00 | 3 | KEN Cai Coro | Condor | 1:03:00 | 3:00 |
| 2 | 1 | CHI Bo Brun | Bison | 2:00:00 | | 1 | PER Ana Arroyo | Alpaca | 3:00:30 |
| 2 | PER Ana Arroyo | Alpaca | 2:00:30 | 0:30 | 2 | CHI Bo Brun | Bison | 3:01:00 | 0:30 |
| 3 | KEN Cai Coro | Condor | 2:10:00 | 10:00 | 3 | KEN Cai Coro | Condor | 3:13:00 | 12:30 |
| 3 | 1 | KEN Cai Coro | Condor | 50:00 | | 1 | PER Ana Arroyo | Alpaca | 3:51:30 |
| 2 | PER Ana Arroyo | Alpaca | 51:00 | 1:00 | 2 | CHI Bo Brun | Bison | 3:56:00 | 4:30 |
| 3 | CHI Bo Brun | Bison | 55:00 | 5:00 | 3 | KEN Cai Coro | Condor | 4:03:00 | 11:30 |
===Cars===
| | Stage result | General classification | | | | | | | |
| Stage | Pos | Competitor | Make | Time | Gap | Pos | Competitor | Make | Time |
| 1 | 1 | DANDO + EGONSON | Bison | 1:10:00 | | 1 | DANDO + EGONSON | Bison | 1:10:00 |
| 2 | FORST + GORMSEN | Eland | 1:12:00 | 2:00 | 2 | FORST + GORMSEN | Eland | 1:12:00 | 2:00 |
| 2 | 1 | DANDO + EGONSON | Bison | 2:00:00 | | 1 | DANDO + EGONSON | Bison | 3:10:00 |
| 2 | FORST + GORMSEN | Eland | 2:00:00 | 0:00 | 2 | FORST + GORMSEN | Eland | 3:12:00 | 2:00 |
| 3 | 1 | FORST + GORMSEN | Eland | 40:00 | | 1 | DANDO + EGONSON | Bison | 3:51:00 |
| 2 | DANDO + EGONSON | Bison | 41:00 | 1:00 | 2 | FORST + GORMSEN | Eland | 3:52:00 | 1:00 |

==Final standings==
===Motorcycles===
| Pos | No. | Rider | Bike | Entrant | Time |
| 1 | 1 | PER Ana Arroyo | Alpaca | Team Andes | 3:51:30 |
| 2 | 2 | CHI Bo Brun | Bison | Team Andes | +4:30 |
| 3 | 3 | KEN Cai Coro | Condor | | +11:30 |
===Cars===
| Pos | No. | Driver | Co-Driver | Car | Entrant | Time |
| 1 | 201 | PER Dov Dando | PER Eva Egonson | Bison | Team Andes | 3:51:00 |
| 2 | 202 | CHI Fyn Forst | CHI Gil Gormsen | Eland | Team Andes | +1:00 |
""".replace("DANDO + EGONSON", "PER Dov Dando PER Eva Egonson").replace(
    "FORST + GORMSEN", "CHI Fyn Forst CHI Gil Gormsen"
)
BIKES, CARS = Category.BIKES, Category.CARS
STAGE, GENERAL, FINAL = Kind.STAGE, Kind.GENERAL, Kind.FINAL
ARROYO = {"category": BIKES, "crew": "bikes/ana-arroyo", "people": ("ana-arroyo",)}
BRUN = {"category": BIKES, "crew": "bikes/bo-brun", "people": ("bo-brun",)}
CORO = {"category": BIKES, "crew": "bikes/cai-coro", "people": ("cai-coro",)}
DANDO = {"category": CARS, "crew": "cars/dov-dando", "people": ("dov-dando", "eva-egonson")}
FORST = {"category": CARS, "crew": "cars/fyn-forst", "people": ("fyn-forst", "gil-gormsen")}


def found(*changes, remarks=()):
    """Audit the document with some of its text replaced."""
    text = TEXT
    for old, new in changes:
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    edition = transcribe(text, "made up").edition
    return audit(replace(edition, remarks=tuple(remarks))).findings


def finding(check, printed, other, lines, severity=Severity.CONTRADICTION, **rest):
    """Write an expected finding."""
    return Finding(check, severity, printed, other, lines=lines, **rest)
