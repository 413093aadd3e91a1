"""Who stood where: at the end, or overall after any stage."""

from commands import chart_lines, lists, wording
from commands.answer import Answer, Following, Note, Table
from commands.command import Question, command
from db.rally import Category, Classification, Kind, Stage
from db.results import Results


@command(examples=("standings trucks", "standings bikes stage:8"))
def standings(
    question: Question, category: Category | None = None, stage: Stage | None = None
) -> Answer:
    """Final standings, or the general classification as it stood after a stage."""
    results = question.results
    if category is None:
        return _podiums(results, stage)
    if stage and category in stage.uncounted:
        return _uncounted(results, category, stage)
    table = _table(results, category, stage)
    title = _title(results, stage, category)
    if table is None:
        after = f"after stage {stage.number}" if stage else "at the end"
        sentence = f"The source has no standings of {wording.within(category)} {after}."
        return Answer(title, sentence, category=category)
    return Answer(
        title=title,
        sentence=_sentence(table),
        tables=(Table("", lists.rows(results, table)),),
        notes=(*lists.notes(results, table), lists.scope(table)),
        following=_following(results, category, stage),
        category=category,
        chart=chart_lines.gaps(results, category),
    )


def _podiums(results: Results, stage: Stage | None) -> Answer:
    tables: list[Table] = []
    notes: list[Note] = []
    heads: list[str] = []
    for category in results.categories:
        table = _table(results, category, stage)
        if table and table.placings:
            rows = lists.rows(results, table, most=lists.PODIUM)
            tables.append(Table(wording.category(category), rows))
            notes += lists.notes(results, table, most=lists.PODIUM, named=True)
            heads.append(f"{table.placings[0].crew.people[0].name} ({category})")
    if not heads and stage:
        sentence = f"Stage {stage.number} did not count towards the overall classification."
    elif stage:
        sentence = f"After stage {stage.number} {wording.listed(heads)} led overall."
    else:
        sentence = f"{wording.listed(heads)} won."
    return Answer(
        title=_title(results, stage),
        sentence=sentence,
        tables=tuple(tables),
        notes=tuple(notes),
        following=tuple(
            Following(wording.category(each), _line(each, stage), category=each)
            for each in results.categories
        ),
    )


def _uncounted(results: Results, category: Category, stage: Stage) -> Answer:
    """Say that the stage did not count, and give its own result instead."""
    result = results.classification(Kind.STAGE, category, stage.number)
    sentence = f"Stage {stage.number} did not count towards the overall classification."
    title = f"Stage {stage.number} · {wording.category(category)}"
    if result is None:
        return Answer(title, sentence, category=category)
    return Answer(
        title=title,
        sentence=f"{sentence} This is its result:",
        tables=(Table("", lists.rows(results, result)),),
        notes=(*lists.notes(results, result), lists.scope(result)),
        following=_following(results, category, stage),
        category=category,
    )


def _sentence(table: Classification) -> str:
    first, *others = table.placings
    behind = others[0] if others else None
    if table.kind is Kind.FINAL:
        sentence = f"{wording.vehicle(first.crew)} won in {first.time}"
        if behind and behind.gap:
            sentence += f", {wording.gap(behind.gap)} ahead of {behind.crew.people[0].name}"
        return f"{sentence}."
    return f"{lists.lead(table)} after stage {table.stage}."


def _table(results: Results, category: Category, stage: Stage | None) -> Classification | None:
    if stage is None:
        return results.classification(Kind.FINAL, category)
    return results.classification(Kind.GENERAL, category, stage.number)


def _title(results: Results, stage: Stage | None, category: Category | None = None) -> str:
    what = f"overall after stage {stage.number}" if stage else "final standings"
    return f"{wording.category(category) if category else results.name} · {what}"


def _following(results: Results, category: Category, stage: Stage | None) -> tuple[Following, ...]:
    at = stage.number if stage else results.stages[-1].number + 1
    steps = [(step, near) for step in (-1, 1) if (near := results.stage(at + step))]
    counted = [each for each in results.stages if category not in each.uncounted]
    return (
        *(
            Following(f"After {near.number}", _line(category, near), step=step)
            for step, near in steps
        ),
        *([Following("Final", _line(category, None))] if stage else []),
        *(
            Following(wording.category(each), _line(each, stage), category=each)
            for each in results.categories
            if each is not category
        ),
        *(
            Following(f"After {each.number}", _line(category, each), menu="After stage…")
            for each in counted
        ),
    )


def _line(category: Category, stage: Stage | None) -> str:
    line = f"standings category:{category}"
    return f"{line} stage:{stage.number}" if stage else line
