"""A bare bot of discord.py with nothing added: one hard-coded answer, as large as it is told.

What a bot that does more is measured against. Not part of the project itself.
"""

import os
import sys

# discord.py takes these where they are installed; who has added nothing does not have them.
sys.modules.update(dict.fromkeys(("orjson", "zstandard", "uvloop")))

import discord
from discord import app_commands, ui
from discord.gateway import DiscordWebSocket
from discord.http import Route
from yarl import URL

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
        self.hello: dict[str, object] = {"content": "x" * min(letters, MOST_LETTERS)}
        if letters > MOST_LETTERS:
            self.hello["embed"] = discord.Embed(description="x" * (letters - MOST_LETTERS))
        self.tree = app_commands.CommandTree(self)
        self.tree.command(name="winner", description="…")(self.winner)
        self.tree.command(name="standings", description="…")(self.standings)
        self.tree.command(name="rider", description="…")(self.rider)
        self.tree.command(name="buttons", description="…")(self.buttons)
        self.tree.get_command("rider").autocomplete("name")(self.suggest)

    async def setup_hook(self) -> None:
        """Make the commands and the button known."""
        self.add_view(Buttons(self))
        await self.tree.sync()

    async def winner(
        self, interaction: discord.Interaction, stage: str = "", category: str = ""
    ) -> None:
        await interaction.response.send_message(**self.hello)

    async def standings(
        self, interaction: discord.Interaction, category: str = "", stage: str = ""
    ) -> None:
        await interaction.response.send_message(**self.hello)

    async def rider(self, interaction: discord.Interaction, name: str) -> None:
        await interaction.response.send_message(**self.hello)

    async def buttons(self, interaction: discord.Interaction) -> None:
        await interaction.response.send_message(**self.hello, view=Buttons(self))

    async def suggest(
        self, interaction: discord.Interaction, text: str
    ) -> list[app_commands.Choice[str]]:
        return SUGGESTIONS


class Buttons(ui.View):
    """A button that puts the answer in the place of the answer."""

    def __init__(self, floor: Floor) -> None:
        super().__init__(timeout=None)
        self.floor = floor

    @ui.button(label="Again", custom_id="again")
    async def again(self, interaction: discord.Interaction, button: ui.Button) -> None:
        await interaction.response.edit_message(**self.floor.hello)


if __name__ == "__main__":
    main()
