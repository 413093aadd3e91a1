"""Requests to the fake Discord made by hand, without a client, and what they are made of."""

from typing import Any

import aiohttp

from tests.fake_discord import ANN, FakeDiscord
from tests.fake_discord.interactions import Exchange
from tests.fake_discord.people import Channel

V2 = 1 << 15


async def sent(
    fake: FakeDiscord, method: str, path: str, body: Any, authorization: str | None = None
) -> tuple[int, Any]:
    headers = {"Authorization": authorization or f"Bot {fake.token}"}
    async with (
        aiohttp.ClientSession(headers=headers) as session,
        session.request(method, fake.api_base + path, json=body) as response,
    ):
        is_json = response.headers.get("Content-Type") == "application/json"
        return response.status, await response.json() if is_json else None


def mistakes(errors: dict[str, Any], path: str = "") -> dict[str, str]:
    """Flatten Discord's nested errors to one code for each place."""
    found = {}
    for key, inner in errors.items():
        if key == "_errors":
            found[path] = inner[0]["code"]
        else:
            found |= mistakes(inner, f"{path}.{key}" if path else key)
    return found


async def refusal(fake: FakeDiscord, method: str, path: str, body: Any) -> dict[str, str]:
    status, answer = await sent(fake, method, path, body)
    assert (status, answer["code"], answer["message"]) == (400, 50035, "Invalid Form Body")
    assert len(fake.take_refusals()) == 1
    return mistakes(answer["errors"])


def embed(**more: Any) -> dict[str, Any]:
    return {"embeds": [{"title": "Stage 9", **more}]}


def button(number: int = 0, **more: Any) -> dict[str, Any]:
    return {"type": 2, "style": 2, "label": f"b{number}", "custom_id": f"b{number}", **more}


def row(*children: dict[str, Any]) -> dict[str, Any]:
    return {"type": 1, "components": list(children)}


def menu(values: int = 2, **more: Any) -> dict[str, Any]:
    options = [{"label": f"l{i}", "value": f"v{i}"} for i in range(values)]
    return {"type": 3, "custom_id": "menu", "options": options, **more}


def text(content: str = "Vatanen won") -> dict[str, Any]:
    return {"type": 10, "content": content}


def layout(*components: dict[str, Any], **more: Any) -> dict[str, Any]:
    return {"flags": V2, "components": list(components), **more}


def callback(fake: FakeDiscord, kind: int, channel: Channel | None = None) -> str:
    data = {"name": "winner"}
    where = channel or fake.guild.channel
    exchange = fake.interactions.begin(Exchange(kind, ANN, where, data, option_type=3))
    return f"/interactions/{exchange.id}/{exchange.token}/callback"
