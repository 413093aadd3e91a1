"""What can go wrong with a request on the way, on demand: the next answers fail as told."""

import asyncio
import json
from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from aiohttp import web

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


@dataclass(slots=True)
class Fault:
    """One kind of trouble, for so many requests whose path holds a text."""

    only: str
    times: int
    status: int = 0
    seconds: float = 0.0
    everywhere: bool = False
    reset: bool = False
    arrives: bool = False

    async def meet(self, request: web.Request, handler: Handler) -> web.StreamResponse:
        if self.arrives:
            await handler(request)
        if self.reset:
            if request.transport is not None:
                request.transport.abort()
            raise ConnectionResetError
        if not self.status:
            await asyncio.sleep(self.seconds)
            return await handler(request)
        if self.status == 429:
            return self._too_many()
        return web.Response(status=self.status, text="upstream connect error")

    def _too_many(self) -> web.Response:
        body = {
            "message": "You are being rate limited.",
            "retry_after": self.seconds,
            "global": self.everywhere,
        }
        scope = "global" if self.everywhere else "user"
        headers = {
            "Content-Type": "application/json",
            "Via": "1.1 google",
            "Retry-After": str(self.seconds),
            "X-RateLimit-Scope": scope,
            **({"X-RateLimit-Global": "true"} if self.everywhere else {}),
        }
        return web.Response(status=429, body=json.dumps(body).encode(), headers=headers)


class Faults:
    """The troubles that wait for requests to come; each is used up by as many as it is for."""

    def __init__(self) -> None:
        self.waiting: list[Fault] = []

    def answer(self, status: int, *, only: str = "", times: int = 1) -> None:
        """Answer the next requests with a status (500, 502, 503) and do nothing."""
        self.waiting.append(Fault(only, times, status))

    def too_many(
        self, *, seconds: float = 0.05, everywhere: bool = False, only: str = "", times: int = 1
    ) -> None:
        """Answer the next requests with 429, and when to come again."""
        self.waiting.append(Fault(only, times, 429, seconds, everywhere))

    def slow(self, seconds: float, *, only: str = "", times: int = 1) -> None:
        """Let the next requests wait before they are looked at."""
        self.waiting.append(Fault(only, times, seconds=seconds))

    def reset(self, *, arrives: bool = False, only: str = "", times: int = 1) -> None:
        """Cut the connection of the next requests, before or after they took effect."""
        self.waiting.append(Fault(only, times, reset=True, arrives=arrives))

    def next_for(self, path: str) -> Fault | None:
        for fault in self.waiting:
            if fault.only in path:
                fault.times -= 1
                if not fault.times:
                    self.waiting.remove(fault)
                return fault
        return None
