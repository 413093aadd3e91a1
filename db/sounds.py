"""How names sound: one spelling for what different languages write differently."""

import re

# Longest first where one spelling begins another; the lookarounds see the letters as typed.
_SPELLINGS = (
    (r"^(?:[yj]|i(?=[aou]))(?=[aou])", "j"),
    (r"eyev|ejev|eiev|eev", "ev"),
    (r"tsch|tch|tsh|tsj|dsch|sch|sh|ch|cz|sz|zh|sj", "C"),
    (r"ph|ff|w|v|f", "v"),
    (r"xx?", "ks"),
    (r"cqu|ck|qu|q|kh|cc(?![eiy])|c(?![eiy])", "k"),
    (r"tz|ts|z|c", "s"),
    (r"th|dt|t", "t"),
    (r"gh|gu(?=[eiy])|j(?=[ei])", "g"),
    (r"(?<=[aou])[yj](?=[aou])", ""),
    (r"oo[iy]|oij|o[iy]", "oi"),
    (r"oo|ou|oe", "u"),
    (r"eau|au", "o"),
    (r"oeu|eu", "o"),
    (r"ai|ay|aj|ei|ey|ej|ae", "e"),
    (r"ij|ie|ee|y|j", "i"),
    (r"h|[^a-z]", ""),
)
_SPELLING = re.compile("|".join(f"({pattern})" for pattern, _ in _SPELLINGS))
_DOUBLED = re.compile(r"(.)\1+")
_SHORTEST_WITH_MUTE_E = 4


def sound(word: str) -> str:
    """Respell a folded word by its sound: `tchaguine` and `chagin` become the same."""
    respelled = _SPELLING.sub(_respell, word)
    single = _DOUBLED.sub(r"\1", respelled)
    if len(single) >= _SHORTEST_WITH_MUTE_E and single.endswith("e"):
        return single[:-1]
    return single


def _respell(match: re.Match[str]) -> str:
    return _SPELLINGS[(match.lastindex or 1) - 1][1]
