"""What the source says in words, and what it says against itself."""

from commands import caveats, wording
from commands.answer import Answer, Fact, Following, Row, Table
from commands.command import Question, command


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
            Fact(tally.check.capitalize(), f"{tally.made} checked, {tally.failed} failed")
            for tally in results.tallies
            if tally.failed
        ),
        following=(Following("The rally", "rally"),),
        private=True,
    )
