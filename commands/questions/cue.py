"""A cue: one notion that questions speak of, with the words for it in each language."""

import re
from dataclasses import dataclass
from sys import intern

from db import words

_ELISION = re.compile(r"\b(?:l|d|qu|c|j|s|n|m|t|jusqu|lorsqu)['’`´](?=\w)")
_POSSESSIVE = re.compile(r"['’`´]s?\b")
_FROM_WHERE = re.compile(r"\bd['’`´]ou\b")
_BEFORE = re.compile(r"\bb4\b")
_THE_ONE = re.compile(r"\bthe 1 (?=(?:that|who|which)\b)")
_HEAD_TO_HEAD = re.compile(r"\bh2h\b")
_LAST_BUT_ONE = re.compile(
    r"\b(?:last but one|(?:second|next) to (?:the )?last|second last|avant derniere?)\b"
)
_DRAWN_OUT = re.compile(r"([a-hj-z])\1{2,}")
_PLUS = re.compile(r"\b(l[ae])\s*\+\s*(?=[a-z])")
_COUNTED_OFF = re.compile(r"(?<![\d.:/-])1[-/.]2[-/.]3(?![\d:/-])")
_FROM_THE_FIRST = re.compile(r"(?<![\d.:/-])1\s?-\s?(?=(?:[2-9]|10)(?![\d.:/-]))")
_ORDINAL = re.compile(r"(?<!\w)(\d+)(?:st|nd|rd|th|er|ere|re|e|eme|ieme|[oa]|[tdr][oa])\b")
_TOKEN = re.compile(r"\d{1,4}[./-]\d{1,2}(?:[./-]\d{2,4})?(?!\w)|\d+|[^\W\d_]+|#")


@dataclass(frozen=True)
class Cue:
    """A notion and its words: phrases separated by commas, accents and case left out of account."""

    name: str
    en: str = ""
    fr: str = ""
    es: str = ""

    @property
    def phrases(self) -> tuple[tuple[str, ...], ...]:
        """Every phrase as tokens, of all languages."""
        spoken = (phrase for text in (self.en, self.fr, self.es) for phrase in text.split(","))
        # The same words come again and again in them: each is kept once.
        return tuple(filter(None, (tuple(map(intern, tokens(phrase))) for phrase in spoken)))


def tokens(text: str) -> tuple[str, ...]:
    """Take a text apart into folded words and numbers: `SS9, l'étape` → `ss 9 etape`."""
    plain = _FROM_WHERE.sub("dou", words.fold(text))
    plain = _LAST_BUT_ONE.sub("penultimate", plain.replace("-to-", " to "))
    plain = _DRAWN_OUT.sub(r"\1", _PLUS.sub(r"\1 plus ", _HEAD_TO_HEAD.sub("versus", plain)))
    plain = _THE_ONE.sub("the one ", plain)
    plain = _COUNTED_OFF.sub("1 2 3", _BEFORE.sub("before", plain))
    plain = _FROM_THE_FIRST.sub("1 to ", plain)
    plain = _ORDINAL.sub(r"\1 th", plain)
    plain = _POSSESSIVE.sub(" ", _ELISION.sub(" ", plain))
    return tuple(_TOKEN.findall(plain))
