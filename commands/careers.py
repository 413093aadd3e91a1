"""What somebody has done over the years: a row for each, and what they come to."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from commands import cards, wording
from commands.answer import Answer, Fact, Following, Note, NoteKind, Row
from commands.command import Question
from commands.every_year import ALL
from commands.languages import counted, say
from commands.years import by_decade, named, opened, spanned
from db.nations import nation
from db.rally import Category, Person, Role
from db.results.everybody import Reached
from db.results.together import Final

Finals = Mapping[tuple[int, Category], Final]
"""How far the final tables go."""


def reached(question: Question, person: Person) -> tuple[Reached, ...]:
    """Give what somebody has reached in each year, the newest first; nothing of a single one."""
    if question.editions is None or len(question.editions.years) == 1:
        return ()
    there = question.editions.everybody.reached(person.key)
    return there[::-1] if len(_years(there)) > 1 else ()


def told(question: Question, there: Sequence[Reached], category: Category | None) -> Answer:
    """Tell a career, or as much of it as is in one category."""
    raced = dict.fromkeys(each.start.crew.category for each in there)
    elsewhere = category if category not in raced else None
    shown = [each for each in there if elsewhere or category in (None, each.start.crew.category)]
    person, years = there[0].start.person, _years(shown)
    driven = {each.start.crew.category for each in shown}
    finals = question.editions.together.finals if question.editions else {}
    return Answer(
        title=f"{person.name} · {spanned(years)}",
        sentence=f"{_sentence(person, shown, None if elsewhere else category)}.",
        tables=by_decade([(each.start.year, row(finals, each)) for each in shown]),
        facts=tuple(fact for fact in _facts(there) if fact.value),
        notes=(
            *cards.not_there(person, elsewhere, raced),
            Note(
                NoteKind.SCOPE,
                say("That is as far as the sources list; who is not listed may still have raced."),
            ),
        ),
        following=opened(years, lambda year: f"rider name:{person.key} year:{year}"),
        category=driven.pop() if len(driven) == 1 else None,
        spans=True,
    )


def beside(page: Answer, there: Sequence[Reached]) -> Answer:
    """Put a career in few words beside what somebody did in one of its years."""
    years, key = _years(there), there[0].start.person.key
    fact = Fact(say("Career"), wording.clauses([spanned(years), summary(there)]))
    following = Following(say("Career"), f"rider name:{key} year:{ALL}")
    return replace(
        page,
        facts=(*page.facts, fact),
        following=(*page.following[:1], following, *page.following[1:]),
    )


def row(finals: Finals, each: Reached) -> Row:
    """Write a year in one row: `2003`, cars, Mitsubishi, `3rd · 6 wins`."""
    crew = each.start.crew
    beside = ""
    if crew.role(each.start.person) is Role.CODRIVER:
        # Translators: in brackets, who drives.
        beside = say("co-driver ({driver})", driver=crew.people[0].surname)
    won = counted("{number} win", "{number} wins", each.wins) if each.wins else ""
    told = (beside, _place(finals, each), won)
    return Row(
        lead=str(each.start.year),
        category=crew.category,
        make=crew.vehicle or crew.make or "",
        text=" · ".join(filter(None, told)),
    )


def top_threes(number: int) -> str:
    """Count places among the first three of stages."""
    return counted("{number} top three", "{number} top threes", number)


def summary(there: Sequence[Reached]) -> str:
    """Sum up final places and stage wins: `3 final places listed, the best 1st; 9 stage wins`."""
    finals = [each.final for each in there if each.final]
    places = counted("{number} final place listed", "{number} final places listed", len(finals))
    if len(finals) > 1:
        best = min(finals)
        times = finals.count(best)
        place = wording.ordinal(best)
        # Translators: after “3 final places listed, ”; {place} is “1st”.
        told = counted("the best {place}", "{number} of them {place}", times, place=place)
        places = f"{places}, {told}"
    elif finals:
        places = f"{places} ({wording.ordinal(finals[0])})"
    else:
        places = say("no final place listed")
    wins = sum(each.wins for each in there)
    won = counted("{number} stage win listed", "{number} stage wins listed", wins)
    return wording.clauses([places, won if wins else say("no stage win listed")])


def _sentence(person: Person, there: Sequence[Reached], category: Category | None) -> str:
    years = _years(there)
    values = {"name": person.name, "many": wording.spelled(len(years)), "years": named(years)}
    if category:
        # Translators: “category” is “the cars”.
        told = counted(
            "{name} is among {category} in one edition, {years}",
            "{name} is among {category} in {many} editions, {years}",
            len(years),
            category=wording.within(category),
            **values,
        )
    else:
        told = counted(
            "{name} is in one edition, {years}",
            "{name} is in {many} editions, {years}",
            len(years),
            **values,
        )
    return wording.clauses([told, summary(there)])


def _place(finals: Finals, each: Reached) -> str:
    if each.final:
        return wording.ordinal(each.final)
    final = finals.get((each.start.year, each.start.crew.category))
    if final is None:
        return say("no final table")
    if final.gappy:
        return say("not in the final list")
    return say("not in the top {listed}", listed=final.lines)


def _facts(there: Sequence[Reached]) -> Iterable[Fact]:
    people = [each.start.person for each in there]
    codes = dict.fromkeys(person.nationality for person in people if person.nationality)
    known = {code: nation(code) for code in codes}
    countries = [wording.country(each) if each else code for code, each in known.items()]
    spelled = dict.fromkeys(name for each in people for name in (each.name, *each.spellings))
    yield Fact(say("Nation"), wording.listed([*dict.fromkeys(countries)]))
    yield Fact(say("Also spelled"), wording.listed([*spelled][1:]))


def _years(there: Iterable[Reached]) -> list[int]:
    return sorted({each.start.year for each in there})
