"""Charts with a bar each: stage wins of people, makes and nations, and the length of the stages."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from enum import StrEnum
from itertools import groupby

from commands import wording
from commands.chart import Chart, Figure, Point, Series, Span
from commands.languages import counted, say
from db.findings import Check
from db.nations import nation
from db.rally import Category, Kind, Placing, Stage
from db.results import Results

MOST = 10
"""Bars that a chart can have and still be read on a phone."""


class By(StrEnum):
    """Whose stage wins are counted."""

    PERSON = "person"
    MAKE = "make"
    NATION = "nation"


_Win = tuple[int, Placing]


def wins(results: Results, by: By = By.PERSON, category: Category | None = None) -> Chart | None:
    """Show who won how many stages, the most first; a crew's win is its rider's or driver's."""
    categories = (category,) if category else results.categories
    won = [win for each in categories for win in _won(results, each)]
    if not won:
        return None
    groups: defaultdict[str, list[_Win]] = defaultdict(list)
    for win in won:
        groups[_whose(by, win[1])].append(win)
    nobodys = len(groups.pop("", ()))
    if not groups:
        return None
    ranked = sorted(groups.items(), key=lambda group: -len(group[1]))
    shown = _shown(ranked)
    labels = _labels(by, shown)
    series = tuple(
        Series(label, _detail(by, group, alone=category is not None), 0, _segments(results, group))
        for label, (_, group) in zip(labels, shown, strict=True)
    )
    return Chart(
        Figure.WINS,
        _subject(by, category),
        _most(by, ranked),
        series,
        key=(*_left_out(ranked[len(shown) :]), *([unnamed(by, nobodys)] if nobodys else [])),
        category=category,
    )


def unnamed(by: By, won: int) -> str:
    """Say of how many wins the source does not print whose they are."""
    if by is By.MAKE:
        return counted(
            "{number} more win has no make printed.",
            "{number} more wins have no make printed.",
            won,
        )
    return counted(
        "{number} more win has no country printed.",
        "{number} more wins have no country printed.",
        won,
    )


def route(results: Results) -> Chart | None:
    """Show how long each stage was, the days of rest between them and the countries."""
    stages = [stage for stage in results.stages if stage.km is not None]
    if not stages:
        return None
    points = tuple(
        None if stage.km is None else Point(stage.km, wording.number(stage.km))
        for stage in results.stages
    )
    longest = max(stages, key=lambda stage: stage.km or 0)
    shortest = min(stages, key=lambda stage: stage.km or 0)
    countries = [stage.start.country or "" for stage in results.stages]
    return Chart(
        Figure.ROUTE,
        say("Distance of each stage in kilometres, road sections included"),
        _extremes(longest, shortest),
        (Series("km", "", 0, points),),
        tuple(wording.sign(stage.number) for stage in results.stages),
        spans=_spans(countries),
        rests=_rests(results),
    )


def _extremes(longest: Stage, shortest: Stage) -> str:
    extremes = {
        "route": wording.route(longest),
        "most": wording.kilometres(longest.km),
        "least": wording.kilometres(shortest.km),
    }
    if shortest.prologue and not longest.prologue:
        return say(
            "The longest is stage {longest} ({route}, {most}), the shortest the prologue"
            " ({least}).",
            longest=longest.number,
            **extremes,
        )
    if longest.prologue:
        return say("The longest is the prologue ({route}, {most}).", **extremes)
    return say(
        "The longest is stage {longest} ({route}, {most}), the shortest stage {shortest}"
        " ({least}).",
        longest=longest.number,
        shortest=shortest.number,
        **extremes,
    )


def _subject(by: By, category: Category | None) -> str:
    if category is None:
        return {
            By.PERSON: say("Stage wins by person"),
            By.MAKE: say("Stage wins by make"),
            By.NATION: say("Stage wins by nation"),
        }[by]
    bikes = wording.within(category)
    return {
        By.PERSON: say("Stage wins among {the_bikes} by person", the_bikes=bikes),
        By.MAKE: say("Stage wins among {the_bikes} by make", the_bikes=bikes),
        By.NATION: say("Stage wins among {the_bikes} by nation", the_bikes=bikes),
    }[by]


def _won(results: Results, category: Category) -> Iterable[_Win]:
    for stage in results.stages:
        for placing in results.winners(stage.number, category):
            yield stage.number, placing


def _whose(by: By, placing: Placing) -> str:
    first = placing.crew.people[0]
    return {
        By.PERSON: first.key,
        By.MAKE: placing.crew.make or "",
        By.NATION: first.nationality or "",
    }[by]


_Groups = Sequence[tuple[str, list[_Win]]]


def _shown(ranked: _Groups) -> _Groups:
    """As many as fit, without parting those who have won equally often."""
    if len(ranked) <= MOST:
        return ranked
    next_one = len(ranked[MOST][1])
    fitting = [group for group in ranked[:MOST] if len(group[1]) > next_one]
    return fitting or ranked[:MOST]


def _labels(by: By, groups: _Groups) -> list[str]:
    people = [group[0][1].crew.people[0] for _, group in groups]
    short = Counter(person.initials for person in people)
    names: Mapping[By, list[str]] = {
        By.PERSON: [
            person.initials if short[person.initials] == 1 else person.name for person in people
        ],
        By.MAKE: [make for make, _ in groups],
        By.NATION: [_country(code) for code, _ in groups],
    }
    return names[by]


def _country(code: str) -> str:
    known = nation(code) if code else None
    return wording.country(known) if known else code or say("no flag printed")


def _detail(by: By, group: Sequence[_Win], *, alone: bool) -> str:
    """What stands beside a bar: the make of a person; of several categories, which they are."""
    makes = [placing.crew.make for _, placing in group if placing.crew.make]
    if by is By.PERSON:
        return ", ".join(dict.fromkeys(makes))
    if not alone:
        counts = Counter(wording.category(placing.crew.category) for _, placing in group)
        return ", ".join(f"{name} {count}" for name, count in counts.items())
    people = dict.fromkeys(placing.crew.people[0].initials for _, placing in group)
    if len(people) == 1:
        return next(iter(people))
    return counted("{number} winner", "{number} winners", len(people))


def _segments(results: Results, group: Sequence[_Win]) -> tuple[Point, ...]:
    """One point a win, called by its stage."""
    return tuple(
        Point(1, wording.sign(stage), disputed=_disputed(results, stage, placing))
        for stage, placing in group
    )


def _disputed(results: Results, stage: int, placing: Placing) -> bool:
    """Whether the table of stages names another winner."""
    findings = results.findings_about(kind=Kind.STAGE, stage=stage)
    return any(
        finding.check is Check.STAGE_WINNER and finding.crew == placing.crew.key
        for finding in findings
    )


def _most(by: By, ranked: _Groups) -> str:
    most = [group for group in ranked if len(group[1]) == len(ranked[0][1])]
    names = {
        By.PERSON: [group[0][1].crew.people[0].name for _, group in most],
        By.MAKE: [make for make, _ in most],
        By.NATION: [_country(code) for code, _ in most],
    }[by]
    won = len(ranked[0][1])
    told = {"names": wording.listed(names), "total": sum(len(group) for _, group in ranked)}
    if len(most) > 1:
        return counted(
            "{names} won the most, {number} stage each of {total}.",
            "{names} won the most, {number} stages each of {total}.",
            won,
            **told,
        )
    return counted(
        "{names} won the most, {number} stage of {total}.",
        "{names} won the most, {number} stages of {total}.",
        won,
        **told,
    )


def _left_out(rest: _Groups) -> tuple[str, ...]:
    counts = Counter(len(group) for _, group in rest)
    told = [
        counted("{others} with {number} win", "{others} with {number} wins", count, others=others)
        for count, others in counts.items()
    ]
    return (say("and {others}", others=wording.listed(told)),) if told else ()


def _spans(countries: Sequence[str]) -> tuple[Span, ...]:
    """Columns that start in one country; where the source has lost it, none is named."""
    spans = []
    for code, group in groupby(enumerate(countries), key=lambda each: each[1]):
        numbers = [number for number, _ in group]
        if code:
            spans.append(Span(_country(code), numbers[0], numbers[-1]))
    return tuple(spans)


def _rests(results: Results) -> tuple[int, ...]:
    """The columns that a rest day follows."""
    stages: Sequence[Stage] = results.stages
    return tuple(
        max(number for number, stage in enumerate(stages) if stage.date < day.date)
        for day in results.rest_days
        if day.resting and any(stage.date < day.date for stage in stages)
    )
