"""Who speaks, and where: people, servers and channels as Discord writes them down."""

import itertools
import time
from dataclasses import dataclass, field
from typing import Any

DISCORD_EPOCH = 1_420_070_400_000
SEND_MESSAGES_AND_MORE = str(0x8_0000_0000_0000 | 0x7_FFFF_FFFF_FFFF)

GUILD_TEXT, DIRECT_MESSAGE, GROUP_DIRECT_MESSAGE = 0, 1, 3
IN_SERVER, IN_BOT_DM, IN_PRIVATE_CHANNEL = 0, 1, 2

_counter = itertools.count(1)
_guild_times = itertools.count(int(time.time() * 1000) - DISCORD_EPOCH)


def snowflake() -> str:
    """Give the next identifier, which holds the time as Discord's do."""
    milliseconds = int(time.time() * 1000) - DISCORD_EPOCH
    return str((milliseconds << 22) | (next(_counter) & 0x3FFFFF))


def guild_number() -> str:
    """Give the next identifier of a server: one falls to each shard in turn."""
    return str(next(_guild_times) << 22)


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody with an account."""

    name: str
    locale: str = "en-US"
    bot: bool = False
    id: str = field(default_factory=snowflake)

    @property
    def mention(self) -> str:
        return f"<@{self.id}>"

    def user(self) -> dict[str, Any]:
        return {
            "id": self.id,
            "username": self.name.lower().replace(" ", "_"),
            "global_name": None if self.bot else self.name,
            "avatar": None,
            "discriminator": "4021" if self.bot else "0",
            "public_flags": 0,
            "flags": 0,
            "bot": self.bot,
            "avatar_decoration_data": None,
            "collectibles": None,
            "primary_guild": None,
        }

    def member(self) -> dict[str, Any]:
        return {
            "user": self.user(),
            "nick": None,
            "avatar": None,
            "banner": None,
            "roles": [],
            "joined_at": "2024-01-01T12:00:00.000000+00:00",
            "premium_since": None,
            "deaf": False,
            "mute": False,
            "flags": 0,
            "pending": False,
            "communication_disabled_until": None,
            "permissions": SEND_MESSAGES_AND_MORE,
        }


# Theirs are old accounts: what a test is called, that names them, is the same in each process.
ANN = Person("Ann", id="200000000000000001")
BOB = Person("Bob", id="200000000000000002")


@dataclass(frozen=True, slots=True)
class Guild:
    """A server; where the app is not installed it answers those who installed it for themselves."""

    name: str
    locale: str = "en-US"
    installed: bool = True
    id: str = field(default_factory=guild_number)

    @property
    def channel(self) -> "Channel":
        return Channel(str(int(self.id) + 1), GUILD_TEXT, self)

    def create_event(self, bot: Person) -> dict[str, Any]:
        """Write the server down as GUILD_CREATE does."""
        return {
            "id": self.id,
            "name": self.name,
            "owner_id": ANN.id,
            "preferred_locale": self.locale,
            "unavailable": False,
            "large": False,
            "member_count": 3,
            "joined_at": "2024-01-01T12:00:00.000000+00:00",
            "members": [bot.member()],
            "channels": [self.channel.channel()],
            "roles": [_everyone(self.id)],
            **dict.fromkeys(_EMPTY_LISTS, ()),
            **dict.fromkeys(_NULLS),
            **_GUILD_DEFAULTS,
        }


@dataclass(frozen=True, slots=True)
class Channel:
    """Where something is said: a server's text channel, the bot's own DM or a private channel."""

    id: str
    type: int
    guild: Guild | None = None
    recipient: Person | None = None
    with_bot: bool = False

    @property
    def context(self) -> int:
        if self.guild is not None:
            return IN_SERVER
        return IN_BOT_DM if self.with_bot else IN_PRIVATE_CHANNEL

    @property
    def reachable(self) -> bool:
        """Whether the bot itself is in this channel and may post there unasked."""
        return self.with_bot or (self.guild is not None and self.guild.installed)

    def owners(self, person: Person) -> dict[str, str]:
        """Say by whose installation a command is answered here."""
        if self.guild is not None and self.guild.installed:
            return {"0": self.guild.id}
        return {"0": "0"} if self.with_bot else {"1": person.id}

    def channel(self) -> dict[str, Any]:
        shared = {"id": self.id, "type": self.type, "flags": 0, "last_message_id": None}
        if self.guild is None:
            others = (ANN, BOB) if self.recipient is None else (self.recipient,)
            group = {"name": None, "icon": None, "owner_id": ANN.id} if self.type == 3 else {}
            return {**shared, **group, "recipients": [person.user() for person in others]}
        return {
            **shared,
            "guild_id": self.guild.id,
            "name": "general",
            "topic": None,
            "nsfw": False,
            "position": 0,
            "parent_id": None,
            "permission_overwrites": [],
            "rate_limit_per_user": 0,
            "permissions": SEND_MESSAGES_AND_MORE,
        }


def _everyone(guild_id: str) -> dict[str, Any]:
    return {
        "id": guild_id,
        "name": "@everyone",
        "color": 0,
        "colors": {"primary_color": 0, "secondary_color": None, "tertiary_color": None},
        "hoist": False,
        "icon": None,
        "unicode_emoji": None,
        "position": 0,
        "permissions": SEND_MESSAGES_AND_MORE,
        "managed": False,
        "mentionable": False,
        "flags": 0,
    }


_EMPTY_LISTS = (
    "emojis", "stickers", "features", "threads", "presences", "voice_states",
    "stage_instances", "guild_scheduled_events", "soundboard_sounds",
)  # fmt: skip
_NULLS = (
    "icon", "splash", "discovery_splash", "banner", "description", "vanity_url_code",
    "afk_channel_id", "application_id", "rules_channel_id", "public_updates_channel_id",
    "safety_alerts_channel_id", "system_channel_id",
)  # fmt: skip
_GUILD_DEFAULTS = {
    "afk_timeout": 300, "default_message_notifications": 0, "explicit_content_filter": 0,
    "mfa_level": 0, "nsfw_level": 0, "premium_tier": 0, "premium_progress_bar_enabled": False,
    "system_channel_flags": 0, "verification_level": 0, "version": 1,
}  # fmt: skip
