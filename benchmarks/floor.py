"""A bare bot of discord.py with nothing added: one hard-coded answer, as large as it is told.

What a bot that does more is measured against. Not part of the project itself.
"""

import os
import sys
from typing import Any

# discord.py takes these where they are installed; who has added nothing does not have them.
sys.modules.update(dict.fromkeys(("orjson", "zstandard", "uvloop")))

import discord  # noqa: E402 (after it has been settled what is not there)
from discord import app_commands, ui  # noqa: E402
from discord.gateway import DiscordWebSocket  # noqa: E402
from discord.http import Route  # noqa: E402
from yarl import URL  # noqa: E402

MOST_LETTERS = 2000
"""In the text of a message; what is more goes into a card below it."""
SUGGESTIONS = [app_commands.Choice(name=f"Somebody · {n}", value=f"{n}") for n in range(25)]


def main() -> None:
    """Be online until somebody ends it."""
    Route.BASE = os.environ["DISCORD_API_BASE"]
    DiscordWebSocket.DEFAULT_GATEWAY = URL(os.environ["GATEWAY"])
    Floor(int(os.environ["LETTERS"])).run(os.environ["DISCORD_TOKEN"], log_handler=None)


class Floor(discord.Client):
    """Answers every command with the same text."""

    def __init__(self, letters: int) -> None:
        super().__init__(intents=discord.Intents.none())
        self.hello: dict[str, Any] = {"content": "x" * min(letters, MOST_LETTERS)}
        if letters > MOST_LETTERS:
            self.hello["embed"] = discord.Embed(description="x" * (letters - MOST_LETTERS))
        self.tree = app_commands.CommandTree(self)
        for about in (winner, standings, rider, buttons):
            self.tree.command(description="Say hello")(about)

    async def setup_hook(self) -> None:
        """Make the commands and the button known."""
        self.add_view(Buttons())
        await self.tree.sync()


Interaction = discord.Interaction[Floor]


async def winner(interaction: Interaction, stage: str = "", category: str = "") -> None:
    """Say hello."""
    del stage, category
    await interaction.response.send_message(**interaction.client.hello)


async def standings(interaction: Interaction, category: str = "", stage: str = "") -> None:
    """Say hello."""
    del stage, category
    await interaction.response.send_message(**interaction.client.hello)


async def suggest(interaction: Interaction, text: str) -> list[app_commands.Choice[str]]:
    """Offer the same, whatever is typed."""
    del interaction, text
    return SUGGESTIONS


@app_commands.autocomplete(name=suggest)
async def rider(interaction: Interaction, name: str) -> None:
    """Say hello."""
    del name
    await interaction.response.send_message(**interaction.client.hello)


async def buttons(interaction: Interaction) -> None:
    """Say hello, with a button."""
    await interaction.response.send_message(**interaction.client.hello, view=Buttons())


class Buttons(ui.View):
    """A button that puts the answer in the place of the answer."""

    def __init__(self) -> None:
        super().__init__(timeout=None)

    @ui.button(label="Again", custom_id="again")
    async def again(self, interaction: Interaction, button: ui.Button[ui.View]) -> None:
        """Say hello again."""
        del button
        await interaction.response.edit_message(**interaction.client.hello)


if __name__ == "__main__":
    main()
