"""Writes the files of `odd_answers/` anew, with what is answered now to the questions in them."""

import tempfile
from pathlib import Path

from bot import terminal
from commands.desk import Desk
from commands.languages import speaking
from db.audit import audit
from db.results import Archive
from db.store import build
from tests import odd_rally
from tests.renew_answers import cases

FILES = sorted((Path(__file__).parent / "odd_answers").glob("*.txt"))
_WIDTH = 42


def told(desk: Desk, language: str, line: str) -> str:
    """Everything a person reads of an answer on a narrow screen."""
    with speaking(language):
        return terminal.render(desk.call(*_called(line)), _WIDTH)


def _called(line: str) -> tuple[str, dict[str, str]]:
    """Read `winner stage=P category=cars`: typed lines choose their own language."""
    name, *given = line.split("  ")
    return name, dict(each.split("=") for each in given)


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "results.sqlite"
        build([(odd_rally.EDITION, audit(odd_rally.EDITION))], path, "a stamp")
        desk = Desk(Archive(path))
        for file in FILES:
            written = [f"$ {line}\n{told(desk, file.stem, line)}\n" for line, _ in cases(file)]
            file.write_text("\n".join(written), "utf-8")


if __name__ == "__main__":
    main()
