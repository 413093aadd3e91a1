"""What the audit finds in the bundled edition, and in editions that nobody drove."""

from importlib.resources import files

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from db.audit import audit
from db.findings import Check, Finding, Severity, Tally
from db.rally import Category, Kind
from db.reader.transcript import transcribe
from tests import flattened, made_up, slips
from tests.made_up import Size

sizes = st.builds(
    Size,
    categories=st.lists(st.sampled_from(Category), min_size=1, unique=True).map(tuple),
    stages=st.integers(1, 6),
    crews=st.integers(2, 7),
    listed=st.integers(2, 5),
)
seeds = st.integers(0, 2**32)
unhurried = settings(deadline=None)
AZEVEDO = ("andre-de-azevedo", "tomas-tomecek", "jaromir-martinec")
CHAGIN = ("vladimir-chagin", "semen-yakubov", "sergey-savostin")


@pytest.fixture(scope="module")
def bundled():
    text = files("db").joinpath("editions/2003.txt").read_text("utf-8")
    return transcribe(text, "2003.txt").edition


RALLY_2003 = [
    Finding(
        Check.COUNTRY,
        Severity.GAP,
        "FRA, ESP, TUN, , EGY",
        "Ghadames, Ghat, Sabha, Zilla, Sarir",
        favours="Libya",
        remark=1,
    ),
    Finding(
        Check.CLAIM,
        Severity.GAP,
        "9, 13, 15",
        "9, 13, 15, 17",
        kind=Kind.STAGE,
        category=Category.CARS,
        crew="cars/ari-vatanen",
        people=("ari-vatanen",),
        lines=(19, 130, 142, 148, 154),
        remark=2,
    ),
    Finding(
        Check.CLAIM,
        Severity.CONTRADICTION,
        "out, 16",
        "3, +2:16:28",
        kind=Kind.FINAL,
        category=Category.CARS,
        stage=16,
        crew="cars/stephane-peterhansel",
        people=("stephane-peterhansel",),
        lines=(19, 234),
        remark=4,
    ),
    Finding(
        Check.COUNTRY,
        Severity.GAP,
        "Ghadames, Ghat, Sabha, Zilla, Sarir",
        "FRA, ESP, TUN, , EGY",
        favours="Libya",
        lines=(30, 31, 32, 33, 34, 35),
        remark=1,
    ),
    *(
        Finding(
            check,
            Severity.CONTRADICTION,
            printed,
            other,
            favours=other,
            kind=Kind.STAGE,
            category=Category.BIKES,
            stage=stage,
            crew="bikes/fabrizio-meoni",
            people=("fabrizio-meoni",),
            lines=lines,
        )
        for check, printed, other, stage, lines in (
            (Check.STAGE_GAP, "6:03:27", "6:03:07", 9, (76, 75)),
            (Check.GENERAL_STEP, "6:03:27", "6:03:07", 9, (76, 72)),
            (Check.STAGE_GAP, "4:47:18", "4:57:18", 13, (87, 88)),
            (Check.STAGE_GAP, "4:47:18", "4:57:18", 13, (87, 89)),
            (Check.GENERAL_STEP, "4:47:18", "4:57:18", 13, (87, 89, 86)),
        )
    ),
    Finding(
        Check.STAGE_GAP,
        Severity.CONTRADICTION,
        "24:49",
        "24:29",
        kind=Kind.STAGE,
        category=Category.TRUCKS,
        stage=7,
        crew="trucks/andre-de-azevedo",
        people=AZEVEDO,
        lines=(181, 179),
    ),
    Finding(
        Check.GENERAL_STEP,
        Severity.EXPLAINED,
        "18:55:14",
        "18:49:44",
        kind=Kind.GENERAL,
        category=Category.TRUCKS,
        stage=8,
        crew="trucks/vladimir-chagin",
        people=CHAGIN,
        lines=(182, 180),
        remark=10,
    ),
    *(
        Finding(
            check,
            Severity.CONTRADICTION,
            "61:12:59",
            other,
            favours="61:36:40",
            kind=Kind.GENERAL,
            category=Category.TRUCKS,
            stage=17,
            crew="trucks/vladimir-chagin",
            people=CHAGIN,
            lines=lines,
        )
        for check, other, lines in (
            (Check.GENERAL_GAP, "61:36:40", (209, 210)),
            (Check.GENERAL_GAP, "61:36:40", (209, 211)),
            (Check.GENERAL_STEP, "61:36:40", (209, 206, 211)),
            (Check.LEADER_TIME, "61:12:59", (209, 206)),
            (Check.FINAL, "61:36:40", (209, 245)),
        )
    ),
    Finding(
        Check.MAKE,
        Severity.SPELLING,
        "Tatra 815",
        "Tatra",
        kind=Kind.FINAL,
        category=Category.TRUCKS,
        crew="trucks/andre-de-azevedo",
        people=AZEVEDO,
        lines=(246, 161),
    ),
    Finding(
        Check.CREW,
        Severity.SPELLING,
        "Yvo Guesens",
        "Yvo Geusens",
        kind=Kind.FINAL,
        category=Category.TRUCKS,
        crew="trucks/jan-de-rooy",
        people=("yvo-geusens",),
        lines=(248, 162),
    ),
]


def test_2003_has_these_findings_and_no_others(bundled):
    assert list(audit(bundled).findings) == RALLY_2003


def test_each_check_is_made_and_fails_as_often_as_a_count_by_hand_says(bundled):
    assert audit(bundled).tallies == (
        Tally(Check.STAGE_GAP, made=102, failed=4),
        Tally(Check.GENERAL_GAP, made=96, failed=2),
        Tally(Check.GENERAL_STEP, made=71, failed=4),
        Tally(Check.LEADER_TIME, made=45, failed=1),
        Tally(Check.FINAL, made=9, failed=1),
        Tally(Check.CREW, made=43, failed=1),
        Tally(Check.MAKE, made=43, failed=1),
        Tally(Check.STAGE_WINNER, made=51, failed=0),
        Tally(Check.HEADLINE, made=6, failed=0),
        Tally(Check.RANKS, made=327, failed=0),
        Tally(Check.ORDER, made=222, failed=0),
        Tally(Check.DATES, made=18, failed=0),
        Tally(Check.ROUTE, made=18, failed=0),
        Tally(Check.FLAG, made=80, failed=0),
        Tally(Check.NUMBER, made=30, failed=0),
        Tally(Check.COUNTRY, made=19, failed=2),
        Tally(Check.CLAIM, made=5, failed=2),
    )


@unhurried
@given(seeds, sizes)
def test_nothing_is_found_where_everything_fits(seed, size):
    assert audit(made_up.edition(seed, size)).findings == ()


@unhurried
@given(seeds, sizes, st.sampled_from(list(slips.MAKERS)))
def test_a_slip_is_found_where_it_was_made(seed, size, kind):
    put = slips.MAKERS[kind](made_up.seeded(seed), made_up.edition(seed, size), 40)
    assume(put)
    edition, slip = put
    findings = audit(edition).findings
    assert slip.check in {finding.check for finding in findings}
    assert all(slip.line in finding.lines for finding in findings)


@unhurried
@given(seeds, sizes, st.sampled_from(list(slips.FIGURES)))
def test_a_figure_is_doubted_only_where_it_is_wrong(seed, size, kind):
    put = slips.FIGURES[kind](made_up.seeded(seed), made_up.edition(seed, size), 40)
    assume(put)
    edition, slip = put
    decided = [finding for finding in audit(edition).findings if finding.favours]
    assert {(f.printed, f.favours, f.lines[0]) for f in decided} <= {
        (slip.printed, slip.hidden, slip.line)
    }


@unhurried
@given(seeds, sizes, st.lists(st.sampled_from(list(slips.MAKERS)), max_size=8))
def test_several_slips_are_all_found_and_nothing_else_is(seed, size, kinds):
    dice = made_up.seeded(seed)
    edition, made = made_up.edition(seed, size), []
    for at, kind in enumerate(kinds):
        # No sum of some of these is the sum of others, so no two slips hide each other.
        put = slips.MAKERS[kind](dice, edition, 7 * 3**at)
        if put and not any(put[1].touched & slip.touched for slip in made):
            edition = put[0]
            made.append(put[1])
    found = audit(edition).findings
    for slip in made:
        assert any(f.check is slip.check and slip.line in f.lines for f in found)
    for finding in found:
        assert any(slip.line in finding.lines for slip in made)


@unhurried
@given(seeds, sizes, st.sampled_from(sorted(slips.MAKERS.keys() - {"claim"})))
def test_an_edition_read_from_text_has_the_same_findings_as_the_one_printed(seed, size, kind):
    put = slips.MAKERS[kind](made_up.seeded(seed), made_up.edition(seed, size), 40)
    assume(put)
    edition, _ = put
    read = transcribe(flattened.printed(edition), "made up").edition
    places = [
        [(each.check, each.severity, set(each.lines)) for each in audit(one).findings]
        for one in (edition, read)
    ]
    assert places[0] == places[1]
