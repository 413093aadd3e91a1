"""Commands are sent to Discord only where what it knows of them differs."""

import logging
from dataclasses import replace

import discord
import pytest
from discord import app_commands

from bot.sync import meanings
from commands.desk import Desk
from tests.fake_discord import FakeDiscord
from tests.online import online


def said(caplog, *words: str) -> list[str]:
    return [
        record.getMessage().partition(", for")[0]
        for record in caplog.records
        if record.name == "bot.sync" and all(word in record.getMessage() for word in words)
    ]


async def test_commands_are_sent_once_and_then_only_when_they_changed(desk, archive, caplog):
    caplog.set_level(logging.INFO)
    count = len(desk.commands)
    async with FakeDiscord() as fake:
        for _ in range(2):
            async with online(fake, desk):
                await fake.slash("help")
        assert fake.commands.puts == [""]
        async with online(fake, Fewer(archive)):
            await fake.slash("help")
        assert fake.commands.puts == ["", ""]
        assert len(fake.commands.listed("")) == count - 1
    assert said(caplog, "commands") == [
        f"{count} commands sent to all servers",
        f"{count} commands are unchanged for all servers",
        f"{count - 1} commands sent to all servers",
    ]
    assert f"{count - 1} commands sent to all servers, for {desk.commands[-1].name}" in caplog.text


async def test_a_test_server_gets_them_at_once_and_nobody_else(desk, caplog):
    caplog.set_level(logging.INFO)
    async with FakeDiscord() as fake:
        elsewhere = fake.add_guild("Elsewhere")
        for _ in range(2):
            async with online(fake, desk, test_guild=int(elsewhere.id)):
                reply = await fake.slash("winner", stage="9", where=elsewhere)
                assert not reply.ephemeral
        assert fake.commands.puts == [elsewhere.id]
        assert fake.commands.listed("") == []
    assert len(said(caplog, f"sent to server {elsewhere.id}")) == 1


async def test_a_test_server_without_the_bot_is_named_and_the_bot_runs_on(desk, caplog):
    async with FakeDiscord() as fake:
        elsewhere = fake.add_guild("Elsewhere", installed=False)
        async with online(fake, desk):
            await fake.slash("help")
        async with online(fake, desk, test_guild=int(elsewhere.id)):
            await fake.slash("help")
        assert [refusal.code for refusal in fake.take_refusals()] == [50001]
    assert f"cannot be sent to server {elsewhere.id}: the bot is not there." in caplog.text


async def test_discord_out_of_order_does_not_keep_the_bot_away(desk, caplog):
    async with FakeDiscord() as fake:
        async with online(fake, desk):
            await fake.slash("help")
        fake.faults.answer(400, only="/commands")
        async with online(fake, desk):
            await fake.slash("help")
    assert "The commands could not be sent to all servers" in caplog.text


@app_commands.command(description="Who won")
@app_commands.describe(stage="Which")
async def winner(interaction: discord.Interaction, stage: str, private: bool = False) -> None:
    del interaction, stage, private


WINNER = {
    "id": "1", "version": "2", "application_id": "3", "name": "winner", "description": "Who won",
    "type": 1, "nsfw": False, "default_member_permissions": None, "name_localizations": None,
    "options": [
        {"type": 3, "name": "stage", "description": "Which", "required": True},
        {"type": 5, "name": "private", "description": "…"},
    ],
}  # fmt: skip


def mine():
    client = discord.Client(intents=discord.Intents.none())
    return winner.to_dict(app_commands.CommandTree(client))


async def test_what_discord_writes_otherwise_is_the_same():
    # Without contexts of its own a command of ours says the defaults that Discord leaves out.
    ours = {**mine(), "contexts": None, "integration_types": None}
    assert meanings([ours]) == meanings([WINNER])


async def test_another_translation_makes_the_difference():
    french = [{**WINNER, "name_localizations": {"fr": name}} for name in ("vainqueur", "gagnant")]
    assert meanings(french[:1]) != meanings(french[1:])


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("description", "Who lost"),
        ("name", "loser"),
        ("options", WINNER["options"][:1]),
        ("options", WINNER["options"][::-1]),
        ("contexts", [0]),
        ("name_localizations", {"fr": "vainqueur"}),
        ("name_localizations", {"es-ES": "ganador"}),
    ],
)
async def test_what_somebody_would_see_makes_the_difference(key, value):
    assert meanings([{**WINNER, key: value}]) != meanings([WINNER])


class Fewer(Desk):
    """A desk that lacks a command."""

    @property
    def commands(self):
        return tuple(replace(each) for each in super().commands[:-1])
