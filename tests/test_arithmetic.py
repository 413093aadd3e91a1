"""Which sums fail over one slip, and which figure is doubted."""

import pytest

from db.audit import audit
from db.findings import Check, Severity
from db.rally import Claim, Remark
from db.reader.transcript import transcribe
from db.times import parse
from tests.small_rally import ARROYO, CARS, CORO, FINAL, GENERAL, STAGE, TEXT, finding, found


def test_a_document_without_a_slip_has_no_findings():
    assert found() == ()


def test_a_gap_is_doubted_when_both_times_are_confirmed_by_the_general_classification():
    at = {"kind": STAGE, "stage": 2, "favours": "0:30", **ARROYO}
    assert found(("2:00:30 | 0:30 | 2", "2:00:30 | 0:50 | 2")) == (
        finding(Check.STAGE_GAP, "0:50", "0:30", (28, 27), **at),
    )


def test_a_time_is_doubted_when_gap_and_general_classification_agree_on_another():
    at = {"kind": STAGE, "stage": 2, "favours": "2:10:00", **CORO}
    assert found(("2:10:00 | 10:00", "2:10:20 | 10:00")) == (
        finding(Check.STAGE_GAP, "2:10:20", "2:10:00", (29, 27), **at),
        finding(Check.GENERAL_STEP, "2:10:20", "2:10:00", (29, 26), **at),
    )


def test_the_time_of_the_winner_is_doubted_when_all_gaps_agree_on_another():
    at = {"kind": STAGE, "stage": 1, "favours": "1:00:00", **ARROYO}
    assert found(
        (
            "| 1 | 1 | PER Ana Arroyo | Alpaca | 1:00:00",
            "| 1 | 1 | PER Ana Arroyo | Alpaca | 1:10:00",
        )
    ) == (
        finding(Check.STAGE_GAP, "1:10:00", "1:00:00", (24, 25), **at),
        finding(Check.STAGE_GAP, "1:10:00", "1:00:00", (24, 26), **at),
        finding(Check.ORDER, "1:10:00", "1:01:00", (24, 25), **at),
    )


def test_time_and_gap_are_left_undecided_when_nothing_confirms_either():
    cut = (
        "| 3 | KEN Cai Coro | Condor | 1:03:00 | 3:00 | 3 |",
        "| 3 | KEN Cai Coro | Condor | 1:04:00 | 3:00 | 3 |",
    )
    assert found(cut) == (
        finding(Check.STAGE_GAP, "3:00", "4:00", (26, 24), kind=STAGE, stage=1, **CORO),
    )


def test_a_total_repeated_from_the_stage_before_fails_every_check_and_favours_what_the_others_say():
    at = {"kind": GENERAL, "stage": 3, "favours": "3:51:30", **ARROYO}
    assert found(("Alpaca | 3:51:30 |\n| 2 | PER", "Alpaca | 3:00:30 |\n| 2 | PER")) == (
        finding(Check.GENERAL_GAP, "3:00:30", "3:51:30", (30, 31), **at),
        finding(Check.GENERAL_GAP, "3:00:30", "3:51:30", (30, 32), **at),
        finding(Check.GENERAL_STEP, "3:00:30", "3:51:30", (30, 27, 31), **at),
        finding(Check.LEADER_TIME, "3:00:30", "3:00:30", (30, 27), **at),
        finding(Check.FINAL, "3:00:30", "3:51:30", (30, 46), **at),
    )


def test_a_final_gap_is_held_against_the_general_classification_after_the_last_stage():
    assert found(("+11:30", "+12:30")) == (
        finding(Check.FINAL, "+12:30", "+11:30", (48, 32), kind=FINAL, favours="+11:30", **CORO),
    )


PENALIZED = (
    ("Condor | 4:03:00 | 11:30", "Condor | 4:08:30 | 17:00"),
    ("+11:30", "+17:00"),
)


def test_a_general_time_that_grew_by_more_than_the_stage_is_a_contradiction():
    assert found(*PENALIZED) == (
        finding(
            Check.GENERAL_STEP, "4:08:30", "4:03:00", (32, 29, 30), kind=GENERAL, stage=3, **CORO
        ),
    )


@pytest.mark.parametrize(
    ("remark", "explains"),
    [
        pytest.param({}, True, id="of that person and length"),
        pytest.param({"stages": (3,)}, True, id="named for that stage"),
        pytest.param({"stages": (2,)}, False, id="named for another stage"),
        pytest.param({"people": ("bo-brun",)}, False, id="of somebody else"),
        pytest.param({"amount": parse("5:00")}, False, id="of another length"),
        pytest.param({"category": CARS}, False, id="of another category"),
    ],
)
def test_only_a_penalty_that_fits_explains_it(remark, explains):
    known = {"names": ("Cai Coro",), "people": ("cai-coro",), "amount": parse("5:30")} | remark
    at = {"kind": GENERAL, "stage": 3, **CORO}
    told = {"severity": Severity.EXPLAINED, "remark": 0} if explains else {}
    assert found(*PENALIZED, remarks=[Remark(Claim.PENALTY, **known)]) == (
        finding(Check.GENERAL_STEP, "4:08:30", "4:03:00", (32, 29, 30), **at, **told),
    )


def test_without_the_results_of_a_stage_no_sum_reaches_over_it():
    lines = TEXT.splitlines(keepends=True)
    text = "".join(lines[:26] + lines[29:])
    tables = transcribe(text, "made up").edition
    general = {t.check: t.made for t in audit(tables).tallies}
    assert audit(tables).findings == ()
    assert general[Check.GENERAL_STEP] == 4
