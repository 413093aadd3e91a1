"""What sentences and footnotes state, as far as a few patterns understand it.

A statement is taken over only with what its words name: a footnote that has lost its mark names no
stage, and none is given to it.
"""

import re
from collections.abc import Iterable, Iterator, Sequence

from db import times, words
from db.document import Text
from db.rally import Category, Claim, Crew, Remark, Stage
from db.times import Time

_ORDINALS = (
    *("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth"),
    *("tenth", "eleventh", "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth"),
    *("seventeenth", "eighteenth", "nineteenth", "twentieth"),
)
_CARDINALS = (
    *("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven"),
    *("twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"),
    "twenty",
)
_NUMBERS = {
    word: number for names in (_ORDINALS, _CARDINALS) for number, word in enumerate(names, 1)
}
_NUMBER = rf"(?:\d+(?:st|nd|rd|th)?|{'|'.join(sorted(_NUMBERS, key=len, reverse=True))})"
_LIST = rf"{_NUMBER}(?:(?:, | and |, and ){_NUMBER})*"
_SENTENCE = re.compile(r"(?<=[.!?])\s+(?=\w)")
_CLAIMS: tuple[tuple[Claim, re.Pattern[str]], ...] = tuple(
    (claim, re.compile(pattern, re.IGNORECASE))
    for claim, pattern in (
        (Claim.STAGE_WINS, rf"won (?:the )?(?:(?P<a>{_LIST}) stages?|stages? (?P<b>{_LIST}))\b"),
        (Claim.OUT, r"(?:forced \w* ?out|retired|withdrew|abandoned)\b"),
        (Claim.LED, r"early lead|in the lead early"),
        (Claim.INJURED, r"injur\w+"),
        (Claim.DIED, r"(?:died|was killed)\b"),
        (Claim.VICTORY, rf"won\b.*for the (?P<count>{_NUMBER}) time"),
        (Claim.WIN_REMOVED, r"(?:stripped of|lost) the win"),
        (Claim.PENALTY, r"penalty of (?P<time>\d+:\d\d(?::\d\d)?)|(?P<hours>\w+)-hour penalty"),
        (Claim.LOCATED, r"between (?P<from>[\w' ]+?) and (?P<to>[\w' ]+?),? in (?P<country>\w+)"),
    )
)
_NEAR_STAGE = re.compile(
    rf"(?P<a>{_NUMBER}) stage\b|\bstage (?P<b>{_NUMBER})\b"
    r"|(?P<word>penultimate|last|final) stage\b",
    re.IGNORECASE,
)
_FULL_NAME = re.compile(r"[A-Z]\w+(?:[ -][A-Z]\w+)+")
_RUNNING = re.compile(r"(?P<number>\d+)(?:st|nd|rd|th) (?:running|edition)\b")
_OTHER_NAME = re.compile(r"also known as (?:the )?(?P<name>[^,.]+)")


def running(texts: Iterable[Text]) -> int | None:
    """Say which running of the rally it was, if a sentence does."""
    return next((int(m["number"]) for text in texts if (m := _RUNNING.search(text.text))), None)


def other_name(texts: Iterable[Text]) -> str | None:
    """Say what else the rally was called, if a sentence does."""
    return next((m["name"] for text in texts if (m := _OTHER_NAME.search(text.text))), None)


class Prose:
    """Reads sentences, knowing who and what stands in the tables."""

    def __init__(self, crews: Sequence[Crew], stages: Sequence[Stage]) -> None:
        self._numbers = [stage.number for stage in stages]
        self._people = {_flat(each.name): each for crew in crews for each in crew.people}
        self._categories: dict[str, set[Category]] = {}
        for crew in crews:
            for person in crew.people:
                self._categories.setdefault(person.key, set()).add(crew.category)
        places = (place.name for stage in stages for place in (stage.start, stage.finish))
        self._places = {_flat(name): name for name in places}
        self._mention = _any_of(self._people)
        self._whereabouts = _any_of(self._places)

    def remarks(self, text: Text) -> Iterator[Remark]:
        """Read the statements of a paragraph or a footnote, in the order of its sentences."""
        for sentence in [text.text] if text.note else _SENTENCE.split(text.text):
            found = [
                self._remark(claim, match, sentence, text)
                for claim, pattern in _CLAIMS
                if (match := pattern.search(sentence))
            ]
            if not found and (text.note or self._mention.search(_flat(sentence))):
                found = [self._remark(None, None, sentence, text)]
            yield from found

    def _remark(
        self, claim: Claim | None, match: re.Match[str] | None, sentence: str, text: Text
    ) -> Remark:
        names = self._names(claim, match, sentence)
        known = [person for name in names if (person := self._people.get(_flat(name)))]
        categories = {each for person in known for each in self._categories[person.key]}
        return Remark(
            claim=claim,
            names=names,
            people=tuple(person.key for person in known),
            stages=self._stages(claim, match, sentence),
            places=self._named_places(sentence) if claim in _PLACED else (),
            category=categories.pop() if len(categories) == 1 else None,
            amount=_amount(match) if match and claim is Claim.PENALTY else None,
            count=_number(match["count"]) if match and claim is Claim.VICTORY else None,
            footnote=text.note,
            text=sentence,
            line=text.line,
        )

    def _names(
        self, claim: Claim | None, match: re.Match[str] | None, sentence: str
    ) -> tuple[str, ...]:
        """Take the person named last before the statement, else the first named after it."""
        if claim is Claim.LOCATED and match:
            return (match["country"],)
        mentions = [
            (m.start(), self._people[m[0]].name) for m in self._mention.finditer(_flat(sentence))
        ]
        if match is None:
            return tuple(dict.fromkeys(name for _, name in mentions))
        if claim is Claim.DIED:
            mentions += [(m.start(), m[0]) for m in _FULL_NAME.finditer(sentence)]
        before = [mention for mention in mentions if mention[0] < match.start()]
        nearest = max(before, default=None) or min(mentions, default=None)
        return (nearest[1],) if nearest else ()

    def _stages(
        self, claim: Claim | None, match: re.Match[str] | None, sentence: str
    ) -> tuple[int, ...]:
        if match and claim is Claim.STAGE_WINS:
            listed = re.findall(_NUMBER, match["a"] or match["b"], re.IGNORECASE)
            return tuple(_number(each) for each in listed)
        if match is None or claim in (Claim.LED, Claim.VICTORY, Claim.LOCATED):
            return ()
        near = min(
            _NEAR_STAGE.finditer(sentence),
            key=lambda stage: max(stage.start() - match.end(), match.start() - stage.end()),
            default=None,
        )
        return (self._stage(near),) if near else ()

    def _stage(self, match: re.Match[str]) -> int:
        if match["word"]:
            return self._numbers[-2 if match["word"].lower() == "penultimate" else -1]
        return _number(match["a"] or match["b"])

    def _named_places(self, sentence: str) -> tuple[str, ...]:
        found = (self._places[m[0]] for m in self._whereabouts.finditer(_flat(sentence)))
        return tuple(dict.fromkeys(found))


_PLACED = (Claim.INJURED, Claim.LOCATED)


def _flat(text: str) -> str:
    """Fold letter by letter, so that positions stay what they are."""
    return "".join(words.fold(letter)[:1] or letter for letter in text)


def _any_of(names: Iterable[str]) -> re.Pattern[str]:
    longest_first = sorted(names, key=lambda name: (-len(name), name))
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, longest_first)) or '(?!)'})\b")


def _number(text: str) -> int:
    digits = re.match(r"\d+", text)
    return int(digits[0]) if digits else _NUMBERS[text.casefold()]


def _amount(match: re.Match[str]) -> Time | None:
    if match["time"]:
        return times.parse(match["time"])
    hours = match["hours"].casefold()
    seconds = 3600 * (int(hours) if hours.isdecimal() else _NUMBERS.get(hours, 0))
    return Time(seconds, times.clock(seconds)) if seconds else None
