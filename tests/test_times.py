"""Times and gaps: what is read, what is refused, and that nothing is lost on the way."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from db import times
from db.times import Origin, Time


@pytest.mark.parametrize(
    ("printed", "seconds"),
    [
        ("0:00", 0),
        ("0:15", 15),
        ("1:39", 99),
        ("41:40", 2500),
        ("+7:18", 438),
        ("1:08:29", 4109),
        ("62:38:41", 225521),
        ("+19:52:38", 71558),
        ("999:59:59", 3599999),
    ],
)
def test_two_parts_are_minutes_three_are_hours_and_the_text_is_kept(printed, seconds):
    assert times.parse(printed) == Time(seconds, printed, Origin.PRINTED)


@pytest.mark.parametrize(
    "text",
    [
        *("", "7", ":15", "1:", "1:60", "60:00", "1:5", "1:005", "1:60:00", "1:00:60", "1:1:00"),
        *(
            "1000:00:00",
            "1:00:00:00",
            "-0:20",
            "++7:18",
            "+ 7:18",
            "1.39",
            " 1:39",
            "1:39 ",
            "1:39\n",
        ),
        *("l:39", "1:3O", "\u0661:\u0663\u0669", "KTM", "1h39"),
    ],
)
def test_anything_else_is_refused_in_words(text):
    with pytest.raises(ValueError, match="is no time") as refusal:
        times.parse(text)
    assert str(refusal.value) == f"{text!r} is no time (expected m:ss or h:mm:ss)"


@settings(deadline=None)
@given(st.integers(0, 1000 * 3600 - 1))
def test_what_is_written_is_read_as_the_same_seconds(seconds):
    printed = times.clock(seconds)
    assert times.parse(printed) == Time(seconds, printed)
    assert times.parse(f"+{printed}") == Time(seconds, f"+{printed}")


@settings(deadline=None)
@given(st.integers(0, 999), st.integers(0, 59), st.integers(0, 59))
def test_what_is_read_is_written_as_it_was(hours, minutes, seconds):
    printed = f"{hours}:{minutes:02}:{seconds:02}" if hours else f"{minutes}:{seconds:02}"
    assert times.clock(times.parse(printed).seconds) == printed


@settings(deadline=None)
@given(st.text())
def test_any_text_is_a_time_or_a_refusal(text):
    try:
        time = times.parse(text)
    except ValueError:
        return
    assert time.printed == text
    assert time.seconds >= 0


@pytest.mark.parametrize(("seconds", "written"), [(-20, "-0:20"), (-4109, "-1:08:29"), (0, "0:00")])
def test_a_difference_may_be_negative(seconds, written):
    assert times.clock(seconds) == written


def test_a_computed_time_looks_alike_and_says_that_it_is_computed():
    assert times.computed(450) == Time(450, "7:30", Origin.COMPUTED)
    assert times.computed(450) != times.parse("7:30")
    assert str(times.computed(450)) == "7:30"


def test_times_are_ordered_by_their_length():
    printed = ["1:00:00", "59:59", "10:00", "9:59", "0:00"]
    assert [str(time) for time in sorted(map(times.parse, printed))] == printed[::-1]
