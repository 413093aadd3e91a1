"""The gateway in trouble, with people who go on asking: how many answers the bot loses."""

import asyncio
import signal

import pytest

from bot import resuming, turns
from tests.fake_discord import FakeDiscord
from tests.online import on_discord, online
from tests.program import Program, at_home
from tests.test_online import Run

RESUMABLE = [1000, 1001, 4000, 4001, 4002, 4003, 4005, 4007, 4008, 4009]
FOR_GOOD = {4004: 78, 4010: 69, 4011: 69, 4012: 69, 4013: 69, 4014: 69}


@pytest.fixture(scope="module")
def program(tmp_path_factory) -> Program:
    return at_home(tmp_path_factory)


async def ask_while(fake, breaks, settled):
    """Ask from before the line breaks until after it is mended, and give what was lost."""
    asking = []

    def ask():
        stage = str(len(asking) % 17 + 1)
        asking.append(asyncio.create_task(fake.slash("winner", stage=stage, category="cars")))

    await fake.slash("winner", stage="9")
    ask()
    await breaks()
    async with asyncio.timeout(20):
        while not settled():
            ask()
            await asyncio.sleep(0.02)
    ask()
    replies = await asyncio.gather(*asking, return_exceptions=True)
    wanted = [f"### 🚗 Stage {number % 17 + 1} · " for number in range(len(asking))]
    return [
        reply
        for reply, start in zip(replies, wanted, strict=True)
        if isinstance(reply, BaseException) or not reply.text.startswith(start)
    ]


async def test_a_request_to_reconnect_loses_no_answer(desk):
    async with on_discord(desk) as fake:
        lost = await ask_while(
            fake, fake.gateway.ask_to_reconnect, lambda: fake.gateway.resumed == 1
        )
    assert lost == []


async def test_an_invalid_session_that_may_be_resumed_loses_no_answer(desk):
    async with on_discord(desk) as fake:
        lost = await ask_while(
            fake,
            lambda: fake.gateway.invalidate(resumable=True),
            lambda: fake.gateway.resumed == 1,
        )
    assert lost == []


async def test_a_session_that_is_gone_is_begun_anew_and_no_answer_lost(desk, monkeypatch):
    monkeypatch.setattr(turns, "_SECONDS", 1.0)
    async with on_discord(desk) as fake:
        # A second session within moments has to wait for its turn.
        fake.patience = 15.0
        lost = await ask_while(
            fake,
            lambda: fake.gateway.invalidate(resumable=False),
            lambda: len(fake.gateway.identified) == 2,
        )
        assert len(fake.gateway.sessions) == 1
    assert lost == []


@pytest.mark.parametrize("code", RESUMABLE)
async def test_a_line_that_discord_closes_for_now_loses_no_answer(desk, code):
    async with on_discord(desk) as fake:
        lost = await ask_while(
            fake, lambda: fake.gateway.close_all(code), lambda: fake.gateway.resumed == 1
        )
    assert lost == []


async def test_a_line_that_is_cut_again_and_again_loses_no_answer(desk):
    async with on_discord(desk) as fake:
        for times in range(1, 6):

            async def cut():
                fake.gateway.cut_all()

            assert (
                await ask_while(fake, cut, lambda times=times: fake.gateway.resumed == times) == []
            )


async def test_a_line_on_which_no_heartbeat_is_answered_is_given_up_and_no_answer_lost(desk):
    async with FakeDiscord() as fake, online(fake, desk) as bot:
        await fake.slash("help")
        # The library waits a minute, and has no public name for this; it is read at each start.
        bot._connection.heartbeat_timeout = 0.6
        fake.gateway.heartbeat_interval = 0.2
        await fake.gateway.ask_to_reconnect()
        await fake.gateway.until(lambda: fake.gateway.resumed == 1)
        fake.interactions.seconds_to_answer = 10

        async def fall_silent():
            fake.gateway.answers_heartbeats = False
            await fake.gateway.until(lambda: not fake.gateway.connected)
            fake.gateway.answers_heartbeats = True

        assert await ask_while(fake, fall_silent, lambda: fake.gateway.resumed >= 2) == []


async def test_answers_in_hand_arrive_while_the_line_is_down(desk):
    async with on_discord(desk) as fake:
        await fake.slash("help")
        fake.faults.slow(0.5, only="/callback", times=5)
        asking = [asyncio.create_task(fake.slash("winner", stage=str(n))) for n in range(1, 6)]
        await fake.gateway.until(lambda: not fake.faults.waiting)
        fake.gateway.cut_all()
        replies = await asyncio.gather(*asking)
    assert [reply.text.split()[2] for reply in replies] == ["1", "2", "3", "4", "5"]


async def test_a_gateway_out_of_order_for_a_while_loses_no_answer_that_can_wait(desk, monkeypatch):
    # Two tries by chance as late as can be still come before a question is too old to be answered.
    monkeypatch.setattr(resuming, "_SECONDS", 0.3)
    async with on_discord(desk) as fake:
        fake.interactions.seconds_to_answer = fake.patience = 15.0
        fake.faults.answer(502, only="/gateway", times=2)

        async def cut():
            fake.gateway.cut_all()

        lost = await ask_while(fake, cut, lambda: fake.gateway.resumed == 1)
        assert len(fake.gateway.identified) == 1
    assert lost == []


async def test_a_gateway_out_of_order_for_long_is_tried_until_it_is_back(desk, monkeypatch):
    monkeypatch.setattr(resuming, "_MOST", 1)
    monkeypatch.setattr(resuming, "_SECONDS", 0.3)
    monkeypatch.setattr(turns, "_SECONDS", 1.0)
    async with on_discord(desk) as fake:
        await fake.slash("help")
        fake.faults.answer(502, only="/gateway", times=2)
        fake.gateway.cut_all()
        await fake.gateway.until(lambda: len(fake.gateway.identified) == 2, 20)
        assert (await fake.slash("winner", stage="9")).text


async def test_a_line_that_is_had_back_is_waited_for_no_longer_the_next_time(
    desk, monkeypatch, caplog
):
    monkeypatch.setattr(resuming, "_SECONDS", 0.01)
    async with on_discord(desk) as fake:
        await fake.slash("help")
        for times in range(1, 9):
            fake.faults.answer(502, only="/gateway", times=2)
            fake.gateway.cut_all()
            await fake.gateway.until(lambda times=times: fake.gateway.resumed == times)
    waits = [each.args[1] for each in caplog.records if "Attempting a reconnect" in each.msg]
    assert len(waits) == 16
    # Twice the most for each of two tries: never what sixteen would come to.
    assert max(waits) <= 0.01 * 2**2


@pytest.mark.parametrize("code", FOR_GOOD)
async def test_a_code_that_allows_no_return_is_one_sentence(program, code):
    async with FakeDiscord() as fake:
        fake.gateway.refuse_with = code
        async with Run(program, fake) as run:
            status, log = await run.end()
    assert status == FOR_GOOD[code]
    assert log.splitlines()[-1].startswith("dakar: Discord ")


async def test_a_signal_ends_it_while_it_connects_anew(program):
    async with FakeDiscord() as fake, Run(program, fake) as run:
        await fake.slash("help")
        old = fake.gateway.connections[0]
        fake.gateway.greets = False
        await fake.gateway.ask_to_reconnect()
        await fake.gateway.until(lambda: [*fake.gateway.connections] not in ([old], []))
        run.process.send_signal(signal.SIGTERM)
        status, log = await run.end()
    assert status == 0
    assert log.splitlines()[-1].endswith("stopping")
