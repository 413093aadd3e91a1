"""The page: headings, tables, bullets and prose with their lines; what is no page is refused."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from db.reader import document
from db.reader.document import Bullet, Document, Row, Section, Text, UnreadableError

READABLE = "readable text (is the file saved as UTF-8?)"
PAGE = """= 1987 Example Rally =

1987 Example Rally
- Country: FRA, , MLI
- Note:

It began: early.

==Stages==
| A | | <big>b </big> |
|||
- - A note: with a colon.

===Bikes===
==Last==
"""


def test_a_page_is_sections_of_rows_bullets_and_texts_with_their_lines():
    assert document.read(PAGE, "page.txt") == Document(
        "page.txt",
        "1987 Example Rally",
        (
            Section(
                (),
                1,
                (),
                (Bullet("Country", "FRA, , MLI", 4), Bullet("Note", "", 5)),
                (Text("1987 Example Rally", 3), Text("It began: early.", 7)),
            ),
            Section(
                ("Stages",),
                9,
                (Row(("A", "", "<big>b </big>"), 10), Row(("", ""), 11)),
                (),
                (Text("A note: with a colon.", 12, note=True),),
            ),
            Section(("Stages", "Bikes"), 14, (), (), ()),
            Section(("Last",), 15, (), (), ()),
        ),
    )


@pytest.mark.parametrize(
    "changed",
    [
        "\ufeff" + PAGE,
        PAGE.replace("\n", "\r\n"),
        PAGE.replace("\n", "\r"),
        PAGE.removesuffix("\n"),
        PAGE.replace("\n", " \t\n"),
        PAGE.replace("==Stages==", "== Stages =="),
    ],
    ids=["byte order mark", "CRLF", "CR", "no last newline", "blanks at line ends", "blanks"],
)
def test_how_the_file_was_saved_makes_no_difference(changed):
    assert document.read(changed, "page.txt") == document.read(PAGE, "page.txt")


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "page.txt, line 1: expected a title such as `= 2003 Dakar Rally =`, found: nothing"),
        (
            "\n\n==Stages==\n",
            "page.txt, line 3: expected a title such as `= 2003 Dakar Rally =`, found: ==Stages==",
        ),
        (
            "= A =\n| 1 | 2\n",
            "page.txt, line 2: expected a table row that ends with `|`, found: | 1 | 2",
        ),
        ("= A =\n|\n", "page.txt, line 2: expected a table row that ends with `|`, found: |"),
        (
            "= A =\n===Cars==\n",
            "page.txt, line 2: expected a heading such as `==Stages==`, found: ===Cars==",
        ),
        (
            "= A =\n====\n",
            "page.txt, line 2: expected a heading such as `==Stages==`, found: ====",
        ),
        (
            "= A =\n\nGr\ufffdgoire\n",
            f"page.txt, line 3: expected {READABLE}, found: Gr\ufffdgoire",
        ),
        (
            "= A =\nGr\udce9goire\n",
            f"page.txt, line 2: expected {READABLE}, found: Gr\ufffdgoire",
        ),
        (
            "= A =\n\nAlf\x00ie\x1b[31m\n",
            f"page.txt, line 3: expected {READABLE}, found: Alf\ufffdie\ufffd[31m",
        ),
        (
            "= A =\n| " + 300 * "x",
            "page.txt, line 2: expected a table row that ends with `|`, found: | "
            + 197 * "x"
            + "…",
        ),
    ],
)
def test_what_is_no_page_is_refused_with_its_line(text, sentence):
    with pytest.raises(UnreadableError) as refusal:
        document.read(text, "page.txt")
    assert str(refusal.value) == sentence


@settings(deadline=None)
@given(st.text(st.sampled_from("=|-: \t\n\rAa1é\u2028\x85.")))
def test_any_text_is_a_page_or_a_refusal_and_no_word_is_lost(text):
    try:
        page = document.read("= 1987 =\n" + text, "page.txt")
    except UnreadableError:
        return
    said = [page.title]
    for section in page.sections:
        said += section.titles[-1:]
        said += [cell for row in section.rows for cell in row.cells]
        said += [part for bullet in section.bullets for part in (bullet.key, bullet.value)]
        said += [each.text for each in section.texts]

    def letters(part):
        return sorted(letter for letter in part if letter.isalnum())

    assert letters("".join(said)) == letters("1987" + text)


def test_every_line_keeps_the_number_that_an_editor_shows():
    page = document.read("= A =\r\n\n\r\n\t| x |\n\n- K: v\n\nlast", "page.txt")
    section = page.sections[0]
    assert [section.rows[0].line, section.bullets[0].line, section.texts[0].line] == [4, 6, 8]
