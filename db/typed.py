"""What somebody typed, taken apart into words that can be compared."""

import re
import unicodedata

from db import words

LONGEST = 120
"""Nobody's name, place or label is longer; what follows is not read."""
_WORD = re.compile(r"[^\W_]+")
_POSSESSIVE = re.compile(r"(?<=\w)['’`´]s\b", re.IGNORECASE)
_HUMP = re.compile(r"(?<=[^\W\d_A-Z])(?=[A-Z])")
_CJK = re.compile("[\u3400-\u4dbf\u4e00-\u9fff]")
_OTHER_SCRIPT = re.compile(
    "[\u0370-\u1cff\u1f00-\u1fff\u2e80-\ud7ff\uf900-\ufdff\ufe70-\ufeff\uff66-\uff9f]"
)
# One character each in Japanese, simplified and traditional Chinese; Japanese is how names are kept.
_HAN = str.maketrans(
    "增冈岡濱滨齋齐斋邊边澤泽廣广國国島岛龍龙篠冢塚鈴铃誠诚義义黑黒實实",
    "増岡岡浜浜斎斎斎辺辺沢沢広広国国島島竜竜篠塚塚鈴鈴誠誠義義黒黒実実",
)


def parts(text: str) -> tuple[str, ...]:
    """Split into folded words, in Latin letters except for Chinese characters."""
    return tuple(_WORD.findall(folded(text)))


def humps(text: str) -> tuple[str, ...]:
    """Split as `parts` does, and before capitals inside words: `MarekDabrowski`."""
    return parts(_HUMP.sub(" ", text[:LONGEST]))


def folded(text: str) -> str:
    """Take away case, accents, other scripts and possessives, keeping punctuation."""
    text = _POSSESSIVE.sub("", text[:LONGEST])
    if text.isascii():
        return text.lower()
    text = unicodedata.normalize("NFKC", text)
    if _OTHER_SCRIPT.search(text):
        text = _WORD.sub(_in_latin, text)
    return words.fold(text)


def _in_latin(match: re.Match[str]) -> str:
    word = match.group()
    if _CJK.search(word):
        return word.translate(_HAN)
    if not _OTHER_SCRIPT.search(word):
        return word
    from anyascii import anyascii  # noqa: PLC0415 (most questions need no transliteration)

    return "".join(_WORD.findall(anyascii(word)))
