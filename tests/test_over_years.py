"""People against each other where several editions are loaded: met in one, in some, in none."""

from dataclasses import replace

import pytest

from bot import terminal
from commands.answer import Answer, Fact, Following, Note, NoteKind, Row, Table
from commands.desk import Desk
from commands.languages import speaking
from db.rally import Category, Person
from tests import made_up
from tests.made_up import Size
from tests.several import editions, stored

SCOPE = Note(
    NoteKind.SCOPE,
    "That is as far as the sources list; who is not listed may still have raced.",
)
LINE = "compare first:stephane-peterhansel second:ines-quist"


@pytest.fixture(scope="module")
def several(results, tmp_path_factory):
    return Desk(stored(editions(results), tmp_path_factory.mktemp("over-years")))


def test_who_never_met_is_compared_by_places_and_wins(several):
    rows = {name: several.ask(f"rider {name} year:all").tables[0].rows for name in ("Quist",)}[
        "Quist"
    ]
    assert [row.text for row in rows] == ["1st · 1 win", "1st"]
    assert several.ask("compare Masuoka Quist") == Answer(
        title="Hiroshi Masuoka v Inés Quist",
        sentence="Hiroshi Masuoka and Inés Quist are in no edition together, and times of "
        "different years do not compare; places and wins do.",
        tables=(
            Table(
                "Masuoka – Quist",
                (
                    Row(lead="1–2", text="editions"),
                    Row(lead="1–2", text="final places listed"),
                    Row(lead="1–1", text="best final place"),
                    Row(lead="4–1", text="stage wins"),
                    Row(lead="10–4", text="stage top threes"),
                ),
            ),
            Table(
                "Hiroshi Masuoka",
                (
                    Row(
                        lead="2003",
                        category=Category.CARS,
                        make="Mitsubishi",
                        text="1st · 4 wins · 10 top threes",
                    ),
                ),
            ),
            Table(
                "Inés Quist",
                tuple(replace(row, text=f"{row.text} · 2 top threes") for row in rows),
            ),
        ),
        notes=(SCOPE,),
        following=(
            Following("Hiroshi Masuoka", "rider name:hiroshi-masuoka year:all"),
            Following("Inés Quist", "rider name:ines-quist year:all"),
        ),
        spans=True,
    )


def alone(results, tmp_path, year):
    """Give what a desk says of them that knows nothing but one year."""
    [edition] = [each for each in editions(results) if each.year == year]
    return Desk(stored([edition], tmp_path)).ask(LINE)


def test_who_met_in_several_years_is_compared_in_the_latest_with_a_line_for_others(
    several, results, tmp_path
):
    whole = alone(results, tmp_path, 2004)
    assert several.ask("compare Peterhansel Quist") == replace(
        whole,
        title=f"{whole.title} · 2004",
        facts=(*whole.facts, Fact("1998", "bikes, 2–1 at the end, stage wins 1–0")),
        following=(*whole.following, Following("All years", f"{LINE} year:all")),
    )


def test_a_year_narrows_a_comparison(several, results, tmp_path):
    whole = alone(results, tmp_path, 1998)
    assert several.ask("compare Peterhansel Quist 1998") == replace(
        whole,
        title=f"{whole.title} · 1998",
        facts=(*whole.facts, Fact("2004", "bikes, 3–1 at the end, stage wins 0–1")),
        following=(
            *(replace(each, line=f"{each.line} year:1998") for each in whole.following),
            Following("All years", f"{LINE} year:all"),
        ),
    )


@pytest.mark.parametrize(
    "line",
    [
        "compare Peterhansel Quist all years",
        f"{LINE} year:all",
        "compare all editions Peterhansel Quist",
    ],
)
def test_all_years_are_compared_though_there_are_common_ones(several, line):
    answer = several.ask(line)
    assert answer.sentence == (
        "Stéphane Peterhansel and Inés Quist are together in 1998 and 2004; over all years places "
        "and wins compare, times do not."
    )
    assert answer.tables[0].rows == (
        Row(lead="4–2", text="editions"),
        Row(lead="4–2", text="final places listed"),
        Row(lead="2–1", text="best final place"),
        Row(lead="8–1", text="stage wins"),
        Row(lead="18–4", text="stage top threes"),
    )
    assert answer.facts == (
        Fact("2004", "bikes, 3–1 at the end, stage wins 0–1"),
        Fact("1998", "bikes, 2–1 at the end, stage wins 1–0"),
    )
    assert answer.following[:2] == (
        Following("2004", f"{LINE} year:2004"),
        Following("1998", f"{LINE} year:1998"),
    )


def test_who_is_in_one_edition_alone_is_compared_as_ever(several, desk):
    answer = several.ask("compare Sainct Despres year:2003")
    whole = desk.ask("compare Sainct Despres")
    assert (answer.facts, answer.tables) == (whole.facts, whole.tables)


def test_three_are_compared_over_the_years_too(several):
    answer = several.ask("compare Masuoka Quist Lartig year:all")
    assert answer.title == "Who is meant?"
    answer = several.ask("compare first:Masuoka second:Quist third:theo-lartig")
    assert answer.title == "Hiroshi Masuoka v Inés Quist v Théo Lartig"
    assert answer.tables[0].rows[0] == Row(lead="1–2–2", text="editions")
    assert [table.title for table in answer.tables[1:]] == [
        "Hiroshi Masuoka", "Inés Quist", "Théo Lartig"
    ]  # fmt: skip


def test_those_of_one_crew_and_of_two_categories_are_said_to_be(tmp_path):
    size = Size((Category.BIKES, Category.CARS), 1, 1)
    one, other = Person("jo-bec", "Jo Bec", "FRA"), Person("al-rey", "Al Rey", "FRA")
    together = made_up.edition(1, size, year=2001, drivers={Category.CARS: [one]})
    crew = next(each for each in together.crews if each.category is Category.CARS)
    both = replace(crew, people=(one, other))
    tables = tuple(
        replace(
            table,
            placings=tuple(
                replace(each, crew=both) if each.crew.key == crew.key else each
                for each in table.placings
            ),
        )
        for table in together.classifications
    )
    crews = tuple(both if each.key == crew.key else each for each in together.crews)
    there = [
        replace(together, crews=crews, classifications=tables),
        made_up.edition(
            2, size, year=2002, drivers={Category.BIKES: [one], Category.CARS: [other]}
        ),
    ]
    answer = Desk(stored(there, tmp_path)).ask("compare Bec Rey all years")
    assert answer.facts == (
        Fact("2002", "bikes and cars, 1–1 at the end, stage wins 1–1"),
        Fact("2001", "cars, together in one car"),
    )


def test_it_is_no_wider_than_a_phone(several):
    for line in ("compare Masuoka Quist", "compare Peterhansel Quist all years"):
        written = terminal.render(several.ask(line), 42)
        assert max(map(len, written.split("\n"))) <= 42


@pytest.mark.parametrize(
    ("language", "fact"),
    [
        ("fr", "motos, 2–1 à la fin, victoires d’étape 1–0"),
        ("es", "motos, 2–1 al final, victorias de etapa 1–0"),
    ],
)
def test_other_years_are_told_in_other_languages(several, language, fact):
    with speaking(language):
        assert several.ask("compare Peterhansel Quist").facts[-1] == Fact("1998", fact)
