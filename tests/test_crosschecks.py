"""What is found when two tables print the same thing in two ways."""

import pytest

from db.audit import audit
from db.findings import Check, Severity, Tally
from db.reader.transcript import transcribe
from tests.small_rally import BIKES, BRUN, CARS, CORO, DANDO, FINAL, STAGE, TEXT, finding, found


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        pytest.param(
            "200 | CHI B. Brun",
            "200 | KEN C. Coro",
            [
                finding(
                    Check.STAGE_WINNER,
                    "KEN C. Coro",
                    "CHI B. Brun",
                    (16, 27),
                    kind=STAGE,
                    stage=2,
                    **BRUN,
                )
            ],
            id="another winner in the table of stages",
        ),
        pytest.param(
            "200 | CHI B. Brun",
            "200 | KEN B. Brun",
            [finding(Check.FLAG, "KEN", "CHI", (16, 25), kind=STAGE, stage=2, **BRUN)],
            id="another flag in the table of stages",
        ),
        pytest.param(
            "PER Dov Dando, PER Eva Egonson\n",
            "PER Dov Dando, PER Liv Larsen\n",
            [
                finding(
                    Check.HEADLINE,
                    "PER Dov Dando, PER Liv Larsen",
                    "PER Dov Dando, PER Eva Egonson",
                    (8, 51),
                    kind=FINAL,
                    **DANDO,
                )
            ],
            id="another winner in the infobox",
        ),
        pytest.param(
            "- Team2: Bison",
            "- Team2: Bison 4x4",
            [
                finding(
                    Check.HEADLINE,
                    "Bison 4x4",
                    "Bison",
                    (8, 51),
                    Severity.SPELLING,
                    kind=FINAL,
                    **DANDO,
                )
            ],
            id="a longer name of the make in the infobox",
        ),
        pytest.param(
            "| 2 | 2 | CHI Bo Brun",
            "| 2 | 3 | CHI Bo Brun",
            [
                finding(
                    Check.NUMBER,
                    "3 Cai Coro",
                    "3 Bo Brun",
                    (48, 47),
                    kind=FINAL,
                    category=BIKES,
                    crew="bikes/cai-coro",
                    people=("cai-coro", "bo-brun"),
                )
            ],
            id="one number for two",
        ),
        pytest.param(
            "| 2 | 2 | CHI Bo Brun | Bison |",
            "| 2 | 2 | CHI Bo Brun | Bison 450 |",
            [
                finding(
                    Check.MAKE,
                    "Bison 450",
                    "Bison",
                    (47, 25),
                    Severity.SPELLING,
                    kind=FINAL,
                    **BRUN,
                )
            ],
            id="a longer name of a make",
        ),
        pytest.param(
            "| 2 | 2 | CHI Bo Brun | Bison |",
            "| 2 | 2 | CHI Bo Brun | Condor |",
            [finding(Check.MAKE, "Condor", "Bison", (47, 25), kind=FINAL, **BRUN)],
            id="another make",
        ),
        pytest.param(
            "| 2 | 2 | CHI Bo Brun",
            "| 2 | 2 | KEN Bo Brun",
            [finding(Check.FLAG, "KEN", "CHI", (47, 25), kind=FINAL, **BRUN)],
            id="another flag",
        ),
        pytest.param(
            "| CHI Gil Gormsen | Eland | Team",
            "| CHI Gil Gromsen | Eland | Team",
            [
                finding(
                    Check.CREW,
                    "Gil Gromsen",
                    "Gil Gormsen",
                    (52, 37),
                    Severity.SPELLING,
                    kind=FINAL,
                    category=CARS,
                    crew="cars/fyn-forst",
                    people=("gil-gormsen",),
                )
            ],
            id="one person under two spellings",
        ),
        pytest.param(
            "| 3 | 3 | KEN Cai Coro",
            "| 4 | 3 | KEN Cai Coro",
            [finding(Check.RANKS, "4", "3", (48, 47), kind=FINAL, **CORO)],
            id="a rank left out",
        ),
        pytest.param(
            "| 3 | 3 | KEN Cai Coro",
            "| 2 | 3 | KEN Cai Coro",
            [finding(Check.RANKS, "2", "3", (48, 47), kind=FINAL, **CORO)],
            id="a rank shared with another time",
        ),
        pytest.param(
            "| 2 | 2 | CHI Bo Brun",
            "| 1 | 2 | CHI Bo Brun",
            [finding(Check.RANKS, "1", "2", (47, 46), kind=FINAL, **BRUN)],
            id="a shared first rank with a gap",
        ),
        pytest.param(
            "| 3 | KEN Cai Coro | Condor | 2:10:00 | 10:00 | 3 |",
            "| 3 | CHI Bo Brun | Bison | 2:10:00 | 10:00 | 3 |",
            [finding(Check.RANKS, "3", "1", (29, 27), kind=STAGE, stage=2, **BRUN)],
            id="a crew placed twice",
        ),
    ],
)
def test_a_thing_printed_in_two_ways_has_its_finding(old, new, expected):
    assert found((old, new)) == tuple(expected)


def test_two_crews_of_one_driver_are_told_from_two_spellings():
    (only,) = found(("| CHI Gil Gormsen | Eland | Team", "| CHI Ulf Unger | Eland | Team"))
    assert only == finding(
        Check.CREW,
        "Fyn Forst, Ulf Unger",
        "Fyn Forst, Gil Gormsen",
        (52, 37),
        kind=FINAL,
        category=CARS,
        crew="cars/fyn-forst-2",
        people=("fyn-forst", "gil-gormsen", "ulf-unger"),
    )


@pytest.mark.parametrize("cell", ["PER D. Dando CHI F. Forst", "F. Forst D. Dando"])
def test_joint_winners_share_a_rank_and_a_cell(cell):
    assert (
        found(
            ("CHI B. Brun | PER D. Dando", f"CHI B. Brun | {cell}"),
            (
                "| 2 | CHI Fyn Forst CHI Gil Gormsen | Eland | 2:00:00",
                "| 1 | CHI Fyn Forst CHI Gil Gormsen | Eland | 2:00:00",
            ),
        )
        == ()
    )


def test_a_winner_under_a_known_spelling_is_no_other_winner():
    changes = (
        ("PER Dov Dando, PER Eva Egonson\n", "PER Dov Dando, PER Eva Egonsen\n"),
        ("PER Eva Egonson | Bison | Team", "PER Eva Egonsen | Bison | Team"),
    )
    assert found(*changes) == (
        finding(
            Check.CREW,
            "Eva Egonsen",
            "Eva Egonson",
            (51, 8, 36),
            Severity.SPELLING,
            kind=FINAL,
            category=CARS,
            crew="cars/dov-dando",
            people=("eva-egonson",),
        ),
    )


def test_ranks_count_on_from_one_that_is_left_out():
    changes = ("| 2 | 2 | CHI Bo", "| 3 | 2 | CHI Bo"), ("| 3 | 3 | KEN", "| 4 | 3 | KEN")
    assert found(*changes) == (finding(Check.RANKS, "3", "2", (47, 46), kind=FINAL, **BRUN),)


def test_people_who_have_no_flag_anywhere_are_named_together():
    text = TEXT.replace("KEN C", "C").replace("KEN Cai", "Cai")
    result = audit(transcribe(text, "made up").edition)
    assert result.findings == (
        finding(Check.FLAG, "Cai Coro", "", (26,), Severity.GAP, people=("cai-coro",)),
    )
    assert Tally(Check.FLAG, made=7, failed=1) in result.tallies
