"""A small article that nobody wrote, with every form of row, and the edition that it means."""

from datetime import date

from db.rally import (
    Category,
    Classification,
    Crew,
    Edition,
    Headline,
    Kind,
    Paragraph,
    Person,
    Place,
    Placing,
    RestDay,
    Stage,
    StageWinner,
)
from db.times import parse

STAGES = """\
| Stage | Date | From | To | Total (km) | Stage winners | | |
| Bikes | Cars | Trucks | | | | | |
| 1 | 30 December | FRA Annecy | FRA Dole | 265 | FRA A. Bec | JPN K. Endo | NED J. de Boer |
| | 31 December | FRA Dole | ESP Lugo | Rest day | | | |
| 2 | 1 January | ESP Lugo | Ghazal | 0.3 | P-G. Holm | FRA L. d'Arc | BRA O. de Sá |
| | 2 January | Ghazal | Rest day | | | | |
| 3 | 3 January | EGY El Arish | 1024 | FRA A. Bec ESP J. M. Rey | JPN K. Endo | BRA O. de Sá | |
"""
RESULTS = """\
| | <big>Stage result </big> | <big>General classification</big> | | | | | | | |
| Stage | Pos | Competitor | Make | Time | Gap | Pos | Competitor | Make | Time |
"""
BIKES = f"""\
{RESULTS}\
| 1 | 1 | FRA Ana Bec | KTM | 1:39 | | Stage not counted towards overall classification | | | |
| 2 | SWE Per-Gunnar Holm | BMW | 1:40 | 0:01 | | | | | |
| 2 | 1 | SWE Per-Gunnar Holm | BMW | 41:40 | | 1 | SWE Per-Gunnar Holm | BMW | 41:40 |
| 2 | FRA Ana Bec | KTM | 1:01:41 | 20:01 | 2 | FRA Ana Bec | KTM | 1:01:41 | 20:01 |
"""
THREE = "BRA Olá de Sá CZE Jan Hák ITA Ugo Bo"
TWO = "NED Jan de Boer POL Łuc Żak"
TRUCKS = f"""\
{RESULTS}\
| 3 | 1 | {THREE} | DAF | 2:33 | | 1 | {TWO} | MAN | 61:36:40 |
| 2 | {TWO} | MAN | 2:34 | 0:01 | 2 | {THREE} | DAF | 62:36:41 | 1:00:01 |
"""
BIKE_FINAL = """\
| Pos | No. | Rider | Bike | Entrant | Time |
| 1 | 3 | SWE Per-Gunnar Holm | BMW | BMW Motorrad Team | 53:24:32 |
| 2 | 1 | FRA Ana Bec | KTM | | +7:18 |
"""
CAR_FINAL = """\
| Pos | No. | Driver | Co-Driver | Car | Entrant | Time |
| 1 | 200 | JPN Ken Endo | | Mitsubishi | Team ATS Ralliart | 49:08:52 |
| 2 | 202 | FRA Léo d'Arc | GBR Tim O’Hara | BMW | Team X-Raid | +1:52:12 |
"""
TRUCK_FINAL = """\
| Pos | No. | Driver | Co-Drivers | Truck | Time |
| 1 | 407 | BRA Olá de Sá | CZE Jan Hák ITA Ugo Bo | DAF 95 | 61:36:40 |
| 2 | 402 | NED Jan de Boer | POL Łuc Żak | MAN | +18:30:29 |
"""
INFOBOX = """\
1987 Example Rally
- Previous Round: 1986 Example Rally
- Next Round:
- Country: FRA, ESP, , EGY
- Category1: Trucks
- Driver1: BRA Olá de Sá, CZE Jan Hák, ITA Ugo Bo
- Team1: DAF
"""
ARTICLE = (
    f"= 1987 Example Rally =\n\n{INFOBOX}\nIt was held.\n\n==Stages==\n{STAGES}"
    f"\n==Stage Results==\n\n===Motorcycles===\n{BIKES}\n===Trucks===\n{TRUCKS}"
    f"\n==Final standings==\n\n===Motorcycles===\n{BIKE_FINAL}\n===Cars===\n{CAR_FINAL}"
    f"\n===Trucks===\n{TRUCK_FINAL}"
)
BEC = Crew("bikes/ana-bec", Category.BIKES, (Person("ana-bec", "Ana Bec", "FRA"),), "KTM", 1, "KTM")
HOLM = Crew(
    "bikes/per-gunnar-holm",
    Category.BIKES,
    (Person("per-gunnar-holm", "Per-Gunnar Holm", "SWE"),),
    "BMW",
    3,
    "BMW",
    "BMW Motorrad Team",
)
DE_SA = Crew(
    "trucks/ola-de-sa",
    Category.TRUCKS,
    (
        Person("ola-de-sa", "Olá de Sá", "BRA"),
        Person("jan-hak", "Jan Hák", "CZE"),
        Person("ugo-bo", "Ugo Bo", "ITA"),
    ),
    "DAF",
    407,
    "DAF 95",
)
DE_BOER = Crew(
    "trucks/jan-de-boer",
    Category.TRUCKS,
    (Person("jan-de-boer", "Jan de Boer", "NED"), Person("luc-zak", "Łuc Żak", "POL")),
    "MAN",
    402,
    "MAN",
)
ENDO = Crew(
    "cars/ken-endo",
    Category.CARS,
    (Person("ken-endo", "Ken Endo", "JPN"),),
    "Mitsubishi",
    200,
    "Mitsubishi",
    "Team ATS Ralliart",
)
D_ARC = Crew(
    "cars/leo-d-arc",
    Category.CARS,
    (Person("leo-d-arc", "Léo d'Arc", "FRA"), Person("tim-o-hara", "Tim O’Hara", "GBR")),
    "BMW",
    202,
    "BMW",
    "Team X-Raid",
)


REY = Crew("bikes/j-m-rey", Category.BIKES, (Person("j-m-rey", "J. M. Rey", "ESP"),), None)


def won(category, stage, *winners):
    """Make the list of a stage whose winners only the table of stages names."""
    placings = (Placing(1, crew, None, None, None, (printed,)) for crew, printed in winners)
    return Classification(Kind.STAGE, category, stage, tuple(placings), winners_only=True)


def placing(rank, crew, time, gap=None, make=None):
    people = tuple(f"{each.nationality} {each.name}" for each in crew.people)
    gap = parse(gap) if gap else None
    return Placing(rank, crew, make or crew.make, parse(time) if time else None, gap, people)


EDITION = Edition(
    year=1987,
    name="1987 Example Rally",
    other_name=None,
    running=None,
    previous="1986 Example Rally",
    following=None,
    countries=("FRA", "ESP", None, "EGY"),
    headlines=(
        Headline(Category.TRUCKS, ("BRA Olá de Sá", "CZE Jan Hák", "ITA Ugo Bo"), "DAF", 7),
    ),
    stages=(
        Stage(
            1,
            date(1986, 12, 30),
            Place("Annecy", "FRA"),
            Place("Dole", "FRA"),
            265.0,
            uncounted=(Category.BIKES,),
            winners=(
                StageWinner(Category.BIKES, "FRA A. Bec"),
                StageWinner(Category.CARS, "JPN K. Endo"),
                StageWinner(Category.TRUCKS, "NED J. de Boer"),
            ),
        ),
        Stage(
            2,
            date(1987, 1, 1),
            Place("Lugo", "ESP"),
            Place("Ghazal", None),
            0.3,
            winners=(
                StageWinner(Category.BIKES, "P-G. Holm"),
                StageWinner(Category.CARS, "FRA L. d'Arc"),
                StageWinner(Category.TRUCKS, "BRA O. de Sá"),
            ),
        ),
        Stage(
            3,
            date(1987, 1, 3),
            Place("El Arish", "EGY"),
            Place("El Arish", "EGY"),
            1024.0,
            loop=True,
            winners=(
                StageWinner(Category.BIKES, "FRA A. Bec ESP J. M. Rey"),
                StageWinner(Category.CARS, "JPN K. Endo"),
                StageWinner(Category.TRUCKS, "BRA O. de Sá"),
            ),
        ),
    ),
    rest_days=(
        RestDay(date(1986, 12, 31), Place("Dole", "FRA"), Place("Lugo", "ESP")),
        RestDay(date(1987, 1, 2), Place("Ghazal", None), Place("Ghazal", None)),
    ),
    crews=(BEC, HOLM, DE_SA, DE_BOER, ENDO, D_ARC, REY),
    classifications=(
        Classification(
            Kind.STAGE,
            Category.BIKES,
            1,
            (placing(1, BEC, "1:39"), placing(2, HOLM, "1:40", "0:01")),
        ),
        Classification(
            Kind.STAGE,
            Category.BIKES,
            2,
            (placing(1, HOLM, "41:40"), placing(2, BEC, "1:01:41", "20:01")),
        ),
        Classification(
            Kind.GENERAL,
            Category.BIKES,
            2,
            (placing(1, HOLM, "41:40"), placing(2, BEC, "1:01:41", "20:01")),
        ),
        won(Category.BIKES, 3, (BEC, "FRA A. Bec"), (REY, "ESP J. M. Rey")),
        won(Category.TRUCKS, 1, (DE_BOER, "NED J. de Boer")),
        won(Category.TRUCKS, 2, (DE_SA, "BRA O. de Sá")),
        Classification(
            Kind.STAGE,
            Category.TRUCKS,
            3,
            (placing(1, DE_SA, "2:33"), placing(2, DE_BOER, "2:34", "0:01")),
        ),
        Classification(
            Kind.GENERAL,
            Category.TRUCKS,
            3,
            (placing(1, DE_BOER, "61:36:40"), placing(2, DE_SA, "62:36:41", "1:00:01")),
        ),
        won(Category.CARS, 1, (ENDO, "JPN K. Endo")),
        won(Category.CARS, 2, (D_ARC, "FRA L. d'Arc")),
        won(Category.CARS, 3, (ENDO, "JPN K. Endo")),
        Classification(
            Kind.FINAL,
            Category.BIKES,
            None,
            (placing(1, HOLM, "53:24:32"), placing(2, BEC, None, "+7:18")),
        ),
        Classification(
            Kind.FINAL,
            Category.CARS,
            None,
            (placing(1, ENDO, "49:08:52"), placing(2, D_ARC, None, "+1:52:12")),
        ),
        Classification(
            Kind.FINAL,
            Category.TRUCKS,
            None,
            (
                placing(1, DE_SA, "61:36:40", make="DAF 95"),
                placing(2, DE_BOER, None, "+18:30:29"),
            ),
        ),
    ),
    remarks=(),
    paragraphs=(Paragraph("It was held."),),
)
