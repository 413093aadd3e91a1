"""The fake Discord as a thing to measure against: it examines each answer once, then only times.

What it spends on examining answers would otherwise be waited for by both bots, so that they would
look more alike than they are.
"""

import asyncio
import json
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from aiohttp import web

from tests.fake_discord import ANN, FakeDiscord
from tests.fake_discord.commands import filled_in
from tests.fake_discord.interactions import AUTOCOMPLETE, COMMAND, COMPONENT, Exchange
from tests.fake_discord.messages import Post, walk
from tests.fake_discord.rest import Rest

SECONDS_TO_ANSWER = 3.0
_LONGEST_WAIT = 60.0


@dataclass(frozen=True, slots=True)
class Act:
    """Something that somebody does: a command, a text being typed, a press."""

    kind: int
    data: Mapping[str, Any]
    source: Post | None = None
    key: str = field(default="", compare=False)


@dataclass(frozen=True, slots=True)
class Known:
    """How an act was answered when it was examined, and what Discord said to that."""

    answered: int
    status: int
    body: bytes


class QuickDiscord(FakeDiscord):
    """Hands interactions to a bot and notes when their answers come in."""

    def __init__(self) -> None:
        super().__init__()
        self._runner = web.AppRunner(_Quick(self).application(), access_log=None)
        self.known: dict[str, Known] = {}
        self.sizes: dict[str, int] = {}
        self.keys: dict[str, str] = {}

    def command(self, name: str, options: Mapping[str, str]) -> Act:
        """A command, filled in."""
        data = filled_in(self.commands.offered(name, self.guild.channel), options)
        return self._act(COMMAND, data)

    def typing(self, name: str, option: str, text: str) -> Act:
        """A text in an option, as far as it is typed."""
        registered = self.commands.offered(name, self.guild.channel)
        return self._act(AUTOCOMPLETE, filled_in(registered, {option: text}, focused=option))

    def knows(self, name: str) -> bool:
        """Whether there is a command of a name."""
        return any(command["name"] == name for command in self.commands.listed(""))

    async def press_on(self, asked: Act, label: str) -> Act:
        """The press of a button of the answer to a command."""
        post = (await self.do(asked, anew=True)).original
        shown = post.message["components"] if post else ()
        button = next(each for each in walk(shown) if each.get("label") == label)
        data = {"component_type": 2, "custom_id": button["custom_id"], "id": button["id"]}
        return self._act(COMPONENT, data, post)

    def _act(self, kind: int, data: Mapping[str, Any], source: Post | None = None) -> Act:
        return Act(kind, data, source, f"{kind} {json.dumps(data)}")

    async def do(self, act: Act, *, anew: bool = False) -> Exchange:
        """Let it happen and wait for the answer to it."""
        if anew:
            self.known.pop(act.key, None)
        exchange = Exchange(
            act.kind, ANN, self.guild.channel, act.data, source=act.source, option_type=3
        )
        self.keys[exchange.token] = act.key
        await self._deliver(exchange)
        await exchange.until(lambda: exchange.answered is not None, _LONGEST_WAIT)
        self.keys.pop(exchange.token)
        self.interactions.by_token.pop(exchange.token)
        return exchange

    async def milliseconds(self, acts: Sequence[Act], in_flight: int) -> list[float]:
        """Do many things, so many at a time, and say how long each took."""
        waiting, taken = iter(acts), []

        async def somebody() -> None:
            for act in waiting:
                exchange = await self.do(act)
                answered = exchange.answered is not None
                taken.append(1000 * (exchange.answered_after if answered else _LONGEST_WAIT))

        await asyncio.gather(*(somebody() for _ in range(in_flight)))
        return taken


class _Quick(Rest):
    """Takes the first answer to an act as the fake Discord does, the others without a look."""

    server: QuickDiscord

    async def _callback(self, request: web.Request) -> web.Response:
        arrived = time.perf_counter()
        server, token = self.server, request.match_info["interaction_token"]
        exchange, key = server.interactions.by_token[token], server.keys[token]
        known = server.known.get(key)
        content = await request.read()
        if known is None:
            server.interactions.seconds_to_answer = _LONGEST_WAIT
            response = await super()._callback(request)
            body = response.body if isinstance(response.body, bytes) else b""
            server.known[key] = Known(exchange.answered or 0, response.status, body)
            server.sizes[key] = len(content)
        else:
            response = web.Response(
                status=known.status,
                body=known.body or None,
                headers={"Content-Type": "application/json"} if known.body else None,
            )
            exchange.answered = known.answered
        exchange.answered_after = arrived - exchange.sent
        exchange.changed.set()
        return response

    def _write_down(self, request: web.Request, response: web.StreamResponse) -> None:
        """Keep nothing: there are too many."""
