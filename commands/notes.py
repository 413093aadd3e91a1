"""What the source says in words, and what it says against itself."""

from collections.abc import Mapping

from commands import caveats, wording
from commands.answer import Answer, Fact, Following, Row, Table
from commands.command import Question, command
from db.findings import Check


@command(examples=("notes",))
def notes(question: Question) -> Answer:
    """Every contradiction found in the source, and what it says in words."""
    results = question.results
    told = caveats.everything(results)
    found = tuple(Row(text=note.text, category=None, disputed=True) for _, note in told)
    said = dict.fromkeys(remark.text for remark in results.remarks)
    made = sum(tally.made for tally in results.tallies)
    failed = sum(tally.failed for tally in results.tallies)
    return Answer(
        title=f"{results.name} · notes on the source",
        sentence=(
            f"{made:,} checks of the source, {failed} failed, "
            f"in {wording.counted(len(told), 'place')}; nothing has been corrected."
        ),
        tables=(
            Table("Where the source disagrees with itself", found),
            Table("What it says in words", tuple(Row(text=text) for text in said)),
        ),
        facts=tuple(
            Fact(_CHECKED[tally.check], f"{tally.made} checked, {tally.failed} failed")
            for tally in results.tallies
        ),
        following=(Following("The rally", "rally"),),
        private=True,
    )


_CHECKED: Mapping[Check, str] = {
    Check.STAGE_GAP: "Gaps of stages",
    Check.GENERAL_GAP: "Gaps overall",
    Check.GENERAL_STEP: "Overall times from stage to stage",
    Check.LEADER_TIME: "Leaders' times growing",
    Check.FINAL: "Final table against the last stage",
    Check.CREW: "One crew for each driver",
    Check.MAKE: "One make for each crew",
    Check.STAGE_WINNER: "Stage winners in both tables",
    Check.HEADLINE: "Winners in the infobox",
    Check.RANKS: "Positions",
    Check.ORDER: "Order of the times",
    Check.DATES: "Dates in a row",
    Check.ROUTE: "Route without a jump",
    Check.FLAG: "One flag for each person",
    Check.NUMBER: "Start numbers",
    Check.COUNTRY: "Countries",
    Check.CLAIM: "What the text says",
}
