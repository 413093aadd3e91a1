"""One small Discord on loopback: what it knows, and its coming and going."""

import asyncio
import base64
import secrets
from collections.abc import Mapping
from types import TracebackType
from typing import Any, Self

from aiohttp import web

from tests.fake_discord.commands import Commands
from tests.fake_discord.faults import Faults
from tests.fake_discord.gateway import Gateway
from tests.fake_discord.interactions import Interactions
from tests.fake_discord.messages import Messages, Post, Upload
from tests.fake_discord.openapi import Ledger
from tests.fake_discord.people import (
    ANN,
    BOB,
    DIRECT_MESSAGE,
    GROUP_DIRECT_MESSAGE,
    Channel,
    Guild,
    Person,
    snowflake,
)
from tests.fake_discord.refusals import Body, Form, RefusedError
from tests.fake_discord.rest import BASE, Rest


class Server:
    """The servers, people, channels and messages of this Discord, served on a port of its own.

    Whatever the application gets wrong is collected: ``refusals`` holds what was answered with an
    error, ``violations`` what Discord's description of its API or plain sense forbids though
    Discord might let it pass. Both must be empty at the end; a test that provokes a refusal takes
    it away with ``take_refusals``.
    """

    def __init__(self) -> None:
        self.application = Person("Dakar", bot=True)
        self.token = _token(self.application)
        self.guild = Guild("Rally fans")
        self.guilds = [self.guild]
        self.people = {person.id: person for person in (ANN, BOB, self.application)}
        self.faults = Faults()
        self.commands = Commands(self.application)
        self.messages = Messages(self.people)
        self.interactions = Interactions(self.messages, self.application)
        self.gateway = Gateway(self.application, self.token, self.guilds)
        self.private = Channel(snowflake(), GROUP_DIRECT_MESSAGE)
        self.channels = {self.private.id: self.private}
        self.posted: list[Post] = []
        self._nonces: dict[str, Post] = {}
        self.said = asyncio.Event()
        self.requests: list[tuple[str, str]] = []
        self.refusals: list[RefusedError] = []
        self.violations: list[str] = []
        self.ledger = Ledger()
        self.patience = 10.0
        self._runner = web.AppRunner(Rest(self).application(), access_log=None)
        self._direct: dict[str, Channel] = {}
        self._add_channel(self.guild.channel)
        self.address = ""

    @property
    def api_base(self) -> str:
        """The address that takes the place of https://discord.com/api/v10."""
        return f"{self.address}{BASE}"

    async def __aenter__(self) -> Self:
        await self._runner.setup()
        await web.TCPSite(self._runner, "127.0.0.1", 0).start()
        host, port = self._runner.addresses[0][:2]
        self.address = f"http://{host}:{port}"
        self.gateway.address = f"ws://{host}:{port}/gateway"
        self.messages.files_address = f"{self.address}/attachments"
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.gateway.cut_all()
        await self._runner.cleanup()
        if error is None:
            self.must_be_content()

    def must_be_content(self) -> None:
        """Fail if the application sent anything that Discord refuses or nobody can have meant."""
        self.violations += self.ledger.violations()
        self.violations += self.messages.oddities + self.commands.oddities
        self.messages.oddities, self.commands.oddities = [], []
        complaints = [*self.violations, *map(str, self.refusals)]
        if complaints:
            raise AssertionError("\n".join(complaints))

    def take_refusals(self) -> list[RefusedError]:
        """Give the refusals so far and forget them: they were meant to happen."""
        taken, self.refusals = self.refusals, []
        return taken

    def add_guild(self, name: str, *, locale: str = "en-US", installed: bool = True) -> Guild:
        """Open a server, before the client connects."""
        guild = Guild(name, locale, installed)
        self.guilds.append(guild)
        self._add_channel(guild.channel)
        return guild

    def person(self, name: str, *, locale: str = "en-US", bot: bool = False) -> Person:
        """Let somebody new open an account."""
        person = Person(name, locale, bot)
        self.people[person.id] = person
        return person

    def direct_channel(self, person: Person) -> Channel:
        """Give the channel between a person and the bot."""
        if person.id not in self._direct:
            channel = Channel(snowflake(), DIRECT_MESSAGE, recipient=person, with_bot=True)
            self._direct[person.id] = channel
            self._add_channel(channel)
        return self._direct[person.id]

    def channel(self, channel_id: str) -> Channel:
        """Find a channel that the bot is in."""
        channel = self.channels.get(channel_id)
        if channel is None:
            raise RefusedError(404, 10003, "Unknown Channel")
        if not channel.reachable:
            raise RefusedError(403, 50001, "Missing Access")
        return channel

    def channel_post(self, where: Mapping[str, str]) -> Post:
        """Find a message by its channel; private ones can't be reached so."""
        channel = self.channel(where["channel_id"])
        post = self.messages.find(where["message_id"])
        if post.channel != channel or post.ephemeral:
            raise RefusedError(404, 10008, "Unknown Message")
        return post

    async def say(self, channel: Channel, body: Body, files: list[Upload], form: Form) -> Post:
        """Post what the bot says of its own accord or in reply to a message."""
        nonce = str(body.get("nonce", "")) if body.get("enforce_nonce") else ""
        if nonce in self._nonces:
            return self._nonces[nonce]
        reference = form.object(body, "message_reference")
        if reference:
            self._must_be_here(channel, reference, form.at("message_reference"))
        post = self.messages.create(body, files, channel, self.application, form)
        if reference:
            answered = str(reference["message_id"])
            post.message |= {
                "type": 19,
                "message_reference": {"type": 0, "channel_id": channel.id, "message_id": answered},
                "referenced_message": self.messages.find(answered).shown(),
            }
        if nonce:
            self._nonces[nonce] = post
        self.posted.append(post)
        self.said.set()
        # Whoever has left is not told of their own last words.
        if self.gateway.has_session(channel.guild):
            await self.gateway.message(channel, self._delivered(post), self.patience)
        return post

    def about(self) -> dict[str, Any]:
        """Describe the application."""
        return {
            "id": self.application.id, "name": self.application.name, "icon": None,
            "description": "", "type": None, "verify_key": "0" * 64, "flags": 0, "flags_new": "0",
            "bot": self.application.user(), "bot_public": True, "bot_require_code_grant": False,
            "owner": ANN.user(), "team": None, "redirect_uris": [],
            "interactions_endpoint_url": None, "role_connections_verification_url": None,
            "approximate_guild_count": len(self.guilds), "approximate_user_install_count": 1,
            "approximate_user_authorization_count": 1, "explicit_content_filter": 0,
            "eligible_oauth2_scopes": [], "integration_types_config": {"0": {}, "1": {}},
        }  # fmt: skip

    def _add_channel(self, channel: Channel) -> None:
        self.channels[channel.id] = channel

    def _must_be_here(self, channel: Channel, reference: Body, form: Form) -> None:
        post = self.messages.posts.get(str(reference.get("message_id")))
        if post is None or post.deleted or post.channel != channel:
            form.wrong("REPLIES_UNKNOWN_MESSAGE", "Unknown message")

    def _delivered(self, post: Post) -> dict[str, Any]:
        guild = post.channel.guild
        author = self.people[post.message["author"]["id"]]
        if guild is None:
            return post.shown()
        member = {key: value for key, value in author.member().items() if key != "user"}
        return {**post.shown(), "guild_id": guild.id, "member": member}


def _token(application: Person) -> str:
    """Make a token of the form that Discord gives."""
    who = base64.urlsafe_b64encode(application.id.encode()).decode().rstrip("=")
    return f"{who}.{secrets.token_urlsafe(4)}.{secrets.token_urlsafe(28)}"
