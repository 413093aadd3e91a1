"""The gateway: sessions over websockets, resumed, refused and broken as Discord does it."""

import asyncio
import json
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

from aiohttp import WSCloseCode, WSMessage, WSMsgType, web

from tests.fake_discord.connection import Connection, compressor
from tests.fake_discord.people import Channel, Guild, Person, snowflake

DISPATCH, HEARTBEAT, IDENTIFY, PRESENCE, RESUME, RECONNECT = 0, 1, 2, 3, 6, 7
REQUEST_MEMBERS, INVALID_SESSION, HELLO, HEARTBEAT_ACK = 8, 9, 10, 11
UNKNOWN_OPCODE, UNDECODABLE, NOT_IDENTIFIED, WRONG_TOKEN = 4001, 4002, 4003, 4004
IDENTIFIED_TWICE, BAD_SEQUENCE = 4005, 4007
INVALID_SHARD, INVALID_INTENTS, FORBIDDEN_INTENTS = 4010, 4013, 4014
MOST_BYTES = 4096

GUILDS, GUILD_MESSAGES, DIRECT_MESSAGES, MESSAGE_CONTENT = 1 << 0, 1 << 9, 1 << 12, 1 << 15
PRIVILEGED = 1 << 1 | 1 << 8 | MESSAGE_CONTENT
KNOWN_INTENTS = 0x1FFFF | 1 << 20 | 1 << 21 | 1 << 24 | 1 << 25


@dataclass(slots=True)
class Session:
    """What Discord remembers of a client, so that it can come back."""

    shard: tuple[int, int]
    intents: int
    connection: Connection | None
    id: str = field(default_factory=snowflake)
    events: list[tuple[str, Any]] = field(default_factory=list)

    async def dispatch(self, event: str, data: Any) -> None:
        """Send an event, or keep it until the client is back."""
        self.events.append((event, data))
        await self.send(len(self.events))

    async def send(self, number: int) -> None:
        event, data = self.events[number - 1]
        if self.connection is not None:
            await self.connection.send(DISPATCH, data, s=number, t=event)

    def serves(self, guild: Guild | None) -> bool:
        number, count = self.shard
        return number == (0 if guild is None else (int(guild.id) >> 22) % count)


class Gateway:
    """Accepts connections, keeps sessions and breaks them when a test says so."""

    def __init__(self, application: Person, token: str, guilds: Sequence[Guild]) -> None:
        self.application = application
        self.token = token
        self.guilds = guilds
        self.address = ""
        self.sessions: dict[str, Session] = {}
        self.connections: list[Connection] = []
        self.identified: list[tuple[float, int]] = []
        self.resumed = 0
        self.shards = 1
        self.max_concurrency = 16
        self.heartbeat_interval = 41.25
        self.answers_heartbeats = True
        self.allowed_privileged = 0
        self.seconds_between_identifies = 0.0
        self.refuse_with: int | None = None
        self.greets = True

    @property
    def connected(self) -> bool:
        return bool(self.connections)

    def start_limit(self) -> dict[str, int]:
        left = 1000 - len(self.identified)
        return {
            "total": 1000, "remaining": left, "reset_after": 86_400_000,
            "max_concurrency": self.max_concurrency,
        }  # fmt: skip

    async def session_for(self, guild: Guild | None, seconds: float) -> Session:
        """Wait for the session that hears of a server, or of direct messages.

        Its line may be down: then it hears of things when it resumes.
        """
        await self.until(lambda: bool(self._serving(guild)), seconds)
        return self._serving(guild)[-1]

    def has_session(self, guild: Guild | None) -> bool:
        """Whether somebody hears of what happens in a server, now or when they resume."""
        return bool(self._serving(guild))

    def listening(self, guild: Guild | None) -> bool:
        """Whether somebody hears at once of what happens in a server."""
        return any(session.connection is not None for session in self._serving(guild))

    def _serving(self, guild: Guild | None) -> list[Session]:
        return [session for session in self.sessions.values() if session.serves(guild)]

    async def until(self, settled: Callable[[], bool], seconds: float = 10.0) -> None:
        """Wait until something has come true."""
        async with asyncio.timeout(seconds):
            while not settled():
                await asyncio.sleep(0.005)

    async def message(
        self,
        channel: Channel,
        message: dict[str, Any],
        seconds: float,
        event: str = "MESSAGE_CREATE",
    ) -> None:
        """Tell of a message, new or changed, as far as the client asked to hear of such."""
        session = await self.session_for(channel.guild, seconds)
        needed = DIRECT_MESSAGES if channel.guild is None else GUILD_MESSAGES
        if not session.intents & needed or not channel.reachable:
            return
        mentioned = self.application.id in [user["id"] for user in message["mentions"]]
        mine = message["author"]["id"] == self.application.id
        readable = mentioned or mine or channel.guild is None
        if not (readable or session.intents & MESSAGE_CONTENT):
            message |= {"content": "", "embeds": [], "components": [], "attachments": []}
        await session.dispatch(event, message)

    async def ask_to_reconnect(self) -> None:
        for connection in list(self.connections):
            await connection.send(RECONNECT, None)

    async def invalidate(self, *, resumable: bool) -> None:
        """Declare all sessions invalid; they may or may not be resumed."""
        for connection in list(self.connections):
            if not resumable:
                self.sessions.pop(connection.session_id, None)
            await connection.send(INVALID_SESSION, resumable)

    async def close_all(self, code: int) -> None:
        for connection in list(self.connections):
            await connection.close(code)

    def cut_all(self) -> None:
        for connection in list(self.connections):
            connection.cut()

    async def serve(self, request: web.Request) -> web.WebSocketResponse:
        """Speak with one client for as long as the line holds."""
        socket = web.WebSocketResponse(compress=False, max_msg_size=1 << 20)
        await socket.prepare(request)
        connection = Connection(socket, request, compressor(request.query.get("compress")))
        self.connections.append(connection)
        if self.greets:
            await connection.send(
                HELLO, {"heartbeat_interval": int(self.heartbeat_interval * 1000), "_trace": []}
            )
        try:
            async for message in socket:
                await self._hear(connection, message)
        finally:
            await self._part(connection)
        return socket

    async def _part(self, connection: Connection) -> None:
        self.connections.remove(connection)
        session = self.sessions.get(connection.session_id)
        if session is None or session.connection is not connection:
            return
        session.connection = None
        # Whoever says goodbye gives up the session.
        if connection.closed_here:
            return
        if connection.socket.close_code in (WSCloseCode.OK, WSCloseCode.GOING_AWAY):
            self.sessions.pop(session.id, None)

    async def _hear(self, connection: Connection, message: WSMessage) -> None:
        if message.type is not WSMsgType.TEXT or len(message.data) > MOST_BYTES:
            return await connection.close(UNDECODABLE, "Error while decoding payload.")
        payload = json.loads(message.data)
        op, data = payload.get("op"), payload.get("d")
        if op == HEARTBEAT:
            if self.answers_heartbeats:
                await connection.send(HEARTBEAT_ACK, None)
        elif op == IDENTIFY:
            await self._identify(connection, data)
        elif op == RESUME:
            await self._resume(connection, data)
        elif op not in (PRESENCE, REQUEST_MEMBERS, 4):
            await connection.close(UNKNOWN_OPCODE, "Unknown opcode.")
        elif not connection.session_id:
            await connection.close(NOT_IDENTIFIED, "Not authenticated.")
        return None

    def _objection(self, connection: Connection, data: dict[str, Any]) -> tuple[int, str] | None:
        number, count = data.get("shard") or (0, 1)
        intents = data.get("intents")
        if connection.session_id:
            return IDENTIFIED_TWICE, "Already authenticated."
        if data.get("token") != self.token:
            return WRONG_TOKEN, "Authentication failed."
        if not 0 <= number < count:
            return INVALID_SHARD, "Invalid shard."
        if not isinstance(intents, int) or intents & ~KNOWN_INTENTS:
            return INVALID_INTENTS, "Invalid intent(s)."
        if intents & PRIVILEGED & ~self.allowed_privileged:
            return FORBIDDEN_INTENTS, "Disallowed intent(s)."
        return None if self.refuse_with is None else (self.refuse_with, "")

    def _too_soon(self, shard: int) -> bool:
        now, key = time.monotonic(), shard % self.max_concurrency
        return any(
            now - at < self.seconds_between_identifies and other % self.max_concurrency == key
            for at, other in self.identified
        )

    async def _identify(self, connection: Connection, data: dict[str, Any]) -> None:
        objection = self._objection(connection, data)
        if objection is not None:
            return await connection.close(*objection)
        number, count = data.get("shard") or (0, 1)
        if self._too_soon(number):
            return await connection.send(INVALID_SESSION, False)
        self.identified.append((time.monotonic(), number))
        session = Session((number, count), data["intents"], connection)
        connection.session_id = session.id
        await session.dispatch("READY", self._ready(session))
        if session.intents & GUILDS:
            for guild in self._served(session):
                await session.dispatch("GUILD_CREATE", guild.create_event(self.application))
        self.sessions[session.id] = session
        return None

    async def _resume(self, connection: Connection, data: dict[str, Any]) -> None:
        session = self.sessions.get(str(data.get("session_id")))
        if data.get("token") != self.token:
            return await connection.close(WRONG_TOKEN, "Authentication failed.")
        if session is None:
            return await connection.send(INVALID_SESSION, False)
        seen = data.get("seq") or 0
        if seen > len(session.events):
            return await connection.close(BAD_SEQUENCE, "Invalid seq.")
        connection.session_id, session.connection = session.id, connection
        for number in range(seen + 1, len(session.events) + 1):
            await session.send(number)
        await session.dispatch("RESUMED", {"_trace": []})
        self.resumed += 1
        return None

    def _served(self, session: Session) -> list[Guild]:
        return [guild for guild in self.guilds if guild.installed and session.serves(guild)]

    def _ready(self, session: Session) -> dict[str, Any]:
        return {
            "v": 10,
            "user": {**self.application.user(), "verified": True, "mfa_enabled": True,
                     "email": None},
            "guilds": [{"id": guild.id, "unavailable": True} for guild in self._served(session)],
            "session_id": session.id,
            "session_type": "normal",
            "resume_gateway_url": self.address,
            "shard": list(session.shard),
            "application": {"id": self.application.id, "flags": 0},
            "private_channels": [], "presences": [], "relationships": [], "user_settings": {},
            "_trace": [],
        }  # fmt: skip
