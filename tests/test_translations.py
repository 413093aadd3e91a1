"""What the files of translations must hold, whatever the language."""

import io
import re
from string import Formatter

import pytest
from babel.messages.pofile import read_po

from commands.languages import languages
from scripts import messages

OTHERS = languages()[1:]


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
        wanted = set.union(*map(placeholders, forms(each.id)))
        for said in forms(each.string):
            # “One win” needs no number.
            assert wanted - {"number"} <= placeholders(said) <= wanted, each.id
        assert placeholders(forms(each.string)[-1]) == wanted, each.id


@pytest.mark.parametrize("code", OTHERS)
def test_a_list_of_words_has_as_many_in_every_language(code):
    lists = [
        each for each in translations(code) if re.fullmatch(r"(\w+ ){6,}\w+", forms(each.id)[0])
    ]
    assert len(lists) == 4
    for each in lists:
        assert len(each.string.split()) == len(each.id.split()), each.id


@pytest.mark.parametrize("code", OTHERS)
def test_a_sentence_ends_as_it_does_in_english(code):
    signs = ".?!:…"
    for each in translations(code):
        for text, said in zip(forms(each.id)[-1:], forms(each.string)[-1:], strict=True):
            end = text[-1] if text[-1] in signs else ""
            assert said.strip()[-1:] == end or (not end and said[-1] not in ".?!"), each.id


@pytest.mark.parametrize("code", OTHERS)
def test_blanks_around_a_text_stay(code):
    for each in translations(code):
        for text, said in zip(forms(each.id), forms(each.string), strict=False):
            assert (text[0] == " ", text[-1] == " ") == (said[0] == " ", said[-1] == " "), each.id
