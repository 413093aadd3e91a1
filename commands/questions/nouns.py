"""Makes, entrants, places and countries that a question names."""

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from commands.questions.cue import tokens
from commands.questions.marks import Marks
from commands.questions.phrases import Phrases
from db.nations import nation, nations
from db.rally import Crew, Stage
from db.words import PARTICLES

_LISTS = Path(__file__).with_name("lists")
_GENERIC = frozenset("team rally raid the of and x".split())
_SHORTEST = 3


def listed_words(name: str) -> dict[str, str]:
    """Read a list of words: each with what stands before the colon on its line."""
    found: dict[str, str] = {}
    for line in (_LISTS / name).read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            label, _, words = line.rpartition(":")
            found.update(dict.fromkeys(words.split(), label.strip()))
    return found


def inflected_words(name: str) -> frozenset[str]:
    """Read a list of words, each also with the endings that stand before the colon."""
    return frozenset(
        form
        for word, endings in listed_words(name).items()
        for form in (word, *(_with(word, ending) for ending in endings.split()))
    )


def _with(word: str, ending: str) -> str:
    """Add an ending as English spells it: `carried`, `waving`, `wishes`."""
    last, before = word[-1], word[-2:-1]
    if last == "e" and ending in ("ed", "ing"):
        return word[:-1] + ending
    if last == "y" and before not in "aeiou" and ending != "ing":
        return f"{word[:-1]}i{'es' if ending == 's' else ending}"
    return f"{word}e{ending}" if ending == "s" and word.endswith(_HISSING) else word + ending


_HISSING = ("s", "x", "z", "ch", "sh")


def listed_phrases(name: str) -> dict[tuple[str, ...], str]:
    """Read a list of phrases, parted by commas: each with what stands before the colon."""
    found: dict[tuple[str, ...], str] = {}
    for line in (_LISTS / name).read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            label, _, phrases = line.partition(":")
            found.update(dict.fromkeys(map(tokens, phrases.split(",")), label.strip()))
    return found


class Nouns:
    """Knows what the things of one edition are called."""

    def __init__(self, crews: Iterable[Crew], stages: Sequence[Stage]) -> None:
        crews = tuple(crews)
        makes = dict.fromkeys(crew.make for crew in crews if crew.make)
        makes_called = {tokens(make): make for make in makes}
        makes_called |= {(word,): make for make in makes for word in tokens(make)[:1]}
        makes_called |= {
            (f"{name[0]}s",): make for name, make in makes_called.items() if len(name) == 1
        }
        makes_called |= {(short,): make for short, make in _NICKNAMES.items() if make in makes}
        self._entrants = _entrants(crews, {word for made in makes_called for word in made})
        told = {entrant for entrants in self._entrants.values() for entrant in entrants}
        phrases = {
            tuple(word for word in tokens(crew.entrant) if word != "team"): crew.entrant
            for crew in crews
            if crew.entrant and crew.entrant not in told
        }
        places = _places(stages)
        nations_called = _nations()
        # Of all countries, those that people come from are worth a guess.
        codes = {country(person.nationality) for crew in crews for person in crew.people}
        listed = tuple(
            name for name, where in nations_called.items() if len(name) == 1 and where in codes
        )
        self._makes, self._places = Phrases(makes_called), Phrases(places)
        self._nations, self._phrases = Phrases(nations_called), Phrases(phrases)
        self.named = frozenset(
            word
            for names in (makes_called, self._entrants, places, listed)
            for name in names
            for word in (name if isinstance(name, tuple) else (name,))
        )
        self.words = tuple(sorted(word for word in self.named if len(word) > _SHORTEST))

    def knows(self, word: str) -> bool:
        """Say whether a word is part of a name as it stands."""
        return word in self.words or (word,) in self._nations

    def makes(self, marks: Marks) -> tuple[str, ...]:
        """Take the makes."""
        return self._makes.take(marks)

    def places(self, marks: Marks) -> tuple[str, ...]:
        """Take the places, in the order in which they are named."""
        return self._places.take(marks)

    def nations(self, marks: Marks) -> tuple[str, ...]:
        """Take the countries."""
        return self._nations.take(marks)

    def entrants(self, marks: Marks) -> tuple[str, ...]:
        """Take words of entrants' names, and give those that fit the most of them."""
        phrases = self._phrases.take(marks)
        if phrases:
            return phrases
        heard = set(marks.words)
        fits: dict[str, int] = {}
        for at, word in [*marks.free()]:
            for entrant in self._entrants.get(word, ()):
                fits[entrant] = len(heard & set(tokens(entrant)))
                marks.take(at, at + 1)
        return tuple(entrant for entrant, count in fits.items() if count == max(fits.values()))


_NICKNAMES: Mapping[str, str] = {
    "vw": "Volkswagen", "mitsu": "Mitsubishi", "mercedes": "Mercedes-Benz", "merc": "Mercedes-Benz",
    "kamaz": "Kamaz", "benz": "Mercedes-Benz",
}  # fmt: skip


def _entrants(crews: Iterable[Crew], makes: set[str]) -> dict[str, tuple[str, ...]]:
    found: dict[str, dict[str, None]] = {}
    for crew in crews:
        for word in tokens(crew.entrant or ""):
            if word not in makes and word not in _GENERIC and len(word) >= _SHORTEST:
                found.setdefault(word, {})[crew.entrant or ""] = None
    return {word: tuple(entrants) for word, entrants in found.items()}


def _places(stages: Sequence[Stage]) -> dict[tuple[str, ...], str]:
    found: dict[tuple[str, ...], str] = {}
    for stage in stages:
        for place in (stage.start, stage.finish):
            words = tokens(place.name)
            for end in range(1, len(words) + 1):
                if words[end - 1] not in PARTICLES:
                    found.setdefault(words[:end], place.name)
            if words[0] in PARTICLES or words[0] == "abu":
                found[words[1:]] = place.name
    return found


def _nations() -> dict[tuple[str, ...], str]:
    found: dict[tuple[str, ...], str] = {}
    for each in nations().values():
        for name in (each.english, each.french, each.spanish, each.adjective):
            found.setdefault(tokens(name), each.english)
    found.pop((), None)
    return found | listed_phrases("nations.txt")


def country(code: str | None) -> str:
    """Give the English name of a printed code."""
    known = nation(code) if code else None
    return known.english if known else code or ""
