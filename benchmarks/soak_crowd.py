"""The many people of a soak: they type, ask, press, pick and write, in their languages."""

import asyncio
import time
from collections.abc import Awaitable, Callable
from contextvars import ContextVar
from functools import partial
from random import Random
from typing import TypeVar

from benchmarks.soak_tally import SECONDS_TO_ANSWER, TOO_LATE, Event, Tally, What
from tests.fake_discord import DidNotRespondError, FakeDiscord, Guild, Person, Reply
from tests.fake_discord.driving import Place
from tests.fake_discord.interactions import Exchange, Interactions

T = TypeVar("T")

LOCALES = ("en-US", "en-GB", "fr", "es-ES", "es-419")
PEOPLE, SERVERS = 900, 24
_SECONDS_UNTIL_LOST = 12.0
_STAGES = tuple(map(str, range(1, 18)))
_CATEGORIES = ("bikes", "cars", "trucks")
_PEOPLE_ASKED = ("Sainct", "peterhanzel", "Masuoka", "Kleinschmidt", "de Azevedo", "Nobody Atall")
_TYPED = (
    ("rider", "name", "Sainct"),
    ("timecard", "name", "Peterh"),
    ("make", "make", "KTM"),
    ("nation", "nation", "Fran"),
    ("winner", "stage", "Sab"),
    ("compare", "first", "Roma"),
)
_QUESTIONS = {
    "en": ("who won stage 9?", "/winner 9 cars", "who was second in trucks?", "standings bikes"),
    "fr": ("qui a gagné l'étape 9 ?", "qui a gagné en camions ?", "/winner 12"),
    "es": ("¿quién ganó la etapa 9?", "¿quién ganó en motos?", "/standings trucks"),
}


class Heard(Interactions):
    """Interactions, each of which is known to the event of which it comes."""

    def begin(self, exchange: Exchange) -> Exchange:
        """Note whose event it is that begins."""
        event = _under_way.get()
        if event is not None:
            event.exchange, event.sent = exchange, exchange.sent
        return super().begin(exchange)


_under_way: ContextVar[Event | None] = ContextVar("under_way", default=None)


class Crowd:
    """Everybody who does something, and what they see of it."""

    def __init__(
        self, discord: FakeDiscord, tally: Tally, chance: Random, pace: float = 1.0
    ) -> None:
        """Let them get ready; a pace of 2 is twice that of people."""
        self._discord, self._tally, self._chance, self._pace = discord, tally, chance, pace
        self._replied: dict[str, asyncio.Future[float]] = {}
        self._people = [discord.person(f"P {n}", locale=LOCALES[n % 5]) for n in range(PEOPLE)]
        servers = [discord.add_guild(f"S {n}", locale=LOCALES[n % 5]) for n in range(SERVERS)]
        self._places: list[Place] = [*servers, discord.private]
        self._next = 0

    async def come(self, rate: float, end: float) -> None:
        """Let people come so that they do so much a second, and see the last of them out."""
        begin = time.monotonic()
        async with asyncio.TaskGroup() as visits:
            while (now := time.monotonic()) < end:
                if self._tally.sent < rate * (now - begin):
                    visits.create_task(self._visit())
                await asyncio.sleep(self._chance.expovariate(rate))

    async def listen(self) -> None:
        """Notice the replies to messages until cancelled."""
        while True:
            await self._discord.said.wait()
            self._discord.said.clear()
            posts, self._discord.posted[:] = [*self._discord.posted], ()
            for post in posts:
                reference = post.message.get("message_reference")
                reply = self._reply_to(reference["message_id"]) if reference else None
                if reply is not None and not reply.done():
                    reply.set_result(time.perf_counter())

    async def _visit(self) -> None:
        # In turn, so that nobody asks so often that the bot has had enough of them.
        person = self._people[self._next % PEOPLE]
        self._next += 1
        place = self._chance.choice(self._places)
        if self._chance.random() < 0.1:  # noqa: PLR2004 (a share)
            place = self._discord.direct_channel(person)
        if self._chance.random() < 0.15:  # noqa: PLR2004 (a share)
            await self._write(person, place)
            return
        if self._chance.random() < 0.3:  # noqa: PLR2004 (a share)
            await self._type(person, place)
        reply = await self._command(person, place)
        for _ in range(self._chance.choice((0, 0, 1, 1, 2, 3))):
            if reply is None:
                return
            await self._wait(0.3, 2.0)
            reply = await self._press(reply, person)

    async def _type(self, person: Person, place: Place) -> None:
        command, option, word = self._chance.choice(_TYPED)

        def letters(number: int) -> Awaitable[object]:
            typed = word[:number]
            return self._discord.autocomplete(command, option, typed, user=person, where=place)

        async with asyncio.TaskGroup() as keys:
            for number in range(1, len(word) + 1):
                keys.create_task(self._watched("autocomplete", partial(letters, number)))
                await self._wait(0.05, 0.2)

    async def _command(self, person: Person, place: Place) -> Reply | None:
        some = self._chance.choice
        who, category, stage = some(_PEOPLE_ASKED), some(_CATEGORIES), some(_STAGES)
        language = person.locale.partition("-")[0]
        name, options = some(
            (
                ("winner", {"stage": stage, "category": category}),
                ("winner", {"stage": stage}),
                ("standings", {"category": category}),
                ("standings", {"category": category, "stage": stage}),
                ("rider", {"name": who}),
                ("timecard", {"name": who}),
                ("compare", {"first": "Sainct", "second": "Despres"}),
                ("stage", {"stage": stage}),
                ("ask", {"question": some(_QUESTIONS[language])}),
                ("progress", {"category": category}),
                *((each, {}) for each in ("route", "rally", "records", "wins", "notes", "help")),
            )
        )
        options |= {"private": True} if self._chance.random() < 0.2 else {}  # noqa: PLR2004
        return await self._watched(
            "command",
            lambda: self._discord.slash(name, user=person, where=place, **options),
        )

    async def _press(self, reply: Reply, person: Person) -> Reply | None:
        if reply.post.deleted:
            return None
        menus = [each for each in reply.selects if not each.disabled]
        if menus and self._chance.random() < 0.4:  # noqa: PLR2004 (a share)
            menu = self._chance.choice(menus)
            value = self._chance.choice(list(menu.options))
            return await self._watched(
                "menu",
                lambda: self._discord.select(reply, menu.custom_id, value, user=person),
            )
        buttons = [each.custom_id for each in reply.buttons if each.custom_id and not each.disabled]
        if not buttons:
            return None
        button = self._chance.choice(buttons)
        return await self._watched(
            "button", lambda: self._discord.press(reply, button, user=person)
        )

    async def _wait(self, least: float, most: float) -> None:
        await asyncio.sleep(self._chance.uniform(least, most) / self._pace)

    async def _watched(self, kind: str, act: Callable[[], Awaitable[T]]) -> T | None:
        """Do something and see what becomes of it."""
        event = Event(kind)
        self._tally.sent += 1
        if not self._discord.gateway.sessions:
            self._tally.missed(event, What.LOST)
            return None
        _under_way.set(event)
        try:
            done = await act()
        except DidNotRespondError:
            self._tally.missed(event, await _fate(event))
            return None
        assert event.exchange is not None  # noqa: S101 (for the checker)
        self._tally.in_time(event, event.exchange.answered_after)
        return done

    async def _write(self, person: Person, place: Place) -> None:
        texts = _QUESTIONS[person.locale.partition("-")[0]]
        text, mention = self._chance.choice(texts), self._discord.application.mention
        direct = not isinstance(place, Guild)
        where = place.channel if isinstance(place, Guild) else self._discord.direct_channel(person)
        event = Event("direct message" if direct else "mention", where.id)
        self._tally.sent += 1
        if not self._discord.gateway.sessions:
            event.channel = ""
            self._tally.missed(event, What.LOST)
            return
        post = await self._discord.write(
            text if direct else f"{mention} {text}", user=person, where=where
        )
        try:
            at = await asyncio.wait_for(self._reply_to(post.id), _SECONDS_UNTIL_LOST)
        except TimeoutError:
            self._tally.missed(event, What.LOST)
        else:
            if at > event.until:
                self._tally.missed(event, What.LATE)
            else:
                self._tally.in_time(event, at - event.sent)
        finally:
            del self._replied[post.id]

    def _reply_to(self, message_id: str) -> asyncio.Future[float]:
        """Give what will be the moment of a reply; it may come before anybody waits for it."""
        return self._replied.setdefault(message_id, asyncio.get_running_loop().create_future())


async def _fate(event: Event) -> What:
    exchange = event.exchange
    if exchange is None:
        return What.LOST
    if exchange.answered is not None:
        return What.UNFINISHED
    seconds = _SECONDS_UNTIL_LOST - SECONDS_TO_ANSWER
    await exchange.until(lambda: _came_late(exchange), seconds)
    return What.LATE if _came_late(exchange) else What.LOST


def _came_late(exchange: Exchange) -> bool:
    return TOO_LATE in [each.code for each in exchange.refusals]
