"""Buttons and menus made up by hand: what they carry is a text like any other."""

import pytest

from tests.fake_discord import ANN, BOB, FakeDiscord, Reply
from tests.fake_discord.interactions import COMPONENT, Exchange
from tests.fake_discord.reply import seen
from tests.online import online
from tests.test_buttons import OUTDATED
from tests.test_client import HOSTILE, obeyed

BUTTON, MENU = 2, 3
LONGEST = 100
"""What Discord lets an identifier be."""


async def by_hand(fake, shown: Reply, custom_id, kind=BUTTON, **more):
    """Send a press that no client of Discord's would send."""
    data = {"component_type": kind, "custom_id": custom_id, "id": 1, **more}
    channel = shown.post.channel
    return await fake._answer(Exchange(COMPONENT, BOB, channel, data, source=shown.post))


@pytest.mark.parametrize("text", HOSTILE)
async def test_a_line_made_up_for_a_button_calls_nobody_and_formats_nothing(desk, text):
    lines = [text, f"winner stage:{text}", f'rider name:"{text}', f"winner {text}:9"]
    async with FakeDiscord() as fake, online(fake, desk):
        for letters in ("", "c", "ch", "s", "h", "r", "p"):
            for line in lines:
                old = fake.left_over(f"dk:1{letters}:{line}"[:LONGEST], private=letters == "c")
                reply = await fake.press(old, "Old")
                assert reply.pings == ()
                if not reply.text.startswith("### Stage"):
                    assert obeyed(reply.text) == set()


@pytest.mark.parametrize(
    "custom_id", ["dk:1:winner stage:3", "dk:1:" + "x" * 6000, "dkm:1", "dkm:1:7", "\ud800", ""]
)
async def test_what_the_message_does_not_show_cannot_be_pressed(desk, custom_id, caplog):
    async with FakeDiscord() as fake, online(fake, desk):
        shown = await fake.slash("winner", stage="8", private=True, user=BOB)
        for kind, more in ((BUTTON, {}), (MENU, {"values": ["winner"]}), (MENU, {"values": []})):
            reply = await by_hand(fake, shown, custom_id, kind, **more)
            assert (reply.text, reply.edited, reply.seen_only_by) == (OUTDATED, False, BOB)
    assert [record for record in caplog.records if record.exc_info] == []


VALUES = [[], [""], ["winner stage:9", "winner stage:10"], ["\ud800"], ["x" * 6000], ["@everyone"]]


@pytest.mark.parametrize("values", VALUES, ids=map(ascii, range(len(VALUES))))
async def test_what_a_menu_never_offered_is_answered_as_if_typed(desk, values, caplog):
    async with FakeDiscord() as fake, online(fake, desk):
        shown = await fake.slash("route")
        menu = shown.selects[0].custom_id
        reply = await by_hand(fake, shown, menu, MENU, values=values)
        assert reply.seen_only_by == BOB
        assert reply.pings == ()
        # What it is for a button, a menu is not.
        assert (await by_hand(fake, shown, menu, BUTTON)).seen_only_by == BOB
    assert [record for record in caplog.records if record.exc_info] == []


async def test_what_was_asked_of_ann_is_not_hidden_or_deleted_by_an_id_made_up(desk):
    async with FakeDiscord() as fake, online(fake, desk):
        for letter in "hd":
            old = fake.left_over(f"dk:1{letter}:winner stage:9", asker=ANN)
            reply = await fake.press(old, "Old", user=BOB)
            assert reply.text == "Only who asked can hide or delete this answer."
            assert fake.now(old) == seen(old.post)
