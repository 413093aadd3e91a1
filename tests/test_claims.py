"""What is found when the prose says what the tables do not."""

from dataclasses import replace

import pytest

from db.audit import audit
from db.findings import Check, Severity
from db.rally import Category, Claim, Remark
from db.reader.transcript import transcribe
from tests.small_rally import ARROYO, BRUN, CORO, DANDO, FINAL, GENERAL, STAGE, TEXT, finding, found


@pytest.mark.parametrize(
    ("remark", "expected"),
    [
        pytest.param(
            Remark(Claim.STAGE_WINS, ("Dov Dando",), ("dov-dando",), (1, 2)),
            [],
            id="the wins listed",
        ),
        pytest.param(
            Remark(Claim.STAGE_WINS, ("Dov Dando",), ("dov-dando",), (2,), line=9),
            [
                finding(
                    Check.CLAIM,
                    "2",
                    "1, 2",
                    (9, 36, 38),
                    Severity.GAP,
                    kind=STAGE,
                    remark=0,
                    **DANDO | {"people": ("dov-dando",)},
                )
            ],
            id="not all of the wins",
        ),
        pytest.param(
            Remark(Claim.STAGE_WINS, ("Dov Dando",), ("dov-dando",), (1, 2, 3), line=9),
            [
                finding(
                    Check.CLAIM,
                    "1, 2, 3",
                    "1, 2",
                    (9, 36, 38),
                    kind=STAGE,
                    remark=0,
                    **DANDO | {"people": ("dov-dando",)},
                )
            ],
            id="a win of somebody else",
        ),
        pytest.param(
            Remark(Claim.OUT, ("Bo Brun",), ("bo-brun",), (2,), line=9),
            [
                finding(
                    Check.CLAIM,
                    "out, 2",
                    "2, +4:30",
                    (9, 47),
                    kind=FINAL,
                    stage=2,
                    remark=0,
                    **BRUN,
                )
            ],
            id="out and yet in the final standings",
        ),
        pytest.param(
            Remark(Claim.VICTORY, ("Bo Brun",), ("bo-brun",), line=9),
            [
                finding(
                    Check.CLAIM,
                    "Bo Brun",
                    "Ana Arroyo",
                    (9, 46),
                    kind=FINAL,
                    remark=0,
                    **ARROYO | {"people": ("bo-brun",)},
                )
            ],
            id="another winner",
        ),
        pytest.param(Remark(Claim.VICTORY, ("Eva E",), ("eva-egonson",)), [], id="the winner"),
        pytest.param(Remark(Claim.LED, ("Ana A",), ("ana-arroyo",), (2,)), [], id="who led"),
        pytest.param(
            Remark(Claim.LED, ("Bo Brun",), ("bo-brun",), (2,), line=9),
            [finding(Check.CLAIM, "led, 2", "2", (9, 28), kind=GENERAL, stage=2, remark=0, **BRUN)],
            id="who did not lead",
        ),
        pytest.param(
            Remark(Claim.STAGE_WINS, ("Bo Brun",), ("bo-brun",), (9,)),
            [],
            id="a stage without a list",
        ),
        pytest.param(
            Remark(Claim.VICTORY, ("Bo Brun",), ("bo-brun",), category=Category.TRUCKS),
            [],
            id="a category without final standings",
        ),
        pytest.param(Remark(Claim.OUT, ("Nobody Known",), (), (2,)), [], id="somebody unlisted"),
    ],
)
def test_a_statement_is_held_against_the_tables(remark, expected):
    assert found(remarks=[remark]) == tuple(expected)


@pytest.mark.parametrize(
    ("left", "expected"),
    [
        pytest.param(
            2,
            [
                finding(
                    Check.CLAIM,
                    "out, 2",
                    "3, 4:03:00",
                    (9, 32),
                    kind=GENERAL,
                    stage=2,
                    remark=0,
                    **CORO,
                )
            ],
            id="listed later",
        ),
        pytest.param(3, [], id="not listed later"),
    ],
)
def test_whom_no_final_names_is_looked_for_after_the_stage_of_leaving(left, expected):
    text = TEXT.replace("| 3 | 3 | KEN Cai Coro | Condor | | +11:30 |\n", "")
    edition = transcribe(text, "made up").edition
    out = Remark(Claim.OUT, ("Cai Coro",), ("cai-coro",), (left,), line=9)
    assert audit(replace(edition, remarks=(out,))).findings == tuple(expected)
