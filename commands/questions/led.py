"""What the way a question is put says of the lead."""

import re
from dataclasses import replace

from commands.questions.contest_cues import BEST, LEAD, MOST, PODIUM, TAKE, WIN
from commands.questions.cues import (
    AFTER,
    END,
    GAP,
    HOW_MANY,
    LIST,
    LONG,
    OVERALL,
    SHORT,
    STAGES,
    START,
    WHO,
)
from commands.questions.intents.duel import VERSUS
from commands.questions.intents.identity import COUNTRY, INSIDE
from commands.questions.intents.leading import DAYS
from commands.questions.intents.route import DISTANCE
from commands.questions.reading import Reading
from db.results import Results
from db.words import fold

_OWN_LEAD = re.compile(r"s['’]? (?:overall |big |huge )?lead\b")
_SIZE = frozenset("what whats how quelle quel cual cuanto tell give".split())


def led(reading: Reading, results: Results) -> Reading:
    """Read what the words say together of whoever led."""
    for read in (
        _first_leader,
        _ahead_of_it,
        _longest_ahead,
        _at_top,
        _at_top_overall,
        _overall_lead,
    ):
        reading = read(reading, results)
    return reading


def _first_leader(reading: Reading, _: Results) -> Reading:
    """Take the first leader for the first of all leaders, the final one for the winner."""
    if not reading.has(LEAD) or reading.stages or reading.people:
        return reading
    for before, word in zip(reading.words, reading.words[1:], strict=False):
        if word == "leader" and before in _FINAL:
            return replace(reading, cues=reading.cues - {LEAD} | {WIN}, ranks=())
    first = reading.ranks == (1,) and not _LED.isdisjoint(reading.words)
    return replace(reading, ranks=()) if first else reading


_FINAL = frozenset("final last eventual ultimate".split())


_LED = frozenset("leader led leaders lideraba mene lider".split())


def _ahead_of_it(reading: Reading, _: Results) -> Reading:
    """Leave out from where to where somebody led."""
    ends = reading.has(START) and reading.has(END) and not reading.stages
    if not reading.has(LEAD) or not (reading.people or ends):
        return reading
    return replace(reading, cues=reading.cues - {COUNTRY, START, END, INSIDE})


def _longest_ahead(reading: Reading, _: Results) -> Reading:
    """Take the longest for a time, where it is about the lead."""
    if not reading.has(LEAD) or not reading.has(LONG, SHORT) or reading.has(STAGES):
        return reading
    return replace(reading, cues=reading.cues - {LONG, SHORT, DISTANCE} | {DAYS})


def _at_top(reading: Reading, _: Results) -> Reading:
    """Take the three that led for the first three."""
    if reading.top is None or reading.top == 1 or not reading.has(LEAD) or reading.people:
        return reading
    return replace(reading, cues=reading.cues - {LEAD} | {OVERALL, LIST})


def _at_top_overall(reading: Reading, _: Results) -> Reading:
    """Take whoever is best or ahead in the standings for the leader."""
    among = reading.has(OVERALL, LIST) or (reading.has(AFTER) and reading.stages)
    asked = reading.stages or reading.has(HOW_MANY, DAYS, MOST)
    named = reading.makes or reading.nations or reading.entrants or reading.people[1:]
    if not among or not asked or named or reading.top or reading.has(LEAD, PODIUM, GAP):
        return reading
    ahead = reading.has(BEST) or (reading.has(VERSUS) and "ahead" in reading.words)
    topped = reading.has(WIN) and not _TOPPED.isdisjoint(reading.words)
    if not (ahead or topped) or (reading.has(STAGES) and reading.has(WIN) and not topped):
        return reading
    return replace(reading, cues=reading.cues - {WIN, BEST, VERSUS, LIST} | {LEAD})


_TOPPED = frozenset("top topped topping tops first".split())


def _overall_lead(reading: Reading, _: Results) -> Reading:
    """Take the lead that somebody had for a gap: `what was his lead`."""
    asks = not _SIZE.isdisjoint(reading.words[:3])
    noun = "lead" in reading.words and (asks or bool(_OWN_LEAD.search(fold(reading.text))))
    if len(reading.people) != 1 or not noun or not reading.has(LEAD) or reading.has(WHO, TAKE):
        return reading
    at = reading.words.index("lead")
    did = at and reading.words[at - 1] in ("the", "in", "to", "did", "take", "lose", "he", "she")
    if did or not reading.stages or reading.has(HOW_MANY, DAYS):
        return reading
    return replace(reading, cues=reading.cues | {GAP})
