"""Draws the pictures of the README anew: `python scripts/pictures.py`, from the folder above."""

import tempfile
from pathlib import Path

from bot import charts
from commands.desk import Desk
from db.load import open_archive

PICTURES = Path(__file__).parent.parent / "docs" / "pictures"
SHOWN = {
    "progress-trucks": "progress trucks",
    "compare": "compare Sainct Despres",
    "wins": "wins",
    "route": "route",
}


def main() -> None:
    """Write one picture for each question, and print what is said of it."""
    with tempfile.TemporaryDirectory() as folder:
        desk = Desk(open_archive(Path(folder) / "results.sqlite"))
        for name, line in SHOWN.items():
            answer = desk.ask(line)
            if answer.chart:
                (PICTURES / f"{name}.png").write_bytes(charts.render(answer.chart))
                print(f"![{answer.chart.alt}](docs/pictures/{name}.png)")


if __name__ == "__main__":
    main()
