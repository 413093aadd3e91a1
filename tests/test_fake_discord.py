"""The fake Discord, proven by the real client: nothing here imitates an object of discord.py."""

import asyncio
from collections.abc import AsyncIterator
from typing import Any

import aiohttp
import discord
import pytest

from tests.fake_discord import BOB, Choice, DidNotRespondError, FakeDiscord, NotOfferedError
from tests.fake_discord.sample_client import HANDLED, Client, running


@pytest.fixture
async def fake() -> AsyncIterator[FakeDiscord]:
    async with FakeDiscord() as fake:
        yield fake
    assert fake.ledger.own_violations() == []


@pytest.fixture
async def client(fake: FakeDiscord) -> AsyncIterator[Client]:
    async with running(fake) as client:
        yield client


@pytest.mark.usefixtures("client")
async def test_the_real_client_logs_in_syncs_and_answers(fake: FakeDiscord) -> None:
    reply = await fake.slash("winner", stage="9", category="cars")
    assert (reply.text, reply.ephemeral, reply.edited) == ("Stage 9 cars Ann", False, False)
    assert [button.label for button in reply.buttons] == ["Stage 10"]
    assert reply.selects[0].options == {"2": "After 2", "3": "After 3"}
    assert 0 < reply.milliseconds < 3000
    assert fake.commands.puts == [""]


@pytest.mark.usefixtures("client")
async def test_suggestions_come_while_somebody_types(fake: FakeDiscord) -> None:
    choices = await fake.autocomplete("winner", "stage", "sa", category="bikes")
    assert choices == tuple(Choice(f"sa{number} bikes", str(number)) for number in range(3))


@pytest.mark.usefixtures("client")
async def test_a_press_by_the_asker_edits_and_by_another_gives_a_copy(fake: FakeDiscord) -> None:
    asked = await fake.slash("winner", stage="9")
    copy = await fake.press(asked, "Stage 10", user=BOB)
    assert (copy.edited, copy.ephemeral, copy.seen_only_by) == (False, True, BOB)
    assert fake.now(asked).message == asked.message
    pressed = await fake.press(asked, "stage:10")
    assert (pressed.edited, pressed.id, pressed.text) == (True, asked.id, "Stage 10")
    assert [button.custom_id for button in pressed.buttons] == ["stage:11"]
    with pytest.raises(NotOfferedError, match="Ann does not see"):
        await fake.press(copy, "Stage 11")


@pytest.mark.usefixtures("client")
async def test_a_button_of_long_ago_may_be_pressed(fake: FakeDiscord) -> None:
    pressed = await fake.press(fake.left_over("stage:77"), "Old")
    assert (pressed.text, pressed.edited) == ("Stage 77", True)
    fake.interactions.seconds_to_answer = 0.1
    with pytest.raises(DidNotRespondError, match="nothing was sent"):
        await fake.press(fake.left_over("stage:none"), "Old")


async def test_a_button_works_after_a_restart_of_the_client(fake: FakeDiscord) -> None:
    async with running(fake):
        asked = await fake.slash("winner", stage="9")
    async with running(fake):
        pressed = await fake.press(asked, "Stage 10")
    assert (pressed.edited, pressed.text) == (True, "Stage 10")
    assert fake.commands.puts == ["", ""]


@pytest.mark.usefixtures("client")
async def test_a_menu_gives_what_was_picked(fake: FakeDiscord) -> None:
    asked = await fake.slash("winner", stage="9")
    assert (await fake.select(asked, "after", "3")).text == "after 3"
    assert (await fake.select(asked, "After", "After 2")).text == "after 2"
    with pytest.raises(NotOfferedError, match="offers"):
        await fake.select(asked, "after", "4")


async def test_an_answer_knows_place_and_languages(fake: FakeDiscord) -> None:
    english = fake.add_guild("English", locale="en-GB")
    uninstalled = fake.add_guild("Elsewhere", locale="de", installed=False)
    zoe = fake.person("Zoé", locale="fr")
    HANDLED.clear()
    async with running(fake):
        await fake.slash("winner", stage="9", where=english)
        await fake.slash("winner", stage="9", where=uninstalled, user=zoe)
        await fake.slash("winner", stage="9", where=fake.direct_channel(zoe), user=zoe)
        await fake.slash("winner", stage="9", where=fake.private, locale="es-ES")
    guild, dm, private = (
        f"<AppCommandContext guild={g} dm_channel={d} private_channel={p}>"
        for g, d, p in ((True, False, False), (False, True, False), (False, False, True))
    )
    assert [
        f"{guild} en-US en-GB",
        f"{guild} fr de",
        f"{dm} fr None",
        f"{private} es-ES None",
    ] == HANDLED


async def test_a_command_is_offered_only_where_it_may_be_used(fake: FakeDiscord) -> None:
    elsewhere = fake.add_guild("Elsewhere", installed=False)
    async with running(fake):
        await fake.slash("slow")
        for place in (elsewhere, fake.private):
            with pytest.raises(NotOfferedError, match="not installable by users"):
                await fake.slash("slow", where=place)


@pytest.mark.usefixtures("client")
@pytest.mark.parametrize("private", [False, True])
async def test_thinking_gives_way_to_the_answer(fake: FakeDiscord, private: bool) -> None:
    reply = await fake.slash("slow", private=private)
    assert (reply.text, reply.ephemeral) == ("done", private)
    assert not reply.message["flags"] & 128


@pytest.mark.usefixtures("client")
async def test_a_picture_arrives_with_its_words(fake: FakeDiscord) -> None:
    reply = await fake.slash("picture")
    assert [(f.filename, f.content, f.description) for f in reply.files] == [
        ("chart.png", b"\x89PNG", "Sainct leads")
    ]
    assert reply.alt_texts == ("Sainct leads",)
    address = reply.message["components"][0]["items"][0]["media"]["url"]
    async with aiohttp.ClientSession() as session, session.get(address) as response:
        assert await response.read() == b"\x89PNG"


@pytest.mark.usefixtures("client")
async def test_who_would_be_called_is_said(fake: FakeDiscord) -> None:
    assert (await fake.slash("misbehave", how="plainly")).pings == ("@everyone",)


@pytest.mark.usefixtures("client")
async def test_an_answer_after_the_deadline_is_refused(fake: FakeDiscord) -> None:
    await fake.slash("slow")
    fake.interactions.seconds_to_answer = 0.1
    with pytest.raises(DidNotRespondError, match="Unknown interaction"):
        await fake.slash("misbehave", how="late")
    assert refused(fake) == [(404, 10062)]


@pytest.mark.usefixtures("client")
@pytest.mark.parametrize(
    ("how", "refusal", "answered"),
    [
        ("twice", (400, 40060), True),
        ("follow-up first", (404, 10015), False),
        ("embed too long", (400, 50035), False),
    ],
)
async def test_a_wrong_answer_is_refused(
    fake: FakeDiscord, how: str, refusal: tuple[int, int], answered: bool
) -> None:
    fake.interactions.seconds_to_answer = 0.5
    if answered:
        assert (await fake.slash("misbehave", how=how)).text == "first @everyone"
        await until(lambda: bool(fake.refusals))
    else:
        with pytest.raises(DidNotRespondError):
            await fake.slash("misbehave", how=how)
    assert refused(fake) == [refusal]


@pytest.mark.usefixtures("client")
async def test_a_token_expires(fake: FakeDiscord) -> None:
    fake.interactions.seconds_a_token_lives = 0
    fake.patience = 0.3
    with pytest.raises(DidNotRespondError, match="thinks for ever"):
        await fake.slash("slow")
    assert refused(fake) == [(401, 50027)]


@pytest.mark.usefixtures("client")
@pytest.mark.parametrize(
    ("options", "complaint"),
    [
        ({}, "cannot be sent without"),
        ({"stage": "9", "colour": "red"}, "has no option 'colour'"),
        ({"stage": "9", "category": "quads"}, "offers"),
        ({"stage": ""}, "cannot hold 0"),
        ({"stage": "9" * 6001}, "cannot hold 6001"),
        ({"stage": 9}, "takes no int"),
    ],
)
async def test_the_client_sends_only_what_was_registered(
    fake: FakeDiscord, options: dict[str, Any], complaint: str
) -> None:
    with pytest.raises(NotOfferedError, match=complaint):
        await fake.slash("winner", **options)


@pytest.mark.usefixtures("client")
async def test_a_choice_may_be_picked_by_its_label(fake: FakeDiscord) -> None:
    assert (await fake.slash("winner", stage="9", category="Trucks")).text == "Stage 9 trucks Ann"
    with pytest.raises(NotOfferedError, match="No command /loser"):
        await fake.slash("loser")


async def test_messages_are_heard_as_far_as_the_intents_go(fake: FakeDiscord) -> None:
    intents = discord.Intents(guilds=True, guild_messages=True, dm_messages=True)
    async with running(fake, intents=intents) as client:
        named = await fake.mention("who won?")
        assert named.text == f"heard: {fake.application.mention} who won?"
        assert (await fake.direct_message("who won?", user=BOB)).text == "heard: who won?"
        fake.said.clear()
        await fake.write("something else")
        await asyncio.wait_for(fake.said.wait(), 5)
        assert fake.posted[-1].message["content"] == "heard:"
        assert [guild.name for guild in client.guilds] == ["Rally fans"]
    async with running(fake):
        fake.patience = 0.3
        with pytest.raises(DidNotRespondError, match="said nothing"):
            await fake.mention("who won?")


def refused(fake: FakeDiscord) -> list[tuple[int, int]]:
    """Take the refusals that were provoked, by status and code."""
    return [(refusal.status, refusal.code) for refusal in fake.take_refusals()]


async def until(settled: Any) -> None:
    async with asyncio.timeout(10):
        while not settled():
            await asyncio.sleep(0.01)
