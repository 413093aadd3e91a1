"""How far the lists of an edition reach: all that is not listed is not known, and not a retirement.

Where every list of a kind has as many lines that is said; where they differ, how many at most.
"""

from collections.abc import Iterable

from commands import lists, wording
from commands.answer import Note, NoteKind
from commands.languages import say
from db.rally import Category, Kind
from db.results import Results


def deepest(results: Results, kind: Kind, category: Category | None = None) -> int:
    """Say how many lines the longest list of a kind has; none where there is no such list."""
    return max(_counts(results, kind, category), default=0)


def podiums(results: Results, category: Category | None = None) -> bool:
    """Whether the lists of stages are long enough to tell who was among the first three."""
    counts = _counts(results, Kind.STAGE, category)
    return deepest(results, Kind.STAGE, category) >= lists.PODIUM and min(counts) > 1


def only_podiums(results: Results, category: Category) -> bool:
    """Whether who stands in a list of a stage was among the first three, and the other way."""
    deep = deepest(results, Kind.STAGE, category)
    return deep == lists.PODIUM and podiums(results, category)


def top(results: Results, category: Category) -> int:
    """Say of how many first places the final standings tell; none where places are left out."""
    final = results.classification(Kind.FINAL, category)
    if final is None or lists.gappy(final):
        return 0
    return len(final.placings)


def of_stages(results: Results, category: Category | None = None) -> Note:
    """Say how far the lists of stages go."""
    reached = _reached(results, Kind.STAGE, category)
    text = say("The source has no results of stages.")
    if reached:
        text = say("The source lists {first} of each stage.", first=reached)
    return Note(NoteKind.SCOPE, text)


def of_everything(
    results: Results, category: Category | None = None, *, finals: bool = True, top: bool = False
) -> Note:
    """Say how far all lists go, and that who is not listed did not therefore retire.

    `top` is for where the answer speaks of the final standings as a top ten.
    """
    parts = _parts(results, category)
    if finals:
        parts += _at_the_end(results, category, top=top)
    if not parts:
        return Note(NoteKind.SCOPE, say("The source has no lists."))
    told = ", ".join(parts[:-1] or parts)
    if len(parts) > 1:
        told = say("{first}, and {last}", first=told, last=parts[-1])
    return Note(
        NoteKind.SCOPE,
        # Translators: “lists” is “the first three of each stage and overall, and the first ten at
        # the end”.
        say("The source lists {lists}; who is not listed did not therefore retire.", lists=told),
    )


def _parts(results: Results, category: Category | None) -> list[str]:
    stage = _reached(results, Kind.STAGE, category)
    general = _reached(results, Kind.GENERAL, category)
    if stage and stage == general:
        # Translators: “first” is “the first three” or “up to 120”, here and below.
        return [say("{first} of each stage and overall", first=stage)]
    parts = [say("{first} of each stage", first=stage)] if stage else []
    return [*parts, say("{first} overall after a stage", first=general)] if general else parts


def _at_the_end(results: Results, category: Category | None, *, top: bool) -> list[str]:
    counts = set(_counts(results, Kind.FINAL, category))
    if top and len(counts) == 1 and not any(_gappy(results, category)):
        return [say("the final top {listed}", listed=counts.pop())]
    return [say("{first} at the end", first=_reached(results, Kind.FINAL, category))][: len(counts)]


def _gappy(results: Results, category: Category | None) -> Iterable[bool]:
    finals = (results.classification(Kind.FINAL, each) for each in results.categories)
    return (lists.gappy(final) for final in finals if final and category in (None, final.category))


def _reached(results: Results, kind: Kind, category: Category | None) -> str:
    counts = set(_counts(results, kind, category))
    most = max(counts, default=0)
    if len(counts) > 1:
        return say("up to {number}", number=most)
    if most == 1:
        return say("the first alone")
    if kind is Kind.FINAL and any(_gappy(results, category)):
        return say("{number} places", number=_spelled(most))
    return say("the first {number}", number=_spelled(most)) if most else ""


def _counts(results: Results, kind: Kind, category: Category | None) -> Iterable[int]:
    return (
        count
        for (of, where, _), count in results.lengths.items()
        if of is kind and category in (None, where)
    )


def _spelled(number: int) -> str:
    return say("ten") if number == _TEN else wording.spelled(number)


_TEN = 10
