"""Who won."""

from collections.abc import Sequence

from commands import headlines, lists, not_held, wording
from commands.answer import Answer, Fact, Following, Row, Table
from commands.command import Question, command
from commands.languages import say, staged
from db.rally import Category, Classification, Headline, Kind, Stage
from db.results import Results

_NO_TIME = "\N{EN DASH}"


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
    headlined = () if stage else headlines.alone(results)
    rows = *(_summary(results, table) for table in tables), *headlines.rows(headlined, _NO_TIME)
    return Answer(
        title=_title(results, stage),
        sentence=_went(results, stage, tables, headlined),
        tables=(Table("", rows),),
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
        return Answer(
            _title(results, stage, category),
            _nothing(results, stage, category),
            facts=_about(stage),
            following=_neighbours(results, stage, category),
            category=category,
        )
    return Answer(
        title=_title(results, stage, category),
        sentence=lists.won(table),
        tables=(Table("", lists.rows(results, table, most=lists.PODIUM)),),
        facts=(*_about(stage), *_led(results, stage, category)),
        notes=(
            *lists.notes(results, table, most=lists.PODIUM),
            *(lists.scope(table) if table.winners_only else ()),
        ),
        following=(
            *_neighbours(results, stage, category),
            *(
                Following(wording.category(each), _line(stage, each), category=each)
                for each in results.categories
                if each is not category
            ),
            _overall(results, stage, category),
        ),
        category=category,
    )


def _table(results: Results, stage: Stage | None, category: Category) -> Classification | None:
    if stage is None:
        return results.classification(Kind.FINAL, category)
    return results.classification(Kind.STAGE, category, stage.number)


def _went(
    results: Results,
    stage: Stage | None,
    tables: Sequence[Classification],
    headlined: Sequence[Headline],
) -> str:
    won = [
        f"{_drivers(table)} ({wording.plain(table.category)})"
        for table in tables
        if table.placings[0].rank == 1
    ]
    winners = wording.listed(won)
    if stage is None:
        if not won and not headlined:
            return say("The source has no final standings.")
        went = say("The {rally} went to {winners}.", rally=wording.rally(results), winners=winners)
        told = [went if won else "", headlines.sentence(headlined) if headlined else ""]
        return " ".join(filter(None, told))
    told = [not_held.sentence(results, stage)]
    if won:
        told.insert(0, staged("Stage {stage} went to {winners}.", stage.number, winners=winners))
    elif not told[0]:
        told.append(staged("The source has no results of stage {stage}.", stage.number))
    return " ".join(filter(None, told))


def _nothing(results: Results, stage: Stage | None, category: Category) -> str:
    bikes = wording.within(category)
    if stage is None:
        headlined = headlines.alone(results, category)
        nothing = say("The source has no result of {category} for the end.", category=bikes)
        return headlines.sentence(headlined) if headlined else nothing
    return not_held.for_category(results, stage, category) or staged(
        "The source has no result of {category} for stage {stage}.", stage.number, category=bikes
    )


def _summary(results: Results, table: Classification) -> Row:
    first = lists.rows(results, table, most=1)[0]
    return Row(
        time=first.time,
        lead="" if first.time else _NO_TIME,
        people=first.people,
        make=first.make,
        category=table.category,
        disputed=first.disputed,
    )


def _drivers(table: Classification) -> str:
    return wording.listed([placing.crew.people[0].name for placing in table.won])


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


def _overall(results: Results, stage: Stage | None, category: Category) -> Following:
    if stage and (Kind.GENERAL, category, stage.number) in results.lengths:
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
