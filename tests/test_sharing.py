"""What can be done with an answer: kept private, shared, hidden, deleted, in both styles."""

import pytest

from bot.settings import Style
from tests.every import needed
from tests.fake_discord import ANN, BOB, FakeDiscord, Reply
from tests.fake_discord.component_limits import CONTAINER
from tests.online import on_discord, online

NOT_THEIRS = "Only who asked can hide or delete this answer."
SHARE, HIDE, REVEAL, DELETE = "📣 Share here", "🙈 Spoiler", "👁 Show openly", "🗑 Delete"


@pytest.fixture(params=list(Style))
def style(request):
    return request.param


def labels(reply: Reply) -> list[str]:
    return [button.label for button in reply.buttons]


def is_hidden(reply: Reply) -> bool:
    """Whether nothing of an answer is seen before it is clicked, but for an embed's title."""
    (*embeds,) = reply.message["embeds"]
    if embeds:
        texts = (reply.message["content"], embeds[0]["description"])
        return all(text.startswith("||") and text.endswith("||") for text in texts)
    (container,) = [c for c in reply.message["components"] if c["type"] == CONTAINER]
    return bool(container["spoiler"])


async def asked(fake: FakeDiscord, **more: object) -> Reply:
    return await fake.slash("winner", stage="9", category="cars", **more)


async def test_an_answer_asked_for_in_private_is_seen_by_the_asker_alone(desk, style):
    async with on_discord(desk, style) as fake:
        openly, private = await asked(fake), await asked(fake, private=True, user=BOB)
    assert (openly.seen_only_by, private.seen_only_by) == (None, BOB)
    assert private.text == openly.text
    assert (SHARE in labels(private), DELETE in labels(private)) == (True, False)
    assert (SHARE in labels(openly), DELETE in labels(openly)) == (False, True)


async def test_every_command_can_be_asked_in_private(desk, style):
    async with on_discord(desk, style) as fake:
        for command in desk.commands:
            given = needed(desk, command)
            reply = await fake.slash(command.name, **given, private=True, spoiler=True)
            assert reply.seen_only_by == ANN
            assert is_hidden(reply)
            assert (SHARE in labels(reply)) is not desk.call(command.name, given).private


async def test_sharing_shows_the_answer_to_all_and_takes_the_private_one_away(desk, style):
    async with on_discord(desk, style) as fake:
        private = await asked(fake, private=True)
        stepped = await fake.press(private, "10 ▶")
        assert (stepped.edited, stepped.seen_only_by) == (True, ANN)
        shared = await fake.press(stepped, SHARE)
        openly = await fake.slash("winner", stage="10", category="cars")
        await fake.gateway.until(lambda: fake.now(private) is None)
    assert (shared.seen_only_by, shared.text) == (None, openly.text)
    assert labels(shared) == labels(openly)


async def test_a_copy_of_ones_own_can_be_shared_too(desk, style):
    async with on_discord(desk, style) as fake:
        openly = await asked(fake)
        copy = await fake.press(openly, "🚚 Trucks", user=BOB)
        shared = await fake.press(copy, SHARE, user=BOB)
        assert (shared.seen_only_by, shared.text) == (None, copy.text)
        deleted = await fake.press(shared, DELETE, user=BOB)
        assert fake.now(deleted) is None


async def test_what_cannot_be_shared_offers_no_button_for_it(desk, style):
    async with on_discord(desk, style) as fake:
        notes, unclear = await fake.slash("notes"), await fake.slash("rider", name="de Azevedo")
        assert SHARE not in (*labels(notes), *labels(unclear))
        # A button of an earlier time may still be there.
        old = await fake.press(fake.left_over("dk:1s:notes"), "Old")
        assert old.seen_only_by == ANN


async def test_a_choice_asked_for_in_private_stays_private(desk, style):
    async with on_discord(desk, style) as fake:
        unclear = await fake.slash("rider", name="de Azevedo", private=True)
        chosen = await fake.press(unclear, labels(unclear)[0])
        assert (chosen.edited, chosen.seen_only_by, chosen.id) == (True, ANN, unclear.id)
        assert SHARE in labels(chosen)


async def test_what_is_asked_on_in_private_stays_private_after_a_choice(desk):
    async with on_discord(desk) as fake:
        private = fake.left_over("dk:1:rider name:jean", private=True)
        openly = fake.left_over("dk:1:rider name:jean")
        for old, user in ((private, ANN), (openly, BOB)):
            unclear = await fake.press(old, "Old", user=user)
            chosen = await fake.select(unclear, "Choose…", "🏍 Jean Brucy", user=user)
            assert (chosen.edited, chosen.seen_only_by) == (True, user)


async def test_the_asker_deletes_an_answer_and_nobody_else(desk, style):
    async with on_discord(desk, style) as fake:
        openly = await asked(fake)
        refused = await fake.press(openly, DELETE, user=BOB)
        assert (refused.text, refused.seen_only_by) == (NOT_THEIRS, BOB)
        assert fake.now(openly) is not None
        await fake.press(openly, DELETE)
        assert fake.now(openly) is None


async def test_a_spoiler_hides_all_of_an_answer(desk, style):
    async with on_discord(desk, style) as fake:
        openly, hidden = await asked(fake), await asked(fake, spoiler=True)
    assert (is_hidden(openly), is_hidden(hidden)) == (False, True)
    assert (REVEAL in labels(hidden), HIDE in labels(hidden)) == (True, False)
    # What is asked next could tell who won: only what cannot stays in sight.
    if style is Style.LAYOUT:
        _, controls = hidden.message["components"]
        assert [each["label"] for each in controls["components"]] == [REVEAL, DELETE]


async def test_a_spoiler_is_switched_on_and_off_and_stays_as_it_is_while_one_goes_on(desk, style):
    async with on_discord(desk, style) as fake:
        openly = await asked(fake)
        hidden = await fake.press(openly, HIDE)
        assert (is_hidden(hidden), hidden.edited, hidden.id) == (True, True, openly.id)
        stepped = await fake.press(hidden, "10 ▶")
        assert is_hidden(stepped)
        revealed = await fake.press(stepped, REVEAL)
        assert not is_hidden(revealed)
        assert not is_hidden(await fake.press(revealed, "◀ 9"))
        assert fake.now(openly).text == openly.text


async def test_nobody_else_hides_an_answer_but_whoever_wants_sees_it_alone(desk, style):
    async with on_discord(desk, style) as fake:
        openly = await asked(fake)
        refused = await fake.press(openly, HIDE, user=BOB)
        assert (refused.text, refused.seen_only_by) == (NOT_THEIRS, BOB)
        hidden = await fake.press(openly, HIDE)
        copy = await fake.press(hidden, REVEAL, user=BOB)
        assert (copy.seen_only_by, is_hidden(copy), copy.text) == (BOB, False, openly.text)
        assert is_hidden(fake.now(openly))


async def test_what_was_asked_for_as_a_spoiler_is_one_after_a_choice_too(desk, style):
    async with on_discord(desk, style) as fake:
        unclear = await fake.slash("rider", name="de Azevedo", spoiler=True)
        chosen = await fake.press(unclear, labels(unclear)[0])
        assert (chosen.seen_only_by, is_hidden(chosen)) == (None, True)


async def test_a_message_stays_of_its_kind_whatever_the_setting_says_later(desk, style):
    other = Style.EMBED if style is Style.LAYOUT else Style.LAYOUT
    async with FakeDiscord() as fake:
        async with online(fake, desk, style=style):
            first = await asked(fake)
        async with online(fake, desk, style=other):
            stepped = await fake.press(first, "10 ▶")
            assert (stepped.edited, bool(stepped.message["embeds"])) == (True, style is Style.EMBED)
            new = await asked(fake)
            assert bool(new.message["embeds"]) is (other is Style.EMBED)
