"""Which make or country a text means."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.names import Found, Missing, Names, Several
from db.names.called import Called
from db.names.lexicon import nation_words
from db.names.nations import is_from
from db.nations import nations


@pytest.fixture(scope="module")
def names(results):
    return Names(results.crews, results.stages, results.rest_days)


def make(names, text):
    match names.make(text):
        case Found(thing=found):
            return found.name
        case Several(things=things):
            return tuple(each.name for each in things)
    return None


def nation(names, text):
    match names.nation(text):
        case Found(thing=found):
            return found.code
        case Several(things=things):
            return tuple(each.code for each in things)
    return None


def test_every_make_and_vehicle_is_found_however_it_is_written(names, results):
    for crew in results.crews:
        for name in filter(None, (crew.make, crew.vehicle)):
            for text in (name, name.upper(), name.lower(), f" “{name}”! ", name.replace("-", " ")):
                assert names.make(text) == names.make(crew.make)
                assert (make(names, text), names.make(text).exact) == (crew.make, True)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("VW", "Volkswagen"),
        ("mercedes", "Mercedes-Benz"),
        ("tatra815", "Tatra"),
        ("\u041a\u0410\u041c\u0410\u0417", "Kamaz"),
        ("nisan", "Nissan"),
        ("mitsubichi", "Mitsubishi"),
        ("mitsu", "Mitsubishi"),
        ("kamz", ("Kamaz",)),
        ("m", None),
        ("mi", ("Mitsubishi",)),
        ("MNA", None),
        ("Honda", None),
        ("Toyota", None),
        ("", None),
    ],
)
def test_a_make_is_found_asked_about_or_not_there(names, text, found):
    assert make(names, text) == found


def test_every_country_of_the_edition_is_found_by_each_of_its_names(names, results):
    codes = {person.nationality for person in results.people}
    for code in codes:
        where = nations()[code]
        called = (code, where.alpha2, where.english, where.french, where.spanish, where.adjective)
        for name in called:
            for text in (name, name.upper(), name.lower()):
                assert names.nation(text) == Found(where), text


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Holland", "NED"),
        ("NLD", "NED"),
        ("GER", "DEU"),
        ("German", "DEU"),
        ("english", "GBR"),
        ("South Afrika", "RSA"),
        ("ital", "ITA"),
        ("Czechia", "CZE"),
        ("Canada", "CAN"),
        ("Australia", "AUS"),
        ("Slovakia", "SVK"),
        ("a", None),
        ("swe", "SWE"),
        ("xyz", None),
        ("Atlantis", None),
    ],
)
def test_a_country_is_found_whether_anybody_comes_from_there_or_not(names, text, code):
    assert nation(names, text) == code


def test_those_of_the_edition_are_offered_first_those_of_most_people(names, results):
    offered = names.suggest_nations("")
    count = [
        sum(is_from(person.nationality, each) for person in results.people) for each in offered
    ]
    assert count == sorted(count, reverse=True)
    assert sum(count) == len(results.people)
    assert [each.name for each in names.suggest_makes("m")] == [
        "Mitsubishi",
        "Mercedes-Benz",
        "MAN",
    ]


def test_two_codes_of_one_country_are_one_country():
    assert is_from("DEU", nations()["GER"])
    assert is_from("XQZ", nations()["GER"]) is False
    assert is_from(None, nations()["GER"]) is False


def test_what_people_call_countries_is_said_of_countries_that_there_are():
    english = {each.english for each in nations().values()}
    assert nation_words().keys() - english == set()


def test_what_two_things_are_called_is_asked_about():
    called = Called({"one": ["Alpha Romeo"], "two": ["Alpha Tango"]})
    assert called.find("alpha") == Several(("one", "two"))
    assert called.find("alpha romeo") == Found("one")
    assert called.find("tango") == Found("two", exact=False)
    assert called.find("al") == Several(("one", "two"))
    assert called.find("tanga") == Found("two", exact=False)
    assert called.find("zulu") == Missing()


@given(text=st.text())
def test_no_text_is_too_strange(names, text):
    assert isinstance(names.make(text), Found | Several | Missing)
    assert isinstance(names.nation(text), Found | Several | Missing)
