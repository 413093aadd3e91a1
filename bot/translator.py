"""What the slash commands are called and say in each of Discord's languages that is known here."""

from collections.abc import Callable

import discord
from discord import app_commands
from discord.app_commands import TranslationContextTypes, locale_str

from commands.languages import ENGLISH, known, speaking

_WORDED = "worded"


def worded(wording: Callable[[], str]) -> locale_str:
    """Give a text in English that can be worded again in whatever language is spoken."""
    with speaking(ENGLISH):
        return locale_str(wording(), **{_WORDED: wording})


class Translator(app_commands.Translator):
    """Words the texts of commands, leaving out where a language says the same as English."""

    async def translate(
        self, string: locale_str, locale: discord.Locale, context: TranslationContextTypes
    ) -> str | None:
        """Word a text in the language of a locale."""
        del context
        language, wording = known(str(locale)), string.extras.get(_WORDED)
        if not language or wording is None:
            return None
        with speaking(language):
            text = str(wording())
        return None if text == string.message else text
