"""How the tables of other years print their route, a few made-up lines of each form."""

from datetime import date

import pytest

from db.audit import audit
from db.findings import Check, Severity
from db.rally import (
    Category,
    Kind,
    Place,
    RestDay,
    Stage,
    Unheld,
)
from db.reader.document import UnreadableError
from db.reader.transcript import Skipped, transcribe
from tests.other_years import (
    AGADEZ,
    BIKES,
    BILMA,
    RESULTS,
    THREE,
    WON,
    article,
    days_of,
    read,
    winners,
)


def test_a_prologue_at_one_place_in_the_year_before():
    stages, _ = days_of(
        f"| P | 31 December | NER Bilma | 0.3 | {WON} | |",
        f"| 1 | 1 January | NER Bilma | NER Agadez | 1,024.5 | {WON} |",
    )
    assert stages == (
        Stage(
            0, date(1996, 12, 31), BILMA, BILMA, 0.3, loop=True, winners=winners(*WON.split(" | "))
        ),
        Stage(1, date(1997, 1, 1), BILMA, AGADEZ, 1024.5, winners=winners(*WON.split(" | "))),
    )
    assert [stage.prologue for stage in stages] == [True, False]


@pytest.mark.parametrize("number", ["P", "Prologue"])
def test_a_prologue_has_results_of_its_own(number):
    edition = read(
        f"| {number} | 1 January | NER Bilma | 5 | FRA A. Bec | |\n",
        f"==Stage Results==\n===Motorcycles===\n{RESULTS}"
        f"| {number} | 1 | FRA Ana Bec | KTM | 1:39 | | 1 | FRA Ana Bec | KTM | 1:39 |\n",
        categories=(BIKES,),
    )
    assert [(each.kind, each.stage) for each in edition.classifications] == [
        (Kind.STAGE, 0),
        (Kind.GENERAL, 0),
    ]


@pytest.mark.parametrize("count", range(1, 6))
def test_there_are_one_to_five_categories(count):
    categories = tuple(Category)[:count]
    cells = [f"FRA A. B{'xyzvw'[at]}" for at in range(count)]
    row = f"| 1 | 1 January | NER Bilma | NER Agadez | 10 | {' | '.join(cells)} |"
    (stage,), _ = days_of(row, categories=categories)
    assert [(each.category, each.printed) for each in stage.winners] == [
        *zip(categories, cells, strict=True)
    ]


@pytest.mark.parametrize(
    ("cell", "people"),
    [
        ("H. Masuo", ("H. Masuo",)),
        ("H. Masuo2", ("H. Masuo",)),
        ("ITA G. Bo ESP N. Rey", ("ITA G. Bo", "ESP N. Rey")),
        ("ITA G. Bo1 N. Rey", ("ITA G. Bo", "N. Rey")),
        ("ESP J. M. Rey", ("ESP J. M. Rey",)),
        ("FRA J-L. Ode", ("FRA J-L. Ode",)),
        ("BEL G. De Ville", ("BEL G. De Ville",)),
        ("DEU D. von Aue", ("DEU D. von Aue",)),
    ],
)
def test_the_people_of_a_winners_cell(cell, people):
    (stage,), _ = days_of(f"| 1 | 1 January | NER Bilma | 10 | {cell} | |", categories=(BIKES,))
    assert [each.printed for each in stage.winners] == [cell]
    assert stage.winners[0].people == people


@pytest.mark.parametrize(
    ("cells", "places"),
    [
        ("NER Bilma | NER/ Agadez", (BILMA, AGADEZ)),
        ("NER Bilma | / Agadez", (BILMA, Place("Agadez", None))),
        ("Bilma | NER Agadez1", (Place("Bilma", None), AGADEZ)),
        ("NER / Bilma", (BILMA, BILMA)),
    ],
)
def test_a_place_has_lost_its_flag_or_half_of_it(cells, places):
    row = f"| 1 | 1 January | {cells} | 10 | FRA A. Bec |{' |' * ('|' not in cells)}"
    (stage,), _ = days_of(row, categories=(BIKES,))
    assert (stage.start, stage.finish) == places


def unheld(*printed):
    return tuple(
        Unheld(category, text) for category, text in zip(THREE, printed, strict=True) if text
    )


@pytest.mark.parametrize(
    ("cells", "won", "reasons"),
    [
        (
            "FRA A. Bec | JPN K. Endo | Stage cancelled",
            (*WON.split(" | ")[:2], ""),
            ("", "", "Stage cancelled"),
        ),
        (
            "FRA A. Bec | Stage cancelled1 | BRA O. de Sá",
            ("FRA A. Bec", "", "BRA O. de Sá"),
            ("", "Stage cancelled1", ""),
        ),
        (
            "FRA A. Bec | Stage not held | ",
            ("FRA A. Bec", "", ""),
            ("", "Stage not held", "Stage not held"),
        ),
        ("Liaison only | | ", ("", "", ""), ("Liaison only",) * 3),
        (
            "Stage cancelled | Stage cancelled | BRA O. de Sá",
            ("", "", "BRA O. de Sá"),
            ("Stage cancelled", "Stage cancelled", ""),
        ),
    ],
)
def test_a_stage_is_not_held_for_some_or_all(cells, won, reasons):
    (stage,), _ = days_of(f"| 1 | 1 January | NER Bilma | NER Agadez | 10 | {cells} |")
    assert stage.winners == winners(*won)
    assert stage.unheld == unheld(*reasons)
    assert [stage.held(each) for each in THREE] == [not reason for reason in reasons]


def test_a_stage_at_one_place_is_not_held():
    (stage,), _ = days_of("| 1 | 1 January | NER Bilma | 10 | Liaison only | | | |")
    assert stage == Stage(
        1, date(1997, 1, 1), BILMA, BILMA, 10.0, True, unheld=unheld(*["Liaison only"] * 3)
    )


def test_a_cancelled_stage_has_no_length():
    (stage,), _ = days_of("| 1 | 1 January | NER Bilma | NER Agadez | Stage cancelled | | | |")
    assert (stage.km, stage.unheld) == (None, unheld(*["Stage cancelled"] * 3))


@pytest.mark.parametrize(
    ("first", "second", "reasons"),
    [
        ("Stages cancelled | | ", " | | ", ("Stages cancelled",) * 3),
        (
            "FRA A. Bec | JPN K. Endo | Stages cancelled",
            "FRA C. Du | FIN E. Fa | ",
            ("", "", "Stages cancelled"),
        ),
        (
            "Stages cancelled | JPN K. Endo | BRA O. de Sá",
            "FIN E. Fa | BRA O. de Sá | ",
            ("Stages cancelled", "", ""),
        ),
    ],
)
def test_a_cell_says_once_that_two_stages_were_cancelled(first, second, reasons):
    stages, _ = days_of(
        f"| 10 | 1 January | NER Bilma | NER Agadez | 10 | {first} |",
        f"| 11 | 2 January | NER Agadez | NER Bilma | 10 | {second} |",
        f"| 12 | 3 January | NER Bilma | NER Agadez | 10 | {WON} |",
    )
    assert [stage.unheld for stage in stages] == [unheld(*reasons), unheld(*reasons), ()]
    assert [len(stage.winners) for stage in stages] == [reasons.count("")] * 2 + [3]


@pytest.mark.parametrize(
    "later",
    [
        "| | {} January | NER Agadez | Bilma | Rally suspended | | | |",
        "| | {} January | NER Agadez | Bilma | | | | |",
        "| | {} January | Rally suspended | | | | | |",
        "| | {} January | | | | | | |",
    ],
)
def test_a_rally_is_suspended_for_several_days(later):
    _, days = days_of(
        f"| 1 | 1 January | NER Bilma | NER Agadez | 10 | {WON} |",
        "| | 2 January | NER Agadez | Bilma | Rally suspended | | | |",
        *(later.format(day) for day in (3, 4)),
    )
    assert days == tuple(
        RestDay(date(1997, 1, day), AGADEZ, Place("Bilma", None), printed="Rally suspended")
        for day in (2, 3, 4)
    )


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        (
            "| 1 | 1 January | NER Bilma | 10 | Stage cancelled | BRA O. de Sá | | |",
            "the winner of the trucks",
        ),
        (
            "| | 1 January | NER Bilma | NER Agadez | | | | |",
            "a distance in km, or `Rest day` without a number",
        ),
        ("| | 1 January | Rest day | | | | | |", "a place"),
        ("| | 1 January | NER Bilma | Rest day | 10 | | | |", "nothing more in this row"),
        ("| 1 | 1 January | NER Bilma | NER Agadez | 10 | | | |", "the winner of the bikes"),
    ],
)
def test_what_may_be_read_in_two_ways_is_refused(row, expected):
    with pytest.raises(UnreadableError) as refusal:
        days_of(row)
    assert (refusal.value.expected, refusal.value.others) == (expected, ())


def test_a_jump_in_the_route_is_read_and_found():
    edition = read(
        f"| 1 | 1 January | NER Bilma | NER Agadez | 10 | {WON} |\n"
        f"| 2 | 2 January | MLI Gao | NER Bilma | 10 | {WON} |\n"
    )
    (jump,) = (each for each in audit(edition).findings if each.check is Check.ROUTE)
    assert (jump.severity, jump.printed, jump.other) == (Severity.GAP, "Gao", "Agadez")


def test_countries_without_a_code_have_a_name():
    box = "- Country: FRA, MAR , / Western Sahara, , SEN\n- Team9: KTM\n- Surface: Sand\n"
    transcript = transcribe(
        article(f"| 1 | 1 January | NER Bilma | 10 | {WON} | |\n", box=box), "x"
    )
    assert transcript.edition.countries == ("FRA", "MAR", "Western Sahara", None, "SEN")
    assert [skipped.title for skipped in transcript.skipped] == [
        "infobox: Team9",
        "infobox: Surface",
    ]


ENTRIES = """\
==Entries==
| Stage | Bikes | Cars | Trucks | Total |
| Start of Rally | 195 | 142 | 63 | 400 |
  - Number of participants**
===Bikes===
| Manufacturer | Team |
| AUT KTM | |
| 2 | |
| | 3 |
;Notes
  - Leading Entries**

"""
OTHER_ROUTE = "==The route==\n===Stages===\n| Stage | Class | Special |\n| 1 | A | 5 mi |\n\n"


def test_entries_and_another_table_of_stages_are_left_alone():
    text = article(f"| 1 | 1 January | NER Bilma | 10 | {WON} | |\n", title="1997 Bilma–Gao Rally")
    text = text.replace("==Stages==", f"A\ttab.\n{ENTRIES}{OTHER_ROUTE}==Stages==")
    transcript = transcribe(text, "1997.txt")
    assert transcript.edition.name == "1997 Bilma–Gao Rally"
    assert [each.title for each in transcript.skipped] == [
        "Entries",
        "Entries / Bikes",
        "The route",
        "The route / Stages",
    ]
    assert transcript.skipped[0] == Skipped("Entries", 5)
    assert [each.text for each in transcript.edition.paragraphs] == ["A\ttab."]
