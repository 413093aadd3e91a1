"""What Discord refuses the fake refuses too: over the wire, with its status, code and place."""

from collections.abc import AsyncIterator
from typing import Any

import pytest

from tests.fake_discord import FakeDiscord
from tests.fake_discord.by_hand import (
    button,
    callback,
    embed,
    layout,
    menu,
    refusal,
    row,
    sent,
    text,
)
from tests.fake_discord.command_limits import characters
from tests.fake_discord.interactions import AUTOCOMPLETE, COMMAND


@pytest.fixture
async def fake() -> AsyncIterator[FakeDiscord]:
    async with FakeDiscord() as fake:
        yield fake
    assert fake.ledger.own_violations() == []


def option(**more: Any) -> dict[str, Any]:
    return {"type": 3, "name": "stage", "description": "Which stage", **more}


def command(**more: Any) -> dict[str, Any]:
    return {"name": "winner", "description": "Who won", "type": 1, **more}


def choices(number: int, **more: Any) -> list[dict[str, Any]]:
    return [{"name": f"n{i}", "value": f"v{i}", **more} for i in range(number)]


INVALID = "APPLICATION_COMMAND_INVALID_NAME"
REQUIRED = "BASE_TYPE_REQUIRED"
BAD_LENGTH = "BASE_TYPE_BAD_LENGTH"
MAX_LENGTH = "BASE_TYPE_MAX_LENGTH"


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ([command(name="Winner")], {"0.name": INVALID}),
        ([command(name="who won")], {"0.name": INVALID}),
        ([command(name="w" * 33)], {"0.name": BAD_LENGTH}),
        ([command(name="")], {"0.name": REQUIRED}),
        ([command(description="")], {"0.description": REQUIRED}),
        ([command(description="d" * 101)], {"0.description": BAD_LENGTH}),
        ([command(name_localizations={"fr": "Vainqueur"})], {"0.name_localizations.fr": INVALID}),
        ([command(name_localizations={"fr": "qui gagne"})], {"0.name_localizations.fr": INVALID}),
        (
            [command(name_localizations={"xx": "x"})],
            {"0.name_localizations.xx": "BASE_TYPE_CHOICES"},
        ),
        (
            [command(description_localizations={"de": "d" * 101})],
            {"0.description_localizations.de": BAD_LENGTH},
        ),
        ([command(), command()], {"1": "APPLICATION_COMMANDS_DUPLICATE_NAME"}),
        (
            [command(name=name, name_localizations={"fr": "vainqueur"}) for name in "ab"],
            {"": "APPLICATION_COMMANDS_DUPLICATE_NAME"},
        ),
        (
            [command(options=[option(name="a", name_localizations={"fr": "b"}), option(name="b")])],
            {"0.options": "APPLICATION_COMMANDS_DUPLICATE_NAME"},
        ),
        (
            [command(name=f"c{i}") for i in range(101)],
            {"100": "APPLICATION_COMMANDS_MAX"},
        ),
        (
            [command(options=[option(name=f"o{i}") for i in range(26)])],
            {"0.options": MAX_LENGTH},
        ),
        (
            [command(options=[option(), option()])],
            {"0.options.1": "APPLICATION_COMMAND_OPTIONS_NAME_INVALID"},
        ),
        (
            [command(options=[option(), option(name="b", required=True)])],
            {"0.options.1": "APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID"},
        ),
        ([command(options=[option(type=12)])], {"0.options.0.type": "BASE_TYPE_CHOICES"}),
        ([command(options=[option(choices=choices(26))])], {"0.options.0.choices": MAX_LENGTH}),
        (
            [command(options=[option(choices=choices(1, name="n" * 101))])],
            {"0.options.0.choices.0.name": BAD_LENGTH},
        ),
        (
            [command(options=[option(choices=choices(1, value="v" * 101))])],
            {"0.options.0.choices.0.value": BAD_LENGTH},
        ),
        (
            [command(options=[option(choices=choices(1), autocomplete=True)])],
            {"0.options.0.autocomplete": "APPLICATION_COMMAND_OPTIONS_AUTOCOMPLETE_INVALID"},
        ),
        (
            [command(options=[option(name=f"o{i}", choices=choices(25, value="v" * 98 + "xx"))
                              for i in range(4)])],
            {"0": "APPLICATION_COMMAND_TOO_LARGE"},
        ),
    ],
)  # fmt: skip
async def test_commands_are_held_to_their_limits(
    fake: FakeDiscord, given: list[dict[str, Any]], expected: dict[str, str]
) -> None:
    path = f"/applications/{fake.application.id}/commands"
    found = await refusal(fake, "PUT", path, given)
    assert {place: found.get(place) for place in expected} == expected
    assert fake.commands.listed("") == []


def test_the_longest_language_of_each_field_counts() -> None:
    short = command(name_localizations={"fr": "vainqueur", "de": "sieg"})
    assert characters(short) == len("vainqueur") + len("Who won")


async def test_what_commands_are_called_elsewhere_is_told_where_it_is_asked_for(
    fake: FakeDiscord,
) -> None:
    path = f"/applications/{fake.application.id}/commands"
    names = {"fr": "vainqueur", "de": "sieg"}
    stages = option(description_localizations={"fr": "Laquelle"})
    _, put = await sent(fake, "PUT", path, [command(name_localizations=names, options=[stages])])
    assert put[0]["name_localizations"] == names
    assert (await sent(fake, "GET", f"{path}?with_localizations=true", None))[1] == put
    _, [plain] = await sent(fake, "GET", path, None)
    assert not {*plain, *plain["options"][0]} & {"name_localizations", "description_localizations"}
    assert (plain["name"], plain["options"][0]["description"]) == ("winner", "Which stage")


async def test_a_command_keeps_its_number_when_it_is_sent_again(fake: FakeDiscord) -> None:
    path = f"/applications/{fake.application.id}/guilds/{fake.guild.id}/commands"
    _, first = await sent(fake, "PUT", path, [command()])
    _, second = await sent(
        fake, "PUT", path, [command(description="Who won it"), command(name="x")]
    )
    assert [c["name"] for c in second] == ["winner", "x"]
    assert second[0]["id"] == first[0]["id"]
    assert await sent(fake, "GET", path, None) == (200, second)


FIRST = "components.0.components.0"
LEGACY = "MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2"
MESSAGES = [
    ({"content": "c" * 2001}, {"content": MAX_LENGTH}),
    (embed(title="t" * 257), {"embeds.0.title": MAX_LENGTH}),
    (embed(description="d" * 4097), {"embeds.0.description": MAX_LENGTH}),
    (embed(fields=[{"name": "n", "value": "v"}] * 26), {"embeds.0.fields": MAX_LENGTH}),
    (embed(fields=[{"name": "n" * 257, "value": ""}]),
     {"embeds.0.fields.0.name": MAX_LENGTH, "embeds.0.fields.0.value": REQUIRED}),
    (embed(footer={"text": "f" * 2049}), {"embeds.0.footer.text": MAX_LENGTH}),
    (embed(author={"name": "a" * 257}), {"embeds.0.author.name": MAX_LENGTH}),
    (embed(color=0x1000000), {"embeds.0.color": "NUMBER_TYPE_MAX"}),
    (embed(url="ftp://x"), {"embeds.0.url": "URL_TYPE_INVALID_SCHEME"}),
    (embed(timestamp="yesterday"), {"embeds.0.timestamp": "DATE_TIME_TYPE_PARSE"}),
    ({"embeds": [{}]}, {"embeds.0.description": REQUIRED}),
    ({"embeds": [{"title": "t"}] * 11}, {"embeds": MAX_LENGTH}),
    ({"embeds": [{"description": "d" * 3001}] * 2}, {"embeds": "MAX_EMBED_SIZE_EXCEEDED"}),
    ({"content": "x", "allowed_mentions": {"parse": ["users"], "users": ["1"]}},
     {"allowed_mentions": "MESSAGE_ALLOWED_MENTIONS_PARSE_EXCLUSIVE"}),
    ({"content": "x", "attachments": [{"id": 0}]}, {"attachments.0": "ATTACHMENT_NOT_FOUND"}),
    ({"components": [text()]}, {"components.0.type": "UNION_TYPE_CHOICES"}),
    ({"components": [row(button(i)) for i in range(6)]}, {"components": MAX_LENGTH}),
    ({"components": [row(*map(button, range(6)))]}, {"components.0.components": BAD_LENGTH}),
    ({"components": [row()]}, {"components.0.components": BAD_LENGTH}),
    ({"components": [row(button(), menu())]},
     {"components.0.components.1": "COMPONENT_LAYOUT_WIDTH_EXCEEDED"}),
    ({"components": [row(button(), button())]},
     {"components.0.components.1.custom_id": "COMPONENT_CUSTOM_ID_DUPLICATED"}),
    ({"components": [row(button(label="l" * 81))]}, {f"{FIRST}.label": MAX_LENGTH}),
    ({"components": [row(button(label=None))]},
     {f"{FIRST}.label": "BUTTON_COMPONENT_LABEL_OR_EMOJI_REQUIRED"}),
    ({"components": [row(button(custom_id="i" * 101))]}, {f"{FIRST}.custom_id": BAD_LENGTH}),
    ({"components": [row(button(custom_id=None))]},
     {f"{FIRST}.custom_id": "BUTTON_COMPONENT_CUSTOM_ID_REQUIRED"}),
    ({"components": [row(button(custom_id=None, style=5))]}, {f"{FIRST}.url": REQUIRED}),
    ({"components": [row(button(url="https://dakar.com"))]},
     {FIRST: "BUTTON_COMPONENT_CUSTOM_ID_URL_MUTUALLY_EXCLUSIVE"}),
    ({"components": [row(button(style=7))]}, {f"{FIRST}.style": "BASE_TYPE_CHOICES"}),
    ({"components": [row(button(emoji={"name": "truck"}))]},
     {f"{FIRST}.emoji.name": "COMPONENT_INVALID_EMOJI"}),
    ({"components": [row(menu(26))]}, {f"{FIRST}.options": BAD_LENGTH}),
    ({"components": [row(menu(0))]}, {f"{FIRST}.options": BAD_LENGTH}),
    ({"components": [row(menu(options=[{"label": n, "value": "v"} for n in "ab"]))]},
     {f"{FIRST}.options.1": "SELECT_COMPONENT_OPTION_VALUE_DUPLICATED"}),
    ({"components": [row(menu(options=[{"label": "l" * 101, "value": "v" * 101,
                                        "description": "d" * 101}]))]},
     {f"{FIRST}.options.0.label": BAD_LENGTH, f"{FIRST}.options.0.value": BAD_LENGTH,
      f"{FIRST}.options.0.description": MAX_LENGTH}),
    ({"components": [row(menu(placeholder="p" * 151))]}, {f"{FIRST}.placeholder": MAX_LENGTH}),
    ({"components": [row(menu(min_values=2))]},
     {f"{FIRST}.min_values": "SELECT_COMPONENT_MIN_VALUES_TOO_LARGE"}),
    ({"components": [row(menu(max_values=3))]},
     {f"{FIRST}.max_values": "SELECT_COMPONENT_MAX_VALUES_TOO_LARGE"}),
    (layout(text(), content="c"), {"content": LEGACY}),
    (layout(text(), **embed()), {"embeds": LEGACY}),
    (layout(text("t" * 4001)), {"components.0.content": BAD_LENGTH}),
    (layout(text("")), {"components.0.content": REQUIRED}),
    (layout(text("t" * 2000), text("t" * 2001)),
     {"components": "COMPONENT_DISPLAYABLE_TEXT_SIZE_EXCEEDED"}),
    (layout(*[text()] * 41), {"components": MAX_LENGTH}),
    (layout({"type": 17, "components": [text()] * 39}, text()),
     {"components": "COMPONENT_MAX_TOTAL_COMPONENTS_EXCEEDED"}),
    (layout({"type": 17, "components": []}), {"components.0.components": BAD_LENGTH}),
    (layout({"type": 17, "components": [{"type": 17, "components": [text()]}]}),
     {f"{FIRST}.type": "UNION_TYPE_CHOICES"}),
    (layout(button()), {"components.0.type": "UNION_TYPE_CHOICES"}),
    (layout({"type": 99}), {"components.0.type": "UNION_TYPE_CHOICES"}),
    (layout({"type": 9, "components": [text()]}), {"components.0.accessory": REQUIRED}),
    (layout({"type": 9, "components": [text()] * 4, "accessory": button()}),
     {"components.0.components": BAD_LENGTH}),
    (layout({"type": 12, "items": [{"media": {"url": "attachment://chart.png"}}]}),
     {"components.0.items.0.media": "UNFURLED_MEDIA_ITEM_REFERENCED_ATTACHMENT_NOT_FOUND"}),
    (layout({"type": 12, "items": []}), {"components.0.items": BAD_LENGTH}),
    (layout({"type": 14, "spacing": 3}), {"components.0.spacing": "NUMBER_TYPE_MAX"}),
]  # fmt: skip


@pytest.mark.parametrize(("body", "expected"), MESSAGES)
async def test_messages_are_held_to_their_limits(
    fake: FakeDiscord, body: dict[str, Any], expected: dict[str, str]
) -> None:
    found = await refusal(fake, "POST", f"/channels/{fake.guild.channel.id}/messages", body)
    assert {place: found.get(place) for place in expected} == expected


@pytest.mark.parametrize(("body", "expected"), MESSAGES[::6])
async def test_a_callback_names_the_place_within_its_data(
    fake: FakeDiscord, body: dict[str, Any], expected: dict[str, str]
) -> None:
    path = callback(fake, COMMAND)
    found = await refusal(fake, "POST", path, {"type": 4, "data": body})
    assert {place: found.get(f"data.{place}") for place in expected} == expected


@pytest.mark.parametrize(
    ("suggestions", "expected"),
    [
        (choices(26), {"data.choices": MAX_LENGTH}),
        (choices(1, name="n" * 101), {"data.choices.0.name": BAD_LENGTH}),
        (choices(1, name=""), {"data.choices.0.name": REQUIRED}),
        (choices(1, value="v" * 101), {"data.choices.0.value": BAD_LENGTH}),
        (choices(1, value=9), {"data.choices.0.value": "STRING_TYPE_CONVERT"}),
    ],
)
async def test_suggestions_are_held_to_their_limits(
    fake: FakeDiscord, suggestions: list[dict[str, Any]], expected: dict[str, str]
) -> None:
    path = callback(fake, AUTOCOMPLETE)
    assert (
        await refusal(fake, "POST", path, {"type": 8, "data": {"choices": suggestions}}) == expected
    )
