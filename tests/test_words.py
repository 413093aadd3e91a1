"""Words of names: folding, keys, surnames with particles, initials."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from db import words

names = st.text(st.characters(categories=["L", "M", "Zs"], include_characters="-.'’"), max_size=40)


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Stéphane", "stephane"),
        ("JAROSŁAW", "jaroslaw"),
        ("Ullevålseter", "ullevalseter"),
        ("Tomeček", "tomecek"),
        ("Thörner", "thorner"),
        ("Søren Ægidius Đoković", "soren aegidius dokovic"),
        ("Straße", "strasse"),
        ("I\u015f\u0131k", "isik"),
        ("İnönü", "inonu"),
        ("Ǿ", "o"),
        ("e\u0301", "e"),
        ("ﬁ", "fi"),
        ("増岡", "増岡"),
        ("", ""),
    ],
)
def test_case_and_accents_are_taken_away(text, folded):
    assert words.fold(text) == folded


@settings(deadline=None)
@given(st.text())
def test_folding_again_changes_nothing(text):
    assert words.fold(words.fold(text)) == words.fold(text)


@settings(deadline=None)
@given(st.text(st.characters(max_codepoint=0x24F)))
def test_upper_and_lower_case_fold_alike(text):
    assert words.fold(text.upper()) == words.fold(text.lower())


@pytest.mark.parametrize(
    ("name", "slug"),
    [
        ("Pål Anders Ullevålseter", "pal-anders-ullevalseter"),
        ("P-G. Lundmark", "p-g-lundmark"),
        ("  Sharm  El Sheikh ", "sharm-el-sheikh"),
        ("O’Brien", "o-brien"),
        ("--", ""),
    ],
)
def test_a_key_is_made_of_letters_and_hyphens(name, slug):
    assert words.slug(name) == slug


@settings(deadline=None)
@given(names)
def test_a_key_is_its_own_key(text):
    assert words.slug(words.slug(text)) == words.slug(text)


@pytest.mark.parametrize(
    ("name", "given_names", "surname", "short"),
    [
        ("Richard Sainct", "Richard", "Sainct", "R. Sainct"),
        ("André de Azevedo", "André", "de Azevedo", "A. de Azevedo"),
        ("Grégoire De Mévius", "Grégoire", "De Mévius", "G. De Mévius"),
        ("Peter van der Velden", "Peter", "van der Velden", "P. van der Velden"),
        ("José Luis Monterde", "José Luis", "Monterde", "J. L. Monterde"),
        ("Pål Anders Ullevålseter", "Pål Anders", "Ullevålseter", "P. A. Ullevålseter"),
        ("Per-Gunnar Lundmark", "Per-Gunnar", "Lundmark", "P-G. Lundmark"),
        ("Thierry Delli-Zotti", "Thierry", "Delli-Zotti", "T. Delli-Zotti"),
        ("P-G. Lundmark", "P-G.", "Lundmark", "P-G. Lundmark"),
        ("de Rooy", "", "de Rooy", "de Rooy"),
        ("van den Brink", "", "van den Brink", "van den Brink"),
        ("Al Rajhi", "Al", "Rajhi", "A. Rajhi"),
        ("Prost", "", "Prost", "Prost"),
        ("", "", "", ""),
    ],
)
def test_a_particle_belongs_to_the_surname(name, given_names, surname, short):
    assert words.split_name(name) == (given_names, surname)
    assert words.initials(name) == short


@settings(deadline=None)
@given(names)
def test_no_word_of_a_name_is_lost(name):
    given_names, surname = words.split_name(name)
    assert [*given_names.split(), *surname.split()] == name.split()


@settings(deadline=None)
@given(names)
def test_any_name_has_initials_and_keeps_its_surname(name):
    assert words.initials(name).endswith(words.split_name(name)[1])


@pytest.mark.parametrize(
    ("cell", "people"),
    [
        ("FRA A. Bec", [("FRA", "A. Bec")]),
        ("ITA G. Bo ESP N. Rey", [("ITA", "G. Bo"), ("ESP", "N. Rey")]),
        ("G. Bo N. de la Rey", [(None, "G. Bo"), (None, "N. de la Rey")]),
        ("ESP J. M. Rey P-G. Holm", [("ESP", "J. M. Rey"), (None, "P-G. Holm")]),
        ("Ghat", [(None, "Ghat")]),
        ("", []),
    ],
)
def test_a_cell_of_several_people_is_split_before_each(cell, people):
    assert [words.split_flag(each) for each in words.split_people(cell)] == people


@pytest.mark.parametrize("name", ["Jean-Luc de Réy", "J-L. de Réy", "J. L. De Rey", "JL. de Rey"])
def test_all_short_forms_of_a_name_share_its_initials_and_surname(name):
    assert words.shortened(name) == ("jl", "de rey")


@pytest.mark.parametrize(
    ("printed", "text"),
    [
        ("Stage cancelled1", "Stage cancelled"),
        ("H. Masuo12", "H. Masuo"),
        ("B. Sábe[a]", "B. Sábe"),
        ("Kamaz 49252", "Kamaz 49252"),
        ("4x4", "4x4"),
        ("12", "12"),
        ("", ""),
    ],
)
def test_the_mark_of_a_footnote_is_taken_from_the_last_word(printed, text):
    assert words.unmarked(printed) == text
