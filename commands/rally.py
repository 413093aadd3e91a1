"""The edition at a glance."""

from commands import caveats, headlines, lists, way, wording
from commands.answer import Answer, Fact, Following, Table
from commands.command import Question, command
from commands.languages import say, say_as
from db.nations import nation
from db.rally import Kind
from db.results import Results


@command(examples=("rally",))
def rally(question: Question) -> Answer:
    """The edition at a glance: when, where, who won, what came before and after."""
    results = question.results
    tables = [
        Table(wording.category(table.category), lists.rows(results, table, most=1))
        for each in results.categories
        if (table := results.classification(Kind.FINAL, each)) and table.placings
    ]
    tables += [
        Table(wording.category(each.category), tuple(headlines.rows([each], titled=True)))
        for each in headlines.alone(results)
    ]
    return Answer(
        title=wording.rally(results),
        sentence=_sentence(results),
        tables=tuple(tables),
        facts=tuple(fact for fact in _facts(results) if fact.value),
        notes=caveats.of_edition(results),
        following=(
            Following(say("Route"), "route"),
            *(
                Following(wording.category(each), f"standings category:{each}", category=each)
                for each in results.categories
            ),
            Following(say("Notes on the source"), "notes"),
        ),
    )


def _sentence(results: Results) -> str:
    stages = results.stages
    about = {
        "rally": wording.rally(results),
        "start": stages[0].start.name,
        "finish": stages[-1].finish.name,
        "days": wording.days(stages[0].date, stages[-1].date),
        "stages": way.stages(stages),
    }
    if not results.running:
        return say("{rally}: {start} to {finish}, {days}, {stages}.", **about)
    return say(
        # Translators: {nth} is “25th”, how often the rally was run by then.
        "{rally}, the {nth} running: {start} to {finish}, {days}, {stages}.",
        nth=wording.ordinal(results.running),
        **about,
    )


def _facts(results: Results) -> list[Fact]:
    return [
        Fact(say("Also known as"), results.other_name or ""),
        Fact(say("Countries"), wording.listed([_country(code) for code in results.countries])),
        # Translators: a label; the rally of the year before follows.
        Fact(say_as("edition", "Before"), results.previous or ""),
        # Translators: a label; the rally of the year after follows.
        Fact(say_as("edition", "After"), results.following or ""),
    ]


def _country(code: str | None) -> str:
    if code is None:
        return say("(blank in the source)")
    known = nation(code)
    return wording.country(known) if known else wording.country_called(code)
