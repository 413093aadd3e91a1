"""Brings the files of translations up to date with what the code says: `make messages`.

New texts come in empty, texts that are gone go, translations of the others stay as they are.
"""

import argparse
import ast
import io
from collections.abc import Iterator
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po, write_po

from commands.command import LANGUAGE, YEAR, Kind
from commands.discovery import discover
from commands.languages import of_prologue

ROOT = Path(__file__).parent.parent
FOLDER = ROOT / "commands" / "languages"
TEXTS = {"say": 1, "later": 1, "counted": 2}
"""The functions that word something, with how many texts they begin with."""
STAGED = {"staged": 1, "counted_at": 2}
"""Those that are told a stage; of the prologue they say something else."""
CONTEXTS = {"say_as": 1, "translated": 2}
"""Those that are told a context, with its place; the text follows it."""
_FOR_TRANSLATORS = "# Translators: "

SWITCHES = ("private", "spoiler")


def wanted() -> Catalog:
    """Give all that is to be translated: what the code says, and what commands are called."""
    catalog = Catalog(project="dakar-bot", fuzzy=False)
    for layer in ("bot", "commands"):
        for path in sorted((ROOT / layer).rglob("*.py")):
            place = path.relative_to(ROOT).as_posix()
            for context, text, notes in said_in(path.read_text(encoding="utf-8")):
                catalog.add(text, locations=[(place, None)], auto_comments=notes, context=context)
    for context, text in _declared():
        catalog.add(text, context=context)
    return catalog


Said = tuple[str | None, str | tuple[str, str], list[str]]


def said_in(code: str) -> Iterator[Said]:
    """Give what a file words: context, text (with its plural), and what translators are told.

    Not by Babel's own reading, which passes over what stands inside of f-strings.
    """
    lines = code.split("\n")
    calls = (node for node in ast.walk(ast.parse(code)) if isinstance(node, ast.Call))
    for call in sorted(calls, key=lambda each: (each.lineno, each.col_offset)):
        name = call.func.id if isinstance(call.func, ast.Name) else ""
        texts = [each.value if isinstance(each, ast.Constant) else None for each in call.args]
        notes = _notes_above(lines, call.lineno)
        if name in TEXTS and all(isinstance(text, str) for text in texts[: TEXTS[name]]):
            said = texts[: TEXTS[name]]
            yield None, said[0] if len(said) == 1 else (said[0], said[1]), notes
        elif name in STAGED and all(isinstance(text, str) for text in texts[: STAGED[name]]):
            for said in (texts[: STAGED[name]], list(map(of_prologue, texts[: STAGED[name]]))):
                yield None, said[0] if len(said) == 1 else (said[0], said[1]), notes
        elif name in CONTEXTS and isinstance(texts[CONTEXTS[name]], str):
            yield texts[CONTEXTS[name] - 1], texts[CONTEXTS[name]], notes


def _notes_above(lines: list[str], number: int) -> list[str]:
    notes: list[str] = []
    for line in reversed(lines[: number - 1]):
        if not line.strip().startswith("#"):
            break
        notes.insert(0, line.strip().removeprefix("#").strip())
    told = " ".join(notes)
    start = told.find(_FOR_TRANSLATORS.removeprefix("# "))
    return [told[start:]] if start >= 0 else []


def _declared() -> Iterator[tuple[str | None, str]]:
    yield "language", "English"
    for name in (LANGUAGE.name, YEAR.name, *SWITCHES):
        yield "option", name
    for command in discover():
        yield "command", command.name
        yield None, command.description
        for option in command.options:
            if option.kind is Kind.WORDS:
                yield from (("question", line.partition(" ")[2]) for line in command.examples)
            yield "option", option.name
            for choice in option.choices:
                yield "choice", choice.value


def updated(text: str) -> str:
    """Give the text of a file with what is wanted, no more and no less."""
    there = read_po(io.StringIO(text))
    now = Catalog(locale=there.locale, project="dakar-bot", fuzzy=False)
    now.header_comment = there.header_comment
    for message in wanted():
        if message.id:
            known = there.get(_key(message.id), message.context)
            same = known is not None and known.id == message.id
            now.add(
                message.id,
                known.string if known is not None and same else "",
                context=message.context,
                auto_comments=message.auto_comments,
                locations=message.locations,
            )
    written = io.BytesIO()
    write_po(written, now, width=100, sort_by_file=True, omit_header=False)
    return "\n".join(
        line for line in written.getvalue().decode().split("\n") if not _is_of_the_day(line)
    )


def _key(text: str | tuple[str, ...] | list[str]) -> str:
    return text if isinstance(text, str) else text[0]


def _is_of_the_day(line: str) -> bool:
    """Dates and versions of tools would differ each time; people are not named."""
    return line.startswith(_UNSAID)


_HEADER = """\
# What the bot says, in one language. `make messages` keeps this file up
# to date with the code. Names of people, places and makes do not stand
# here. Words in braces stay as they are. A text of several words in a
# row, such as the months, is a list: as many words, in the same order."""
_UNSAID = tuple(
    f'"{name}'
    for name in (
        "POT-Creation-Date", "PO-Revision-Date", "Generated-By", "Last-Translator",
        "Report-Msgid-Bugs-To", "Language-Team", "Project-Id-Version",
    )
)  # fmt: skip


def main() -> None:
    """Bring all files up to date, and begin one for each further language that is named."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("languages", nargs="*", help="codes of languages to begin, such as it")
    for code in parser.parse_args().languages:
        path = FOLDER / f"{code}.po"
        if not path.exists():
            begun = io.BytesIO()
            write_po(begun, Catalog(locale=code, header_comment=_HEADER, fuzzy=False))
            path.write_bytes(begun.getvalue())
    for path in sorted(FOLDER.glob("*.po")):
        path.write_text(updated(path.read_text(encoding="utf-8")), encoding="utf-8")
        empty = sum(not any(_texts(m.string)) for m in read_po(path.open("rb")) if m.id)
        print(f"{path.relative_to(ROOT)}: {empty} to translate")


def _texts(text: object) -> tuple[object, ...]:
    return (text,) if isinstance(text, str) else tuple(text)  # type: ignore[arg-type]


if __name__ == "__main__":
    main()
