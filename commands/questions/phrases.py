"""Names of several words in a row of words: the longest first."""

from collections.abc import Mapping

from commands.questions.marks import Marks


class Phrases:
    """Knows things by their names, which are rows of words."""

    def __init__(self, names: Mapping[tuple[str, ...], str]) -> None:
        """Learn the names."""
        self._names = {name: thing for name, thing in names.items() if name}
        self.words = frozenset(word for name in self._names for word in name)
        lengths: dict[str, set[int]] = {}
        for name in self._names:
            lengths.setdefault(name[0], set()).add(len(name))
        self._lengths = {word: sorted(each, reverse=True) for word, each in lengths.items()}

    def __contains__(self, name: tuple[str, ...]) -> bool:
        return name in self._names

    def take(self, marks: Marks) -> tuple[str, ...]:
        """Take what is named, the longest names first, and give each thing once."""
        found: dict[str, None] = {}
        for at, word in marks.free():
            for length in self._lengths.get(word, ()):
                name = tuple(marks.at(at + step) for step in range(length))
                if name in self._names:
                    found[self._names[name]] = None
                    marks.take(at, at + length)
                    break
        return tuple(found)
