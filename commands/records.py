"""The most and the least of an edition."""

from collections.abc import Callable, Iterable, Sequence

from commands import all_records, caveats, margins, runs, stage_wins, wording
from commands.answer import Answer, Fact, Following, Note, NoteKind, Row, Table
from commands.command import Question, command
from commands.languages import counted, later, say
from commands.margins import Margin
from commands.runs import Run
from commands.stage_wins import StagePlace
from db.rally import Category, Kind, Stage
from db.results import Results

_OVERALL = (
    (
        Kind.GENERAL,
        later("Closest overall after a stage"),
        later("Largest overall after a stage"),
    ),
    (Kind.FINAL, later("Closest at the end"), later("Largest at the end")),
)
_LENGTHS: tuple[tuple[str, Callable[[Iterable[float]], float]], ...] = (
    (later("Longest stage"), max),
    (later("Shortest stage"), min),
)
_SCOPE = later(
    "Margins are the printed gaps of the second. Distances include road sections. The lead is "
    "known after each stage that counted, not within one."
)


@command(examples=("records", "records trucks"), spans=True)
def records(question: Question, category: Category | None = None) -> Answer:
    """Closest and largest margins, longest stages, most wins, most days in the lead."""
    if question.editions and len(question.years) > 1:
        return all_records.answer(question.editions.together, question, category)
    results = question.results
    categories = (category,) if category else results.categories
    of_stages = margins.margins(results, Kind.STAGE, categories)
    extremes = _extremes(results, of_stages, categories)
    places = [each for one in categories for each in stage_wins.places(results, one)]
    led = [runs.lead(results, each) for each in categories]
    return Answer(
        title=f"{wording.scope(results, category)} · {say('records')}",
        sentence=_sentence(of_stages, alone=category is not None),
        tables=(
            *(Table(title, tuple(map(_margin, found))) for title, found in extremes),
            *_distances(results.stages),
            *_wins(results, places, categories),
            *_leading(led),
        ),
        facts=_facts(places, led),
        notes=(
            *dict.fromkeys(note for _, found in extremes for each in found for note in each.notes),
            *caveats.of_wins(results, [place.placing.crew for place in places]),
            *caveats.of_leading(results, categories),
            Note(NoteKind.SCOPE, say(_SCOPE)),
        ),
        following=_following(results, category),
        category=category,
    )


def _sentence(of_stages: Sequence[Margin], *, alone: bool) -> str:
    if not of_stages:
        return say("The source prints no margins on stages.")
    closest, largest = margins.closest(of_stages), margins.largest(of_stages)
    if len(of_stages) == 1:
        return say(
            "The source prints one margin on a stage: {least} ({there}).",
            least=wording.gap(closest[0].gap),
            there=_places(closest, alone=alone),
        )
    return say(
        # Translators: in brackets stand stages and categories: “stage 3, cars and trucks”.
        "The closest stage win was by {least} ({there}), the largest by {most} ({elsewhere}).",
        least=wording.gap(closest[0].gap),
        there=_places(closest, alone=alone),
        most=wording.gap(largest[0].gap),
        elsewhere=_places(largest, alone=alone),
    )


def _places(found: Sequence[Margin], *, alone: bool) -> str:
    """Say on which stages and in which categories: `stage 1, bikes, cars and trucks`."""
    stages = list(dict.fromkeys(str(margin.table.stage) for margin in found))
    where = counted("stage {stages}", "stages {stages}", len(stages), stages=wording.listed(stages))
    if alone:
        return where
    categories = dict.fromkeys(margin.table.category for margin in found)
    return f"{where}, {wording.listed([wording.plain(each) for each in categories])}"


def _extremes(
    results: Results, of_stages: Sequence[Margin], categories: Sequence[Category]
) -> list[tuple[str, tuple[Margin, ...]]]:
    shown = [(say("Closest on a stage"), margins.closest(of_stages))]
    relative = margins.closest_for_its_time(of_stages)
    if relative and relative not in shown[0][1]:
        shown.append((say("Closest for the time it took"), (relative,)))
    if len(of_stages) > 1:
        shown.append((say("Largest on a stage"), margins.largest(of_stages)))
    for kind, closest, largest in _OVERALL:
        found = margins.margins(results, kind, categories)
        shown.append((say(closest), margins.closest(found)))
        if len(found) > 1:
            shown.append((say(largest), margins.largest(found)))
    return [(title, found) for title, found in shown if found]


def _margin(margin: Margin) -> Row:
    first, second = margin.table.placings[:2]
    stage = wording.stages([margin.table.stage]) if margin.table.stage is not None else ""
    ahead = say("ahead of {name}", name=second.crew.people[0].initials)
    return Row(
        lead=f"+{wording.gap(margin.gap)}",
        category=margin.table.category,
        people=first.crew.people[:1],
        text=" · ".join(filter(None, (stage, ahead))),
        disputed=margin.disputed,
    )


def _distances(stages: Iterable[Stage]) -> Iterable[Table]:
    measured = [(stage.km, stage) for stage in stages if stage.km is not None]
    for title, extreme in _LENGTHS if measured else ():
        km = extreme(length for length, _ in measured)
        yield Table(
            say(title),
            tuple(
                Row(
                    lead=wording.kilometres(km),
                    text=f"{wording.stages([stage.number])} · {wording.route(stage)}",
                )
                for length, stage in measured
                if length == km
            ),
        )


def _wins(
    results: Results, places: Sequence[StagePlace], categories: Iterable[Category]
) -> Iterable[Table]:
    scores = stage_wins.scores(places, lambda placing: placing.crew)
    most = len(scores[0].wins) if scores else 0
    if not most:
        return
    doubted = caveats.doubted_wins(results)
    won = [Run(each.whose, _numbers(each.wins)) for each in scores if len(each.wins) == most]
    yield Table(say("Most stage wins"), tuple(_run(run, doubted) for run in won))
    in_a_row = runs.longest([run for one in categories for run in runs.winning(results, one)])
    rows = tuple(_run(run, doubted) for run in in_a_row if len(run.stages) > 1)
    yield Table(say("Most in a row"), rows or (Row(lead="1", text=say("nobody won two in a row")),))


def _numbers(places: Iterable[StagePlace]) -> tuple[int, ...]:
    return tuple(place.stage for place in places)


def _run(run: Run, doubted: frozenset[str] = frozenset()) -> Row:
    return Row(
        lead=str(len(run.stages)),
        category=run.crew.category,
        people=run.crew.people[:1],
        text=wording.stages(run.stages),
        disputed=run.crew.key in doubted,
    )


def _leading(led: Iterable[runs.Lead]) -> Iterable[Table]:
    led = [each for each in led if each.leaders]
    if not led:
        return
    held = runs.longest([run for each in led for run in each.held])
    yield Table(say("Longest in the lead"), tuple(_held(run, led) for run in held))
    changes = sorted(led, key=lambda each: -len(each.changes))
    yield Table(say("Lead changes"), tuple(map(_changes, changes)))


def _held(run: Run, led: Iterable[runs.Lead]) -> Row:
    of_all = next(len(each.leaders) for each in led if each.category is run.crew.category)
    return Row(
        lead=str(len(run.stages)),
        category=run.crew.category,
        people=run.crew.people[:1],
        text=say(
            "after {number} of {of_all} counting stages ({stages})",
            number=len(run.stages),
            of_all=of_all,
            stages=wording.spans(run.stages),
        ),
    )


def _changes(led: runs.Lead) -> Row:
    text = say("the same leader throughout")
    if led.changes:
        text = counted(
            "on stage {stages}",
            "on stages {stages}",
            len(led.changes),
            stages=wording.listed(list(map(wording.numeral, led.changes))),
        )
    return Row(lead=str(len(led.changes)), category=led.category, text=text)


def _facts(places: Iterable[StagePlace], led: Iterable[runs.Lead]) -> tuple[Fact, ...]:
    winners: dict[Category, set[str]] = {}
    for place in places:
        if place.placing.rank == 1:
            winners.setdefault(place.category, set()).add(place.placing.crew.key)
    leaders = {each.category: {crew.key for _, crew in each.leaders} for each in led}
    facts = (
        Fact(say("Different stage winners"), _counts(winners)),
        Fact(say("Different leaders overall"), _counts(leaders)),
    )
    return tuple(fact for fact in facts if fact.value)


def _counts(found: dict[Category, set[str]]) -> str:
    return ", ".join(
        f"{wording.category(category)} {len(crews)}" for category, crews in found.items() if crews
    )


def _following(results: Results, category: Category | None) -> tuple[Following, ...]:
    categories = [each for each in (None, *results.categories) if each is not category]
    narrowed = f" category:{category}" if category else ""
    return (
        Following(say("Stage wins"), f"wins{narrowed}"),
        *(
            Following(
                wording.category(each) if each else say("All categories"),
                f"records category:{each}" if each else "records",
            )
            for each in categories
        ),
        Following(say("Route"), "route"),
    )
