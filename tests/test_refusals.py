"""A row that fits nothing stops the load: file, line, the row and what was expected, in full."""

import pytest

from db.reader.document import UnreadableError
from db.reader.transcript import transcribe
from tests.example import ARTICLE, BIKE_FINAL, BIKES, STAGES, TRUCK_FINAL


def refusal(text):
    with pytest.raises(UnreadableError) as caught:
        transcribe(text, "1987.txt")
    return caught.value


def is_refused(was, becomes, expected):
    """Change the article in one place, and hold the whole message against the row that changed."""
    changed = ARTICLE.replace(was, becomes, 1)
    pairs = zip(ARTICLE.split("\n"), changed.split("\n"), strict=True)
    line, row = next((at, after) for at, (before, after) in enumerate(pairs, 1) if before != after)
    error = refusal(changed)
    assert str(error) == f"1987.txt, line {line}: expected {expected}, found: {row}"
    assert error.others == ()


@pytest.mark.parametrize(
    ("was", "becomes", "expected"),
    [
        ("| 1 | 30 December |", "| 1 | 30 Decembre |", "a date such as `4 January`"),
        ("| 1 | 30 December |", "| 1 | 32 December |", "a date such as `4 January`"),
        ("| 1 | 30 December |", "| 1 | December 30 |", "a date such as `4 January`"),
        ("| 1 | 30 December |", "| one | 30 December |", "the number of a stage"),
        ("| 1 | 30 December |", "| | 30 December |", "the number of a stage"),
        ("| 2 | 1 January |", "| 1 | 1 January |", "another number than that of line 16"),
        ("| FRA Annecy |", "| |", "a place"),
        ("| FRA Annecy |", "| 265 |", "a place"),
        ("| FRA Annecy |", "|", "8 cells"),
        ("| FRA Annecy |", "| FRA Annecy | x |", "8 cells"),
        ("| FRA Dole | 265 |", "| 265 | FRA Dole |", "nothing more in this row"),
        ("| 265 |", "| 265 km |", "a distance in km, or `Rest day` without a number"),
        ("| 265 |", "| Rest day |", "a distance in km, or `Rest day` without a number"),
        ("| FRA A. Bec | JPN", "| | JPN", "the winner of the bikes"),
        ("| JPN K. Endo | NED", "| 265 | NED", "the winner of the cars"),
        ("| Rest day | | | |\n| 2", "| Rest day | | | x |\n| 2", "nothing more in this row"),
        ("| P-G. Holm |", "| Yamaha |", "the winner of the bikes"),
        ("| BRA O. de Sá | |", "| | |", "the winner of the trucks"),
    ],
)
def test_a_row_of_the_stages_that_fits_nothing_stops_the_load(was, becomes, expected):
    is_refused(was, becomes, expected)


EACH_ONCE = "a crew: each name once, after its flag"


@pytest.mark.parametrize(
    ("was", "becomes", "expected"),
    [
        ("| 2 | 1 | SWE", "| 9 | 1 | SWE", "a stage of the stages table"),
        ("| 2 | 1 | SWE", "| x | 1 | SWE", "the number of a stage"),
        ("| 2 | 1 | SWE", "| 1 | 1 | SWE", "each stage once (this one began on line 27)"),
        ("| 2 | SWE Per-Gunnar", "| = | SWE Per-Gunnar", "a position"),
        ("| 2 | SWE Per-Gunnar Holm |", "| 2 | |", EACH_ONCE),
        ("| 2 | SWE Per-Gunnar Holm |", "| 2 | SWE |", EACH_ONCE),
        ("| 2 | SWE Per-Gunnar Holm |", "| 2 | SWE FIN Per Holm |", EACH_ONCE),
        ("| 2 | SWE Per-Gunnar Holm |", "| 2 | SWE Per Holm SWE Per Holm |", EACH_ONCE),
        ("| 2 | SWE Per-Gunnar Holm |", "| 2 | SWE Per 2 Holm |", EACH_ONCE),
        ("| 2 | SWE Per-Gunnar Holm |", f"| 2 | SWE {'x' * 81} |", EACH_ONCE),
        ("| 2 | SWE Per-Gunnar Holm | BMW |", "| 2 | BMW | SWE Per-Gunnar Holm |", EACH_ONCE),
        ("| NED Jan de Boer POL Łuc Żak | MAN |", "| Kamaz | NED Jan de Boer |", EACH_ONCE),
        ("| BMW | 1:40 |", "| | 1:40 |", "a make"),
        ("| 1:40 |", "| 1:4O |", "a time"),
        ("| 1:40 |", "| 1:60 |", "a time"),
        ("| 1:40 | 0:01 |", "| 1:40 | 0.01 |", "a gap"),
        ("| 1:40 | 0:01 |", "| 1:40 |", "10 cells"),
        ("| 1:40 | 0:01 |", "| 1:40 | 0:01 | |", "10 cells"),
        ("| 1:40 | 0:01 | |", "| 1:40 | 0:01 | 2 |", "nothing more in this row"),
        ("| 1 | SWE Per-Gunnar Holm |", "| 1 | |", EACH_ONCE),
    ],
)
def test_a_row_of_the_results_that_fits_nothing_stops_the_load(was, becomes, expected):
    is_refused(was, becomes, expected)


@pytest.mark.parametrize(
    ("was", "becomes", "expected"),
    [
        ("| 1 | 3 | SWE", "| 1. | 3 | SWE", "a position"),
        ("| 1 | 3 | SWE", "| | 3 | SWE", "a position"),
        ("| 1 | 3 | SWE", "| 1 | #3 | SWE", "a start number"),
        ("| 1 | 3 | SWE", "| 1 | 30000 | SWE", "a start number"),
        ("| BMW Motorrad Team | 53:24:32 |", "| 53:24:32 |", "6 cells"),
        (
            "| BMW Motorrad Team | 53:24:32 |",
            "| 53:24:32 | BMW Motorrad Team |",
            "a time, or a gap such as `+7:18`",
        ),
        ("| +18:30:29 |", "| +18:30:29h |", "a time, or a gap such as `+7:18`"),
        ("| MAN | +18", "| | +18", "a vehicle"),
        ("| CZE Jan Hák ITA Ugo Bo | DAF 95", "| BRA Ola de Sa | DAF 95", EACH_ONCE),
        ("| NED Jan de Boer | POL Łuc Żak | MAN | +", "| | POL Łuc Żak | MAN | +", EACH_ONCE),
        ("| NED Jan de Boer | POL Łuc Żak | MAN | +", "| | | MAN | +", EACH_ONCE),
    ],
)
def test_a_row_of_the_finals_that_fits_nothing_stops_the_load(was, becomes, expected):
    is_refused(was, becomes, expected)


STAGES_HEADER = "the header `Stage | Date | From | To | Total (km) | Stage winners`"
RESULTS_HEADER = (
    "the header `Stage | Pos | Competitor | Make | Time | Gap | Pos | Competitor | Make | Time`"
)
COLUMNS = (
    "columns such as Pos, No., Rider, Driver, Co-Driver, Co-Drivers, "
    "Bike, Quad, Car, Truck, UTV, Entrant, Time"
)


@pytest.mark.parametrize(
    ("was", "becomes", "line", "expected", "found"),
    [
        (STAGES, "", 13, STAGES_HEADER, "no table"),
        (
            STAGES,
            STAGES.replace("| From | To |", "| To | From |"),
            14,
            STAGES_HEADER,
            "| Stage | Date | To | From | Total (km) | Stage winners | | |",
        ),
        (
            "| Bikes | Cars | Trucks |",
            "| Bikes | Planes | Trucks |",
            15,
            "a row with the names of categories",
            "| Bikes | Planes | Trucks | | | | | |",
        ),
        (
            "| Bikes | Cars | Trucks |",
            "| Bikes | Cars | Motos |",
            15,
            "a row with the names of categories",
            "| Bikes | Cars | Motos | | | | | |",
        ),
        (
            BIKES,
            "",
            24,
            "a table under `Stage result` and `General classification`",
            "no table",
        ),
        (
            BIKES,
            BIKES.split("\n", 1)[1],
            25,
            "a table under `Stage result` and `General classification`",
            "| Stage | Pos | Competitor | Make | Time | Gap | Pos | Competitor | Make | Time |",
        ),
        (
            BIKES,
            BIKES.replace("| Pos | Competitor |", "| Competitor | Pos |", 1),
            26,
            RESULTS_HEADER,
            "| Stage | Competitor | Pos | Make | Time | Gap | Pos | Competitor | Make | Time |",
        ),
        (BIKES, BIKES.split("\n", 1)[0], 25, RESULTS_HEADER, "no row below this one"),
        (BIKE_FINAL, "", 40, "the final standings", "no table"),
        (
            "| Pos | No. | Rider |",
            "| Pos | No. | Pilot |",
            41,
            COLUMNS,
            "| Pos | No. | Pilot | Bike | Entrant | Time |",
        ),
        (
            "| Pos | No. | Rider |",
            "| Pos | Pos | Rider |",
            41,
            COLUMNS,
            "| Pos | Pos | Rider | Bike | Entrant | Time |",
        ),
        (
            STAGES,
            STAGES.replace(" | | |\n| Bikes", " | |\n| Bikes").replace(" | NED J. de Boer", ""),
            16,
            "8 cells",
            None,
        ),
        (
            BIKES.split("\n", 3)[2] + "\n",
            "",
            27,
            "a first row with the number of its stage",
            None,
        ),
        ("===Cars===\n", "", 45, "6 cells", None),
        (
            "===Trucks===\n" + TRUCK_FINAL,
            "===Cars===\n" + TRUCK_FINAL,
            50,
            "each table once (this one began on line 45)",
            "Cars",
        ),
        ("==Stages==", "==Route==", 27, "a section `==Stages==` before the results", None),
        (
            "- Category1: Trucks",
            "- Category1: Planes",
            7,
            "the name of a category",
            "Planes",
        ),
        ("- Category1: Trucks", "- Category1:", 7, "the name of a category", "nothing"),
        ("= 1987 Ex", "= Ex", 1, "a title with a year, or to be told the year", "Example Rally"),
        (
            "| 1 | 407 |",
            "1 | 407 |",
            52,
            "a table row that starts with `|`",
            "1 | 407 | BRA Olá de Sá | CZE Jan Hák ITA Ugo Bo | DAF 95 | 61:36:40 |",
        ),
        (
            "It was held.",
            "It | was held.",
            11,
            "a table row that starts with `|`",
            "It | was held.",
        ),
        ("It was held.", "| It |", 11, "no table before the first section", "| It |"),
    ],
)
def test_a_table_that_is_not_what_it_should_be_stops_the_load(was, becomes, line, expected, found):
    assert was in ARTICLE
    changed = ARTICLE.replace(was, becomes, 1)
    if found is None:
        found = changed.split("\n")[line - 1]
    error = refusal(changed)
    more = f" (and {len(error.others)} more)" if error.others else ""
    assert str(error) == f"1987.txt, line {line}: expected {expected}, found: {found}{more}"
