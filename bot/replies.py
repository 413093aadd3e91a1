"""What becomes of an interaction: asked at the desk, drawn, sent to whom it concerns, logged."""

import logging
import time
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import replace
from enum import Enum, auto
from typing import Any, cast

import discord

from bot import locales, message, sending
from bot.arrivals import Arrivals
from bot.delivery import UNDELIVERED, reason
from bot.escape import chip
from bot.in_hand import InHand
from bot.limit import Limit, Verdict
from bot.logs import apology, reported
from bot.presses import Press, Purpose
from bot.record import COMMAND, SUGGEST, Event, Journal, Outcome, Record
from bot.settings import Style
from bot.shown import Shown
from commands.answer import Answer
from commands.desk import Desk
from commands.grammar import write
from commands.index import localized
from commands.labels import Suggestion
from commands.languages import say, speaking

log = logging.getLogger(__name__)

_REFUSED = 400
_ALREADY_ANSWERED = 40060
_QUESTIONS = (Purpose.ASK, Purpose.CHOOSE, Purpose.CHOOSE_HIDDEN)
_CHOICES = (Purpose.CHOOSE, Purpose.CHOOSE_HIDDEN)
_TO_ALL = (*_CHOICES, Purpose.SHARE)
Wording = Callable[[], str]
"""Words a sentence in the language that is spoken."""


class Replies:
    """Answers interactions one by one."""

    def __init__(
        self, desk: Desk, style: Style, limit: Limit, in_hand: InHand, journal: Journal
    ) -> None:
        self._desk, self._style = desk, style
        self._limit, self._in_hand, self._journal = limit, in_hand, journal
        self._arrivals = Arrivals()

    async def asked(
        self,
        interaction: discord.Interaction,
        name: str,
        values: Mapping[str, str],
        *,
        private: bool,
        hidden: bool,
    ) -> None:
        """Answer a command: to all, or to the asker alone where they wish or it asks back."""

        async def act() -> Outcome:
            answer = locales.answered(
                interaction,
                lambda: self._desk.call(name, values),
                lambda answer: not (private or answer.private),
            )
            shown = Shown(write(name, values), private or answer.private, private, hidden)
            style, drawn = self._style, answer.chart_first
            await sending.post(interaction, answer, shown, style, drawn=drawn)
            return Outcome.of(answer)

        await self._answer(interaction, Event(COMMAND, name), act)

    async def pressed(self, interaction: discord.Interaction, press: Press) -> None:
        """Do what a button is for."""

        async def act() -> Outcome:
            if press.purpose is Purpose.DELETE:
                return await self._delete(interaction)
            answer = locales.answered(
                interaction,
                lambda: self._desk.ask(press.line),
                lambda answer: _reaches_all(interaction, answer, press),
            )
            return await self._follow(interaction, answer, press)

        name = self._known(press.line.partition(" ")[0])
        what = "press" if press.purpose in _QUESTIONS else press.purpose.name.lower()
        await self._answer(interaction, Event(what, name), act)

    async def typed(self, interaction: discord.Interaction) -> None:
        """Offer what an option could be while it is typed; nothing where that fails."""
        started = time.perf_counter()
        if self._arrivals.too_late(interaction.created_at):
            self._note(interaction, Event(SUGGEST), Outcome("late"), started, logging.DEBUG)
            return
        with self._in_hand.working():
            event, offered, outcome = self._offered(interaction)
            try:
                await sending.offer(interaction, offered)
            except UNDELIVERED as error:
                outcome = Outcome("lost", reason=reason(error))
        level = logging.INFO if outcome.word == "lost" else logging.DEBUG
        self._note(interaction, event, outcome, started, level)

    async def outdated(self, interaction: discord.Interaction) -> None:
        """Say that a button is of another version or damaged."""
        await self._say(interaction, Event("press"), _outdated)

    async def gone(self, interaction: discord.Interaction) -> None:
        """Say that a command is known to Discord, but not here."""
        await self._say(interaction, Event(COMMAND), _gone)

    async def failed(self, interaction: discord.Interaction, error: Exception) -> None:
        """Say that something went wrong before the question was read."""

        async def act() -> Outcome:
            raise error

        await self._answer(interaction, Event(COMMAND), act)

    def _offered(
        self, interaction: discord.Interaction
    ) -> tuple[Event, Sequence[Suggestion], Outcome]:
        data = cast("Mapping[str, Any]", interaction.data)
        event, options = Event(SUGGEST, self._known(data["name"])), data.get("options", ())
        texts = {each["name"]: each["value"] for each in options if isinstance(each["value"], str)}
        typed = next((each["name"] for each in options if each.get("focused")), "")
        try:
            with speaking(locales.of_user(interaction)):
                offered = self._desk.suggest(data["name"], typed, texts.pop(typed, ""), texts)
        except Exception as error:  # noqa: BLE001 (whoever types is not to be disturbed)
            return event, (), Outcome("failed", reference=reported(event, error))
        return event, offered, Outcome("offered")

    def _known(self, name: str) -> str:
        return name if any(command.name == name for command in self._desk.commands) else "?"

    async def _say(self, interaction: discord.Interaction, event: Event, sentence: Wording) -> None:
        async def act() -> Outcome:
            await self._tell(interaction, sentence)
            return Outcome("outdated")

        await self._answer(interaction, event, act)

    async def _answer(
        self, interaction: discord.Interaction, event: Event, act: Callable[[], Awaitable[Outcome]]
    ) -> None:
        started = time.perf_counter()
        if self._arrivals.too_late(interaction.created_at):
            self._note(interaction, event, Outcome("late"), started, logging.INFO)
            return
        verdict = self._limit.judge(interaction.user.id)
        if verdict is Verdict.LEFT:
            # Discord tells them alone that nothing came; any answer would cost what an answer does.
            self._note(interaction, event, Outcome("left"), started, logging.DEBUG)
            return
        with self._in_hand.working():
            try:
                if verdict is Verdict.TOLD:
                    await self._tell(interaction, _too_many)
                outcome = Outcome("limited") if verdict is Verdict.TOLD else await act()
            except Exception as error:  # noqa: BLE001 (nobody is to see a traceback)
                outcome = await self._make_up_for(interaction, event, error)
        self._note(interaction, event, outcome, started)

    def _note(
        self,
        interaction: discord.Interaction,
        event: Event,
        outcome: Outcome,
        started: float,
        level: int = logging.INFO,
    ) -> None:
        milliseconds = (time.perf_counter() - started) * 1000
        outcome = replace(outcome, language=outcome.language or locales.of_user(interaction))
        self._journal.note(Record(event, outcome, milliseconds, _shard(interaction)), level)

    async def _follow(
        self, interaction: discord.Interaction, answer: Answer, press: Press
    ) -> Outcome:
        """Do what was pressed, and word the outcome."""
        pressed = sending.pressed(interaction)
        private, purpose = pressed.flags.ephemeral, press.purpose
        way = _way(interaction, answer, press)
        drawn = answer.chart_first or purpose is Purpose.PICTURE
        if purpose not in _QUESTIONS:
            drawn = drawn or bool(pressed.attachments)
        if purpose is Purpose.HIDE and not sending.by_asker(interaction):
            await self._tell(interaction, _not_theirs)
            return Outcome("refused")
        if way is _Way.TO_ALL:
            shown = Shown(press.line, hidden=purpose is Purpose.CHOOSE_HIDDEN)
            await sending.publish(interaction, answer, shown, self._style, drawn=drawn)
        elif way is _Way.IN_PLACE:
            hidden = purpose is Purpose.HIDE or message.is_hidden(pressed)
            shown = Shown(
                press.line,
                private=private,
                quiet=private and purpose not in _CHOICES,
                hidden=hidden and purpose is not Purpose.REVEAL,
            )
            await sending.change(interaction, answer, shown, drawn=drawn)
        else:
            shown = Shown(press.line, private=True, quiet=purpose not in _CHOICES)
            await sending.post(interaction, answer, shown, self._style, drawn=drawn)
        return Outcome.of(answer)

    async def _delete(self, interaction: discord.Interaction) -> Outcome:
        if not sending.by_asker(interaction):
            await self._tell(interaction, _not_theirs)
            return Outcome("refused")
        await sending.delete(interaction)
        return Outcome("deleted")

    async def _tell(self, interaction: discord.Interaction, sentence: Wording) -> None:
        with speaking(locales.of_user(interaction)):
            said = message.say(sentence(), self._style)
        await sending.send(interaction, said, private=True)

    async def _make_up_for(
        self, interaction: discord.Interaction, event: Event, error: Exception
    ) -> Outcome:
        """Log a failure, tell whoever asked where that makes sense, and word the outcome."""
        if _is_of_the_way(error):
            return Outcome("lost", reason=reason(error))
        reference = reported(event, error)
        try:
            await self._tell(interaction, lambda: apology(chip(reference)))
        except UNDELIVERED as second:
            return Outcome("failed and lost", reason=reason(second), reference=reference)
        return Outcome("failed", reference=reference)


class _Way(Enum):
    """Where the answer to a press goes."""

    TO_ALL = auto()
    """It goes to all, and what was private disappears."""
    IN_PLACE = auto()
    TO_ONE = auto()


def _way(interaction: discord.Interaction, answer: Answer, press: Press) -> _Way:
    """Say where an answer goes.

    Who asked sees the message change; anybody else gets a message of their own. What is shared,
    and a choice among what was asked back, goes to all.
    """
    private = sending.pressed(interaction).flags.ephemeral
    if press.purpose in _TO_ALL and private and answer.answered and not answer.private:
        return _Way.TO_ALL
    theirs = sending.by_asker(interaction) and (private or not answer.private)
    return _Way.IN_PLACE if theirs else _Way.TO_ONE


def _reaches_all(interaction: discord.Interaction, answer: Answer, press: Press) -> bool:
    way = _way(interaction, answer, press)
    in_place = not sending.pressed(interaction).flags.ephemeral and way is _Way.IN_PLACE
    return in_place or way is _Way.TO_ALL


def _outdated() -> str:
    return say(
        "This button is of another version, or damaged. Ask the question again, or try {command}.",
        command=f"/{localized('help')}",
    )


def _gone() -> str:
    return say(
        "This command is no longer there. Type / to see which there are, or try {command}.",
        command=f"/{localized('help')}",
    )


def _too_many() -> str:
    return say("That is more than can be answered for one person. Try again in a minute.")


def _not_theirs() -> str:
    return say("Only who asked can hide or delete this answer.")


def _is_of_the_way(error: Exception) -> bool:
    """Whether an answer did not arrive for a reason that lies between here and Discord."""
    if isinstance(error, discord.HTTPException):
        return error.status != _REFUSED or error.code == _ALREADY_ANSWERED
    return isinstance(error, UNDELIVERED)


def _shard(interaction: discord.Interaction) -> int:
    """The shard that an interaction came by; those outside of servers come by the first."""
    count = interaction.client.shard_count or 1
    return (interaction.guild_id or 0) // (1 << 22) % count
