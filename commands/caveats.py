"""What an answer must not hide: the findings that touch what it shows, each in one sentence.

Several findings about one printed value are one story: stage 17's total of the trucks fails five
checks because of a single figure. They are told together, with both values.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence

from commands import wording
from commands.answer import Note, NoteKind
from db.findings import Check, Finding, Severity
from db.rally import Category, Claim, Classification, Crew, Kind, Person, Placing, Remark
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
    return tuple(_story(results, group, where=named) for group in stories)


def of_person(results: Results, person: Person, shown: Iterable[Placing]) -> tuple[Note, ...]:
    """Tell what the source says of somebody in words, and what it says against itself.

    That includes what it says against the gaps shown, though a winner's time is in doubt.
    """
    said: dict[str, Note] = {}
    for remark in results.remarks_about(person):
        said.setdefault(remark.text, Note(NoteKind.REMARK, _said(remark)))
    return (*said.values(), *of_figures(results, [person], shown))


def of_figures(
    results: Results, people: Iterable[Person], shown: Iterable[Placing]
) -> tuple[Note, ...]:
    """Tell what the source says against itself about people, or against the lines shown."""
    lines = {placing.line for placing in shown if placing.rank > 1}
    about = [each for person in people for each in results.findings_about_person(person)]
    found = [each for each in results.findings if each in about or lines & set(each.lines)]
    return tuple(_story(results, group, where=True) for group in _stories(found))


def of_stage(results: Results, number: int) -> tuple[Note, ...]:
    """Tell what the source says in words of a stage that the words name."""
    texts = {
        remark.text: Note(NoteKind.REMARK, _said(remark))
        for remark in results.remarks_about_stage(number)
        if remark.claim in (Claim.DIED, Claim.INJURED, None)
    }
    return tuple(texts.values())


def of_wins(results: Results, crews: Iterable[Crew]) -> tuple[Note, ...]:
    """Tell where the source contradicts itself on who has won stages, as far as it is of crews."""
    keys = {crew.key for crew in crews}
    found = [finding for finding in _on_wins(results) if finding.crew in keys]
    return tuple(_story(results, group, where=True) for group in _stories(found))


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
    return tuple(_story(results, group, where=True) for group in _stories(found))


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
    return tuple(_story(results, group) for group in _stories(lost))


def of_edition(results: Results) -> tuple[Note, ...]:
    """Tell what concerns no category: countries that are lost."""
    whole = [finding for finding in results.findings if finding.category is None]
    return tuple(_story(results, group) for group in _stories(whole))


def everything(results: Results) -> tuple[tuple[tuple[Finding, ...], Note], ...]:
    """Tell every finding of the edition, each sentence with the findings it stands for."""
    stories = _stories(results.findings)
    return tuple((tuple(group), _story(results, group, where=True)) for group in stories)


def touching(results: Results, person: Person) -> frozenset[Finding]:
    """Give the findings about somebody, and those on a gap of theirs to a time in doubt."""
    lines = {placing.line for _, _, placing in results.placings_of(person) if placing.rank > 1}
    about = results.findings_about_person(person)
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


def _story(results: Results, group: Sequence[Finding], *, where: bool = False) -> Note:
    first = group[0]
    tell = _TOLD.get(first.check, _figures)
    if first.severity is Severity.EXPLAINED:
        tell = _explained
    kind = NoteKind.INFERRED if tell in (_explained, _country) else NoteKind.DISPUTED
    place = f"{_where(first)}: " if where and _where(first) else ""
    return Note(kind, place + tell(results, group))


def _where(finding: Finding) -> str:
    parts = [wording.category(finding.category)] if finding.category else []
    if finding.stage is not None and finding.check is not Check.CLAIM:
        overall = "overall after " if finding.kind is Kind.GENERAL else ""
        parts.append(f"{overall}stage {finding.stage}")
    elif finding.kind is Kind.FINAL:
        parts.append("final table")
    return ", ".join(parts)


def _figures(results: Results, group: Sequence[Finding]) -> str:
    first = group[0]
    crew, placing = _placing(results, first)
    who = crew.people[0].initials if crew else "The source"
    thing = "a gap" if placing and _is_gap(placing, first) else "a time"
    others = dict.fromkeys(_evidence(each, placing) for each in group if each.other != each.printed)
    text = f"{who}: the source prints {thing} of {first.printed}"
    if any(finding.check is Check.LEADER_TIME for finding in group):
        text += ", no more than a stage earlier"
    if others:
        text += f"; it would be {first.other} by {wording.listed(list(others))}"
    text += "."
    if first.favours is None:
        text += " Nothing else in it decides."
    return text


def _placing(results: Results, finding: Finding) -> tuple[Crew | None, Placing | None]:
    crew = results.crew(finding.crew) if finding.crew else None
    if crew is None or finding.kind is None:
        return crew, None
    table = results.classification(finding.kind, crew.category, finding.stage)
    placings = table.placings if table else ()
    return crew, next((each for each in placings if each.crew.key == crew.key), None)


def _is_gap(placing: Placing, finding: Finding) -> bool:
    return placing.gap is not None and placing.gap.printed == finding.printed


def _evidence(finding: Finding, placing: Placing | None) -> str:
    if finding.check in (Check.STAGE_GAP, Check.GENERAL_GAP):
        if placing and _is_gap(placing, finding):
            return "the times"
        return "the gaps of the others" if placing and placing.rank == 1 else "the gap beside it"
    return _EVIDENCE.get(finding.check, "other lines")


_EVIDENCE: Mapping[Check, str] = {
    Check.GENERAL_STEP: "the overall times before and after",
    Check.FINAL: "the final table",
    Check.STAGE_WINNER: "the table of stages",
    Check.HEADLINE: "the infobox",
    Check.ORDER: "the order of the list",
    Check.RANKS: "the order of the list",
}


def _explained(results: Results, group: Sequence[Finding]) -> str:
    first = group[0]
    crew, _ = _placing(results, first)
    who = crew.people[0].initials if crew else "The source"
    remark = results.remarks[first.remark] if first.remark is not None else None
    amount = str(remark.amount) if remark and remark.amount else "a penalty"
    return (
        f"{who}: {first.printed} overall is {amount} more than the total before with the stage "
        f"time ({first.other}). That fits a penalty of {amount} in a footnote that names no stage."
    )


def _country(results: Results, group: Sequence[Finding]) -> str:
    first = group[0]
    lost: list[str] = []
    for finding in group:
        values = [value.strip() for value in finding.printed.split(",")]
        blank = f"a country in its list ({finding.printed})"
        lost.append(blank if "" in values else f"the country of {wording.listed(values)}")
    text = f"The source leaves out {wording.listed(lost)}."
    if first.favours:
        remark = results.remarks[first.remark] if first.remark is not None else None
        places = wording.listed(remark.places) if remark else ""
        text += f" Its text puts {places} in {first.favours}."
    return text


def _spelled(results: Results, group: Sequence[Finding]) -> str:
    first = group[0]
    crew = results.crew(first.crew) if first.crew else None
    whose = f"{crew.people[0].initials}'s crew: " if crew else ""
    return f"{whose}the source prints {first.printed} here and {first.other} elsewhere."


def _claimed(results: Results, group: Sequence[Finding]) -> str:
    first = group[0]
    remark = results.remarks[first.remark] if first.remark is not None else None
    who = wording.listed(remark.names) if remark else "The source"
    claim = remark.claim if remark else None
    if claim is Claim.STAGE_WINS:
        return f"{who}: the text gives stage wins {first.printed}; the tables give {first.other}."
    if claim is Claim.OUT:
        rank, _, figure = first.other.partition(", ")
        place = wording.ordinal(int(rank)) if rank.isdecimal() else rank
        when = f" on stage {first.stage}" if first.stage else ""
        return f"{who}: the text says out{when}; the final table says {place}, {figure}."
    return f"{who}: the text says {first.printed}; the tables say {first.other}."


_Teller = Callable[[Results, Sequence[Finding]], str]
_TOLD: Mapping[Check, _Teller] = {
    Check.COUNTRY: _country,
    Check.CREW: _spelled,
    Check.MAKE: _spelled,
    Check.FLAG: _spelled,
    Check.CLAIM: _claimed,
}


def _said(remark: Remark) -> str:
    if not remark.footnote:
        return f"The text says: {remark.text}"
    unplaced = "" if remark.stages else ", without naming a stage"
    return f"A footnote says{unplaced}: {remark.text}"
