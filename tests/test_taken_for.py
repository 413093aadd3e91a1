"""Whoever is named in full, where the source prints initials alone, is said to be inferred."""

import pytest

from commands.answer import NoteKind
from commands.desk import Desk
from commands.languages import speaking
from db.load import load_files, open_archive
from tests import small_rally

STAGES_ALONE = """\
= 1991 Made-Up Rally =

==Stages==
| Stage | Date | From | To | Total (km) | Stage winners | |
| Bikes | Cars | | | | | |
| 1 | 1 January | PER Lima | PER Pisco | 100 | PER A. Arroyo | CHI N. Obody |
| 2 | 2 January | PER Pisco | CHI Arica | 200 | CHI F. Forst | CHI N. Obody |

==Final standings==
===Cars===
| Pos | No. | Driver | Co-Driver | Car | Entrant | Time |
| 1 | 9 | CHI Nora Obody | CHI Gil Gormsen | Eland | | 3:00:00 |
"""
ARROYO = "“PER A. Arroyo” in the source is taken for Ana Arroyo."
OBODY = "“CHI N. Obody” in the source is taken for Nora Obody."


@pytest.fixture(scope="module")
def desk(tmp_path_factory):
    folder = tmp_path_factory.mktemp("initials")
    (folder / "1990.txt").write_text(small_rally.TEXT, "utf-8")
    (folder / "1991.txt").write_text(STAGES_ALONE, "utf-8")
    load_files([folder / "1990.txt", folder / "1991.txt"], folder / "results.sqlite")
    return Desk(open_archive(folder / "results.sqlite"))


def inferred(answer):
    return [note.text for note in answer.notes if note.kind is NoteKind.INFERRED]


@pytest.mark.parametrize(
    ("line", "notes"),
    [
        pytest.param("winner 1 bikes year:1991", [ARROYO], id="of another year"),
        pytest.param("winner 1 cars year:1991", [OBODY], id="of the final table"),
        pytest.param("winner 1 year:1991", [ARROYO, OBODY], id="both"),
        pytest.param("stage 1 year:1991", [ARROYO, OBODY], id="a stage"),
        pytest.param("rider Arroyo year:1991", [ARROYO], id="somebody"),
        pytest.param("timecard Obody year:1991", [OBODY], id="stage by stage"),
        pytest.param("winner 2 bikes year:1991", [], id="nobody is known who fits"),
        pytest.param("winner 1 bikes year:1990", [], id="printed in full"),
        pytest.param("standings cars year:1991", [], id="printed in full at the end"),
    ],
)
def test_who_is_taken_for_whom_is_said(desk, line, notes):
    assert inferred(desk.ask(line)) == notes


def test_it_is_said_in_free_words_and_other_languages_too(desk):
    assert inferred(desk.answer("who won stage 1 bikes in 1991?")) == [ARROYO]
    with speaking("es"):
        assert inferred(desk.ask("winner 1 bikes year:1991")) == [
            "«PER A. Arroyo» en la fuente se toma por Ana Arroyo."
        ]
