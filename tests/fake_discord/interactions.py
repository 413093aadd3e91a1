"""What a person does with the application, and the rules by which it may be answered."""

import asyncio
import secrets
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from tests.fake_discord.command_limits import examine_choices
from tests.fake_discord.message_limits import COMPONENTS_V2, EPHEMERAL, LOADING
from tests.fake_discord.messages import Messages, Post, Upload
from tests.fake_discord.people import IN_SERVER, Channel, Person, snowflake
from tests.fake_discord.refusals import Body, Form, RefusedError

COMMAND, COMPONENT, AUTOCOMPLETE = 2, 3, 4
MESSAGE, THINKING, UNDERSTOOD, UPDATE, SUGGESTIONS = 4, 5, 6, 7, 8
ALLOWED = {
    COMMAND: (MESSAGE, THINKING),
    COMPONENT: (MESSAGE, THINKING, UNDERSTOOD, UPDATE),
    AUTOCOMPLETE: (SUGGESTIONS,),
}
MOST_FOLLOW_UPS_UNINSTALLED = 5


@dataclass(slots=True)
class Exchange:
    """One interaction and all that was answered to it."""

    kind: int
    person: Person
    channel: Channel
    data: Mapping[str, Any]
    locale: str = "en-US"
    source: Post | None = None
    option_type: int | None = None
    id: str = field(default_factory=snowflake)
    token: str = field(default_factory=lambda: secrets.token_urlsafe(48))
    sent: float = field(default_factory=time.perf_counter)
    answered: int | None = None
    answered_after: float = 0.0
    original: Post | None = None
    edited: bool = False
    follow_ups: list[Post] = field(default_factory=list)
    choices: Sequence[Mapping[str, Any]] = ()
    refusals: list[RefusedError] = field(default_factory=list)
    changed: asyncio.Event = field(default_factory=asyncio.Event)

    @property
    def age(self) -> float:
        return time.perf_counter() - self.sent

    @property
    def waiting(self) -> bool:
        """Whether the person still looks at "thinking" or at a press without effect."""
        if self.answered == THINKING:
            return self.original is not None and bool(self.original.message["flags"] & LOADING)
        if self.answered == UNDERSTOOD:
            gone = self.source is not None and self.source.deleted
            return not (self.edited or self.follow_ups or gone)
        return self.answered is None

    async def until(self, settled: Callable[[], bool], seconds: float) -> bool:
        """Wait until something has come true of this exchange, and say whether it has."""
        deadline = time.perf_counter() + seconds
        while not settled():
            self.changed.clear()
            try:
                await asyncio.wait_for(self.changed.wait(), deadline - time.perf_counter())
            except TimeoutError:
                return settled()
        return True

    def payload(self, application_id: str) -> dict[str, Any]:
        """Write the interaction down as the gateway sends it."""
        guild = self.channel.guild
        who: dict[str, Any] = {"user": self.person.user()}
        if guild is not None:
            who = {
                "member": self.person.member(),
                "guild_id": guild.id,
                "guild": {"id": guild.id, "locale": guild.locale, "features": []},
                "guild_locale": guild.locale,
            }
        message = {} if self.source is None else {"message": self.source.shown()}
        return {
            "id": self.id,
            "application_id": application_id,
            "type": self.kind,
            "data": self.data,
            "token": self.token,
            "version": 1,
            "channel": self.channel.channel(),
            "channel_id": self.channel.id,
            "context": self.channel.context,
            "authorizing_integration_owners": self.channel.owners(self.person),
            "app_permissions": "2248473465835073",
            "attachment_size_limit": 10485760,
            "entitlements": [],
            "entitlement_sku_ids": [],
            "locale": self.locale,
            **who,
            **message,
        }

    def metadata(self) -> dict[str, Any]:
        """Say, on the message that answers, who asked for it and how."""
        pressed = {} if self.source is None else {"interacted_message_id": self.source.id}
        name = {"name": self.data["name"]} if self.kind == COMMAND else {}
        return {
            "id": self.id,
            "type": self.kind,
            "user": self.person.user(),
            "authorizing_integration_owners": self.channel.owners(self.person),
            **name,
            **pressed,
        }


class Interactions:
    """All interactions of this Discord, answered by callbacks and follow-ups."""

    def __init__(self, messages: Messages, application: Person) -> None:
        self.messages = messages
        self.application = application
        self.by_token: dict[str, Exchange] = {}
        self.seconds_to_answer = 3.0
        self.seconds_a_token_lives = 15 * 60.0

    def begin(self, exchange: Exchange) -> Exchange:
        self.by_token[exchange.token] = exchange
        return exchange

    def answer(self, interaction_id: str, token: str, body: Body, files: list[Upload]) -> Exchange:
        """Accept the one callback that an interaction may have."""
        exchange = self.by_token.get(token)
        if exchange is None or exchange.id != interaction_id:
            raise RefusedError(404, 10062, "Unknown interaction")
        try:
            self._answer(exchange, body, files)
        except RefusedError as refusal:
            exchange.refusals.append(refusal)
            raise
        finally:
            exchange.changed.set()
        return exchange

    def _answer(self, exchange: Exchange, body: Body, files: list[Upload]) -> None:
        if exchange.answered is not None:
            raise RefusedError(400, 40060, "Interaction has already been acknowledged.")
        if exchange.age > self.seconds_to_answer:
            raise RefusedError(404, 10062, "Unknown interaction")
        form = Form()
        form.known(body, ("type", "data"))
        form.one_of(body, "type", ALLOWED[exchange.kind])
        form.settle()
        kind, data = int(body["type"]), form.object(body, "data")
        if kind == SUGGESTIONS:
            examine_choices(form.at("data"), data, exchange.option_type)
            form.settle()
            exchange.choices = tuple(data.get("choices") or ())
        elif kind == MESSAGE:
            exchange.original = self.post(exchange, data, files, form.at("data"))
        elif kind == THINKING:
            flags = LOADING | int(data.get("flags") or 0) & EPHEMERAL
            exchange.original = self._blank(exchange, flags)
        elif kind == UPDATE and exchange.source is not None:
            self.messages.edit(exchange.source, data, files, form.at("data"))
            exchange.edited = True
        exchange.answered, exchange.answered_after = kind, exchange.age

    def result(self, exchange: Exchange) -> dict[str, Any]:
        """Give what a callback returns when it asks for a response."""
        post = exchange.source if exchange.answered in (UNDERSTOOD, UPDATE) else exchange.original
        interaction: dict[str, Any] = {"id": exchange.id, "type": exchange.kind}
        if post is None:
            return {"interaction": interaction}
        interaction |= {
            "response_message_id": post.id,
            "response_message_loading": bool(post.message["flags"] & LOADING),
            "response_message_ephemeral": post.ephemeral,
            "channel_id": exchange.channel.id,
        }
        if exchange.channel.context == IN_SERVER and exchange.channel.guild is not None:
            interaction["guild_id"] = exchange.channel.guild.id
        if exchange.answered in (THINKING, UNDERSTOOD):
            return {"interaction": interaction}
        resource = {"type": exchange.answered, "message": post.shown()}
        return {"interaction": interaction, "resource": resource}

    def by_webhook(self, application_id: str, token: str) -> Exchange:
        """Find the interaction whose token serves as a webhook."""
        exchange = self.by_token.get(token)
        if exchange is None or application_id != self.application.id or exchange.answered is None:
            raise RefusedError(404, 10015, "Unknown Webhook")
        if exchange.age > self.seconds_a_token_lives:
            raise RefusedError(401, 50027, "Invalid Webhook Token")
        return exchange

    def follow_up(self, exchange: Exchange, body: Body, files: list[Upload]) -> Post:
        """Post a further message; the first after "thinking" takes the place of that."""
        if exchange.answered == THINKING and exchange.waiting:
            return self.edit(exchange, "@original", body, files)
        uninstalled = "0" not in exchange.channel.owners(exchange.person)
        if uninstalled and len(exchange.follow_ups) >= MOST_FOLLOW_UPS_UNINSTALLED:
            raise RefusedError(400, 40094, "This interaction has reached its follow up limit")
        post = self.post(exchange, body, files, Form())
        exchange.follow_ups.append(post)
        exchange.changed.set()
        return post

    def message(self, exchange: Exchange, message_id: str) -> Post:
        """Find one of the messages that belong to an interaction."""
        pressed = exchange.answered in (UNDERSTOOD, UPDATE)
        original = exchange.source if pressed else exchange.original
        if message_id == "@original":
            message_id = "" if original is None else original.id
        mine = [post for post in (original, *exchange.follow_ups) if post is not None]
        if message_id not in [post.id for post in mine]:
            raise RefusedError(404, 10008, "Unknown Message")
        return self.messages.find(message_id)

    def edit(self, exchange: Exchange, message_id: str, body: Body, files: list[Upload]) -> Post:
        """Edit a message of an interaction, or fill in the one that says "thinking"."""
        post = self.message(exchange, message_id)
        self.messages.edit(post, body, files, Form())
        post.message["flags"] &= ~LOADING
        exchange.edited = exchange.edited or post is exchange.source
        exchange.changed.set()
        return post

    def post(self, exchange: Exchange, body: Body, files: list[Upload], form: Form) -> Post:
        """Post a message that answers an interaction, and says so."""
        post = self.messages.create(body, files, exchange.channel, self.application, form)
        post.message["flags"] &= EPHEMERAL | COMPONENTS_V2 | 0b111
        return self._signed(exchange, post)

    def _blank(self, exchange: Exchange, flags: int) -> Post:
        post = self.messages.blank(exchange.channel, self.application, flags)
        return self._signed(exchange, post)

    def _signed(self, exchange: Exchange, post: Post) -> Post:
        metadata = exchange.metadata()
        if exchange.original is not None:
            metadata["original_response_message_id"] = exchange.original.id
        post.message |= {
            "application_id": self.application.id,
            "webhook_id": self.application.id,
            "interaction_metadata": metadata,
        }
        if exchange.kind == COMMAND and exchange.original is None:
            post.message["type"] = 20
            post.message["interaction"] = {
                "id": exchange.id, "type": exchange.kind, "name": exchange.data["name"],
                "user": exchange.person.user(),
            }  # fmt: skip
        post.seen_only_by = exchange.person if post.ephemeral else None
        return post
