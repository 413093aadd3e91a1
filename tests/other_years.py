"""Articles of other years than 2003, made up of a table of stages and what a test adds."""

from db.rally import Category, Place, StageWinner
from db.reader.transcript import transcribe

BIKES, CARS, TRUCKS, QUADS, UTVS = Category
PRINTED = {BIKES: "Bikes", CARS: "Cars", TRUCKS: "Trucks", QUADS: "Quads", UTVS: "UTVs"}
THREE = (BIKES, CARS, TRUCKS)
RESULTS = """\
| | <big>Stage result </big> | <big>General classification</big> | | | | | | | |
| Stage | Pos | Competitor | Make | Time | Gap | Pos | Competitor | Make | Time |
"""
CAR_FINAL = (
    "==Final standings==\n===Cars===\n| Pos | No. | Driver | Co-Driver | Car | Entrant | Time |\n"
)


def article(days, rest="", title="1997 Oasis Rally", categories=THREE, box=""):
    """An article with a table of stages, and whatever follows it."""
    above = "| Stage | Date | From | To | Total (km) | Stage winners |" + " |" * len(categories[1:])
    names = " | ".join(PRINTED[each] for each in categories)
    header = f"{above}\n| {names} |{' |' * 5}\n"
    return f"= {title} =\n\n{box}\n==Stages==\n{header}{days}\n{rest}"


def read(*parts, **options):
    return transcribe(article(*parts, **options), "1997.txt").edition


def days_of(*rows, categories=THREE):
    edition = read("".join(f"{row}\n" for row in rows), categories=categories)
    return edition.stages, edition.rest_days


def winners(*cells):
    return tuple(
        StageWinner(category, cell) for category, cell in zip(THREE, cells, strict=False) if cell
    )


BILMA, AGADEZ = Place("Bilma", "NER"), Place("Agadez", "NER")
WON = "FRA A. Bec | JPN K. Endo | BRA O. de Sá"
