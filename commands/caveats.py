"""What an answer must not hide: the findings that touch what it shows, each in one sentence.

Several findings about one printed value are one story: stage 17's total of the trucks fails five
checks because of a single figure. They are told together, with both values.
"""

from collections.abc import Iterable

from commands.answer import Note, NoteKind
from commands.languages import say
from commands.stories import said, story
from db.findings import Check, Finding, Severity
from db.rally import Category, Claim, Classification, Crew, Kind, Person, Placing
from db.results import Results


def disputed(results: Results, kind: Kind, category: Category, stage: int | None) -> frozenset[str]:
    """Give the keys of the crews whose figures in a list the source contradicts elsewhere."""
    return frozenset(
        finding.crew
        for finding in results.findings_about(kind=kind, category=category)
        if finding.severity is Severity.CONTRADICTION and finding.crew and finding.stage == stage
    )


def of_table(results: Results, table: Classification, *, named: bool = False) -> tuple[Note, ...]:
    """Tell what the source says against the figures of a list."""
    stories = _stories(_touching(results, table))
    return tuple(story(results, group, where=named) for group in stories)


def of_initials(shown: Iterable[Placing]) -> tuple[Note, ...]:
    """Tell who is named in full here of whom the source prints the initials alone."""
    matched = {
        printed: person.name
        for placing in shown
        for printed, person in zip(placing.people, placing.crew.people, strict=False)
        if "." in printed and not printed.endswith(person.name)
    }
    return tuple(
        Note(
            NoteKind.INFERRED,
            # Translators: initials and a name: “FRA S. Peterhansel” … Stéphane Peterhansel.
            say("“{printed}” in the source is taken for {name}.", printed=printed, name=name),
        )
        for printed, name in matched.items()
    )


def of_person(results: Results, person: Person, shown: Iterable[Placing]) -> tuple[Note, ...]:
    """Tell what the source says of somebody in words, and what it says against itself.

    That includes what it says against the gaps shown, though a winner's time is in doubt.
    """
    told: dict[str, Note] = {}
    shown = tuple(shown)
    for remark in results.remarks_about(person):
        told.setdefault(remark.text, Note(NoteKind.REMARK, said(remark)))
    return (*told.values(), *of_figures(results, [person], shown), *of_initials(shown))


def of_figures(
    results: Results, people: Iterable[Person], shown: Iterable[Placing]
) -> tuple[Note, ...]:
    """Tell what the source says against itself about people, or against the lines shown."""
    lines = {placing.line for placing in shown if placing.rank > 1}
    about = {each for person in people for each in results.findings_about_person(person)}
    found = [each for each in results.findings if each in about or lines & set(each.lines)]
    return tuple(story(results, group, where=True) for group in _stories(found))


def of_stage(results: Results, number: int) -> tuple[Note, ...]:
    """Tell what the source says in words of a stage that the words name."""
    texts = {
        remark.text: Note(NoteKind.REMARK, said(remark))
        for remark in results.remarks_about_stage(number)
        if remark.claim in (Claim.DIED, Claim.INJURED, None)
    }
    return tuple(texts.values())


def of_wins(results: Results, crews: Iterable[Crew]) -> tuple[Note, ...]:
    """Tell where the source contradicts itself on who has won stages, as far as it is of crews."""
    keys = {crew.key for crew in crews}
    found = [finding for finding in _on_wins(results) if finding.crew in keys]
    return tuple(story(results, group, where=True) for group in _stories(found))


def doubted_wins(results: Results) -> frozenset[str]:
    """Give the keys of the crews whose stage wins the source contradicts elsewhere."""
    return frozenset(finding.crew for finding in _on_wins(results) if finding.crew)


def of_leading(results: Results, categories: Iterable[Category]) -> tuple[Note, ...]:
    """Tell where the source contradicts itself on who led; a total in doubt changes no leader."""
    found = [
        finding
        for each in categories
        for finding in results.findings_about(kind=Kind.GENERAL, category=each)
        if finding.check in (Check.RANKS, Check.ORDER)
    ]
    return tuple(story(results, group, where=True) for group in _stories(found))


def _on_wins(results: Results) -> Iterable[Finding]:
    """A time in doubt changes no win; another order, another winner or another count do."""
    return (
        finding
        for finding in results.findings_about(kind=Kind.STAGE)
        if finding.check in (Check.STAGE_WINNER, Check.RANKS, Check.ORDER, Check.CLAIM)
    )


def of_places(results: Results, names: Iterable[str]) -> tuple[Note, ...]:
    """Tell where the source has lost a country that an answer shows the places of."""
    shown = set(names)
    lost = [
        finding
        for finding in results.findings
        if finding.check is Check.COUNTRY and shown & set(finding.printed.split(", "))
    ]
    return tuple(story(results, group) for group in _stories(lost))


def of_edition(results: Results) -> tuple[Note, ...]:
    """Tell what concerns no category: countries that are lost."""
    whole = [finding for finding in results.findings if finding.category is None]
    return tuple(story(results, group) for group in _stories(whole))


def everything(results: Results) -> tuple[tuple[tuple[Finding, ...], Note], ...]:
    """Tell every finding of the edition, each sentence with the findings it stands for."""
    stories = _stories(results.findings)
    return tuple((tuple(group), story(results, group, where=True)) for group in stories)


def touching(results: Results, person: Person) -> frozenset[Finding]:
    """Give the findings about somebody, and those on a gap of theirs to a time in doubt."""
    lines = {placing.line for _, _, placing in results.placings_of(person) if placing.rank > 1}
    about = frozenset(results.findings_about_person(person))
    return frozenset(each for each in results.findings if each in about or lines & set(each.lines))


def _touching(results: Results, table: Classification) -> tuple[Finding, ...]:
    crews = {placing.crew.key for placing in table.placings}
    found = results.findings_about(kind=table.kind, category=table.category)
    return tuple(
        finding for finding in found if finding.crew in crews and _on_stage(finding, table)
    )


def _on_stage(finding: Finding, table: Classification) -> bool:
    return table.stage is None or concerns(finding, table.stage)


def concerns(finding: Finding, stage: int) -> bool:
    """Say whether a finding is about a stage; a number of wins is about those in question."""
    if finding.check is Check.CLAIM and finding.stage is None:
        claimed, listed = (value.split(", ") for value in (finding.printed, finding.other))
        return (str(stage) in claimed) != (str(stage) in listed)
    return finding.stage == stage


def _stories(findings: Iterable[Finding]) -> list[list[Finding]]:
    groups: dict[object, list[Finding]] = {}
    for finding in findings:
        about: tuple[object, ...] = (finding.kind, finding.category, finding.stage, finding.crew)
        if finding.check is not Check.COUNTRY:
            about = (*about, finding.printed, finding.severity)
        groups.setdefault(about, []).append(finding)
    return list(groups.values())
