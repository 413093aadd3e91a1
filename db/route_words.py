"""The places of an edition as people write them, and the stages that touch them."""

from collections.abc import Sequence

from db import typed
from db.rally import Stage
from db.vocabulary import Vocabulary
from db.words import PARTICLES

_LONGEST_PLACE = 5


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
                if word not in PARTICLES and len(word) > 2:
                    self._of.setdefault(word, number)
            for end in range(2, len(words) + 1):
                self._of.setdefault("".join(words[:end]), number)
        self._vocabulary = Vocabulary(self._of)

    def place_at(self, words: Sequence[str], at: int) -> tuple[int | None, int]:
        """Give the place whose name starts at this word, and how many words it takes."""
        longest = min(_LONGEST_PLACE, len(words) - at)
        for length in range(longest, 0, -1):
            found = self._of.get("".join(words[at : at + length]))
            if found is not None:
                return found, length
        for length in range(longest, 0, -1):
            found = self._near("".join(words[at : at + length]))
            if found is not None:
                return found, length
        return None, 0

    def starting(self, prefix: str) -> list[Stage]:
        """Give the stages at a place that starts so."""
        joined = prefix.replace(" ", "")
        places = {self._of[word] for word in self._vocabulary.starting(joined)}
        return [stage for stage in self._stages if {*self._ends(stage)} & places]

    def stages(self, meanings: Sequence[tuple[str, int]]) -> list[Stage]:
        """Give the stages that run as the places and the words between them say."""
        start: int | None = None
        finish: int | None = None
        loose: list[int] = []
        role = ""
        for kind, value in meanings:
            if kind in ("from", "to"):
                role = kind
            elif kind == "place":
                if role == "from":
                    start = value
                elif role == "to":
                    finish = value
                else:
                    loose.append(value)
                role = ""
        if loose and start is None and (len(loose) > 1 or finish is not None):
            start = loose.pop(0)
        if loose and finish is None and start is not None:
            finish = loose.pop(0)
        if loose:
            return [stage for stage in self._stages if {*loose} <= {*self._ends(stage)}]
        return [
            stage
            for stage in self._stages
            if start in (None, self._ends(stage)[0]) and finish in (None, self._ends(stage)[1])
        ]

    def _ends(self, stage: Stage) -> tuple[int, int]:
        return self._places[stage.start.name], self._places[stage.finish.name]

    def _near(self, word: str) -> int | None:
        if len(word) < 4:
            return None
        begun = {self._of[whole] for whole in self._vocabulary.starting(word)}
        if len(begun) == 1:
            return begun.pop()
        near = {
            one.word: one.slips for one in self._vocabulary.near(word, 1 if len(word) < 8 else 2)
        }
        closest = min(near.values(), default=0)
        places = {
            self._of[other]
            for other, slips in near.items()
            if slips == closest and len(other) > 3 and (len(other) > 4 or other[0] == word[0])
        }
        return places.pop() if len(places) == 1 else None
