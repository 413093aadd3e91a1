"""Somebody over the years: what all editions have of them, a row for each, and what it comes to."""

from dataclasses import replace

import pytest

from bot import layout, terminal
from bot.shown import Shown
from commands.answer import Answer, Fact, Following, Note, NoteKind, Row, Status, Table
from commands.desk import Desk
from commands.languages import speaking
from db.rally import Category, Kind, Person
from tests import made_up
from tests.fake_discord import Choice
from tests.made_up import Size
from tests.online import on_discord
from tests.several import MAN, editions, stored

SCOPE = Note(
    NoteKind.SCOPE,
    "That is as far as the sources list; who is not listed may still have raced.",
)
SIZE = Size(stages=2, crews=3)


@pytest.fixture(scope="module")
def several(results, tmp_path_factory):
    return Desk(stored(editions(results), tmp_path_factory.mktemp("careers")))


@pytest.fixture(scope="module")
def peterhansel(results):
    """What the editions have of him, by hand."""
    reached = {}
    for edition in editions(results):
        places = [
            (table, placing)
            for table in edition.classifications
            for placing in table.placings
            if "Peterhansel" in placing.crew.people[0].name
        ]
        final = next(place.rank for table, place in places if table.kind is Kind.FINAL)
        wins = sum(table.kind is Kind.STAGE and place.rank == 1 for table, place in places)
        reached[edition.year] = final, wins, places[0][1].crew.make
    return reached


def rowed(year, category, place, wins, make):
    told = ["", "1st", "2nd", "3rd"][place]
    if wins:
        told += f" · {wins} win" + ("s" if wins > 1 else "")
    return Row(lead=str(year), category=category, make=make, text=told)


def test_a_man_on_a_bike_and_in_a_car_is_one_man(several, peterhansel):
    rows = tuple(
        rowed(year, Category.CARS if year == 2003 else Category.BIKES, *peterhansel[year])
        for year in (2004, 2003, 1998, 1991)
    )
    assert peterhansel[2003] == (3, 6, "Mitsubishi")
    assert sum(wins for _, wins, _ in peterhansel.values()) == 8
    assert several.ask("/rider Peterhansel") == Answer(
        title="Stéphane Peterhansel · 1991, 1998, 2003–2004",
        sentence="Stéphane Peterhansel is in four editions, 1991, 1998 and 2003–2004; 4 final "
        "places listed, 2 of them 2nd; 8 stage wins listed.",
        tables=(Table("", rows),),
        facts=(Fact("Nation", "France"), Fact("Also spelled", "S. Peterhansel")),
        notes=(SCOPE,),
        following=tuple(
            Following(str(year), f"rider name:stephane-peterhansel year:{year}")
            for year in (2004, 2003, 1998, 1991)
        ),
        spans=True,
    )


@pytest.mark.parametrize(
    "line",
    [
        "rider Peterhansel year:all",
        "rider Peterhansel all years",
        "rider all editions Peterhansel",
        "driver Peterhansel",
        "pilote Peterhansel année:tous language:en",
        "rider name:Peterhansel year:todos",
    ],
)
def test_all_years_may_be_said(several, line):
    assert several.ask(line) == several.ask("rider Peterhansel")


def test_a_category_narrows_a_career(several, peterhansel):
    answer = several.ask("rider Peterhansel cars")
    assert answer.sentence == (
        "Stéphane Peterhansel is among the cars in one edition, 2003; 1 final place listed (3rd); "
        "6 stage wins listed."
    )
    assert answer.tables[0].rows == (rowed(2003, Category.CARS, *peterhansel[2003]),)
    assert answer.category is Category.CARS


def test_a_category_without_them_is_said_and_does_not_narrow(several):
    answer = several.ask("rider Peterhansel trucks")
    assert answer.tables == several.ask("rider Peterhansel").tables
    assert [note.text for note in answer.notes] == [
        "Stéphane Peterhansel is listed in the bikes and the cars, not in the trucks.",
        SCOPE.text,
    ]


def test_the_page_of_a_year_has_the_career_beside_it(several, desk):
    page = several.ask("rider Peterhansel year:2003")
    alone = desk.ask("rider Peterhansel")
    assert page.facts == (
        *alone.facts,
        Fact(
            "Career",
            "1991, 1998, 2003–2004; 4 final places listed, 2 of them 2nd; 8 stage wins listed",
        ),
    )
    assert page.title == f"{alone.title} · 2003"
    assert (page.sentence, page.tables, page.notes) == (alone.sentence, alone.tables, alone.notes)
    assert page.following[1] == Following("Career", "rider name:stephane-peterhansel year:all")
    assert several.ask(page.following[1].line) == several.ask("rider Peterhansel")


def test_who_is_in_one_edition_has_no_career(several, desk):
    answer = several.ask("rider Sainct year:2003")
    assert answer.facts == desk.ask("rider Sainct").facts
    assert several.ask("rider Sainct year:all").tables == answer.tables


def test_every_year_leads_to_its_page(several):
    for each in several.ask("rider Peterhansel").following:
        assert several.ask(each.line).title.endswith(f"· {each.label}")


def test_a_co_driver_is_told_whom_they_sat_beside(tmp_path):
    mate = Person("iria-mate", "Iria Mate", "PER")
    there = []
    for year in (2001, 2002):
        edition = made_up.edition(year, SIZE, year=year)
        crew = next(each for each in edition.crews if each.category is Category.CARS)
        there.append(exchanged(edition, crew, replace(crew, people=(crew.people[0], mate))))
    answer = Desk(stored(there, tmp_path)).ask("rider Mate")
    crews = [edition.crews for edition in there]
    drivers = [
        next(crew.people[0].surname for crew in each if mate in crew.people) for each in crews
    ]
    assert [row.text.split(" · ")[0] for row in answer.tables[0].rows] == [
        f"co-driver ({drivers[1]})",
        f"co-driver ({drivers[0]})",
    ]
    assert answer.category is Category.CARS


def exchanged(edition, old, new):
    """Put one crew in another's place."""

    def placed(table):
        placings = (
            replace(each, crew=new) if each.crew.key == old.key else each for each in table.placings
        )
        return replace(table, placings=tuple(placings))

    crews = tuple(new if crew.key == old.key else crew for crew in edition.crews)
    return replace(
        edition, crews=crews, classifications=tuple(map(placed, edition.classifications))
    )


def test_never_more_is_said_than_the_sources_list(tmp_path):
    bikes = Category.BIKES
    there = [
        made_up.edition(4, Size((bikes,), 2, 9, 2), year=year, drivers={bikes: [MAN]})
        for year in (2001, 2002, 2005)
    ]
    unlisted = [
        replace(
            edition,
            classifications=tuple(
                replace(
                    table,
                    placings=tuple(each for each in table.placings if MAN not in each.crew.people),
                )
                for table in edition.classifications
            ),
        )
        for edition in there
    ]
    # In the first there is no final table, and in the second one with a place left out.
    first = tuple(each for each in unlisted[0].classifications if each.kind is not Kind.FINAL)
    second = tuple(
        replace(
            each,
            placings=tuple(
                replace(place, rank=place.rank + 1) if place.rank > 1 else place
                for place in each.placings
            ),
        )
        for each in unlisted[1].classifications
    )
    third = tuple(
        replace(
            each,
            placings=tuple(replace(place, rank=at) for at, place in enumerate(each.placings, 1)),
        )
        for each in unlisted[2].classifications
    )
    editions_ = [
        replace(edition, classifications=tables)
        for edition, tables in zip(unlisted, (first, second, third), strict=True)
    ]
    answer = Desk(stored(editions_, tmp_path)).ask("rider Peterhansel")
    listed = len(next(table for table in third if table.kind is Kind.FINAL).placings)
    assert [row.text for row in answer.tables[0].rows] == [
        f"not in the top {listed}",
        "not in the final list",
        "no final table",
    ]
    assert answer.sentence == (
        "Stéphane Peterhansel is in three editions, 2001–2002 and 2005; no final place listed; "
        "no stage win listed."
    )


def test_a_long_career_is_on_one_screen_and_as_wide_as_a_phone(tmp_path):
    bikes = Category.BIKES
    there = [
        made_up.edition(year, Size((bikes,), 2, 3), year=year, drivers={bikes: [MAN]})
        for year in range(1980, 2010)
    ]
    answer = Desk(stored(there, tmp_path)).ask("rider Peterhansel")
    assert [(table.title, len(table.rows)) for table in answer.tables] == [
        ("2000s", 10), ("1990s", 10), ("1980s", 10)
    ]  # fmt: skip
    assert {each.menu for each in answer.following} == {
        "Open 2009 to 1985…",
        "Open 1984 to 1980…",
    }
    shown = layout.draw(answer, Shown("rider name:stephane-peterhansel"))
    text = "".join(item.content for item in shown.walk_children() if hasattr(item, "content"))
    assert text.count("Bikes") == 30
    assert "-# Gazelle" not in text
    assert max(map(len, terminal.render(answer, 42).split("\n"))) <= 42


FRENCH = (
    "Stéphane Peterhansel est dans quatre éditions, 1991, 1998 et 2003–2004\u202f; 4 places "
    "finales listées, dont 2 fois 2e\u202f; 8 victoires d’étape listées."
)
SPANISH = (
    "Stéphane Peterhansel está en cuatro ediciones, 1991, 1998 y 2003–2004; 4 puestos finales "
    "recogidos, 2 de ellos 2.º; 8 victorias de etapa recogidas."
)


@pytest.mark.parametrize(("language", "sentence"), [("fr", FRENCH), ("es", SPANISH)])
def test_a_career_is_told_in_other_languages(several, language, sentence):
    with speaking(language):
        assert several.ask("rider Peterhansel").sentence == sentence


async def test_all_editions_are_offered_as_a_year_where_they_can_be_asked(several):
    async with on_discord(several) as fake:
        every, *years = await fake.autocomplete("rider", "year", "")
        assert every == Choice("All editions", "all")
        assert tuple(years) == await fake.autocomplete("winner", "year", "")
        shown = await fake.slash("rider", name="Peterhansel", year="All editions")
        assert "is in four editions" in shown.text


def test_all_years_of_what_is_asked_of_one_is_no_year(several):
    answer = several.ask("winner year:all")
    assert answer.status is Status.NOT_FOUND
    assert answer.sentence == "“all” is no year; there are 1991, 1998 and 2003–2004."
