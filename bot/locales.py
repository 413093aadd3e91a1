"""In which language somebody on Discord is answered, where neither line nor question says it.

With a command or a press Discord tells what its user reads, and what the server does. With a
message it tells neither: the server's language comes only with an intent that nothing else here
needs. So a message is answered in the language of its own words, or else in English.
"""

from collections.abc import Callable

import discord

from commands.answer import Answer
from commands.languages import ENGLISH, known, languages, speaking


def of_user(interaction: discord.Interaction) -> str:
    """Give the language of whoever asks, for what they alone see; else that of the server."""
    return _first_known(interaction.locale, interaction.guild_locale)


def of_all(interaction: discord.Interaction) -> str:
    """Give the language for what all see: the server's, or outside of one that of who asks."""
    return _first_known(interaction.guild_locale or interaction.locale)


def answered(
    interaction: discord.Interaction,
    answering: Callable[[], Answer],
    reaches_all: Callable[[Answer], bool],
) -> Answer:
    """Answer in the language of those who will see it, which may depend on the answer."""
    theirs, of_others = of_user(interaction), of_all(interaction)
    with speaking(of_others):
        answer = answering()
    if theirs == of_others or reaches_all(answer):
        return answer
    with speaking(theirs):
        return answering()


def in_its_own(answering: Callable[[], Answer]) -> Answer:
    """Answer in the question's own language, to which all that follows keeps; else in English.

    The desk has what follows keep to a language only where another was spoken: so one is.
    """
    other = languages()[-1]
    with speaking(other):
        answer = answering()
    if answer.language != other:
        return answer
    with speaking(ENGLISH):
        return answering()


def _first_known(*locales: discord.Locale | None) -> str:
    there = (known(str(locale)) for locale in locales if locale)
    return next(filter(None, there), ENGLISH)
