"""How a category went: who led when, and how far behind the others were."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import groupby

from commands import caveats, chart_lines, wording
from commands.answer import Answer, Fact, Following, Note, NoteKind, Row, Table
from commands.cards import shown
from commands.command import Question, command
from commands.overall import Overall, gap, placing_of
from db.rally import Category, Classification, Crew, Person
from db.results import Results

_MOST_COMPARED = 3
_OPTIONS = ("first", "second", "third", "fourth", "fifth")


@dataclass(frozen=True, slots=True)
class Run:
    """Stages in a row after which the same crew or crews led."""

    crews: tuple[Crew, ...]
    tables: tuple[Classification, ...]

    @property
    def stages(self) -> tuple[int, ...]:
        """The stages, in order."""
        return tuple(table.stage for table in self.tables if table.stage is not None)

    @property
    def names(self) -> str:
        """Who led."""
        return wording.listed([crew.people[0].name for crew in self.crews])


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
    overall = Overall(results, category)
    runs = tuple(_runs(overall))
    if not runs:
        within = wording.within(category)
        sentence = f"The source has no general classification of {within}."
        return Answer(_title(category), sentence, category=category)
    crews = overall.crews_of(people) if people else _followed(overall)
    draw = chart_lines.gaps if show is Show.GAP else chart_lines.positions
    return Answer(
        title=_title(category),
        sentence=_sentence(overall, runs),
        tables=(Table("Led overall after stages", tuple(_row(overall, run) for run in runs)),),
        facts=tuple(_fact(overall, crew, show) for crew in crews),
        notes=(
            *_unlisted(overall, people),
            *_doubts(results, overall, (*crews, *(crew for run in runs for crew in run.crews))),
            _scope(overall),
        ),
        following=_following(results, category, crews, people, show),
        category=category,
        chart=draw(results, category, people),
        chart_first=True,
    )


def _everywhere(results: Results) -> Answer:
    """Say it of each category, in a sentence each."""
    overalls = [Overall(results, category) for category in results.categories]
    told = [(overall, tuple(_runs(overall))) for overall in overalls]
    tables = tuple(
        Table(wording.category(overall.category), tuple(_row(overall, run) for run in runs))
        for overall, runs in told
        if runs
    )
    changes = [
        f"{wording.counted(len(runs) - 1, 'time')} among {wording.within(overall.category)}"
        for overall, runs in told
        if runs
    ]
    return Answer(
        f"{results.name} · progress",
        f"The overall lead changed hands {wording.listed(changes)}.",
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
    return f"{wording.category(category)} · progress"


def _runs(overall: Overall) -> Iterator[Run]:
    def leading(table: Classification) -> tuple[str, ...]:
        return tuple(placing.crew.key for placing in table.placings if placing.rank == 1)

    for keys, tables in groupby(overall.tables, key=leading):
        yield Run(tuple(overall.listed[key] for key in keys), tuple(tables))


def _sentence(overall: Overall, runs: Sequence[Run]) -> str:
    """Say who led most, how they lost the lead or kept it, and who won."""
    led = {run.names: [each for each in runs if each.names == run.names] for run in runs}
    # Of those who led equally often, the one who led last.
    most = max(reversed(led), key=lambda name: sum(len(run.tables) for run in led[name]))
    count = sum(len(run.tables) for run in led[most])
    of_all = wording.counted(len(overall.tables), "counting stage")
    last = led[most][-1]
    told = f"{most} led after {count} of {of_all}"
    if last is not runs[-1]:
        return f"{told} and {_lost(last, runs[runs.index(last) + 1])}{_won(overall)}"
    if count == len(overall.tables):
        told = f"{most} led after all {of_all}"
    else:
        told += f", from stage {last.stages[0]} on for good"
    return f"{told}{_won(overall, already=most)}"


def _lost(run: Run, following: Run) -> str:
    """Say how the lead went: `lost the lead on stage 16: 1st to 3rd, 2:20:25 behind`."""
    table = following.tables[0]
    told = f"lost the lead on stage {table.stage}"
    placing = placing_of(run.crews[0], table)
    if placing is None:
        return f"{told} to {following.names}, no longer in the top three listed"
    behind = gap(placing, table)
    by = f", {shown(behind)} behind" if behind and behind.seconds else ""
    return f"{told}: 1st to {wording.ordinal(placing.rank)}{by}"


def _won(overall: Overall, already: str = "") -> str:
    """End the sentence with who won; without a name where it has already been said."""
    won = [placing.crew.people[0].name for placing in overall.final if placing.rank == 1]
    by = next((placing.gap for placing in overall.final if placing.rank > 1), None)
    margin = f" by {wording.gap(by)}" if by else ""
    if not won:
        return "."
    names = wording.listed(won)
    return f", and won{margin}." if names == already else f". {names} won{margin}."


def _row(overall: Overall, run: Run) -> Row:
    """Who led, and how far ahead of the next they were at most."""
    behind = [
        next((each.gap for each in table.placings if each.rank > 1), None) for table in run.tables
    ]
    largest = max(filter(None, behind), default=None)
    upto = "by up to" if len(run.tables) > 1 else "by"
    return Row(
        lead=wording.spans(run.stages),
        people=tuple(crew.people[0] for crew in run.crews),
        text=f"{upto} {wording.gap(largest)}" if largest else "",
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
    outcome = overall.outcome(crew)
    ended = f"; final: {outcome}" if crew.key in {each.crew.key for each in overall.final} else ""
    person = crew.people[0]
    namesakes = [
        each for each in overall.listed.values() if each.people[0].initials == person.initials
    ]
    label = person.name if namesakes[1:] else person.initials
    return Fact(label, f"{', '.join(parts)}{ended}")


def _behind(overall: Overall, crew: Crew, table: Classification, show: Show) -> str:
    placing = placing_of(crew, table)
    if placing is None:
        return "not listed"
    behind = gap(placing, table)
    if placing.rank == 1 or behind is None or show is Show.PLACE:
        text = "leader" if placing.rank == 1 else wording.ordinal(placing.rank)
    else:
        text = f"+{shown(behind)}"
    return f"{text} ⚠" if overall.disputed(placing, table) else text


def _unlisted(overall: Overall, people: Sequence[Person]) -> Iterator[Note]:
    missing = [person.name for person in people if not overall.crews_of([person])]
    if missing:
        verb = "stands" if len(missing) == 1 else "stand"
        where = f"no general classification of {wording.within(overall.category)}"
        yield Note(NoteKind.SCOPE, f"{wording.listed(missing)} {verb} in {where}.")


def _doubts(results: Results, overall: Overall, crews: Sequence[Crew]) -> tuple[Note, ...]:
    """What the source says against the figures of those who are followed, or who led."""
    keys = {crew.key for crew in crews}
    return tuple(
        note
        for table in overall.tables
        for note in caveats.of_table(results, _only(table, keys), named=True)
    )


def _only(table: Classification, keys: set[str]) -> Classification:
    return replace(
        table, placings=tuple(placing for placing in table.placings if placing.crew.key in keys)
    )


def _scope(overall: Overall) -> Note:
    most = max(len(table.placings) for table in overall.tables)
    return Note(NoteKind.SCOPE, f"The source lists the first {most} overall after each stage.")


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
        Following(f"By {other}", turned),
        *([Following("Compare", compared)] if len(firsts) > 1 else []),
        *(Following(person.name, f"timecard name:{person.key}") for person in firsts),
        Following("Final standings", f"standings category:{category}"),
        *(
            Following(wording.category(each), f"progress category:{each}")
            for each in results.categories
            if each is not category
        ),
    )
