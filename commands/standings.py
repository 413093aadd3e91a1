"""Who stood where: at the end, or overall after any stage."""

from collections.abc import Sequence

from commands import chart_lines, headlines, lists, not_held, wording
from commands.answer import Answer, Following, Note, Table
from commands.command import Question, command
from commands.languages import counted, counted_at, say, staged
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
        return Answer(
            title,
            _nothing(results, stage, category),
            following=_following(results, category, stage),
            category=category,
        )
    return Answer(
        title=title,
        sentence=_sentence(table),
        tables=(Table("", lists.rows(results, table)),),
        notes=(*lists.notes(results, table), *lists.scope(table)),
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
            heads += [
                f"{placing.crew.people[0].name} ({wording.plain(category)})"
                for placing in table.placings[:1]
                if placing.rank == 1
            ]
    return Answer(
        title=_title(results, stage),
        sentence=_headed(results, stage, heads),
        tables=tuple(tables),
        notes=tuple(notes),
        following=tuple(
            Following(wording.category(each), _line(each, stage), category=each)
            for each in results.categories
        ),
    )


def _headed(results: Results, stage: Stage | None, heads: Sequence[str]) -> str:
    leaders = wording.listed(heads)
    if stage is None:
        if not heads:
            return say("The source has no final standings.")
        return counted("{winners} won.", "{winners} won.", len(heads), winners=leaders)
    missed = not_held.sentence(results, stage)
    if heads:
        told = counted_at(
            "After stage {stage} {leaders} led overall.",
            "After stage {stage} {leaders} led overall.",
            len(heads),
            stage.number,
            leaders=leaders,
        )
        return f"{told} {missed}".rstrip()
    if missed or not stage.uncounted:
        none = staged("The source has no standings after stage {stage}.", stage.number)
        return f"{missed} {none}".lstrip()
    return _did_not_count(stage)


def _nothing(results: Results, stage: Stage | None, category: Category) -> str:
    trucks = wording.within(category)
    if stage is None:
        headlined = headlines.alone(results, category)
        nothing = say("The source has no standings of {category} at the end.", category=trucks)
        return headlines.sentence(headlined) if headlined else nothing
    none = staged(
        "The source has no standings of {category} after stage {stage}.",
        stage.number,
        category=trucks,
    )
    return f"{not_held.for_category(results, stage, category)} {none}".lstrip()


def _did_not_count(stage: Stage) -> str:
    return staged("Stage {stage} did not count towards the overall classification.", stage.number)


def _uncounted(results: Results, category: Category, stage: Stage) -> Answer:
    """Say that the stage did not count, and give its own result instead."""
    result = results.classification(Kind.STAGE, category, stage.number)
    title = f"{wording.stage_title(stage.number)} · {wording.category(category)}"
    if result is None:
        return Answer(title, _did_not_count(stage), category=category)
    return Answer(
        title=title,
        sentence=f"{_did_not_count(stage)} {say('This is its result:')}",
        tables=(Table("", lists.rows(results, result)),),
        notes=(*lists.notes(results, result), *lists.scope(result)),
        following=_following(results, category, stage),
        category=category,
    )


def _sentence(table: Classification) -> str:
    if table.kind is not Kind.FINAL:
        # Translators: {lead} is a clause, such as “Richard Sainct led by 7:54”.
        return staged("{lead} after stage {stage}.", table.stage or 0, lead=lists.lead(table))
    first, behind = table.placings[0], lists.second(table)
    if behind is None or behind.gap is None or first.time is None:
        return lists.won(table)
    names, people = wording.vehicle(first.crew), len(first.crew.people)
    # Translators: one person, or those of one crew, won.
    return counted(
        "{names} won in {time}, {gap} ahead of {other}.",
        "{names} won in {time}, {gap} ahead of {other}.",
        people,
        names=names,
        time=first.time,
        gap=wording.gap(behind.gap),
        other=behind.crew.people[0].name,
    )


def _table(results: Results, category: Category, stage: Stage | None) -> Classification | None:
    if stage is None:
        return results.classification(Kind.FINAL, category)
    return results.classification(Kind.GENERAL, category, stage.number)


def _title(results: Results, stage: Stage | None, category: Category | None = None) -> str:
    what = say("final standings")
    if stage:
        what = staged("overall after stage {stage}", stage.number)
    return f"{wording.scope(results, category)} · {what}"


def _following(results: Results, category: Category, stage: Stage | None) -> tuple[Following, ...]:
    at = stage.number if stage else results.stages[-1].number + 1
    told = [each for each in results.stages if _told(results, category, each)]
    before = [each for each in told if each.number < at][-1:]
    after = [each for each in told if each.number > at][:1]
    steps = [*((-1, each) for each in before), *((1, each) for each in after)]
    counting = [each for each in told if category not in each.uncounted]
    return (
        *(Following(_after(near), _line(category, near), step=step) for step, near in steps),
        *([Following(say("Final"), _line(category, None))] if stage else []),
        *(
            Following(wording.category(each), _line(each, stage), category=each)
            for each in results.categories
            if each is not category
        ),
        *(
            Following(_after(each), _line(category, each), menu=say("After stage…"))
            for each in counting
        ),
    )


def _told(results: Results, category: Category, stage: Stage) -> bool:
    """Whether there is an overall list after a stage, or the stage is known not to count."""
    listed = (Kind.GENERAL, category, stage.number) in results.lengths
    return listed or (category in stage.uncounted and stage.held(category))


def _after(stage: Stage) -> str:
    # Translators: a button that opens the classification after a stage.
    return staged("After {stage}", stage.number)


def _line(category: Category, stage: Stage | None) -> str:
    line = f"standings category:{category}"
    return f"{line} stage:{wording.asked(stage.number)}" if stage else line
