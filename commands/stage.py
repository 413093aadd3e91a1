"""One stage: where, when, how long, who was fast."""

from commands import caveats, lists, not_held, wording
from commands.answer import Answer, Fact, Following, Note, NoteKind, Table
from commands.command import Question, command
from commands.languages import later, say, staged
from db.rally import Category, Classification, Kind, Stage
from db.results import Results

_ROAD = (
    later("{day}: from {start} to {finish}, {distance} with road sections."),
    later("{day}: from {start} to {finish}."),
)
_LOOP = (
    later("{day}: from {start} and back, {distance} with road sections."),
    later("{day}: from {start} and back."),
)


@command(examples=("stage 13", "stage Tozeur", "stage 10 January"))
def stage(question: Question, stage: Stage) -> Answer:
    """One stage: date, route, the first three of each category, who led after it."""
    results = question.results
    tables: list[Table] = []
    notes: list[Note] = []
    listed: list[Classification] = []
    for category in results.categories:
        table = results.classification(Kind.STAGE, category, stage.number)
        if table:
            listed.append(table)
            rows = lists.rows(results, table, most=lists.PODIUM)
            tables.append(Table(wording.category(category), rows))
            notes += lists.notes(results, table, most=lists.PODIUM, named=True)
    return Answer(
        title=f"{_name(stage)} · {wording.route(stage)}",
        sentence=_sentence(results, stage),
        tables=tuple(tables),
        facts=(*_missed(results, stage), *_leaders(results, stage)),
        notes=(
            *_loop(stage),
            *notes,
            *lists.scope(*listed),
            *caveats.of_stage(results, stage.number),
            *_lost(results, stage),
        ),
        following=_following(results, stage),
    )


def _sentence(results: Results, stage: Stage) -> str:
    measured, unmeasured = _LOOP if stage.loop else _ROAD
    sentence = say(
        measured if stage.km else unmeasured,
        day=wording.dated(stage.date),
        start=wording.place(stage.start),
        finish=wording.place(stage.finish),
        distance=wording.kilometres(stage.km),
    )
    told = [wording.begun(sentence)]
    if not any(map(stage.held, results.categories)):
        told.append(not_held.sentence(results, stage))
    return " ".join(told)


def _missed(results: Results, stage: Stage) -> list[Fact]:
    """Say for whom the stage was not held, unless it was for nobody."""
    missed = [each for each in results.categories if not stage.held(each)]
    if len(missed) == len(results.categories):
        return []
    return [
        Fact(wording.category(each), not_held.reason(stage.reason(each) or "")) for each in missed
    ]


def _name(stage: Stage) -> str:
    return wording.stage_title(stage.number)


def _loop(stage: Stage) -> list[Note]:
    if not stage.loop:
        return []
    text = say("The source prints one place for start and finish: a loop.")
    return [Note(NoteKind.INFERRED, text)]


def _lost(results: Results, stage: Stage) -> tuple[Note, ...]:
    lost = [place.name for place in (stage.start, stage.finish) if place.country is None]
    return caveats.of_places(results, lost)


def _leaders(results: Results, stage: Stage) -> list[Fact]:
    held = [each for each in results.categories if stage.held(each)]
    if held and not set(held) - set(stage.uncounted):
        return [Fact(say("Overall"), say("the stage did not count"))]
    tables = (
        results.classification(Kind.GENERAL, category, stage.number)
        for category in results.categories
    )
    return [Fact(_after(stage, table.category), lists.lead(table)) for table in tables if table]


def _following(results: Results, stage: Stage) -> tuple[Following, ...]:
    return (
        *(
            Following(_name(near), f"stage {wording.asked(near.number)}", step=step)
            for step in (-1, 1)
            if (near := results.stage(stage.number + step))
        ),
        *(
            Following(
                _after(stage, category),
                f"standings category:{category} stage:{wording.asked(stage.number)}",
                category=category,
            )
            for category in results.categories
            if (Kind.GENERAL, category, stage.number) in results.lengths
        ),
        Following(say("Route"), "route"),
    )


def _after(stage: Stage, category: Category) -> str:
    return staged("{category} after {stage}", stage.number, category=wording.category(category))
