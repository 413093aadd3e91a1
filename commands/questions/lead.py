"""How it is said who led."""

from collections.abc import Sequence

from commands import wording
from commands.languages import counted, counted_at, say
from db.rally import Classification, Crew, Person, Placing


def after_stage(found: Classification, first: Sequence[Placing]) -> str:
    """Say who led after a stage, and by how much where that is known."""
    behind = next((placing.gap for placing in found.placings if placing.rank > 1), None)
    values: dict[str, object] = {
        "names": wording.listed([placing.crew.people[0].name for placing in first]),
        "gap": wording.gap(behind) if behind else "",
    }
    stage, count = found.stage or 0, len(first)
    # Translators: {details} are a time and a make, as far as they are printed.
    details = ", ".join(filter(None, (str(first[0].time or ""), first[0].make)))
    if not details:
        return counted_at(
            "{names} led after stage {stage}.", "{names} led after stage {stage}.",
            count, stage, **values,
        )  # fmt: skip
    if behind is None:
        return counted_at(
            "{names} led after stage {stage} ({details}).",
            "{names} led after stage {stage} ({details}).",
            count,
            stage,
            details=details,
            **values,
        )
    return counted_at(
        "{names} led by {gap} after stage {stage} ({details}).",
        "{names} led by {gap} after stage {stage} ({details}).",
        count,
        stage,
        details=details,
        **values,
    )


def spell(crew: Crew, stages: Sequence[int]) -> str:
    """Say who led for some stages in a row."""
    name = crew.people[0].name
    if not stages[0]:
        return say("{name} after {stages}", name=name, stages=wording.stages(stages))
    return counted(
        "{name} after stage {first}",
        "{name} after stages {first}–{last}",
        len(stages),
        name=name,
        first=stages[0],
        last=stages[-1],
    )


def stages(person: Person, after: Sequence[int], of: int) -> str:
    """Say after which stages somebody led, of so many."""
    if 0 in after:
        return say(
            "{name} led overall after {number} of {total} counting stages ({stages}).",
            name=person.name,
            number=len(after),
            total=of,
            stages=wording.numerals(after),
        )
    return counted(
        "{name} led overall after {number} of {total} counting stages (stage {stages}).",
        "{name} led overall after {number} of {total} counting stages (stage {stages}).",
        len(after),
        name=person.name,
        total=of,
        stages=wording.numerals(after),
    )


def until(taken: Sequence[str], lost: Sequence[str]) -> str:
    """Say when a lead was taken, and when it was lost."""
    if wording.numeral(0) in taken:
        # Translators: {taken} and {lost} are numbers of stages, or the prologue among them.
        told = say("Lead taken: {taken}.", taken=wording.listed(taken))
        return f"{told} {say('Lead lost: {lost}.', lost=wording.listed(lost))}" if lost else told
    if lost:
        # Translators: {taken} and {lost} are numbers of one stage or of several: 5 and 16.
        return say(
            "The lead was taken on stage {taken} and lost on stage {lost}.",
            taken=wording.listed(taken),
            lost=wording.listed(lost),
        )
    # Translators: {taken} is the number of one stage or of several: 5 and 16.
    return say(
        "The lead was taken on stage {taken} and kept to the end.", taken=wording.listed(taken)
    )
