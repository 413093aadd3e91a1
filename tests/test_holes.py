"""Results that are missing, empty or do not fit, and documents that do not say their year."""

import pytest

from db.rally import (
    Kind,
    Person,
)
from db.reader.document import UnreadableError
from db.reader.transcript import transcribe
from tests.other_years import BIKES, CAR_FINAL, RESULTS, WON, article, read


def test_results_that_are_missing_for_a_stage_take_their_place_among_the_others():
    rows = "".join(f"| {at} | {at} January | NER Bilma | 10 | FRA A. Bec | |\n" for at in (1, 2, 3))
    results = f"==Stage Results==\n===Motorcycles===\n{RESULTS}" + "".join(
        f"| {at} | 1 | FRA Ana Bec | KTM | | | 1 | FRA Ana Bec | KTM | 1:39 |\n"
        "| 2 | FIN Bo Ek | KTM | | | | | | | |\n"
        for at in (1, 3)
    )
    edition = read(rows, results, categories=(BIKES,))
    assert [(each.kind, each.stage, each.winners_only) for each in edition.classifications] == [
        (Kind.STAGE, 1, False),
        (Kind.GENERAL, 1, False),
        (Kind.STAGE, 2, True),
        (Kind.STAGE, 3, False),
        (Kind.GENERAL, 3, False),
    ]
    (bec, ek) = edition.crews
    assert [each.crew for each in edition.classifications[2].placings] == [bec]
    assert [(each.time, each.gap) for each in edition.classifications[0].placings] == [
        (None, None)
    ] * 2
    assert ek.people == (Person("bo-ek", "Bo Ek", "FIN"),)


def test_a_stage_that_was_cancelled_has_no_results():
    rows = (
        "| 1 | 1 January | NER Bilma | 10 | Stage cancelled | |\n"
        "| 2 | 2 January | NER Bilma | 10 | FRA A. Bec | |\n"
    )
    results = (
        f"==Stage Results==\n===Motorcycles===\n{RESULTS}"
        f"| 1 | Stage cancelled |{' |' * 8}\n|{' |' * 10}\n"
        "| 2 | 1 | FRA Ana Bec | KTM | 1:39 | | 1 | FRA Ana Bec | KTM | 1:39 |\n"
    )
    edition = read(rows, results, categories=(BIKES,))
    assert [(each.kind, each.stage) for each in edition.classifications] == [
        (Kind.STAGE, 2),
        (Kind.GENERAL, 2),
    ]


def test_final_standings_have_holes():
    final = CAR_FINAL + (
        "| 1 | 200 | JPN Ken Endo | | Bison | | |\n"
        "| 3 | | FRA Lu Bo | FRA Gus Ek | Bison | Team Sand | 9:08:52 |\n"
        "| 7 | 202 | Pau Gil | ESP Tim Maas | Condor | | +1:52:12 |\n"
    )
    edition = read(
        "| 1 | 1 January | NER Bilma | 10 | FRA A. Bec | |\n", final, categories=(BIKES,)
    )
    table = edition.classifications[-1]
    assert [
        (each.rank, each.crew.number, each.crew.entrant, str(each.time), str(each.gap))
        for each in table.placings
    ] == [
        (1, 200, None, "None", "None"),
        (3, None, "Team Sand", "9:08:52", "None"),
        (7, 202, None, "None", "+1:52:12"),
    ]
    assert [person.nationality for person in table.placings[2].crew.people] == [None, "ESP"]


@pytest.mark.parametrize("count", range(1, 9))
def test_up_to_eight_people_sit_in_one_crew(count):
    names = [f"FRA A{'abcdefgh'[at]} Bec" for at in range(count)]
    final = CAR_FINAL + f"| 1 | 200 | {names[0]} | {' '.join(names[1:])} | Bison | | 9:08:52 |\n"
    edition = read(
        "| 1 | 1 January | NER Bilma | 10 | FRA A. Bec | |\n", final, categories=(BIKES,)
    )
    assert len(edition.classifications[-1].placings[0].crew.people) == count


def test_the_year_is_given_where_the_title_has_none():
    text = article(f"| 1 | 1 January | NER Bilma | 10 | {WON} | |\n", title="Oasis Rally")
    assert transcribe(text, "x", year=1997).edition.year == 1997
    titled = text.replace("Oasis", "1997 Oasis")
    assert transcribe(titled, "x", year=1997) == transcribe(titled, "x")
    for wrong, year, expected in (
        (text, None, "a title with a year, or to be told the year"),
        (titled, 1998, "a title of 1998, the year that was given"),
    ):
        with pytest.raises(UnreadableError) as refusal:
            transcribe(wrong, "x", year=year)
        assert refusal.value.expected == expected


def test_all_rows_that_do_not_fit_are_refused_together():
    rows = (
        "| x | 1 January | NER Bilma | 10 | FRA A. Bec | |\n"
        "| 2 | 2 January | NER Bilma | 10 | FRA A. Bec | |\n"
        "| 3 | 3 Junuary | NER Bilma | 10 | FRA A. Bec | |\n"
    )
    results = (
        f"==Stage Results==\n===Motorcycles===\n{RESULTS}"
        "| 1 | 1 | FRA Ana Bec | KTM | 1:39 | | 1 | FRA Ana Bec | KTM | 1:39 |\n"
        "| 2 | FIN Bo Ek | KTM | 1:4O | 0:01 | 2 | FIN Bo Ek | KTM | 1:40 | 0:01 |\n"
    )
    text = article(rows, results, categories=(BIKES,))
    with pytest.raises(UnreadableError) as refusal:
        transcribe(text, "1997.txt")
    lines = text.split("\n")
    assert str(refusal.value) == (
        "1997.txt, line 7: expected the number of a stage, found: "
        "| x | 1 January | NER Bilma | 10 | FRA A. Bec | | (and 2 more)"
    )
    assert [(each.expected, lines[each.line - 1]) for each in refusal.value.others] == [
        ("a date such as `4 January`", each) if "Jun" in each else ("a time", each)
        for each in lines
        if "Junuary" in each or "1:4O" in each
    ]


def test_reading_stops_where_too_much_does_not_fit():
    text = article("| 1 | 1 January |\n" * 5000)
    with pytest.raises(UnreadableError) as refusal:
        transcribe(text, "1997.txt")
    assert len(refusal.value.others) == 49
    assert refusal.value.others[-1].line == 7 + 49
