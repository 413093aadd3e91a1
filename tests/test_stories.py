"""How a contradiction of the source is told, in an edition that is made up."""

from dataclasses import replace

import pytest

from commands.desk import Desk
from db.audit import audit
from db.rally import Claim, Remark
from db.reader.transcript import transcribe
from db.results import Archive
from db.store import build
from tests.small_rally import TEXT

BRUN, CORO = (("Bo Brun",), ("bo-brun",)), (("Cai Coro",), ("cai-coro",))
WITHOUT_CORO = TEXT.replace("| 3 | 3 | KEN Cai Coro | Condor | | +11:30 |\n", "")


@pytest.fixture
def told(tmp_path):
    def told(text, *remarks):
        edition = replace(transcribe(text, "made up").edition, remarks=remarks)
        build([(edition, audit(edition))], tmp_path / "r.sqlite", "a stamp")
        tables = Desk(Archive(tmp_path / "r.sqlite")).ask("notes").tables
        return [row.text for row in tables[0].rows]

    return told


@pytest.mark.parametrize(
    ("remark", "sentence"),
    [
        (
            Remark(Claim.OUT, *BRUN, (2,)),
            (
                "Bikes, final table: Bo Brun: the text says out on stage 2; "
                "the final table says 2nd, +4:30."
            ),
        ),
        (
            Remark(Claim.OUT, *BRUN),
            "Bikes, final table: Bo Brun: the text says out; the final table says 2nd, +4:30.",
        ),
        (
            Remark(Claim.DIED, *BRUN, (1,)),
            (
                "Bikes, final table: Bo Brun: the text says died on stage 1; "
                "the final table says 2nd, +4:30."
            ),
        ),
        (
            Remark(Claim.LED, *BRUN, (2,)),
            "Bikes: Bo Brun: the text says in the lead after stage 2; the table says 2nd.",
        ),
        (
            Remark(Claim.LED, *BRUN, (1, 2)),
            (
                "Bikes: Bo Brun: the text says in the lead after stages 1 and 2; "
                "the tables say 2nd at best."
            ),
        ),
        (
            Remark(Claim.LED, *BRUN),
            "Bikes: Bo Brun: the text says in the lead; the tables say 2nd at best.",
        ),
        (
            Remark(Claim.VICTORY, *BRUN),
            "Bikes, final table: Bo Brun: the text says Bo Brun; the tables say Ana Arroyo.",
        ),
        (
            Remark(Claim.STAGE_WINS, *BRUN, (1,)),
            "Bikes: Bo Brun: the text gives stage wins 1; the tables give 2.",
        ),
    ],
)
def test_a_statement_against_the_tables_is_one_sentence(told, remark, sentence):
    assert told(TEXT, remark) == [sentence]


def test_a_list_that_is_not_the_final_one_is_not_called_so(told):
    assert told(WITHOUT_CORO, Remark(Claim.OUT, *CORO, (2,))) == [
        "Bikes: Cai Coro: the text says out on stage 2; a later list says 3rd, 4:03:00."
    ]


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        (
            "1:03:00 | 3:00 | 3 |",
            "1:03:00 | 3:00 | 4 |",
            (
                "Bikes, overall after stage 1: C. Coro: the source prints 4; "
                "in the order of the list it is 3."
            ),
        ),
        (
            "| 4 January |",
            "| 9 January |",
            "stage 3: the source prints 9 January; the days beside it make it 4 January.",
        ),
        (
            "| 3 | 4 January | CHI Arica |",
            "| 3 | 4 January | CHI Iquique |",
            "stage 3: the source starts in Iquique; the day before ended in Arica.",
        ),
        (
            "CHI Arica | 200",
            "PER Arica | 200",
            "stage 2: the source prints PER here and CHI elsewhere.",
        ),
        (
            "- Driver1: PER Ana Arroyo",
            "- Driver1: CHI Bo Brun",
            (
                "Bikes, final table: the infobox says CHI Bo Brun; "
                "the final table says PER Ana Arroyo."
            ),
        ),
        (
            "200 | CHI B. Brun",
            "200 | PER A. Arroyo",
            "Bikes, stage 2: the table of stages says PER A. Arroyo; the result says CHI B. Brun.",
        ),
        (
            "| 2 | 202 |",
            "| 2 | 201 |",
            (
                "Cars, final table: the source gives a start number twice: "
                "201 Fyn Forst and 201 Dov Dando."
            ),
        ),
    ],
)
def test_what_is_no_time_is_not_called_one(told, old, new, sentence):
    assert TEXT.count(old) == 1
    assert told(TEXT.replace(old, new)) == [sentence]


def test_who_has_no_flag_anywhere_is_named(told):
    assert told(TEXT.replace("KEN Cai Coro", "Cai Coro").replace("KEN C. Coro", "C. Coro")) == [
        "The source gives no country of Cai Coro."
    ]
