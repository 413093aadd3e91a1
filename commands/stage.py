"""One stage: where, when, how long, who was fast."""

from commands import caveats, lists, wording
from commands.answer import Answer, Fact, Following, Note, NoteKind, Table
from commands.command import Question, command
from db.rally import Kind, Stage
from db.results import Results


@command(examples=("stage 13", "stage Tozeur", "stage 10 January"))
def stage(question: Question, stage: Stage) -> Answer:
    """One stage: date, route, the first three of each category, who led after it."""
    results = question.results
    tables: list[Table] = []
    notes: list[Note] = []
    scope: tuple[Note, ...] = ()
    for category in results.categories:
        table = results.classification(Kind.STAGE, category, stage.number)
        if table:
            scope = (lists.scope(table),)
            rows = lists.rows(results, table, most=lists.PODIUM)
            tables.append(Table(wording.category(category), rows))
            notes += lists.notes(results, table, most=lists.PODIUM, named=True)
    return Answer(
        title=f"Stage {stage.number} · {wording.route(stage)}",
        sentence=_sentence(stage),
        tables=tuple(tables),
        facts=tuple(_leaders(results, stage)),
        notes=(
            *_loop(stage),
            *notes,
            *scope,
            *caveats.of_stage(results, stage.number),
            *_lost(results, stage),
        ),
        following=_following(results, stage),
    )


def _sentence(stage: Stage) -> str:
    day = f"{wording.weekday(stage.date)} {wording.day(stage.date)}"
    start, finish = wording.place(stage.start), wording.place(stage.finish)
    road = f"from {start} and back" if stage.loop else f"from {start} to {finish}"
    length = f", {wording.kilometres(stage.km)} with road sections" if stage.km else ""
    return f"{day}: {road}{length}."


def _loop(stage: Stage) -> list[Note]:
    if not stage.loop:
        return []
    return [Note(NoteKind.INFERRED, "The source prints one place for start and finish: a loop.")]


def _lost(results: Results, stage: Stage) -> tuple[Note, ...]:
    lost = [place.name for place in (stage.start, stage.finish) if place.country is None]
    return caveats.of_places(results, lost)


def _leaders(results: Results, stage: Stage) -> list[Fact]:
    if stage.uncounted and not set(results.categories) - set(stage.uncounted):
        return [Fact("Overall", "the stage did not count")]
    tables = (
        results.classification(Kind.GENERAL, category, stage.number)
        for category in results.categories
    )
    return [
        Fact(f"{wording.category(table.category)} after {stage.number}", lists.lead(table))
        for table in tables
        if table
    ]


def _following(results: Results, stage: Stage) -> tuple[Following, ...]:
    return (
        *(
            Following(f"Stage {near.number}", f"stage {near.number}", step=step)
            for step in (-1, 1)
            if (near := results.stage(stage.number + step))
        ),
        *(
            Following(
                f"{wording.category(category)} after {stage.number}",
                f"standings category:{category} stage:{stage.number}",
                category=category,
            )
            for category in results.categories
            if category not in stage.uncounted
        ),
        Following("Route", "route"),
    )
