"""Somebody's time card: what the source has of them, stage by stage."""

from collections.abc import Iterable, Sequence

from commands import caveats, wording
from commands.answer import Answer, Fact, Following, Note, NoteKind, Row, Table
from commands.cards import Card, Entry, changes, not_there
from commands.command import Question, command
from commands.overall import Overall
from db.rally import Category, Person
from db.results import Results

_DERIVED = (
    "By the overall times before and after, where the stage’s own is not printed; penalties "
    "included."
)


@command(examples=("timecard Sainct", "timecard Masuoka"))
def timecard(question: Question, name: Person, category: Category | None = None) -> Answer:
    """Somebody stage by stage: places, times and gaps, and times that follow from the overall."""
    results = question.results
    raced = [*dict.fromkeys(crew.category for crew in results.crews_of(name))]
    if not raced:
        return Answer(name.name, f"The source names {name.name} in no result.")
    card = Card(results, name, Overall(results, category if category in raced else raced[0]))
    rows = tuple(_row(entry) for entry in card.entries if entry.placing or entry.overall)
    return Answer(
        title=f"{name.name} · {wording.category(card.category)} · stage by stage",
        sentence=_sentence(card),
        tables=(Table("", rows, apart=True),) if rows else (),
        facts=(*_unlisted(card.entries), *(Fact(*each) for each in changes(card))),
        notes=(
            *not_there(name, category if category not in raced else None, raced),
            *_notes(results, card),
        ),
        following=(
            Following(name.name, f"rider name:{name.key}"),
            Following("Progress", f"progress category:{card.category} first:{name.key}"),
            Following("Final", f"standings category:{card.category}"),
        ),
        category=card.category,
    )


def _sentence(card: Card) -> str:
    count, of_all = len(card.listed), len(card.entries)
    if not count:
        return f"{card.person.name} is in no stage’s top three, which is all that the source lists."
    told = f"{card.person.name} is in the top three of {count} of {of_all} stages"
    if card.wins:
        told += f" and won {len(card.wins)}"
    derived = sum(entry.derived is not None for entry in card.entries)
    if derived:
        told += f"; {wording.counted(derived, 'more time')} can be computed"
    return f"{told}."


def _row(entry: Entry) -> Row:
    placing = entry.placing
    rank = f"{wording.ordinal(entry.overall.rank)} overall" if entry.overall else ""
    return Row(
        rank=placing.rank if placing else None,
        unlisted=placing is None,
        time=placing.time if placing else entry.derived,
        gap=placing.gap if placing else None,
        stage=entry.stage,
        text=rank,
        disputed=entry.disputed or entry.overall_disputed,
    )


def _unlisted(entries: Sequence[Entry]) -> Iterable[Fact]:
    missing = [each.stage for each in entries if not each.placing and not each.overall]
    if missing:
        yield Fact("Not in any top three", f"stage {wording.spans(missing)}")


def _notes(results: Results, card: Card) -> tuple[Note, ...]:
    derived = any(entry.derived for entry in card.entries)
    return (
        *([Note(NoteKind.COMPUTED, _DERIVED)] if derived else []),
        *caveats.of_figures(results, [card.person], card.lines),
        Note(
            NoteKind.SCOPE,
            "The source lists the first three of each stage and overall; who is not listed did "
            "not therefore retire.",
        ),
    )
