"""The bot in conversation: mentions and direct messages, over a Discord of its own."""

from tests.fake_discord import ANN, BOB, FakeDiscord
from tests.online import on_discord, online

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


async def test_a_server_that_came_later_is_no_direct_message(desk):
    async with FakeDiscord() as discord, online(discord, desk):
        later = discord.add_guild("Later")
        await discord.write(QUESTION, where=later)
        assert ANSWER in (await discord.mention(QUESTION, where=later)).text
        assert len(discord.posted) == 1


async def test_what_speaks_to_the_bot_but_is_no_person_gets_no_answer(desk):
    async with on_discord(desk) as discord:
        robot = discord.person("Robot", bot=True)
        to_the_bot = f"{discord.application.mention} {QUESTION}"
        await discord.write(to_the_bot, user=robot)
        await discord.write(to_the_bot, webhook=True)
        await discord.write(QUESTION, user=robot, where=discord.direct_channel(robot))
        await discord.mention(QUESTION)
        assert len(discord.posted) == 1


async def test_a_message_that_is_changed_is_not_answered_again(desk):
    async with on_discord(desk) as discord:
        written = await discord.write(QUESTION)
        await discord.edit(written, f"{discord.application.mention} {QUESTION}")
        reply = await discord.mention("who won the trucks?")
        asked = discord.messages.posts[reply.message["message_reference"]["message_id"]]
        await discord.edit(asked, f"{discord.application.mention} {QUESTION}")
        assert ANSWER in (await discord.mention(QUESTION)).text
        assert len(discord.posted) == 2


async def test_a_reply_calls_nobody_not_even_who_asked(desk):
    async with on_discord(desk) as discord:
        reply = await discord.mention(f"{BOB.mention} who is @everyone <@&12> **x** `y`?")
        assert reply.pings == ()
        assert reply.message["type"] == 19
        assert not {"@everyone", BOB.mention, "**x**", "`y`"} & set(reply.text.split())


async def test_who_asked_in_a_message_may_hide_or_delete_the_answer(desk):
    async with on_discord(desk) as discord:
        for reply in (await discord.mention(QUESTION), await discord.direct_message(QUESTION)):
            assert (await discord.press(reply, "🙈 Spoiler")).edited
            await discord.press(reply, "🗑 Delete")
            assert discord.now(reply) is None
        reply = await discord.mention(QUESTION)
        refused = await discord.press(reply, "🗑 Delete", user=BOB)
        assert refused.seen_only_by == BOB
        assert refused.text == "Only who asked can hide or delete this answer."
        assert discord.now(reply) is not None


async def test_the_command_for_questions_answers_the_same(desk):
    async with on_discord(desk) as discord:
        reply = await discord.slash("ask", question=QUESTION)
        assert ANSWER in reply.text


async def test_a_limit_is_each_persons_own(desk):
    async with on_discord(desk) as discord:
        for _ in range(8):
            await discord.direct_message("who won?")
        await discord.write("who won?", user=ANN, where=discord.direct_channel(ANN))
        assert "Masuoka" in (await discord.direct_message("who won?", user=BOB)).text
        assert len(discord.posted) == 9
