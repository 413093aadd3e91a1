"""A rally with more people of one name than there are buttons in a row."""

from pathlib import Path

from commands.desk import Desk
from db.load import open_archive
from tests.small_rally import TEXT

GIVEN = ("Abe", "Bea", "Cid", "Dea", "Eli", "Fay", "Gus")


def desk_of_namesakes(folder: Path) -> Desk:
    """Ask about a later rally in which seven people are called Zimmer."""
    third = "| 3 | 3 | KEN Cai Coro | Condor | | +11:30 |"
    more = [
        f"| {place} | {place} | KEN {given} Zimmer | Condor | | +{place}:00:00 |"
        for place, given in enumerate(GIVEN, 4)
    ]
    text = TEXT.replace("1990", "2030").replace(third, "\n".join([third, *more]))
    editions = folder / "editions"
    editions.mkdir()
    (editions / "2030.txt").write_text(text, "utf-8")
    return Desk(open_archive(folder / "results.sqlite"))
