"""The bot as people on Discord meet it: the real client, logged in to a Discord on loopback."""

import asyncio
import logging

import discord
import pytest
from discord import app_commands

from commands.desk import Desk
from db.load import open_archive
from tests.damaged import replace_without
from tests.fake_discord import ANN, BOB, DidNotRespondError, FakeDiscord
from tests.online import on_discord, online

MOST_WRITTEN = 1900
"""What somebody may write in a message is 2,000 characters; a command takes more."""
HOSTILE = [
    "@everyone @here", f"{BOB.mention} <@&1> <#2>", "[free](https://evil.example/x)",
    "https://evil.example/x", "**bold** __x__ ~~y~~ ||z|| `c` ```d```", "# big", "-# small",
    "> quote", "</winner:1> <t:0> <:a:1>", "\u202egnp.exe\u2066", "\u200b\u200d\ufeff",
    "\x00\x1b[2J", "\ud800", "a\udfff\ud83d b",
    "'; drop table people; --", "%s {0} ${x}", "x" * 6000,
    "@everyone " * 600, "\\" * 50, "\u0301" * 500,
    "שלום", "🏍" * 100, "”“", "a\nb\r\n# c", '"', ":",
]  # fmt: skip


async def test_a_question_is_answered_to_all(desk):
    async with on_discord(desk) as fake:
        reply = await fake.slash("winner", stage="9", category="cars")
    assert not reply.ephemeral
    assert (
        reply.text
        == """\
### 🚗 Stage 9 · Cars · Sabha → Zilla
Ari Vatanen / Tina Thörner (Nissan) won in 5:38:37, by 0:07.
`1 5:38:37` 🇫🇮 A. Vatanen · Nissan
-# with 🇸🇪 T. Thörner
`2   +0:07` 🇫🇷 J-P. Fontenay · Mitsubishi
-# with G. Picard · 5:38:44
`3   +1:00` 🇫🇷 S. Peterhansel · Mitsubishi
-# with J-P. Cottret · 5:39:37
**Date** Friday 10 January 2003
**Distance** 585 km
**Overall after 9** Stéphane Peterhansel led by 16:52"""
    )
    assert [(button.label, button.custom_id) for button in reply.buttons] == [
        ("◀ 8", "dk:1:winner stage:8 category:cars"),
        ("10 ▶", "dk:1:winner stage:10 category:cars"),
        ("🏍 Bikes", "dk:1:winner stage:9 category:bikes"),
        ("🚚 Trucks", "dk:1:winner stage:9 category:trucks"),
        ("🏆 Overall after 9", "dk:1:standings category:cars stage:9"),
        ("🙈 Spoiler", "dk:1h:winner stage:9 category:cars"),
        ("🗑 Delete", "dk:1d:"),
    ]


async def test_every_command_answers_wherever_people_write(desk):
    values = {"name": "Sainct", "stage": "13", "make": "KTM", "nation": "NED"}
    values |= {"first": "Sainct", "second": "Despres", "question": "who won?"}
    async with on_discord(desk) as fake:
        away = fake.add_guild("Elsewhere", installed=False)
        for where in (None, away, fake.direct_channel(ANN), fake.private):
            for command in desk.commands:
                given = {o.name: values[o.name] for o in command.options if o.required}
                reply = await fake.slash(command.name, where=where, **given)
                assert reply.text.startswith("### ")
                assert reply.ephemeral == desk.call(command.name, given).private


async def test_what_is_not_clear_is_asked_back_in_private(desk):
    async with on_discord(desk) as fake:
        several = await fake.slash("rider", name="de Azevedo", user=BOB)
        none = await fake.slash("rider", name="Hamilton")
        place = await fake.slash("winner", stage="Siwa")
        beyond = await fake.slash("stage", stage="18")
    assert several.seen_only_by == BOB
    assert [button.label for button in several.buttons] == [
        "🚚 André de Azevedo · trucks 410 · Tatra · 2nd",
        "🏍 Jean de Azevedo · bikes 25 · KTM · 5th",
    ]
    assert (none.seen_only_by, none.buttons) == (ANN, ())
    assert [button.custom_id for button in place.buttons] == [
        "dk:1c:winner stage:11", "dk:1c:winner stage:12", "dk:1c:winner stage:13",
    ]  # fmt: skip
    assert beyond.ephemeral


@pytest.mark.parametrize("text", HOSTILE)
async def test_whatever_is_typed_calls_nobody_and_formats_nothing(desk, text):
    async with on_discord(desk) as fake:
        for command, option in (("rider", "name"), ("winner", "stage"), ("stage", "stage")):
            reply = await fake.slash(command, **{option: text})
            assert reply.text.startswith("### ")
            assert (reply.ephemeral, reply.pings) == (True, ())
            assert obeyed(reply.text) == set()


@pytest.mark.parametrize("text", HOSTILE)
async def test_whatever_is_written_calls_nobody_and_formats_nothing(desk, text):
    async with on_discord(desk) as fake:
        for reply in (
            await fake.slash("ask", question=text),
            await fake.mention(text[:MOST_WRITTEN]),
            await fake.mention(f"who won {text[:MOST_WRITTEN]}?"),
            await fake.direct_message(text[:MOST_WRITTEN]),
            await fake.direct_message(f"¿quién ganó {text[:MOST_WRITTEN]}"),
        ):
            assert reply.text.startswith("### ")
            assert reply.pings == ()
            # What was understood stands in a chip, or below in small letters.
            lines = [line.removeprefix("-# ") for line in reply.text.splitlines()]
            chips = [line for line in lines if line.startswith("`")]
            assert obeyed("\n".join(line for line in lines if line not in chips)) == set()
            assert not [chip for chip in chips if chip.count("`") != 2]


def obeyed(text):
    """What Discord would obey of a text: what is left of it without the escaped marks."""
    said = text.removeprefix("### ").replace("\\\\", "")
    for mark in "@*_~`|<>#[]":
        said = said.replace(f"\\{mark}", "")
    marks = set("@*_~`|<>#[]\u202e\u2066\u200b\u200d\ufeff\x00\x1b")
    return (set(said) & marks) | ({"://"} if "://" in said else set())


async def test_a_bug_shows_a_reference_that_the_log_has(tmp_path, caplog):
    path = tmp_path / "results.sqlite"
    async with on_discord(Desk(open_archive(path))) as fake:
        await fake.slash("winner", stage="9")
        replace_without(path, "placings")
        reply = await fake.slash("winner", stage="9")
    reference = reply.text.split("`")[1]
    assert reply.text == f"That did not work, and it is our fault. Reference `{reference}`."
    assert (reply.ephemeral, len(reference)) == (True, 8)
    (logged,) = [record for record in caplog.records if reference in record.getMessage()][:1]
    assert logged.getMessage() == f"/winner failed, reference {reference}"
    assert "no such table: placings" in caplog.text


async def test_one_line_of_log_says_how_each_answer_went(desk, caplog):
    caplog.set_level(logging.DEBUG, "bot")
    async with on_discord(desk) as fake:
        shown = await fake.slash("winner", stage="9", category="cars", user=BOB)
        await fake.press(shown, "🚚 Trucks")
        await fake.slash("rider", name="Secret words")
    lines = [record.getMessage() for record in caplog.records if record.name == "bot.record"]
    assert lines.pop(0) == "gateway connected, shard 0"
    assert [line.partition(" in ")[0] for line in lines[:3]] == [
        "/winner answered", "press /winner answered", "/rider not_found",
    ]  # fmt: skip
    assert all(line.endswith(" ms, en, shard 0") for line in lines[:3])
    assert lines[3:] == ["gateway away, shard 0"]
    assert not any(word in caplog.text for word in ("Ann", "Bob", "Secret", fake.token))


async def test_what_is_no_longer_as_discord_knows_it_is_said_to_be_gone(desk):
    async with on_discord(desk) as fake:
        await fake.slash("help")
        rider = next(each for each in fake.commands.listed("") if each["name"] == "rider")
        fake.commands.listed("").append({**rider, "name": "forgotten"})
        gone = [await fake.slash("forgotten", name="Sainct")]
        assert await fake.autocomplete("forgotten", "name", "sai") == ()
        rider["options"] = []
        gone.append(await fake.slash("rider"))
    for reply in gone:
        assert reply.ephemeral
        assert reply.text.startswith("This command is no longer there.")


async def test_a_bug_before_the_question_is_read_shows_a_reference_too(desk, caplog):
    async with FakeDiscord() as fake, online(fake, desk) as client:
        await fake.slash("help")
        client.tree.add_command(broken)
        fake.commands.listed("").append(
            {**fake.commands.listed("")[0], "name": "broken", "options": []}
        )
        reply = await fake.slash("broken")
    assert reply.ephemeral
    assert f"command failed, reference {reply.text.split('`')[1]}" in caplog.text
    assert "ZeroDivisionError" in caplog.text


@app_commands.command()
async def broken(interaction: discord.Interaction) -> None:
    """Fail."""
    del interaction
    raise ZeroDivisionError


async def test_a_connection_that_breaks_again_and_again_is_one_line_of_log_and_no_more(
    desk, caplog
):
    caplog.set_level(logging.INFO)
    async with on_discord(desk) as fake:
        await fake.slash("help")
        fake.interactions.seconds_to_answer = 0.2
        fake.faults.reset(only="/callback", times=99)
        with pytest.raises(DidNotRespondError):
            await fake.slash("winner", stage="9")
    assert "/winner lost (ServerDisconnectedError)" in caplog.text
    assert not {"bot.record", "bot.logs"} & {r.name for r in caplog.records if r.exc_info}


async def test_an_answer_that_cannot_arrive_is_one_line_of_log_and_no_more(desk, caplog):
    caplog.set_level(logging.INFO)
    async with on_discord(desk) as fake:
        await fake.slash("help")
        fake.interactions.seconds_to_answer = 0.05
        fake.faults.slow(0.2, only="/callback")
        with pytest.raises(DidNotRespondError):
            await fake.slash("winner", stage="9")
        fake.interactions.seconds_to_answer = 3.0
        assert (await fake.slash("winner", stage="9")).text
        assert [refusal.code for refusal in fake.take_refusals()] == [10062]
    assert "/winner lost (HTTP status 404, code 10062)" in caplog.text
    assert "Traceback" not in caplog.text


async def test_a_bug_that_cannot_be_told_is_in_the_log_all_the_same(tmp_path, caplog):
    caplog.set_level(logging.INFO)
    path = tmp_path / "results.sqlite"
    async with on_discord(Desk(open_archive(path))) as fake:
        await fake.slash("help")
        replace_without(path, "placings")
        fake.interactions.seconds_to_answer = 0.05
        fake.faults.slow(0.2, only="/callback")
        with pytest.raises(DidNotRespondError):
            await fake.slash("winner", stage="9")
        await fake.gateway.until(lambda: bool(fake.refusals))
        assert [refusal.code for refusal in fake.take_refusals()] == [10062]
    assert "/winner failed and lost (HTTP status 404, code 10062), reference " in caplog.text


async def test_many_shards_answer_alike(desk, caplog):
    caplog.set_level(logging.INFO)
    async with FakeDiscord() as fake:
        fake.gateway.shards = 2
        guilds = [fake.add_guild(f"Server {number}") for number in range(3)]
        async with online(fake, desk) as client:
            async with asyncio.timeout(20):
                while len(client.shards) < 2:
                    await asyncio.sleep(0.05)
            for guild in guilds:
                reply = await fake.slash("winner", stage="9", where=guild)
                assert not reply.ephemeral
    for shard in {(int(guild.id) >> 22) % 2 for guild in guilds}:
        assert f"shard {shard}" in caplog.text


async def test_what_is_in_hand_is_answered_before_the_bot_leaves(desk):
    async with FakeDiscord() as fake:
        async with online(fake, desk):
            await fake.slash("help")
            fake.faults.slow(0.5, only="/callback", times=5)
            asking = [asyncio.create_task(fake.slash("winner", stage=str(n))) for n in range(1, 6)]
            await fake.gateway.until(lambda: len(fake.interactions.by_token) == 6)
            await asyncio.sleep(0.1)
        replies = await asyncio.gather(*asking)
    assert [reply.text.split()[2] for reply in replies] == ["1", "2", "3", "4", "5"]


async def test_nothing_of_discord_is_kept_in_memory_and_nobody_can_be_called(desk):
    async with FakeDiscord() as fake, online(fake, desk) as client:
        for number in range(5):
            await fake.slash("winner", stage="9", user=fake.person(f"Person {number}"))
        assert client.allowed_mentions.to_dict() == {"parse": []}
        assert client.users == [client.user]
        assert [guild.member_count for guild in client.guilds] == [None]
        assert (list(client.cached_messages), list(client.persistent_views)) == ([], [])
