"""How it is said who won."""

from collections import Counter
from collections.abc import Mapping, Sequence

from commands import wording
from commands.languages import counted, counted_at, say
from commands.questions import placed
from db.rally import Category, Classification, Person, Placing
from db.times import Time


def winner(found: Classification, first: Sequence[Placing], behind: Time | None) -> str:
    """Say who won a list, and by how much where that is known."""
    values: dict[str, object] = {
        "names": wording.listed([placed.who(placing) for placing in first]),
        "the_bikes": wording.within(found.category),
        "time": first[0].time or "",
        "gap": wording.gap(behind) if behind else "",
    }
    if found.stage is not None:
        return _of_stage(found.stage, values, len(first))
    if not values["time"]:
        return counted("{names} won {the_bikes}.", "{names} won {the_bikes}.", len(first), **values)
    if behind:
        return counted(
            "{names} won {the_bikes} in {time}, by {gap}.",
            "{names} won {the_bikes} in {time}, by {gap}.",
            len(first),
            **values,
        )
    return counted(
        "{names} won {the_bikes} in {time}.",
        "{names} won {the_bikes} in {time}.",
        len(first),
        **values,
    )


def _of_stage(stage: int, values: Mapping[str, object], winners: int) -> str:
    if not values["time"]:
        return counted_at(
            "{names} won stage {stage}.", "{names} won stage {stage}.", winners, stage, **values
        )
    if values["gap"]:
        return counted_at(
            "{names} won stage {stage} in {time}, by {gap}.",
            "{names} won stage {stage} in {time}, by {gap}.",
            winners,
            stage,
            **values,
        )
    return counted_at(
        "{names} won stage {stage} in {time}.",
        "{names} won stage {stage} in {time}.",
        winners,
        stage,
        **values,
    )


def rally(who: str, category: Category, time: Time | None, won: Sequence[int]) -> str:
    """Say that somebody did win the rally, with which stages."""
    the_bikes = wording.within(category)
    if not won:
        return say(
            "Yes, {who} won {the_bikes} in {time}, with no stage wins.",
            who=who,
            the_bikes=the_bikes,
            time=time,
        )
    return counted(
        "Yes, {who} won {the_bikes} in {time}, with {number} stage: {stages}.",
        "Yes, {who} won {the_bikes} in {time}, with {number} stages: {stages}.",
        len(won),
        who=who,
        the_bikes=the_bikes,
        time=time,
        stages=wording.numerals(won),
    )


def by_others(
    person: Person, own: Placing | None, first: Sequence[Placing], category: Category, stage: int
) -> str:
    """Say that others won a stage, and where somebody was."""
    names = wording.listed([placed.who(each) for each in first])
    the_bikes = wording.within(category)
    if own is None:
        return counted_at(
            "No, {names} won stage {stage} in {the_bikes}.",
            "No, {names} won stage {stage} in {the_bikes}.",
            len(first),
            stage,
            names=names,
            the_bikes=the_bikes,
        )
    return counted_at(
        "No, {names} won stage {stage} in {the_bikes}; {name} was {rank}.",
        "No, {names} won stage {stage} in {the_bikes}; {name} was {rank}.",
        len(first),
        stage,
        names=names,
        the_bikes=the_bikes,
        name=person.name,
        rank=wording.ordinal(own.rank),
    )


def podiums(who: str, stages: Sequence[int]) -> str:
    """Say how often somebody was among the first three."""
    if not stages:
        return say("{who} was never among the first three of a stage.", who=who)
    return counted(
        "{who} was {number} time among the first three of a stage: {stages}.",
        "{who} was {number} times among the first three of a stage: {stages}.",
        len(stages),
        who=who,
        stages=wording.numerals(stages),
    )


def within(category: Category, stages: Sequence[str]) -> str:
    """Say how many stages were won in a category, and which."""
    return counted(
        "{number} stage ({stages}) in {the_bikes}",
        "{number} stages ({stages}) in {the_bikes}",
        len(stages),
        stages=", ".join(stages),
        the_bikes=wording.within(category),
    )


def people(counts: Counter[str]) -> str:
    """Say how many different people won stages."""
    return counted(
        "{spelled} different stage winner ({number}): {wins}.",
        "{spelled} different stage winners ({number}): {wins}.",
        len(counts),
        spelled=wording.spelled(len(counts)),
        wins=each(counts),
    )


def makes(counts: Counter[str]) -> str:
    """Say how many makes won stages."""
    return counted(
        "{spelled} make won stages ({number}): {wins}.",
        "{spelled} makes won stages ({number}): {wins}.",
        len(counts),
        spelled=wording.spelled(len(counts)),
        wins=each(counts),
    )


def countries(counts: Counter[str]) -> str:
    """Say how many countries won stages."""
    return counted(
        "{spelled} country won stages ({number}): {wins}.",
        "{spelled} countries won stages ({number}): {wins}.",
        len(counts),
        spelled=wording.spelled(len(counts)),
        wins=each(counts),
    )


def each(counts: Counter[str]) -> str:
    """Name each with how often it was counted, the most frequent first."""
    return ", ".join(f"{name} {count}" for name, count in counts.most_common())
