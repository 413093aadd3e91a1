"""The documents with which growth is measured: read as they were made, the same for a seed."""

from benchmarks.editions import FIRST_YEAR, Documents
from db.audit import audit
from db.findings import Check
from db.reader.transcript import transcribe
from db.times import parse


def documents() -> list[str]:
    made = Documents(years=2, crews=6, stages=4)
    return [made.document(at)[1] for at in range(2)]


def test_a_document_lists_everybody_on_every_stage():
    year, text = Documents(years=1, crews=6, stages=4).document(0)
    edition = transcribe(text, "made up").edition
    assert edition.year == year == FIRST_YEAR
    assert len(edition.crews) == 3 * 6
    assert len(edition.people) == 6 * (1 + 2 + 3)
    assert len(edition.classifications) == 3 * (4 + 4 + 1)
    assert all(len(table.placings) == 6 for table in edition.classifications)


def test_nothing_is_found_in_a_document_but_gaps_that_were_slipped():
    made = Documents(years=1, crews=100, stages=12)
    edition = transcribe(made.document(0)[1], "made up").edition
    findings = audit(edition).findings
    wrong = [each for each in findings if each.favours is not None]
    assert wrong
    assert {each.check for each in findings} <= {Check.STAGE_GAP, Check.GENERAL_GAP, Check.FINAL}
    assert all(parse(each.printed).seconds - parse(each.favours).seconds == 600 for each in wrong)


def test_some_come_back_in_the_next_year():
    first, second = (
        {person.name for person in transcribe(text, "made up").edition.people}
        for text in documents()
    )
    assert len(first) == len(second) == 36
    assert len(first & second) == 12


def test_the_same_seed_makes_the_same_documents():
    assert documents() == documents()
