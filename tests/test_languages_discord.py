"""Which language somebody on Discord is answered in."""

import pytest

from bot.message import write
from bot.settings import Style
from bot.shown import Shown
from commands.languages import languages, say, speaking
from tests.fake_discord import FakeDiscord
from tests.online import online

IN_FRENCH = "qui a gagné l'étape 9 en auto ?"


@pytest.fixture
async def fake(desk):
    async with FakeDiscord() as fake:
        fake.spanish = fake.add_guild("Aficionados", locale="es-ES")
        fake.french = fake.person("Françoise", locale="fr")
        async with online(fake, desk):
            yield fake


def spoken_in(reply):
    """The language of what is around an answer."""
    there = {button.label for button in reply.buttons}
    there |= {menu.placeholder for menu in reply.selects}
    found = []
    for language in languages():
        with speaking(language):
            signs = {say("🗑 Delete"), say("📣 Share here"), say("Choose…")}
        found += [language] if signs & there else []
    assert len(found) == 1, (found, reply.text)
    return found[0]


async def test_all_see_the_language_of_the_server_and_outside_of_one_each_their_own(fake):
    asked = await fake.slash("winner", stage="9", user=fake.french, where=fake.spanish)
    assert spoken_in(asked) == "es"
    alone = fake.direct_channel(fake.french)
    assert spoken_in(await fake.slash("winner", stage="9", user=fake.french, where=alone)) == "fr"
    shared = await fake.slash("winner", stage="9", user=fake.french, where=fake.private)
    assert spoken_in(shared) == "fr"


async def test_whoever_is_answered_in_private_is_in_their_own(fake):
    wished = await fake.slash(
        "winner", stage="9", private=True, user=fake.french, where=fake.spanish
    )
    unclear = await fake.slash("rider", name="jean", user=fake.french, where=fake.spanish)
    assert [(each.seen_only_by, spoken_in(each)) for each in (wished, unclear)] == [
        (fake.french, "fr"),
        (fake.french, "fr"),
    ]


@pytest.mark.parametrize(
    ("user", "server", "private", "language"),
    [
        ("de", "es-ES", True, "es"),
        ("de", "es-ES", False, "es"),
        ("de", "ja", True, "en"),
        ("fr", "ja", False, "en"),
        ("fr", "ja", True, "fr"),
        ("en-GB", "fr", True, "en"),
        ("es-419", "fr", True, "es"),
    ],
)
async def test_a_language_that_nobody_speaks_here_decides_nothing(
    desk, user, server, private, language
):
    async with FakeDiscord() as fake:
        guild, person = fake.add_guild("There", locale=server), fake.person("X", locale=user)
        async with online(fake, desk):
            reply = await fake.slash("winner", stage="9", private=private, user=person, where=guild)
            assert spoken_in(reply) == language


async def test_the_option_goes_before_all_else_and_what_follows_keeps_to_it(fake):
    given = {"user": fake.french, "where": fake.spanish}
    chosen = await fake.slash("winner", stage="9", language="en", **given)
    assert spoken_in(chosen) == "en"
    for language in ("fr", "es", "fr"):
        # Without the option it is answered in its own language, which is not kept for all.
        assert spoken_in(await fake.slash("ask", question=IN_FRENCH, **given)) == "fr"
        asked = await fake.slash("ask", question=IN_FRENCH, language=language, **given)
        assert spoken_in(asked) == language
    pressed = await fake.press(chosen, "10 ▶", user=fake.french)
    assert (pressed.edited, spoken_in(pressed)) == (True, "en")
    copied = await fake.press(chosen, "◀ 9", user=fake.person("Bo", locale="es-419"))
    assert (copied.edited, spoken_in(copied)) == (False, "en")


async def test_a_question_in_words_is_answered_in_its_own_language(fake):
    english = {"where": fake.guild}
    for reply in (
        await fake.slash("ask", question=IN_FRENCH, **english),
        await fake.mention(IN_FRENCH, where=fake.spanish),
        await fake.direct_message(IN_FRENCH),
    ):
        assert spoken_in(reply) == "fr"
    mentioned = await fake.mention("who won stage 9?", where=fake.spanish)
    assert spoken_in(mentioned) == "en"
    hidden = await fake.press(mentioned, "🙈 Spoiler")
    assert (hidden.edited, spoken_in(hidden)) == (True, "en")


async def test_a_message_that_tells_no_language_is_answered_in_english(fake):
    reply = await fake.mention("Sainct", user=fake.french, where=fake.spanish)
    assert spoken_in(reply) == "en"


async def test_who_presses_sees_what_a_command_would_have_shown_them(fake):
    asked = await fake.slash("winner", stage="9", user=fake.french, where=fake.spanish)
    changed = await fake.press(asked, "10 ▶", user=fake.french)
    assert (changed.edited, spoken_in(changed)) == (True, "es")
    copied = await fake.press(changed, "◀ 9", user=fake.person("Luc", locale="fr"))
    assert (copied.edited, spoken_in(copied)) == (False, "fr")


async def test_what_is_shared_is_in_the_language_of_all(fake):
    alone = await fake.slash(
        "winner", stage="9", private=True, user=fake.french, where=fake.spanish
    )
    with speaking("fr"):
        share = say("📣 Share here")
    assert spoken_in(await fake.press(alone, share, user=fake.french)) == "es"


async def test_a_choice_among_what_was_asked_back_is_answered_to_all_in_theirs(fake):
    asked = await fake.slash("rider", name="de Azevedo", user=fake.french, where=fake.spanish)
    assert asked.seen_only_by == fake.french
    picked = await fake.press(asked, asked.buttons[0].label, user=fake.french)
    assert (picked.ephemeral, spoken_in(picked)) == (False, "es")


async def test_what_an_old_button_or_a_stranger_is_told_is_in_their_own(fake):
    old = await fake.press(fake.left_over("dk:0:x", where=fake.spanish), "Old", user=fake.french)
    foreign = fake.left_over("dk:1d:", where=fake.spanish)
    refused = await fake.press(foreign, "Old", user=fake.french)
    with speaking("fr"):
        assert refused.text == say("Only who asked can hide or delete this answer.")
        assert old.text.startswith(
            say(
                "This button is of another version, or damaged. Ask the question again,"
                " or try {command}."
            ).partition("{")[0]
        )


async def test_what_is_offered_while_typing_is_in_the_language_of_who_types(desk, fake):
    offered = await fake.autocomplete("stage", "stage", "", user=fake.french, where=fake.spanish)
    with speaking("fr"):
        labels = [each.label for each in desk.suggest("stage", "stage", "", {})]
    assert [choice.name for choice in offered] == labels[:25]


def test_all_around_an_answer_is_in_its_language(desk):
    answers = {}
    for language in languages():
        with speaking(language):
            answers[language] = desk.ask("winner 9 cars")
    for language, answer in answers.items():
        view = write(answer, Shown("winner"), Style.LAYOUT).view
        with speaking(language):
            assert say("🗑 Delete") in str(view.to_components())
