import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from db.audit import Audit, audit
from db.failures import UnbuildableError
from db.findings import Check, Finding, Severity, Tally
from db.rally import (
    Category,
    Claim,
    Classification,
    Crew,
    Edition,
    Headline,
    Kind,
    Paragraph,
    Person,
    Place,
    Placing,
    Remark,
    RestDay,
    Stage,
    StageWinner,
    Unheld,
)
from db.reader.transcript import transcribe
from db.results import Archive
from db.store import build
from db.times import Origin, Time

ROOT = Path(__file__).parent.parent
TEXT = (ROOT / "db" / "editions" / "2003.txt").read_text(encoding="utf-8")
NOTHING = Audit((), ())

ANN = Person("ann-lee", "Ann Lee", "FRA", ("Anne Lee", "Ann Leigh"))
BO = Person("bo", "Bo", None)
CY = Person("cy-de-ray", "Cy de Ráy", "NED")
SOLO = Crew("quads/ann-lee", Category.QUADS, (ANN,), "Yamaha", 250, "Raptor 700", None)
TRIO = Crew("trucks/bo", Category.TRUCKS, (BO, CY, ANN), "Tatra")
DEE = Person("d-dee", "D. Dee", "JPN")
UNSEEN = Crew("cars/d-dee", Category.CARS, (DEE,), None)
ODD = Edition(
    year=1999,
    name="1999 Granada–Dakar Rally",
    other_name=None,
    running=None,
    previous=None,
    following="2000 Dakar Rally",
    countries=("ESP", None, "Western Sahara", None),
    headlines=(Headline(Category.TRUCKS, ("NED Cy de Ráy", "Bo"), "Tatra 815", 9),),
    stages=(
        Stage(
            0,
            date(1998, 12, 31),
            Place("Granada", "ESP"),
            Place("Granada", "ESP"),
            0.3,
            loop=True,
            uncounted=(Category.TRUCKS, Category.QUADS),
            winners=(
                StageWinner(Category.QUADS, "FRA A. Lee"),
                StageWinner(Category.QUADS, "B. Bo"),
            ),
            unheld=(
                Unheld(Category.TRUCKS, "Stage not held1"),
                Unheld(Category.CARS, "Liaison only"),
            ),
            line=20,
        ),
        Stage(1, date(1999, 1, 1), Place("Granada", "ESP"), Place("Smara", None), None, line=21),
    ),
    rest_days=(
        RestDay(date(1999, 1, 2), Place("Smara", None), Place("Atar", "MTN"), 22),
        RestDay(date(1999, 1, 3), Place("Atar", None), Place("Atar", None), 23, "Rally suspended"),
    ),
    crews=(TRIO, SOLO, UNSEEN),
    classifications=(
        Classification(
            Kind.STAGE,
            Category.CARS,
            1,
            (Placing(1, UNSEEN, None, None, None, ("JPN D. Dee",), 21),),
            winners_only=True,
        ),
        Classification(
            Kind.STAGE,
            Category.QUADS,
            1,
            (
                Placing(1, SOLO, "Yamaha", Time(99, "1:39"), None, ("FRA Ann Lee",), 30),
                Placing(1, SOLO, "Yamaha", None, Time(0, "0:00"), ("Ann Lee",), 31),
            ),
        ),
        Classification(Kind.GENERAL, Category.TRUCKS, 1, ()),
        Classification(
            Kind.FINAL,
            Category.TRUCKS,
            None,
            (Placing(1, TRIO, "Tatra 815", Time(225_000, "62:30:00"), None, (), 40),),
        ),
    ),
    remarks=(
        Remark(
            Claim.PENALTY,
            ("Bo", "Somebody Else"),
            ("bo", "ann-lee"),
            stages=(18, 1),
            places=("Smara",),
            category=Category.TRUCKS,
            amount=Time(36_000, "ten-hour", Origin.INFERRED),
            count=4,
            footnote=True,
            text="“Bo” said nothing; 'twas | a line\nbroken.",
            line=50,
        ),
        Remark(None, ()),
    ),
    paragraphs=(Paragraph("First.", line=3), Paragraph("Second – ❄.", footnote=True, line=5)),
)
ODD_AUDIT = Audit(
    (
        Finding(Check.ORDER, Severity.CONTRADICTION, "1:39", "0:00"),
        Finding(
            Check.CREW,
            Severity.SPELLING,
            "Bo",
            "Boe",
            favours="Bo",
            kind=Kind.STAGE,
            category=Category.TRUCKS,
            stage=17,
            crew="trucks/bo",
            people=("cy-de-ray", "bo"),
            lines=(31, 30),
            remark=1,
        ),
    ),
    (Tally(Check.CREW, 4, 1), Tally(Check.DATES, 0, 0)),
)


def stored(path: Path, *pairs: tuple[Edition, Audit]) -> Archive:
    build(pairs, path, "a stamp")
    return Archive(path)


@pytest.mark.parametrize(
    ("edition", "checked"),
    [
        pytest.param(ODD, ODD_AUDIT, id="made up"),
        pytest.param(
            edition := transcribe(TEXT, "2003.txt").edition, audit(edition), id="the bundled one"
        ),
    ],
)
def test_everything_in_an_edition_comes_back_with_its_lines_and_texts(tmp_path, edition, checked):
    results = stored(tmp_path / "r.sqlite", (edition, checked)).edition()
    assert results.edition() == edition
    assert repr(results.edition()) == repr(edition), "lines and texts, which == leaves out"
    assert Audit(results.findings, results.tallies) == checked
    assert results.people == edition.people
    assert results.categories == edition.categories
    for table in edition.classifications:
        key = table.kind, table.category, table.stage
        assert results.classification(*key) == table


def test_editions_lie_side_by_side_and_the_newest_comes_first(tmp_path):
    later = replace(ODD, year=2004, name="2004 Dakar Rally", crews=(SOLO,), classifications=())
    later = replace(later, remarks=())
    archive = stored(tmp_path / "r.sqlite", (ODD, ODD_AUDIT), (later, NOTHING))
    assert archive.years == (1999, 2004)
    assert archive.stamp == "a stamp"
    assert archive.edition().edition() == later
    assert archive.edition(1999).edition() == ODD
    with pytest.raises(KeyError, match="2003"):
        archive.edition(2003)


def test_the_views_read_well(tmp_path):
    path = tmp_path / "r.sqlite"
    build([(ODD, ODD_AUDIT)], path, "a stamp")
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("select * from stage_winners").fetchall() == [
            (1999, 1, "cars", "D. Dee", None, None),
            (1999, 1, "quads", "Ann Lee", "Yamaha", "1:39"),
            (1999, 1, "quads", "Ann Lee", "Yamaha", None),
        ]
        assert connection.execute("select * from final_standings").fetchall() == [
            (1999, "trucks", 1, None, "Bo, Cy de Ráy, Ann Lee", "Tatra 815", None, "62:30:00", None)
        ]
        assert connection.execute("select * from general_by_stage").fetchall() == []
        assert connection.execute("select date, stage, start, km from route").fetchall() == [
            ("1998-12-31", 0, "Granada", 0.3),
            ("1999-01-01", 1, "Granada", None),
            ("1999-01-02", None, "Smara", None),
            ("1999-01-03", None, "Atar", None),
        ]
        crews = connection.execute("select checked, crew, other from disagreements").fetchall()
        assert crews == [("order", None, "0:00"), ("crew", "Bo, Cy de Ráy, Ann Lee", "Boe")]


FAULTS = [
    pytest.param(replace(ODD, running="25th"), "cannot store TEXT", id="a text for a number"),
    pytest.param(replace(ODD, name=None), "NOT NULL", id="a hole where none may be"),
    pytest.param(replace(ODD, crews=(SOLO, SOLO)), "UNIQUE", id="a crew twice"),
    pytest.param(
        replace(ODD, crews=(SOLO, UNSEEN)), "trucks/bo is no crew", id="a crew nobody knows"
    ),
    pytest.param(
        replace(ODD, classifications=ODD.classifications * 2), "UNIQUE", id="two final standings"
    ),
    pytest.param(
        replace(ODD, crews=(SOLO, replace(TRIO, people=(replace(ANN, name="Bea"),)))),
        "ann-lee is two people",
        id="two people under one key",
    ),
    pytest.param(
        replace(ODD, remarks=(Remark(None, (), people=("nobody",)),)),
        "points at nothing in people",
        id="a person nobody knows",
    ),
    pytest.param(replace(ODD, name="\ud800"), "surrogates", id="half a character"),
]


@pytest.mark.parametrize(("edition", "reason"), FAULTS)
def test_what_does_not_fit_is_refused_in_a_sentence_and_the_old_file_stays(
    tmp_path, edition, reason
):
    path = tmp_path / "r.sqlite"
    build([(ODD, ODD_AUDIT)], path, "old")
    before = path.read_bytes()
    with pytest.raises(UnbuildableError, match=reason) as raised:
        build([(edition, NOTHING)], path, "new")
    assert str(raised.value).startswith(f"{path} could not be built: ")
    assert "\n" not in str(raised.value)
    assert path.read_bytes() == before
    assert list(tmp_path.iterdir()) == [path]


def test_a_computed_time_is_no_line_of_a_list(tmp_path):
    placing = Placing(1, SOLO, "Yamaha", Time(9, "0:09", Origin.COMPUTED), None, line=7)
    table = Classification(Kind.STAGE, Category.QUADS, 1, (placing,))
    with pytest.raises(UnbuildableError, match="line 7: the stage time 0:09 is not a printed one"):
        build([(replace(ODD, classifications=(table,)), NOTHING)], tmp_path / "r", "new")
