"""How names sound: one spelling for what different languages write differently."""

import re
from functools import lru_cache

# At each place the first that fits is taken; the lookarounds see the letters as typed.
_SPELLINGS = (
    (r"^(?:[yj]|i(?=[aou]))(?=[aou])", "j"),
    (r"(?<=[^aeiou])[yj]o(?=[^aeiou])", "e"),
    (r"e[yji]?ev", "ev"),
    (r"dzh|zh|gi(?=[aou])|j(?=[ei])|dzi|gh|gu(?=[eiy])", "g"),
    (r"tsch|tch|tsh|tsj|dsch|sch|sh|ch|cz|sz|sj", "C"),
    (r"ph|ff|w|v|f", "v"),
    (r"xx?", "ks"),
    (r"(?<=[ei])c$", "s"),
    (r"cqu|ck|qu|q|kh|cc(?![eiy])|c(?![eiy])", "k"),
    (r"tz|ts|dz|z|c", "s"),
    (r"(?<=[nr])[dt]$", ""),
    (r"(?<=..)er$", "a"),
    (r"th|dt|t", "t"),
    (r"(?<=[aou])[yj](?=[aou])", ""),
    (r"oo[iy]|oij|o[iy]", "oi"),
    (r"oo|ou", "u"),
    (r"eau|au", "o"),
    (r"oeu|eu|oe", "o"),
    (r"ea", "a"),
    (r"ai|ay|aj|ei|ey|ej|ae", "e"),
    (r"ij|ie|ee|y|j", "i"),
    (r"h|[^a-z]", ""),
)
_SPELLING = re.compile("|".join(f"({pattern})" for pattern, _ in _SPELLINGS))
_DOUBLED = re.compile(r"(.)\1+")
_MUTE = re.compile(r"(?<=[^aeiou])(?<=.{3})es?$")
_BONES = str.maketrans({"l": "r", "v": "b", "C": "s", "j": "d", **dict.fromkeys("aeiou")})


@lru_cache(maxsize=1024)
def sound(word: str) -> str:
    """Respell a folded word by its sound: `tchaguine` and `chagin` become the same."""
    return _DOUBLED.sub(r"\1", _SPELLING.sub(_respell, _MUTE.sub("'", word)))


def bones(word: str) -> str:
    """Keep of a word what survives in any script: its consonants, those that get mixed up as one.

    `urajimiru`, the Japanese for Vladimir, and `peteranseru` for Peterhansel differ by little or
    by nothing from the names themselves.
    """
    return skeleton(sound(word.replace("ji", "di")))


def skeleton(heard: str) -> str:
    """Take the vowels out of a sound, and the differences between consonants that get mixed up."""
    return _DOUBLED.sub(r"\1", heard.translate(_BONES))


def _respell(match: re.Match[str]) -> str:
    return _SPELLINGS[(match.lastindex or 1) - 1][1]
