"""Which category a typed word means."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from db.names import Found, Missing, Names
from db.rally import Category


@pytest.fixture(scope="module")
def names() -> Names:
    return Names([], [], [])


@pytest.mark.parametrize(
    ("text", "category"),
    [
        *((category.value, category) for category in Category),
        ("Motorbikes", Category.BIKES),
        ("the motos", Category.BIKES),
        ("moto class", Category.BIKES),
        ("motociclette", Category.BIKES),
        ("AUTOS", Category.CARS),
        ("voitures", Category.CARS),
        ("coches", Category.CARS),
        ("PKW", Category.CARS),
        ("lorries", Category.TRUCKS),
        ("camiones", Category.TRUCKS),
        ("poids lourds", Category.TRUCKS),
        ("LKWs", Category.TRUCKS),
        ("ATV", Category.QUADS),
        ("side-by-sides", Category.UTVS),
        ("SSV", Category.UTVS),
    ],
)
def test_a_category_is_known_by_its_names(names, text, category):
    assert names.category(text) == Found(category)


@pytest.mark.parametrize(
    ("text", "category"),
    [("trcuks", Category.TRUCKS), ("motorcyles", Category.BIKES), ("vioture", Category.CARS),
     ("bykes", Category.BIKES), ("t", Category.TRUCKS), ("cami", Category.TRUCKS)],
)  # fmt: skip
def test_a_slip_or_a_beginning_is_understood_and_said(names, text, category):
    assert names.category(text) == Found(category, exact=False)


@pytest.mark.parametrize(
    "text", ["", "camel", "campus", "automatic", "everything", "null", "cars trucks", "☃", "the"]
)
def test_what_is_no_category_finds_none(names, text):
    assert names.category(text) == Missing()


@given(text=st.text(st.characters(exclude_categories=()), max_size=40))
@settings(max_examples=200, deadline=None)
def test_no_text_makes_it_fail(names, text):
    assert isinstance(names.category(text), Found | Missing)
