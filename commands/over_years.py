"""People against each other over the years: what compares where times do not."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from commands import careers, wording, years
from commands.answer import Answer, Fact, Following, Note, NoteKind, Row, Table
from commands.every_year import ALL
from commands.languages import say, say_as
from db.rally import Person
from db.results import Archive
from db.results.everybody import Reached

_OPTIONS = ("first", "second", "third")
_MOST_LINES = 10
_UNKNOWN = "?"


@dataclass(frozen=True, slots=True)
class _Career:
    """One of those who are compared, with what they reached, the newest year first."""

    person: Person
    there: tuple[Reached, ...]

    @property
    def by_year(self) -> Mapping[int, Reached]:
        """What they reached in each year, the best placed crew where there are several."""
        best = sorted(self.there, key=lambda each: (each.final is not None, -(each.final or 0)))
        return {each.start.year: each for each in best}

    @property
    def finals(self) -> list[int]:
        """The final places."""
        return [each.final for each in self.there if each.final]


def compared(archive: Archive, people: Sequence[Person]) -> Answer:
    """Compare people by what they reached in each of their years."""
    those = [_career(archive, person) for person in people]
    common = _common(those)
    return Answer(
        title=_names(people),
        sentence=_sentence(people, common),
        tables=(
            Table(" \N{EN DASH} ".join(_heads(people)), tuple(_counts(those))),
            *(
                Table(each.person.name, tuple(_row(archive, one) for one in each.there))
                for each in those
            ),
        ),
        facts=tuple(_fact(year, those) for year in common[:_MOST_LINES]),
        notes=(
            Note(
                NoteKind.SCOPE,
                say("That is as far as the sources list; who is not listed may still have raced."),
            ),
        ),
        following=(
            *years.opened(common, lambda year: _line(people, year)),
            *(Following(each.name, f"rider name:{each.key} year:{ALL}") for each in people),
        ),
        spans=True,
    )


def beside(answer: Answer, archive: Archive, people: Sequence[Person], year: int) -> Answer:
    """Put other years that have all of some people beside how they compare in one."""
    those = [_career(archive, person) for person in people]
    if all(len(each.by_year) == 1 for each in those):
        return answer
    others = [each for each in _common(those) if each != year]
    facts = (_fact(each, those) for each in others[:_MOST_LINES])
    return replace(
        answer,
        facts=(*answer.facts, *facts),
        following=(*answer.following, Following(say("All years"), _line(people, ALL))),
    )


def _career(archive: Archive, person: Person) -> _Career:
    return _Career(person, archive.everybody.reached(person.key)[::-1])


def _common(those: Iterable[_Career]) -> list[int]:
    """Give the years that have all of them, the newest first."""
    return sorted(set.intersection(*({*each.by_year} for each in those)), reverse=True)


def _names(people: Iterable[Person]) -> str:
    return say_as("between rivals", " v ").join(person.name for person in people)


def _heads(people: Sequence[Person]) -> Sequence[str]:
    """Name them as lists do: the surnames, or more where they share them."""
    for names in ([each.surname for each in people], [each.initials for each in people]):
        if len({*names}) == len(names):
            return names
    return [each.name for each in people]


def _sentence(people: Sequence[Person], common: Sequence[int]) -> str:
    names = wording.listed([person.name for person in people])
    if not common:
        return say(
            "{names} are in no edition together, and times of different years do not compare; "
            "places and wins do.",
            names=names,
        )
    return say(
        "{names} are together in {years}; over all years places and wins compare, times do not.",
        names=names,
        years=years.named(common[::-1]),
    )


def _counts(those: Sequence[_Career]) -> Iterable[Row]:
    """What is counted, one after the other."""
    counted: tuple[tuple[str, Callable[[_Career], object]], ...] = (
        (say("editions"), lambda each: len(each.by_year)),
        (say("final places listed"), lambda each: len(each.finals)),
        (say("best final place"), lambda each: min(each.finals, default=_UNKNOWN)),
        (say("stage wins"), lambda each: sum(one.wins for one in each.there)),
        (say("stage top threes"), lambda each: sum(one.podiums for one in each.there)),
    )
    for text, value in counted:
        yield Row(lead="\N{EN DASH}".join(str(value(each)) for each in those), text=text)


def _row(archive: Archive, each: Reached) -> Row:
    row = careers.row(archive.together.finals, each)
    if each.podiums <= each.wins:
        return row
    top = careers.top_threes(each.podiums)
    return replace(row, text=f"{row.text} · {top}")


def _fact(year: int, those: Sequence[_Career]) -> Fact:
    """Say in one line how they compare in a year."""
    there = [each.by_year[year] for each in those]
    categories = dict.fromkeys(wording.plain(each.start.crew.category) for each in there)
    crews = {each.start.crew.key for each in there}
    if len(crews) == 1:
        vehicle = wording.one(there[0].start.crew.category)
        # Translators: {vehicle} is “car” or “truck”; “vehicle” will do where these differ.
        told = say("together in one {vehicle}", vehicle=vehicle)
    else:
        dash = "\N{EN DASH}"
        told = say(
            # Translators: {places} and {wins} are of one and the other, such as “1–3”.
            "{places} at the end, stage wins {wins}",
            places=dash.join(str(each.final or _UNKNOWN) for each in there),
            wins=dash.join(str(each.wins) for each in there),
        )
    return Fact(str(year), f"{wording.listed([*categories])}, {told}")


def _line(people: Iterable[Person], year: int | str) -> str:
    given = (f"{name}:{each.key}" for name, each in zip(_OPTIONS, people, strict=False))
    return years.pinned(" ".join(("compare", *given)), year)
