"""Slips of the finger: one letter left out, added, swapped or replaced, or the key beside it."""

from random import Random

_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_ROWS = ("qwertyuiop", "asdfghjkl", "zxcvbnm")


def slip(text: str, chance: Random) -> str:
    """Make one slip somewhere."""
    at = chance.randrange(len(text))
    before, here, after = text[:at], text[at], text[at + 1 :]
    return chance.choice(
        (
            before + after,
            before + chance.choice(_LETTERS) + here + after,
            before + chance.choice(_LETTERS) + after,
            before + after[:1] + here + after[1:],
        )
    )


def neighbour(text: str, chance: Random) -> str:
    """Hit the key beside the right one."""
    places = [at for at, letter in enumerate(text) if _beside(letter)]
    at = chance.choice(places)
    return text[:at] + chance.choice(_beside(text[at])) + text[at + 1 :]


def _beside(letter: str) -> str:
    for number, row in enumerate(_ROWS):
        at = row.find(letter.lower())
        if at >= 0:
            near = row[max(0, at - 1) : at] + row[at + 1 : at + 2]
            above = _ROWS[number - 1][at : at + 2] if number else ""
            below = _ROWS[number + 1][max(0, at - 1) : at + 1] if number + 1 < len(_ROWS) else ""
            return near + above + below
    return ""
