"""What Discord demands of a message: content, embeds, mentions, files and flags."""

from collections.abc import Collection
from datetime import datetime

from tests.fake_discord.component_limits import Layout
from tests.fake_discord.refusals import Body, Form, RefusedError

SUPPRESS_EMBEDS, EPHEMERAL, LOADING = 1 << 2, 1 << 6, 1 << 7
SILENT, COMPONENTS_V2 = 1 << 12, 1 << 15
MOST_EMBED_CHARACTERS = 6000
WEB = ("http", "https")
WEB_OR_ATTACHED = (*WEB, "attachment")

MESSAGE_FIELDS = (
    "content", "embeds", "allowed_mentions", "components", "attachments", "flags", "tts", "nonce",
    "enforce_nonce", "message_reference", "sticker_ids", "poll",
)  # fmt: skip
EMBED_FIELDS = (
    "title", "type", "description", "url", "timestamp", "color", "footer", "image", "thumbnail",
    "video", "provider", "author", "fields", "flags",
)  # fmt: skip


def examine_message(
    form: Form, body: Body, filenames: Collection[str], *, edited: Body | None = None
) -> None:
    """Write down everything in a message, or in the edit of one, that Discord would refuse."""
    form.known(body, MESSAGE_FIELDS)
    form.text(body, "content", 0, 2000)
    flags = form.number(body, "flags", 0, 2**31)
    if flags & ~(SUPPRESS_EMBEDS | EPHEMERAL | SILENT | COMPONENTS_V2):
        form.at("flags").odd(f"flags {flags} that a bot cannot set")
    _embeds(form, body)
    _allowed_mentions(form, body)
    for place, attachment in form.items(body, "attachments", 0, 10):
        place.text(attachment, "description", 0, 1024)
    was_layout = bool(edited and edited["flags"] & COMPONENTS_V2)
    layout = was_layout or bool(flags & COMPONENTS_V2)
    Layout(filenames).examine(form, body, layout=layout)
    if was_layout and "flags" in body and not flags & COMPONENTS_V2:
        form.at("flags").wrong(
            "MESSAGE_CANNOT_REMOVE_COMPONENTS_V2_FLAG",
            "The IS_COMPONENTS_V2 flag cannot be removed once it has been set",
        )
    if layout:
        _no_legacy_fields(form, {**(edited or {}), **body})
    form.settle()
    if not _holds_something({**(edited or {}), **body}, filenames):
        raise RefusedError(400, 50006, "Cannot send an empty message")


def _no_legacy_fields(form: Form, message: Body) -> None:
    for key in ("content", "embeds", "sticker_ids", "poll"):
        if message.get(key):
            form.at(key).wrong(
                "MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2",
                f"The '{key}' field cannot be used when using MessageFlags.IS_COMPONENTS_V2",
            )


def _holds_something(message: Body, filenames: Collection[str]) -> bool:
    text = str(message.get("content") or "").strip()
    return bool(
        text or message.get("embeds") or message.get("components") or filenames
        or message.get("poll") or message.get("sticker_ids")
    )  # fmt: skip


def _embeds(form: Form, body: Body) -> None:
    total = 0
    for place, embed in form.items(body, "embeds", 0, 10):
        total += _embed(place, embed)
    if total > MOST_EMBED_CHARACTERS:
        form.at("embeds").wrong(
            "MAX_EMBED_SIZE_EXCEEDED",
            f"Embed size exceeds maximum size of {MOST_EMBED_CHARACTERS}",
        )


def _embed(form: Form, embed: Body) -> int:
    form.known(embed, EMBED_FIELDS)
    title = form.text(embed, "title", 0, 256)
    description = form.text(embed, "description", 0, 4096)
    form.number(embed, "color", 0, 0xFFFFFF)
    form.url(embed, "url", WEB)
    _timestamp(form, embed)
    author, footer = form.object(embed, "author"), form.object(embed, "footer")
    name = form.at("author").text(author, "name", 0, 256, required=bool(author))
    text = form.at("footer").text(footer, "text", 0, 2048, required=bool(footer))
    form.at("author").url(author, "url", WEB)
    form.at("author").url(author, "icon_url", WEB_OR_ATTACHED)
    form.at("footer").url(footer, "icon_url", WEB_OR_ATTACHED)
    for picture in ("image", "thumbnail"):
        form.at(picture).url(form.object(embed, picture), "url", WEB_OR_ATTACHED)
    size = len(title) + len(description) + len(name) + len(text) + _embed_fields(form, embed)
    if not size and not (embed.get("image") or embed.get("thumbnail")):
        form.at("description").missing()
    return size


def _embed_fields(form: Form, embed: Body) -> int:
    size = 0
    for place, field in form.items(embed, "fields", 0, 25):
        place.known(field, ("name", "value", "inline"))
        size += len(place.text(field, "name", 0, 256, required=True))
        size += len(place.text(field, "value", 0, 1024, required=True))
        place.flag(field, "inline")
    return size


def _timestamp(form: Form, embed: Body) -> None:
    written = form.text(embed, "timestamp", 0, 64)
    if not written:
        return
    try:
        datetime.fromisoformat(written)
    except ValueError:
        form.at("timestamp").wrong(
            "DATE_TIME_TYPE_PARSE", f"Could not parse {written}. Should be ISO8601."
        )


def _allowed_mentions(form: Form, body: Body) -> None:
    allowed = form.object(body, "allowed_mentions")
    place = form.at("allowed_mentions")
    place.known(allowed, ("parse", "roles", "users", "replied_user"))
    parse = allowed.get("parse") or []
    for index, kind in enumerate(parse):
        if kind not in ("roles", "users", "everyone"):
            place.at("parse", index).wrong(
                "BASE_TYPE_CHOICES", "Value must be one of ('users', 'roles', 'everyone')."
            )
    for key in ("users", "roles"):
        listed = allowed.get(key) or []
        if len(listed) > 100:
            place.at(key).out_of_range(0, 100)
        if listed and key in parse:
            place.wrong(
                "MESSAGE_ALLOWED_MENTIONS_PARSE_EXCLUSIVE",
                f'parse:["{key}"] and {key}: [ids...] are mutually exclusive.',
            )
