"""The bot in conversation: mentions and direct messages, over a Discord of its own."""

from bot.messages import Limit
from tests.fake_discord import BOB
from tests.online import on_discord

QUESTION = "who won stage 9 in cars?"
ANSWER = "Ari Vatanen / Tina Thörner (Nissan) won stage 9 in 5:38:37, by 0:07."


async def test_a_mention_is_answered_with_the_command_that_was_understood(desk):
    async with on_discord(desk) as discord:
        reply = await discord.mention(QUESTION)
        assert ANSWER in reply.text
        assert "/winner stage:9 category:cars" in reply.text


async def test_a_direct_message_needs_no_mention(desk):
    async with on_discord(desk) as discord:
        reply = await discord.direct_message(QUESTION)
        assert ANSWER in reply.text


async def test_who_is_not_addressed_gets_no_answer(desk):
    async with on_discord(desk) as discord:
        await discord.write(QUESTION)
        reply = await discord.mention("who won the trucks?")
        assert "Chagin" in reply.text
        # Two were written to the channel, one was answered.
        assert len(discord.posted) == 1


async def test_a_mention_inside_the_answer_pings_nobody(desk):
    async with on_discord(desk) as discord:
        reply = await discord.mention("@everyone <@&12> **who** is `x`")
        assert "@everyone" not in reply.text


async def test_the_command_for_questions_answers_the_same(desk):
    async with on_discord(desk) as discord:
        reply = await discord.slash("ask", question=QUESTION)
        assert ANSWER in reply.text


def test_somebody_may_ask_eight_times_a_minute():
    now = [0.0]
    limit = Limit(lambda: now[0])
    assert [limit.allows(1) for _ in range(9)] == [True] * 8 + [False]
    assert limit.allows(2)
    now[0] = 61.0
    assert limit.allows(1)


async def test_a_limit_is_each_persons_own(desk):
    async with on_discord(desk) as discord:
        for _ in range(8):
            await discord.direct_message("who won?")
        assert "Masuoka" in (await discord.direct_message("who won?", user=BOB)).text
