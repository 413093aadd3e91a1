"""Winners whom only the table of stages names: who they are, and which lists they make."""

import pytest

from db.audit import audit
from db.findings import Check
from db.rally import (
    Classification,
    Kind,
    Person,
)
from tests.other_years import BIKES, CAR_FINAL, CARS, RESULTS, read


def won_by(cell, rest="", box=""):
    """Who won the only stage of the cars, of which there are no results."""
    edition = read(
        f"| 1 | 1 January | NER Bilma | 10 | FRA A. Bec | {cell} | |\n",
        rest,
        categories=(BIKES, CARS),
        box=box,
    )
    (table,) = (
        each for each in edition.classifications if (each.kind, each.category) == (Kind.STAGE, CARS)
    )
    assert table.winners_only
    assert all(
        (each.rank, each.make, each.time, each.gap) == (1, None, None, None)
        for each in table.placings
    )
    assert [name for each in table.placings for name in each.people] == list(
        edition.stages[0].winners[1].people
    )
    return [each.crew for each in table.placings], edition


def test_a_winner_of_whom_nothing_more_is_known_has_the_initials_for_a_name():
    (crew,), edition = won_by("H. Masuo")
    assert crew.people == (Person("h-masuo", "H. Masuo", None),)
    assert (crew.make, crew.key) == (None, "cars/h-masuo")
    assert edition.categories == (BIKES, CARS)
    (lost,) = (each for each in audit(edition).findings if each.check is not Check.COUNTRY)
    assert (lost.check, lost.printed, lost.people) == (Check.FLAG, "H. Masuo", ("h-masuo",))


@pytest.mark.parametrize(
    ("cell", "full"),
    [
        ("JPN K. Endo", "JPN Ken Endo"),
        ("K. Endo2", "JPN Ken Endo"),
        ("JPN K. Endo", "Ken Endo"),
        ("CHL C. de Gava", "CHI Carlo de Gava"),
        ("BEL G. De Ville", "BEL Grégoire de Ville"),
        ("FRA J. L. Ode", "FRA Jean-Luc Ode"),
        ("FRA J-L. Ode", "FRA Jean Luc Ode"),
        ("JPN Ken Endo", "JPN Ken Endo"),
    ],
)
@pytest.mark.parametrize("where", ["finals", "infobox"])
def test_initials_are_those_of_the_only_driver_whom_they_fit(cell, full, where):
    final = f"{CAR_FINAL}| 1 | 200 | {full} | DEU Uwe Ost | Bison | | 9:08:52 |\n"
    box = f"- Category1: Cars\n- Driver1: {full}, DEU Uwe Ost\n- Team1: Bison\n"
    (crew,), edition = won_by(cell, *((final,) if where == "finals" else ("", box)))
    name = full if full == "Ken Endo" else full.partition(" ")[2]
    assert [person.name for person in crew.people] == [name, "Uwe Ost"]
    assert crew.make == ("Bison" if where == "finals" else None)
    assert len(edition.people) == 3


@pytest.mark.parametrize(
    "rows",
    [
        pytest.param(["JPN Ken Endo | FRA Lu Bo", "JPN Kai Endo | FRA Gus Ek"], id="two drivers"),
        pytest.param(["FIN Ken Endo | FRA Lu Bo"], id="another flag"),
        pytest.param(["FRA Lu Bo | JPN Ken Endo"], id="a co-driver"),
        pytest.param(["JPN Ken Ando | FRA Lu Bo"], id="another surname"),
    ],
)
def test_initials_that_fit_nobody_or_two_stay_initials(rows):
    final = CAR_FINAL + "".join(
        f"| {at} | {at} | {row} | Bison | | +{at}:08:52 |\n" for at, row in enumerate(rows, 1)
    )
    (crew,), _ = won_by("JPN K. Endo", final)
    assert crew.people == (Person("k-endo", "K. Endo", "JPN"),)


def test_a_driver_of_two_crews_won_with_nobody_knows_whom():
    final = CAR_FINAL + (
        "| 1 | 1 | JPN Ken Endo | FRA Lu Bo | Bison | | +1:00:52 |\n"
        "| 2 | 2 | JPN Ken Endo | FRA Gus Ek | Bison | | +2:00:52 |\n"
    )
    (crew,), edition = won_by("JPN K. Endo", final)
    assert [person.name for person in crew.people] == ["Ken Endo"]
    assert [each.other for each in audit(edition).findings if each.check is Check.CREW] == [
        "Ken Endo, Lu Bo"
    ]


def test_joint_winners_share_the_first_rank():
    crews, edition = won_by("ITA G. Bo ESP N. Rey")
    assert [crew.people[0].name for crew in crews] == ["G. Bo", "N. Rey"]
    assert not [each for each in audit(edition).findings if each.check is Check.RANKS]


def test_namesakes_by_initials_are_one_within_a_category_and_two_across():
    edition = read(
        "| 1 | 1 January | NER Bilma | NER Agadez | 10 | FRA A. Bec | FRA A. Bec |\n"
        "| 2 | 2 January | NER Agadez | 10 | A. Bec | JPN K. Endo | |\n",
        categories=(BIKES, CARS),
    )
    assert [(person.key, person.nationality) for person in edition.people] == [
        ("a-bec", "FRA"),
        ("a-bec-fra", "FRA"),
        ("k-endo", "JPN"),
    ]


def test_a_list_of_one_kind_has_winners_of_the_stages_alone():
    (crew,), edition = won_by("JPN K. Endo")
    assert edition.classifications[1] == Classification(
        Kind.STAGE, CARS, 1, edition.classifications[1].placings, winners_only=True
    )
    assert edition.classifications[1].placings[0].crew is crew


def test_a_winner_is_the_first_of_the_results_however_the_initials_are_written():
    results = f"==Stage Results==\n===Motorcycles===\n{RESULTS}"
    results += "| 1 | 1 | FRA Jean-Luc Ode | KTM | 1:39 | | 1 | FRA Jean-Luc Ode | KTM | 1:39 |\n"
    for cell, findings in (("FRA J. L. Ode2", []), ("FRA J. Ode", [Check.STAGE_WINNER])):
        row = f"| 1 | 1 January | NER Bilma | 10 | {cell} | |\n"
        edition = read(row, results, categories=(BIKES,))
        assert [each.check for each in audit(edition).findings] == findings
