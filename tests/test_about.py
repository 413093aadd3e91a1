"""What answers: the values that differ from one start to the next."""

from importlib.metadata import version

import pytest

from bot.terminal import render
from commands.about import duration
from commands.answer import Fact
from commands.desk import Desk


def ticking(*seconds):
    """A clock that shows these seconds, one after the other."""
    shown = iter(seconds)
    return lambda: next(shown)


def test_version_data_and_checks_are_told(archive, results):
    desk = Desk(archive, ticking(100.0, 100.0 + 3725))
    answer = desk.ask("/about")
    made = sum(tally.made for tally in results.tallies)
    assert answer.answered
    assert answer.facts == (
        Fact("Version", version("dakar-bot")),
        Fact("Data", f"{archive.stamp[:8]} (17 stages, 102 lists and 80 people)"),
        Fact("Checks", f"{made:,} made, 18 failed"),
        Fact("Source", "Wikipedia, “2003 Dakar Rally”, by its contributors, CC BY-SA 4.0"),
        Fact("Code", "MIT licence; names of countries: Unicode CLDR, Unicode License V3"),
        Fact("Answering for", "1 hour, 2 minutes"),
    )
    assert "Data: " in render(answer)


def test_it_is_told_for_how_long_the_desk_is_open_and_no_other(archive):
    first, second = Desk(archive, ticking(0.0, 90.0, 200.0)), Desk(archive, ticking(50.0, 90.0))
    assert first.ask("about").facts[-1].value == "1 minute, 30 seconds"
    assert second.ask("about").facts[-1].value == "40 seconds"
    assert first.ask("about").facts[-1].value == "3 minutes, 20 seconds"


@pytest.mark.parametrize(
    ("seconds", "said"),
    [
        (0.2, "0 seconds"),
        (1, "1 second"),
        (59.9, "59 seconds"),
        (60, "1 minute"),
        (7200, "2 hours"),
        (7261, "2 hours, 1 minute"),
        (86400 + 59, "1 day"),
        (3 * 86400 + 4 * 3600 + 5, "3 days, 4 hours"),
    ],
)
def test_a_duration_is_told_in_its_two_largest_units(seconds, said):
    assert duration(seconds) == said
