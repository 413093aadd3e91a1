"""Making Discord know the commands: they are sent only where what it knows differs.

What Discord knows is asked of Discord, not of a file kept here: that is right too on a new
machine, with another token, and after somebody else has changed the commands.
"""

import json
import logging
from collections.abc import Mapping, Sequence
from hashlib import sha256
from typing import Any

import discord
from discord import app_commands

log = logging.getLogger(__name__)

_SAID = (
    "name", "description", "type", "required", "autocomplete", "choices", "value", "options",
    "contexts", "integration_types", "name_localizations", "description_localizations",
)  # fmt: skip
"""What a command says of itself; all else is Discord's (numbers, versions, defaults)."""

Tree = app_commands.CommandTree[Any]


async def sync(tree: Tree, test_guild: int | None) -> None:
    """Send the commands to one server, or to all, unless Discord has them as they are."""
    guild = discord.Object(test_guild) if test_guild else None
    where = f"server {test_guild}" if test_guild else "all servers"
    if guild:
        tree.copy_global_to(guild=guild)
    try:
        known = await _known(tree, guild)
        wanted = [command.to_dict(tree) for command in tree.get_commands(guild=guild)]
        if digest(known) == digest(wanted):
            log.info("%d commands are unchanged for %s (%s)", len(wanted), where, digest(wanted))
            return
        await tree.sync(guild=guild)
        log.info("%d commands sent to %s (%s)", len(wanted), where, digest(wanted))
    except discord.Forbidden:
        log.error(  # noqa: TRY400 (for people)
            "The commands cannot be sent to %s: the bot is not there. Invite it, or correct "
            "TEST_GUILD.",
            where,
        )
    except (discord.HTTPException, app_commands.CommandSyncFailure) as error:
        log.error("The commands could not be sent to %s: %s", where, error)  # noqa: TRY400


async def _known(tree: Tree, guild: discord.Object | None) -> Sequence[object]:
    # Not by `tree.fetch_commands`: it misreads where commands may be used, of [0, 1, 2] the last.
    http, application = tree.client.http, tree.client.application_id or 0
    if guild:
        return await http.get_guild_commands(application, guild.id)
    return await http.get_global_commands(application)


def digest(commands: Sequence[object]) -> str:
    """Give a short name for what commands say, however Discord writes it down."""
    said = sorted(json.dumps(_said(command), sort_keys=True) for command in commands)
    return sha256("\n".join(said).encode()).hexdigest()[:12]


def _said(value: object) -> object:
    """Leave out what says nothing: numbers of Discord's, and the defaults that one side omits."""
    if isinstance(value, Mapping):
        pairs = {str(key): _said(each) for key, each in value.items() if each}
        return {key: each for key, each in pairs.items() if key in _SAID or "-" in key}
    if isinstance(value, list):
        items = [_said(each) for each in value]
        return sorted(items, key=str) if all(isinstance(each, int) for each in items) else items
    return value
