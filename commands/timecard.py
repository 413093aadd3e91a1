"""Somebody's time card: what the source has of them, stage by stage."""

from collections.abc import Iterable, Sequence

from commands import caveats, not_held, reach, wording
from commands.answer import Answer, Fact, Following, Note, NoteKind, Row, Table
from commands.cards import Card, Entry, changes, not_there
from commands.command import Question, command
from commands.languages import counted, later, say
from commands.overall import Overall
from db.rally import Category, Person
from db.results import Results

_DERIVED = later(
    "By the overall times before and after, where the stage’s own is not printed; penalties "
    "included."
)


@command(examples=("timecard Sainct", "timecard Masuoka"))
def timecard(question: Question, name: Person, category: Category | None = None) -> Answer:
    """Somebody stage by stage: places, times and gaps, and times that follow from the overall."""
    results = question.results
    raced = [*dict.fromkeys(crew.category for crew in results.crews_of(name))]
    if not raced:
        return Answer(name.name, say("The source names {names} in no result.", names=name.name))
    card = Card(results, name, Overall.of(results, category if category in raced else raced[0]))
    rows = tuple(_row(entry) for entry in card.entries if entry.placing or entry.overall)
    return Answer(
        title=f"{name.name} · {wording.category(card.category)} · {say('stage by stage')}",
        sentence=_sentence(card, podium=reach.only_podiums(results, card.category)),
        tables=(Table("", rows, apart=True),) if rows else (),
        facts=(
            *_unlisted(card.entries, podium=reach.only_podiums(results, card.category)),
            *not_held.facts(results, card.category),
            *(Fact(*each) for each in changes(card)),
        ),
        notes=(
            *not_there(name, category if category not in raced else None, raced),
            *_notes(results, card),
        ),
        following=(
            Following(name.name, f"rider name:{name.key}"),
            Following(say("Progress"), f"progress category:{card.category} first:{name.key}"),
            Following(say("Final"), f"standings category:{card.category}"),
        ),
        category=card.category,
    )


def _sentence(card: Card, *, podium: bool) -> str:
    name = card.person.name
    if not card.listed and not podium:
        return say("{name} stands in no list of a stage.", name=name)
    if not card.listed:
        return say(
            "{name} is in no stage’s top three, which is all that the source lists.", name=name
        )
    reached = _reached if podium else _listed
    told = [reached(name, len(card.listed), len(card.entries), len(card.wins))]
    derived = sum(entry.derived is not None for entry in card.entries)
    if derived:
        told.append(
            counted(
                "{number} more time can be computed",
                "{number} more times can be computed",
                derived,
            )
        )
    return f"{wording.clauses(told)}."


def _reached(name: str, listed: int, of_all: int, won: int) -> str:
    if not won:
        return say(
            "{name} is in the top three of {listed} of {of_all} stages",
            name=name,
            listed=listed,
            of_all=of_all,
        )
    return say(
        "{name} is in the top three of {listed} of {of_all} stages and won {won}",
        name=name,
        listed=listed,
        of_all=of_all,
        won=won,
    )


def _listed(name: str, listed: int, of_all: int, won: int) -> str:
    values = {"name": name, "listed": listed, "of_all": of_all, "won": won}
    if not won:
        return say("{name} is listed on {listed} of {of_all} stages", **values)
    if won == listed:
        return say("{name} is listed on {listed} of {of_all} stages, as the winner", **values)
    return say("{name} is listed on {listed} of {of_all} stages and won {won}", **values)


def _row(entry: Entry) -> Row:
    placing = entry.placing
    rank = entry.overall.rank if entry.overall else 0
    return Row(
        rank=placing.rank if placing else None,
        unlisted=placing is None,
        time=placing.time if placing else entry.derived,
        gap=placing.gap if placing else None,
        stage=entry.stage,
        text=say("{place} overall", place=wording.ordinal(rank)) if rank else "",
        disputed=entry.disputed or entry.overall_disputed,
    )


def _unlisted(entries: Sequence[Entry], *, podium: bool) -> Iterable[Fact]:
    missing = [each.stage for each in entries if not each.placing and not each.overall]
    if missing:
        # Translators: one stage, or several: “1–2, 6”.
        stages = wording.spans(missing)
        if 0 not in missing:
            stages = counted("stage {numbers}", "stage {numbers}", len(missing), numbers=stages)
        yield Fact(say("Not in any top three") if podium else say("Not listed"), stages)


def _notes(results: Results, card: Card) -> tuple[Note, ...]:
    derived = any(entry.derived for entry in card.entries)
    return (
        *([Note(NoteKind.COMPUTED, say(_DERIVED))] if derived else []),
        *caveats.of_figures(results, [card.person], card.lines),
        *caveats.of_initials(card.lines),
        reach.of_everything(results, card.category, finals=False),
    )
