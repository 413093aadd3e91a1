"""Writes the files of `answers/` anew, with what is answered now to the questions in them."""

import re
import tempfile
from pathlib import Path

from bot import terminal
from commands.desk import Desk
from db.load import open_archive

FILES = sorted((Path(__file__).parent / "answers").glob("*.txt"))


def cases(file: Path) -> list[tuple[str, str]]:
    """The questions of a file, each with the answer that stands below it."""
    return re.findall(r"^\$ ?(.*)\n((?:(?!\$).*\n)*)", file.read_text("utf-8"), re.MULTILINE)


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        desk = Desk(open_archive(Path(folder) / "results.sqlite"))
        for file in FILES:
            told = [
                f"$ {line}".rstrip() + f"\n{terminal.render(desk.ask(line))}\n"
                for line, _ in cases(file)
            ]
            file.write_text("\n".join(told), "utf-8")


if __name__ == "__main__":
    main()
