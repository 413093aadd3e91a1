"""Which of the words that nothing explains matter: a name that is not there, a thing that is not.

Somebody else's name must not be answered with another's result, while `who pocketed stage 9` asks
nothing that has to be understood word by word.
"""

import re
from collections.abc import Iterable, Sequence

from commands.questions.reading import Reading, Slot
from db.names.lexicon import category_words, stage_words
from db.words import fold

_WHOSE_DOING = frozenset(
    "who that which qui quien quienes que driver rider crew pilot pilote piloto team man one"
    " competitor biker trucker drivers riders crews".split()
)
_DONE_TO = frozenset(
    "the a first second third his her all stage ss special on in at up off away out home"
    " le la les l un une au en el los las una".split()
)
_CONTEST = frozenset((Slot.STAGE, Slot.CATEGORY, Slot.RANK, Slot.TOP))
_THE = frozenset("the le la el".split())
_WON = frozenset("won win wins winner gagne gagner remporte gano gana ganar".split())
_HOW = ("ly", "ement", "amment", "amente", "ingly", "est", "ify", "wards")
_DID = ("ing", "ed", "aient", "aron", "ieron", "ando", "iendo", "aban")
_NAMING = frozenset("the a an of de in for by did does with le la el un una du del".split())
_SHORTEST_ENDED = 5
_CAPITAL = re.compile(r"(?<=[\w,] )[A-ZÀ-Þ]\w+")


def among(reading: Reading, places: Iterable[int]) -> tuple[str, ...]:
    """Give the words at these places that matter."""
    capitals = frozenset(map(fold, _CAPITAL.findall(reading.text)))
    return tuple(
        reading.words[at]
        for at in places
        if reading.words[at] in capitals
        or not (_says_what_was_done(reading, at) or _is_said_besides(reading.words, at))
    )


def is_won(words: Sequence[str], at: int) -> bool:
    """Whether a word stands for what was won: `who won the lottery`."""
    after = words[at + 1] if at + 1 < len(words) else ""
    won = at > 1 and words[at - 1] in _THE and words[at - 2] in _WON
    return won and not _is_of_contest(after)


def _is_said_besides(words: Sequence[str], at: int) -> bool:
    """Whether a word says how or what somebody did, as its ending shows."""
    word, before = words[at], words[at - 1] if at else ""
    if word.endswith(_HOW):
        return len(word) >= _SHORTEST_ENDED
    return word.endswith(_DID) and len(word) >= _SHORTEST_ENDED and before not in _NAMING


def _says_what_was_done(reading: Reading, at: int) -> bool:
    """Whether a word stands where a verb does: `who … the stage`, in a question about a contest."""
    words = reading.words
    before = words[at - 1] if at else ""
    after = words[at + 1] if at + 1 < len(words) else ""
    return (
        before in _WHOSE_DOING
        and (after in _DONE_TO or after.isdecimal() or _is_of_contest(after))
        and not _CONTEST.isdisjoint(reading.slots)
    )


def _is_of_contest(word: str) -> bool:
    return word in stage_words() or word in category_words()
