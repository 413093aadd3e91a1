"""What is found when days, places and countries do not fit."""

import pytest

from db.findings import Check, Severity
from db.rally import Claim, Remark
from tests.small_rally import finding, found


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        pytest.param(
            "| 2 | 2 January |",
            "| 2 | 7 January |",
            [finding(Check.DATES, "7 January", "2 January", (16, 15), stage=2)],
            id="one date out of step",
        ),
        pytest.param(
            "| 2 | 2 January |",
            "| 2 | 1 January |",
            [finding(Check.DATES, "1 January", "2 January", (16, 15), stage=2)],
            id="a date repeated",
        ),
        pytest.param(
            "| 3 | 4 January |",
            "| 3 | 6 January |",
            [finding(Check.DATES, "6 January", "4 January", (18, 17), stage=3)],
            id="the last day too late",
        ),
        pytest.param("| 3 | 4 January |", "| 3 | 3 January |", [], id="two things on one day"),
        pytest.param(
            "| 2 | 2 January | PER Pisco",
            "| 2 | 2 January | PER Pisko",
            [finding(Check.ROUTE, "Pisko", "Pisco", (16, 15), Severity.SPELLING, stage=2)],
            id="a place spelled in two ways",
        ),
        pytest.param(
            "| 2 | 2 January | PER Pisco",
            "| 2 | 2 January | PER Nazca",
            [finding(Check.ROUTE, "Nazca", "Pisco", (16, 15), Severity.GAP, stage=2)],
            id="a start far from the last finish",
        ),
        pytest.param(
            "| 2 | 2 January | PER Pisco",
            "| 2 | 2 January | KEN Pisco",
            [finding(Check.COUNTRY, "KEN", "PER", (16, 15), stage=2)],
            id="a place in two countries",
        ),
        pytest.param(
            "CHI Iquique",
            "Iquique",
            [finding(Check.COUNTRY, "Iquique", "PER, CHI", (18,), Severity.GAP)],
            id="a place without a flag",
        ),
        pytest.param(
            "PER, CHI\n",
            "PER, , CHI\n",
            [finding(Check.COUNTRY, "PER, , CHI", "", (), Severity.GAP)],
            id="a blank among the countries",
        ),
    ],
)
def test_a_slip_in_the_route_has_its_finding(old, new, expected):
    assert found((old, new)) == tuple(expected)


def test_a_country_told_in_words_is_favoured_for_the_places_that_lost_theirs():
    located = Remark(Claim.LOCATED, ("Chile",), places=("Iquique",), line=9)
    assert found(("CHI Iquique", "Iquique"), remarks=[located]) == (
        finding(
            Check.COUNTRY, "Iquique", "PER, CHI", (18,), Severity.GAP, favours="Chile", remark=0
        ),
    )


def test_no_country_is_favoured_where_words_name_two():
    located = [
        Remark(Claim.LOCATED, (country,), places=("Iquique",)) for country in ("Chile", "Peru")
    ]
    assert found(("CHI Iquique", "Iquique"), remarks=located) == (
        finding(Check.COUNTRY, "Iquique", "PER, CHI", (18,), Severity.GAP),
    )
