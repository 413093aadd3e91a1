"""Many questions at once, of one person or of a thousand: how many answers are lost."""

import asyncio

import pytest

from bot.settings import DEFAULTS
from tests.fake_discord import ANN, BOB, DidNotRespondError, FakeDiscord
from tests.online import online

TOLD = "That is more than can be answered for one person. Try again in a minute."
PEOPLE = 1000


async def test_who_hammers_is_told_once_in_private_and_nobody_else_notices(desk, caplog):
    caplog.set_level("INFO", "bot.record")
    async with FakeDiscord() as fake, online(fake, desk, per_minute=3):
        answered = [await fake.slash("winner", stage="9") for _ in range(3)]
        told = await fake.slash("winner", stage="9")
        fake.interactions.seconds_to_answer = 0.3
        with pytest.raises(DidNotRespondError, match="nothing was sent"):
            await fake.slash("winner", stage="9")
        with pytest.raises(DidNotRespondError, match="nothing was sent"):
            await fake.press(answered[0], "🚚 Trucks")
        fake.interactions.seconds_to_answer = 3.0
        bobs = await fake.press(answered[0], "🚚 Trucks", user=BOB)
    assert {reply.ephemeral for reply in answered} == {False}
    assert (told.text, told.seen_only_by) == (TOLD, ANN)
    assert "Gérard de Rooy" in bobs.text
    logged = [each.getMessage() for each in caplog.records if each.name == "bot.record"]
    outcomes = [line.partition(" in ")[0] for line in logged if "gateway" not in line]
    assert outcomes == ["/winner answered"] * 3 + ["/winner limited", "press /winner answered"]


async def test_a_fan_who_presses_through_all_stages_twice_meets_no_limit(desk):
    everyday = int(DEFAULTS["ANSWERS_PER_MINUTE"])
    async with FakeDiscord() as fake, online(fake, desk, per_minute=everyday):
        reply = await fake.slash("winner", stage="1", category="cars")
        for label in [f"{n} ▶" for n in range(2, 18)] + [f"◀ {n}" for n in range(16, 0, -1)]:
            reply = await fake.press(reply, label)
            assert reply.edited


async def test_questions_are_completed_for_who_types_however_fast(desk):
    async with FakeDiscord() as fake, online(fake, desk, per_minute=1):
        offered = [await fake.autocomplete("rider", "name", "sainct"[: n % 7]) for n in range(100)]
    assert all(offered)


async def test_a_thousand_people_at_once_are_all_answered(desk):
    async with FakeDiscord() as fake, online(fake, desk):
        await fake.slash("help")
        # One process does the work of all of them and of Discord here, so it may take its time.
        fake.interactions.seconds_to_answer = fake.patience = 60
        people = [fake.person(f"Person {number}") for number in range(PEOPLE)]
        asked = [
            fake.slash("winner", stage=str(number % 17 + 1), category="bikes", user=person)
            for number, person in enumerate(people)
        ]
        replies = await asyncio.gather(*asked, return_exceptions=True)
    lost = [reply for reply in replies if isinstance(reply, BaseException)]
    assert lost == []
    for number, reply in enumerate(replies):
        assert reply.text.startswith(f"### 🏍 Stage {number % 17 + 1} · ")
