"""Charts on Discord: offered, drawn when they are asked for, and told in words beside that."""

import logging
from dataclasses import replace

import pytest

from bot import charts
from bot.settings import Style
from bot.shown import PICTURE
from commands.answer import Answer
from commands.chart import LONGEST_ALT
from commands.desk import Desk
from tests.fake_discord import ANN, BOB, Reply
from tests.fake_discord.component_limits import GALLERY
from tests.fake_discord.interactions import MESSAGE, THINKING, UNDERSTOOD, UPDATE
from tests.fake_discord.messages import walk
from tests.online import on_discord

CHART, SHARE, HIDE, REVEAL = "📈 Chart", "📣 Share here", "🙈 Spoiler", "👁 Show openly"


@pytest.fixture(params=list(Style))
def style(request):
    return request.param


class AtOnce(Desk):
    """Gives every chart as what was asked for."""

    def ask(self, line: str) -> Answer:
        return _first(super().ask(line))

    def call(self, name, values):
        return _first(super().call(name, values))


def _first(answer: Answer) -> Answer:
    return replace(answer, chart_first=answer.chart is not None)


def labels(reply: Reply) -> list[str]:
    return [button.label for button in reply.buttons]


def how(fake) -> int:
    """How the last interaction was answered first."""
    return list(fake.interactions.by_token.values())[-1].answered


async def check(reply: Reply, desk: Desk, line: str) -> None:
    """The message has the picture of an answer, and what it shows in words."""
    chart = desk.ask(line).chart
    (file,) = reply.files
    assert file.filename.removeprefix("SPOILER_") == PICTURE
    assert file.content == await charts.picture(chart)
    assert file.description == chart.alt
    assert reply.alt_texts == (chart.alt,)
    assert 0 < len(chart.alt) <= LONGEST_ALT
    galleries = [c for c in walk(reply.message["components"]) if c["type"] == GALLERY]
    # A card would lose the words: beside it the picture stands alone.
    assert len(galleries) == (0 if reply.message["embeds"] else 1)
    assert not any("image" in embed for embed in reply.message["embeds"])
    assert CHART not in labels(reply)


async def test_an_answer_without_a_chart_offers_none(desk, style):
    async with on_discord(desk, style) as fake:
        assert CHART not in labels(await fake.slash("winner", stage="9"))


async def test_the_askers_press_draws_the_chart_into_the_answer(desk, style):
    async with on_discord(desk, style) as fake:
        asked = await fake.slash("standings", category="trucks")
        assert (how(fake), asked.files) == (MESSAGE, ())
        drawn = await fake.press(asked, CHART)
        assert (how(fake), drawn.edited, drawn.id) == (UNDERSTOOD, True, asked.id)
        assert drawn.text == asked.text
        await check(drawn, desk, "standings trucks")


async def test_going_on_from_a_chart_takes_the_picture_away(desk, style):
    async with on_discord(desk, style) as fake:
        asked = await fake.slash("standings", category="trucks")
        drawn = await fake.press(asked, CHART)
        bikes = await fake.press(drawn, "🏍 Bikes")
        assert (how(fake), bikes.files, bikes.alt_texts) == (UPDATE, (), ())
        await check(await fake.press(bikes, CHART), desk, "standings bikes")


async def test_anybody_elses_press_draws_it_for_them_alone(desk, style):
    async with on_discord(desk, style) as fake:
        asked = await fake.slash("route")
        copy = await fake.press(asked, CHART, user=BOB)
        assert (how(fake), copy.edited, copy.seen_only_by) == (THINKING, False, BOB)
        await check(copy, desk, "route")
        assert fake.now(asked).message == asked.message
        shared = await fake.press(copy, SHARE, user=BOB)
        assert shared.seen_only_by is None
        await check(shared, desk, "route")


async def test_a_chart_that_was_asked_for_comes_at_once(desk, archive, style):
    async with on_discord(AtOnce(archive), style) as fake:
        drawn = await fake.slash("standings", category="cars")
        assert (how(fake), drawn.seen_only_by) == (THINKING, None)
        await check(drawn, desk, "standings cars")
        private = await fake.slash("standings", category="cars", private=True)
        assert private.seen_only_by == ANN
        await check(private, desk, "standings cars")
        further = await fake.press(drawn, "🚚 Trucks")
        assert (further.edited, further.id) == (True, drawn.id)
        await check(further, desk, "standings trucks")


async def test_a_hidden_answer_hides_its_picture_too(desk, style):
    async with on_discord(desk, style) as fake:
        asked = await fake.slash("standings", category="trucks")
        drawn = await fake.press(asked, CHART)
        hidden = await fake.press(drawn, HIDE)
        await check(hidden, desk, "standings trucks")
        spoiler = hidden.files[0].filename.startswith("SPOILER_")
        assert spoiler is (style is Style.EMBED)
        revealed = await fake.press(hidden, REVEAL)
        await check(revealed, desk, "standings trucks")
        assert revealed.files[0].filename == PICTURE


async def test_all_else_is_answered_without_asking_for_time(desk, style):
    async with on_discord(desk, style) as fake:
        asked = await fake.slash("standings", category="trucks")
        for button in asked.buttons:
            if button.label not in (CHART, "🗑 Delete"):
                pressed = await fake.press(fake.left_over(button.custom_id), "Old")
                assert (how(fake), pressed.edited) == (UPDATE, True)


async def test_a_chart_that_cannot_be_drawn_is_a_bug_and_the_answer_stays(desk, caplog):
    async with on_discord(Broken(desk.archive)) as fake:
        asked = await fake.slash("route")
        failed = await fake.press(asked, CHART)
        assert failed.seen_only_by == ANN
        assert fake.now(asked).message == asked.message
    reference = failed.text.split("`")[1]
    assert f"picture /route failed, reference {reference}" in caplog.text


class Broken(Desk):
    """Gives a chart that has nothing in it to draw."""

    def ask(self, line: str) -> Answer:
        answer = super().ask(line)
        return replace(answer, chart=replace(answer.chart, series=(), columns=()))


async def test_a_line_of_log_tells_a_chart_from_a_press(desk, caplog):
    caplog.set_level(logging.INFO, "bot")
    async with on_discord(desk) as fake:
        asked = await fake.slash("route")
        await fake.press(asked, CHART)
        await fake.press(asked, "🗑 Delete")
    lines = [record.getMessage() for record in caplog.records if record.name == "bot.record"]
    assert [line.partition(" in ")[0] for line in lines] == [
        "gateway connected, shard 0", "/route answered", "picture /route answered",
        "delete /? deleted", "gateway away, shard 0",
    ]  # fmt: skip
