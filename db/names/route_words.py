"""The places of an edition as people write them, and the stages that touch them."""

from collections.abc import Callable, Collection, Sequence

from db.names import typed
from db.names.lexicon import Meaning, stage_words
from db.names.vocabulary import Vocabulary
from db.rally import RestDay, Stage
from db.words import PARTICLES

_LONGEST_PLACE = 5
_SHORTEST = 3
_LONG = 8


class RouteWords:
    """Where stages start and finish."""

    def __init__(self, stages: Sequence[Stage]) -> None:
        self._stages = stages
        names = dict.fromkeys(
            place.name for stage in stages for place in (stage.start, stage.finish)
        )
        self._places = {name: number for number, name in enumerate(names)}
        self._of: dict[str, int] = {}
        for name, number in self._places.items():
            words = typed.parts(name)
            for word in words:
                if word not in PARTICLES and len(word) >= _SHORTEST:
                    self._of.setdefault(word, number)
            for end in range(2, len(words) + 1):
                self._of.setdefault("".join(words[:end]), number)
        self._vocabulary = Vocabulary(self._of)

    @property
    def prologue(self) -> bool:
        """Whether one of the stages is the prologue, which is printed as `P`."""
        return any(stage.prologue for stage in self._stages)

    def place_at(self, words: Sequence[str], at: int) -> tuple[int | None, int]:
        """Give the place whose name starts at this word, and how many words it takes."""
        place, length = self._spanning(words, at, 1, self._of.get)
        if place is not None:
            # `sharm el sheik` is no Sharm with something after it.
            nearly, longer = self._spanning(words, at, length + 1, self._near)
            last = words[at + longer - 1]
            if nearly == place and len(last) >= _SHORTEST and last not in stage_words():
                return nearly, longer
        return place, length

    def near_place_at(self, words: Sequence[str], at: int) -> tuple[int | None, int]:
        """Do the same for a name that is begun, or written with slips."""
        return self._spanning(words, at, 1, self._near)

    def _spanning(
        self, words: Sequence[str], at: int, least: int, find: Callable[[str], int | None]
    ) -> tuple[int | None, int]:
        for length in range(min(_LONGEST_PLACE, len(words) - at), least - 1, -1):
            found = find("".join(words[at : at + length]))
            if found is not None:
                return found, length
        return None, 0

    def touching(self, joined: str) -> tuple[Stage, ...]:
        """Give the stages that start or finish at the place of this name, written as one word."""
        place = self._of.get(joined)
        return tuple(
            stage for stage in self._stages if place is not None and place in self._ends(stage)
        )

    def is_at(self, rest: RestDay, places: Collection[int]) -> bool:
        """Say whether a day of rest is spent at one of these places."""
        return not {
            self._places.get(rest.start.name),
            self._places.get(rest.finish.name),
        }.isdisjoint(places)

    def starting(self, prefix: str) -> list[Stage]:
        """Give the stages at a place that starts so."""
        joined = prefix.replace(" ", "")
        places = {self._of[word] for word in self._vocabulary.starting(joined)}
        return [stage for stage in self._stages if {*self._ends(stage)} & places]

    def stages(self, meanings: Sequence[Meaning]) -> list[Stage]:
        """Give the stages that run as the places and the words between them say."""
        ends: dict[str, int | None] = {"from": None, "to": None}
        loose: list[int] = []
        role = ""
        for kind, value in meanings:
            if kind in ends:
                role = kind
            elif kind == "place":
                if role:
                    ends[role] = value
                else:
                    loose.append(value)
                role = ""
        return self._running(ends["from"], ends["to"], loose)

    def _running(self, start: int | None, finish: int | None, loose: list[int]) -> list[Stage]:
        """Let the places of which nothing is said be the ends that are still open, in order."""
        if len(loose) == 1 and start is None and finish is None:
            return [stage for stage in self._stages if loose[0] in self._ends(stage)]
        if loose and start is None:
            start = loose.pop(0)
        if loose and finish is None:
            finish = loose.pop(0)
        if loose:
            return []
        return [
            stage
            for stage in self._stages
            if start in (None, self._ends(stage)[0]) and finish in (None, self._ends(stage)[1])
        ]

    def _ends(self, stage: Stage) -> tuple[int, int]:
        return self._places[stage.start.name], self._places[stage.finish.name]

    def _near(self, word: str) -> int | None:
        if len(word) <= _SHORTEST:
            return None
        begun = {self._of[whole] for whole in self._vocabulary.starting(word)}
        if len(begun) == 1:
            return begun.pop()
        near = [
            (one.slips, self._of[one.word])
            for one in self._vocabulary.near(word, 1 if len(word) < _LONG else 2)
            if len(one.word) > _SHORTEST + 1
            or (
                len(one.word) > _SHORTEST
                and (len(word) > len(one.word) or _swapped(word, one.word))
            )
        ]
        closest = min(near, default=(0, 0))[0]
        places = {place for slips, place in near if slips == closest}
        return places.pop() if len(places) == 1 else None


def _swapped(word: str, other: str) -> bool:
    return sorted(word) == sorted(other)
