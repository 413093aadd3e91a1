"""What several intents say of placings: where, who, with which time, and what stands against it."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from commands import headlines, lists, not_held, wording
from commands.answer import Note
from commands.languages import say, staged
from commands.questions.contest_cues import LEAD
from commands.questions.cues import AFTER, OVERALL
from commands.questions.intent import Asked, arguments
from db.rally import Category, Classification, Kind, Placing, Stage
from db.results import Results


def kind(asked: Asked) -> Kind:
    """Say which list is asked about: of the stage, overall after it, or the final one."""
    if asked.reading.stage is None:
        return Kind.FINAL
    return Kind.GENERAL if asked.reading.has(OVERALL, AFTER, LEAD) else Kind.STAGE


def table(asked: Asked, category: Category, which: Kind | None = None) -> Classification | None:
    """Give the list that is asked about."""
    which = which or kind(asked)
    stage = asked.reading.stage
    number = stage.number if stage and which is not Kind.FINAL else None
    found = asked.results.classification(which, category, number)
    return found if found and found.placings else None


def line(asked: Asked, which: Kind | None = None) -> str:
    """Write the command that shows the list."""
    which = which or kind(asked)
    reading = asked.reading
    name = "winner" if which is Kind.STAGE else "standings"
    stage = None if which is Kind.FINAL else reading.stage
    return f"{name}{arguments(stage, reading.category)}"


def title(asked: Asked, which: Kind | None = None) -> str:
    """Say which list an answer is about."""
    which = which or kind(asked)
    stage, category = asked.reading.stage, asked.reading.category
    parts = [wording.category(category)] if category else []
    if which is Kind.FINAL or stage is None:
        return " · ".join([*(parts or [wording.rally(asked.results)]), say("final standings")])
    if which is Kind.GENERAL:
        return " · ".join([*parts, staged("overall after stage {number}", stage.number)])
    return " · ".join([wording.stage_title(stage.number), *parts])


def where(which: Kind, stage: Stage | None) -> str:
    """Say it inside a sentence: `on stage 9`, `overall after stage 9`, `at the end`."""
    if which is Kind.FINAL or stage is None:
        # Translators: where somebody was first, and so on, below too: “Chagin was 1st on stage 9”.
        return say("in the final standings")
    if which is Kind.GENERAL:
        return staged("overall after stage {number}", stage.number)
    return staged("on stage {number}", stage.number)


def who(placing: Placing) -> str:
    """Name a crew and its make as on this line."""
    return wording.with_make(wording.names(placing.crew.people), placing.make)


def figure(placing: Placing) -> str:
    """Say a placing's time and gap: `in 5:38:44, 0:07 behind`."""
    if placing.time and placing.gap:
        # Translators: how a place was reached: “3rd on stage 9: in 5:38:44, 0:07 behind”.
        return say("in {time}, {gap} behind", time=placing.time, gap=wording.gap(placing.gap))
    if placing.gap:
        return say("{gap} behind", gap=wording.gap(placing.gap))
    return say("in {time}", time=placing.time) if placing.time else ""


def at(found: Classification, ranks: Iterable[int]) -> list[Placing]:
    """Give the placings of some ranks."""
    return [placing for placing in found.placings if placing.rank in set(ranks)]


def notes(results: Results, found: Classification, shown: Sequence[Placing]) -> tuple[Note, ...]:
    """Tell what the source says against the placings shown."""
    return lists.notes(results, replace(found, placings=tuple(shown)), named=True)


def uncounted(asked: Asked, category: Category) -> str:
    """Say that a stage did not enter the classification; nothing where it did."""
    stage = asked.reading.stage
    if stage is None or category not in stage.uncounted:
        return ""
    return staged("stage {number} did not count towards the overall classification.", stage.number)


def missing(asked: Asked, category: Category, which: Kind | None = None) -> str:
    """Say why the list that is asked about is not there."""
    which, stage = which or kind(asked), asked.reading.stage
    results, bikes = asked.results, wording.within(category)
    if which is Kind.FINAL or stage is None:
        if named := headlines.alone(results, category):
            return headlines.sentence(named)
        return say("the source has no final standings of {category}.", category=bikes)
    held = not_held.for_category(results, stage, category)
    printed = stage.reason(category)
    if printed and not asked.reading.category:
        # It stands behind the name of the category.
        held = f"{not_held.reason(printed)}."
    if which is Kind.STAGE:
        return held or staged(
            "the source has no result of {category} for stage {stage}.",
            stage.number,
            category=bikes,
        )
    return (
        held
        or uncounted(asked, category)
        or staged(
            "the source has no standings of {category} after stage {stage}.",
            stage.number,
            category=bikes,
        )
    )


def ordinals(ranks: Iterable[int]) -> str:
    """Name ranks: `1st and 3rd`."""
    return wording.listed([wording.ordinal(rank) for rank in ranks])
