"""What the files of translations must hold, whatever the language."""

import io
from string import Formatter

import pytest
from babel.messages.pofile import read_po

from commands.languages import languages
from scripts import messages

OTHERS = languages()[1:]
LISTS = (
    "no one two three four five six seven eight nine",
    "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec",
    "January February March April May June July August September October November December",
    "Monday Tuesday Wednesday Thursday Friday Saturday Sunday",
)
"""Texts that are taken apart into words by their place."""


def translations(code):
    path = messages.FOLDER / f"{code}.po"
    return [message for message in read_po(io.StringIO(path.read_text("utf-8"))) if message.id]


def forms(texts):
    return [texts] if isinstance(texts, str) else list(texts)


def placeholders(text):
    return {field for _, field, _, _ in Formatter().parse(text) if field is not None}


@pytest.mark.parametrize("code", OTHERS)
def test_nothing_is_left_to_translate(code):
    assert [
        each.id for each in translations(code) if each.fuzzy or not all(forms(each.string))
    ] == []


@pytest.mark.parametrize("code", OTHERS)
def test_a_translation_has_the_placeholders_of_its_text(code):
    for each in translations(code):
        in_all = set.intersection(*map(placeholders, forms(each.id)))
        in_any = set.union(*map(placeholders, forms(each.id)))
        for said in forms(each.string):
            # “One win” needs no number.
            assert in_all - {"number"} <= placeholders(said) <= in_any, each.id
        assert placeholders(forms(each.string)[-1]) == placeholders(forms(each.id)[-1]), each.id


@pytest.mark.parametrize("code", OTHERS)
def test_a_list_of_words_has_as_many_in_every_language(code):
    said = {each.id: each.string for each in translations(code)}
    for text in LISTS:
        assert len(said[text].split()) == len(text.split()), text


@pytest.mark.parametrize("code", OTHERS)
def test_a_sentence_ends_as_it_does_in_english(code):
    for each in translations(code):
        ends = [texts[-1].strip(" ")[-1] for texts in (forms(each.id), forms(each.string))]
        signs = [end for end in ends if end in ".?!:…"]
        assert ends[0] == ends[1] or not signs or each.context in ("decimals", "thousands"), each.id


@pytest.mark.parametrize("code", OTHERS)
def test_blanks_around_a_text_stay(code):
    for each in translations(code):
        for text, said in zip(forms(each.id), forms(each.string), strict=False):
            assert (text[0] == " ", text[-1] == " ") == (said[0] == " ", said[-1] == " "), each.id
