"""One line of a client to the gateway, compressed as the client wishes."""

import json
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from typing import Any

from aiohttp import web


def compressor(wanted: str | None) -> Callable[[bytes], bytes] | None:
    """Give the stream compression that a client asked for, or none."""
    if wanted == "zlib-stream":
        stream = zlib.compressobj()
        return lambda data: stream.compress(data) + stream.flush(zlib.Z_SYNC_FLUSH)
    if wanted == "zstd-stream":
        # Whoever asks for it has the library; the tests share its interpreter.
        zstandard = import_module("zstandard")
        zstd = zstandard.ZstdCompressor().compressobj()
        block: int = zstandard.COMPRESSOBJ_FLUSH_BLOCK
        return lambda data: zstd.compress(data) + zstd.flush(block)
    return None


@dataclass(slots=True)
class Connection:
    """One websocket of one client."""

    socket: web.WebSocketResponse
    request: web.Request
    compress: Callable[[bytes], bytes] | None
    session_id: str = ""
    closed_here: bool = False

    async def send(self, op: int, data: Any, **more: Any) -> None:
        text = json.dumps({"op": op, "d": data, "s": None, "t": None, **more})
        if self.socket.closed:
            return
        try:
            if self.compress is None:
                await self.socket.send_str(text)
            else:
                await self.socket.send_bytes(self.compress(text.encode()))
        except ConnectionResetError:
            return

    async def close(self, code: int, reason: str = "") -> None:
        self.closed_here = True
        await self.socket.close(code=code, message=reason.encode())

    def cut(self) -> None:
        """Break the line without a word."""
        if self.request.transport is not None:
            self.request.transport.abort()
