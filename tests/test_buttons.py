"""Buttons and menus: what they ask, who sees what comes of it, and that they never grow old."""

import pytest

from commands.desk import Desk
from db.load import open_archive
from tests.damaged import replace_without
from tests.fake_discord import ANN, BOB, FakeDiscord, NotOfferedError
from tests.namesakes import desk_of_namesakes
from tests.online import on_discord, online

CATEGORIES = ("bikes", "cars", "trucks")
OUTDATED = "This button is of another version, or damaged. Ask the question again, or try /help."


async def test_the_askers_press_changes_the_message(desk):
    async with on_discord(desk) as fake:
        asked = await fake.slash("winner", stage="9", category="cars")
        pressed = await fake.press(asked, "10 ▶")
        assert (pressed.edited, pressed.id, pressed.ephemeral) == (True, asked.id, False)
        assert pressed.text == (await fake.slash("winner", stage="10", category="cars")).text


async def test_anybody_elses_press_gives_them_a_copy_of_their_own(desk):
    async with on_discord(desk) as fake:
        asked = await fake.slash("winner", stage="9", category="cars")
        copy = await fake.press(asked, "🚚 Trucks", user=BOB)
        assert (copy.edited, copy.seen_only_by) == (False, BOB)
        assert fake.now(asked).message == asked.message
        further = await fake.press(copy, "◀ 8", user=BOB)
        assert (further.edited, further.id, further.seen_only_by) == (True, copy.id, BOB)
        assert further.text == (await fake.slash("winner", stage="8", category="trucks")).text


async def test_picking_who_was_meant_answers_to_all_and_takes_the_question_back_away(desk):
    async with on_discord(desk) as fake:
        asked = await fake.slash("rider", name="de Azevedo")
        assert asked.seen_only_by == ANN
        picked = await fake.press(asked, "🏍 Jean de Azevedo · bikes 25 · KTM · 5th")
        assert (picked.ephemeral, picked.text.splitlines()[0]) == (
            False, "### 🏍 Jean de Azevedo · Bikes 25",
        )  # fmt: skip
        await fake.gateway.until(lambda: fake.now(asked) is None)
        following = await fake.press(picked, picked.buttons[0].label)
        assert (following.edited, following.id) == (True, picked.id)


async def test_a_choice_that_fails_says_so_and_can_be_made_again(desk, caplog):
    async with on_discord(desk) as fake:
        asked = await fake.slash("rider", name="de Azevedo")
        fake.faults.answer(400, only="/webhooks")
        failed = await fake.press(asked, asked.buttons[0].label)
        assert failed.seen_only_by == ANN
        assert f"press /rider failed, reference {failed.text.split('`')[1]}" in caplog.text
        picked = await fake.press(asked, asked.buttons[0].label)
        assert (picked.ephemeral, picked.text.split(" · ")[0]) == (False, "### 🚚 André de Azevedo")
        await fake.gateway.until(lambda: fake.now(asked) is None)


async def test_a_menu_offers_more_than_buttons_can(tmp_path):
    async with on_discord(desk_of_namesakes(tmp_path)) as fake:
        asked = await fake.slash("rider", name="Zimmer")
        assert (len(asked.selects[0].options), asked.buttons) == (7, ())
        picked = await fake.select(asked, "Choose…", "🏍 Cid Zimmer")
        assert (picked.ephemeral, picked.text.splitlines()[0]) == (
            False, "### 🏍 Cid Zimmer · Bikes 6 · 2030",
        )  # fmt: skip
        await fake.gateway.until(lambda: fake.now(asked) is None)


async def test_a_menu_of_next_questions_works_as_buttons_do(desk):
    async with on_discord(desk) as fake:
        asked = await fake.slash("route")
        copy = await fake.select(asked, "Open stage…", "stage 9", user=BOB)
        assert (copy.edited, copy.seen_only_by) == (False, BOB)
        opened = await fake.select(asked, "Open stage…", "Stage 9")
        assert (opened.edited, opened.text) == (True, copy.text)


async def test_a_private_answer_is_not_put_in_the_place_of_one_for_all(desk):
    async with on_discord(desk) as fake:
        asked = await fake.slash("rally")
        notes = await fake.press(asked, "📖 Notes on the source")
        assert (notes.edited, notes.seen_only_by) == (False, ANN)
        assert fake.now(asked).message == asked.message


async def test_a_button_carries_whatever_was_typed_beside_what_was_asked_back(desk):
    async with on_discord(desk) as fake:
        asked = await fake.slash("standings", category="trucks", stage="Siwa")
        assert asked.buttons[0].custom_id == "dk:1c:standings category:trucks stage:11"
        old = fake.left_over('dk:1c:rider name:"de\nAzevedo" category:trucks')
        picked = await fake.press(old, "Old")
        assert picked.text.startswith("### 🚚 André de Azevedo")


async def test_a_choice_that_asks_back_once_more_stays_private(desk):
    async with on_discord(desk) as fake:
        old = fake.left_over("dk:1c:rider name:jean")
        asked = await fake.press(old, "Old", user=BOB)
        assert (asked.edited, asked.seen_only_by, len(asked.selects[0].options)) == (False, BOB, 5)


async def test_every_button_and_menu_leads_to_an_answer_also_after_a_restart(desk):
    async with FakeDiscord() as fake:
        async with online(fake, desk):
            first = [await fake.slash(command.name, **asked(command)) for command in desk.commands]
            menus = [reply for reply in first if reply.selects]
        waiting = [button.custom_id for reply in first for button in reply.buttons]
        seen = set(waiting)
        async with online(fake, desk):
            for menu in menus:
                for value in menu.selects[0].options:
                    opened = await fake.select(menu, menu.selects[0].custom_id, value, user=BOB)
                    waiting += [button.custom_id for button in opened.buttons]
            while waiting:
                custom_id = waiting.pop()
                if custom_id == "dk:1d:":
                    continue
                pressed = await fake.press(fake.left_over(custom_id), "Old")
                assert pressed.edited or pressed.ephemeral
                assert pressed.text.startswith("### ")
                assert "Not " not in pressed.text.splitlines()[0], custom_id
                new = {button.custom_id for button in pressed.buttons} - seen
                seen |= new
                waiting += new
    lines = {custom_id.removeprefix("dk:1:") for custom_id in seen}
    assert lines >= {f"winner stage:{n} category:{c}" for n in range(1, 18) for c in CATEGORIES}
    assert lines >= {f"standings category:{c} stage:{n}" for n in range(2, 18) for c in CATEGORIES}
    assert len(seen) > len(CATEGORIES) * (17 + 16)


def asked(command):
    """What a command must be told."""
    examples = {
        "rider": {"name": "Sainct"},
        "stage": {"stage": "13"},
        "compare": {"first": "Sainct", "second": "Despres"},
        "timecard": {"name": "Sainct"},
        "make": {"make": "KTM"},
        "nation": {"nation": "NED"},
        "ask": {"question": "who won stage 9?"},
    }
    return examples.get(command.alias_of or command.name, {})


@pytest.mark.parametrize(
    "custom_id",
    [
        "dk:0:winner",
        "dk:2:winner stage:9",
        "dk:1:",
        "dk:1x:winner",
        "dk",
        "poll-vote-3",
        "dk:\N{FULLWIDTH DIGIT ONE}:a\nb",
    ],
)
async def test_what_an_old_or_damaged_button_asked_is_said_to_be_lost(desk, custom_id):
    async with on_discord(desk) as fake:
        old = fake.left_over(custom_id)
        reply = await fake.press(old, "Old")
        assert (reply.text, reply.edited, reply.seen_only_by) == (OUTDATED, False, ANN)


@pytest.mark.parametrize("line", ["x" * 90, "winner stage:99", "nothing of the kind", "@everyone"])
async def test_a_line_that_is_no_question_is_answered_as_if_typed(desk, line):
    async with on_discord(desk) as fake:
        reply = await fake.press(fake.left_over(f"dk:1:{line}"), "Old", user=BOB)
        assert (reply.edited, reply.seen_only_by, reply.pings) == (False, BOB, ())
        assert reply.text.startswith("### Not ")


async def test_a_press_that_fails_gives_a_reference_and_leaves_the_message(tmp_path, caplog):
    path = tmp_path / "results.sqlite"
    async with on_discord(Desk(open_archive(path))) as fake:
        asked = await fake.slash("winner", stage="9")
        replace_without(path, "placings")
        failed = await fake.press(asked, "10 ▶")
        assert (failed.edited, failed.seen_only_by) == (False, ANN)
        assert fake.now(asked).message == asked.message
    reference = failed.text.split("`")[1]
    assert f"press /winner failed, reference {reference}" in caplog.text


async def test_nobody_presses_what_another_sees_alone(desk):
    async with on_discord(desk) as fake:
        asked = await fake.slash("rider", name="de Azevedo")
        with pytest.raises(NotOfferedError):
            await fake.press(asked, asked.buttons[0].label, user=BOB)


async def test_no_message_is_remembered_however_it_was_sent(desk):
    async with FakeDiscord() as fake, online(fake, desk) as client:
        asked = await fake.slash("progress", category="trucks")
        await fake.press(asked, "🙈 Spoiler")
        private = await fake.slash("winner", stage="9", category="cars", private=True)
        await fake.press(private, "📣 Share here")
        await fake.mention("who won stage 9?")
        assert client.persistent_views == []
