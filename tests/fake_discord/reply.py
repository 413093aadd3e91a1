"""What a person sees of an answer: its words, buttons, menus, pictures and who else sees it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from tests.fake_discord.component_limits import BUTTON, GALLERY, SELECTS, THUMBNAIL
from tests.fake_discord.messages import Post, Upload, texts, walk
from tests.fake_discord.people import Person


@dataclass(frozen=True, slots=True)
class Button:
    """A button as it is drawn."""

    label: str
    custom_id: str | None
    url: str | None
    style: int
    disabled: bool
    emoji: str | None


@dataclass(frozen=True, slots=True)
class Select:
    """A menu as it is drawn, with the label of each value."""

    custom_id: str
    placeholder: str | None
    options: Mapping[str, str]
    disabled: bool
    type: int
    least: int
    most: int


@dataclass(frozen=True, slots=True)
class Choice:
    """One suggestion while somebody types."""

    name: str
    value: str | int | float


@dataclass(frozen=True, slots=True)
class Reply:
    """A message as it stood when it arrived.

    ``edited`` says that a press changed the message that was pressed, ``milliseconds`` how long
    the application took to accept the interaction.
    """

    message: Mapping[str, Any]
    post: Post
    files: tuple[Upload, ...]
    edited: bool = False
    milliseconds: float = 0.0
    follow_up_posts: tuple[Post, ...] = ()

    @property
    def id(self) -> str:
        return str(self.message["id"])

    @property
    def ephemeral(self) -> bool:
        return self.post.ephemeral

    @property
    def seen_only_by(self) -> Person | None:
        return self.post.seen_only_by

    @property
    def text(self) -> str:
        """All that a person would read in it, line by line, but for buttons and menus."""
        lines = [self.message["content"]]
        for embed in self.message["embeds"]:
            lines += _embed_lines(embed)
        lines += texts(self.message["components"])
        return "\n".join(line for line in lines if line)

    @property
    def buttons(self) -> tuple[Button, ...]:
        return tuple(
            Button(
                c.get("label", ""), c.get("custom_id"), c.get("url"), c["style"], c["disabled"],
                (c.get("emoji") or {}).get("name"),
            )
            for c in walk(self.message["components"])
            if c["type"] == BUTTON
        )  # fmt: skip

    @property
    def selects(self) -> tuple[Select, ...]:
        return tuple(
            Select(
                c["custom_id"], c.get("placeholder"),
                {option["value"]: option["label"] for option in c.get("options", ())},
                c["disabled"], c["type"], c["min_values"], c["max_values"],
            )
            for c in walk(self.message["components"])
            if c["type"] in SELECTS
        )  # fmt: skip

    @property
    def alt_texts(self) -> tuple[str, ...]:
        """The words that stand for pictures."""
        found = [item.get("description") for item in _pictures(self.message["components"])]
        found += [attachment.get("description") for attachment in self.message["attachments"]]
        return tuple(dict.fromkeys(text for text in found if text))

    @property
    def pings(self) -> tuple[str, ...]:
        """Whom the message calls."""
        users = [f"<@{user['id']}>" for user in self.message["mentions"]]
        roles = [f"<@&{role}>" for role in self.message["mention_roles"]]
        return (*users, *roles, *(["@everyone"] if self.message["mention_everyone"] else []))

    @property
    def follow_ups(self) -> tuple["Reply", ...]:
        """The further messages that had come with it when it arrived."""
        return tuple(seen(post) for post in self.follow_up_posts)


def seen(
    post: Post,
    *,
    edited: bool = False,
    milliseconds: float = 0.0,
    follow_ups: tuple[Post, ...] = (),
) -> Reply:
    """Look at a message as it stands now."""
    return Reply(post.shown(), post, tuple(post.files), edited, milliseconds, follow_ups)


def _embed_lines(embed: Mapping[str, Any]) -> list[str]:
    lines = [(embed.get("author") or {}).get("name", ""), embed.get("title") or ""]
    lines.append(embed.get("description") or "")
    for field in embed.get("fields") or ():
        lines += [field["name"], field["value"]]
    return [*lines, (embed.get("footer") or {}).get("text", "")]


def _pictures(components: Any) -> list[Mapping[str, Any]]:
    found: list[Mapping[str, Any]] = []
    for component in walk(components):
        if component["type"] == GALLERY:
            found += component["items"]
        if component["type"] == THUMBNAIL:
            found.append(component)
    return found
