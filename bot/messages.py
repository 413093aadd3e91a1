"""Messages that speak to the bot: a mention, or a direct message, answered once."""

import re
import time

import discord

from bot import locales, message
from bot.delivery import UNDELIVERED, reason, repeated
from bot.in_hand import InHand
from bot.limit import Limit, Verdict
from bot.logs import apology, reported
from bot.record import MESSAGE, Event, Journal, Outcome, Record
from bot.settings import Style
from bot.shown import Shown
from commands.desk import Desk

_MOST, _SECONDS = 8, 60.0
"""How many questions somebody may write within how long: everybody sees what is answered."""
_MENTION = re.compile(r"<(?:[@#][!&]?|a?:\w+:)\d+>")


class Messages:
    """Answers messages; reads only those that name the bot or are for it alone."""

    def __init__(self, desk: Desk, style: Style, in_hand: InHand, journal: Journal) -> None:
        self._desk, self._style, self._in_hand, self._journal = desk, style, in_hand, journal
        self._limit = Limit(_MOST, _SECONDS)

    async def said(self, said: discord.Message, own: int) -> None:
        """Answer a message if it speaks to the bot, whose own id is given."""
        if said.author.bot or said.webhook_id or not _addressed(said, own):
            return
        if said.type not in (discord.MessageType.default, discord.MessageType.reply):
            return
        started = time.perf_counter()
        with self._in_hand.working():
            event, outcome = await self._answered(said)
        milliseconds = (time.perf_counter() - started) * 1000
        shard = said.guild.shard_id if said.guild else 0
        self._journal.note(Record(event, outcome, milliseconds, shard))

    async def _answered(self, said: discord.Message) -> tuple[Event, Outcome]:
        event = Event(MESSAGE)
        # Nothing can be said in private here, so nothing is said.
        if self._limit.judge(said.author.id) is not Verdict.ANSWERED:
            return event, Outcome("limited")
        try:
            return await self._answer(said)
        except UNDELIVERED as error:
            return event, Outcome("lost", reason=reason(error))
        except Exception as error:  # noqa: BLE001 (nobody is to see a traceback)
            reference = reported(event, error)
            await _reply(said, message.say(apology(reference), self._style))
            return event, Outcome("failed", reference=reference)

    async def _answer(self, said: discord.Message) -> tuple[Event, Outcome]:
        text = _MENTION.sub(" ", said.content)
        answer = locales.in_its_own(lambda: self._desk.answer(text))
        line = answer.line or "help"
        await _reply(said, message.write(answer, Shown(line), self._style))
        return Event(MESSAGE, line.split()[0]), Outcome.of(answer)


async def _reply(said: discord.Message, sent: message.Message) -> None:
    # By its nonce Discord knows a message that has arrived already.
    await repeated(
        lambda: said.reply(
            **sent.new(),
            nonce=said.id,
            mention_author=False,
            allowed_mentions=discord.AllowedMentions.none(),
        )
    )


def _addressed(said: discord.Message, own: int) -> bool:
    """Whether it is a direct message, or names the bot in its own words."""
    # In a server that the bot has come to since it is online, a message knows no server.
    direct = isinstance(said.channel, discord.DMChannel)
    return direct or f"<@{own}>" in said.content or f"<@!{own}>" in said.content
