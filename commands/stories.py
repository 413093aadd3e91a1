"""What the source says against itself, and in words: each as one sentence."""

from collections.abc import Callable, Mapping, Sequence

from commands import wording
from commands.answer import Note, NoteKind
from commands.languages import counted, later, say, staged
from db.findings import Check, Finding, Severity
from db.nations import nations
from db.rally import Claim, Crew, Kind, Placing, Remark
from db.results import Results


def story(results: Results, group: Sequence[Finding], *, where: bool = False) -> Note:
    """Tell findings about one value; `where` says first in which list it stands."""
    first = group[0]
    tell = _teller(first)
    kind = NoteKind.INFERRED if tell in (_explained, _country) else NoteKind.DISPUTED
    told, place = tell(results, group), _where(first) if where else ""
    return Note(kind, say("{where}: {told}", where=place, told=told) if place else told)


def _teller(finding: Finding) -> "_Teller":
    if finding.severity is Severity.EXPLAINED:
        return _explained
    if finding.check is Check.COUNTRY and finding.severity is Severity.CONTRADICTION:
        return _spelled
    if finding.check is Check.FLAG and finding.severity is Severity.GAP:
        return _without_flag
    return _TOLD.get(finding.check, _figures)


def said(remark: Remark) -> str:
    """Quote a remark as the source has it, and say where it stands."""
    # Translators: what follows is quoted from the English source, so say whose words they are.
    text = say("The text says: {quoted}", quoted=remark.text)
    if remark.footnote and remark.stages:
        # Translators: what follows is quoted from the English source, so say whose words they are.
        text = say("A footnote says: {quoted}", quoted=remark.text)
    elif remark.footnote:
        # Translators: what follows is quoted from the English source, so say whose words they are.
        text = say("A footnote says, without naming a stage: {quoted}", quoted=remark.text)
    return text


def _where(finding: Finding) -> str:
    parts = [wording.category(finding.category)] if finding.category else []
    if finding.stage is not None and finding.check is not Check.CLAIM:
        if finding.kind is Kind.GENERAL:
            parts.append(staged("overall after stage {number}", finding.stage))
        else:
            parts.append(wording.stage(finding.stage))
    elif finding.kind is Kind.FINAL:
        parts.append(say("final table"))
    return ", ".join(parts)


def _figures(results: Results, group: Sequence[Finding]) -> str:
    first = group[0]
    crew, placing = _placing(results, first)
    prints = {"who": _who(crew), "printed": first.printed}
    if placing and _is_gap(placing, first):
        text = say("{who}: the source prints a gap of {printed}", **prints)
    else:
        text = say("{who}: the source prints a time of {printed}", **prints)
    if any(finding.check is Check.LEADER_TIME for finding in group):
        # Translators: “told” is “V. Chagin: the source prints a time of 61:12:59”.
        text = say("{told}, no more than a stage earlier", told=text)
    others = dict.fromkeys(_evidence(each, placing) for each in group if each.other != each.printed)
    if others:
        # Translators: “told” is “V. Chagin: the source prints a time of 61:12:59”; “evidence” is
        # “the times”, “the gap beside it and the final table” and the like.
        text = say(
            "{told}; it would be {other} by {evidence}",
            told=text,
            other=first.other,
            evidence=wording.listed(list(others)),
        )
    if first.favours is None:
        return say("{told}. Nothing else in it decides.", told=text)
    return f"{text}."


def _who(crew: Crew | None) -> str:
    return crew.people[0].initials if crew else say("The source")


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
    # All of these stand after “it would be 6:03:07 by”.
    if finding.check in (Check.STAGE_GAP, Check.GENERAL_GAP):
        if placing and _is_gap(placing, finding):
            return say("the times")
        first = placing and placing.rank == 1
        return say("the gaps of the others") if first else say("the gap beside it")
    return say(_EVIDENCE.get(finding.check, _ELSE))


_ELSE = later("other lines")
_EVIDENCE: Mapping[Check, str] = {
    Check.GENERAL_STEP: later("the overall times before and after"),
    Check.FINAL: later("the final table"),
    Check.ORDER: later("the order of the list"),
}


def _explained(results: Results, group: Sequence[Finding]) -> str:
    first = group[0]
    crew, _ = _placing(results, first)
    remark = _remark(results, first)
    values = {"who": _who(crew), "printed": first.printed, "other": first.other}
    if remark and remark.amount:
        return say(
            "{who}: {printed} overall is {amount} more than the total before with the stage time "
            "({other}). That fits a penalty of {amount} in a footnote that names no stage.",
            amount=remark.amount,
            **values,
        )
    return say(
        "{who}: {printed} overall is more than the total before with the stage time ({other}). "
        "That fits a penalty in a footnote that names no stage.",
        **values,
    )


def _remark(results: Results, finding: Finding) -> Remark | None:
    return results.remarks[finding.remark] if finding.remark is not None else None


def _country(results: Results, group: Sequence[Finding]) -> str:
    first = group[0]
    lost: list[str] = []
    for finding in group:
        values = [value.strip() for value in finding.printed.split(",")]
        if "" in values:
            # Translators: stands after “The source leaves out”.
            lost.append(say("a country in its list ({codes})", codes=finding.printed))
        else:
            # Translators: stands after “The source leaves out”.
            lost.append(say("the country of {places}", places=wording.listed(values)))
    text = say("The source leaves out {lost}.", lost=wording.listed(lost))
    remark = _remark(results, first)
    if first.favours and remark:
        country, places = _called(first.favours), wording.listed(remark.places)
        # Translators: “country” has no article; word it so that any country fits.
        put = say("Its text puts {places} in {country}.", places=places, country=country)
        text = f"{text} {put}"
    return text


def _called(country: str) -> str:
    """Name a country that the English source names."""
    known = (nation for nation in nations().values() if nation.english == country)
    return next((wording.country(nation) for nation in known), country)


def _spelled(results: Results, group: Sequence[Finding]) -> str:
    first = group[0]
    crew = results.crew(first.crew) if first.crew else None
    forms = {"printed": first.printed, "other": first.other}
    if crew is None:
        return say("the source prints {printed} here and {other} elsewhere.", **forms)
    return say(
        "{who}'s crew: the source prints {printed} here and {other} elsewhere.",
        who=_who(crew),
        **forms,
    )


def _without_flag(_results: Results, group: Sequence[Finding]) -> str:
    return say("The source gives no country of {people}.", people=group[0].printed)


def _no_figure(results: Results, group: Sequence[Finding]) -> str:
    first = group[0]
    crew = results.crew(first.crew) if first.crew else None
    return say(_NO_FIGURES[first.check], who=_who(crew), printed=first.printed, other=first.other)


_NO_FIGURES: Mapping[Check, str] = {
    # Translators: of a stage or a rest day; both are dates.
    Check.DATES: later("the source prints {printed}; the days beside it make it {other}."),
    # Translators: of a stage or a rest day; both are places.
    Check.ROUTE: later("the source starts in {printed}; the day before ended in {other}."),
    # Translators: both are a number and a name.
    Check.NUMBER: later("the source gives a start number twice: {printed} and {other}."),
    # Translators: both are ranks: 4, 3.
    Check.RANKS: later(
        "{who}: the source prints {printed}; in the order of the list it is {other}."
    ),
    Check.HEADLINE: later("the infobox says {printed}; the final table says {other}."),
    # Translators: of the first or the last day; both are dates as the source prints them.
    Check.PERIOD: later("the infobox says {printed}; the table of stages says {other}."),
    # Translators: both are numbers.
    Check.STAGES: later("the infobox says {printed} stages; the table of stages has {other}."),
    Check.STAGE_WINNER: later("the table of stages says {printed}; the result says {other}."),
}


def _claimed(results: Results, group: Sequence[Finding]) -> str:
    first = group[0]
    remark = _remark(results, first)
    who = wording.listed(remark.names) if remark else say("The source")
    values = {"who": who, "said": first.printed, "listed": first.other}
    claim = remark.claim if remark else None
    match claim:
        case Claim.STAGE_WINS:
            # Translators: “said” and “listed” are numbers of stages: “9, 13, 15”.
            return say(
                "{who}: the text gives stage wins {said}; the tables give {listed}.", **values
            )
        case Claim.OUT | Claim.DIED:
            return _gone(first, claim, values)
        case Claim.LED:
            return _led(first, remark.stages if remark else (), values)
    return say("{who}: the text says {said}; the tables say {listed}.", **values)


def _gone(finding: Finding, claim: Claim, values: Mapping[str, str]) -> str:
    """Tell who is listed later than the text allows."""
    on_a_stage, whenever, not_final = _GONE[claim]
    text = on_a_stage if finding.stage else whenever
    return say(
        text if finding.kind is Kind.FINAL else not_final,
        **{**values, "listed": _place(finding.other), "stage": finding.stage},
    )


_GONE: Mapping[Claim, tuple[str, str, str]] = {
    Claim.OUT: (
        # Translators: “listed” is a place and a gap: “3rd, +2:16:28”.
        later("{who}: the text says out on stage {stage}; the final table says {listed}."),
        later("{who}: the text says out; the final table says {listed}."),
        later("{who}: the text says out on stage {stage}; a later list says {listed}."),
    ),
    Claim.DIED: (
        later("{who}: the text says died on stage {stage}; the final table says {listed}."),
        later("{who}: the text says died; the final table says {listed}."),
        later("{who}: the text says died on stage {stage}; a later list says {listed}."),
    ),
}


def _led(finding: Finding, stages: Sequence[int], values: Mapping[str, str]) -> str:
    about = {**values, "listed": _place(finding.other)}
    if not stages:
        return say("{who}: the text says in the lead; the tables say {listed} at best.", **about)
    # Translators: “listed” is a place: “2nd”.
    return counted(
        "{who}: the text says in the lead after stage {stages}; the table says {listed}.",
        "{who}: the text says in the lead after stages {stages}; the tables say {listed} at best.",
        len(stages),
        stages=wording.listed(list(map(wording.numeral, stages))),
        **about,
    )


def _place(listed: str) -> str:
    rank, comma, figure = listed.partition(", ")
    return f"{wording.ordinal(int(rank)) if rank.isdecimal() else rank}{comma}{figure}"


_Teller = Callable[[Results, Sequence[Finding]], str]
_TOLD: Mapping[Check, _Teller] = {
    Check.COUNTRY: _country,
    Check.CREW: _spelled,
    Check.MAKE: _spelled,
    Check.FLAG: _spelled,
    Check.CLAIM: _claimed,
    **dict.fromkeys(_NO_FIGURES, _no_figure),
}
