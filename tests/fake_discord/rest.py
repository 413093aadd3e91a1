"""The REST side: routes, tokens, request bodies and the answers as Discord writes them."""

import json
from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING, Any

from aiohttp import web

from tests.fake_discord.messages import Upload
from tests.fake_discord.refusals import Form, RefusedError

if TYPE_CHECKING:
    from tests.fake_discord.server import Server

BASE = "/api/v10"
JSON = {"Content-Type": "application/json"}
APPLICATION = "/applications/{application_id}"
WEBHOOK = "/webhooks/{webhook_id}/{webhook_token}"
# These are known by the token in their address and need no bot's.
OPEN = ("/interactions/", "/webhooks/")
BODY = web.RequestKey("body", str)

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


class Rest:
    """Answers what a bot asks over HTTP."""

    def __init__(self, server: "Server") -> None:
        self.server = server

    def application(self) -> web.Application:
        """Give the web application that listens."""
        app = web.Application(client_max_size=30 << 20, middlewares=[self._trouble, self._answer])
        server = self.server
        app.router.add_get("/gateway", server.gateway.serve)
        app.router.add_get("/attachments/{channel}/{file}/{name}", self._file)
        for method, path, handler in (
            ("GET", "/users/@me", self._me),
            ("GET", "/oauth2/applications/@me", self._about),
            ("GET", "/applications/@me", self._about),
            ("GET", "/gateway", self._gateway),
            ("GET", "/gateway/bot", self._gateway_bot),
            ("POST", "/users/@me/channels", self._open_dm),
            ("GET", APPLICATION + "/commands", self._commands),
            ("PUT", APPLICATION + "/commands", self._put_commands),
            ("GET", APPLICATION + "/guilds/{guild_id}/commands", self._commands),
            ("PUT", APPLICATION + "/guilds/{guild_id}/commands", self._put_commands),
            ("POST", "/interactions/{interaction_id}/{interaction_token}/callback", self._callback),
            ("POST", WEBHOOK, self._follow_up),
            ("GET", WEBHOOK + "/messages/@original", self._webhook_message),
            ("PATCH", WEBHOOK + "/messages/@original", self._edit_webhook_message),
            ("DELETE", WEBHOOK + "/messages/@original", self._delete_webhook_message),
            ("GET", WEBHOOK + "/messages/{message_id}", self._webhook_message),
            ("PATCH", WEBHOOK + "/messages/{message_id}", self._edit_webhook_message),
            ("DELETE", WEBHOOK + "/messages/{message_id}", self._delete_webhook_message),
            ("POST", "/channels/{channel_id}/typing", self._typing),
            ("POST", "/channels/{channel_id}/messages", self._say),
            ("GET", "/channels/{channel_id}/messages/{message_id}", self._message),
            ("PATCH", "/channels/{channel_id}/messages/{message_id}", self._edit),
            ("DELETE", "/channels/{channel_id}/messages/{message_id}", self._delete),
        ):
            app.router.add_route(method, BASE + path, handler)
        app.router.add_route("*", "/{rest:.*}", self._nowhere)
        return app

    @web.middleware
    async def _trouble(self, request: web.Request, handler: Handler) -> web.StreamResponse:
        fault = self.server.faults.next_for(request.path)
        return await (handler(request) if fault is None else fault.meet(request, handler))

    @web.middleware
    async def _answer(self, request: web.Request, handler: Handler) -> web.StreamResponse:
        """Let a request through if it has the token, and write down any refusal."""
        path = request.path.removeprefix(BASE)
        self.server.requests.append((request.method, path))
        try:
            self._must_be_authorized(request)
            response = await handler(request)
        except RefusedError as refusal:
            self.server.refusals.append(refusal)
            return _reply(refusal.body, refusal.status)
        self._write_down(request, response)
        return response

    def _must_be_authorized(self, request: web.Request) -> None:
        known = request.headers.get("Authorization") == f"Bot {self.server.token}"
        path = request.path.removeprefix(BASE)
        open_to_all = path.startswith(OPEN) or path == "/gateway"
        if request.path.startswith(BASE) and not (known or open_to_all):
            raise RefusedError(401, 0, "401: Unauthorized")

    def _write_down(self, request: web.Request, response: web.StreamResponse) -> None:
        resource = request.match_info.route.resource
        if resource is None:
            return
        method, path = request.method, resource.canonical.removeprefix(BASE)
        if BODY in request:
            self.server.ledger.request(method, path, request[BODY])
        if isinstance(response, web.Response) and response.content_type == "application/json":
            self.server.ledger.answer(method, path, response.status, response.text or "null")

    async def _body(self, request: web.Request) -> tuple[Any, list[Upload]]:
        """Read a body, as JSON or as a form with files beside it."""
        uploads: dict[int, Upload] = {}
        if request.content_type == "application/json":
            text = await request.text()
        else:
            form, text = await request.post(), "{}"
            for name, field in form.items():
                if isinstance(field, web.FileField):
                    number = int(name.removeprefix("files[").removesuffix("]"))
                    uploads[number] = Upload(field.filename, field.file.read())
                elif name == "payload_json":
                    text = str(field)
        try:
            body = json.loads(text)
        except ValueError as error:
            raise RefusedError(400, 50109, "The request body contains invalid JSON.") from error
        request[BODY] = text
        return body, [uploads[number] for number in sorted(uploads)]

    async def _nowhere(self, request: web.Request) -> web.Response:
        self.server.violations.append(f"{request.method} {request.path} is not built here")
        raise RefusedError(404, 0, "404: Not Found")

    async def _me(self, request: web.Request) -> web.Response:
        del request
        user = self.server.application.user()
        return _reply({**user, "mfa_enabled": True, "locale": "en-US", "verified": True})

    async def _about(self, request: web.Request) -> web.Response:
        del request
        return _reply(self.server.about())

    async def _gateway(self, request: web.Request) -> web.Response:
        del request
        return _reply({"url": self.server.gateway.address})

    async def _gateway_bot(self, request: web.Request) -> web.Response:
        del request
        gateway = self.server.gateway
        limit = gateway.start_limit()
        return _reply(
            {"url": gateway.address, "shards": gateway.shards, "session_start_limit": limit}
        )

    async def _commands(self, request: web.Request) -> web.Response:
        wanted = request.query.get("with_localizations", "").lower() in ("1", "true")
        locale = request.headers.get("X-Discord-Locale", "")
        commands, scope = self.server.commands, self._scope(request)
        return _reply(commands.told(scope, with_localizations=wanted, locale=locale))

    async def _put_commands(self, request: web.Request) -> web.Response:
        body, _ = await self._body(request)
        return _reply(self.server.commands.put(self._scope(request), body))

    def _scope(self, request: web.Request) -> str:
        if request.match_info["application_id"] != self.server.application.id:
            raise RefusedError(404, 10002, "Unknown Application")
        scope = request.match_info.get("guild_id", "")
        if scope and scope not in [g.id for g in self.server.guilds if g.installed]:
            raise RefusedError(403, 50001, "Missing Access")
        return scope

    async def _callback(self, request: web.Request) -> web.Response:
        body, files = await self._body(request)
        where = request.match_info
        interactions = self.server.interactions
        exchange = interactions.answer(
            where["interaction_id"], where["interaction_token"], body, files
        )
        if request.query.get("with_response", "").lower() not in ("1", "true"):
            return web.Response(status=204)
        return _reply(interactions.result(exchange))

    async def _follow_up(self, request: web.Request) -> web.Response:
        body, files = await self._body(request)
        exchange = self._webhook(request)
        return _reply(self.server.interactions.follow_up(exchange, body, files).shown())

    async def _webhook_message(self, request: web.Request) -> web.Response:
        exchange = self._webhook(request)
        return _reply(self.server.interactions.message(exchange, _message_id(request)).shown())

    async def _edit_webhook_message(self, request: web.Request) -> web.Response:
        body, files = await self._body(request)
        exchange = self._webhook(request)
        interactions = self.server.interactions
        return _reply(interactions.edit(exchange, _message_id(request), body, files).shown())

    async def _delete_webhook_message(self, request: web.Request) -> web.Response:
        exchange = self._webhook(request)
        post = self.server.interactions.message(exchange, _message_id(request))
        self.server.messages.delete(post)
        exchange.changed.set()
        return web.Response(status=204)

    def _webhook(self, request: web.Request) -> Any:
        where = request.match_info
        return self.server.interactions.by_webhook(where["webhook_id"], where["webhook_token"])

    async def _open_dm(self, request: web.Request) -> web.Response:
        body, _ = await self._body(request)
        person = self.server.people.get(str(body.get("recipient_id")))
        if person is None:
            raise RefusedError(400, 50033, "Invalid Recipient(s)")
        return _reply(self.server.direct_channel(person).channel())

    async def _typing(self, request: web.Request) -> web.Response:
        self.server.channel(request.match_info["channel_id"])
        return web.Response(status=204)

    async def _say(self, request: web.Request) -> web.Response:
        body, files = await self._body(request)
        channel = self.server.channel(request.match_info["channel_id"])
        return _reply((await self.server.say(channel, body, files, Form())).shown())

    async def _message(self, request: web.Request) -> web.Response:
        return _reply(self.server.channel_post(request.match_info).shown())

    async def _edit(self, request: web.Request) -> web.Response:
        body, files = await self._body(request)
        post = self.server.channel_post(request.match_info)
        if post.message["author"]["id"] != self.server.application.id:
            raise RefusedError(403, 50005, "Cannot edit a message authored by another user")
        self.server.messages.edit(post, body, files, Form())
        return _reply(post.shown())

    async def _delete(self, request: web.Request) -> web.Response:
        post = self.server.channel_post(request.match_info)
        if post.message["author"]["id"] != self.server.application.id:
            raise RefusedError(403, 50013, "Missing Permissions")
        self.server.messages.delete(post)
        return web.Response(status=204)

    async def _file(self, request: web.Request) -> web.Response:
        for post in self.server.messages.posts.values():
            for file in post.files:
                if file.id == request.match_info["file"]:
                    return web.Response(body=file.content)
        return web.Response(status=404)


def _message_id(request: web.Request) -> str:
    return request.match_info.get("message_id", "@original")


def _reply(body: Any, status: int = 200) -> web.Response:
    # discord.py reads an answer as JSON only if the header is exactly this.
    return web.Response(status=status, body=json.dumps(body).encode(), headers=JSON)
