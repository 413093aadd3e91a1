"""The registered commands, and what Discord's own client lets a person send of them."""

from collections.abc import Mapping
from typing import Any

from tests.fake_discord.command_limits import (
    BOOLEAN,
    CHAT_INPUT,
    INTEGER,
    NUMBER,
    STRING,
    USER,
    examine_commands,
)
from tests.fake_discord.people import Channel, Person, snowflake
from tests.fake_discord.refusals import Form, NotOfferedError, RefusedError

TYPES: Mapping[int, tuple[type, ...]] = {
    STRING: (str,),
    INTEGER: (int,),
    BOOLEAN: (bool,),
    USER: (Person,),
    NUMBER: (int, float),
}


class Commands:
    """The commands of one application: the global ones and each server's own."""

    def __init__(self, application: Person) -> None:
        self.application = application
        self.by_scope: dict[str, list[dict[str, Any]]] = {}
        self.puts: list[str] = []
        self.oddities: list[str] = []

    def put(self, scope: str, commands: Any) -> list[dict[str, Any]]:
        """Replace all commands of a scope: a server's number, or nothing for everywhere."""
        if not isinstance(commands, list):
            raise RefusedError(400, 50035, "Invalid Form Body")
        form = Form()
        examine_commands(form, commands)
        form.settle()
        self.oddities += form.oddities
        known = {(c["type"], c["name"]): c["id"] for c in self.by_scope.get(scope, ())}
        self.by_scope[scope] = [self._registered(scope, c, known) for c in commands]
        self.puts.append(scope)
        return self.by_scope[scope]

    def listed(self, scope: str) -> list[dict[str, Any]]:
        return self.by_scope.get(scope, [])

    def told(self, scope: str, *, with_localizations: bool, locale: str) -> list[dict[str, Any]]:
        """Give the commands as Discord does: all languages where they are wished for, else one."""
        listed = self.listed(scope)
        return listed if with_localizations else [_in_one(locale, each) for each in listed]

    def offered(self, name: str, channel: Channel) -> dict[str, Any]:
        """Find the command that a person sees under a name in a channel."""
        scopes = ("",) if channel.guild is None else (channel.guild.id, "")
        for scope in scopes:
            for command in self.listed(scope):
                if command["name"] == name and command["type"] == CHAT_INPUT:
                    _must_be_visible(command, channel)
                    return command
        there = sorted({c["name"] for scope in scopes for c in self.listed(scope)})
        message = f"No command /{name} is registered; there are {there}."
        raise NotOfferedError(message)

    def _registered(
        self, scope: str, command: dict[str, Any], known: Mapping[tuple[int, str], str]
    ) -> dict[str, Any]:
        kind = command.get("type") or CHAT_INPUT
        guild = {"guild_id": scope} if scope else {}
        permissions = command.get("default_member_permissions")
        return {
            "description": "", "nsfw": False, "contexts": None, "integration_types": [0],
            **{key: value for key, value in command.items() if value is not None},
            "id": known.get((kind, command["name"])) or snowflake(),
            "application_id": self.application.id,
            "version": snowflake(),
            "type": kind,
            "default_member_permissions": None if permissions is None else str(permissions),
            **guild,
        }  # fmt: skip


def _in_one(locale: str, thing: Any) -> Any:
    """Put what something is called in one language in the place of what it is in all."""
    if isinstance(thing, list):
        return [_in_one(locale, each) for each in thing]
    if not isinstance(thing, dict):
        return thing
    told = {key: _in_one(locale, value) for key, value in thing.items()}
    for key in ("name", "description"):
        texts = told.pop(f"{key}_localizations", None) or {}
        if locale in texts:
            told[f"{key}_localized"] = texts[locale]
    return told


def _must_be_visible(command: Mapping[str, Any], channel: Channel) -> None:
    contexts = command.get("contexts")
    if contexts is not None and channel.context not in contexts:
        message = f"/{command['name']} is not offered in context {channel.context}."
        raise NotOfferedError(message)
    installed = channel.with_bot or (channel.guild is not None and channel.guild.installed)
    if not installed and 1 not in command["integration_types"]:
        message = f"/{command['name']} is not installable by users and so not seen here."
        raise NotOfferedError(message)


def filled_in(
    command: Mapping[str, Any], given: Mapping[str, Any], *, focused: str | None = None
) -> dict[str, Any]:
    """Give the data of an interaction, refusing what the client would not send."""
    known = {option["name"]: option for option in command.get("options") or ()}
    for name in (*given, *([] if focused is None else [focused])):
        if name not in known:
            message = f"/{command['name']} has no option {name!r}, only {sorted(known)}."
            raise NotOfferedError(message)
    missing = [n for n, option in known.items() if option.get("required") and n not in given]
    if missing and focused is None:
        message = f"/{command['name']} cannot be sent without {missing}."
        raise NotOfferedError(message)
    options, users = [], {}
    for name, value in given.items():
        if name == focused:
            options.append(_typed(known[name], value))
            continue
        options.append(_option(known[name], value))
        if isinstance(value, Person):
            users[value.id] = value.user()
    return {
        "id": command["id"],
        "name": command["name"],
        "type": CHAT_INPUT,
        "options": options,
        **({"resolved": {"users": users}} if users else {}),
        **({"guild_id": command["guild_id"]} if "guild_id" in command else {}),
    }


def _typed(option: Mapping[str, Any], text: str) -> dict[str, Any]:
    """Write down an option that is still being typed: it comes as text whatever its type."""
    if not option.get("autocomplete"):
        message = f"The option {option['name']!r} has no autocomplete."
        raise NotOfferedError(message)
    return {"name": option["name"], "type": option["type"], "value": text, "focused": True}


def _option(option: Mapping[str, Any], value: Any) -> dict[str, Any]:
    name, kind = option["name"], option["type"]
    if not isinstance(value, TYPES[kind]) or (kind != BOOLEAN and isinstance(value, bool)):
        message = f"The option {name!r} takes no {type(value).__name__}."
        raise NotOfferedError(message)
    if option.get("choices"):
        value = _picked(option, value)
    size = len(value) if isinstance(value, str) else value
    keys = ("min_length", "max_length") if kind == STRING else ("min_value", "max_value")
    least, most = option.get(keys[0]), option.get(keys[1])
    if (least is not None and size < least) or (most is not None and size > most):
        message = f"The option {name!r} must lie between {least} and {most}."
        raise NotOfferedError(message)
    if kind == STRING and not 0 < size <= 6000:
        message = f"The option {name!r} cannot hold {size} characters."
        raise NotOfferedError(message)
    return {"name": name, "type": kind, "value": value.id if kind == USER else value}


def _picked(option: Mapping[str, Any], value: Any) -> Any:
    for choice in option["choices"]:
        if value == choice["value"]:
            return value
    for choice in option["choices"]:
        if value == choice["name"]:
            return choice["value"]
    values = [choice["value"] for choice in option["choices"]]
    message = f"The option {option['name']!r} offers {values}, not {value!r}."
    raise NotOfferedError(message)
