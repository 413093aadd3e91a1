"""Which language a question is in: told by its words, never by the names in it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commands.questions.language import LANGUAGES


@pytest.fixture(scope="module")
def language(desk):
    return lambda text: desk._understanding.read(text).language


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Alphand result", "en"),
        ("who was first in trucks", "en"),
        ("how many wins did Sainct have?", "en"),
        ("ss14 bikes winner", "en"),
        ("qui a gagné en moto ?", "fr"),
        ("vainqueur camion ss6", "fr"),
        ("classement general auto", "fr"),
        ("l'équipage de Kabirov", "fr"),
        ("combien d'étapes pour Meoni", "fr"),
        ("quién ganó la etapa 12 de motos", "es"),
        ("quien lideraba tras la etapa 4", "es"),
        ("cuantas etapas gano Sousa", "es"),
        ("¿Masuoka?", "es"),
        ("copiloto de Alphand", "es"),
        ("copilote de Alphand", "fr"),
        ("Who won the étape 9?", "en"),
        ("Stéphane Peterhansel", None),
        ("De Gavardo", None),
        ("ss9", None),
        ("412", None),
        ("top 3 moto", None),
        ("", None),
    ],
)
def test_the_words_of_a_question_tell_its_language(language, text, expected):
    assert language(text) == expected


def test_a_slip_does_not_hide_the_language(language):
    assert language("qui a ganie l'etpae 3") == "fr"
    assert language("quein ganno la etapa 3") == "es"


def test_names_alone_tell_no_language(language, results):
    names = [person.name for person in results.people]
    names += [crew.make for crew in results.crews]
    names += [place.name for stage in results.stages for place in (stage.start, stage.finish)]
    assert {name: language(name) for name in names if language(name)} == {}


def test_a_name_changes_nothing_about_the_language(language, results):
    for person in results.people:
        assert language(f"who won, {person.name}?") == "en"
        assert language(f"{person.name} a gagné combien d'étapes") == "fr"
        assert language(f"cuántas etapas ganó {person.name}") == "es"


@given(st.text(max_size=200))
def test_any_text_has_one_language_or_none(desk, text):
    read = desk._understanding.read(text)
    assert read.language in {*LANGUAGES, None}
    assert read.language == desk._understanding.read(text.upper()).language or not text.isascii()
