"""What people do while answers on Discord are timed."""

from collections.abc import Mapping

from benchmarks.quick_discord import Act, QuickDiscord

CATEGORIES = ("bikes", "cars", "trucks")
NAMES = ("Sainct", "Despres", "Masuoka", "Schlesser", "Peterhansel", "Chagin", "De Rooy")
AGAIN = "Again"
"""What the floor's button is called."""


def winners(discord: QuickDiscord) -> list[Act]:
    """Ask who won each stage."""
    return [
        discord.command("winner", {"stage": str(stage), "category": category})
        for stage in range(1, 18)
        for category in CATEGORIES
    ]


def questions(discord: QuickDiscord) -> Mapping[str, list[Act]]:
    """Give what is asked, many of a kind."""
    standings = [
        discord.command("standings", {"category": category, "stage": str(stage)})
        for stage in range(2, 17)
        for category in CATEGORIES
    ]
    texts = sorted({name[:end].lower() for name in NAMES for end in range(len(name) + 1)})
    return {
        "/winner": winners(discord),
        "/standings": standings,
        "/rider": [discord.command("rider", {"name": name}) for name in NAMES],
        "autocomplete": [discord.typing("rider", "name", text) for text in texts],
    }


async def presses(discord: QuickDiscord) -> list[Act]:
    """Press a button of the floor's answer, or two of ours."""
    if discord.knows("buttons"):
        return [await discord.press_on(discord.command("buttons", {}), AGAIN)]
    asked = discord.command("winner", {"stage": "9", "category": "cars"})
    return [await discord.press_on(asked, label) for label in ("◀ 8", "10 ▶")]
