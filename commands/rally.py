"""The edition at a glance."""

from commands import caveats, lists, wording
from commands.answer import Answer, Fact, Following, Table
from commands.command import Question, command
from db.nations import nation
from db.rally import Kind
from db.results import Results


@command(examples=("rally",))
def rally(question: Question) -> Answer:
    """The edition at a glance: when, where, who won, what came before and after."""
    results = question.results
    stages = results.stages
    running = f", the {wording.ordinal(results.running)} running" if results.running else ""
    tables = [
        Table(wording.category(table.category), lists.rows(results, table, most=1))
        for each in results.categories
        if (table := results.classification(Kind.FINAL, each)) and table.placings
    ]
    return Answer(
        title=results.name,
        sentence=(
            f"{results.name}{running}: {stages[0].start.name} to {stages[-1].finish.name}, "
            f"{wording.days(stages[0].date, stages[-1].date)}, {len(stages)} stages."
        ),
        tables=tuple(tables),
        facts=tuple(fact for fact in _facts(results) if fact.value),
        notes=caveats.of_edition(results),
        following=(
            Following("Route", "route"),
            *(
                Following(wording.category(each), f"standings category:{each}", category=each)
                for each in results.categories
            ),
            Following("Notes on the source", "notes"),
        ),
    )


def _facts(results: Results) -> list[Fact]:
    return [
        Fact("Also known as", results.other_name or ""),
        Fact("Countries", wording.listed([_country(code) for code in results.countries])),
        Fact("Before", results.previous or ""),
        Fact("After", results.following or ""),
    ]


def _country(code: str | None) -> str:
    if code is None:
        return "(blank in the source)"
    known = nation(code)
    return known.english if known else code
