"""The side of the people: they type, press, pick and write, and see what comes back."""

import asyncio
import time
from collections.abc import Mapping
from typing import Any

from tests.fake_discord.command_limits import STRING
from tests.fake_discord.commands import filled_in
from tests.fake_discord.component_limits import BUTTON, ROW, SELECTS, STRING_SELECT
from tests.fake_discord.interactions import AUTOCOMPLETE, COMMAND, COMPONENT, UNDERSTOOD, Exchange
from tests.fake_discord.message_limits import COMPONENTS_V2, EPHEMERAL
from tests.fake_discord.messages import Post, walk
from tests.fake_discord.people import ANN, Channel, Guild, Person, snowflake
from tests.fake_discord.refusals import DidNotRespondError, Form, NotOfferedError
from tests.fake_discord.reply import Choice, Reply, seen
from tests.fake_discord.server import Server

Place = Channel | Guild | None


class FakeDiscord(Server):
    """A Discord with people in it, for tests.

    Everybody who acts is Ann and the place is the first server, unless said otherwise:
    ``where`` may be a server, ``discord.direct_channel(person)`` or ``discord.private``.
    """

    async def online(self, where: Place = None) -> None:
        """Wait until the application listens for a place, after a start or a broken line."""
        guild = self._channel(where).guild
        await self.gateway.until(lambda: self.gateway.listening(guild), self.patience)

    async def slash(
        self,
        command: str,
        /,
        *,
        user: Person = ANN,
        where: Place = None,
        locale: str | None = None,
        **options: Any,
    ) -> Reply:
        """Send a command and give the answer to it."""
        channel = self._channel(where)
        registered = await self._offered(command, channel)
        data = filled_in(registered, options)
        return await self._answer(Exchange(COMMAND, user, channel, data, locale or user.locale))

    async def autocomplete(
        self,
        command: str,
        option: str,
        text: str,
        /,
        *,
        user: Person = ANN,
        where: Place = None,
        **others: Any,
    ) -> tuple[Choice, ...]:
        """Type a text into an option and give what is suggested."""
        channel = self._channel(where)
        registered = await self._offered(command, channel)
        data = filled_in(registered, {**others, option: text}, focused=option)
        types = {o["name"]: o["type"] for o in registered["options"]}
        exchange = Exchange(
            AUTOCOMPLETE, user, channel, data, user.locale, option_type=types.get(option, STRING)
        )
        await self._accepted(exchange)
        return tuple(Choice(choice["name"], choice["value"]) for choice in exchange.choices)

    async def press(self, reply: Reply, button: str, /, *, user: Person = ANN) -> Reply:
        """Press a button, named by its label or its custom_id, and give what comes of it."""
        component = _drawn(reply, (BUTTON,), button)
        if component.get("custom_id") is None:
            message = f"The button {button!r} opens an address; the application hears nothing."
            raise NotOfferedError(message)
        return await self._use(reply, component, {}, user)

    async def select(self, reply: Reply, menu: str, /, *values: str, user: Person = ANN) -> Reply:
        """Pick from a menu, named by its custom_id or placeholder; values or their labels."""
        component = _drawn(reply, SELECTS, menu)
        picked = _picked(component, values)
        return await self._use(reply, component, {"values": picked}, user)

    def left_over(
        self,
        custom_id: str,
        /,
        *,
        asker: Person = ANN,
        where: Place = None,
        private: bool = False,
    ) -> Reply:
        """Give an answer of long ago whose one button carries an id from then."""
        channel = self._channel(where)
        row = {"type": ROW, "components": [
            {"type": BUTTON, "style": 2, "label": "Old", "custom_id": custom_id}
        ]}  # fmt: skip
        flags = COMPONENTS_V2 | (EPHEMERAL if private else 0)
        body = {"flags": flags, "components": [row]}
        asked = Exchange(COMMAND, asker, channel, {"name": "old"})
        return seen(self.interactions.post(asked, body, [], Form()))

    async def mention(self, text: str, /, *, user: Person = ANN, where: Place = None) -> Reply:
        """Write a message that names the bot, and give its reply."""
        return await self._reply_to(f"{self.application.mention} {text}", user, where)

    async def direct_message(self, text: str, /, *, user: Person = ANN) -> Reply:
        """Write to the bot alone, and give its reply."""
        return await self._reply_to(text, user, self.direct_channel(user))

    async def write(
        self, text: str, /, *, user: Person = ANN, where: Place = None, webhook: bool = False
    ) -> Post:
        """Write a message, or have a webhook write it, and do not wait for anything."""
        channel = self._channel(where)
        body = {"content": text}
        post = self.messages.create(body, (), channel, user, Form())
        if webhook:
            post.message["webhook_id"] = snowflake()
        await self.gateway.message(channel, self._delivered(post), self.patience)
        return post

    async def edit(self, post: Post, text: str) -> None:
        """Change a message that somebody has written."""
        self.messages.edit(post, {"content": text}, (), Form())
        delivered = self._delivered(post)
        await self.gateway.message(post.channel, delivered, self.patience, "MESSAGE_UPDATE")

    def now(self, reply: Reply) -> Reply | None:
        """Look at a message again; nothing if it is gone."""
        return None if reply.post.deleted else seen(reply.post)

    def _channel(self, where: Place) -> Channel:
        if isinstance(where, Channel):
            return where
        return (where or self.guild).channel

    async def _offered(self, name: str, channel: Channel) -> Mapping[str, Any]:
        """Find a command, waiting a moment for the application to register it."""
        deadline = time.monotonic() + self.patience
        while True:
            try:
                return self.commands.offered(name, channel)
            except NotOfferedError:
                if self.commands.puts or time.monotonic() > deadline:
                    raise
            await asyncio.sleep(0.01)

    async def _deliver(self, exchange: Exchange) -> None:
        """Hand an interaction to the application, over the gateway."""
        try:
            session = await self.gateway.session_for(exchange.channel.guild, self.patience)
        except TimeoutError:
            message = "The application is not connected to the gateway."
            raise DidNotRespondError(message) from None
        # Whoever asked waited for a line to be there: it is as if they asked now.
        exchange.id, exchange.sent = snowflake(), time.perf_counter()
        self.interactions.begin(exchange)
        await session.dispatch("INTERACTION_CREATE", exchange.payload(self.application.id))

    async def _accepted(self, exchange: Exchange) -> None:
        """Deliver an interaction and wait until it is accepted."""
        await self._deliver(exchange)
        seconds = self.interactions.seconds_to_answer + 0.2
        if not await exchange.until(lambda: exchange.answered is not None, seconds):
            refused = "; ".join(map(str, exchange.refusals)) or "nothing was sent"
            message = f"The application did not respond to {exchange.data}: {refused}."
            raise DidNotRespondError(message)

    async def _answer(self, exchange: Exchange) -> Reply:
        await self._accepted(exchange)
        await exchange.until(lambda: not exchange.waiting, self.patience)
        if exchange.waiting and exchange.answered != UNDERSTOOD:
            message = f"The application thinks for ever about {exchange.data}."
            raise DidNotRespondError(message)
        post = exchange.source if exchange.edited else exchange.original
        if post is None:
            post = exchange.follow_ups[0] if exchange.follow_ups else exchange.source
        assert post is not None
        return seen(
            post,
            edited=exchange.edited,
            milliseconds=exchange.answered_after * 1000,
            follow_ups=tuple(exchange.follow_ups),
        )

    async def _use(
        self,
        reply: Reply,
        component: Mapping[str, Any],
        more: Mapping[str, Any],
        user: Person,
    ) -> Reply:
        if reply.post.deleted:
            message = "The message is gone."
            raise NotOfferedError(message)
        if reply.seen_only_by not in (None, user):
            message = f"{user.name} does not see this message."
            raise NotOfferedError(message)
        data = {
            "component_type": component["type"],
            "custom_id": component["custom_id"],
            "id": component["id"],
            **more,
        }
        channel = reply.post.channel
        return await self._answer(
            Exchange(COMPONENT, user, channel, data, user.locale, source=reply.post)
        )

    async def _reply_to(self, text: str, user: Person, where: Place) -> Reply:
        before = len(self.posted)
        self.said.clear()
        sent = time.perf_counter()
        await self.write(text, user=user, where=where)
        try:
            await asyncio.wait_for(self.said.wait(), self.patience)
        except TimeoutError:
            message = f"The application said nothing to {text!r}."
            raise DidNotRespondError(message) from None
        return seen(self.posted[before], milliseconds=(time.perf_counter() - sent) * 1000)


def _drawn(reply: Reply, kinds: tuple[int, ...], name: str) -> Mapping[str, Any]:
    """Find what a person would press in the message as it stands now."""
    there = [c for c in walk(reply.post.message["components"]) if c["type"] in kinds]
    for key in ("custom_id", "label", "placeholder"):
        for component in there:
            if component.get(key) == name:
                if component.get("disabled"):
                    message = f"{name!r} is disabled."
                    raise NotOfferedError(message)
                return component
    names = [(c.get("label") or c.get("placeholder"), c.get("custom_id")) for c in there]
    message = f"The message shows no {name!r}, only {names}."
    raise NotOfferedError(message)


def _picked(component: Mapping[str, Any], values: tuple[str, ...]) -> list[str]:
    """Turn labels into values, refusing what the menu would not let through."""
    if not component["min_values"] <= len(values) <= component["max_values"]:
        message = f"{len(values)} picked where the menu takes {component['min_values']} to"
        message += f" {component['max_values']}."
        raise NotOfferedError(message)
    if component["type"] != STRING_SELECT:
        return list(values)
    labels = {option["label"]: option["value"] for option in component["options"]}
    known = set(labels.values())
    for value in values:
        if value not in known and value not in labels:
            message = f"The menu offers {sorted(known)}, not {value!r}."
            raise NotOfferedError(message)
    return [value if value in known else labels[value] for value in values]
