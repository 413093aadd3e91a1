from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from bot.arrivals import Arrivals

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
