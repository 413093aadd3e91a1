"""A typed line: the command's name, options named with a colon, and words that name none.

`/winner stage:9 cars`, `winner 9 cars`, `/rider name:"de Rooy" trucks`, `/stage stage:El Borma`.
Which of the unnamed words belong to which option is found by what fits: every way to share them
out is tried, and the one in which most options find what they look for wins.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import combinations_with_replacement, permutations

from db.words import fold

_TOKEN = re.compile(
    r"""(?:(?P<option>\w+):\s*)?(?:"(?P<quoted>[^"]*)"?|“(?P<curly>[^”]*)”?|(?P<word>[^\s"“]+))"""
)
_MOST_SHARED = 8
"""With more unnamed words than this nothing is shared out: they are one value."""
_LONGEST = 400
"""A longer line is no question; what is beyond is not read."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line taken apart, nothing understood yet."""

    name: str
    named: tuple[tuple[str, tuple[str, ...]], ...]
    """Options named with a colon, each with the words up to the next one."""
    free: tuple[str, ...]


Fit = Callable[[str, str], float]
"""How well a text fits an option: above 0 if it finds something, more if exactly."""


def parse(text: str, options: Sequence[str] | Mapping[str, str] = ()) -> Line:
    """Take a line apart; a word with a colon names an option only if it is one of `options`.

    Options that are called several things are given by all that they are called, folded.
    """
    called = options if isinstance(options, Mapping) else {option: option for option in options}
    name = ""
    named: list[tuple[str, list[str]]] = []
    free: list[str] = []
    words = free
    for match in _TOKEN.finditer(text[:_LONGEST].strip().removeprefix("/")):
        option = called.get(fold(match["option"] or ""), "")
        quoted = match["quoted"] if match["quoted"] is not None else match["curly"]
        value = quoted if quoted is not None else match["word"]
        if option and name:
            words = [value]
            named.append((option, words))
        elif not name:
            name = f"{match['option']}:{value}" if match["option"] else value.casefold()
        else:
            words.append(f"{match['option']}:{value}" if match["option"] else value)
        if quoted is not None:
            words = free
    return Line(name, tuple((option, tuple(each)) for option, each in named), tuple(free))


HOMELESS = ""
"""The name under which `share` gives words that no option takes."""


def share(
    line: Line, options: Sequence[str], fit: Fit, kinds: Mapping[str, object] | None = None
) -> dict[str, str]:
    """Say which option gets which text, so that as many words as possible fit.

    Options of one kind are filled in their order. Where all fits in several ways, the more options
    are filled the better: the names of a crew may be one person's or two people.
    """
    fit = cache(fit)
    kinds = kinds or {option: option for option in options}
    best: dict[str, str] = {}
    best_worth = (float("-inf"), 0)
    for values, spare in _splits(line):
        unnamed = [option for option in options if option not in values]
        for shared in _shares(spare, unnamed, kinds):
            candidate = {**values, **shared}
            # By words: one full name is better than a first name and a surname for two people.
            fitting = sum(
                (fit(option, text) if option else -1) * len(text.split())
                for option, text in candidate.items()
            )
            worth = (fitting, len(candidate))
            if worth > best_worth:
                best, best_worth = candidate, worth
    return best


def _splits(line: Line) -> Iterator[tuple[Mapping[str, str], tuple[str, ...]]]:
    """A value that is not quoted may hold blanks, so each of its last words may be a free one."""
    values = {option: " ".join(words) for option, words in line.named}
    yield values, line.free
    for option, words in line.named:
        for length in range(len(words) - 1, 0, -1):
            yield {**values, option: " ".join(words[:length])}, (*words[length:], *line.free)


def _shares(
    words: Sequence[str], options: Sequence[str], kinds: Mapping[str, object]
) -> Iterator[dict[str, str]]:
    """Every way to cut the words into one stretch for each option, in any order of the kinds.

    The first way gives everything to the first option: that is where what fits nothing ends up.
    """
    if not words:
        yield {}
    elif not options or len(words) > _MOST_SHARED:
        yield {(*options, HOMELESS)[0]: " ".join(words)}
    else:
        for order in _orders(options, kinds):
            for cuts in combinations_with_replacement(range(len(words), -1, -1), len(order) - 1):
                edges = (0, *sorted(cuts), len(words))
                stretches = (words[edges[at] : edges[at + 1]] for at in range(len(order)))
                yield {
                    option: " ".join(stretch)
                    for option, stretch in zip(order, stretches, strict=True)
                    if stretch
                }


def write(name: str, values: Mapping[str, str]) -> str:
    """Write the line that asks a command with these values."""
    given = (f"{option}:{quote(text.strip())}" for option, text in values.items() if text.strip())
    return " ".join((name, *given))


def _orders(options: Sequence[str], kinds: Mapping[str, object]) -> Iterator[Sequence[str]]:
    """Every order of the kinds; in another order of options of one kind nothing else would fit."""
    for order in dict.fromkeys(permutations(kinds[option] for option in options)):
        of_kind = {kind: iter([each for each in options if kinds[each] == kind]) for kind in order}
        yield [next(of_kind[kind]) for kind in order]


def quote(text: str) -> str:
    """Write a value so that `parse` reads it back as one."""
    return text if re.fullmatch(r"[^\s\"“”:]+", text) else f'"{text.replace(chr(34), "")}"'
