"""What the source says in words, and what it says against itself."""

from collections.abc import Container, Mapping
from dataclasses import dataclass

from commands import caveats, wording
from commands.answer import Answer, Fact, Following, Row, Table
from commands.command import Question, command
from db.findings import Check, Finding
from db.rally import Category, Person, Remark, Stage
from db.results import Results


@dataclass(frozen=True, slots=True)
class _Wanted:
    """What notes must be about; what is not given does not matter."""

    stage: Stage | None
    category: Category | None
    name: Person | None

    @property
    def everything(self) -> bool:
        return not (self.stage or self.category or self.name)

    @property
    def words(self) -> str:
        parts = [
            f"stage {self.stage.number}" if self.stage else "",
            wording.within(self.category) if self.category else "",
            self.name.name if self.name else "",
        ]
        return ", ".join(filter(None, parts))


@command(examples=("notes", "notes stage:13", "notes Chagin"))
def notes(
    question: Question,
    stage: Stage | None = None,
    category: Category | None = None,
    name: Person | None = None,
) -> Answer:
    """Every contradiction found in the source, and what it says in words."""
    results = question.results
    wanted = _Wanted(stage, category, name)
    theirs = caveats.touching(results, name) if name else frozenset()
    told = [
        note
        for found, note in caveats.everything(results)
        if any(_is_about(finding, wanted, theirs) for finding in found)
    ]
    said = dict.fromkeys(remark.text for remark in results.remarks if _says(remark, wanted))
    return Answer(
        title=_title(results, wanted),
        sentence=_sentence(results, wanted, len(told), len(said)),
        tables=tuple(
            table
            for table in (
                Table(
                    "Where the source disagrees with itself",
                    tuple(Row(text=note.text, disputed=True) for note in told),
                ),
                Table("What it says in words", tuple(Row(text=text) for text in said)),
            )
            if table.rows
        ),
        facts=_checked(results) if wanted.everything else (),
        following=_following(wanted),
        category=category,
        private=True,
    )


def _is_about(finding: Finding, wanted: _Wanted, theirs: Container[Finding]) -> bool:
    stage, category = wanted.stage, wanted.category
    if stage and not (caveats.concerns(finding, stage.number) or _lost(finding, stage)):
        return False
    if category and finding.category is not category and not (stage and finding.category is None):
        return False
    return wanted.name is None or finding in theirs


def _lost(finding: Finding, stage: Stage) -> bool:
    """Whether a place of the stage is one whose country is lost."""
    places = {place.name for place in (stage.start, stage.finish) if place.country is None}
    return finding.check is Check.COUNTRY and bool(places & set(finding.printed.split(", ")))


def _says(remark: Remark, wanted: _Wanted) -> bool:
    return (
        (wanted.stage is None or wanted.stage.number in remark.stages)
        and wanted.category in (None, remark.category)
        and (wanted.name is None or wanted.name.key in remark.people)
    )


def _title(results: Results, wanted: _Wanted) -> str:
    if wanted.everything:
        return f"{results.name} · notes on the source"
    return f"Notes on the source · {wanted.words}"


def _sentence(results: Results, wanted: _Wanted, told: int, said: int) -> str:
    made = sum(tally.made for tally in results.tallies)
    if wanted.everything:
        failed = sum(tally.failed for tally in results.tallies)
        return (
            f"{made:,} checks of the source, {failed} failed, "
            f"in {wording.counted(told, 'place')}; nothing has been corrected."
        )
    if not told and not said:
        return f"Nothing: none of {made:,} checks of the source failed there."
    if not told:
        return f"No check failed there; {wording.counted(said, 'remark')} in words."
    words = ", and there is a remark in words" if said == 1 else f", and there are {said} remarks"
    return f"Checks failed in {wording.counted(told, 'place')}{words if said else ''}."


def _checked(results: Results) -> tuple[Fact, ...]:
    return tuple(
        Fact(_CHECKED[tally.check], f"{tally.made} checked, {tally.failed} failed")
        for tally in results.tallies
    )


def _following(wanted: _Wanted) -> tuple[Following, ...]:
    if wanted.everything:
        return (Following("The rally", "rally"), Following("About", "about"))
    return (
        *(
            [Following(f"Stage {wanted.stage.number}", f"stage {wanted.stage.number}")]
            if wanted.stage
            else []
        ),
        *([Following(wanted.name.name, f"rider name:{wanted.name.key}")] if wanted.name else []),
        Following("All notes", "notes"),
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
