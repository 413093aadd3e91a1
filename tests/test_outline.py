"""What a document is made of while it is read: sections under their headings, within bounds."""

import pytest

from db.reader.document import Bullet, Document, Form, Row, Section, Text, UnreadableError
from db.reader.outline import Outline


def outline():
    return Outline("page.html", Form.HTML)


def test_what_comes_stands_under_the_last_heading_and_those_above_it():
    made = outline()
    made.heading(1, "1987 Rally", 2)
    made.text("It was.", 3)
    made.heading(2, "Stages", 4)
    lead = made.section
    made.heading(4, "Deep", 5)
    made.bullet("Key", "value", 6)
    made.note("A note.", 7)
    made.note("Another.", 8, section=lead)
    made.text("", 9)
    made.note("", 9)
    made.heading(3, "Cars", 10)
    made.rows([Row(("1",), 11)])
    made.heading(1, "Again", 12)
    assert made.document() == Document(
        "page.html",
        "1987 Rally",
        (
            Section((), 2, (), (), (Text("It was.", 3),)),
            Section(("Stages",), 4, (), (), (Text("Another.", 8, note=True),)),
            Section(
                ("Stages", "Deep"),
                5,
                (),
                (Bullet("Key", "value", 6),),
                (Text("A note.", 7, note=True),),
            ),
            Section(("Stages", "Cars"), 10, (Row(("1",), 11),), (), ()),
            Section(("Again",), 12, (), (), ()),
        ),
        Form.HTML,
    )


@pytest.mark.parametrize(
    ("take", "expected"),
    [
        (lambda made: made.rows(15_626 * [Row(64 * ("a",), 7)]), "no more than 1000000 cells"),
        (lambda made: made.rows(80_001 * [Row((), 7)]), "no more than 80000 rows, texts and"),
        (lambda made: made.heading(7, "a", 7), "no more than 6 levels of headings"),
        (lambda made: made.text(25_001 * "a", 7), "no more than 25000 letters"),
        (lambda made: made.bullet("a", 25_001 * "a", 7), "no more than 25000 letters, found: a"),
        (lambda made: made.note("\ufffd", 7), "readable text"),
    ],
)
def test_more_than_any_article_has_is_refused_with_its_line(take, expected):
    with pytest.raises(UnreadableError, match=f"page.html, line 7: expected {expected}"):
        take(outline())
