"""That the audit finds in whole documents the slips that are in them, no more and no fewer."""

import random
import sys
from collections import Counter, defaultdict
from dataclasses import replace

from db.audit import audit
from db.findings import Finding
from db.rally import Category, Classification, Edition
from db.reader.transcript import transcribe
from db.times import Time, clock
from tests import flattened, made_up, slips, sums
from tests.made_up import Size
from tests.slip import Slip

DOCUMENTS = 200
PRINTABLE = sorted(slips.MAKERS.keys() - {"claim"})
"""All but those of the prose, which is not printed."""


def test_two_hundred_documents_have_the_findings_of_their_slips_and_no_others():
    made = Counter()
    for seed in range(DOCUMENTS):
        dice = made_up.seeded(seed)
        edition, put = slipped(dice, made_up.edition(seed, size(dice)))
        read = transcribe(flattened.printed(edition), f"the document of seed {seed}").edition
        findings = audit(read).findings
        failed = [each for each in findings if each.check in sums.CHECKS]
        others = [each for each in findings if each.check not in sums.CHECKS]
        figures = [slip for kind, slip in put if kind in slips.FIGURES]
        words = [slip for kind, slip in put if kind not in slips.FIGURES]
        assert Counter((each.check, frozenset(each.lines)) for each in failed) == Counter(
            (each.check, each.lines) for each in sums.sums(edition) if not each.holds
        ), f"seed {seed}"
        assert {told(each, figures) for each in failed} == set(figures), f"seed {seed}"
        assert Counter(told(each, words) for each in others) == Counter(words), f"seed {seed}"
        made.update(kind for kind, _ in put)
    assert made.keys() == set(PRINTABLE)
    assert min(made.values()) >= DOCUMENTS // 10
    assert made.total() >= 3 * DOCUMENTS


def test_a_row_takes_no_more_work_in_a_large_document_than_in_a_small_one():
    small, large = (
        work_for_a_row(Size(stages=4, crews=crews, listed=crews)) for crews in (10, 120)
    )
    assert large < 1.1 * small


def work_for_a_row(size: Size) -> float:
    """Count what is called and given back: unlike seconds that is the same on any machine."""
    edition = made_up.edition(2003, size)
    # The first times are wrong, so that nearly all sums fail.
    tables = tuple(map(_without_the_first_time_right, edition.classifications))
    edition = replace(edition, classifications=tables)
    steps = 0

    def step(*_: object) -> None:
        nonlocal steps
        steps += 1

    before = sys.getprofile()
    sys.setprofile(step)
    try:
        audit(edition)
    finally:
        sys.setprofile(before)
    return steps / sum(len(table.placings) for table in edition.classifications)


def _without_the_first_time_right(table: Classification) -> Classification:
    first, *others = table.placings
    wrong = Time(first.time.seconds + 1, clock(first.time.seconds + 1))
    return replace(table, placings=(replace(first, time=wrong), *others))


def size(dice: random.Random) -> Size:
    """Let every other edition list everybody."""
    crews = dice.randrange(3, 10)
    return Size(
        categories=tuple(dice.sample(list(Category), dice.randrange(1, 5))),
        stages=dice.randrange(3, 9),
        crews=crews,
        listed=dice.choice((crews, 3)),
    )


def slipped(dice: random.Random, edition: Edition) -> tuple[Edition, list[tuple[str, Slip]]]:
    """Put slips of all kinds in places where none has to do with a line of another."""
    beside = defaultdict(set)
    for each in sums.sums(edition):
        for line in each.lines:
            beside[line] |= each.lines
    taken: set[int] = set()
    put = []
    for kind in dice.choices(PRINTABLE, k=20):
        made = slips.MAKERS[kind](dice, edition, dice.randrange(1, 1000))
        if made is None:
            continue
        changed, slip = made
        around = beside[slip.line] | slip.touched if kind in slips.FIGURES else slip.touched
        if around.isdisjoint(taken):
            edition = changed
            taken |= around
            put.append((kind, slip))
    return edition, put


def told(finding: Finding, put: list[Slip]) -> Slip | None:
    """Find the slip of which a finding tells; none where it tells of none, or something else."""
    slip = next((each for each in put if each.line in finding.lines[:1]), None)
    slip = slip or next((each for each in put if each.line in finding.lines), None)
    return slip if slip and _rightly(finding, slip) else None


def _rightly(finding: Finding, slip: Slip) -> bool:
    if finding.check not in sums.CHECKS:
        said = {finding.printed, finding.other}
        return (finding.check, said) == (slip.check, {slip.printed, slip.hidden})
    doubted = (finding.printed, finding.favours)
    return finding.favours is None or doubted == (slip.printed, slip.hidden)
