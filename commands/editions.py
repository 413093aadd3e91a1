"""What is loaded: every edition with its winners."""

from collections.abc import Iterable, Sequence

from commands import wording, years
from commands.answer import Answer, Following, Note, NoteKind, Row, Table
from commands.command import Question, command
from commands.languages import say
from db.rally import Category
from db.results.together import Champion, Glance

_MOST_WHOLE = 10
"""With more editions each is a row of surnames instead of a list, so that all go on one screen."""
_MOST_ROWS = 25
"""A face shows no more of one list."""


@command(examples=("editions",), yearly=False)
def editions(question: Question) -> Answer:
    """The years that are loaded, with the winners of each."""
    there = question.editions.together.glances if question.editions else ()
    if len(there) <= _MOST_WHOLE:
        tables = tuple(Table(_title(each), tuple(_winners(each))) for each in there)
    else:
        parts = (there[at : at + _MOST_ROWS] for at in range(0, len(there), _MOST_ROWS))
        tables = tuple(Table("", tuple(map(_row, part))) for part in parts)
    return Answer(
        title=say("Editions"),
        sentence=_sentence(there),
        tables=tables,
        notes=tuple(_notes(there)),
        following=_following(there),
    )


def _sentence(there: Sequence[Glance]) -> str:
    if len(there) == 1:
        return say(
            "One edition is loaded, the {rally}; whoever runs this bot can load others.",
            rally=wording.rally_called(there[0].year, there[0].name),
        )
    return say(
        "{number} editions are loaded: {years}.",
        number=wording.begun(wording.spelled(len(there))),
        years=years.named([each.year for each in reversed(there)]),
    )


def _title(edition: Glance) -> str:
    name = wording.rally_called(edition.year, edition.name)
    if str(edition.year) not in name:
        name = f"{edition.year} · {name}"
    way = f"{edition.start} → {edition.finish}" if edition.start else ""
    return " · ".join(filter(None, (name, way)))


def _winners(edition: Glance) -> Iterable[Row]:
    """Name the winners of each category, and who is not known."""
    for category in edition.categories:
        won = _of(edition, category)
        for each in won:
            yield Row(
                lead=wording.category(category),
                people=each.people,
                make=each.make,
                text=say("infobox") if each.headlined else "",
            )
        if not won:
            yield Row(lead=wording.category(category), text=say("no winner in the source"))


def _row(edition: Glance) -> Row:
    """Write an edition in one row: `2003`, `bikes Sainct · cars Masuoka · trucks Chagin`."""
    told = []
    for category in edition.categories:
        won = _of(edition, category)
        names = " / ".join(each.people[0].surname for each in won) or "?"
        if any(each.headlined for each in won):
            names = say("{names} (infobox)", names=names)
        told.append(f"{wording.plain(category)} {names}")
    return Row(lead=str(edition.year), text=" · ".join(told))


def _of(edition: Glance, category: Category) -> tuple[Champion, ...]:
    return tuple(each for each in edition.champions if each.category is category)


def _notes(there: Sequence[Glance]) -> Iterable[Note]:
    short = len(there) > _MOST_WHOLE
    if short and any(len(each.champions) < len(each.categories) for each in there):
        yield Note(NoteKind.SCOPE, say("? means that the source names no winner."))
    if any(each.headlined for edition in there for each in edition.champions):
        yield Note(
            NoteKind.SCOPE,
            say("Where the source has no final table, the winners are those its infobox names."),
        )


def _following(there: Sequence[Glance]) -> tuple[Following, ...]:
    if len(there) == 1:
        return (Following(say("The rally"), "rally"),)
    return years.opened((each.year for each in there), lambda year: f"rally year:{year}")
