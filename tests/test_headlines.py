"""Winners whom the infobox names alone: said as what they are, where there is no final table."""

from dataclasses import replace

import pytest

from commands.answer import Row, Table
from commands.desk import Desk
from commands.languages import speaking
from db.rally import Category, Headline, Kind, Person
from tests import made_up
from tests.made_up import Size
from tests.several import stored

ALPHA = Headline(Category.CARS, ("BEL Ann Alpha", "GBR Bob Beta"), "Volkswagen")
GAM = Headline(Category.TRUCKS, ("FRA Cy Gam",), "")
PEOPLE = (Person("ann-alpha", "Ann Alpha", "BEL"), Person("bob-beta", "Bob Beta", "GBR"))
CARS = (
    "The infobox names Ann Alpha / Bob Beta (Volkswagen) as winners; the source has no final table "
    "of the cars."
)
TRUCKS = "The infobox names Cy Gam as the winner; the source has no final table of the trucks."
BOTH = (
    "The infobox names Ann Alpha / Bob Beta (cars) and Cy Gam (trucks) as winners; the source has "
    "no final table of the cars and the trucks."
)


def edition_with(*headlines, finals=(Category.BIKES,)):
    edition = made_up.edition(1, Size(stages=2, crews=3), year=1981)
    tables = (
        each
        for each in edition.classifications
        if each.kind is not Kind.FINAL or each.category in finals
    )
    return replace(edition, classifications=tuple(tables), headlines=headlines)


@pytest.fixture(scope="module")
def bikes_alone(tmp_path_factory):
    """Answers where there is a final table of the bikes alone."""
    edition = edition_with(ALPHA, GAM)
    return Desk(stored([edition], tmp_path_factory.mktemp("headlines")))


@pytest.mark.parametrize(
    ("line", "sentence"),
    [("winner cars", CARS), ("winner trucks", TRUCKS), ("standings cars", CARS)],
)
def test_of_one_category_the_infobox_is_quoted(bikes_alone, line, sentence):
    assert bikes_alone.ask(line).sentence == sentence


@pytest.mark.parametrize(
    ("question", "line", "language"),
    [
        ("who won the cars?", "winner cars", "en"),
        ("who was second in the trucks", "winner trucks", "en"),
        ("qui a gagné en camions ?", "winner trucks", "fr"),
    ],
)
def test_in_free_words_it_is_quoted_too(bikes_alone, question, line, language):
    with speaking(language):
        quoted = bikes_alone.ask(line).sentence
    assert bikes_alone.answer(question).sentence == quoted


def test_beside_other_categories_the_infobox_is_quoted_by_itself(bikes_alone):
    answer = bikes_alone.ask("winner")
    winner = bikes_alone.ask("winner bikes").tables[0].rows[0]
    assert answer.sentence == (
        f"The 1981 Made-Up Rally went to {winner.people[0].name} (bikes). {BOTH}"
    )
    assert answer.tables == (
        Table(
            "",
            (
                Row(
                    time=winner.time,
                    people=winner.people,
                    make=winner.make,
                    category=Category.BIKES,
                ),
                Row(
                    lead="–",
                    people=PEOPLE,
                    make="Volkswagen",
                    text="infobox",
                    category=Category.CARS,
                ),
                Row(
                    lead="–",
                    people=(Person("cy-gam", "Cy Gam", "FRA"),),
                    text="infobox",
                    category=Category.TRUCKS,
                ),
            ),
        ),
    )


def test_the_rally_at_a_glance_names_them_too(bikes_alone):
    answer = bikes_alone.ask("rally")
    assert [table.title for table in answer.tables] == ["Bikes", "Cars", "Trucks"]
    assert answer.tables[1].rows == (Row(people=PEOPLE, make="Volkswagen", text="infobox"),)


def test_without_any_final_table_nothing_else_is_said(tmp_path):
    desk = Desk(stored([edition_with(ALPHA, GAM, finals=())], tmp_path))
    assert desk.ask("winner").sentence == BOTH


def test_without_final_tables_and_infobox_it_stays_as_it_is(tmp_path):
    desk = Desk(stored([edition_with(finals=())], tmp_path))
    assert desk.ask("winner").sentence == "The source has no final standings."
    assert desk.ask("winner cars").sentence == "The source has no result of the cars for the end."


def test_where_there_is_a_final_table_the_infobox_says_nothing_more(desk):
    assert "infobox" not in desk.ask("winner").sentence
    assert all("infobox" not in desk.ask(f"winner {each}").sentence for each in ("bikes", "cars"))


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        (
            "fr",
            (
                "L’infobox nomme Cy Gam comme vainqueur\u202f; la source n’a pas de classement "
                "final pour les camions."
            ),
        ),
        (
            "es",
            (
                "La ficha nombra ganador a Cy Gam; la fuente no tiene clasificación final de "
                "camiones."
            ),
        ),
    ],
)
def test_the_infobox_is_quoted_in_other_languages(bikes_alone, language, sentence):
    with speaking(language):
        assert bikes_alone.ask("winner trucks").sentence == sentence
