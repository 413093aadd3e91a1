"""The messages that were posted, written down as Discord gives them back."""

import mimetypes
import re
from collections.abc import Iterator, Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from tests.fake_discord.component_limits import (
    BUTTON,
    CONTAINER,
    FILE,
    GALLERY,
    SELECTS,
    TEXT,
    THUMBNAIL,
)
from tests.fake_discord.message_limits import (
    COMPONENTS_V2,
    EPHEMERAL,
    SUPPRESS_EMBEDS,
    examine_message,
)
from tests.fake_discord.people import Channel, Person, snowflake
from tests.fake_discord.refusals import Body, Form, RefusedError

MOST_BYTES = 10 * 1024 * 1024
USER_MENTION = re.compile(r"<@!?(\d+)>")
ROLE_MENTION = re.compile(r"<@&(\d+)>")
DEFAULTS: Mapping[int, Mapping[str, Any]] = {
    BUTTON: {"disabled": False},
    **{kind: {"min_values": 1, "max_values": 1, "disabled": False} for kind in SELECTS},
    THUMBNAIL: {"description": None, "spoiler": False},
    FILE: {"spoiler": False},
    CONTAINER: {"accent_color": None, "spoiler": False},
}


@dataclass(frozen=True, slots=True)
class Upload:
    """A file as it was sent."""

    filename: str
    content: bytes
    description: str | None = None
    id: str = field(default_factory=snowflake)


@dataclass(slots=True)
class Post:
    """A message in a channel, and the files that belong to it."""

    message: dict[str, Any]
    channel: Channel
    files: list[Upload] = field(default_factory=list)
    seen_only_by: Person | None = None
    deleted: bool = False

    @property
    def id(self) -> str:
        return str(self.message["id"])

    @property
    def ephemeral(self) -> bool:
        return bool(self.message["flags"] & EPHEMERAL)

    def shown(self) -> dict[str, Any]:
        return deepcopy(self.message)


class Messages:
    """Every message of this Discord, and what may be done with them."""

    def __init__(self, people: Mapping[str, Person]) -> None:
        self.people = people
        self.posts: dict[str, Post] = {}
        self.oddities: list[str] = []
        self.files_address = ""

    def find(self, message_id: str) -> Post:
        post = self.posts.get(message_id)
        if post is None or post.deleted:
            raise RefusedError(404, 10008, "Unknown Message")
        return post

    def create(
        self, body: Body, files: Sequence[Upload], channel: Channel, author: Person, form: Form
    ) -> Post:
        """Examine a message and post it."""
        uploads = _described(body, files, form)
        examine_message(form, body, [file.filename for file in uploads])
        self.oddities += form.oddities
        post = self.blank(channel, author, int(body.get("flags") or 0))
        self._fill(post, body, uploads)
        return post

    def blank(self, channel: Channel, author: Person, flags: int = 0) -> Post:
        """Post a message that holds nothing yet, as the one that says "thinking"."""
        message = {
            "id": snowflake(), "channel_id": channel.id, "type": 0, "content": "",
            "author": author.user(), "timestamp": _now(), "edited_timestamp": None,
            "flags": flags, "embeds": [], "components": [], "attachments": [], "mentions": [],
            "mention_roles": [], "mention_everyone": False, "pinned": False, "tts": False,
        }  # fmt: skip
        post = Post(message, channel)
        self.posts[post.id] = post
        return post

    def edit(self, post: Post, body: Body, files: Sequence[Upload], form: Form) -> None:
        """Examine the edit of a message and carry it out."""
        uploads = _described(body, files, form)
        kept = _kept(post, body)
        names = [file.filename for file in (*kept, *uploads)]
        examine_message(form, body, names, edited=post.message)
        self.oddities += form.oddities
        post.message["edited_timestamp"] = _now()
        if "flags" in body:
            settable = SUPPRESS_EMBEDS | COMPONENTS_V2
            wanted = int(body["flags"] or 0) & settable
            post.message["flags"] = (post.message["flags"] & ~settable) | wanted
        self._fill(post, body, [*kept, *uploads])

    def delete(self, post: Post) -> None:
        post.deleted = True

    def _fill(self, post: Post, body: Body, files: list[Upload]) -> None:
        post.files = files
        message = post.message
        message["attachments"] = [self._attachment(post, file) for file in files]
        addresses = {
            f"attachment://{attachment['filename']}": attachment
            for attachment in message["attachments"]
        }
        if "content" in body:
            message["content"] = (body["content"] or "").strip()
        if "embeds" in body:
            message["embeds"] = [_shown_embed(e, addresses) for e in body["embeds"] or ()]
        if "components" in body:
            message["components"] = Numbering(addresses).shown(body["components"] or ())
        message |= self._mentions(message, body)

    def _attachment(self, post: Post, file: Upload) -> dict[str, Any]:
        address = f"{self.files_address}/{post.channel.id}/{file.id}/{file.filename}"
        kind, _ = mimetypes.guess_type(file.filename)
        described = {} if file.description is None else {"description": file.description}
        ephemeral = {"ephemeral": True} if post.ephemeral else {}
        return {
            "id": file.id,
            "filename": file.filename,
            "size": len(file.content),
            "url": address,
            "proxy_url": address,
            **({} if kind is None else {"content_type": kind}),
            **described,
            **ephemeral,
        }

    def _mentions(self, message: Body, body: Body) -> dict[str, Any]:
        """Say who is pinged: everybody named, unless the sender allowed fewer."""
        text = "\n".join([message["content"], *texts(message["components"])])
        allowed = body.get("allowed_mentions")
        if allowed is None:
            allowed = {"parse": ["users", "roles", "everyone"]}
        parse = allowed.get("parse") or ()
        users = [
            self.people[user].user()
            for user in dict.fromkeys(USER_MENTION.findall(text))
            if user in self.people and ("users" in parse or user in (allowed.get("users") or ()))
        ]
        roles = [
            role
            for role in dict.fromkeys(ROLE_MENTION.findall(text))
            if "roles" in parse or role in (allowed.get("roles") or ())
        ]
        everyone = "everyone" in parse and ("@everyone" in text or "@here" in text)
        return {"mentions": users, "mention_roles": roles, "mention_everyone": everyone}


class Numbering:
    """Gives each component its number, its defaults and the addresses of its files."""

    def __init__(self, addresses: Mapping[str, Body]) -> None:
        self.addresses = addresses
        self.taken: set[int] = set()
        self.next = 1

    def shown(self, components: Sequence[Body]) -> list[dict[str, Any]]:
        self.taken |= {c["id"] for c in walk(components) if c.get("id")}
        return [self._shown(component) for component in components]

    def _shown(self, component: Body) -> dict[str, Any]:
        shown = {k: v for k, v in component.items() if v is not None}
        shown = {**DEFAULTS.get(component["type"], {}), **shown}
        if not shown.get("id"):
            shown["id"] = self._number()
        for key in ("media", "file"):
            if key in shown:
                shown[key] = _shown_media(shown[key], self.addresses)
        if component["type"] == GALLERY:
            shown["items"] = [
                {"description": None, "spoiler": False, **item,
                 "media": _shown_media(item["media"], self.addresses)}
                for item in shown["items"]
            ]  # fmt: skip
        if component["type"] == FILE:
            attachment = self.addresses[component["file"]["url"]]
            shown |= {"name": attachment["filename"], "size": attachment["size"]}
        if "components" in shown:
            shown["components"] = [self._shown(child) for child in shown["components"]]
        if "accessory" in shown:
            shown["accessory"] = self._shown(shown["accessory"])
        return shown

    def _number(self) -> int:
        while self.next in self.taken:
            self.next += 1
        self.taken.add(self.next)
        return self.next


def walk(components: Sequence[Body]) -> Iterator[Body]:
    """Walk components in the order in which they are read, nested ones too."""
    for component in components:
        yield component
        yield from walk(component.get("components") or ())
        if component.get("accessory"):
            yield component["accessory"]


def texts(components: Sequence[Body]) -> list[str]:
    return [str(c["content"]) for c in walk(components) if c["type"] == TEXT]


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="microseconds")


def _shown_embed(embed: Body, addresses: Mapping[str, Body]) -> dict[str, Any]:
    shown = {"type": "rich", **embed}
    for picture in ("image", "thumbnail"):
        if embed.get(picture):
            shown[picture] = _shown_media(embed[picture], addresses)
    return shown


def _shown_media(media: Body, addresses: Mapping[str, Body]) -> dict[str, Any]:
    attachment = addresses.get(media["url"])
    if attachment is None:
        return {**media, "id": snowflake(), "proxy_url": media["url"]}
    return {
        "id": snowflake(),
        "url": attachment["url"],
        "proxy_url": attachment["url"],
        "content_type": attachment.get("content_type"),
        "attachment_id": attachment["id"],
    }


def _described(body: Body, files: Sequence[Upload], form: Form) -> list[Upload]:
    """Match the files with what the body says of them."""
    if sum(len(file.content) for file in files) > MOST_BYTES:
        raise RefusedError(413, 40005, "Request entity too large")
    if len(files) > 10:
        form.at("files").out_of_range(0, 10)
    if "attachments" not in body:
        return list(files)
    described = []
    for place, said in form.items(body, "attachments", 0, 10):
        index = int(said["id"])
        if index < len(files):
            file = files[index]
            name = said.get("filename") or file.filename
            described.append(Upload(name, file.content, said.get("description")))
        elif index < 10:
            place.wrong("ATTACHMENT_NOT_FOUND", "Attachment data not found")
    return described


def _kept(post: Post, body: Body) -> list[Upload]:
    if body.get("attachments") is None and "attachments" not in body:
        return post.files
    wanted = {str(said["id"]) for said in body["attachments"] or ()}
    return [file for file in post.files if file.id in wanted]
