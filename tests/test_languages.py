import io
import string

import pytest
from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po, write_po
from hypothesis import given
from hypothesis import strategies as st

from commands.languages import catalogue, counted, known, languages, say, speaking, spoken
from scripts import messages

OTHERS = languages()[1:]
TEXTS = st.text(string.ascii_letters + string.digits + " éñ¿“”{}%\\\"'\n\t…", min_size=1)


def file_of(code):
    return messages.FOLDER.joinpath(f"{code}.po").read_text(encoding="utf-8")


@given(st.dictionaries(st.tuples(TEXTS, st.none() | TEXTS), TEXTS, max_size=5))
def test_a_file_is_read_as_the_tools_of_translators_write_it(translated):
    catalog = Catalog(locale="fr", fuzzy=False)
    for (text, context), said in translated.items():
        catalog.add(text, said, context=context)
    written = io.BytesIO()
    write_po(written, catalog)
    there = catalogue.translations(written.getvalue().decode())
    for (text, context), said in translated.items():
        found = there.gettext(text) if context is None else there.pgettext(context, text)
        assert found == (said if said.strip("\0") else text)


def test_plurals_fuzzy_and_empty_texts_are_taken_as_gettext_takes_them():
    there = catalogue.translations(
        'msgid ""\nmsgstr "Plural-Forms: nplurals=2; plural=(n > 1);\\n"\n\n'
        'msgid "{number} win"\nmsgid_plural "{number} wins"\n'
        'msgstr[0] "{number} victoire"\nmsgstr[1] "{number} "\n"victoires"\n\n'
        '#, fuzzy\nmsgid "stage"\nmsgstr "scène"\n\nmsgid "car"\nmsgstr ""\n'
    )
    forms = [there.ngettext("{number} win", "{number} wins", number) for number in (0, 1, 2)]
    assert forms == ["{number} victoire", "{number} victoire", "{number} victoires"]
    assert [there.gettext(text) for text in ("stage", "car", "truck")] == ["stage", "car", "truck"]


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ('msgid "a"\nmsgstr "b"\nstray', "line 3 is neither a text nor what it translates"),
        ('msgid "a\\"\nmsgstr "b"', "line 1 holds no text in quotes"),
    ],
)
def test_a_damaged_file_is_named_by_its_line(text, fault):
    with pytest.raises(ValueError, match=f"^{fault}$"):
        catalogue.read(text)


@pytest.mark.parametrize("code", OTHERS)
def test_a_file_has_what_the_code_says_no_more_and_no_less(code):
    assert messages.updated(file_of(code)) == file_of(code)


@pytest.mark.parametrize(
    ("code", "language"),
    [
        ("fr", "fr"), ("FR", "fr"), ("fr_CA.UTF-8", "fr"), ("es-419", "es"), ("en-GB", "en"),
        ("C.UTF-8", ""), ("", ""), ("de", ""),
    ],
)  # fmt: skip
def test_a_code_means_a_language_where_there_is_one(code, language):
    assert known(code) == language


def test_a_language_is_spoken_for_a_while_and_english_in_place_of_what_nobody_speaks():
    with speaking("fr"):
        with speaking("xx"):
            assert (spoken(), say("Not found")) == ("en", "Not found")
        assert spoken() == "fr"
    assert counted("{number} stage", "{number} stages", 1) == "1 stage"


def test_there_are_several_languages():
    assert languages() == ("en", "es", "fr")
    assert all(isinstance(read_po(io.StringIO(file_of(code))), Catalog) for code in OTHERS)
