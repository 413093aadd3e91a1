"""What answers here: which version, from which data, under which licences."""

from commands import wording
from commands.answer import Answer, Fact, Following
from commands.command import Question, command
from db.results import Results

_SHOWN = 8
"""Letters of the stamp, enough to tell two files apart."""
_MINUTE, _HOUR, _DAY = 60, 3600, 86400


@command(examples=("about",), lasting=False)
def about(question: Question) -> Answer:
    """Version, source and licence, checks of the data, and how long it has been answering."""
    # Imported here: looking for the version takes as long as an answer.
    from importlib.metadata import version

    results = question.results
    made = sum(tally.made for tally in results.tallies)
    failed = sum(tally.failed for tally in results.tallies)
    return Answer(
        title="About",
        sentence=(
            f"Results of the {results.name} as the English Wikipedia’s article prints them, "
            "checked against each other and not corrected."
        ),
        facts=(
            Fact("Version", version("dakar-bot")),
            Fact("Data", f"{question.stamp[:_SHOWN]} ({_extent(results)})"),
            Fact("Checks", f"{made:,} made, {failed} failed"),
            Fact("Source", f"Wikipedia, “{results.name}”, by its contributors, CC BY-SA 4.0"),
            Fact("Code", "MIT licence; names of countries: Unicode CLDR, Unicode License V3"),
            Fact("Answering for", duration(question.open_for)),
        ),
        following=(Following("Notes on the source", "notes"), Following("Help", "help")),
        private=True,
    )


def _extent(results: Results) -> str:
    return wording.listed(
        [
            wording.counted(len(results.stages), "stage"),
            wording.counted(len(results.classifications), "list"),
            wording.counted(len(results.people), "person", "people"),
        ]
    )


def duration(seconds: float) -> str:
    """Write how long something took in its two largest units: `3 days, 4 hours`."""
    whole = int(seconds)
    parts = (
        (whole // _DAY, "day"),
        (whole % _DAY // _HOUR, "hour"),
        (whole % _HOUR // _MINUTE, "minute"),
        (whole % _MINUTE, "second"),
    )
    first = next((at for at, (count, _) in enumerate(parts) if count), len(parts) - 1)
    shown = [wording.counted(count, unit) for count, unit in parts[first : first + 2] if count]
    return ", ".join(shown) or "0 seconds"
