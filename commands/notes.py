"""What the source says in words, and what it says against itself."""

from collections.abc import Container, Mapping
from dataclasses import dataclass

from commands import caveats, wording
from commands.answer import Answer, Fact, Following, Row, Table
from commands.command import Question, command
from commands.languages import counted, later, say
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
            wording.stage(self.stage.number) if self.stage else "",
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
                    say("Where the source disagrees with itself"),
                    tuple(Row(text=note.text, disputed=True) for note in told),
                ),
                # Translators: what stands below is quoted from the English source.
                Table(say("What it says in words"), tuple(Row(text=text) for text in said)),
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
        return say("{rally} · notes on the source", rally=wording.rally(results))
    # Translators: “wanted” is “stage 17, the trucks” or a name.
    return say("Notes on the source · {wanted}", wanted=wanted.words)


def _sentence(results: Results, wanted: _Wanted, told: int, said: int) -> str:
    made = wording.number(sum(tally.made for tally in results.tallies))
    if wanted.everything:
        failed = sum(tally.failed for tally in results.tallies)
        return counted(
            "{made} checks of the source, {failed} failed, in {number} place; "
            "nothing has been corrected.",
            "{made} checks of the source, {failed} failed, in {number} places; "
            "nothing has been corrected.",
            told,
            made=made,
            failed=failed,
        )
    if not told and not said:
        return say("Nothing: none of {made} checks of the source failed there.", made=made)
    if not told:
        return counted(
            "No check failed there; {number} remark in words.",
            "No check failed there; {number} remarks in words.",
            said,
        )
    return _failed(told, said)


def _failed(told: int, said: int) -> str:
    failed = counted("Checks failed in {number} place", "Checks failed in {number} places", told)
    if not said:
        return f"{failed}."
    if said == 1:
        # Translators: “failed” is “Checks failed in 2 places”.
        return say("{failed}, and there is a remark in words.", failed=failed)
    return say("{failed}, and there are {said} remarks.", failed=failed, said=said)


def _checked(results: Results) -> tuple[Fact, ...]:
    return tuple(
        Fact(
            say(_CHECKED[tally.check]),
            # Translators: how many gaps, times, people … of the sort named were checked.
            say("{made} checked, {failed} failed", made=tally.made, failed=tally.failed),
        )
        for tally in results.tallies
    )


def _following(wanted: _Wanted) -> tuple[Following, ...]:
    if wanted.everything:
        return (Following(say("The rally"), "rally"), Following(say("About"), "about"))
    following = [Following(say("All notes"), "notes")]
    if wanted.name:
        following.insert(0, Following(wanted.name.name, f"rider name:{wanted.name.key}"))
    if wanted.stage:
        number = wanted.stage.number
        following.insert(
            0, Following(wording.stage_title(number), f"stage {wording.asked(number)}")
        )
    return tuple(following)


_CHECKED: Mapping[Check, str] = {
    Check.STAGE_GAP: later("Gaps of stages"),
    Check.GENERAL_GAP: later("Gaps overall"),
    Check.GENERAL_STEP: later("Overall times from stage to stage"),
    Check.LEADER_TIME: later("Leaders' times growing"),
    Check.FINAL: later("Final table against the last stage"),
    Check.CREW: later("One crew for each driver"),
    Check.MAKE: later("One make for each crew"),
    Check.STAGE_WINNER: later("Stage winners in both tables"),
    Check.HEADLINE: later("Winners in the infobox"),
    Check.RANKS: later("Positions"),
    Check.ORDER: later("Order of the times"),
    Check.DATES: later("Dates in a row"),
    Check.ROUTE: later("Route without a jump"),
    Check.FLAG: later("One flag for each person"),
    Check.NUMBER: later("Start numbers"),
    Check.COUNTRY: later("Countries"),
    Check.CLAIM: later("What the text says"),
    Check.PERIOD: later("First and last day in the infobox"),
    Check.STAGES: later("Number of stages in the infobox"),
}
