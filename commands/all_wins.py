"""Who won stages in all the editions that are loaded, and how many."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from commands import chart_totals, stage_wins, wording, years
from commands.answer import Answer, Fact, Following, Note, NoteKind, Row, Table
from commands.chart_totals import By
from commands.command import Question
from commands.every_year import ALL
from commands.languages import counted, later, say
from db.names.nations import country
from db.nations import Nation
from db.rally import Category, Person
from db.results import Together
from db.results.contents import grouped
from db.results.firsts import First

_MOST = 20
"""Rows; of fifty years there are hundreds of winners."""
_MOST_NAMED = 3
_BY = {By.PERSON: later("By person"), By.MAKE: later("By make"), By.NATION: later("By nation")}
_DIFFERENT = {
    By.PERSON: later("Different winners"),
    By.MAKE: later("Winning makes"),
    By.NATION: later("Winning nations"),
}
_COUNTED = {
    By.PERSON: later("A crew’s stage is counted for the rider or driver."),
    By.NATION: later("A crew’s stage is counted for the nation of the rider or driver."),
}


@dataclass(frozen=True, slots=True)
class _Score:
    """The stages that somebody, a make or a nation has won."""

    whose: Person | Nation | str
    won: tuple[First, ...]

    @property
    def name(self) -> str:
        match self.whose:
            case Person(name=name):
                return name
            case Nation():
                return wording.country(self.whose)
        return self.whose


def answer(together: Together, question: Question, by: By, category: Category | None) -> Answer:
    """Count the stage wins of all editions: by person, make or nation."""
    won = [each for each in together.winners if category in (None, each.category)]
    scores = _scores(by, won)
    title = f"{_scope(category)} · {years.spanned(question.years)}"
    if not scores:
        return Answer(title, say("The source has no stage winners."), category=category, spans=True)
    counts = [len(score.won) for score in scores]
    # One more than is shown tells whether the last of them shares its place.
    ranks = stage_wins.ranks(counts[: _MOST + 1])[:_MOST]
    doubted = together.doubted_wins
    return Answer(
        title=title,
        sentence=_sentence(scores, len({(each.year, each.category, each.stage) for each in won})),
        tables=(
            Table(
                "",
                tuple(
                    _row(score, place, category, doubted)
                    for score, place in zip(scores[:_MOST], ranks, strict=True)
                ),
            ),
        ),
        facts=_facts(by, won, scores),
        notes=tuple(_notes(by, won, scores[:_MOST], doubted)),
        following=_following(question, by, category, won),
        category=category,
        spans=True,
    )


def _scores(by: By, won: Iterable[First]) -> tuple[_Score, ...]:
    """Count for each, the most wins first; what is not printed is nobody's."""
    named = grouped((whose, each) for each in won if (whose := _whose(by, each)))
    scores = [_Score(whose, group) for whose, group in named.items()]
    return tuple(sorted(scores, key=lambda score: -len(score.won)))


def _whose(by: By, won: First) -> Person | Nation | str | None:
    if by is By.PERSON:
        return won.person
    code = won.person.nationality
    return won.make if by is By.MAKE else country(code) if code else None


def _scope(category: Category | None) -> str:
    wins = say("stage wins")
    return f"{wording.category(category)} · {wins}" if category else wording.begun(wins)


def _sentence(scores: Sequence[_Score], of_all: int) -> str:
    most = len(scores[0].won)
    names = [score.name for score in scores if len(score.won) == most]
    if len(names) == 1:
        return say(
            "{name} won the most stages: {most} of {of_all}.",
            name=names[0],
            most=most,
            of_all=wording.number(of_all),
        )
    if len(names) > _MOST_NAMED:
        more = len(names) - _MOST_NAMED
        others = counted("{number} other", "{number} others", more)
        names = [*names[:_MOST_NAMED], others]
    return say(
        "{names} won the most stages: {most} each of {of_all}.",
        names=wording.listed(names),
        most=most,
        of_all=wording.number(of_all),
    )


def _row(
    score: _Score,
    place: tuple[int, bool],
    category: Category | None,
    doubted: frozenset[tuple[int, str]],
) -> Row:
    rank, shared = place
    categories = dict.fromkeys(each.category for each in score.won)
    there = years.spanned(sorted({each.year for each in score.won}))
    driven = "" if category else wording.listed([wording.plain(each) for each in categories])
    named = score.whose if isinstance(score.whose, str) else ""
    nation = score.name if isinstance(score.whose, Nation) else ""
    return Row(
        rank=rank,
        tied=rank if shared else None,
        lead=counted("{number} win", "{number} wins", len(score.won)),
        people=(score.whose,) if isinstance(score.whose, Person) else (),
        make=named,
        text=" · ".join(filter(None, (nation, driven, there))),
        disputed=any((each.year, each.crew) in doubted for each in score.won),
    )


def _facts(by: By, won: Sequence[First], scores: Sequence[_Score]) -> tuple[Fact, ...]:
    of_years = Counter(each.year for each in won)
    told = wording.clauses(f"{year}: {count}" for year, count in sorted(of_years.items()))
    facts = [Fact(say(_DIFFERENT[by]), str(len(scores)))]
    rest = scores[_MOST:]
    if rest:
        most = counted("{number} win", "{number} wins", len(rest[0].won))
        # Translators: after a number of people, makes or nations that are not shown.
        shown = say("{number}, each with {wins} at most", number=len(rest), wins=most)
        facts.append(Fact(say("Not shown"), shown))
    if len(of_years) <= _MOST:
        facts.append(Fact(say("Stages won in each year"), told))
    return tuple(facts)


def _notes(
    by: By, won: Sequence[First], shown: Sequence[_Score], doubted: frozenset[tuple[int, str]]
) -> Iterable[Note]:
    in_doubt = {
        each.year for score in shown for each in score.won if (each.year, each.crew) in doubted
    }
    if in_doubt:
        yield Note(
            NoteKind.DISPUTED,
            say(
                "The source contradicts itself on stage wins of {years}; the answer about the year "
                "tells it.",
                years=years.named(sorted(in_doubt)),
            ),
        )
    if by in _COUNTED:
        yield Note(NoteKind.SCOPE, say(_COUNTED[by]))
    unnamed = sum(_whose(by, each) is None for each in won)
    if unnamed:
        yield Note(NoteKind.SCOPE, chart_totals.unnamed(by, unnamed))
    yield Note(NoteKind.SCOPE, say("Stages of which the sources name no winner are not counted."))


def _following(
    question: Question, by: By, category: Category | None, won: Iterable[First]
) -> tuple[Following, ...]:
    there = question.editions.categories if question.editions else ()
    narrowed = f" category:{category}" if category else ""
    return (
        *(
            Following(say(_BY[each]), f"wins by:{each}{narrowed} year:{ALL}")
            for each in By
            if each is not by
        ),
        *(
            Following(
                wording.category(each) if each else say("All categories"),
                f"wins by:{by}" + (f" category:{each}" if each else "") + f" year:{ALL}",
            )
            for each in (None, *there)
            if each is not category
        ),
        Following(say("Records"), f"records{narrowed} year:{ALL}"),
        *years.opened(
            {each.year for each in won},
            lambda year: f"wins by:{by}{narrowed} year:{year}",
            in_menus=True,
        ),
    )
