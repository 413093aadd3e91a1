import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from db.audit import Audit, audit
from db.rally import Category, Kind, Role
from db.reader.transcript import transcribe
from db.results import Archive
from db.store import build

ROOT = Path(__file__).parent.parent
TEXT = (ROOT / "db" / "editions" / "2003.txt").read_text(encoding="utf-8")
EDITION = transcribe(TEXT, "2003.txt").edition
AUDIT = audit(EDITION)
BIKES, CARS, TRUCKS = Category.BIKES, Category.CARS, Category.TRUCKS


@pytest.fixture(scope="module")
def whole(tmp_path_factory):
    path = tmp_path_factory.mktemp("results") / "r.sqlite"
    build([(EDITION, AUDIT)], path, "a stamp")
    return Archive(path).edition()


def called(results, name):
    [person] = [person for person in results.people if person.name == name]
    return person


def test_an_edition_tells_its_facts(whole):
    assert (whole.year, whole.name, whole.running) == (2003, "2003 Dakar Rally", 25)
    assert (whole.previous, whole.following) == ("2002 Dakar Rally", "2004 Dakar Rally")
    assert whole.countries == ("FRA", "ESP", "TUN", None, "EGY")
    assert whole.categories == (BIKES, CARS, TRUCKS)
    assert whole.headlines == EDITION.headlines
    assert whole.rest_days == EDITION.rest_days
    assert whole.stages == EDITION.stages
    assert (whole.stage(12), whole.stage(18)) == (EDITION.stages[11], None)


def test_every_classification_is_found_by_what_it_is(whole):
    assert len(EDITION.classifications) == 3 * (17 + 16 + 1)
    for table in EDITION.classifications:
        assert whole.classification(table.kind, table.category, table.stage) == table
    assert whole.classification(Kind.GENERAL, BIKES, 1) is None
    assert whole.classification(Kind.FINAL, Category.QUADS) is None


def test_the_winner_of_a_stage_and_of_the_rally(whole):
    first = whole.winner(9, CARS)
    assert [person.name for person in first.crew.people] == ["Ari Vatanen", "Tina Thörner"]
    assert (str(first.time), first.gap, first.make) == ("5:38:37", None, "Nissan")
    assert whole.winner(None, BIKES).crew.people == (called(whole, "Richard Sainct"),)
    assert whole.winner(18, CARS) is None


def test_joint_winners_are_both_given(tmp_path):
    first, *others = EDITION.classifications
    second = replace(first.placings[1], rank=1)
    joint = replace(first, placings=(first.placings[0], second, first.placings[2]))
    edition = replace(EDITION, classifications=(joint, *others))
    build([(edition, Audit((), ()))], tmp_path / "r.sqlite", "a stamp")
    results = Archive(tmp_path / "r.sqlite").edition()
    assert results.winners(first.stage, first.category) == joint.placings[:2]
    assert results.winner(first.stage, first.category) == joint.placings[0]


def test_leaders_are_the_first_after_each_stage_that_counts(whole):
    expected = tuple(
        (table.stage, table.placings[0])
        for table in EDITION.classifications
        if (table.kind, table.category) == (Kind.GENERAL, TRUCKS)
    )
    assert whole.leaders(TRUCKS) == expected
    assert [stage for stage, _ in expected] == list(range(2, 18))
    assert whole.leader(TRUCKS, 4) == expected[2][1]
    assert whole.leader(TRUCKS, 1) is None


def test_the_lines_of_everybody_are_those_of_their_crews(whole):
    for person in EDITION.people:
        crews = tuple(crew for crew in EDITION.crews if person in crew.people)
        assert whole.crews_of(person) == crews
        expected = tuple(
            (table.kind, table.stage, placing)
            for table in EDITION.classifications
            for placing in table.placings
            if placing.crew in crews
        )
        assert whole.placings_of(person) == expected
        assert whole.stage_wins(person) == tuple(
            (stage, placing)
            for kind, stage, placing in expected
            if kind == Kind.STAGE and placing.rank == 1
        )


def test_a_co_driver_has_the_stage_wins_of_the_crew(whole):
    thorner = called(whole, "Tina Thörner")
    assert [stage for stage, _ in whole.stage_wins(thorner)] == [9, 13, 15, 17]
    [crew] = whole.crews_of(thorner)
    assert crew.role(thorner) == Role.CODRIVER
    assert whole.crew(crew.key) == crew
    assert whole.person(thorner.key) == thorner
    assert (whole.crew("nobody"), whole.person("nobody")) == (None, None)


def test_remarks_are_found_by_whom_and_where_they_are_about(whole):
    for person in EDITION.people:
        expected = tuple(remark for remark in EDITION.remarks if person.key in remark.people)
        assert whole.remarks_about(person) == expected
    for number in range(1, 19):
        expected = tuple(remark for remark in EDITION.remarks if number in remark.stages)
        assert whole.remarks_about_stage(number) == expected
    assert whole.remarks_about(called(whole, "Ari Vatanen")) != ()


def test_findings_are_found_by_list_category_and_stage(whole):
    assert (whole.findings, whole.tallies) == (AUDIT.findings, AUDIT.tallies)
    assert whole.findings_about() == AUDIT.findings
    found = whole.findings_about(kind=Kind.STAGE, category=TRUCKS, stage=7)
    assert [(finding.crew, finding.stage) for finding in found] == [("trucks/andre-de-azevedo", 7)]
    assert set(found) < set(whole.findings_about(category=TRUCKS))


def test_findings_on_a_crew_are_findings_on_all_in_it(whole):
    for name in ("André de Azevedo", "Jaromír Martinec"):
        stages = [finding.stage for finding in whole.findings_about_person(called(whole, name))]
        assert 7 in stages
    assert whole.findings_about_person(called(whole, "Alfie Cox")) == ()


def test_asking_needs_neither_the_builder_nor_discord(tmp_path):
    path = tmp_path / "r.sqlite"
    build([(EDITION, AUDIT)], path, "a stamp")
    program = (
        "import sys; from pathlib import Path; from db.results import Archive\n"
        f"assert Archive(Path({str(path)!r})).edition().people\n"
        "print(*sorted({'sqlite_utils', 'discord', 'db.store', 'db.audit', 'rapidfuzz'}"
        " & set(sys.modules)))"
    )
    asked = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, check=True, capture_output=True, text=True
    )
    assert asked.stdout == "\n"
