"""Which stage somebody means by a number, a place, a route, a date or a word."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence

from db.names import typed
from db.names.lexicon import Meaning, stage_words
from db.names.phrases import Phrases
from db.names.route_words import RouteWords
from db.names.understood import Found, Missing, Rest, Several
from db.rally import RestDay, Stage

_DATE = re.compile(
    r"(?P<y>\d{4})[-/.](?P<m>\d{1,2})[-/.](?P<d>\d{1,2})"
    r"|(?P<d2>\d{1,2})[./-]\s?(?P<m2>\d{1,2})(?:[./-]\s?(?P<y2>\d{4}|\d\d)?)?"
)
_NEVER = re.compile(r"(?:^|\s)[-+]\d|\d,\d|\d(?:\.\d+)?e[+-]?\d")

Answer = Found[Stage] | Several[Stage] | Missing[Stage] | Rest
Said = Mapping[str, Sequence[int]]
"""The kinds of words that were said, each with its numbers."""


class StageNames:
    """The stages and rest days of an edition, as people speak of them."""

    def __init__(self, stages: Iterable[Stage], rest_days: Iterable[RestDay]) -> None:
        self._stages = tuple(sorted(stages, key=lambda stage: stage.number))
        self._rests = tuple(sorted(rest_days, key=lambda rest: rest.date))
        self._years = {stage.date.year for stage in self._stages}
        self._route = RouteWords(self._stages)
        self._phrases = Phrases(self._route)

    def find(self, text: str) -> Answer:
        """Find the one stage, or those to ask about, or the rest day."""
        plain = typed.folded(text.partition("·")[0]).strip()
        if _NEVER.search(plain):
            return Missing()
        written = _DATE.fullmatch(plain.strip(" .,;"))
        if written:
            return self._on_written(written)
        return self._meant(self._phrases.meanings(plain) or ())

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
        begun = (stage for stage in self._stages if _begins(stage, plain))
        return tuple(dict.fromkeys((*first, *begun, *self._route.starting(plain))))

    def _meant(self, meanings: Sequence[Meaning]) -> Answer:
        said: dict[str, list[int]] = {}
        for kind, value in meanings:
            said.setdefault(kind, []).append(value)
        if not self._years.issuperset(said.get("year", ())):
            return Missing()
        if "rest" in said:
            return self._resting(said)
        if "place" in said:
            stages = self._route.stages(meanings)
            return _one_or_more([stage for stage in stages if stage.loop or "loop" not in said])
        return self._single(said)

    def _single(self, said: Said) -> Answer:
        numbers = (*said.get("number", ()), *said.get("ordinal", ()))
        if "month" in said:
            return self._on(said["month"][0], numbers[0] if numbers else 0)
        if numbers:
            number = numbers[0] if len(numbers) == 1 else None
            return self._those(lambda stage: stage.number == number)
        if "weekday" in said:
            return self._those(lambda stage: stage.date.weekday() == said["weekday"][0])
        return self._called(said)

    def _called(self, said: Said) -> Answer:
        if "penultimate" in said:
            return _one_or_more(self._stages[-2:-1])
        if "last" in said:
            return _one_or_more(self._stages[-1:])
        if "prologue" in said:
            # The opening stage is one where it does not enter the classification.
            opening = self._stages[:1]
            return _one_or_more([each for each in opening if each.prologue or not each.counts])
        return self._those(lambda stage: stage.loop) if "loop" in said else Missing()

    def _resting(self, said: Said) -> Answer:
        # A day on which the rally stood still is found by its date or place alone.
        found = "place" in said or "month" in said
        rests = tuple(rest for rest in self._rests if rest.resting or found)
        if "place" in said:
            rests = tuple(rest for rest in rests if self._route.is_at(rest, said["place"]))
        numbers = (*said.get("number", ()), *said.get("ordinal", ()))
        if numbers and "month" in said:
            rests = tuple(rest for rest in rests if rest.date.day == numbers[0])
        elif numbers:
            rests = rests[max(0, numbers[0] - 1) : numbers[0]]
        elif "last" in said:
            rests = rests[-1:]
        return Rest(rests[0], rests[1:]) if rests else Missing()

    def _on_written(self, written: re.Match[str]) -> Answer:
        year = written["y"] or written["y2"]
        if year and int(year) not in self._years | {each % 100 for each in self._years}:
            return Missing()
        month, day = int(written["m"] or written["m2"]), int(written["d"] or written["d2"])
        found = self._on(month, day)
        if isinstance(found, Missing) and not written["y"]:
            # In America the month comes first.
            return self._on(day, month)
        return found

    def _on(self, month: int, day: int) -> Answer:
        for rest in self._rests:
            if (rest.date.month, rest.date.day) == (month, day):
                return Rest(rest)
        return self._those(lambda stage: (stage.date.month, stage.date.day) == (month, day))

    def _those(self, wanted: Callable[[Stage], bool]) -> Answer:
        return _one_or_more([stage for stage in self._stages if wanted(stage)])


def _begins(stage: Stage, plain: str) -> bool:
    if stage.prologue:
        return any(
            word.startswith(plain)
            for word, (kind, _) in stage_words().items()
            if kind == "prologue"
        )
    return str(stage.number).startswith(plain)


def _one_or_more(stages: Sequence[Stage]) -> Answer:
    if len(stages) == 1:
        return Found(stages[0])
    return Several(tuple(stages)) if stages else Missing()
