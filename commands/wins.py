"""Who won stages, and how many."""

from collections.abc import Hashable, Sequence

from commands import all_wins, caveats, chart_totals, reach, stage_wins, wording
from commands.answer import Answer, Fact, Following, Note, NoteKind, Row, Table
from commands.chart_totals import By
from commands.command import Question, command
from commands.languages import counted, later, say
from commands.stage_wins import Score, StagePlace
from db.names.nations import country
from db.rally import Category, Person, Placing
from db.results import Results

_DIFFERENT = {
    By.PERSON: later("Different winners"),
    By.MAKE: later("Winning makes"),
    By.NATION: later("Winning nations"),
}
_BY = {By.PERSON: later("By person"), By.MAKE: later("By make"), By.NATION: later("By nation")}
_COUNTED = {
    By.PERSON: later("A crew’s stage is counted for the rider or driver."),
    By.NATION: later("A crew’s stage is counted for the nation of the rider or driver."),
}


@command(examples=("wins", "wins make", "wins nation trucks"), spans=True)
def wins(question: Question, by: By = By.PERSON, category: Category | None = None) -> Answer:
    """Stage wins and stage top threes: by person, make or nation."""
    if question.editions and len(question.years) > 1:
        return all_wins.answer(question.editions.together, question, by, category)
    results = question.results
    places = stage_wins.places(results, category)
    # What is not printed is nobody's: it is counted in a note.
    named = [place for place in places if _whose(by, place.placing) is not None]
    scores = stage_wins.scores(named, lambda placing: _whose(by, placing))
    winners = [score for score in scores if score.wins]
    title = _title(results, category)
    if not winners:
        return Answer(title, say("The source has no stage winners."), category=category)
    others = scores[len(winners) :] if reach.podiums(results, category) else ()
    listed = [Table("", _rows(results, by, winners, category))]
    if category and others:
        rows = _rows(results, by, others, category)
        listed.append(Table(say("Top threes without a win"), rows))
    return Answer(
        title=title,
        sentence=_sentence(by, winners, len({(each.category, each.stage) for each in places})),
        tables=tuple(listed),
        facts=_facts(by, winners, others),
        notes=(
            *caveats.of_wins(results, [place.placing.crew for place in places]),
            *_counted(by),
            *_unnamed(by, [place for place in places if place not in named]),
            reach.of_stages(results, category),
        ),
        following=_following(results, by, category),
        category=category,
        chart=chart_totals.wins(results, by, category),
    )


def _whose(by: By, placing: Placing) -> Hashable:
    first = placing.crew.people[0]
    if by is By.PERSON:
        return first
    return placing.crew.make if by is By.MAKE else first.nationality and country(first.nationality)


def _title(results: Results, category: Category | None) -> str:
    return f"{wording.scope(results, category)} · {say('stage wins')}"


def _sentence(by: By, winners: Sequence[Score[Hashable]], of_all: int) -> str:
    most = len(winners[0].wins)
    names = [_name(by, score) for score in winners if len(score.wins) == most]
    if len(names) > 1:
        return say(
            "{names} won the most stages: {most} each of {of_all}.",
            names=wording.listed(names),
            most=most,
            of_all=of_all,
        )
    return say(
        "{name} won the most stages: {most} of {of_all}.", name=names[0], most=most, of_all=of_all
    )


def _name(by: By, score: Score[Hashable]) -> str:
    crew = score.places[0].placing.crew
    if by is By.PERSON:
        return crew.people[0].name
    if by is By.MAKE:
        return crew.make or say("No make printed")
    code = crew.people[0].nationality
    return wording.country(country(code)) if code else say("No country printed")


def _rows(
    results: Results, by: By, scores: Sequence[Score[Hashable]], category: Category | None
) -> tuple[Row, ...]:
    """Ranked by wins, or where nobody has any by places among the first three."""
    counts = [len(score.wins or score.places) for score in scores]
    doubted = caveats.doubted_wins(results)
    podiums = reach.podiums(results, category)
    return tuple(
        Row(
            rank=rank,
            tied=rank if shared else None,
            lead=counted("{number} win", "{number} wins", count)
            if score.wins
            else _top_threes(count),
            people=_people(by, score),
            make=(score.places[0].placing.crew.make or "") if by is not By.NATION else "",
            text=_text(by, score, category, podiums=podiums),
            disputed=any(place.placing.crew.key in doubted for place in score.places),
        )
        for score, count, (rank, shared) in zip(
            scores, counts, stage_wins.ranks(counts), strict=True
        )
    )


def _people(by: By, score: Score[Hashable]) -> tuple[Person, ...]:
    return score.places[0].placing.crew.people[:1] if by is By.PERSON else ()


def _text(by: By, score: Score[Hashable], category: Category | None, *, podiums: bool) -> str:
    parts = [_name(by, score) if by is By.NATION else ""]
    if not category:
        categories = dict.fromkeys(place.category for place in score.places)
        parts.append(wording.listed([wording.plain(each) for each in categories]))
    elif score.wins:
        parts.append(wording.stages([place.stage for place in score.wins]))
    if score.wins:
        parts.append(_top_threes(len(score.places)) if podiums else "")
    return " · ".join(filter(None, parts))


def _top_threes(number: int) -> str:
    return counted("{number} top three", "{number} top threes", number)


def _facts(
    by: By, winners: Sequence[Score[Hashable]], others: Sequence[Score[Hashable]]
) -> tuple[Fact, ...]:
    facts = [Fact(say(_DIFFERENT[by]), str(len(winners)))]
    if others:
        facts.append(Fact(say("With a top three and no win"), str(len(others))))
    return tuple(facts)


def _counted(by: By) -> list[Note]:
    return [Note(NoteKind.SCOPE, say(_COUNTED[by]))] if by in _COUNTED else []


def _unnamed(by: By, places: Sequence[StagePlace]) -> list[Note]:
    """Say how many stage wins have no make or country printed."""
    won = sum(place.placing.rank == 1 for place in places)
    return [Note(NoteKind.SCOPE, chart_totals.unnamed(by, won))] if won else []


def _following(results: Results, by: By, category: Category | None) -> tuple[Following, ...]:
    others = [each for each in By if each is not by]
    categories = [each for each in (None, *results.categories) if each is not category]
    return (
        *(Following(say(_BY[each]), _line(each, category)) for each in others),
        *(
            Following(wording.category(each) if each else say("All categories"), _line(by, each))
            for each in categories
        ),
        Following(say("Records"), f"records category:{category}" if category else "records"),
    )


def _line(by: By, category: Category | None) -> str:
    return f"wins by:{by}" + (f" category:{category}" if category else "")
