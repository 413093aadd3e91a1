"""What a text would find, in a sentence and as data."""

import json

import pytest

from tests.program import Ended, at_home

SAINCT = {"name": "Richard Sainct", "nationality": "FRA", "key": "richard-sainct"}
ROOYS = [
    {"name": "Jan de Rooy", "nationality": "NED", "key": "jan-de-rooy"},
    {"name": "Gérard de Rooy", "nationality": "NED", "key": "gerard-de-rooy"},
]
SIWA = [
    {"number": 11, "name": "Sarir → Siwa", "date": "2003-01-12"},
    {"number": 12, "name": "Siwa → Siwa", "date": "2003-01-14"},
    {"number": 13, "name": "Siwa → Dakhla", "date": "2003-01-15"},
]


@pytest.fixture(scope="module")
def dakar(tmp_path_factory):
    return at_home(tmp_path_factory)


def test_each_line_has_its_object(dakar):
    ended = dakar("resolve", "person", "-", "--json", typed="Sainct\nsanct\nde Rooy\nzzzz\n")
    assert [json.loads(line) for line in ended.out.splitlines()] == [
        {"query": "Sainct", "status": "found", "candidates": [SAINCT], "exact": True},
        {"query": "sanct", "status": "found", "candidates": [SAINCT], "exact": False},
        {"query": "de Rooy", "status": "choose", "candidates": ROOYS},
        {"query": "zzzz", "status": "not_found", "candidates": [], "elsewhere": []},
    ]
    assert (ended.status, ended.err) == (1, "")


@pytest.mark.parametrize(
    ("text", "record"),
    [
        ("Siwa", {"status": "choose", "candidates": SIWA}),
        ("SS12", {"status": "found", "candidates": SIWA[1:2], "exact": True}),
        (
            "4 January",
            {
                "status": "rest_day",
                "candidates": [],
                "date": "2003-01-04",
                "place": "Valencia → Tunis",
            },
        ),
        ("Nowhere", {"status": "not_found", "candidates": [], "elsewhere": []}),
    ],
)
def test_a_stage_is_looked_up(dakar, text, record):
    assert json.loads(dakar("resolve", "stage", text, "--json").out) == {"query": text, **record}


def test_a_category_without_results_finds_nothing(dakar):
    assert dakar("resolve", "category", "quads") == Ended(1, "quads: not found\n", "")
    assert dakar("resolve", "category", "motos") == Ended(0, "motos: found: bikes\n", "")


@pytest.mark.parametrize(
    ("words", "ended"),
    [
        (("resolve", "person", "jan", "rooy"), Ended(0, "jan rooy: found: Jan de Rooy\n", "")),
        (("resolve", "stage", "13 Jan"), Ended(1, "13 Jan: rest day: 2003-01-13: Siwa\n", "")),
        (("suggest", "person", "gerard d"), Ended(0, "gerard d: found: Gérard de Rooy\n", "")),
        (("suggest", "person", "zzz"), Ended(1, "zzz: not found\n", "")),
        (("suggest", "category", ""), Ended(0, ": choose: bikes, cars, trucks\n", "")),
        (("resolve", "person", "\x1b[2Jz"), Ended(1, "[2Jz: not found\n", "")),
    ],
)  # fmt: skip
def test_a_text_is_answered_in_a_sentence(dakar, words, ended):
    assert dakar(*words) == ended


def test_what_is_offered_is_data_too(dakar):
    record = json.loads(dakar("suggest", "stage", "siw", "--json").out)
    assert record == {"query": "siw", "status": "choose", "candidates": SIWA}
