"""What sentences and footnotes state, as far as a few patterns understand it.

A statement is taken over only with what its words name: a footnote that has lost its mark names no
stage, and none is given to it.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from db import times, words
from db.rally import Category, Claim, Crew, Person, Remark, Stage
from db.reader import counting
from db.reader.cells import MONTHS
from db.reader.counting import AMOUNT, LIST, NUMBER, ORDINAL, ORDINALS
from db.reader.document import Text
from db.reader.mentions import Mentions

_SENTENCE = re.compile(r"(?<=[.!?])\s+(?=\w)")
_WON = r"(?:won|took|claimed)"
_TOOK = rf"(?P<passive>(?:was|were) )?\b{_WON}"
_PROLOGUE = r"\b(?P<first>prologue)\b"
_PLACE = r"[\w'\u2019. -]{1,40}?"
_COUNTRY = r"(?-i:[A-Z]\w+(?: [A-Z]\w+(?=[,.;]|$))?)"
# `does` is said of whoever was named before it, never of somebody named later.
_CLAIMS: tuple[tuple[Claim, re.Pattern[str]], ...] = tuple(
    (claim, re.compile(pattern, re.IGNORECASE))
    for claim, pattern in (
        (
            Claim.STAGE_WINS,
            rf"{_TOOK} (?:the )?(?:(?P<a>{ORDINALS}) stages?|stages? (?P<b>{LIST})|{_PROLOGUE})",
        ),
        (Claim.STAGE_WINS, rf"\bstages? (?P<a>{LIST}) (?P<passive>was|were) (?:won|taken) by\b"),
        (Claim.OUT, r"\b(?:forced \w{0,9} ?out|(?P<does>retired|withdrew|dropped out|gave up))\b"),
        (Claim.OUT, r"(?<!was )(?<!were )\b(?P<does>abandoned|had to (?:retire|withdraw))\b"),
        (Claim.LED, r"\bearly lead\b|\bin the lead early\b|\b(?:led|leading) (?:\w+ )?early\b"),
        (Claim.INJURED, r"\binjur\w{1,9}\b(?!-)"),
        (Claim.DIED, r"\b(?P<does>died(?! down)|was killed|lost his life|lost her life)\b"),
        (
            Claim.VICTORY,
            rf"{_TOOK}\b(?:(?!\b{_WON}\b)[^;]){{0,200}}? for the (?P<count>{NUMBER}) time",
        ),
        (Claim.WIN_REMOVED, r"\b(?:stripped of|lost) (?:the|his|her) (?:stage )?win\b"),
        (Claim.PENALTY, AMOUNT),
        (
            Claim.LOCATED,
            rf"\bbetween (?P<from>{_PLACE}) and (?P<to>{_PLACE}),? in (?P<country>{_COUNTRY})",
        ),
    )
)
_NEAR_STAGE = re.compile(
    r"(?P<where>\b(?:in|on|during|of|for|at) (?:the )?)?\b(?<!\bor )"
    rf"(?:(?P<a>{ORDINAL}) stage|stage (?P<b>{NUMBER})|(?P<word>penultimate|last|final) stage"
    rf"|{_PROLOGUE})\b",
    re.IGNORECASE,
)
_OTHER_CLAUSE = re.compile(r"[,;:]|\b(?:and|but|who|when|while|after|before)\b", re.IGNORECASE)
_DENIED = re.compile(
    r"\b(?:not|never|nobody|no|none|without|nearly|almost|narrowly|avoid\w*|escap\w+)\b"
    r"[^,;:.]{0,40}$",
    re.IGNORECASE,
)
_FULL_NAME = re.compile(r"(?<!\b[Tt]he )\b[A-Z]\w+(?:[ -][A-Z]\w+)+")
_RUNNING = re.compile(r"\b(?P<number>\d{1,3})(?:st|nd|rd|th) (?:running|edition)\b", re.ASCII)
_OTHER_NAME = re.compile(r"also known as (?:the )?(?P<name>[^,.]{1,100})")
_NEAR = 120
_PLACED = (Claim.INJURED, Claim.LOCATED)


def running(texts: Iterable[Text]) -> int | None:
    """Say which running of the rally it was, if a sentence does."""
    return next((int(m["number"]) for text in texts if (m := _RUNNING.search(text.text))), None)


def other_name(texts: Iterable[Text]) -> str | None:
    """Say what else the rally was called, if a sentence does."""
    names = (m["name"].strip() for text in texts if (m := _OTHER_NAME.search(text.text)))
    return next(filter(None, names), None)


@dataclass(frozen=True, slots=True)
class _Sentence:
    """A sentence, and who, where and which stages it names."""

    text: str
    people: tuple[tuple[int, str], ...]
    places: tuple[str, ...]
    stages: tuple[re.Match[str], ...]
    origin: Text


@dataclass(frozen=True, slots=True)
class _Statement:
    """What a sentence claims, and where it does."""

    claim: Claim
    match: re.Match[str]

    def part(self, name: str) -> str | None:
        return self.match.groupdict().get(name)


class Prose:
    """Reads sentences, knowing who and what stands in the tables."""

    def __init__(self, crews: Sequence[Crew], stages: Sequence[Stage]) -> None:
        self._numbers = [stage.number for stage in stages]
        self._prologue = tuple(stage.number for stage in stages if stage.prologue)
        self._people: dict[str, dict[str, Person]] = {}
        self._categories: dict[str, set[Category]] = {}
        for crew in crews:
            for person in crew.people:
                for name in (person.name, *person.spellings):
                    self._people.setdefault(words.fold(name), {})[person.key] = person
                self._categories.setdefault(person.key, set()).add(crew.category)
        places = (place.name for stage in stages for place in (stage.start, stage.finish))
        self._mentions = Mentions(
            name for crew in crews for each in crew.people for name in (each.name, *each.spellings)
        )
        self._whereabouts = Mentions(places)

    def remarks(self, text: Text, section: Category | None = None) -> Iterator[Remark]:
        """Read the statements of a paragraph or a footnote, in the order of its sentences."""
        for part in [text.text] if text.note else _SENTENCE.split(text.text):
            sentence = self._sentence(part, text)
            found = list(self._statements(sentence))
            if found or text.note or sentence.people:
                statements: list[_Statement | None] = [*found] or [None]
                for statement in statements:
                    yield self._remark(statement, sentence, section)

    def _sentence(self, part: str, text: Text) -> _Sentence:
        places = dict.fromkeys(name for _, name in self._whereabouts.find(part))
        people = tuple(self._mentions.find(part))
        return _Sentence(part, people, tuple(places), tuple(_NEAR_STAGE.finditer(part)), text)

    def _statements(self, sentence: _Sentence) -> Iterator[_Statement]:
        claimed: set[Claim] = set()
        for claim, pattern in _CLAIMS:
            meant = filter(self._is_meant, pattern.finditer(sentence.text))
            match = next(meant, None) if claim not in claimed else None
            if match:
                claimed.add(claim)
                yield _Statement(claim, match)

    def _is_meant(self, match: re.Match[str]) -> bool:
        """Not where it is denied, nor where `between A and B, in January` names no places."""
        said = match.groupdict()
        if "country" in said:
            between = (self._whereabouts.named(said[end]) for end in ("from", "to"))
            return said["country"] not in MONTHS and all(between)
        if said.get("first") and not self._prologue:
            return False
        return not _DENIED.search(match.string[max(match.start() - 60, 0) : match.start()])

    def _remark(
        self, statement: _Statement | None, sentence: _Sentence, section: Category | None
    ) -> Remark:
        claim = statement.claim if statement else None
        names = self._names(statement, sentence)
        known = [person for name in names if (person := self._person(name))]
        categories = {each for person in known for each in self._categories[person.key]}
        seconds = counting.amount(statement.match) if statement and claim is Claim.PENALTY else None
        count = statement.part("count") if statement else None
        return Remark(
            claim=claim,
            names=names,
            people=tuple(dict.fromkeys(person.key for person in known)),
            stages=self._stages(statement, sentence),
            places=sentence.places if claim in _PLACED else (),
            category=section or (categories.pop() if len(categories) == 1 else None),
            amount=times.parse(times.clock(seconds)) if seconds else None,
            count=counting.number(count) if count else None,
            footnote=sentence.origin.note,
            text=sentence.text,
            line=sentence.origin.line,
        )

    def _names(self, statement: _Statement | None, sentence: _Sentence) -> tuple[str, ...]:
        """Take whoever is named last before the statement, else first after it."""
        mentions = list(sentence.people)
        if statement is None:
            return tuple(dict.fromkeys(name for _, name in mentions))
        if country := statement.part("country"):
            return (country,)
        if statement.claim is Claim.DIED:
            full = ((match.start(), match[0]) for match in _FULL_NAME.finditer(sentence.text))
            mentions += (mention for mention in full if mention[1] not in sentence.places)
        start = statement.match.start()
        before = max((m for m in mentions if m[0] < start), default=None, key=lambda m: m[0])
        after = min((m for m in mentions if m[0] >= start), default=None, key=lambda m: m[0])
        if statement.part("does"):
            nearest = before
        else:
            nearest = (after or before) if statement.part("passive") else (before or after)
        return (nearest[1],) if nearest else ()

    def _stages(self, statement: _Statement | None, sentence: _Sentence) -> tuple[int, ...]:
        if statement is None or statement.claim in (Claim.LED, Claim.VICTORY, Claim.LOCATED):
            return ()
        if statement.claim is Claim.STAGE_WINS:
            listed = statement.part("a") or statement.part("b")
            return counting.numbers(listed, self._numbers) if listed else self._prologue
        numbers = ((m, self._stage(m)) for m in sentence.stages)
        known = [(m, number) for m, number in numbers if number is not None]
        named = dict.fromkeys(number for _, number in known)
        if sentence.origin.note or statement.claim is Claim.WIN_REMOVED:
            return tuple(named) if len(named) == 1 else ()
        near = (number for m, number in known if m["where"] and self._is_beside(m, statement.match))
        return tuple(dict.fromkeys(near))[:1]

    def _person(self, name: str) -> Person | None:
        """Say whose name it is, unless two have it."""
        owners = self._people.get(words.fold(name), {})
        return next(iter(owners.values())) if len(owners) == 1 else None

    def _is_beside(self, stage: re.Match[str], claim: re.Match[str]) -> bool:
        """Whether the same clause speaks of both."""
        (_, first), (last, _) = sorted((stage.span(), claim.span()))
        return last - first <= _NEAR and not _OTHER_CLAUSE.search(claim.string[first:last])

    def _stage(self, match: re.Match[str]) -> int | None:
        if match["first"]:
            return next(iter(self._prologue), None)
        if not match["word"]:
            return counting.number(match["a"] or match["b"])
        at = 2 if match["word"].casefold() == "penultimate" else 1
        return self._numbers[-at] if len(self._numbers) >= at else None
