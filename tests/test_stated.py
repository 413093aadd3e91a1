"""What the infobox states of the whole rally is kept as printed and held against the days."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commands.desk import Desk
from db.audit import audit
from db.findings import Check, Severity, Tally
from db.load import load_files, open_archive
from db.rally import Stated, Statement
from db.reader.cells import MONTHS, day_stated
from db.reader.transcript import Skipped, transcribe
from tests import small_rally
from tests.small_rally import TEXT

FIRST_LINE = 11


def stating(*lines):
    """The small rally of 1 to 4 January 1990, with its three stages, stating more in its box."""
    box = "".join(f"- {line}\n" for line in lines)
    return TEXT.replace("- Team2: Bison\n", f"- Team2: Bison\n{box}")


def found(*lines):
    checks = (Check.PERIOD, Check.STAGES)
    findings = audit(transcribe(stating(*lines), "x").edition).findings
    return [(each.printed, each.other, each.lines) for each in findings if each.check in checks]


@pytest.mark.parametrize(
    "line",
    [
        "Startdate: 1 January 1990",
        "Startdate: January 1, 1990",
        "Startdate: 1 January",
        "Startdate: 1",
        "Start Date: 1",
        "Enddate: 4 January 1990",
        "Stages: 3",
    ],
)
def test_what_fits_the_table_of_stages_is_no_finding(line):
    assert transcribe(stating(line), "x").skipped == ()
    assert found(line) == []


@pytest.mark.parametrize(
    ("line", "printed", "other"),
    [
        ("Startdate: 2 January 1990", "2 January 1990", "1 January 1990"),
        ("Startdate: 31 December 1989", "31 December 1989", "1 January 1990"),
        ("Enddate: 4 December 1990", "4 December 1990", "4 January 1990"),
        ("Enddate: 3", "3", "4 January 1990"),
        ("Stages: 16", "16", "3"),
    ],
)
def test_what_does_not_fit_is_a_finding_with_its_line(line, printed, other):
    assert found(line) == [(printed, other, (FIRST_LINE,))]
    (finding,) = [
        each
        for each in audit(transcribe(stating(line), "x").edition).findings
        if each.lines == (FIRST_LINE,)
    ]
    assert finding.severity is Severity.CONTRADICTION


def test_a_prologue_may_be_counted_among_the_stages():
    prologue = "| P | 31 December | PER Lima | 5 | PER A. Arroyo | PER D. Dando | |\n| 1 | 1 J"
    for number in "34":
        text = stating(f"Stages: {number}").replace("| 1 | 1 J", prologue, 1)
        edition = transcribe(text, "x").edition
        assert [each.number for each in edition.stages] == [0, 1, 2, 3]
        assert {each.check for each in audit(edition).findings} & {Check.STAGES} == set()


@pytest.mark.parametrize("line", ["Startdate: soon", "Enddate: 4 Janvier", "Stages: many"])
def test_what_is_not_understood_is_passed_over(line):
    transcript = transcribe(stating(line), "x")
    assert transcript.skipped == (Skipped(f"infobox: {line.partition(':')[0]}", FIRST_LINE),)
    assert transcript.edition.stated == ()


def test_it_is_stored_counted_and_told(tmp_path):
    lines = ("Startdate: 2 January 1990", "Enddate: 4 January 1990", "Stages: 16")
    (tmp_path / "1990.txt").write_text(stating(*lines), "utf-8")
    load_files([tmp_path / "1990.txt"], tmp_path / "results.sqlite")
    archive = open_archive(tmp_path / "results.sqlite")
    results = archive.edition(1990)
    assert results.stated == (
        Stated(Statement.BEGIN, "2 January 1990"),
        Stated(Statement.END, "4 January 1990"),
        Stated(Statement.STAGES, "16"),
    )
    assert [each.line for each in results.stated] == [11, 12, 13]
    assert results.tallies[-2:] == (Tally(Check.PERIOD, 2, 1), Tally(Check.STAGES, 1, 1))
    said = [row.text for each in Desk(archive).ask("notes 1990").tables for row in each.rows]
    assert said == [
        "the infobox says 2 January 1990; the table of stages says 1 January 1990.",
        "the infobox says 16 stages; the table of stages has 3.",
    ]


def test_an_edition_that_states_none_of_it_is_not_said_to_be_checked_for_it():
    edition = transcribe(small_rally.TEXT, "x").edition
    assert {Check.PERIOD, Check.STAGES}.isdisjoint(each.check for each in audit(edition).tallies)


@given(st.dates())
def test_each_way_to_print_a_day_is_read(day):
    month = MONTHS[day.month - 1]
    whole = (day.day, day.month, day.year)
    assert day_stated(f"{day.day} {month} {day.year:04}") == whole
    assert day_stated(f"{month} {day.day}, {day.year:04}") == whole
    assert day_stated(f"{day.day} {month}") == (day.day, day.month, None)
    assert day_stated(str(day.day)) == (day.day, None, None)
