"""Who won."""

from commands import lists, wording
from commands.answer import Answer, Fact, Following, Row, Table
from commands.command import Question, command
from commands.languages import counted, say, staged
from db.rally import Category, Classification, Kind, Placing, Stage
from db.results import Results


@command(examples=("winner stage:9 cars", "winner trucks", "winner 13"))
def winner(
    question: Question, stage: Stage | None = None, category: Category | None = None
) -> Answer:
    """Who won a stage, or the whole rally."""
    results = question.results
    if category:
        return _in_category(results, stage, category)
    tables = [
        table
        for each in results.categories
        if (table := _table(results, stage, each)) and table.placings
    ]
    won = [f"{_drivers(table)} ({wording.plain(table.category)})" for table in tables]
    return Answer(
        title=_title(results, stage),
        sentence=_went(results, stage, wording.listed(won)),
        tables=(Table("", tuple(_summary(results, table) for table in tables)),),
        facts=_about(stage),
        notes=tuple(
            note for table in tables for note in lists.notes(results, table, most=1, named=True)
        ),
        following=(
            *_neighbours(results, stage, None),
            *(
                Following(wording.category(each), _line(stage, each), category=each)
                for each in results.categories
            ),
        ),
    )


def _in_category(results: Results, stage: Stage | None, category: Category) -> Answer:
    table = _table(results, stage, category)
    if table is None or not table.placings:
        title = _title(results, stage, category)
        return Answer(title, _nothing(stage, wording.within(category)), category=category)
    return Answer(
        title=_title(results, stage, category),
        sentence=_sentence(table),
        tables=(Table("", lists.rows(results, table, most=lists.PODIUM)),),
        facts=(*_about(stage), *_led(results, stage, category)),
        notes=lists.notes(results, table, most=lists.PODIUM),
        following=(
            *_neighbours(results, stage, category),
            *(
                Following(wording.category(each), _line(stage, each), category=each)
                for each in results.categories
                if each is not category
            ),
            _overall(stage, category),
        ),
        category=category,
    )


def _table(results: Results, stage: Stage | None, category: Category) -> Classification | None:
    if stage is None:
        return results.classification(Kind.FINAL, category)
    return results.classification(Kind.STAGE, category, stage.number)


def _sentence(table: Classification) -> str:
    won = [placing for placing in table.placings if placing.rank == 1]
    names = wording.listed([wording.vehicle(placing.crew) for placing in won])
    time, people = won[0].time, len(won[0].crew.people)
    behind = next((placing.gap for placing in table.placings if placing.rank > 1), None)
    if len(won) > 1:
        return say("{names} won together in {time}.", names=names, time=time)
    if behind is None:
        # Translators: one person, or those of one crew, won.
        return counted(
            "{names} won in {time}.", "{names} won in {time}.", people, names=names, time=time
        )
    # Translators: one person, or those of one crew, won.
    return counted(
        "{names} won in {time}, by {gap}.",
        "{names} won in {time}, by {gap}.",
        people,
        names=names,
        time=time,
        gap=wording.gap(behind),
    )


def _went(results: Results, stage: Stage | None, winners: str) -> str:
    if stage:
        return staged("Stage {stage} went to {winners}.", stage.number, winners=winners)
    return say("The {rally} went to {winners}.", rally=wording.rally(results), winners=winners)


def _nothing(stage: Stage | None, category: str) -> str:
    if stage:
        return staged(
            "The source has no result of {category} for stage {stage}.",
            stage.number,
            category=category,
        )
    return say("The source has no result of {category} for the end.", category=category)


def _summary(results: Results, table: Classification) -> Row:
    first = lists.rows(results, table, most=1)[0]
    return Row(
        time=first.time,
        people=first.people,
        make=first.make,
        category=table.category,
        disputed=first.disputed,
    )


def _drivers(table: Classification) -> str:
    won: list[Placing] = [placing for placing in table.placings if placing.rank == 1]
    return wording.listed([placing.crew.people[0].name for placing in won])


def _led(results: Results, stage: Stage | None, category: Category) -> tuple[Fact, ...]:
    if stage is None:
        return ()
    if category in stage.uncounted:
        return (Fact(say("Overall"), say("the stage did not count")),)
    table = results.classification(Kind.GENERAL, category, stage.number)
    return (Fact(_after(stage), lists.lead(table)),) if table else ()


def _about(stage: Stage | None) -> tuple[Fact, ...]:
    if stage is None:
        return ()
    facts = [Fact(say("Date"), wording.dated(stage.date))]
    if stage.km is not None:
        facts.append(Fact(say("Distance"), wording.kilometres(stage.km)))
    return tuple(facts)


def _title(results: Results, stage: Stage | None, category: Category | None = None) -> str:
    parts = [wording.stage_title(stage.number) if stage else wording.rally(results)]
    parts += [wording.category(category)] if category else []
    parts += [wording.route(stage)] if stage else []
    return " · ".join(parts)


def _neighbours(
    results: Results, stage: Stage | None, category: Category | None
) -> tuple[Following, ...]:
    if stage is None:
        return ()
    return tuple(
        Following(wording.stage_title(near.number), _line(near, category), step=step)
        for step in (-1, 1)
        if (near := results.stage(stage.number + step))
    )


def _overall(stage: Stage | None, category: Category) -> Following:
    if stage and category not in stage.uncounted:
        line = f"standings category:{category} stage:{wording.asked(stage.number)}"
        return Following(_after(stage), line)
    return Following(say("Final standings"), f"standings category:{category}")


def _after(stage: Stage) -> str:
    # Translators: who led, or what the classification was, after a stage.
    return staged("Overall after {stage}", stage.number)


def _line(stage: Stage | None, category: Category | None) -> str:
    parts = [f"stage:{wording.asked(stage.number)}"] if stage else []
    parts += [f"category:{category}"] if category else []
    return " ".join(("winner", *parts))
