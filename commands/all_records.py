"""The most and the least of all the editions that are loaded, each with its year."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from itertools import pairwise
from typing import TypeVar

from commands import all_runs, wording, years
from commands.all_runs import Run
from commands.answer import Answer, Fact, Following, Note, NoteKind, Row, Table
from commands.command import Question
from commands.every_year import ALL
from commands.languages import counted, later, say
from db.rally import Category, Kind
from db.results import Together
from db.results.contents import grouped
from db.results.firsts import Distance, First, Gap
from db.results.together import Champion

_MOST = 5
"""Rows of one record; where more are equal, how many is said."""
_MARGINS = (
    (Kind.STAGE, later("Closest on a stage"), later("Largest on a stage")),
    (
        Kind.GENERAL,
        later("Closest overall after a stage"),
        later("Largest overall after a stage"),
    ),
    (Kind.FINAL, later("Closest at the end"), later("Largest at the end")),
)
_SCOPE = later(
    "Margins are the printed gaps of the second. Distances include road sections. The lead is "
    "known after each stage that counted, not within one."
)


def answer(together: Together, question: Question, category: Category | None) -> Answer:
    """Tell the records over all editions, or those of one category."""
    gaps = _of(together.gaps, category)
    won, led = _of(together.winners, category), _of(together.leaders, category)
    scope = say("records")
    title = f"{wording.category(category)} · {scope}" if category else wording.begun(scope)
    found = Answer(
        title=f"{title} · {years.spanned(question.years)}",
        sentence=_sentence(gaps),
        tables=tuple(
            table
            for table in (
                *_margins(together, gaps),
                *_distances(together),
                *_victories(together, category),
                *_wins(together, won),
                *_leading(led),
            )
            if table.rows
        ),
        facts=_facts(won, led),
        following=_following(question, category),
        category=category,
        spans=True,
    )
    marked = any(row.disputed for table in found.tables for row in table.rows)
    return replace(found, notes=tuple(_notes(marked=marked)))


_One = TypeVar("_One", First, Gap)


def _of(found: Sequence[_One], category: Category | None) -> Sequence[_One]:
    return [each for each in found if each.category is category] if category else found


def _sentence(gaps: Iterable[Gap]) -> str:
    of_stages = [each for each in gaps if each.kind is Kind.STAGE]
    if not of_stages:
        return say("The source prints no margins on stages.")
    closest = min(of_stages, key=lambda each: each.seconds)
    largest = max(of_stages, key=lambda each: each.seconds)
    return say(
        # Translators: years stand in brackets: “1998, 2003–2004”.
        "The closest stage win was by {least} ({there}), the largest by {most} ({elsewhere}).",
        least=wording.gap(closest.gap),
        there=_years_of(each for each in of_stages if each.seconds == closest.seconds),
        most=wording.gap(largest.gap),
        elsewhere=_years_of(each for each in of_stages if each.seconds == largest.seconds),
    )


def _years_of(found: Iterable[Gap]) -> str:
    return years.spanned(sorted({each.year for each in found}))


_Found = tuple[int, Callable[[], Row]]
"""The year of what is a record, and its row, which takes looking for names."""


def _table(title: str, equal: Iterable[_Found]) -> Table:
    """List what is equally much, the newest first, and say of how many more that is not."""
    newest = sorted(equal, key=lambda each: -each[0])
    rows = [row() for _, row in newest[:_MOST]]
    left = len(newest) - len(rows)
    if left:
        rows.append(Row(text=counted("{number} more like it", "{number} more like it", left)))
    return Table(say(title), tuple(rows))


def _margins(together: Together, gaps: Sequence[Gap]) -> Iterator[Table]:
    by_kind = grouped((each.kind, each) for each in gaps)
    for kind, closest, largest in _MARGINS:
        found = by_kind.get(kind, ())
        for title, extreme in ((closest, min), (largest, max)) if found else ():
            seconds = extreme(each.seconds for each in found)
            equal = (each for each in found if each.seconds == seconds)
            yield _table(title, ((each.year, partial(_margin, together, each)) for each in equal))


def _margin(together: Together, gap: Gap) -> Row:
    first, second = (together.crew(gap.year, key) for key in (gap.first, gap.second))
    stage = wording.stages([gap.stage]) if gap.stage is not None else ""
    ahead = say("ahead of {name}", name=second[0].initials)
    return Row(
        lead=f"+{wording.gap(gap.gap)}",
        category=gap.category,
        people=first[:1],
        text=" · ".join(filter(None, (str(gap.year), stage, ahead))),
        disputed=_doubted(together, gap),
    )


def _doubted(together: Together, gap: Gap) -> bool:
    about = gap.year, gap.kind, gap.category, gap.stage
    return any((*about, crew) in together.doubts for crew in (gap.first, gap.second))


def _distances(together: Together) -> Iterator[Table]:
    there = (stage for stages in together.stages.values() for stage in stages)
    measured = [(stage.km, stage) for stage in there if stage.km is not None]
    for title, extreme in (
        (
            (later("Longest stage"), max),
            (later("Shortest stage"), min),
        )
        if measured
        else ()
    ):
        km = extreme(length for length, _ in measured)
        equal = (stage for length, stage in measured if length == km)
        yield _table(title, ((stage.year, partial(_distance, stage)) for stage in equal))


def _distance(stage: Distance) -> Row:
    told = str(stage.year), wording.stages([stage.stage]), f"{stage.start} → {stage.finish}"
    return Row(lead=wording.kilometres(stage.km), text=" · ".join(told))


def _victories(together: Together, category: Category | None) -> Iterator[Table]:
    """Tell who has won the rally most often, by the final tables."""
    won = grouped(
        (each.people[0].key, each)
        for each in together.finally_first
        if category in (None, each.category)
    )
    most = max(map(len, won.values()), default=0)
    if most > 1:
        equal = (each for each in won.values() if len(each) == most)
        title = later("Most final tables won")
        yield _table(title, ((each[-1].year, partial(_victory, each)) for each in equal))


def _victory(won: Sequence[Champion]) -> Row:
    categories = dict.fromkeys(wording.plain(each.category) for each in won)
    there = years.spanned([each.year for each in won])
    return Row(
        lead=str(len(won)),
        people=won[-1].people[:1],
        text=" · ".join((wording.listed([*categories]), there)),
    )


def _wins(together: Together, won: Sequence[First]) -> Iterator[Table]:
    """Tell who has won the most stages of one edition, and the most in a row."""
    of_crews = grouped(((each.year, each.crew), each) for each in won)
    runs = [Run(each[0], tuple(one.stage for one in each)) for each in of_crews.values()]
    yield _longest(later("Most stage wins in one edition"), runs, together.doubted_wins)
    turns = {
        year: {stage.stage: turn for turn, stage in enumerate(stages)}
        for year, stages in together.stages.items()
    }
    rows = [part for run in runs for part in all_runs.in_a_row(run, turns[run.first.year])]
    if rows and max(len(run.stages) for run in rows) == 1:
        nobody = Row(lead="1", text=say("nobody won two in a row"))
        yield Table(say("Most in a row"), (nobody,))
    else:
        yield _longest(later("Most in a row"), rows, together.doubted_wins)


def _longest(
    title: str, runs: Sequence[Run], doubted: frozenset[tuple[int, str]] = frozenset()
) -> Table:
    most = max((len(run.stages) for run in runs), default=0)
    equal = (run for run in runs if len(run.stages) == most)
    return _table(title, ((run.first.year, partial(_run, run, doubted)) for run in equal))


def _run(run: Run, doubted: frozenset[tuple[int, str]]) -> Row:
    first = run.first
    return Row(
        lead=str(len(run.stages)),
        category=first.category,
        people=(first.person,),
        text=f"{first.year} · {wording.stages(run.stages)}",
        disputed=(first.year, first.crew) in doubted,
    )


def _leading(led: Sequence[First]) -> Iterator[Table]:
    """Tell who has led after the most stages of one edition, and where the lead changed most."""
    leads = all_runs.leads(led)
    of_crews = grouped(((each.year, each.crew), each) for lead in leads for each in lead)
    runs = [Run(each[0], tuple(one.stage for one in each)) for each in of_crews.values()]
    yield _longest(later("Longest in the lead"), runs)
    changes = [
        (lead[0], [now.stage for before, now in pairwise(lead) if now.crew != before.crew])
        for lead in leads
    ]
    most = max((len(stages) for _, stages in changes), default=0)
    if most:
        equal = ((first, stages) for first, stages in changes if len(stages) == most)
        rows = ((first.year, partial(_changes, first, stages)) for first, stages in equal)
        yield _table(later("Most lead changes"), rows)


def _changes(first: First, stages: Sequence[int]) -> Row:
    text = counted(
        "on stage {stages}",
        "on stages {stages}",
        len(stages),
        stages=wording.listed(list(map(wording.numeral, stages))),
    )
    return Row(lead=str(len(stages)), category=first.category, text=f"{first.year} · {text}")


def _facts(won: Iterable[First], led: Iterable[First]) -> tuple[Fact, ...]:
    facts = (
        Fact(say("Different stage winners"), _counts(won)),
        Fact(say("Different leaders overall"), _counts(led)),
    )
    return tuple(fact for fact in facts if fact.value)


def _counts(found: Iterable[First]) -> str:
    people = grouped((each.category, each.person.key) for each in found)
    return ", ".join(
        f"{wording.category(each)} {wording.number(len({*people[each]}))}"
        for each in Category
        if each in people
    )


def _notes(*, marked: bool) -> Iterable[Note]:
    if marked:
        yield Note(
            NoteKind.DISPUTED,
            say(
                "The source contradicts itself where a row is marked; the answer about the year "
                "tells it."
            ),
        )
    yield Note(NoteKind.SCOPE, say(_SCOPE))


def _following(question: Question, category: Category | None) -> tuple[Following, ...]:
    there = question.editions.categories if question.editions else ()
    narrowed = f" category:{category}" if category else ""
    return (
        Following(say("Stage wins"), f"wins{narrowed} year:{ALL}"),
        *(
            Following(
                wording.category(each) if each else say("All categories"),
                "records" + (f" category:{each}" if each else "") + f" year:{ALL}",
            )
            for each in (None, *there)
            if each is not category
        ),
        *years.opened(question.years, lambda year: f"records{narrowed} year:{year}", in_menus=True),
    )
