"""Messages that speak to the bot: a mention, or a direct message, answered once."""

import re
import time
from collections import OrderedDict, deque
from collections.abc import Callable

import aiohttp
import discord

from bot import locales, message
from bot.logs import apology, reported
from bot.record import MESSAGE, Event, Journal, Outcome, Record
from bot.settings import Style
from bot.shown import Shown
from commands.desk import Desk

_MOST, _SECONDS = 8, 60.0
"""How many questions somebody may write within how long."""
_MOST_PEOPLE = 4096
"""Of whom it is remembered when they wrote; the longest silent are forgotten first."""
_MENTION = re.compile(r"<(?:[@#][!&]?|a?:\w+:)\d+>")
_UNDELIVERED = (discord.HTTPException, aiohttp.ClientError, TimeoutError)


class Limit:
    """Who has asked how often of late."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._asked: OrderedDict[int, deque[float]] = OrderedDict()

    def allows(self, user: int) -> bool:
        """Count one more question, and say whether it may be answered."""
        now = self._clock()
        times = self._asked.setdefault(user, deque(maxlen=_MOST))
        self._asked.move_to_end(user)
        if len(self._asked) > _MOST_PEOPLE:
            self._asked.popitem(last=False)
        if len(times) == _MOST and now - times[0] < _SECONDS:
            return False
        times.append(now)
        return True


class Messages:
    """Answers messages; reads only those that name the bot or are for it alone."""

    def __init__(
        self,
        desk: Desk,
        style: Style,
        limit: Limit | None = None,
        journal: Journal | None = None,
    ) -> None:
        self._desk, self._style = desk, style
        self._limit = limit or Limit()
        self._journal = journal or Journal()

    async def said(self, said: discord.Message, own: int) -> None:
        """Answer a message if it speaks to the bot, whose own id is given."""
        if said.author.bot or said.webhook_id or not _addressed(said, own):
            return
        if said.type not in (discord.MessageType.default, discord.MessageType.reply):
            return
        started = time.perf_counter()
        event, outcome = await self._answered(said)
        milliseconds = (time.perf_counter() - started) * 1000
        shard = said.guild.shard_id if said.guild else 0
        self._journal.note(Record(event, outcome, milliseconds, shard))

    async def _answered(self, said: discord.Message) -> tuple[Event, Outcome]:
        event = Event(MESSAGE)
        if not self._limit.allows(said.author.id):
            return event, Outcome("limited")
        try:
            return await self._answer(said)
        except _UNDELIVERED as error:
            return event, Outcome("lost", reason=type(error).__name__)
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
    await said.reply(
        **sent.new(), mention_author=False, allowed_mentions=discord.AllowedMentions.none()
    )


def _addressed(said: discord.Message, own: int) -> bool:
    """Whether it is a direct message, or names the bot in its own words."""
    # In a server that the bot has come to since it is online, a message knows no server.
    direct = isinstance(said.channel, discord.DMChannel)
    return direct or f"<@{own}>" in said.content or f"<@!{own}>" in said.content
