"""Which stage somebody means by a number, a place, a route, a date or a word."""

import re
from collections.abc import Iterable, Sequence

from db import typed
from db.rally import RestDay, Stage
from db.route_words import RouteWords
from db.stage_words import MEANINGS
from db.understood import Found, Missing, Rest, Several
from db.vocabulary import Vocabulary

_MOST_WORDS = 12
_SHORTEST_WITH_SLIPS = 4
_LONG = 7
_YEAR_DIGITS = 4
_NO_MEANING = ("", 0)
_MAY_TOUCH = frozenset({"stage", "numbering", "month"})
_DATE = re.compile(
    r"(?P<y>\d{4})[-/.](?P<m>\d{1,2})[-/.](?P<d>\d{1,2})"
    r"|(?P<d2>\d{1,2})[./-]\s?(?P<m2>\d{1,2})(?:[./-]\s?(?P<y2>\d{4}|\d\d)?)?"
)
_NEVER = re.compile(r"(?:^|\s)[-+]\d|\d,\d|\d(?:\.\d+)?e[+-]?\d")
_ORDINAL_ENDINGS = frozenset(
    "st nd rd th e er ere eme ieme me o a os as ro ra do da to ta te de ste".split()
)
_ONE = re.compile(r"[^\W\d_]+|\d+")
_LAST_BUT_ONE = re.compile(
    r"last[\s-]but[\s-]one|(?:next|second)[\s-](?:to[\s-])?(?:the[\s-])?last|avant[\s-]derni\w+"
)
_LAST_ONE = re.compile(r"(?:last|final)\s+one")
_FRENCH_TEN = re.compile(r"\bdix[\s-](?=sept|huit|neuf)")
_GLUED = re.compile(r"([^\W\d_]*)\d+([^\W\d_]*)")

Meaning = tuple[str, int]
Answer = Found[Stage] | Several[Stage] | Missing[Stage] | Rest


class StageNames:
    """The stages and rest days of an edition, as people speak of them."""

    def __init__(self, stages: Iterable[Stage], rest_days: Iterable[RestDay]) -> None:
        self._stages = tuple(sorted(stages, key=lambda stage: stage.number))
        self._rests = tuple(sorted(rest_days, key=lambda rest: rest.date))
        self._by_number = {stage.number: stage for stage in self._stages}
        self._years = {stage.date.year for stage in self._stages}
        self._route = RouteWords(self._stages)
        self._words = Vocabulary(word for word in MEANINGS if len(word) > 3)

    def find(self, text: str) -> Answer:
        """Find the one stage, or those to ask about, or the rest day."""
        plain = typed.folded(text.split("·")[0]).strip()
        if _NEVER.search(plain):
            return Missing()
        written = _DATE.fullmatch(plain.strip(" .,;"))
        if written:
            return self._on_written(written)
        plain = _LAST_ONE.sub("last", _LAST_BUT_ONE.sub("penultimate", plain))
        words = tuple(_ONE.findall(_FRENCH_TEN.sub("dix", plain)))
        if (
            not words
            or len(words) > _MOST_WORDS
            or not all(map(_well_glued, _GLUED.findall(plain)))
        ):
            return Missing()
        return self._say(self._meanings(words))

    def at(self, text: str) -> tuple[Stage, ...]:
        """Give the stages at the place of exactly this name."""
        return self._route.touching("".join(typed.parts(text)))

    def suggest(self, text: str) -> tuple[Stage, ...]:
        """Give the stages that an unfinished text may become, best first."""
        plain = " ".join(typed.parts(text))
        if not plain:
            return self._stages
        found = self.find(text)
        first: tuple[Stage, ...] = ()
        if isinstance(found, Found):
            first = (found.thing,)
        elif isinstance(found, Several):
            first = found.things
        begun = tuple(stage for stage in self._stages if str(stage.number).startswith(plain))
        return tuple(dict.fromkeys((*first, *begun, *self._route.starting(plain))))

    def _meanings(self, words: Sequence[str]) -> list[Meaning] | None:
        """Give what the words stand for, or none if one of them stands for nothing."""
        meanings: list[Meaning] = []
        at = 0
        while at < len(words):
            meaning, length = self._meaning(words, at)
            if meaning is None:
                return None
            meanings.append(meaning)
            at += length
        return meanings

    def _meaning(self, words: Sequence[str], at: int) -> tuple[Meaning | None, int]:
        """Give what stands here and how many words it takes; slips come after all that is exact."""
        place, length = self._route.place_at(words, at)
        if place is not None:
            return ("place", place), length
        known = _known(words, at)
        if known is not None:
            return known, 1
        place, length = self._route.near_place_at(words, at)
        if place is not None:
            return ("place", place), length
        return self._near(words[at]), 1

    def _near(self, word: str) -> Meaning | None:
        if len(word) < _SHORTEST_WITH_SLIPS:
            return None
        near = [
            one
            for one in self._words.near(word, 2 if len(word) > _LONG else 1)
            if max(len(word), len(one.word)) > _SHORTEST_WITH_SLIPS
            or sorted(one.word) == sorted(word)
        ]
        closest = min(near, key=lambda one: (one.slips, one.word), default=None)
        return MEANINGS[closest.word] if closest else None

    def _say(self, meanings: list[Meaning] | None) -> Answer:
        if not meanings:
            return Missing()
        said: dict[str, list[int]] = {}
        for kind, value in meanings:
            said.setdefault(kind, []).append(value)
        if any(year not in self._years for year in said.get("year", ())):
            return Missing()
        if "rest" in said:
            return self._resting(said)
        if "place" in said:
            return _one_or_more(self._route.stages(meanings))
        if "month" in said:
            days = (said.get("number", []) + said.get("ordinal", []))[:1]
            return self._on(said["month"][0], days[0] if days else 0)
        return self._single(said)

    def _single(self, said: dict[str, list[int]]) -> Answer:
        if not self._stages:
            return Missing()
        numbers = said.get("number", []) + said.get("ordinal", [])
        if len(numbers) == 1:
            stage = self._by_number.get(numbers[0])
            return Found(stage) if stage else Missing()
        if numbers:
            return Missing()
        if "penultimate" in said:
            return _one_or_more(self._stages[-2:-1])
        if "last" in said:
            return Found(self._stages[-1])
        if "prologue" in said and not self._stages[0].counts:
            return Found(self._stages[0])
        if "loop" in said:
            return _one_or_more([stage for stage in self._stages if stage.loop])
        if "weekday" in said:
            day = said["weekday"][0]
            return _one_or_more([stage for stage in self._stages if stage.date.weekday() == day])
        return Missing()

    def _resting(self, said: dict[str, list[int]]) -> Answer:
        rests = self._rests
        if "place" in said:
            rests = tuple(rest for rest in rests if self._route.is_at(rest, said["place"]))
        numbers = said.get("number", []) + said.get("ordinal", [])
        if numbers and "month" in said:
            rests = tuple(rest for rest in rests if rest.date.day == numbers[0])
        elif numbers:
            rests = rests[numbers[0] - 1 : numbers[0]] if numbers[0] else ()
        elif "last" in said:
            rests = rests[-1:]
        return Rest(rests[0], rests[1:]) if rests else Missing()

    def _on_written(self, written: re.Match[str]) -> Answer:
        year = written["y"] or written["y2"]
        if year and int(year) not in self._years | {y % 100 for y in self._years}:
            return Missing()
        month, day = int(written["m"] or written["m2"]), int(written["d"] or written["d2"])
        found = self._on(month, day)
        if isinstance(found, Missing) and not written["y"]:
            return self._on(day, month)
        return found

    def _on(self, month: int, day: int) -> Answer:
        for rest in self._rests:
            if (rest.date.month, rest.date.day) == (month, day):
                return Rest(rest)
        return _one_or_more(
            [stage for stage in self._stages if (stage.date.month, stage.date.day) == (month, day)]
        )


def _well_glued(letters: tuple[str, str]) -> bool:
    """Say whether letters may stand right before and after a number: ss9, 9th, 9jan."""
    before, after = letters
    return (not before or MEANINGS.get(before, _NO_MEANING)[0] in _MAY_TOUCH) and (
        not after or after in _ORDINAL_ENDINGS or MEANINGS.get(after, _NO_MEANING)[0] in _MAY_TOUCH
    )


def _known(words: Sequence[str], at: int) -> Meaning | None:
    word = words[at]
    if word.isdecimal():
        return ("year", int(word)) if len(word) == _YEAR_DIGITS else ("number", int(word))
    if at and words[at - 1].isdecimal() and word in _ORDINAL_ENDINGS:
        return ("filler", 0)
    return MEANINGS.get(word)


def _one_or_more(stages: Sequence[Stage]) -> Answer:
    if len(stages) == 1:
        return Found(stages[0])
    return Several(tuple(stages)) if stages else Missing()
