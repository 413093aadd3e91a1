"""Making Discord know the commands: they are sent only where what it knows differs.

What Discord knows is asked of Discord, not of a file kept here: that is right too on a new
machine, with another token, and after somebody else has changed the commands.
"""

import logging
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, cast

import discord
from discord import app_commands
from discord.http import Route

log = logging.getLogger(__name__)

_TRANSLATED = ("name_localizations", "description_localizations")
_SAID = (
    "name", "description", "type", "required", "autocomplete", "choices", "value", "options",
    "contexts", "integration_types", *_TRANSLATED,
)  # fmt: skip
"""What a command says of itself; all else is Discord's (numbers, versions, defaults)."""

Tree = app_commands.CommandTree[Any]


async def sync(tree: Tree, test_guild: int | None) -> None:
    """Send the commands to one server, or to all, unless Discord has them as they are."""
    where = f"server {test_guild}" if test_guild else "all servers"
    try:
        count, differing = await compared(tree, test_guild)
        if not differing:
            log.info("%d commands are unchanged for %s", count, where)
            return
        await tree.sync(guild=_guild(test_guild))
        log.info("%d commands sent to %s, for %s", count, where, ", ".join(differing))
    except discord.Forbidden:
        log.error(  # noqa: TRY400 (for people)
            "The commands cannot be sent to %s: the bot is not there. Invite it, or correct "
            "TEST_GUILD.",
            where,
        )
    except (discord.HTTPException, app_commands.CommandSyncFailure) as error:
        log.error("The commands could not be sent to %s: %s", where, error)  # noqa: TRY400


async def compared(tree: Tree, test_guild: int | None) -> tuple[int, list[str]]:
    """Say how many commands there are, and which of them Discord does not have so, or too many."""
    guild = _guild(test_guild)
    if guild:
        tree.copy_global_to(guild=guild)
    known = meanings(await _known(tree, guild))
    wanted = meanings(await _wanted(tree, guild))
    return len(wanted), [name for name in wanted | known if known.get(name) != wanted.get(name)]


def _guild(test_guild: int | None) -> discord.Object | None:
    return discord.Object(test_guild) if test_guild else None


async def _known(tree: Tree, guild: discord.Object | None) -> Sequence[Mapping[str, Any]]:
    # Not by `tree.fetch_commands`: it misreads where commands may be used, of [0, 1, 2] the last.
    # Nor by the library's own requests: they leave out what the commands say in other languages.
    scope = f"/guilds/{guild.id}" if guild else ""
    path = f"/applications/{tree.client.application_id}{scope}/commands"
    known = await tree.client.http.request(
        Route("GET", path), params={"with_localizations": "true"}
    )
    return cast("Sequence[Mapping[str, Any]]", known)


async def _wanted(tree: Tree, guild: discord.Object | None) -> Sequence[Mapping[str, Any]]:
    commands, translator = tree.get_commands(guild=guild), tree.translator
    if translator is None:
        return [command.to_dict(tree) for command in commands]
    return [await command.get_translated_payload(tree, translator) for command in commands]


def meanings(commands: Iterable[Mapping[str, Any]]) -> dict[str, object]:
    """Give what each command says, by its name, however Discord writes it down."""
    return {command["name"]: _said(command) for command in commands}


def _said(value: object) -> object:
    """Leave out what says nothing: numbers of Discord's, and the defaults that one side omits."""
    if isinstance(value, Mapping):
        said = {key: each for key, each in value.items() if each and key in _SAID}
        return {key: each if key in _TRANSLATED else _said(each) for key, each in said.items()}
    if isinstance(value, list):
        items = [_said(each) for each in value]
        return sorted(items, key=str) if all(isinstance(each, int) for each in items) else items
    return value
