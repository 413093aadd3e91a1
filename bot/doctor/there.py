"""What can be looked at only with Discord: itself, the clock, the application, the commands."""

import asyncio
import logging
import time
from collections.abc import Iterator
from email.utils import parsedate_to_datetime
from typing import Any

import aiohttp
import discord
from discord.http import Route

from bot import sync
from bot.client import INTENTS, Client
from bot.doctor.check import Check, ok, to_do, unseen
from bot.settings import Settings
from bot.translator import Translator
from commands.desk import Desk
from db.failures import UnusableError
from db.results import Archive

_SECONDS = 20.0
_MOST_SKEW = 10.0
"""Seconds; an answer counts from when Discord says that it was asked for."""
_OK = 200
_PRIVILEGED = {
    "presences": ("Presence Intent", "gateway_presence"),
    "members": ("Server Members Intent", "gateway_guild_members"),
    "message_content": ("Message Content Intent", "gateway_message_content"),
}
"""The intents that an application must be given, with their names there and in its flags."""
_LATER = ("Application", "Intents", "Gateway", "Commands")


async def examined(settings: Settings) -> list[Check]:
    """Look at all that needs a network, and at what needs a token as far as there is one."""
    reached, *clock = await _reached(settings.api_base)
    return [reached, *clock, *await _inside(settings, reachable=bool(clock))]


async def _reached(address: str) -> list[Check]:
    """Look whether Discord answers, and then whether it has the same time."""
    timeout = aiohttp.ClientTimeout(total=_SECONDS)
    headers = {"User-Agent": f"DiscordBot (discord.py, {discord.__version__})"}
    try:
        async with aiohttp.ClientSession(timeout=timeout, headers=headers) as session:
            asked = time.time()
            async with session.get(f"{address}/gateway") as response:
                took = time.time() - asked
    except (aiohttp.ClientError, OSError) as error:
        said = f"{address} cannot be reached ({_worded(error)}): look at the network, a proxy, DNS."
        return [to_do("Discord", said)]
    if response.status != _OK:
        said = f"{address} answers with status {response.status}: see https://discordstatus.com."
        return [to_do("Discord", said)]
    here = asked + took / 2
    return [
        ok("Discord", f"{address} answers in {took * 1000:.0f} ms"),
        _clock(here, response.headers.get("Date", "")),
    ]


def _clock(here: float, date: str) -> Check:
    try:
        # Discord leaves out the parts of a second.
        ahead = here - parsedate_to_datetime(date).timestamp() - 0.5
    except ValueError:
        return unseen("Clock", "Discord does not say what time it is")
    if abs(ahead) > _MOST_SKEW:
        way = "fast" if ahead > 0 else "slow"
        said = f"the clock of this machine is {abs(ahead):.0f} s {way}: let it be set by NTP."
        return to_do("Clock", said)
    return ok("Clock", f"within {_MOST_SKEW:.0f} s of Discord's")


async def _inside(settings: Settings, *, reachable: bool) -> list[Check]:
    """Look at what Discord tells of the bot to the bot alone."""
    if not settings.token:
        return [unseen(what, "that needs a token") for what in _LATER]
    if not reachable:
        return [unseen(what, "that needs Discord") for what in _LATER]
    # What it warns of is said here, or is for bots that do other things.
    logging.getLogger("discord").setLevel(logging.CRITICAL)
    # As in the client: there is no other way to lead requests elsewhere.
    Route.BASE = settings.api_base
    try:
        async with asyncio.timeout(_SECONDS), discord.Client(intents=INTENTS) as client:
            await client.login(settings.token)
            found = [*_application(await client.application_info()), await _gateway(client)]
    except discord.LoginFailure:
        said = "Discord refuses the token in DISCORD_TOKEN: reset it under Bot, put the new one in."
        why = "that needs a token that Discord takes"
        return [to_do(_LATER[0], said), *(unseen(what, why) for what in _LATER[1:])]
    except (discord.DiscordException, aiohttp.ClientError, OSError) as error:
        return [to_do(_LATER[0], f"Discord does not tell of it ({_worded(error)}): try again.")]
    return [*found, await _commands(settings)]


async def _commands(settings: Settings) -> Check:
    what, guild = "Commands", settings.test_guild
    try:
        desk = Desk(Archive(settings.results))
        async with asyncio.timeout(_SECONDS), _Visitor(settings, desk) as client:
            await client.login(settings.token)
            count, differing = await sync.compared(client.tree, guild)
    except UnusableError:
        return unseen(what, "that needs the results")
    except discord.Forbidden:
        return to_do(what, f"the bot is not in server {guild}: invite it, or correct TEST_GUILD.")
    except (discord.DiscordException, aiohttp.ClientError, OSError) as error:
        return to_do(what, f"Discord does not tell of them ({_worded(error)}): try again.")
    if differing:
        named = ", ".join(differing)
        return to_do(what, f"Discord has others ({named}): the next dakar run sends them.")
    return ok(what, f"Discord has all {count} as they are here")


class _Visitor(Client):
    """A client that looks and changes nothing."""

    async def setup_hook(self) -> None:
        """Word the commands as they would be sent, and send none."""
        await self.tree.set_translator(Translator())


def _application(application: discord.AppInfo) -> Iterator[Check]:
    missing = [
        name
        for name, config in (
            ("Guild Install", application.guild_integration_config),
            ("User Install", application.user_integration_config),
        )
        if config is None
    ]
    if application.interactions_endpoint_url:
        said = "its questions go to an Interactions Endpoint URL and none to dakar run: empty that."
        yield to_do("Application", said)
    elif missing:
        yield to_do("Application", f"under Installation, switch on {' and '.join(missing)}.")
    else:
        servers = _counted(application.approximate_guild_count, "server")
        yield ok("Application", f"{application.id}, in {servers}, for servers and users")
    yield _intents(INTENTS, application.flags)


def _intents(wanted: discord.Intents, given: discord.ApplicationFlags) -> Check:
    asked = {name: getattr(wanted, intent) for intent, (name, _) in _PRIVILEGED.items()}
    there = {
        name: getattr(given, flag) or getattr(given, f"{flag}_limited")
        for name, flag in _PRIVILEGED.values()
    }
    lacking = [name for name in asked if asked[name] and not there[name]]
    needless = [name for name in asked if there[name] and not asked[name]]
    if lacking:
        return to_do("Intents", f"under Bot, switch on {', '.join(lacking)}.")
    if needless:
        return to_do("Intents", f"under Bot, switch off {', '.join(needless)}: nothing needs it.")
    return ok("Intents", "as needed, no privileged ones")


async def _gateway(client: discord.Client) -> Check:
    told: dict[str, Any] = await client.http.request(Route("GET", "/gateway/bot"))
    shards, limit = told["shards"], told["session_start_limit"]
    left, total = limit["remaining"], limit["total"]
    if left < shards:
        hours = limit["reset_after"] / 3_600_000
        needed = _counted(shards, "shard")
        said = f"{left} of {total} starts are left for {needed}: wait {hours:.1f} hours."
        return to_do("Gateway", said)
    return ok("Gateway", f"{_counted(shards, 'shard')}, {left} of {total} starts left")


def _counted(number: int, one: str) -> str:
    return f"{number} {one}" if number == 1 else f"{number} {one}s"


def _worded(error: Exception) -> str:
    return " ".join(f"{type(error).__name__}: {error}".split()).rstrip(": ")
