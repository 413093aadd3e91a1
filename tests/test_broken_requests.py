"""Requests to Discord that fail on the way: what is asked is answered all the same, once."""

import asyncio
import logging
from contextlib import asynccontextmanager

import pytest

from tests.fake_discord import ANN, BOB, DidNotRespondError, FakeDiscord
from tests.online import logged_as_in_a_run, on_discord, online

WINNER = "Ari Vatanen / Tina Thörner (Nissan) won"
TROUBLES = [
    pytest.param(lambda faults, only: faults.too_many(seconds=0.3, only=only), id="too many"),
    pytest.param(
        lambda faults, only: faults.too_many(seconds=0.3, everywhere=True, only=only),
        id="too many of all",
    ),
    pytest.param(lambda faults, only: faults.answer(500, only=only), id="500"),
    pytest.param(lambda faults, only: faults.answer(502, only=only), id="502"),
    pytest.param(lambda faults, only: faults.answer(503, only=only), id="503"),
    pytest.param(lambda faults, only: faults.slow(1.0, only=only), id="slow"),
    pytest.param(lambda faults, only: faults.reset(only=only), id="reset"),
    pytest.param(lambda faults, only: faults.reset(only=only, times=3), id="reset three times"),
    pytest.param(
        lambda faults, only: faults.reset(only=only, arrives=True), id="reset after it arrived"
    ),
]
ARRIVED_BEFORE = {40060}
"""What Discord says of a first answer that comes again."""


@asynccontextmanager
async def troubled(desk):
    """A Discord with the bot, which sends what it sends again no oftener than it must."""
    async with FakeDiscord() as fake:
        async with online(fake, desk):
            yield fake
        assert {refusal.code for refusal in fake.take_refusals()} <= ARRIVED_BEFORE
        assert fake.faults.waiting == []


@pytest.mark.parametrize("trouble", TROUBLES)
async def test_no_command_loses_its_answer(desk, trouble):
    async with troubled(desk) as fake:
        await fake.slash("help")
        trouble(fake.faults, "/callback")
        asked = [fake.slash("winner", stage="9", user=who, category="cars") for who in (ANN, BOB)]
        replies = await asyncio.gather(*asked)
    assert [WINNER in reply.text for reply in replies] == [True, True]


@pytest.mark.parametrize("trouble", TROUBLES)
async def test_no_press_loses_its_answer(desk, trouble):
    async with troubled(desk) as fake:
        asked = await fake.slash("winner", stage="8", category="cars")
        trouble(fake.faults, "/callback")
        pressed = await fake.press(asked, "9 ▶")
        trouble(fake.faults, "/callback")
        other = await fake.press(asked, "10 ▶", user=BOB)
    assert (pressed.edited, WINNER in pressed.text) == (True, True)
    assert (other.seen_only_by, other.text.split()[3]) == (BOB, "10")


@pytest.mark.parametrize("trouble", TROUBLES)
async def test_no_picture_is_lost(desk, trouble):
    async with troubled(desk) as fake:
        await fake.slash("help")
        trouble(fake.faults, "/callback")
        trouble(fake.faults, "/@original")
        reply = await fake.slash("progress", category="cars")
    assert (len(reply.files), reply.files[0].content[:4]) == (1, b"\x89PNG")


@pytest.mark.parametrize("trouble", TROUBLES)
async def test_nothing_is_lost_of_what_is_typed_or_written(desk, trouble):
    async with troubled(desk) as fake:
        await fake.slash("help")
        trouble(fake.faults, "/callback")
        assert await fake.autocomplete("rider", "name", "sainct")
        trouble(fake.faults, "/messages")
        assert WINNER in (await fake.mention("who won stage 9 in cars?")).text
        assert WINNER in (await fake.mention("who won stage 9 in cars?")).text
        assert len(fake.posted) == 2


async def test_what_is_shown_to_all_comes_once_or_can_be_pressed_again(desk, caplog):
    caplog.set_level(logging.INFO)
    async with on_discord(desk) as fake:
        asked = await fake.slash("winner", stage="9", private=True)
        (share,) = [button.label for button in asked.buttons if "dk:1s:" in button.custom_id]
        fake.faults.reset(only=f"/webhooks/{fake.application.id}")
        fake.patience = 0.5
        assert not (await fake.press(asked, share)).follow_ups
        fake.patience = 10.0
        shared = await fake.press(asked, share)
        assert "Ari Vatanen" in shared.text
        assert not shared.ephemeral
    assert "share /winner lost (ServerDisconnectedError)" in caplog.text


async def test_what_another_has_answered_is_left_and_the_next_is_answered(desk, caplog):
    caplog.set_level(logging.INFO)
    async with on_discord(desk) as fake:
        await fake.slash("help")
        fake.faults.slow(0.3, only="/callback")
        asking = asyncio.create_task(fake.slash("winner", stage="9"))
        await fake.gateway.until(lambda: len(fake.interactions.by_token) == 2)
        newest = [*fake.interactions.by_token.values()][-1]
        newest.answered = 4
        newest.original = newest.source = next(iter(fake.messages.posts.values()))
        await asking
        await fake.gateway.until(lambda: bool(fake.refusals))
        assert [refusal.code for refusal in fake.take_refusals()] == [40060]
        assert (await fake.slash("winner", stage="9")).text
    assert "Traceback" not in caplog.text


async def test_a_token_that_has_expired_is_one_line_of_log_and_no_more(desk, caplog):
    caplog.set_level(logging.INFO)
    async with on_discord(desk) as fake:
        await fake.slash("help")
        fake.interactions.seconds_a_token_lives = fake.patience = 0.0
        with pytest.raises(DidNotRespondError, match="thinks for ever"):
            await fake.slash("progress", category="cars")
        await fake.gateway.until(lambda: bool(fake.refusals))
        assert [refusal.code for refusal in fake.take_refusals()] == [50027]
        fake.interactions.seconds_a_token_lives, fake.patience = 900.0, 10.0
        assert (await fake.slash("progress", category="cars")).files
    assert "/progress lost (HTTP status 401, code 50027)" in caplog.text
    assert "Traceback" not in caplog.text


async def test_suggestions_that_come_too_late_are_one_line_without_people(desk, caplog):
    caplog.set_level("INFO", "bot")
    async with logged_as_in_a_run(), on_discord(desk) as fake:
        await fake.slash("help")
        fake.interactions.seconds_to_answer = 0.05
        fake.faults.slow(0.2, only="/callback")
        with pytest.raises(DidNotRespondError):
            await fake.autocomplete("rider", "name", "sainct")
        await fake.gateway.until(lambda: bool(fake.refusals))
        assert [refusal.code for refusal in fake.take_refusals()] == [10062]
        fake.interactions.seconds_to_answer = 3.0
        assert await fake.autocomplete("rider", "name", "sainct")
    assert "suggest /rider lost (HTTP status 404, code 10062) in " in caplog.text
    assert "Traceback" not in caplog.text
    assert ANN.id not in caplog.text
