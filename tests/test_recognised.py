"""In which form a document is, told by its text; what was loaded in any form is known."""

import pytest

from db.load import load_files, open_archive
from db.reader.document import Document, Form, UnreadableError
from db.reader.forms import read, recognised
from db.reader.transcript import transcribe
from tests import flattened, made_up, spanned
from tests.example import ARTICLE
from tests.hostile import LETTERS, soon
from tests.made_up import Size


@pytest.mark.parametrize(
    ("text", "form"),
    [
        (ARTICLE, Form.FLATTENED),
        ("\ufeff\r\n= 1987 Rally =\r\n| {{a | <b> |\r\n", Form.FLATTENED),
        ("\n| a <table> |\n", Form.FLATTENED),
        ("= 1987 Rally =\r<p>", Form.FLATTENED),
        ("==Stages==\n", Form.FLATTENED),
        ("", Form.FLATTENED),
        ("= 1987 Rally =\n{| class=x\n| a |\n|}", Form.WIKITEXT),
        ("\ufeff{{Infobox", Form.WIKITEXT),
        ("It was.\r\n :{|\r\n", Form.WIKITEXT),
        ("<!-- a -->\n[[Category:A]]", Form.WIKITEXT),
        ("<div>\n{|\n| a\n|}\n</div>", Form.WIKITEXT),
        ("<!DOCTYPE html>\n{|\n", Form.HTML),
        ("\ufeff\n <HTML lang=en>", Form.HTML),
        ('<?xml version="1.0"?><html>', Form.HTML),
        ("<!-- a --><table><tr><td>| a", Form.HTML),
        ("1987<p>It was.", Form.HTML),
    ],
)
def test_a_form_is_told_by_what_only_it_has(text, form):
    assert recognised(text) is form


@pytest.mark.parametrize("unit", [" ", "\n", "|", "| a\n", "<", "= =", " \n", ":", "=", "|\r"])
def test_a_form_is_told_soon(unit):
    soon(lambda text, source: Document(source, "", (), recognised(text)), "", unit)
    assert recognised(" " * LETTERS + "{{") is Form.WIKITEXT


def test_a_form_that_is_told_counts():
    assert read("= 1987 Rally =\n", "page", Form.WIKITEXT).form is Form.WIKITEXT
    assert read("= 1987 Rally =\n", "page", Form.HTML).title == ""
    with pytest.raises(UnreadableError, match="a title such as"):
        read("<h1>1987 Rally</h1>", "page", Form.FLATTENED)


def test_an_article_without_a_title_is_called_by_the_year_that_is_told():
    made = made_up.edition(1, Size())
    text = spanned.wikitext(made, made_up.seeded(1)).replace(f"| name = {made.name}\n", "")
    edition = transcribe(text, "page.wiki", year=made.year).edition
    assert (edition.name, edition.year) == (str(made.year), made.year)
    with pytest.raises(UnreadableError, match="a title with a year, or to be told the year"):
        transcribe(text, "page.wiki")


def test_editions_are_loaded_in_all_forms_at_once(tmp_path):
    found, files = {}, []
    for form, name, seed in (
        (Form.FLATTENED, "a.txt", 1),
        (Form.WIKITEXT, "b.txt", 2),
        (Form.HTML, "c.txt", 3),
    ):
        made = made_up.edition(seed, Size())
        dice = made_up.seeded(seed)
        printed = {
            Form.FLATTENED: lambda made=made: flattened.printed(made),
            Form.WIKITEXT: lambda made=made, dice=dice: spanned.wikitext(made, dice),
            Form.HTML: lambda made=made, dice=dice: spanned.page(made, dice),
        }
        files.append(tmp_path / name)
        files[-1].write_text(printed[form](), encoding="utf-8")
        found[made.year] = form, made.name
    path = tmp_path / "results.sqlite"
    loaded = load_files(files, path)
    assert {each.year: (each.form, each.name) for each in loaded} == found
    assert found.keys() < set(open_archive(path).years)
