"""A flattened article becomes an edition: every form of row, and what is passed over."""

from pathlib import Path

import pytest

from db.rally import Kind
from db.reader.transcript import Skipped, transcribe
from tests.example import ARTICLE, BEC, EDITION

BUNDLED = Path(__file__).parent.parent / "db" / "editions" / "2003.txt"
OPTIONAL = Path(__file__).parents[1] / "../shared/source/2003-dakar-rally.txt"


def test_every_form_of_row_is_read():
    transcript = transcribe(ARTICLE, "1987.txt")
    assert transcript.edition == EDITION
    assert transcript.skipped == ()


def test_every_fact_knows_its_line():
    edition = transcribe(ARTICLE, "1987.txt").edition
    lines = ARTICLE.split("\n")
    for stage in edition.stages:
        assert lines[stage.line - 1].startswith(f"| {stage.number} | {stage.date.day} ")
    for rest in edition.rest_days:
        assert lines[rest.line - 1].startswith(f"| | {rest.date.day} ")
    for headline in edition.headlines:
        assert lines[headline.line - 1] == "- Category1: Trucks"
    for table in edition.classifications:
        for each in table.placings:
            printed = "| ".join(f"{person} " for person in each.people[:1])
            assert printed in lines[each.line - 1]
    assert [lines[text.line - 1] for text in edition.paragraphs] == ["It was held."]


@pytest.mark.parametrize(
    "saved",
    ["\ufeff" + ARTICLE, ARTICLE.replace("\n", "\r\n"), ARTICLE.removesuffix("\n")],
    ids=["byte order mark", "CRLF", "no last newline"],
)
def test_how_the_file_was_saved_makes_no_difference(saved):
    assert transcribe(saved, "1987.txt") == transcribe(ARTICLE, "1987.txt")


def test_what_is_not_known_is_passed_over_and_named():
    unknown = "- Surface: Sand\n- Country: MLI\n- Team2: Bison"
    text = ARTICLE.replace("- Team1: DAF", f"- Team1: DAF\n{unknown}")
    text = text.replace("==Stages==\n", "==Entries==\n| A | B |\n- C: d\n\n==Stages==\n- Km: all\n")
    text = text.replace("===Cars===\n", "===Planes===\n| 1 | 2 |\n\n===Cars===\n")
    text += "\n==References==\nA book.\n"
    transcript = transcribe(text, "1987.txt")
    assert transcript.edition == EDITION
    assert [(each.title, text.split("\n")[each.line - 1]) for each in transcript.skipped] == [
        ("infobox: Surface", "- Surface: Sand"),
        ("infobox: Country", "- Country: MLI"),
        ("infobox: Team2", "- Team2: Bison"),
        ("Entries", "==Entries=="),
        ("Stages: Km", "- Km: all"),
        ("Final standings / Planes", "===Planes==="),
        ("References", "==References=="),
    ]
    assert transcript.skipped[0] == Skipped("infobox: Surface", 10)


@pytest.mark.parametrize("make", ["KTM", "BMW", "DAF", "MAN", "BMW X5", "Mercedes-Benz", "4x4"])
def test_a_make_of_three_capitals_is_no_flag(make):
    text = ARTICLE.replace("| KTM |", f"| {make} |")
    crew = transcribe(text, "1987.txt").edition.crews[0]
    assert (crew.make, crew.vehicle, crew.people) == (make, make, BEC.people)


def test_a_shape_of_stage_and_position_is_a_position_and_a_number_in_the_finals():
    tables = transcribe(ARTICLE, "1987.txt").edition.classifications
    final = next(table for table in tables if table.kind is Kind.FINAL)
    assert [(each.rank, each.crew.number) for each in final.placings] == [(1, 3), (2, 1)]


def test_names_written_with_separate_accents_are_the_same_people():
    decomposed = ARTICLE.replace("Olá de Sá", "Ola\u0301 de Sa\u0301", 2)
    crew = transcribe(decomposed, "1987.txt").edition.crews[2]
    assert crew.people[0].key == "ola-de-sa"
    assert len(transcribe(decomposed, "1987.txt").edition.people) == len(EDITION.people)


@pytest.mark.skipif(not OPTIONAL.exists(), reason="the optional folder is not beside the checkout")
def test_the_whole_source_document_reads_to_the_same_edition():
    source = transcribe(OPTIONAL.read_text("utf-8"), OPTIONAL.name)
    bundled = transcribe(BUNDLED.read_text("utf-8"), BUNDLED.name)
    assert source.edition == bundled.edition
    assert source.skipped == bundled.skipped == ()


def test_the_bundled_document_has_everybody_and_everything():
    edition = transcribe(BUNDLED.read_text("utf-8"), BUNDLED.name).edition
    tables = edition.classifications
    assert (len(edition.stages), len(edition.rest_days), len(edition.people)) == (17, 2, 80)
    assert sum(len(table.placings) for table in tables if table.kind is Kind.STAGE) == 153
    assert sum(len(table.placings) for table in tables if table.kind is Kind.GENERAL) == 144
    assert sum(len(table.placings) for table in tables if table.kind is Kind.FINAL) == 30
    assert [stage.number for stage in edition.stages if not stage.counts] == [1]
    assert [stage.number for stage in edition.stages if stage.loop] == [12, 17]
