"""Which year a question is about, where several editions are loaded, and how its answer says so."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import groupby

from commands import wording
from commands.answer import Answer, Following, Note, Row, Status, Table
from commands.asking import echo, not_found
from commands.command import YEAR, Command
from commands.every_year import ALL
from commands.grammar import HOMELESS, Line, write
from commands.index import localized
from commands.labels import Suggestion
from commands.languages import counted, say
from db import words

_WRITTEN = re.compile(r"(?:19|20)\d\d", re.ASCII)
_WITHIN = re.compile(rf"\b{_WRITTEN.pattern}\b", re.ASCII)
_SHORT = re.compile(r"['’‘´`](\d\d)", re.ASCII)
_ALONE = re.compile(r"\d\d", re.ASCII)
_MOST = 25
_BUTTONS = 10
_RUNS = 3
_MOST_TOGETHER = 15
_PIN = f" {YEAR.name}:"


def parted(line: Line, near: int) -> tuple[Line, str]:
    """Take the year out of a line: what the option says, or else a word that is one by itself.

    What follows the option's one word is free again, and so is what follows another option's.
    """
    named = [texts for name, texts in line.named if name == YEAR.name]
    others = tuple((name, texts) for name, texts in line.named if name != YEAR.name)
    if named:
        free = (*line.free, *(word for texts in named for word in texts[1:]))
        return replace(line, named=others, free=free), named[-1][0]
    for at, word in enumerate(line.free):
        if written(word, near):
            return replace(line, free=(*line.free[:at], *line.free[at + 1 :])), word
    for at, (name, texts) in enumerate(line.named):
        for place, word in enumerate(texts[1:], 1):
            if written(word, near):
                left = (name, (*texts[:place], *texts[place + 1 :]))
                return replace(line, named=(*line.named[:at], left, *line.named[at + 1 :])), word
    return line, ""


def written(word: str, near: int) -> int | None:
    """Read a word that can be nothing but a year: `1998`, or `'98` for the one that is nearest."""
    if _WRITTEN.fullmatch(word):
        return int(word)
    short = _SHORT.fullmatch(word)
    return _nearest(int(short[1]), near) if short else None


def given(text: str, near: int) -> int | None:
    """Read what somebody gives as a year: also `98`, or the whole name of an edition."""
    text = text.strip()
    if _ALONE.fullmatch(text):
        return _nearest(int(text), near)
    within = _WITHIN.search(text)
    return written(text, near) or (int(within[0]) if within else None)


def _nearest(short: int, near: int) -> int:
    return min((1900 + short, 2000 + short), key=lambda year: abs(year - near))


def suggestions(
    names: Sequence[tuple[int, str]], text: str, every: Sequence[Suggestion] = ()
) -> tuple[Suggestion, ...]:
    """Offer the editions of which the year or the name holds what was typed, the newest first."""
    typed = words.fold(text.strip().lstrip("'’"))
    offered = (*every, *(Suggestion(name, "", str(year)) for year, name in reversed(names)))
    fitting = [each for each in offered if typed in f"{each.value} {words.fold(each.name)}"]
    return tuple(fitting[:_MOST])


def not_loaded(
    text: str, year: int | None, there: Sequence[int], line_for: Callable[[int], str]
) -> Answer:
    """Say that there is no such edition, and which there are."""
    count, values = len(there), {"years": named(there)}
    if year is None:
        sentence = counted(
            "“{text}” is no year; there is {years}.",
            "“{text}” is no year; there are {years}.",
            count,
            text=echo(text),
            **values,
        )
    else:
        sentence = counted(
            "{year} is not loaded; there is {years}.",
            "{year} is not loaded; there are {years}.",
            count,
            year=year,
            **values,
        )
    newest = sorted(there, reverse=True)[:_MOST]
    return not_found(sentence, (Following(str(each), line_for(each)) for each in newest))


def several_said(said: Sequence[int], line_for: Callable[[int], str]) -> Answer:
    """Ask of which of several years a question is."""
    named = wording.either([str(each) for each in said])
    return Answer(
        say("Which year?"),
        say("A question is of one year here: {years}?", years=named),
        Status.CHOOSE,
        following=tuple(Following(str(each), line_for(each)) for each in said),
        private=True,
    )


def named(years: Sequence[int]) -> str:
    """Name some years: `1998, 2003 and 2004`, or with runs where they are many."""
    return wording.listed(wording.spans(years).split(", "))


def opened(
    those: Iterable[int], line_for: Callable[[int], str], *, in_menus: bool = False
) -> tuple[Following, ...]:
    """Lead to each of some years, the newest first: by buttons, or by menus where they are many."""
    newest = sorted(those, reverse=True)
    folded = in_menus or len(newest) > _BUTTONS
    parts = [newest[at : at + _MOST] for at in range(0, len(newest), _MOST)]
    return tuple(
        Following(str(year), line_for(year), menu=_menu(part) if folded else "")
        for part in parts
        for year in part
    )


def spanned(those: Sequence[int]) -> str:
    """Name years: `1998, 2003–2004`, or how many of which time where they are scattered."""
    runs = wording.spans(those)
    if runs.count(",") < _RUNS:
        return runs
    whole = f"{those[0]}\N{EN DASH}{those[-1]}"
    return say("{number} years of {whole}", number=len(those), whole=whole)


def _menu(part: Sequence[int]) -> str:
    # Translators: the heading of a menu of years.
    return say("Open {first} to {last}…", first=part[0], last=part[-1])


def widened(answer: Answer, line_for: Callable[[str], str]) -> Answer:
    """Let an answer about a year lead to the same about all of them."""
    if not answer.answered:
        return answer
    following = Following(say("All years"), line_for(ALL))
    return replace(answer, following=(*answer.following, following))


def by_decade(rows: Sequence[tuple[int, Row]]) -> tuple[Table, ...]:
    """Put rows of years, the newest first, into one list, or where they are many one a decade."""
    if len(rows) <= _MOST_TOGETHER:
        return (Table("", tuple(row for _, row in rows)),)
    return tuple(
        # Translators: a decade: “1990s”.
        Table(say("{decade}s", decade=10 * decade), tuple(row for _, row in group))
        for decade, group in groupby(rows, key=lambda each: each[0] // 10)
    )


def of_all(answer: Answer) -> Answer:
    """Let a question back about all years be of all years still."""
    if answer.status is Status.NOT_UNDERSTOOD:
        return answer
    following = tuple(replace(each, line=pinned(each.line, ALL)) for each in answer.following)
    return replace(answer, following=following)


def dated(answer: Answer, year: int) -> Answer:
    """Let an answer's title say of which year it is."""
    if str(year) in answer.title:
        return answer
    return replace(answer, title=f"{answer.title} · {year}")


def kept(answer: Answer, year: int, yearly: Callable[[str], bool]) -> Answer:
    """Let what follows an answer about another year than the default one stay in its edition."""
    following = tuple(
        replace(each, line=pinned(each.line, year)) if yearly(each.line) else each
        for each in answer.following
    )
    if not answer.line:
        return replace(answer, following=following)
    line = pinned(answer.line, year)
    before, after = (say("as /{line}", line=localized(each)) for each in (answer.line, line))
    notes = tuple(Note(each.kind, after) if each.text == before else each for each in answer.notes)
    return replace(answer, following=following, line=line, notes=notes)


def pinned(line: str, year: int | str) -> str:
    """Let a line ask of a year, whichever is the default, or of all."""
    return line if _PIN in line else f"{line}{_PIN}{year}"


def line_for(command: Command, values: Mapping[str, str]) -> Callable[[int | str], str]:
    """Write the line that asks the same of another year."""
    known = {name: text for name, text in values.items() if name != HOMELESS}
    return lambda year: pinned(write(command.name, known), year)
