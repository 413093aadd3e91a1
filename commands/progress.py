"""How a category went: who led when, and how far behind the others were."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from enum import StrEnum
from itertools import groupby

from commands import caveats, chart_lines, lead, lists, not_held, wording
from commands.answer import Answer, Fact, Following, Note, NoteKind, Row, Table
from commands.cards import shown
from commands.command import Question, command
from commands.languages import counted, say
from commands.overall import Overall, gap, placing_of
from db.rally import Category, Classification, Crew, Person
from db.results import Results

_MOST_COMPARED = 3
_OPTIONS = ("first", "second", "third", "fourth", "fifth")


class Show(StrEnum):
    """What is shown of each stage."""

    GAP = "gap"
    PLACE = "place"


@command(examples=("progress cars", "progress bikes Despres Meoni", "progress trucks place"))
def progress(  # noqa: PLR0913 (one option for each of those who are followed)
    question: Question,
    *,
    category: Category | None = None,
    first: Person | None = None,
    second: Person | None = None,
    third: Person | None = None,
    fourth: Person | None = None,
    fifth: Person | None = None,
    show: Show = Show.GAP,
) -> Answer:
    """Who led when, and the gap to the leader, or the place overall, by stage."""
    results = question.results
    named = {each.key: each for each in (first, second, third, fourth, fifth) if each}
    people = tuple(named.values())
    if category is None:
        if not people:
            return _everywhere(results)
        category = results.crews_of(people[0])[0].category
    overall = Overall.of(results, category)
    runs = tuple(lead.runs(overall))
    if not runs:
        sentence = say(
            "The source has no general classification {of_the_bikes}.",
            of_the_bikes=wording.of(category),
        )
        return Answer(_title(category), sentence, category=category)
    crews = overall.crews_of(people) if people else _followed(overall)
    draw = chart_lines.gaps if show is Show.GAP else chart_lines.positions
    return Answer(
        title=_title(category),
        sentence=lead.sentence(overall, runs),
        tables=(Table(say("Led overall after stages"), tuple(_row(overall, run) for run in runs)),),
        facts=(
            *(_fact(overall, crew, show) for crew in crews),
            *not_held.facts(results, category),
        ),
        notes=(
            *_unlisted(overall, people),
            *_doubts(results, overall, (*crews, *(crew for run in runs for crew in run.crews))),
            *lists.scope(*overall.tables),
        ),
        following=_following(results, category, crews, people, show),
        category=category,
        chart=draw(results, category, people),
        chart_first=True,
    )


def _everywhere(results: Results) -> Answer:
    """Say it of each category, in a sentence each."""
    overalls = [Overall.of(results, category) for category in results.categories]
    told = [(overall, tuple(lead.runs(overall))) for overall in overalls]
    tables = tuple(
        Table(wording.category(overall.category), tuple(_row(overall, run) for run in runs))
        for overall, runs in told
        if runs
    )
    if not tables:
        title = say("{name} · progress", name=wording.rally(results))
        return Answer(title, say("The source has no general classification."))
    changes = [
        counted(
            "{number} time among {the_bikes}",
            "{number} times among {the_bikes}",
            len(runs) - 1,
            the_bikes=wording.within(overall.category),
        )
        for overall, runs in told
        if runs
    ]
    return Answer(
        say("{name} · progress", name=wording.rally(results)),
        # Translators: “changes” is “5 times among the bikes, 2 times among the cars and …”.
        say("The overall lead changed hands {changes}.", changes=wording.listed(changes)),
        tables=tables,
        notes=tuple(
            note
            for overall, runs in told
            for note in _doubts(results, overall, [crew for run in runs for crew in run.crews])
        ),
        following=tuple(
            Following(wording.category(each), f"progress category:{each}")
            for each in results.categories
        ),
    )


def _title(category: Category) -> str:
    return say("{name} · progress", name=wording.category(category))


def _row(overall: Overall, run: lead.Run) -> Row:
    """Who led, and how far ahead of the next they were at most."""
    behind = [
        next((each.gap for each in table.placings if each.rank > 1), None) for table in run.tables
    ]
    largest = max(filter(None, behind), default=None)
    by = wording.gap(largest) if largest else ""
    if by:
        by = say("by up to {gap}", gap=by) if len(run.tables) > 1 else say("by {gap}", gap=by)
    return Row(
        lead=wording.spans(run.stages),
        people=tuple(crew.people[0] for crew in run.crews),
        text=by,
        disputed=any(
            overall.disputed(placing, table)
            for table in run.tables
            for placing in table.placings
            if placing.rank == 1
        ),
    )


def _followed(overall: Overall) -> tuple[Crew, ...]:
    """Those on the podium, and all who ever led."""
    always = {crew.key for crew in (*overall.podium, *overall.leaders)}
    return tuple(crew for crew in overall.everyone if crew.key in always)


def _fact(overall: Overall, crew: Crew, show: Show) -> Fact:
    """Write the gaps of a crew: `2–4 leader, 5 +0:55, 8–11 not listed, 17 +2:16:28`."""
    told = [(table.stage or 0, _behind(overall, crew, table, show)) for table in overall.tables]
    parts = []
    for text, group in groupby(told, key=lambda each: each[1]):
        parts.append(f"{wording.spans(stage for stage, _ in group)} {text}")
    value = ", ".join(parts)
    if overall.ended(crew):
        value = say("{stages}; final: {outcome}", stages=value, outcome=overall.outcome(crew))
    return Fact(overall.label(crew), value)


def _behind(overall: Overall, crew: Crew, table: Classification, show: Show) -> str:
    placing = placing_of(crew, table)
    if placing is None:
        # Translators: “2–4 leader, 5 +0:55, 8–11 not listed”; the numbers are stages.
        return say("not listed")
    behind = gap(placing, table)
    if placing.rank == 1 or behind is None or show is Show.PLACE:
        text = say("leader") if placing.rank == 1 else wording.ordinal(placing.rank)
    else:
        text = f"+{shown(behind)}"
    return f"{text} ⚠" if overall.disputed(placing, table) else text


def _unlisted(overall: Overall, people: Sequence[Person]) -> Iterator[Note]:
    missing = [person.name for person in people if not overall.crews_of([person])]
    if missing:
        told = counted(
            "{names} stands in no general classification {of_the_bikes}.",
            "{names} stand in no general classification {of_the_bikes}.",
            len(missing),
            names=wording.listed(missing),
            of_the_bikes=wording.of(overall.category),
        )
        yield Note(NoteKind.SCOPE, told)


def _doubts(results: Results, overall: Overall, crews: Sequence[Crew]) -> tuple[Note, ...]:
    """What the source says against the figures of those who are followed, or who led."""
    return tuple(
        note
        for table in overall.tables
        for note in caveats.of_table(results, _only(table, crews), named=True)
    )


def _only(table: Classification, crews: Sequence[Crew]) -> Classification:
    placings = (placing_of(crew, table) for crew in crews)
    return replace(table, placings=tuple(placing for placing in placings if placing))


def _following(
    results: Results,
    category: Category,
    crews: Sequence[Crew],
    people: Sequence[Person],
    show: Show,
) -> tuple[Following, ...]:
    firsts = [crew.people[0] for crew in crews][:_MOST_COMPARED]
    named = " ".join(f"{name}:{person.key}" for name, person in zip(_OPTIONS, firsts, strict=False))
    compared = f"compare {named}"
    other = Show.PLACE if show is Show.GAP else Show.GAP
    followed = [f"{name}:{each.key}" for name, each in zip(_OPTIONS, people, strict=False)]
    turned = " ".join((f"progress category:{category}", *followed, f"show:{other}"))
    return (
        Following(say("By place") if other is Show.PLACE else say("By gap"), turned),
        *([Following(say("Compare"), compared)] if len(firsts) > 1 else []),
        *(Following(person.name, f"timecard name:{person.key}") for person in firsts),
        Following(say("Final standings"), f"standings category:{category}"),
        *(
            Following(wording.category(each), f"progress category:{each}")
            for each in results.categories
            if each is not category
        ),
    )
