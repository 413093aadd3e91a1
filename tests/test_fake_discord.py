"""The fake Discord, proven by the real client: nothing here imitates an object of discord.py."""

import asyncio
import io
import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any, Self

import aiohttp
import discord
import pytest
import yarl
from discord import app_commands, ui
from discord.gateway import DiscordWebSocket
from discord.http import Route

from tests.fake_discord import BOB, Choice, DidNotRespondError, FakeDiscord, NotOfferedError

CATEGORIES = [app_commands.Choice(name=n, value=n.lower()) for n in ("Bikes", "Cars", "Trucks")]
HANDLED: list[str] = []


class StageButton(ui.DynamicItem[ui.Button[Any]], template=r"stage:(?P<number>\d+)"):
    def __init__(self, number: int) -> None:
        self.number = number
        super().__init__(ui.Button(label=f"Stage {number}", custom_id=f"stage:{number}"))

    @classmethod
    async def from_custom_id(
        cls, interaction: discord.Interaction, item: ui.Item[Any], match: re.Match[str]
    ) -> Self:
        del interaction, item
        return cls(int(match["number"]))

    async def callback(self, interaction: discord.Interaction) -> None:
        asked = interaction.message.interaction_metadata.user
        view = layout(f"Stage {self.number}", self.number + 1)
        if asked == interaction.user:
            await interaction.response.edit_message(view=view)
        else:
            await interaction.response.send_message(view=view, ephemeral=True)


def layout(text: str, next_stage: int) -> ui.LayoutView:
    view = ui.LayoutView(timeout=None)
    picks = [discord.SelectOption(label=f"After {n}", value=str(n)) for n in (2, 3)]
    menu: ui.Select[Any] = ui.Select(custom_id="after", placeholder="After", options=picks)
    view.add_item(
        ui.Container(
            ui.TextDisplay(text),
            ui.ActionRow(StageButton(next_stage)),
            ui.ActionRow(menu),
            accent_colour=0xFFAA00,
        )
    )
    return view


class Client(discord.AutoShardedClient):
    """A client as small as it can be."""

    def __init__(self, *, intents: discord.Intents | None = None, **options: Any) -> None:
        super().__init__(intents=intents or discord.Intents.none(), **options)
        self.tree = app_commands.CommandTree(self)
        self.events: list[str] = []

    async def setup_hook(self) -> None:
        for command in (winner, slow, picture, misbehave):
            self.tree.add_command(command)
        self.add_dynamic_items(StageButton)
        await self.tree.sync()

    async def before_identify_hook(self, shard_id: int | None, *, initial: bool = False) -> None:
        """Identify at once: this gateway lets shards in side by side."""

    async def on_message(self, message: discord.Message) -> None:
        if message.author != self.user:
            await message.reply(f"heard: {message.content}")

    async def on_interaction(self, interaction: discord.Interaction) -> None:
        if interaction.type is discord.InteractionType.component:
            custom_id = (interaction.data or {}).get("custom_id")
            if custom_id == "after":
                values = interaction.data["values"]
                await interaction.response.send_message(f"after {values[0]}", ephemeral=True)

    async def on_shard_resumed(self, shard_id: int) -> None:
        self.events.append(f"resumed {shard_id}")

    async def on_shard_connect(self, shard_id: int) -> None:
        self.events.append(f"connected {shard_id}")


@app_commands.command(description="Who won")
@app_commands.allowed_installs(guilds=True, users=True)
@app_commands.allowed_contexts(guilds=True, dms=True, private_channels=True)
@app_commands.choices(category=CATEGORIES)
async def winner(
    interaction: discord.Interaction, stage: str, category: str = "cars", private: bool = False
) -> None:
    where = f"{interaction.context} {interaction.locale} {interaction.guild_locale}"
    text = f"Stage {stage} {category} {interaction.user.display_name}"
    HANDLED.append(where)
    await interaction.response.send_message(view=layout(text, 10), ephemeral=private)


@winner.autocomplete("stage")
async def stages(interaction: discord.Interaction, current: str) -> list[Any]:
    category = getattr(interaction.namespace, "category", None)
    return [app_commands.Choice(name=f"{current}{n} {category}", value=str(n)) for n in range(3)]


@app_commands.command(description="Thinks first")
async def slow(interaction: discord.Interaction, private: bool = False) -> None:
    await interaction.response.defer(thinking=True, ephemeral=private)
    await interaction.edit_original_response(content="done")
    await interaction.followup.send("and more", ephemeral=True)


@app_commands.command(description="Sends a picture")
async def picture(interaction: discord.Interaction) -> None:
    file = discord.File(io.BytesIO(b"\x89PNG"), "chart.png", description="Sainct leads")
    view = ui.LayoutView()
    gallery: ui.MediaGallery[Any] = ui.MediaGallery()
    gallery.add_item(media="attachment://chart.png", description="Sainct leads")
    view.add_item(gallery)
    await interaction.response.send_message(view=view, file=file)


@app_commands.command(description="Answers wrongly")
async def misbehave(interaction: discord.Interaction, how: str) -> None:
    if how == "late":
        await asyncio.sleep(0.2)
    if how == "follow-up first":
        await interaction.followup.send("too early")
    elif how == "embed too long":
        await interaction.response.send_message(embed=discord.Embed(title="x" * 257))
    else:
        await interaction.response.send_message("first @everyone")
    if how == "twice":
        second = await discord.utils.maybe_coroutine(lambda: interaction.response)
        second._response_type = None
        await second.send_message("second")


@asynccontextmanager
async def running(fake: FakeDiscord, **options: Any) -> AsyncIterator[Client]:
    Route.BASE = fake.api_base
    DiscordWebSocket.DEFAULT_GATEWAY = yarl.URL(fake.gateway.address)
    client = Client(**options)
    task = asyncio.create_task(client.start(fake.token))
    try:
        yield client
    finally:
        await client.close()
        await asyncio.gather(task, return_exceptions=True)


@pytest.fixture
async def fake(monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[FakeDiscord]:
    monkeypatch.setattr(Route, "BASE", Route.BASE)
    monkeypatch.setattr(DiscordWebSocket, "DEFAULT_GATEWAY", DiscordWebSocket.DEFAULT_GATEWAY)
    async with FakeDiscord() as fake:
        yield fake
    assert fake.own_violations == []


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
