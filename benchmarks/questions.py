"""How many free questions are answered rightly, and how fast: `python benchmarks/questions.py`.

The questions and what their answers must hold stand in `questions.tsv`; `-v` shows what went wrong.
"""

import re
import sys
import tempfile
import time
import unicodedata
from collections import defaultdict
from pathlib import Path

from bot.terminal import render
from commands.answer import Answer, NoteKind
from commands.desk import Desk
from db.load import open_archive

_SET = Path(__file__).with_suffix(".tsv")
_LONGEST = 3000
_TIME = re.compile(r"\d:\d\d")


def main() -> int:
    """Ask every question and print the rates."""
    with tempfile.TemporaryDirectory() as folder:
        desk = Desk(open_archive(Path(folder) / "results.sqlite"))
        desk.prepare()
        desk.answer("warm")
        right: defaultdict[str, list[bool]] = defaultdict(list)
        seconds = []
        for line in _SET.read_text("utf-8").splitlines():
            if not line or line.startswith("#"):
                continue
            kind, question, needles = line.split("\t")
            started = time.perf_counter()
            answer = desk.answer(question)
            seconds.append(time.perf_counter() - started)
            wrong = faults(answer, needles)
            right[kind].append(not wrong)
            if wrong and "-v" in sys.argv:
                print(f"{question!r}: {', '.join(wrong)}\n    {render(answer)!r}")
    for kind, marks in right.items():
        print(f"{kind:10} {sum(marks):4} of {len(marks):4}  {100 * sum(marks) / len(marks):5.1f} %")
    seconds.sort()
    middle, late = (1000 * seconds[int(len(seconds) * share)] for share in (0.5, 0.99))
    print(f"understood and answered in {middle:.2f} ms (p50), {late:.2f} ms (p99)")
    return 0


def faults(answer: Answer, needles: str) -> list[str]:
    """Say what an answer lacks, and what it should not hold."""
    text = unicodedata.normalize("NFC", _shown(answer))
    found = [] if len(text) <= _LONGEST else ["too long"]
    if needles.strip() == "-":
        return [*found, *(f"gives {each[0]}" for each in [_TIME.search(text)] if each)]
    for needle in filter(None, map(str.strip, needles.split(";"))):
        if needle.startswith("!"):
            found += [f"forbidden {needle[1:]}"] if _has(needle[1:], text) else []
        elif not any(_has(each, text) for each in needle.split("|")):
            found.append(f"no {needle}")
    return found


def _shown(answer: Answer) -> str:
    """What is read as the answer: not the command that was understood, nor what to ask next."""
    notes = [note.text for note in answer.notes if note.kind is not NoteKind.UNDERSTOOD]
    rows = [
        f"{row.place} {row.figure} {' / '.join(person.name for person in row.people)} {row.text}"
        for table in answer.tables
        for row in table.rows
    ]
    following = [] if answer.answered else [f"{one.label} {one.detail}" for one in answer.following]
    facts = [f"{fact.label} {fact.value}" for fact in answer.facts]
    return "\n".join([answer.title, answer.sentence, *rows, *facts, *notes, *following])


def _has(needle: str, text: str) -> bool:
    before = r"(?<![\d:])(?:0:)?" if needle[0].isdigit() else r"(?<!\w)"
    after = r"(?!\d|:\d)" if needle[-1].isdigit() else ""
    return bool(re.search(before + re.escape(needle) + after, text))


if __name__ == "__main__":
    sys.exit(main())
