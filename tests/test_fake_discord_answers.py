"""How the fake Discord takes answers: which fit, which come too often, what fails the test."""

from collections.abc import AsyncIterator
from typing import Any

import pytest

from tests.fake_discord import ANN, FakeDiscord, openapi
from tests.fake_discord.by_hand import button, callback, layout, refusal, row, sent, text
from tests.fake_discord.interactions import AUTOCOMPLETE, COMMAND, COMPONENT, Exchange
from tests.fake_discord.refusals import Form


@pytest.fixture
async def fake() -> AsyncIterator[FakeDiscord]:
    async with FakeDiscord() as fake:
        yield fake
    assert fake.ledger.own_violations() == []


@pytest.mark.parametrize(("kind", "wrong"), [(COMMAND, 7), (AUTOCOMPLETE, 4), (COMPONENT, 8)])
async def test_an_answer_must_fit_what_was_done(fake: FakeDiscord, kind: int, wrong: int) -> None:
    body = {"type": wrong, "data": {"content": "x"}}
    assert await refusal(fake, "POST", callback(fake, kind), body) == {"type": "BASE_TYPE_CHOICES"}


async def test_a_layout_stays_a_layout(fake: FakeDiscord) -> None:
    path = f"/channels/{fake.guild.channel.id}/messages"
    post = fake.messages.create(layout(text()), [], fake.guild.channel, fake.application, Form())
    found = await refusal(fake, "PATCH", f"{path}/{post.id}", {"flags": 0, "content": "x"})
    assert found == {
        "flags": "MESSAGE_CANNOT_REMOVE_COMPONENTS_V2_FLAG",
        "content": "MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2",
    }


async def test_a_press_may_be_understood_first_and_shown_later(fake: FakeDiscord) -> None:
    where = fake.guild.channel
    post = fake.messages.create(layout(text()), [], where, fake.application, Form())
    pressed = fake.interactions.begin(
        Exchange(COMPONENT, ANN, where, {"custom_id": "x"}, source=post)
    )
    path = f"/interactions/{pressed.id}/{pressed.token}/callback"
    assert (await sent(fake, "POST", path, {"type": 6}))[0] == 204
    original = f"/webhooks/{fake.application.id}/{pressed.token}/messages/@original"
    status, message = await sent(fake, "PATCH", original, {"components": [text("later")]})
    assert (status, message["id"], message["components"][0]["content"]) == (200, post.id, "later")
    assert pressed.edited


async def test_an_empty_message_is_refused(fake: FakeDiscord) -> None:
    status, answer = await sent(fake, "POST", callback(fake, COMMAND), {"type": 4, "data": {}})
    assert (status, answer) == (400, {"message": "Cannot send an empty message", "code": 50006})
    fake.take_refusals()


async def test_a_wrong_token_is_refused(fake: FakeDiscord) -> None:
    answer = await sent(fake, "GET", "/users/@me", None, authorization="Bot wrong")
    assert answer == (401, {"message": "401: Unauthorized", "code": 0})
    fake.take_refusals()


async def test_an_unknown_field_fails_the_test_at_its_end(fake: FakeDiscord) -> None:
    body = {"type": 4, "data": {"content": "x", "colour": "red"}}
    assert (await sent(fake, "POST", callback(fake, COMMAND), body))[0] == 204
    with pytest.raises(AssertionError, match="data: unknown field 'colour'"):
        fake.must_be_content()
    fake.violations.clear()


@pytest.mark.skipif(not openapi.at_hand(), reason="the optional folder is not beside the checkout")
async def test_a_body_is_held_against_the_description(fake: FakeDiscord) -> None:
    body = {"type": 4, "data": {"content": "x", "allowed_mentions": {"replied_user": "no"}}}
    assert (await sent(fake, "POST", callback(fake, COMMAND), body))[0] == 204
    with pytest.raises(AssertionError, match="replied_user: 'no' is not of type 'boolean', 'null'"):
        fake.must_be_content()
    fake.violations.clear()


async def test_what_lies_at_the_limits_is_let_through(fake: FakeDiscord) -> None:
    body = layout(
        {"type": 17, "accent_color": 0xFFFFFF, "components": [text("t" * 100)] * 33},
        text("t" * 700),
        row(*[button(i, label="l" * 80, custom_id=f"{i}" * 100) for i in range(4)]),
    )
    assert (await sent(fake, "POST", callback(fake, COMMAND), {"type": 4, "data": body}))[0] == 204


async def test_somebody_uninstalled_gets_five_further_messages(fake: FakeDiscord) -> None:
    path = callback(fake, COMMAND, fake.private)
    assert (await sent(fake, "POST", path, {"type": 4, "data": {"content": "x"}}))[0] == 204
    further = f"/webhooks/{fake.application.id}/{path.split('/')[3]}"
    statuses = [(await sent(fake, "POST", further, {"content": "x"}))[0] for _ in range(6)]
    assert statuses == [200] * 5 + [400]
    assert fake.take_refusals()[0].code == 40094


async def test_a_private_answer_stays_private_and_out_of_reach(fake: FakeDiscord) -> None:
    path = callback(fake, COMMAND)
    _, answer = await sent(fake, "POST", f"{path}?with_response=true", private("secret"))
    message = answer["resource"]["message"]
    original = f"/webhooks/{fake.application.id}/{path.split('/')[3]}/messages/@original"
    _, edited = await sent(fake, "PATCH", original, {"content": "still secret", "flags": 0})
    assert (edited["content"], edited["flags"]) == ("still secret", 64)
    public = f"/channels/{message['channel_id']}/messages/{message['id']}"
    assert (await sent(fake, "GET", public, None))[1]["code"] == 10008
    assert (await sent(fake, "GET", original, None))[1]["id"] == message["id"]
    fake.take_refusals()


async def test_a_deleted_answer_is_gone(fake: FakeDiscord) -> None:
    path = callback(fake, COMMAND)
    await sent(fake, "POST", path, private("secret"))
    original = f"/webhooks/{fake.application.id}/{path.split('/')[3]}/messages/@original"
    assert (await sent(fake, "DELETE", original, None))[0] == 204
    assert (await sent(fake, "GET", original, None))[1]["code"] == 10008
    fake.take_refusals()


def private(content: str) -> dict[str, Any]:
    return {"type": 4, "data": {"content": content, "flags": 64}}
