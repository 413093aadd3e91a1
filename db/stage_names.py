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
        plain = _LAST_BUT_ONE.sub("penultimate", plain)
        words = tuple(_ONE.findall(plain))
        if not words or len(words) > _MOST_WORDS:
            return Missing()
        return self._say(self._meanings(words))

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
        """Give what each word stands for, or none if one of them stands for nothing."""
        meanings: list[Meaning] = []
        at = 0
        while at < len(words):
            place, length = self._route.place_at(words, at)
            if place is not None:
                meanings.append(("place", place))
                at += length
                continue
            meaning = self._meaning(words, at)
            if meaning is None:
                return None
            meanings.append(meaning)
            at += 1
        return meanings

    def _meaning(self, words: Sequence[str], at: int) -> Meaning | None:
        word = words[at]
        if word.isdecimal():
            return ("year", int(word)) if len(word) == 4 else ("number", int(word))
        if at and words[at - 1].isdecimal() and word in _ORDINAL_ENDINGS:
            return ("filler", 0)
        known = MEANINGS.get(word)
        if known or len(word) <= 3:
            return known
        near = {one.word: one.slips for one in self._words.near(word, 2 if len(word) > 7 else 1)}
        if not near:
            return None
        return MEANINGS[min(near, key=lambda other: (near[other], other))]

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
        return Rest(self._rests[0]) if self._rests else Missing()

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


def _one_or_more(stages: Sequence[Stage]) -> Answer:
    if len(stages) == 1:
        return Found(stages[0])
    return Several(tuple(stages)) if stages else Missing()
