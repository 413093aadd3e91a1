"""Numbers that mean a stage, or that mean none, by the words around them."""

from commands.questions.marks import Marks
from commands.questions.numerals import kind, ordinal, value
from db.names.lexicon import category_words

_WON = frozenset(
    "won win wins winning took takes take claimed claims gagne gagner gagnait remporte remporter"
    " remporta gano gana ganar vencio triumphed bagged".split()
)
_FOLLOWED = frozenset(
    "after before through until till following apres avant tras despues antes hasta since post"
    " depuis desde jusqu jusqua prior to".split()
)
_THE = frozenset("the la de del".split())
_DAY = frozenset("day jour dia journee jornada".split())
_STAGE = frozenset("stage ss stg leg etape etapa special speciale especial".split())
_RANKED = frozenset(
    "place placed prize spot position overall step rank puesto lugar posicion rang podium and or"
    " et y best fastest quickest time title rest day days dakar week minute minutes hour"
    " hours km kilometres repos descanso jour jours dia dias leader".split()
)
_WINNERS = frozenset(
    "winners champions vainqueurs gagnants ganadores campeones vencedores victors"
    " categories classes categorias classements".split()
)
_OF_ALL = frozenset("overall category class final rally dakar big main different".split())
_HEARD = {
    "won": 1, "to": 2, "too": 2, "tu": 2, "tree": 3, "free": 3, "for": 4, "fore": 4, "hive": 5,
    "sex": 6, "sicks": 6, "heaven": 7, "ate": 8, "hate": 8, "nein": 9, "tent": 10, "then": 10,
    "tin": 10, "twelf": 12,
}  # fmt: skip
"""Numbers as they are misheard where a question is dictated."""
_BEHIND_HEARD = frozenset("with in on at en pour of and who".split())
_MOST = 30
_MOST_RANKS = 10


def meant(marks: Marks, at: int) -> tuple[int, int, int] | None:
    """Read `won the twelfth`, `after the 9th`, `day one`, `stage for` as stages."""
    return (
        _won(marks, at)
        or _feminine(marks, at)
        or _followed(marks, at)
        or _on_day(marks, at)
        or _heard(marks, at)
    )


def counts_winners(marks: Marks, at: int) -> bool:
    """Whether a number says how many winners there are."""
    found = value(marks, at)
    if not found or kind(marks.at(at)) == "ordinal" or found[1] != at + 1:
        return False
    after = at + 1
    while marks.at(after) in _OF_ALL:
        after += 1
    return marks.at(after) in _WINNERS and marks.at(at - 1) not in _STAGE


def counts_people(marks: Marks, at: int) -> bool:
    """Whether a number says how many people are spoken of: `the 2 blokes with him`."""
    found = value(marks, at)
    told = marks.at(at + 1) in _FOLK or marks.at(at - 1) in _OTHER
    return bool(found) and kind(marks.at(at)) != "ordinal" and told


_OTHER = frozenset("other others autres otros".split())
_FOLK = frozenset(
    "guys blokes lads chaps dudes others fellows fellas codrivers navigators mechanics ladies"
    " women mates types gars mecs autres copilotes tipos chicos otros copilotos hombres".split()
)


def between(marks: Marks, at: int) -> tuple[tuple[int, int], tuple[int, int]] | None:
    """Read `between 1 and 2`: the two places, and the words that say so."""
    if marks.at(at) not in ("between", "entre", "btw", "btwn", "separating", "from"):
        return None
    first = value(marks, at + 1 + (marks.at(at + 1) in _ARTICLES))
    if not first or marks.at(first[1]) not in _AND:
        return None
    after = first[1] + 1
    second = value(marks, after + (marks.at(after) in _ARTICLES))
    if not second or second[0] > _MOST_RANKS or first[0] >= second[0]:
        return None
    return (first[0], second[0]), (at + 1, second[1])


_ARTICLES = frozenset("the le la el".split())
_AND = frozenset("and et y n to".split())


def _won(marks: Marks, at: int) -> tuple[int, int, int] | None:
    found = ordinal(marks, at) or (
        value(marks, at) if marks.at(at).isdecimal() and marks.at(at - 1) == "la" else None
    )
    if not found or marks.at(at - 1) not in ("the", "la") or marks.at(at - 2) not in _WON:
        return None
    return _unless_ranked(marks, found, at)


def _feminine(marks: Marks, at: int) -> tuple[int, int, int] | None:
    """Read `la novena en coches`: a stage, which is feminine where a place is not."""
    found = ordinal(marks, at) if marks.at(at - 1) == "la" else None
    if not found or (marks.at(found[1]) and marks.at(found[1]) not in _BEHIND_FEMININE):
        return None
    return _unless_ranked(marks, found, at)


_BEHIND_FEMININE = frozenset("en chez dans pour por para con fue qui quien".split())


def _followed(marks: Marks, at: int) -> tuple[int, int, int] | None:
    before = at - 1
    while marks.at(before) in _THE:
        before -= 1
    found = value(marks, at)
    if not found or before < 0 or marks.at(before) not in _FOLLOWED:
        return None
    if marks.at(before) == "to" and marks.at(before - 1) != "prior":
        return None
    return _unless_ranked(marks, found, at)


def _unless_ranked(marks: Marks, found: tuple[int, int], at: int) -> tuple[int, int, int] | None:
    beside = marks.at(found[1])
    if found[0] > _MOST or beside in _RANKED or value(marks, found[1]):
        return None
    return found[0], at, found[1]


def _on_day(marks: Marks, at: int) -> tuple[int, int, int] | None:
    found = value(marks, at) if marks.at(at - 1) in _DAY else None
    return (found[0], at - 1, found[1]) if found and found[0] < _MOST else None


def _heard(marks: Marks, at: int) -> tuple[int, int, int] | None:
    numbered = value(marks, at - 2)
    heard = _HEARD.get(marks.at(at), 0) if marks.at(at - 1) in _STAGE and not numbered else 0
    after = marks.words[at + 1 : at + 2]
    plain = not after or after[0] in _BEHIND_HEARD or after[0] in category_words()
    return (heard, at, at + 1) if heard and plain else None
