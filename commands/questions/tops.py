"""How many at the top are asked for: `top 3`, `1 to 10`, `which three riders were fastest`."""

from collections.abc import Collection

from commands.questions.cue import tokens
from commands.questions.marks import Marks
from commands.questions.numerals import kind, value
from db.names.lexicon import category_words

BIB = frozenset(
    "number numbers no nr num numero dossard dorsal bib startnumber n # plate start race".split()
)
"""Words after which a number is somebody's."""
_PODIUM = 3
_RUN_TOGETHER = "123"
_MOST = 20
_MOST_AFTER_WORD = 99
_AND = frozenset("and et y e n plus to".split())
_TOP = frozenset(
    "top first best premiers premieres primeros primeras mejores meilleurs fastest quickest leading"
    " highest".split()
)
_AFTER_TOP = frozenset("premiers premieres primeros primeras meilleurs mejores".split())
_SUPERLATIVES = frozenset("longest shortest fastest quickest".split())
_UP_TO = frozenset("to a au al til till through thru until hasta jusqu jusqua".split())
_CONTENDERS = frozenset(
    "riders drivers crews pilots racers competitors people men teams pilotes equipages pilotos"
    " equipos tripulaciones vehicles motorcyclists bikers truckers".split()
)
_BESTS = frozenset(
    "fastest quickest best leading ahead front top led lead leads topped first headed highest"
    " finished finish won menaient lideraban rapides meilleurs premiers rapidos mejores"
    " primeros".split()
)
_RUNNERS_UP = "runner up, runners up, runnerup, subcampeon, dauphin, vice champion, vicecampeon"
_FIRST_OFF = "off the podium, outside the podium, missed the podium, miss the podium"
_MEDALS = (
    "gold medal, gold, medaille or, medaille d or, medalla oro, oro",
    f"silver medal, silver, medaille argent, argent, plata, {_RUNNERS_UP}, fastest loser",
    "bronze medal, bronze, medaille bronze, medalla bronce, bronce",
    f"{_FIRST_OFF}, pied du podium, pie del podio, fuera del podio",
)
NAMED_RANKS = {
    tokens(phrase): rank for rank, phrases in enumerate(_MEDALS, 1) for phrase in phrases.split(",")
}
Top = tuple[int, int, int]
"""How many, and which words say so: from where, to where."""


def top(marks: Marks, at: int, numbers: Collection[int]) -> Top | None:
    """Read how many at the top are asked for at a word, or beside it."""
    return (
        _spread(marks, at) or _contenders(marks, at) or _off(marks, at, numbers) or _said(marks, at)
    )


def _spread(marks: Marks, at: int) -> Top | None:
    """Read `1 to 10` as the first ten."""
    if marks.at(at) != "1" or marks.at(at + 1) not in _UP_TO:
        return None
    found = value(marks, at + 2 + (marks.at(at + 2) in _UP_TO))
    return (found[0], at, found[1]) if found and 1 < found[0] <= _MOST else None


def _contenders(marks: Marks, at: int) -> Top | None:
    """Read `which three riders were fastest` as the first three."""
    found = value(marks, at)
    if not found or not 1 < found[0] <= _MOST or kind(marks.at(at)) == "ordinal":
        return None
    after = marks.at(found[1])
    contend = after in _CONTENDERS or category_words().get(after, "beside") != "beside"
    return (found[0], at, found[1]) if contend and not _BESTS.isdisjoint(marks.words) else None


def _off(marks: Marks, at: int, numbers: Collection[int]) -> Top | None:
    """Read `1 2 3`, in whatever words, as the first three where no number is meant."""
    if marks.at(at) == _RUN_TOGETHER:
        bare = int(_RUN_TOGETHER) not in numbers and len(marks.words) > 1
        return (_PODIUM, at, at + 1) if bare and marks.at(at - 1) not in BIB else None
    reached, end = 0, at
    while (found := value(marks, end)) and found[0] == reached + 1:
        reached, end = found
        if reached >= 1 and marks.at(end) in _AND and value(marks, end + 1):
            end += 1
    return (reached, at, end) if reached >= _PODIUM else None


def _said(marks: Marks, at: int) -> Top | None:
    word = marks.at(at)
    after = value(marks, at + 1) if word in _TOP and marks.at(at + 1) != "one" else None
    second = word == "first" and kind(marks.at(at + 1)) == "ordinal"
    if after and not second and after[0] <= _MOST_AFTER_WORD:
        return after[0], at, after[1]
    before = value(marks, at - 1)
    if not before or before[1] != at:
        return None
    if word in _SUPERLATIVES and kind(marks.at(at - 1)) != "ordinal":
        return before[0], at - 1, at
    return (before[0], at - 1, at + 1) if word in _AFTER_TOP else None
