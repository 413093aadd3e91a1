"""`/editions`: of one edition, of some, and of more than a screen would hold in full."""

from dataclasses import replace

import pytest

from bot import layout, terminal
from bot.shown import Shown
from commands.answer import Answer, Following, Note, NoteKind, Row, Table
from commands.desk import Desk
from db.rally import Category, Headline, Kind, Person
from tests import made_up
from tests.made_up import Size
from tests.several import editions, stored

SIZE = Size(stages=2, crews=3)


def without_final(edition, *categories):
    tables = (
        table
        for table in edition.classifications
        if table.kind is not Kind.FINAL or table.category not in categories
    )
    return replace(edition, classifications=tuple(tables))


def test_one_edition_is_said_to_be_alone(desk):
    assert terminal.render(desk.ask("editions"), 42) == (
        """\
Editions
One edition is loaded, the 2003 Dakar
Rally; whoever runs this bot can load
others.

2003 Dakar Rally · Marseille → Sharm El
Sheikh
Bikes   Richard Sainct · KTM
Cars    Hiroshi Masuoka / Andreas Schulz ·
        Mitsubishi
Trucks  Vladimir Chagin / Semen Yakubov /
        Sergey Savostin · Kamaz

Next:
  /rally"""
    )


def test_some_editions_are_listed_with_all_who_won_the_newest_first(results, tmp_path):
    there = editions(results)
    answer = Desk(stored(there, tmp_path)).ask("/editions")
    assert (answer.title, answer.sentence) == (
        "Editions",
        "Four editions are loaded: 1991, 1998 and 2003–2004.",
    )
    newest = there[-1]
    finals = [table for table in newest.classifications if table.kind is Kind.FINAL]
    assert answer.tables[0] == Table(
        f"2004 Made-Up Rally · {newest.stages[0].start.name} → {newest.stages[-1].finish.name}",
        tuple(
            Row(
                lead=table.category.value.capitalize(),
                people=table.placings[0].crew.people,
                make=table.placings[0].make,
            )
            for table in finals
        ),
    )
    assert [table.title[:4] for table in answer.tables] == ["2004", "2003", "1998", "1991"]
    assert answer.following == tuple(
        Following(str(year), f"rally year:{year}") for year in (2004, 2003, 1998, 1991)
    )
    assert answer.notes == ()


def test_without_a_final_table_the_infobox_names_the_winners_and_that_is_said(tmp_path):
    bare = without_final(made_up.edition(1, SIZE, year=1981), *Category)
    headline = Headline(Category.CARS, ("BEL Ann Alpha", "Bob Beta"), "Volkswagen")
    answer = Desk(stored([replace(bare, headlines=(headline,))], tmp_path)).ask("editions")
    assert answer.tables[0].rows == (
        Row(lead="Bikes", text="no winner in the source"),
        Row(
            lead="Cars",
            people=(Person("ann-alpha", "Ann Alpha", "BEL"), Person("bob-beta", "Bob Beta", None)),
            make="Volkswagen",
            text="infobox",
        ),
        Row(lead="Trucks", text="no winner in the source"),
    )
    assert answer.notes == (
        Note(
            NoteKind.SCOPE,
            "Where the source has no final table, the winners are those its infobox names.",
        ),
    )


def test_a_name_of_its_own_is_said_with_the_year(tmp_path):
    there = replace(made_up.edition(1, SIZE, year=1981), name="Oasis Rally")
    answer = Desk(stored([there], tmp_path)).ask("editions")
    assert answer.tables[0].title.startswith("1981 · Oasis Rally · ")


@pytest.fixture(scope="module")
def fifty(tmp_path_factory) -> Answer:
    there = [made_up.edition(year, SIZE, year=year) for year in range(1979, 2029)]
    there[0] = without_final(there[0], Category.CARS)
    there[1] = replace(without_final(there[1], *Category), headlines=())
    return Desk(stored(there, tmp_path_factory.mktemp("fifty"))).ask("editions")


def test_fifty_editions_are_a_row_each(fifty):
    won = [
        table.placings[0].crew.people[0].surname
        for table in made_up.edition(2028, SIZE, year=2028).classifications
        if table.kind is Kind.FINAL
    ]
    cars = made_up.edition(1979, SIZE, year=1979).headlines[1].people[0].split(" ", 1)[1]
    rows = [row for table in fifty.tables for row in table.rows]
    assert fifty.sentence == "50 editions are loaded: 1979–2028."
    assert len(rows) == 50
    assert rows[0] == Row(lead="2028", text=f"bikes {won[0]} · cars {won[1]} · trucks {won[2]}")
    assert rows[-2] == Row(lead="1980", text="bikes ? · cars ? · trucks ?")
    assert f" · cars {Person('', cars, None).surname} (infobox) · " in rows[-1].text
    assert [note.text for note in fifty.notes] == [
        "? means that the source names no winner.",
        "Where the source has no final table, the winners are those its infobox names.",
    ]


def test_fifty_editions_are_on_one_screen_and_opened_from_menus(fifty):
    written = layout.draw(fifty, Shown("editions"))
    texts = [item.content for item in written.walk_children() if hasattr(item, "content")]
    assert "1979" in "".join(texts)
    assert "more than a message holds" not in "".join(texts)
    assert {each.menu for each in fifty.following} == {
        "Open 2028 to 2004…",
        "Open 2003 to 1979…",
    }
    assert [each.line for each in fifty.following] == [
        f"rally year:{year}" for year in range(2028, 1978, -1)
    ]
    assert terminal.render(fifty, 42).endswith(
        "Next:\n  /rally year:2028 … /rally year:2004\n  /rally year:2003 … /rally year:1979"
    )
