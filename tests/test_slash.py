"""Slash commands as Discord gets them, and what is offered while somebody types."""

import pytest

from commands.command import Kind
from commands.desk import Desk
from db.load import open_archive
from tests.damaged import replace_without
from tests.fake_discord import Choice
from tests.namesakes import GIVEN, desk_of_namesakes
from tests.online import on_discord

CATEGORIES = [("Bikes", "bikes"), ("Cars", "cars"), ("Trucks", "trucks")]


async def test_each_command_is_known_with_its_options_everywhere(desk):
    async with on_discord(desk) as fake:
        await fake.slash("help")
        known = {command["name"]: command for command in fake.commands.listed("")}
    assert known.keys() == {command.name for command in desk.commands}
    for command in desk.commands:
        there = known[command.name]
        assert there["description"] == command.description
        assert (there["contexts"], there["integration_types"]) == ([0, 1, 2], [0, 1])
        assert [
            (option["name"], option["description"], bool(option.get("required")))
            for option in there["options"]
        ] == [
            *((option.name, option.description, option.required) for option in command.options),
            ("private", "Show the answer to you alone", False),
            ("spoiler", "Hide the answer until it is clicked", False),
            ("language", "The language of the answer", False),
        ]


async def test_what_has_few_values_has_choices_and_all_else_is_completed(desk):
    async with on_discord(desk) as fake:
        await fake.slash("help")
        known = {command["name"]: command for command in fake.commands.listed("")}
    for command in desk.commands:
        for option, there in zip(command.options, known[command.name]["options"], strict=False):
            choices = [(choice["name"], choice["value"]) for choice in there.get("choices", ())]
            fixed = {Kind.CATEGORY: CATEGORIES, Kind.CHOICE: own_words(option)}
            assert choices == fixed.get(option.kind, [])
            assert bool(there.get("autocomplete")) is (option.kind not in {*fixed, Kind.WORDS})


def own_words(option):
    return [(each.value.capitalize(), each.value) for each in option.choices]


async def test_whom_wins_are_counted_for_is_a_choice(desk):
    async with on_discord(desk) as fake:
        by_person = await fake.slash("wins")
        assert (await fake.slash("wins", by="person")).text == by_person.text
        known = {command["name"]: command for command in fake.commands.listed("")}
        assert "by make" not in by_person.text
        assert [choice["name"] for choice in known["wins"]["options"][0]["choices"]] == [
            "Person",
            "Make",
            "Nation",
        ]
        assert "KTM won the most stages" in (await fake.slash("wins", by="make")).text


async def test_makes_and_nations_are_completed(desk):
    async with on_discord(desk) as fake:
        makes = await fake.autocomplete("make", "make", "mi")
        nations = await fake.autocomplete("nation", "nation", "du")
        assert makes == (Choice("Mitsubishi · cars · 6 crews", "Mitsubishi"),)
        assert nations == (Choice("Netherlands · NED · 4 people", "NED"),)
        first = (await fake.autocomplete("nation", "nation", ""))[:2]
        assert [choice.value for choice in first] == ["FRA", "ITA"]


async def test_the_choices_are_the_categories_that_there_were_in_any_year(tmp_path):
    async with on_discord(desk_of_namesakes(tmp_path)) as fake:
        await fake.slash("winner", category="Bikes")
        option = fake.commands.listed("")[-1]["options"][1]
    assert [choice["value"] for choice in option["choices"]] == ["bikes", "cars", "trucks"]


def completed(desk):
    return [
        (command.name, option.name)
        for command in desk.commands
        for option in command.options
        if option.kind not in (Kind.CATEGORY, Kind.CHOICE, Kind.WORDS)
    ]


async def test_every_completion_offers_something_before_anything_is_typed(desk):
    async with on_discord(desk) as fake:
        for command, option in completed(desk):
            offered = await fake.autocomplete(command, option, "")
            assert 0 < len(offered) <= 25
            assert len({choice.value for choice in offered}) == len(offered)


async def test_people_are_told_apart_and_a_category_narrows_them(desk):
    async with on_discord(desk) as fake:
        assert (await fake.autocomplete("rider", "name", "sai"))[0] == Choice(
            "Richard Sainct · 🏍 3 · KTM · 1st", "richard-sainct"
        )
        trucks = await fake.autocomplete("rider", "name", "", category="trucks")
        assert trucks[0] == Choice("Vladimir Chagin · 🚚 407 · Kamaz · 1st", "vladimir-chagin")
        assert all("🚚" in choice.name for choice in trucks)


@pytest.mark.parametrize(
    ("command", "option"),
    [("rider", "name"), ("stage", "stage"), ("make", "make"), ("nation", "nation")],
)
async def test_picked_shown_or_typed_is_the_same(desk, command, option):
    async with on_discord(desk) as fake:
        for offered in await fake.autocomplete(command, option, ""):
            picked = await fake.slash(command, **{option: str(offered.value)})
            shown = await fake.slash(command, **{option: offered.name})
            typed = await fake.slash(command, **{option: offered.name.split(" · ")[0].upper()})
            assert not picked.ephemeral
            assert shown.text == picked.text == typed.text


@pytest.mark.parametrize(
    "text",
    [
        "x" * 6000, "@everyone", "<@1> [x](http://y)", "\u202e\u200b", "'; drop table people --",
        "\x00\x07", "  ", "🏍", "9" * 400, "Jean " * 1200, "-" * 6000, "\u0301" * 3000,
    ],
)  # fmt: skip
async def test_no_text_makes_completion_fail(desk, caplog, text):
    async with on_discord(desk) as fake:
        for command, option in completed(desk):
            assert len(await fake.autocomplete(command, option, text)) <= 25
    assert "failed" not in caplog.text


async def test_whoever_is_of_one_name_is_offered(tmp_path):
    async with on_discord(desk_of_namesakes(tmp_path)) as fake:
        offered = await fake.autocomplete("rider", "name", "zimmer")
    assert {choice.name.split()[0] for choice in offered} >= set(GIVEN)


async def test_completion_that_fails_offers_nothing(tmp_path, caplog):
    path = tmp_path / "results.sqlite"
    async with on_discord(Desk(open_archive(path))) as fake:
        assert await fake.autocomplete("rider", "name", "sai")
        replace_without(path, "placings")
        assert await fake.autocomplete("rider", "name", "sai") == ()
    assert "suggest /rider failed, reference " in caplog.text
