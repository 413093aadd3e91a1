from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.arrivals import Arrivals
from tests.fake_discord.driving import DidNotRespondError
from tests.fake_discord.people import snowflake
from tests.online import on_discord

NOW = datetime(2026, 1, 1, tzinfo=UTC)


class Clock:
    seconds = 0.0

    def __call__(self):
        return self.seconds


def after(seconds):
    return NOW + timedelta(seconds=seconds)


def test_what_was_asked_while_a_line_was_silent_is_too_late_and_what_is_fresh_is_not():
    clock = Clock()
    arrivals = Arrivals(clock)
    assert not arrivals.too_late(NOW)
    clock.seconds = 60
    late = [arrivals.too_late(after(seconds)) for seconds in (1, 30, 55, 57, 60)]
    assert late == [True, True, True, False, False]


def test_the_first_of_all_is_never_too_late():
    assert not Arrivals(Clock()).too_late(after(-3600))


@given(st.floats(-1e9, 1e9), st.lists(st.tuples(st.floats(0, 1e5), st.floats(0, 3)), max_size=20))
def test_nobody_who_can_be_answered_is_too_late_whatever_the_clock_says(wrong, questions):
    clock = Clock()
    arrivals = Arrivals(clock)
    for seconds, way in sorted(questions):
        clock.seconds = wrong + seconds + way
        assert not arrivals.too_late(after(seconds))


async def test_nothing_is_sent_to_what_came_too_late_and_what_is_fresh_is_answered(
    desk, monkeypatch, caplog
):
    caplog.set_level("INFO", "bot.record")
    async with on_discord(desk) as fake:
        await fake.slash("winner", stage="9")
        with monkeypatch.context() as earlier:
            asked = str(int(snowflake()) - (60_000 << 22))
            earlier.setattr("tests.fake_discord.driving.snowflake", lambda: asked)
            with pytest.raises(DidNotRespondError, match="nothing was sent"):
                await fake.slash("winner", stage="8")
        assert "Stage 7" in (await fake.slash("winner", stage="7")).text
        assert fake.take_refusals() == []
    lines = [record.getMessage().partition(" in ")[0] for record in caplog.records]
    assert [line for line in lines if line.startswith("/winner")] == [
        "/winner answered",
        "/winner late",
        "/winner answered",
    ]
