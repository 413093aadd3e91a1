"""What answers here: which version, from which data, under which licences."""

from commands import way, wording
from commands.answer import Answer, Fact, Following
from commands.command import Question, command
from commands.languages import counted, say
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
        title=say("About"),
        sentence=say(
            "Results of the {rally} as the English Wikipedia’s article prints them, "
            "checked against each other and not corrected.",
            rally=wording.rally(results),
        ),
        facts=(
            Fact(say("Version"), version("dakar-bot")),
            Fact(say("Data"), f"{question.stamp[:_SHOWN]} ({_extent(results)})"),
            Fact(
                say("Checks"),
                say("{made} made, {failed} failed", made=wording.number(made), failed=failed),
            ),
            Fact(
                say("Source"),
                say(
                    "Wikipedia, “{article}”, by its contributors, CC BY-SA 4.0",
                    article=results.name,
                ),
            ),
            Fact(
                say("Code"),
                say("MIT licence; names of countries: Unicode CLDR, Unicode License V3"),
            ),
            # Translators: since when the bot is running: “3 days, 4 hours”.
            Fact(say("Answering for"), duration(question.open_for)),
        ),
        following=(
            Following(say("Notes on the source"), "notes"),
            Following(say("Help"), "help"),
        ),
        private=True,
    )


def _extent(results: Results) -> str:
    return wording.listed(
        [
            way.stages(results.stages),
            counted("{number} list", "{number} lists", len(results.lengths)),
            counted("{number} person", "{number} people", len(results.people)),
        ]
    )


def duration(seconds: float) -> str:
    """Write how long something took in its two largest units: `3 days, 4 hours`."""
    whole = int(seconds)
    days, hours = whole // _DAY, whole % _DAY // _HOUR
    minutes, rest = whole % _HOUR // _MINUTE, whole % _MINUTE
    parts = (
        (days, counted("{number} day", "{number} days", days)),
        (hours, counted("{number} hour", "{number} hours", hours)),
        (minutes, counted("{number} minute", "{number} minutes", minutes)),
        (rest, counted("{number} second", "{number} seconds", rest)),
    )
    first = next((at for at, (count, _) in enumerate(parts) if count), len(parts) - 1)
    shown = [words for count, words in parts[first : first + 2] if count]
    return ", ".join(shown) or parts[-1][1]
