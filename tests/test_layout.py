"""How an answer is laid out, and that none of all possible ones is more than Discord takes."""

import pytest
from discord import ui

from bot import layout
from bot.shown import Shown
from commands.answer import Answer, Fact, Following, Note, NoteKind, Row, Status, Table
from db.rally import Category, Person
from db.times import computed, parse
from tests.fake_discord.message_limits import COMPONENTS_V2, examine_message
from tests.fake_discord.refusals import Form

FONTENAY = Person("f", "Jean-Pierre Fontenay", "FRA")
PICARD = Person("p", "Gilles Picard", "FRA")
THORNER = Person("t", "Tina Thörner", "SWE")
NOBODY = Person("n", "Nomen Nescio", None)


def texts(view: ui.LayoutView) -> list[str]:
    return [item.content for item in view.walk_children() if isinstance(item, ui.TextDisplay)]


def draw(answer: Answer) -> ui.LayoutView:
    return layout.draw(answer, Shown("asked"))


def body(answer: Answer):
    view = draw(answer)
    return {"flags": COMPONENTS_V2, "components": view.to_components()}


def buttons_below(*following: Following) -> list[ui.Button]:
    view = draw(Answer("t", "s", following=following))
    buttons = [getattr(each, "item", each) for each in view.walk_children()]
    return [each for each in buttons if isinstance(each, ui.Button)][: len(following)]


def objections(answer: Answer) -> list[str]:
    form = Form()
    examine_message(form, body(answer), ())
    return form.oddities


def lines(*rows: Row, apart: bool = False) -> list[str]:
    answer = Answer("t", "s", tables=(Table("", rows, apart=apart),))
    return texts(draw(answer))[1].split("\n")


async def test_an_answer_says_it_first_and_in_words_then_lists_then_caveats():
    answer = Answer(
        "Stage 9 · Cars",
        "Fontenay won.",
        tables=(Table("Cars", (Row(rank=1, time=parse("5:38:37"), people=(FONTENAY,)),)),),
        facts=(Fact("Distance", "585 km"),),
        notes=(Note(NoteKind.DISPUTED, "Two figures."), Note(NoteKind.COMPUTED, "A sum.")),
        category=Category.CARS,
    )
    assert texts(draw(answer)) == [
        "### 🚗 Stage 9 · Cars\nFontenay won.",
        "**Cars**\n`1 5:38:37` 🇫🇷 J-P. Fontenay",
        "**Distance** 585 km",
        "-# ⚠ Two figures.\n-# ≈ A sum.",
    ]


async def test_chips_are_equally_wide_and_times_end_in_line():
    assert lines(
        Row(rank=1, time=parse("5:38:37"), people=(FONTENAY, PICARD), make="Mitsubishi"),
        Row(rank=2, tied=2, gap=parse("0:07"), people=(THORNER, PICARD), disputed=True),
        Row(rank=10, gap=parse("1:00:00"), people=(NOBODY,)),
    ) == [
        "`1   5:38:37` 🇫🇷 J-P. Fontenay · Mitsubishi",
        "-# with G. Picard",
        "`2=    +0:07` 🇸🇪 T. Thörner ⚠",
        "-# with 🇫🇷 G. Picard",
        "`10 +1:00:00` N. Nescio",
    ]


async def test_a_crew_stands_in_one_line_where_all_of_the_list_have_room():
    short = Row(rank=1, time=parse("5:00"), people=(THORNER, PICARD), make="BMW")
    assert lines(short) == ["`1 5:00` 🇸🇪 T. Thörner / 🇫🇷 G. Picard · BMW"]
    longer = Row(rank=2, time=parse("6:00"), gap=parse("1:00"), people=(THORNER, PICARD), make="X")
    assert lines(short, longer) == [
        "`1  5:00` 🇸🇪 T. Thörner · BMW",
        "-# with 🇫🇷 G. Picard",
        "`2 +1:00` 🇸🇪 T. Thörner · X",
        "-# with 🇫🇷 G. Picard · 6:00",
    ]


async def test_what_has_no_room_beside_its_chip_goes_on_below_and_nothing_is_lost():
    make = "M" * 30
    row = Row(rank=1, time=parse("61:36:40"), people=(FONTENAY,), make=make, text="so it is")
    assert lines(row) == ["`1 61:36:40` 🇫🇷 J-P. Fontenay", f"-# {make} · so it is"]


async def test_the_stage_of_a_day_leads_its_chip_and_a_dash_stands_for_none():
    assert lines(
        Row(lead="9 Jan", stage=8, text="Ghat → Sabha"),
        Row(lead="12 Jan", stage=11, text="Sarir → Siwa"),
        Row(lead="13 Jan", text="Siwa · rest day"),
    ) == ["`8  9 Jan ` Ghat → Sabha", "`11 12 Jan` Sarir → Siwa", "`–  13 Jan` Siwa · rest day"]
    # A lone number would be taken for a part of what follows it.
    assert lines(Row(lead="56 km", stage=17, text="Suez")) == ["`56 km` stage 17 · Suez"]


async def test_a_chip_never_begins_with_a_blank():
    assert lines(Row(time=parse("9:59"), make="A"), Row(time=parse("10:01"), make="B")) == [
        "`9:59 ` A", "`10:01` B",
    ]  # fmt: skip


async def test_chips_stand_in_line_across_the_lists_of_an_answer():
    tables = (
        Table("A", (Row(1, time=parse("9:59")),)),
        Table("B", (Row(10, time=parse("1:10:01")),)),
        Table("C", (Row(lead="5"),)),
    )
    shown = texts(draw(Answer("t", "s", tables=tables)))[1]
    assert shown.split("\n")[1::3] == ["`1     9:59`", "`10 1:10:01`", "`5`"]


async def test_rows_of_different_lists_show_their_own_time_and_the_gap_apart():
    row = Row(rank=3, time=parse("20:00"), gap=parse("0:18"), stage=4)
    assert lines(row, apart=True) == ["`3 20:00` +0:18 · stage 4"]
    assert lines(row) == ["`3 +0:18` stage 4 · 20:00"]


async def test_what_is_computed_is_marked():
    assert lines(Row(rank=3, time=computed(1200))) == ["`3 ≈20:00`"]


async def test_words_lead_a_row_from_the_left_and_rows_without_a_lead_are_a_list():
    assert lines(
        Row(lead="9 Jan", text="Ghat → Sabha"), Row(lead="10 Jan", text="Sabha → Zilla")
    ) == ["`9 Jan ` Ghat → Sabha", "`10 Jan` Sabha → Zilla"]
    assert lines(Row(text="So it is said.")) == ["- So it is said."]
    assert lines(Row(time=parse("5:00"), category=Category.TRUCKS)) == ["`5:00` 🚚 Trucks"]


@pytest.mark.parametrize("category", [*Category, None])
async def test_every_category_has_its_look(category):
    assert objections(Answer("t", "s", category=category)) == []


async def test_next_questions_are_buttons_and_many_are_a_menu():
    few = [Following(f"Stage {n}", f"stage {n}") for n in range(10)]
    many = [Following(f"Stage {n}", f"stage {n}", "x" * 200) for n in range(30)]
    rows = [body(Answer("t", "s", following=tuple(each)))["components"][0] for each in (few, many)]
    buttons, menu = ([c for c in row["components"] if c["type"] == 1] for row in rows)
    assert [len(row["components"]) for row in buttons] == [5, 5]
    assert [button["custom_id"] for button in buttons[0]["components"][:2]] == [
        "dk:1:stage 0",
        "dk:1:stage 1",
    ]
    assert [len(row["components"][0]["options"]) for row in menu] == [25]
    assert menu[0]["components"][0]["options"][0] == {
        "label": "Stage 0", "value": "stage 0", "description": f"{'x' * 99}…", "default": False,
    }  # fmt: skip


async def test_a_button_shows_where_it_leads_by_a_sign_and_in_words():
    following = (
        Following("Stage 8", "winner stage:8", step=-1),
        Following("Stage 10", "winner stage:10", step=1),
        Following("Trucks", "winner category:trucks", category=Category.TRUCKS),
        Following("Cars", "winner category:cars"),
        Following("Overall after 9", "standings stage:9"),
    )
    buttons = body(Answer("t", "s", following=following))["components"][0]["components"][-1]
    assert [button["label"] for button in buttons["components"]] == [
        "◀ 8", "10 ▶", "🚚 Trucks", "🚗 Cars", "🏆 Overall after 9",
    ]  # fmt: skip
    assert [shown.label for shown in buttons_below(Following("/standings", "standings"))] == [
        "/standings"
    ]


async def test_what_is_of_one_sort_is_a_menu_under_its_heading_beside_the_buttons():
    following = (
        Following("Winner", "winner category:bikes"),
        *(Following(f"After {n}", f"standings stage:{n}", menu="After stage…") for n in (2, 3)),
        *(Following(f"Stage {n}", f"stage {n}", menu="Open stage…") for n in (2, 3)),
    )
    buttons, *menus = body(Answer("t", "s", following=following))["components"][0]["components"][1:]
    assert [button["label"] for button in buttons["components"]] == ["Winner"]
    assert [
        (menu["custom_id"], menu["placeholder"], [each["label"] for each in menu["options"]])
        for row in menus
        for menu in row["components"]
    ] == [
        ("dkm:1", "After stage…", ["After 2", "After 3"]),
        ("dkm:1:1", "Open stage…", ["Stage 2", "Stage 3"]),
    ]


async def test_candidates_are_told_apart_and_a_question_too_long_for_a_button_is_written_out():
    following = (
        Following("Jean de Azevedo", "rider jean", "bikes 25"),
        Following("Again", "rider jean"),
        Following("Long", f"rider {'x' * 100}"),
    )
    answer = Answer("Who?", "Two.", Status.CHOOSE, following=following)
    buttons = body(answer)["components"][0]["components"][-1]["components"]
    assert [(b["label"], b["custom_id"]) for b in buttons] == [
        ("Jean de Azevedo · bikes 25", "dk:1c:rider jean")
    ]
    assert texts(draw(answer))[1] == f"-# Long: `/rider {'x' * 100}`"


async def test_what_a_message_cannot_hold_is_left_out_and_said_to_be():
    rows = tuple(Row(text=f"{number} {'x' * 250}") for number in range(25))
    answer = Answer("t", "s", tables=(Table("Long", rows),), notes=(Note(NoteKind.SCOPE, "n"),))
    shown = texts(draw(answer))
    assert sum(map(len, shown)) <= 4000
    missing = 25 - shown[1].count("\n- ")
    assert missing
    assert shown[2] == f"-# n\n-# {missing} lines more than a message holds."
    assert objections(answer) == []


async def test_of_a_list_of_everybody_the_first_are_shown_and_the_others_counted():
    rows = tuple(Row(rank=number, text="x") for number in range(1, 501))
    shown = texts(draw(Answer("t", "s", tables=(Table("Everybody", rows),))))[1].split("\n")
    assert (len(shown), shown[1]) == (27, "`1` x")
    assert shown[-1] == "-# 475 more are listed; ask for one by name."


async def test_one_endless_line_is_left_out_too():
    answer = Answer("t", "s", facts=(Fact("Long", "x" * 5000),))
    assert texts(draw(answer)) == [
        "### t\ns",
        "-# 1 line more than a message holds.",
    ]
