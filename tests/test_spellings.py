"""One person is one person: who the printed names are, whatever their order."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from db.rally import Category, Kind, Person
from db.reader.cells import people
from db.reader.crews import Entries
from db.reader.spellings import persons, sign
from db.reader.tables import Line
from db.reader.transcript import transcribe
from db.times import parse

BUNDLED = Path(__file__).parent.parent / "db" / "editions" / "2003.txt"
BIKES, CARS, TRUCKS = Category.BIKES, Category.CARS, Category.TRUCKS


def line(crew, category=TRUCKS, kind=Kind.STAGE, make="Bison"):
    return Line(kind, category, 1, 1, people(crew), make, parse("1:39"), None, 20, number=7)


def known(*crews, category=TRUCKS):
    """Everybody in the lines, once."""
    found = persons([line(crew, category) for crew in crews])
    return list({person.key: person for person in found.values()}.values())


def names(*crews, category=TRUCKS):
    return [(person.name, *person.spellings) for person in known(*crews, category=category)]


def test_the_one_slip_of_2003_is_one_man_with_both_spellings():
    edition = transcribe(BUNDLED.read_text("utf-8"), BUNDLED.name).edition
    spelled = {person.name: person.spellings for person in edition.people if person.spellings}
    assert spelled == {"Yvo Geusens": ("Yvo Guesens",)}
    assert len([crew for crew in edition.crews if crew.people[0].name == "Jan de Rooy"]) == 1
    for surname, keys in {
        "de Rooy": ["gerard-de-rooy", "jan-de-rooy"],
        "de Azevedo": ["andre-de-azevedo", "jean-de-azevedo"],
        "Sugawara": ["teruhito-sugawara", "yoshimasa-sugawara"],
    }.items():
        assert sorted(each.key for each in edition.people if each.surname == surname) == keys


@pytest.mark.parametrize(
    ("crews", "expected"),
    [
        (
            ["NED Bo Ek BEL Tim Wouters", "NED Bo Ek BEL Tim Wouters", "NED Bo Ek BEL Tim Wuoters"],
            [("Bo Ek",), ("Tim Wouters", "Tim Wuoters")],
        ),
        (
            ["CZE Ota Hrabal CZE Jiří Novák", "CZE Ota Hrabalik CZE Jiří Novák"],
            [("Ota Hrabal", "Ota Hrabalik"), ("Jiří Novák",)],
        ),
        (
            ["CZE Ota Hrabal CZE Jiri Novak", "CZE Ota Hrabal CZE Jiří Novák"],
            [("Ota Hrabal",), ("Jiri Novak", "Jiří Novák")],
        ),
        (
            ["FRA Luc Ferrand", "FRA Luc FERRAND", "FRA Luc Ferrand"],
            [("Luc Ferrand", "Luc FERRAND")],
        ),
    ],
    ids=["letters swapped", "letters added to a driver", "accents", "case"],
)
def test_spellings_in_one_seat_of_one_crew_are_one_person(crews, expected):
    assert names(*crews) == expected


@pytest.mark.parametrize(
    "crews",
    [
        ["NED Bo Ek BEL Jan Maas", "NED Bo Ek BEL Jean Maas"],
        ["NED Bo Ek BEL Tim Wouters", "NED Uwe Ost BEL Tim Wuoters"],
        ["NED Bo Ek BEL Tim Wouters", "NED Bo Ek BEL Jef Aerts BEL Tim Wuoters"],
        ["NED Bo Ek BEL Tim Wouters", "NED Bo Ek BEL Tim de Wouters"],
        ["NED Bo Ek BEL Tim Wouters", "NED Bo Ek BEL Tim Winters-Aal"],
        ["BRA Ivo de Lima", "BRA Eva de Lima", "BRA Iva de Lima"],
        ["FRA Carlo Rossini", "FRA Carla Rossini"],
        ["JPN Ken Endo JPN Kenta Endo", "JPN Kenta Endo JPN Ken Endo"],
    ],
    ids=[
        "short words agree letter by letter",
        "another crew",
        "another seat",
        "a word more",
        "too far apart",
        "a family",
        "lone riders",
        "father and son who change places",
    ],
)
def test_who_only_looks_alike_stays_apart(crews):
    printed = {(each.flag, each.name) for crew in crews for each in people(crew)}
    assert {(each.nationality, each.name) for each in known(*crews)} == printed
    assert all(not each.spellings for each in known(*crews))


def test_namesakes_of_different_nations_in_different_crews_are_two():
    assert known("FRA Luc Roy ITA Ugo Bo", "BEL Luc Roy ESP Pau Gil") == [
        Person("luc-roy", "Luc Roy", "FRA"),
        Person("ugo-bo", "Ugo Bo", "ITA"),
        Person("luc-roy-bel", "Luc Roy", "BEL"),
        Person("pau-gil", "Pau Gil", "ESP"),
    ]


SEATED = (("FRA", "Ugo Bo"), ("BEL", "Pau Gil"), ("ESP", "Tim Maas"))


def test_three_namesakes_have_three_keys():
    keys = [
        person.key for person in known(*(f"{flag} Luc Roy FRA {name}" for flag, name in SEATED))
    ]
    keys = [key for key in keys if key.startswith("luc")]
    assert keys == ["luc-roy", "luc-roy-bel", "luc-roy-esp"]


@pytest.mark.parametrize("crews", [["Luc Roy", "FRA Luc Roy"], ["FRA Luc Roy", "Luc Roy"]])
def test_a_lost_flag_is_found_again_where_only_one_is_printed(crews):
    assert known(*crews) == [Person("luc-roy", "Luc Roy", "FRA")]


def test_a_lost_flag_is_nobodys_where_two_are_printed():
    found = known("Luc Roy", "FRA Luc Roy ITA Ugo Bo", "BEL Luc Roy ESP Pau Gil")
    assert sorted(str(each.nationality) for each in found if each.name == "Luc Roy") == [
        "BEL",
        "FRA",
        "None",
    ]


def test_a_lost_flag_beside_the_same_driver_is_found_again():
    codriver_apart = replace(line("NED Bo Ek"), people=people("NED Bo Ek") + people("Luc Roy"))
    lines = [codriver_apart, line("NED Bo Ek FRA Luc Roy"), line("BEL Luc Roy ESP Pau Gil")]
    found = {person.key: person for person in persons(lines).values()}.values()
    assert [(each.name, each.nationality) for each in found] == [
        ("Bo Ek", "NED"),
        ("Luc Roy", "FRA"),
        ("Luc Roy", "BEL"),
        ("Pau Gil", "ESP"),
    ]


def test_somebody_in_two_categories_is_one_person():
    found = persons([line("FRA Luc Roy", BIKES), line("FRA Luc Roy ITA Ugo Bo", CARS)])
    (rider,), (driver, _) = (people(text) for text in ("FRA Luc Roy", "FRA Luc Roy ITA Ugo Bo"))
    assert found[sign(BIKES, rider)] is found[sign(CARS, driver)]


def test_two_spellings_sit_in_one_crew():
    lines = [
        line("NED Bo Ek BEL Tim Wouters"),
        line("NED Bo Ek BEL Tim Wuoters", kind=Kind.FINAL, make="Bison 9"),
        line("NED Bo Ek BEL Tim Wouters"),
    ]
    entries = Entries(lines)
    (crew,) = entries.crews
    assert (crew.key, crew.make, crew.vehicle, crew.number) == (
        "trucks/bo-ek",
        "Bison",
        "Bison 9",
        7,
    )
    assert entries.placing(lines[1]).people == ("NED Bo Ek", "BEL Tim Wuoters")


def test_crews_of_one_driver_have_a_key_each():
    lines = [line(f"NED Bo Ek BEL {name}") for name in ("Tim Maas", "Jef Aerts", "Rik Smet")]
    crews = Entries([*lines, line("BEL Bo Ek BEL Tim Maas")]).crews
    assert len({crew.key for crew in crews}) == len(crews)


CREWS = st.lists(
    st.sampled_from(
        [
            *("NED Bo Ek BEL Tim Wouters", "NED Bo Ek BEL Tim Wuoters", "NED Bo Ek ESP Tim Wouter"),
            *("FRA Luc Roy", "Luc Roy", "BEL Luc Roy", "FRA Luc Roy ITA Ugo Bo", "Ugo Bo"),
            *(
                "BRA Ivo de Lima",
                "BRA Eva de Lima",
                "NED Bo Ek BEL Jan Maas",
                "NED Bo Ek BEL Jean Maas",
            ),
            *("NED Bo Ekk BEL Tim Wouters", "NED Boris Ek POL Łuc Żak", "NED Boros Ek POL Łuc Żak"),
        ]
    ),
    min_size=1,
    max_size=12,
)


def partition(crews):
    found = persons([line(crew) for crew in crews])
    groups = {}
    for one, person in found.items():
        groups.setdefault(person.key, set()).add(one)
    return {frozenset(group) for group in groups.values()}


@settings(deadline=None)
@given(CREWS, st.randoms())
def test_the_order_of_the_lines_does_not_matter_for_who_is_who(crews, dice):
    shuffled = list(crews)
    dice.shuffle(shuffled)
    assert partition(shuffled) == partition(crews)


@settings(deadline=None)
@given(CREWS, st.randoms())
def test_the_order_of_the_lines_does_not_matter_for_which_name_and_flag(crews, dice):
    shuffled = list(crews)
    dice.shuffle(shuffled)

    def named(lines):
        return sorted((p.name, str(p.nationality), sorted(p.spellings)) for p in known(*lines))

    assert named(shuffled) == named(crews)
