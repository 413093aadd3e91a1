"""What is asked by a no: only the leading placings are known, so none can say who is not there."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from commands.answer import Answer, Status
from commands.languages import say
from commands.questions.contest_cues import LEAD, PODIUM, WIN
from commands.questions.cue import Cue, tokens
from commands.questions.cues import EXCEPT, RESULT
from commands.questions.nouns import listed_phrases
from commands.questions.reading import Reading
from db.names.lexicon import category_words
from db.rally import Category

_NOT = frozenset(
    "not didn didnt wasn wasnt weren werent hasn hasnt hadn hadnt haven havent never neither non"
    " without pas jamais sans nunca jamas sin fail failed fails unable".split()
)
_NO = frozenset("no nobody none nothing aucun aucune rien ningun ninguna nadie nada zero".split())
_BY_NOBODY = frozenset("nobody none noone personne nadie".split())
_IS_NOT = frozenset("isn isnt aren arent".split())
_WINLESS = frozenset("winless leaderless".split())
_ASIDE = frozenset(
    "sure certain know remember recall understand clear care bother mind idea matter only just"
    " even bad doubt offence problem worries rush kidding joke if sais souviens rappelle se"
    " recuerdo acuerdo importa too so exactly really listening looking asking talking".split()
)
"""After these a no is said of whoever asks, or of how it is put."""
_BETWEEN = frozenset("mind about t the le la les el los las de del a an in en".split())
_REACH = 4
_ASKS = frozenset("who whos which what qui quel quien cual".split())


_LEFT_OUT = _NOT | _NO | frozenset("forget ignore skip excluding except besides bar".split())


def without_contrast(reading: Reading) -> Reading:
    """Leave out the category that is named to say that it is not meant: `cars, not trucks`."""
    if len(reading.categories) != 2:  # noqa: PLR2004 (one meant, one not)
        return reading
    named = category_words()
    for at, word in enumerate(reading.words[:-1]):
        after = next((each for each in reading.words[at + 1 :] if each not in _BETWEEN), "")
        label = named.get(after, "beside")
        if word in _LEFT_OUT and label != "beside":
            left = tuple(each for each in reading.categories if each is not Category(label))
            return replace(reading, categories=left)
    return reading


def negated(reading: Reading) -> Answer | None:
    """Say so, where it is asked who did not win, lead or come among the first."""
    if _leaves_out(reading):
        return _unsaid()
    if (reading.people and not _of_stages(reading)) or not _says_no(reading):
        return None
    return _unsaid()


def _unsaid() -> Answer:
    return Answer(
        say("Not in the data"),
        say(
            "The source lists the leading placings alone: I can say who won, led or was placed,"
            " not who was not."
        ),
        Status.NOT_FOUND,
        private=True,
    )


def _leaves_out(reading: Reading) -> bool:
    """Whether somebody or something is named to be left out of who won or was the best."""
    named = reading.people or reading.makes or reading.nations or reading.entrants
    return bool(named) and reading.has(EXCEPT) and not reading.has(LEAD)


def _of_stages(reading: Reading) -> bool:
    """Whether it is asked which stages somebody did not win."""
    return not {"stages", "etapes", "etapas"}.isdisjoint(reading.words) and not reading.stages


def _says_no(reading: Reading) -> bool:
    words = reading.words
    return not _WINLESS.isdisjoint(words) or any(
        _denies(reading, at) or _says_nobody(words, at) for at in range(len(words))
    )


def _denies(reading: Reading, at: int) -> bool:
    """Whether a no stands before what was done, or before a country or a make."""
    word, after = reading.words[at], reading.words[at + 1 : at + 1 + _REACH]
    if word in _NOT and not _ASIDE.intersection(after[:1]):
        return bool(_CONTESTED.intersection(after)) or _is_named(reading, after)
    return word in _IS_NOT and _is_named(reading, after)


def _says_nobody(words: Sequence[str], at: int) -> bool:
    """Whether nobody or none is spoken of: `won by nobody`, `no stage win`."""
    word, before, after = words[at], words[max(at - 2, 0) : at], words[at + 1 : at + 3]
    if word in _BY_NOBODY and before and before[-1] in ("by", "par", "por"):
        return True
    counted = bool(after) and (after[0].isdecimal() or after[0] in _ASKS)
    return word in _NO and not counted and bool(_CONTESTED.intersection((*before, *after)))


def _is_named(reading: Reading, after: Iterable[str]) -> bool:
    """Whether a no stands before a country or a make: `the first non French biker`."""
    first = next((word for word in after if word not in _BETWEEN), "")
    nations = {nation for (word,), nation in _NATIONS.items() if word == first}
    makes = {make for make in reading.makes if first in tokens(make)}
    return bool(nations.intersection(reading.nations) or makes)


def _singles(*cues: Cue) -> frozenset[str]:
    return frozenset(phrase[0] for cue in cues for phrase in cue.phrases if len(phrase) == 1)


_CONTESTED = _singles(WIN, LEAD, PODIUM, RESULT)
_NATIONS = {name: where for name, where in listed_phrases("nations.txt").items() if len(name) == 1}
