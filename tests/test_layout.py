"""How an answer is laid out, and that none of all possible ones is more than Discord takes."""

from itertools import product

import pytest
from discord import ui

from bot import layout
from commands.answer import Answer, Fact, Following, Note, NoteKind, Row, Status, Table
from commands.command import Kind
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


def body(answer: Answer):
    view = layout.draw(answer)
    return {"flags": COMPONENTS_V2, "components": view.to_components()}


def objections(answer: Answer) -> list[str]:
    form = Form()
    examine_message(form, body(answer), ())
    return form.oddities


def lines(*rows: Row, apart: bool = False) -> list[str]:
    answer = Answer("t", "s", tables=(Table("", rows, apart=apart),))
    return texts(layout.draw(answer))[1].split("\n")


async def test_an_answer_says_it_first_and_in_words_then_lists_then_caveats():
    answer = Answer(
        "Stage 9 · Cars",
        "Fontenay won.",
        tables=(Table("Cars", (Row(rank=1, time=parse("5:38:37"), people=(FONTENAY,)),)),),
        facts=(Fact("Distance", "585 km"),),
        notes=(Note(NoteKind.DISPUTED, "Two figures."), Note(NoteKind.COMPUTED, "A sum.")),
        category=Category.CARS,
    )
    assert texts(layout.draw(answer)) == [
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
        "`1   5:38:37` 🇫🇷 J-P. Fontenay / G. Picard · Mitsubishi",
        "`2=    +0:07` 🇸🇪 T. Thörner / 🇫🇷 G. Picard ⚠",
        "`10 +1:00:00` N. Nescio",
    ]


async def test_rows_of_different_lists_show_their_own_time_and_the_gap_apart():
    row = Row(rank=3, time=parse("20:00"), gap=parse("0:18"), stage=4)
    assert lines(row, apart=True) == ["`3 20:00` +0:18 · stage 4"]
    assert lines(row) == ["`3 +0:18` stage 4"]


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
    assert texts(layout.draw(answer))[1] == f"-# Long: `/rider {'x' * 100}`"


async def test_what_a_message_cannot_hold_is_left_out_and_said_to_be():
    rows = tuple(Row(text=f"{number} {'x' * 90}") for number in range(100))
    answer = Answer("t", "s", tables=(Table("Long", rows),), notes=(Note(NoteKind.SCOPE, "n"),))
    shown = texts(layout.draw(answer))
    assert sum(map(len, shown)) <= 4000
    missing = 100 - shown[1].count("\n- ")
    assert missing
    assert shown[2] == f"-# n\n-# {missing} lines more than a message holds."
    assert objections(answer) == []


async def test_one_endless_line_is_left_out_too():
    answer = Answer("t", "s", facts=(Fact("Long", "x" * 5000),))
    assert texts(layout.draw(answer)) == [
        "### t\ns",
        "-# 1 line more than a message holds.",
    ]


async def test_no_answer_of_the_data_is_more_than_discord_takes(desk, results):
    values = {
        Kind.PERSON: [person.key for crew in results.crews for person in crew.people],
        Kind.STAGE: [str(stage.number) for stage in results.stages],
        Kind.CATEGORY: [category.value for category in results.categories],
        Kind.MAKE: sorted({crew.make for crew in results.crews}),
        Kind.NATION: sorted({each.nationality for each in results.people if each.nationality}),
    }
    asked = 0
    for command in desk.commands:
        choices = [
            [
                *values.get(option.kind, [each.value for each in option.choices]),
                *([] if option.required else [""]),
            ]
            for option in command.options
        ]
        for chosen in product(*choices):
            names = [option.name for option in command.options]
            answer = desk.call(command.name, dict(zip(names, chosen, strict=True)))
            assert objections(answer) == [], (command.name, chosen)
            shown = "\n".join(texts(layout.draw(answer)))
            assert "more than a message holds" not in shown, (command.name, chosen)
            asked += 1
    people, stages, categories = (
        len(set(values[kind])) for kind in (Kind.PERSON, Kind.STAGE, Kind.CATEGORY)
    )
    assert asked >= 3 * people + stages + (stages + 1) * (categories + 1)
