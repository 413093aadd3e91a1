"""The first answer to an interaction arrives though Discord, or the way to it, has trouble."""

import time

import pytest

from tests.fake_discord import DidNotRespondError
from tests.online import on_discord

CALLBACK = "/callback"


@pytest.fixture(params=["before it arrives", "after it has arrived"])
def arrives(request):
    return request.param == "after it has arrived"


async def test_an_answer_that_is_cut_off_is_sent_again_and_arrives_once(desk, arrives):
    async with on_discord(desk) as fake:
        fake.faults.reset(only=CALLBACK, arrives=arrives)
        reply = await fake.slash("winner", stage="9", category="cars")
        # Discord refuses the second of two that arrive: that is how it is known of the first.
        await fake.gateway.until(lambda: [r.code for r in fake.refusals] == [40060] * arrives)
        fake.take_refusals()
    assert reply.text.startswith("### 🚗 Stage 9")
    there = [path for _, path in fake.requests if path.endswith(CALLBACK)]
    assert len(there) == 1 + arrives


@pytest.mark.parametrize("status", [500, 502, 503])
async def test_an_answer_that_discord_fails_to_take_is_sent_again(desk, status):
    async with on_discord(desk) as fake:
        fake.faults.answer(status, only=CALLBACK, times=3)
        reply = await fake.slash("winner", stage="9", category="cars")
    assert reply.text.startswith("### 🚗 Stage 9")
    assert reply.milliseconds < 3000


@pytest.mark.parametrize("everywhere", [False, True])
async def test_an_answer_of_too_many_waits_as_long_as_it_is_told(desk, everywhere):
    async with on_discord(desk) as fake:
        fake.faults.too_many(seconds=0.4, everywhere=everywhere, only=CALLBACK)
        reply = await fake.slash("winner", stage="9", category="cars")
    assert reply.text.startswith("### 🚗 Stage 9")
    assert 400 < reply.milliseconds < 3000


@pytest.mark.parametrize(
    ("trouble", "outcome"),
    [
        (lambda faults: faults.answer(503, only=CALLBACK, times=99), "status 503"),
        (lambda faults: faults.too_many(seconds=60, only=CALLBACK), "status 429"),
    ],
)
async def test_what_cannot_arrive_in_time_is_given_up_in_time(desk, caplog, trouble, outcome):
    caplog.set_level("INFO")
    async with on_discord(desk) as fake:
        await fake.slash("help")
        trouble(fake.faults)
        started = time.monotonic()
        with pytest.raises(DidNotRespondError):
            await fake.slash("winner", stage="9")
        assert time.monotonic() - started < 5
        fake.faults.waiting.clear()
        assert (await fake.slash("winner", stage="9")).text
    assert f"/winner lost (HTTP {outcome}, code 0)" in caplog.text
