"""Which editions there are, whose they are and from which files: for who runs the bot."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from bot.terminal import cells, clean
from db.load.kept import folder
from db.load.sources import OWN
from db.provenance import Provenance
from db.results import Archive

Told = dict[str, str | int | list[str]]
"""What is told of an edition, by the heads of its columns."""


def held(archive: Archive, path: Path) -> Sequence[Told]:
    """Tell of each edition, the oldest first."""
    told: list[Told] = []
    for document in archive.documents:
        results = archive.edition(document.year)
        told.append(
            {
                "year": document.year,
                "name": results.name,
                "categories": [str(category) for category in results.categories],
                "stages": len(results.stages),
                "findings": len(results.findings),
                "whose": "loaded" if document.loaded else "our own",
                "format": str(document.form),
                "file": str(where(document, path)),
            }
        )
    return told


def where(document: Provenance, path: Path) -> Path:
    """Say where the file of an edition lies."""
    return (folder(path) if document.loaded else OWN) / document.file


def tabled(editions: Sequence[Told]) -> Iterator[str]:
    """Write a line for each edition below one with the heads; words on the left, figures right."""
    rows = [[_worded(value) for value in edition.values()] for edition in editions]
    heads = [head.capitalize() for head in editions[0]]
    figures = [isinstance(value, int) for value in editions[0].values()]
    widths = [max(map(cells, column)) for column in zip(heads, *rows, strict=True)]
    for row in (heads, *rows):
        placed = (_placed(*each) for each in zip(row, widths, figures, strict=True))
        yield "  ".join(placed).rstrip()


def _worded(value: str | int | list[str]) -> str:
    return ", ".join(value) if isinstance(value, list) else clean(str(value))


def _placed(text: str, width: int, figure: bool) -> str:
    filled = " " * (width - cells(text))
    return f"{filled}{text}" if figure else f"{text}{filled}"
