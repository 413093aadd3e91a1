"""What Discord demands of the commands that an application registers."""

import re
from collections.abc import Iterator
from typing import Any

from tests.fake_discord.refusals import Body, Form

CHAT_INPUT = 1
SUBCOMMAND, SUBCOMMAND_GROUP, STRING, INTEGER, BOOLEAN, USER = 1, 2, 3, 4, 5, 6
NUMBER = 10
MOST_COMMANDS = {1: 100, 2: 15, 3: 15, 4: 1}
MOST_CHARACTERS = 8000
NAME = re.compile(r"[-_'\w]{1,32}")
SNOWFLAKE_TYPES = range(6, 10)

COMMAND_FIELDS = (
    "id", "name", "name_localizations", "description", "description_localizations", "options",
    "default_member_permissions", "dm_permission", "contexts", "integration_types", "type", "nsfw",
    "handler",
)  # fmt: skip
OPTION_FIELDS = (
    "type", "name", "name_localizations", "description", "description_localizations", "required",
    "choices", "options", "channel_types", "min_value", "max_value", "min_length", "max_length",
    "autocomplete",
)  # fmt: skip
LOCALES = (
    "id", "da", "de", "en-GB", "en-US", "es-ES", "es-419", "fr", "hr", "it", "lt", "hu", "nl", "no",
    "pl", "pt-BR", "ro", "fi", "sv-SE", "vi", "tr", "cs", "el", "bg", "ru", "uk", "hi", "th",
    "zh-CN", "ja", "zh-TW", "ko",
)  # fmt: skip


def examine_commands(form: Form, commands: list[Any]) -> None:
    """Write down everything in a set of commands that Discord would refuse."""
    holder = {"commands": commands}
    names: dict[int, set[str]] = {}
    typed: list[Body] = []
    for place, command in _unnested(form, holder):
        kind = command.get("type") or CHAT_INPUT
        taken = names.setdefault(kind, set())
        typed += [command] if kind == CHAT_INPUT else []
        _command(place, command, kind)
        if command.get("name") in taken:
            place.wrong(
                "APPLICATION_COMMANDS_DUPLICATE_NAME", "Application command names must be unique"
            )
        taken.add(str(command.get("name")))
        if len(taken) > MOST_COMMANDS.get(kind, 0):
            place.wrong(
                "APPLICATION_COMMANDS_MAX",
                f"Maximum number of application commands reached ({MOST_COMMANDS.get(kind, 0)}).",
            )
    _unique_in_every_language(form, typed)


def _unnested(form: Form, holder: Body) -> Iterator[tuple[Form, Body]]:
    """Walk a bare list: its places begin with the index."""
    for place, command in Form().items(holder, "commands", 0, 130):
        yield form.at(place.path[-1]), command


def _unique_in_every_language(form: Form, things: list[Body]) -> None:
    """Refuse two of a list that somebody would see under one name in their language."""
    locales = {locale for each in things for locale in each.get("name_localizations") or ()}
    for locale in sorted(locales):
        names = [(each.get("name_localizations") or {}).get(locale) for each in things]
        seen = [name or each.get("name") for name, each in zip(names, things, strict=True)]
        for name in sorted({str(name) for name in seen if seen.count(name) > 1}):
            form.wrong(
                "APPLICATION_COMMANDS_DUPLICATE_NAME", f"Name {name} is already used in {locale}"
            )


def _command(form: Form, command: Body, kind: int) -> None:
    form.known(command, COMMAND_FIELDS)
    if kind not in MOST_COMMANDS:
        form.one_of(command, "type", tuple(MOST_COMMANDS))
    if kind == CHAT_INPUT:
        _named(form, command)
        _options(form, command)
    else:
        form.text(command, "name", 1, 32, required=True)
    for key in ("contexts", "integration_types"):
        if command.get(key) is not None and not set(command[key]) <= {0, 1, 2}:
            form.at(key).wrong("BASE_TYPE_CHOICES", "Value must be one of (0, 1, 2).")
    if characters(command) > MOST_CHARACTERS:
        form.wrong(
            "APPLICATION_COMMAND_TOO_LARGE", f"Command exceeds maximum size ({MOST_CHARACTERS})"
        )


def _named(form: Form, thing: Body) -> None:
    name = form.text(thing, "name", 1, 32, required=True)
    _valid_name(form.at("name"), name)
    form.text(thing, "description", 1, 100, required=True)
    names = form.object(thing, "name_localizations")
    descriptions = form.object(thing, "description_localizations")
    for locale, translated in names.items():
        _known_locale(form.at("name_localizations"), locale)
        form.at("name_localizations").text(names, locale, 1, 32, required=True)
        _valid_name(form.at("name_localizations", locale), translated)
    for locale in descriptions:
        _known_locale(form.at("description_localizations"), locale)
        form.at("description_localizations").text(descriptions, locale, 1, 100, required=True)


def _known_locale(form: Form, locale: str) -> None:
    if locale not in LOCALES:
        form.at(locale).wrong("BASE_TYPE_CHOICES", f"Value must be one of {LOCALES}.")


def _valid_name(form: Form, name: str) -> None:
    if name and (not NAME.fullmatch(name) or name != name.lower()):
        form.wrong("APPLICATION_COMMAND_INVALID_NAME", "Command name is invalid")


def _options(form: Form, thing: Body) -> None:
    taken: set[str] = set()
    optional_seen = False
    options: list[Body] = []
    for place, option in form.items(thing, "options", 0, 25):
        options.append(option)
        _option(place, option)
        if option.get("name") in taken:
            place.wrong(
                "APPLICATION_COMMAND_OPTIONS_NAME_INVALID",
                f"Option name {option.get('name')} is already used",
            )
        taken.add(str(option.get("name")))
        nested = option.get("type") in (SUBCOMMAND, SUBCOMMAND_GROUP)
        if option.get("required") and optional_seen:
            place.wrong(
                "APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID",
                "Required options must be placed before non-required options",
            )
        optional_seen = optional_seen or not (option.get("required") or nested)
    _unique_in_every_language(form.at("options"), options)


def _option(form: Form, option: Body) -> None:
    form.known(option, OPTION_FIELDS)
    form.one_of(option, "type", range(1, 12))
    form.flag(option, "required")
    _named(form, option)
    if option.get("type") in (SUBCOMMAND, SUBCOMMAND_GROUP):
        _options(form, option)
    suggests = form.flag(option, "autocomplete")
    if suggests and option.get("choices"):
        form.at("autocomplete").wrong(
            "APPLICATION_COMMAND_OPTIONS_AUTOCOMPLETE_INVALID",
            "Autocomplete may not be set to true if choices are present",
        )
    if suggests and option.get("type") not in (STRING, INTEGER, NUMBER):
        form.at("autocomplete").wrong(
            "APPLICATION_COMMAND_OPTIONS_AUTOCOMPLETE_INVALID",
            "Autocomplete is only for string, integer and number options",
        )
    form.number(option, "min_length", 0, 6000)
    form.number(option, "max_length", 1, 6000)
    examine_choices(form, option, option.get("type"))


def examine_choices(form: Form, holder: Body, kind: int | None) -> None:
    """Examine fixed choices of an option, or suggestions while somebody types."""
    taken: set[str] = set()
    for place, choice in form.items(holder, "choices", 0, 25):
        place.known(choice, ("name", "name_localizations", "value"))
        name = place.text(choice, "name", 1, 100, required=True)
        if name in taken and "type" in holder:
            place.wrong(
                "APPLICATION_COMMAND_OPTIONS_CHOICE_NAME_ALREADY_EXISTS",
                f"Option choice name {name} already exists",
            )
        taken.add(name)
        translated = place.object(choice, "name_localizations")
        for locale in translated:
            place.at("name_localizations").text(translated, locale, 1, 100, required=True)
        _choice_value(place, choice, kind)


def _choice_value(form: Form, choice: Body, kind: int | None) -> None:
    value = choice.get("value")
    if kind == STRING:
        form.text(choice, "value", 1, 100, required=True)
    elif not isinstance(value, int | float) or isinstance(value, bool):
        form.at("value").wrong("NUMBER_TYPE_COERCE", f'Value "{value}" is not a number.')
    elif kind == INTEGER and not isinstance(value, int):
        form.at("value").wrong("NUMBER_TYPE_COERCE", f'Value "{value}" is not int.')


def characters(thing: Body) -> int:
    """Count as Discord does: the longest language of each field, and what is nested."""
    own = _longest(thing, "name") + _longest(thing, "description")
    if isinstance(thing.get("value"), str):
        own += len(thing["value"])
    nested = [*(thing.get("options") or ()), *(thing.get("choices") or ())]
    return own + sum(characters(inner) for inner in nested if isinstance(inner, dict))


def _longest(thing: Body, key: str) -> int:
    translated = thing.get(f"{key}_localizations") or {}
    return max(len(str(text or "")) for text in (thing.get(key), *translated.values()))
