"""What the slash commands are called and say in each language, and that Discord takes it."""

import re

import discord
import pytest
from discord import app_commands

from bot.slash import slash_commands
from bot.translator import Translator
from commands.languages import known, languages, own_name, translated
from tests.fake_discord import FakeDiscord
from tests.fake_discord.command_limits import characters
from tests.online import online

LOCALES = {
    language: [each.value for each in discord.Locale if known(each.value) == language]
    for language in languages()
}


def test_every_language_is_one_of_discords():
    assert (LOCALES["fr"], LOCALES["es"]) == (["fr"], ["es-419", "es-ES"])
    assert [language for language in languages() if not LOCALES[language]] == []


async def test_commands_are_called_something_in_every_language_and_sent_once(desk):
    async with FakeDiscord() as fake:
        for _ in range(2):
            async with online(fake, desk):
                await fake.slash("help")
        assert fake.commands.puts == [""]
        known = {command["name"]: command for command in fake.commands.listed("")}
    for command in desk.commands:
        there = known[command.name]
        assert there["name_localizations"] == named("command", command.name)
        for option, shown in zip(command.options, there["options"], strict=False):
            assert shown.get("name_localizations", {}) == named("option", option.name)
        offered = {each["value"]: each["name"] for each in there["options"][-1]["choices"]}
        assert offered == {language: own_name(language) for language in languages()}


def named(context, name):
    called = {
        locale: translated(language, context, name)
        for language in languages()[1:]
        for locale in LOCALES[language]
    }
    return {locale: text for locale, text in called.items() if text != name}


@pytest.fixture
async def payloads(desk):
    tree = app_commands.CommandTree(discord.Client(intents=discord.Intents.none()))
    return [
        await command.get_translated_payload(tree, Translator())
        for command in slash_commands(desk, None)
    ]


def in_language(thing, key, locale):
    return (thing.get(f"{key}_localizations") or {}).get(locale) or thing[key]


@pytest.mark.parametrize("locale", [each for some in LOCALES.values() for each in some])
class TestWhatDiscordDemandsOfNamesThatDiscordPyDoesNotCheck:
    """Discord refuses all commands where one of them is wrong."""

    async def test_names_are_small_letters_of_any_script_and_not_long(self, payloads, locale):
        things = [each for one in payloads for each in (one, *one["options"])]
        names = [in_language(each, "name", locale) for each in things]
        assert [name for name in names if not re.fullmatch(r"[-_'\w]{1,32}", name)] == []
        assert [name for name in names if name != name.lower()] == []

    async def test_names_are_unique(self, payloads, locale):
        commands = [in_language(each, "name", locale) for each in payloads]
        assert sorted({*commands}) == sorted(commands)
        for command in payloads:
            options = [in_language(each, "name", locale) for each in command["options"]]
            assert sorted({*options}) == sorted(options), command["name"]

    async def test_descriptions_and_choices_have_room(self, payloads, locale):
        things = [each for one in payloads for each in (one, *one["options"])]
        said = [in_language(each, "description", locale) for each in things]
        assert [text for text in said if not 0 < len(text) <= 100] == []
        choices = [each for thing in things for each in thing.get("choices", ())]
        labels = [in_language(each, "name", locale) for each in choices]
        assert [text for text in labels if not 0 < len(text) <= 100] == []

    async def test_a_command_is_not_too_large_whatever_language_is_the_longest(
        self, payloads, locale
    ):
        assert known(locale) in languages()
        assert [each["name"] for each in payloads if characters(each) > 8000] == []
