"""What somebody typed, taken apart into words that can be compared."""

import re
import unicodedata

from db import words

LONGEST = 120
"""Nobody's name, place or label is longer; what follows is not read."""
CHINESE = re.compile("[\u3400-\u4dbf\u4e00-\u9fff]")
_WORD = re.compile(r"[^\W_]+")
_POSSESSIVE = re.compile(r"(?<=\w)['’`´]s\b", re.IGNORECASE)
_HUMP = re.compile(r"(?<=[^\W\d_])(?=[A-ZÀ-ÖØ-Þ])")
_OTHER_SCRIPT = re.compile(
    "[\u0370-\u1cff\u1f00-\u1fff\u2e80-\ud7ff\uf900-\ufdff\ufe70-\ufeff\uff66-\uff9f]"
)
_CYRILLIC = re.compile("[\u0400-\u052f]")
_FIRST_YO = re.compile("^ё", re.IGNORECASE)
_SMALL_KANA = re.compile("[ァィゥェォャュョぁぃぅぇぉゃゅょ]")
_LONG_CONSONANT = re.compile("[っッ]")
_VOWEL_BEFORE_SMALL = re.compile(r"[aeiou]\|")
_HISSED_Y = re.compile(r"(?<=ch|sh)y|(?<=j)y")
# Chinese characters, simplified and traditional, as Japanese writes them: names are kept so.
_JAPANESE = str.maketrans(
    "增冈濱滨齋齐斋邊边澤泽廣广國国島岛龍龙篠冢鈴铃誠诚義义黑黒實实東东馬马長长藤縢",
    "増岡浜浜斎斉斎辺辺沢沢広広国国島島竜竜篠塚鈴鈴誠誠義義黒黒実実東東馬馬長長藤藤",
)


def parts(text: str) -> tuple[str, ...]:
    """Split into folded words, in Latin letters except for Chinese characters."""
    return tuple(_WORD.findall(folded(text)))


def humps(text: str) -> tuple[str, ...]:
    """Split as `parts` does, and before capitals inside words: `MarekDabrowski`."""
    return parts(_HUMP.sub(" ", text[:LONGEST]))


def is_transcribed(text: str) -> bool:
    """Say whether letters had to be guessed from another script."""
    return not text.isascii() and bool(_OTHER_SCRIPT.search(text))


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
    if CHINESE.search(word):
        return word.translate(_JAPANESE)
    if not _OTHER_SCRIPT.search(word):
        return word
    # Imported here: most questions need no transliteration.
    from anyascii import anyascii

    if _CYRILLIC.search(word):
        word = _FIRST_YO.sub("йо", word)
        return _letters(anyascii(word)).replace("kh", "h")
    # A small kana takes the vowel of the one before it: chi and small ya are cha.
    word = _SMALL_KANA.sub(r"|\g<0>", _LONG_CONSONANT.sub("", word))
    marked = _VOWEL_BEFORE_SMALL.sub("", anyascii(word).lower())
    return _letters(_HISSED_Y.sub("", marked))


def _letters(text: str) -> str:
    return "".join(_WORD.findall(text)).lower()
