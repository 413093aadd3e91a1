"""`dakar serve`: interactions that come to an address, answered as those of the gateway are."""

import asyncio
import inspect
import signal
import time
from contextlib import asynccontextmanager
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from discord.http import Route
from nacl.signing import SigningKey

from bot import endpoint
from bot.serve import Door, Served
from bot.settings import Settings
from bot.signatures import Signatures
from tests.fake_discord import ANN, BOB, FakeDiscord
from tests.fake_discord.endpoint import SendingDiscord
from tests.online import on_discord
from tests.processes import Processes, ended, served_at
from tests.program import at_home

BODY = b'{"type": 1}'
MADE_UP = "made.up.by-nobody-in-particular"


@asynccontextmanager
async def served(desk):
    """Give a Discord that sends to the bot, with its commands known."""
    before = Route.BASE
    async with SendingDiscord() as fake:
        settings = Settings(
            Path("unused"),
            token=fake.token,
            api_base=fake.api_base,
            public_key=fake.public_key,
        )
        async with Served(settings, desk, Door("127.0.0.1", 0, sync=True)) as client:
            running = asyncio.create_task(client.start(settings.token))
            await fake.gateway.until(lambda: bool(client._runner.addresses) or running.done())
            fake.endpoint = "http://{}:{}/interactions".format(*client._runner.addresses[0])
            try:
                yield fake
                await fake.delivered()
            finally:
                await client.close()
                running.cancel()
                await asyncio.gather(running, return_exceptions=True)
                asyncio.get_running_loop().set_task_factory(None)
                Route.BASE = before
        assert fake.undelivered == []


async def session(fake: FakeDiscord):
    """Somebody asks, presses, picks, types and looks at a picture."""
    asked = await fake.slash("winner", stage="9", category="cars")
    turned = await fake.press(asked, "10 ▶")
    others = await fake.press(asked, "🏆 Overall after 10", user=BOB)
    back = await fake.slash("rider", name="de Azevedo")
    chosen = await fake.press(back, back.buttons[0].label)
    suggested = await fake.autocomplete("rider", "name", "saint")
    drawn = await fake.slash("progress", first="Sainct", where=fake.direct_channel(ANN))
    outdated = await fake.press(fake.left_over("dk:0:winner stage:9"), "Old")
    replies = (asked, turned, others, back, chosen, drawn, outdated)
    return [
        suggested,
        *((r.text, r.ephemeral, r.edited, [b.label for b in r.buttons]) for r in replies),
        [len(file.content) for file in drawn.files],
    ]


async def test_what_comes_to_the_address_is_answered_as_what_comes_over_the_gateway(desk):
    async with on_discord(desk) as fake:
        expected = await session(fake)
    async with served(desk) as fake:
        assert await session(fake) == expected
        assert fake.gateway.identified == []


async def test_discord_takes_the_address(desk):
    async with served(desk) as fake:
        assert await fake.ping()


async def test_what_is_not_signed_by_discord_does_nothing(desk):
    async with served(desk) as fake:
        right = fake.signed(BODY)
        other = SigningKey.generate().sign(right["X-Signature-Timestamp"].encode() + BODY)
        for wrong in (
            {},
            {**right, "X-Signature-Ed25519": ""},
            {**right, "X-Signature-Ed25519": "zz" * 64},
            {**right, "X-Signature-Ed25519": "é" * 128},
            {**right, "X-Signature-Ed25519": other.signature.hex()},
            {**right, "X-Signature-Timestamp": "1"},
            {**right, "X-Signature-Timestamp": "-1"},
            {**right, "X-Signature-Timestamp": "9" * 5000},
        ):
            assert (await fake.send(BODY, wrong))[0] == 401
        assert (await fake.send(BODY + b" ", right))[0] == 401
        before = len(fake.requests)
        assert (await fake.send(BODY, right))[0] == 200
        assert len(fake.requests) == before


@pytest.mark.parametrize(("seconds", "status"), [(0, 200), (25, 200), (35, 401), (-35, 401)])
async def test_what_was_signed_long_ago_is_refused(desk, seconds, status):
    async with served(desk) as fake:
        assert (await fake.send(BODY, fake.signed(BODY, seconds)))[0] == status


async def test_the_time_window_follows_the_clock():
    key = SigningKey.generate()
    signature = key.sign(b"1000" + BODY).signature.hex()
    times = (960.0, 980.0, 1000.0, 1030.0, 1031.0)
    clock = iter(times)
    signatures = Signatures(key.verify_key.encode().hex(), lambda: next(clock))
    found = [signatures.genuine(signature, "1000", BODY) for _ in times]
    assert found == [False, True, True, True, False]


async def test_the_same_interaction_sent_again_is_answered_once(desk):
    async with served(desk) as fake:
        sent = []
        send = fake.send
        fake.send = lambda body, headers: sent.append((body, headers)) or send(body, headers)
        await fake.slash("winner", stage="9")
        await fake.delivered()
        assert await send(*sent[0]) == (202, "")
        assert [refusal.code for refusal in fake.take_refusals()] == [40060]


async def test_a_body_that_is_too_large_is_refused(desk):
    async with served(desk) as fake:
        large = b" " * ((1 << 20) + 1)
        assert (await fake.send(large, fake.signed(large)))[0] == 413


async def test_a_body_that_does_not_arrive_is_not_waited_for(desk, monkeypatch):
    monkeypatch.setattr(endpoint, "_SECONDS_TO_ARRIVE", 0.2)
    async with served(desk) as fake:
        address = urlsplit(fake.endpoint)
        reader, writer = await asyncio.open_connection(address.hostname, address.port)
        writer.write(b"POST /interactions HTTP/1.1\r\nHost: dakar\r\nContent-Length: 10\r\n\r\n{")
        assert (await reader.readline()).startswith(b"HTTP/1.1 408 ")
        writer.close()


@pytest.mark.parametrize(
    "body",
    [b"", b"{", b"[]", b"1", b"\xff", b'{"type": 2}', b'{"type": 3, "id": "x"}', b"[" * 100_000],
    ids=lambda body: body[:20].decode(errors="replace"),
)
async def test_what_is_signed_but_no_interaction_is_refused(desk, body):
    async with served(desk) as fake:
        status, text = await fake.send(body, fake.signed(body))
        assert (status, text) == (400, "This is no interaction.\n")


async def test_it_says_that_it_is_well(desk):
    async with served(desk) as fake:
        address = fake.endpoint.replace("interactions", "healthz")
        async with fake._session.get(address) as response:
            assert (response.status, await response.text()) == (200, "ok\n")


async def test_the_library_has_the_one_private_way_in_that_is_taken(desk, monkeypatch):
    monkeypatch.setattr(Route, "BASE", Route.BASE)
    settings = Settings(Path("unused"), public_key="0" * 64)
    async with Served(settings, desk, Door("127.0.0.1", 0)) as client:
        way_in = client._connection.parse_interaction_create
        assert list(inspect.signature(way_in).parameters) == ["data"]


@pytest.fixture(scope="module")
def program(tmp_path_factory):
    return at_home(tmp_path_factory)


async def test_a_signal_lets_it_answer_what_is_in_hand_and_stop(program):
    async with SendingDiscord() as fake, Processes(program) as processes:
        copy, port = await served_at(fake, processes, "--sync")
        fake.endpoint = f"http://127.0.0.1:{port}/interactions"
        await fake.slash("winner", stage="8")
        fake.faults.slow(0.8, only="/callback", times=3)
        asking = [asyncio.create_task(fake.slash("winner", stage=str(n))) for n in (9, 10, 11)]
        await fake.gateway.until(lambda: not fake.faults.waiting)
        told = time.monotonic()
        copy.send_signal(signal.SIGTERM)
        replies = await asyncio.gather(*asking)
        assert await ended(copy) == 0
        assert time.monotonic() - told < 5
        await fake.delivered()
        assert fake.undelivered == []
        assert [reply.text.split()[2] for reply in replies] == ["9", "10", "11"]
        log = processes.log(copy)
    assert "Traceback" not in log
    assert not [line for line in log.splitlines() if "WARNING" in line or "ERROR" in line]


async def test_commands_are_made_known_only_where_that_is_wished_for(program):
    async with SendingDiscord() as fake, Processes(program) as processes:
        await served_at(fake, processes)
        assert [path for _, path in fake.requests] == ["/users/@me", "/oauth2/applications/@me"]
        await served_at(fake, processes, "--sync")
        assert fake.commands.puts == [""]


def test_without_a_key_nothing_is_let_in(program):
    ended = program("serve", DISCORD_TOKEN=MADE_UP)
    sentence = "DISCORD_PUBLIC_KEY is not set, so nothing could be known to be Discord's."
    assert (ended.status, ended.err.splitlines()[-1]) == (2, f"dakar: {sentence}")


def test_a_key_that_is_none_is_refused(program):
    ended = program("serve", DISCORD_PUBLIC_KEY="12345")
    sentence = "DISCORD_PUBLIC_KEY is no public key: expected 64 digits from 0 to f."
    assert (ended.status, ended.err.splitlines()[-1]) == (2, f"dakar: {sentence}")


@pytest.mark.parametrize("place", ["taken", "127.0.0.1:99999", "nowhere.invalid:8080"])
async def test_where_nothing_can_come_in_it_ends_with_one_sentence(program, place):
    async with SendingDiscord() as fake, Processes(program) as processes:
        place = fake.address.removeprefix("http://") if place == "taken" else place
        host, _, port = place.partition(":")
        known = {"DISCORD_TOKEN": fake.token, "DISCORD_API_BASE": fake.api_base}
        known |= {"DISCORD_PUBLIC_KEY": fake.public_key}
        copy = processes.start("serve", "--host", host, "--port", port, **known)
        assert await ended(copy) == 2
        said = processes.log(copy).splitlines()[-1]
    assert said.startswith(f"dakar: Nothing can come in at {host}, port {port}: ")
    assert not said.endswith("None.")


async def test_the_log_of_all_details_holds_neither_token_nor_texts_nor_names(program):
    async with SendingDiscord() as fake, Processes(program) as processes:
        copy, port = await served_at(fake, processes, "--sync", LOG_LEVEL="DEBUG")
        fake.endpoint = f"http://127.0.0.1:{port}/interactions"
        await fake.slash("rider", name="Secret Words", user=fake.person("Zoltan Quux"))
        await fake.autocomplete("rider", "name", "Hidden Words")
        await fake.send(b"Odd Words", fake.signed(b"Odd Words"))
        await fake.delivered()
        tokens = [*fake.interactions.by_token]
        log = processes.log(copy)
    assert "/rider not_found in " in log
    told = [*tokens, fake.token, fake.public_key, "Secret", "Hidden", "Odd", "Zoltan", "Quux"]
    assert [secret for secret in told if secret in log] == []
