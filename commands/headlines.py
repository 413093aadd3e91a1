"""The winners whom the infobox names, for categories of which the source has no final table."""

from collections.abc import Iterable, Sequence

from commands import wording
from commands.answer import Row
from commands.languages import say
from db.rally import Category, Headline, Kind
from db.results import Results
from db.results.together import named


def alone(results: Results, category: Category | None = None) -> tuple[Headline, ...]:
    """Give what the infobox says of categories without a final table, or of one."""
    return tuple(
        each
        for each in results.headlines
        if category in (None, each.category)
        and any(each.people)
        and (Kind.FINAL, each.category, None) not in results.lengths
    )


def sentence(those: Sequence[Headline]) -> str:
    """Say whom the infobox names, and that this is all there is."""
    winners = wording.listed([_named(each, alone=len(those) == 1) for each in those])
    categories = wording.listed([wording.within(each.category) for each in those])
    if len(those) == 1 and len(those[0].people) == 1:
        return say(
            "The infobox names {winners} as the winner; the source has no final table of "
            "{categories}.",
            winners=winners,
            categories=categories,
        )
    return say(
        "The infobox names {winners} as winners; the source has no final table of {categories}.",
        winners=winners,
        categories=categories,
    )


def rows(those: Iterable[Headline], lead: str = "", *, titled: bool = False) -> Iterable[Row]:
    """List whom the infobox names, and that it does; a title may tell the category already."""
    for each in those:
        yield Row(
            lead=lead,
            people=named(each.people),
            make=each.make,
            text=say("infobox"),
            category=None if titled else each.category,
        )


def _named(headline: Headline, *, alone: bool) -> str:
    """Name a crew with what it drove, or beside others with the category."""
    names = wording.names(named(headline.people))
    if alone:
        return wording.with_make(names, headline.make)
    return f"{names} ({wording.plain(headline.category)})"
