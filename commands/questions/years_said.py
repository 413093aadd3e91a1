"""The year that a question names: taken out of its words, so that the rest is read by itself."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from commands.years import written
from db import words

_BEFORE_IT = (
    r"(?:\b(?:(?:back )?in|en|of|for|from|de|du|del|pour|para|year|ano|annee)"
    r"(?: the| la| le| el| l)? *'?)?"
)
_YEAR = re.compile(rf"{_BEFORE_IT}(?<![\w./-])(?P<year>(?:19|20)\d\d)(?!['\w]|[./-]\d)")
_DATED = re.compile(r"(?<!\w)(?:\d\d?[./-]\d\d?[./-](?P<end>(?:19|20)\d\d)"
                    r"|(?P<begin>(?:19|20)\d\d)-\d\d?-\d\d?)(?!\w)")  # fmt: skip
_SHORT = re.compile(rf"{_BEFORE_IT}(?<!\w)'(?P<year>\d\d)(?![\w./-])")
_IN_NOUGHT = re.compile(r"\b(?:in|en|of|del|year|ano|annee) (?P<year>0\d)(?![\w./:-])")
_IN_SHORT = re.compile(r"\b(?:in|en|year|ano|annee) (?P<year>[4-9]\d)(?= ?(?:$|[?.!,;]))")
_AFTER_NAME = re.compile(r"\b(?:dakar|rally|rallye) (?P<year>0\d|[4-9]\d)(?![\w./:-])")
_NOUGHT = re.compile(r"(?<![\w./:#'-])(?P<year>0\d)(?=[ ?.!]*$)")
_NUMBERED = re.compile(
    r"\b(?:stages?|ss|st|sp|stg|etapes?|etapas?|speciales?|legs?|no|nr|num|numbers?|numeros?|n|days?"
    r"|jours?|dias?|the|on|le|el|top|pos|position|place|p)[ .:#]*$"
)
_EARLIER = re.compile(
    r"(?:\b(?:in|en) )?\b(?:(?:the|that|a|one) year (?:before|earlier|prior)"
    r"|(?:the )?previous year|l'annee (?:d'avant|precedente)|un an plus tot"
    r"|(?:el |un )?ano (?:anterior|antes|de antes|previo))\b(?! (?:last|derniere|pasado))"
)
_LATER = re.compile(
    r"(?:\b(?:in|en) )?\b(?:(?:the|a|one) year (?:after|later)|(?:the )?following year"
    r"|l'annee (?:d'apres|suivante)|un an plus tard"
    r"|(?:el |un )?ano (?:siguiente|despues|de despues))\b"
)
_RELATIVE = ((_EARLIER, -1), (_LATER, 1))


@dataclass(frozen=True, slots=True)
class Said:
    """What a question says of years, and what it says beside."""

    years: tuple[int, ...]
    rest: str


def said(text: str, near: int) -> Said:
    """Take the years out of a question; those without a century, or before and after, are near."""
    plain = _folded(text)
    found = sorted(_found(plain, near), key=lambda each: each[1:])
    rest, end, years = "", 0, []
    for year, start, stop in found:
        if start >= end:
            years.append(year)
            rest += text[end:start] + " "
            end = stop
    rest = " ".join((rest + text[end:]).split())
    return Said(tuple(dict.fromkeys(years)), rest if rest.strip(" ?.!,;'’") else "")


def _folded(text: str) -> str:
    """Fold letter by letter, so that places stay what they are."""
    folded = (words.fold(letter) for letter in text.translate(_QUOTES))
    return "".join(each if len(each) == 1 else "_" for each in folded)


_QUOTES = {ord(each): "'" for each in "’‘´`"}


def _found(plain: str, near: int) -> Iterator[tuple[int, int, int]]:
    """Give each year that is named, with the place of the words that do nothing else."""
    for match in _DATED.finditer(plain):
        # The date stays: it is read as one.
        yield int(match["end"] or match["begin"]), match.start(), match.start()
    for match in _YEAR.finditer(plain):
        yield int(match["year"]), *match.span()
    for pattern in (_SHORT, _IN_NOUGHT, _IN_SHORT, _AFTER_NAME, _NOUGHT):
        for match in pattern.finditer(plain):
            year = written(f"'{match['year']}", near)
            numbered = pattern is _NOUGHT and _NUMBERED.search(plain[: match.start()])
            if year and not numbered:
                start = match.start("year") if pattern is _AFTER_NAME else match.start()
                yield year, start, match.end()
    for pattern, away in _RELATIVE:
        for match in pattern.finditer(plain):
            yield near + away, *match.span()
