"""A client as small as it can be, by which the fake Discord proves itself."""

import asyncio
import io
import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any, Self

import discord
import yarl
from discord import app_commands, ui
from discord.gateway import DiscordWebSocket
from discord.http import Route
from discord.utils import MISSING

from tests.fake_discord import FakeDiscord

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
        view = layout(f"Stage {self.number}", self.number + 1)
        message = interaction.message
        asked = None if message is None else message.interaction_metadata
        if asked is not None and asked.user == interaction.user:
            await interaction.response.edit_message(view=view)
        else:
            await interaction.response.send_message(view=view, ephemeral=True)


class After(ui.Select[Any]):
    def __init__(self) -> None:
        options = [discord.SelectOption(label=f"After {n}", value=str(n)) for n in (2, 3)]
        super().__init__(custom_id="after", placeholder="After", options=options)

    async def callback(self, interaction: discord.Interaction) -> None:
        await interaction.response.send_message(f"after {self.values[0]}", ephemeral=True)


def layout(text: str, next_stage: int) -> ui.LayoutView:
    view = ui.LayoutView(timeout=None)
    view.add_item(
        ui.Container(
            ui.TextDisplay(text),
            ui.ActionRow(StageButton(next_stage)),
            ui.ActionRow(After()),
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
        self.ended: asyncio.Task[None] = MISSING

    async def setup_hook(self) -> None:
        self.tree.add_command(winner)
        self.tree.add_command(slow)
        self.tree.add_command(picture)
        self.tree.add_command(misbehave)
        self.add_dynamic_items(StageButton)
        await self.tree.sync()

    async def before_identify_hook(self, shard_id: int | None, *, initial: bool = False) -> None:
        """Identify at once: this gateway lets shards in side by side."""

    async def on_message(self, message: discord.Message) -> None:
        if message.author != self.user:
            await message.reply(f"heard: {message.content}")

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
        await discord.InteractionResponse(interaction).send_message("second")


@asynccontextmanager
async def running(fake: FakeDiscord, **options: Any) -> AsyncIterator[Client]:
    """Run a client that takes the fake Discord for the real one."""
    before = Route.BASE, DiscordWebSocket.DEFAULT_GATEWAY
    Route.BASE = fake.api_base
    DiscordWebSocket.DEFAULT_GATEWAY = yarl.URL(fake.gateway.address)
    client = Client(**options)
    client.ended = asyncio.create_task(client.start(fake.token))
    try:
        yield client
    finally:
        await client.close()
        # A client that is closed while it connects may wait for events for ever.
        client.ended.cancel()
        await asyncio.gather(client.ended, return_exceptions=True)
        Route.BASE, DiscordWebSocket.DEFAULT_GATEWAY = before
