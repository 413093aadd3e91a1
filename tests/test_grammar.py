import pytest
from hypothesis import given
from hypothesis import strategies as st

from commands.grammar import HOMELESS, Line, parse, quote, share

OPTIONS = ("stage", "category", "name")


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("/winner stage:9 cars", Line("winner", (("stage", ("9", "cars")),), ())),
        ("winner 9 cars", Line("winner", (), ("9", "cars"))),
        ("WINNER", Line("winner", (), ())),
        ('/rider name:"de Rooy" trucks', Line("rider", (("name", ("de Rooy",)),), ("trucks",))),
        ("/rider “de Rooy” trucks", Line("rider", (), ("de Rooy", "trucks"))),
        ("/stage stage: El Borma", Line("stage", (("stage", ("El", "Borma")),), ())),
        ("/winner cars stage:9", Line("winner", (("stage", ("9",)),), ("cars",))),
        ("/rider weather:fine", Line("rider", (), ("weather:fine",))),
        ('/rider "unfinished', Line("rider", (), ("unfinished",))),
        ("", Line("", (), ())),
        ("/", Line("", (), ())),
    ],
)
def test_a_line_is_a_name_named_values_and_free_words(text, line):
    assert parse(text, OPTIONS) == line


def fit(option, text):
    numbers = text.isdecimal() or text.startswith("El ")
    good = {"stage": numbers, "category": text in ("cars", "trucks"), "name": text == "de Rooy"}
    return 3 if good[option] else -2


@pytest.mark.parametrize(
    ("text", "options", "values"),
    [
        ("winner 9 cars", ("stage", "category"), {"stage": "9", "category": "cars"}),
        ("winner cars 9", ("stage", "category"), {"stage": "9", "category": "cars"}),
        ("winner stage:9 cars", ("stage", "category"), {"stage": "9", "category": "cars"}),
        ("winner stage:El B cars", ("stage", "category"), {"stage": "El B", "category": "cars"}),
        ("rider de Rooy trucks", ("name", "category"), {"name": "de Rooy", "category": "trucks"}),
        ("winner banana", ("stage", "category"), {"stage": "banana"}),
        ("winner banana cars", ("stage", "category"), {"stage": "banana", "category": "cars"}),
        ("winner stage:9 now", ("stage",), {"stage": "9", HOMELESS: "now"}),
        ("winner", ("stage", "category"), {}),
        ("winner a b c d e f g h i", ("stage", "category"), {"stage": "a b c d e f g h i"}),
    ],
)  # fmt: skip
def test_words_go_where_they_fit(text, options, values):
    assert share(parse(text, options), options, fit) == values


NAMES = {"Jan": 2, "de Rooy": 2, "Jan de Rooy": 3, "Sainct": 3, "Ari": 3, "Vatanen": 3}
PEOPLE = {"category": "category", "first": "person", "second": "person", "third": "person"}


def fit_people(option, text):
    if option == "category":
        return 3 if text == "cars" else -10
    return NAMES.get(text) or (3 if text == "Ari Vatanen" else -2)


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("Sainct Jan de Rooy", {"first": "Sainct", "second": "Jan de Rooy"}),
        ("Jan de Rooy Sainct", {"first": "Jan de Rooy", "second": "Sainct"}),
        ("Sainct cars Vatanen", {"category": "cars", "first": "Sainct", "second": "Vatanen"}),
        ("Vatanen Ari Sainct", {"first": "Vatanen", "second": "Ari", "third": "Sainct"}),
        ("second:Sainct Vatanen", {"first": "Vatanen", "second": "Sainct"}),
    ],
)
def test_people_are_shared_out_in_their_order_and_a_full_name_is_one(text, values):
    line = parse(f"compare {text}", list(PEOPLE))
    assert share(line, list(PEOPLE), fit_people, PEOPLE) == values


@given(st.text())
def test_any_text_is_a_line(text):
    line = parse(text, OPTIONS)
    shared = share(line, OPTIONS, fit)
    assert set(shared) <= {*OPTIONS, HOMELESS}


@given(st.text(st.characters(exclude_categories=["C", "Z"], exclude_characters='"“”')))
def test_a_quoted_value_is_read_back_as_one(value):
    line = parse(f"rider name:{quote(value)}", OPTIONS)
    assert line == Line("rider", (("name", (value,)),), ())
