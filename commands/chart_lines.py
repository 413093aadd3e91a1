"""Charts with a line a crew: gap and place after each stage, and people against each other."""

from collections import Counter
from collections.abc import Callable, Sequence

from commands import wording
from commands.chart import Chart, Figure, Point, Series
from commands.languages import counted, say
from commands.overall import Overall, gap, placing_of
from db.rally import Category, Classification, Crew, Person, Placing
from db.results import Results
from db.times import Origin, Time, computed

MOST = 8
"""Lines that a chart can have: more colours and shapes are not told apart."""
_Pointing = Callable[[Placing, Classification], Point | None]


def gaps(results: Results, category: Category, people: Sequence[Person] = ()) -> Chart | None:
    """Show the gap to the leader by stage: of the podium and all who led, or of those named.

    The gaps are the printed ones; None where the category has no general classification, or
    nobody of those named stands in one.
    """
    overall = Overall.of(results, category)
    always = {crew.key for crew in (*overall.podium, *overall.leaders)}
    crews = [crew for crew in overall.everyone if crew.key in always]

    def point(placing: Placing, table: Classification) -> Point | None:
        behind = gap(placing, table)
        if behind is None:
            return None
        text = say("leader") if placing.rank == 1 else _written(behind)
        return Point(behind.seconds, text, behind, overall.disputed(placing, table))

    return _chart(overall, Figure.GAPS, crews, people, point)


def positions(results: Results, category: Category, people: Sequence[Person] = ()) -> Chart | None:
    """Show the place in general by stage: of all who have a line, or of those named.

    Who is listed once has a point and no line.
    """
    overall = Overall.of(results, category)
    crews = [crew for crew in overall.everyone if overall.often(crew) > 1] or overall.everyone

    def point(placing: Placing, table: Classification) -> Point:
        text = wording.ordinal(placing.rank)
        return Point(placing.rank, text, None, overall.disputed(placing, table))

    return _chart(overall, Figure.POSITIONS, crews, people, point)


def duel(results: Results, people: Sequence[Person]) -> Chart | None:
    """Show by how much people were behind the first of them, where the source lists both.

    None where they are of different categories, sat in one car, or are never listed together.
    """
    common = [
        category
        for category in results.categories
        if all(category in _raced(results, person) for person in people)
    ]
    overall = Overall.of(results, common[0]) if common else None
    crews = overall.crews_of(people) if overall else ()
    if overall is None or len(crews) < max(len(people), 2):
        return None
    series = tuple(
        Series(label, overall.outcome(crew), marker, _against(overall, crews[0], crew))
        for marker, (label, crew) in enumerate(zip(_labels(crews), crews, strict=True))
    )
    if not any(each.listed for each in series[1:]):
        return None
    first, *others = (crew.people[0].name for crew in crews)
    return Chart(
        Figure.DUEL,
        say(
            "Gap to {name} after each stage {of_the_bikes}",
            name=first,
            of_the_bikes=wording.of(overall.category),
        ),
        " ".join(
            _ahead(first, other, line) for other, line in zip(others, series[1:], strict=True)
        ),
        series,
        _columns(overall),
        key=(say("below the line: behind {name}", name=series[0].label), *_key(overall, series)),
        category=overall.category,
    )


def _chart(
    overall: Overall,
    figure: Figure,
    crews: Sequence[Crew],
    people: Sequence[Person],
    point: _Pointing,
) -> Chart | None:
    chosen = overall.crews_of(people) if people else crews
    lines = zip(_labels(chosen[:MOST]), chosen, strict=False)
    every = (
        Series(label, overall.outcome(crew), marker, _points(overall, crew, point))
        for marker, (label, crew) in enumerate(lines)
    )
    series = tuple(each for each in every if each.listed)
    if not series:
        return None
    left_out = len(chosen) - MOST
    more = counted("{number} more is listed", "{number} more are listed", left_out)
    return Chart(
        figure,
        _subject(figure, overall.category),
        f"{overall.message()}{_unlisted(overall, people)}",
        series,
        _columns(overall),
        key=(*_key(overall, series), *([more] if left_out > 0 else [])),
        category=overall.category,
    )


def _subject(figure: Figure, category: Category) -> str:
    bikes = wording.of(category)
    if figure is Figure.GAPS:
        return say("Gap to the leader {of_the_bikes} after each stage", of_the_bikes=bikes)
    return say("Overall places {of_the_bikes} after each stage", of_the_bikes=bikes)


def _points(overall: Overall, crew: Crew, point: _Pointing) -> tuple[Point | None, ...]:
    found = ((placing_of(crew, table), table) for table in overall.tables)
    return tuple(point(placing, table) if placing else None for placing, table in found)


def _columns(overall: Overall) -> tuple[str, ...]:
    return tuple(wording.sign(table.stage or 0) for table in overall.tables)


def _labels(crews: Sequence[Crew]) -> list[str]:
    """Name crews by their first person: `R. Sainct`, in full where initials are shared."""
    short = Counter(crew.people[0].initials for crew in crews)
    firsts = (crew.people[0] for crew in crews)
    return [person.initials if short[person.initials] == 1 else person.name for person in firsts]


def _key(overall: Overall, series: Sequence[Series]) -> tuple[str, ...]:
    """Say what a break in a line and a hollow point mean, where there are any."""
    told = []
    if any(None in each.points for each in series):
        deepest = max(len(table.placings) for table in overall.tables)
        told.append(say("no line: not in the top {number} listed", number=deepest))
    if any(point.disputed for each in series for point in each.listed):
        told.append(say("hollow: disputed"))
    return tuple(told)


def _unlisted(overall: Overall, people: Sequence[Person]) -> str:
    missing = [person.name for person in people if not overall.crews_of([person])]
    if not missing:
        return ""
    told = counted(
        "{names} is never listed.",
        "{names} are never listed.",
        len(missing),
        names=wording.listed(missing),
    )
    return f" {told}"


def _raced(results: Results, person: Person) -> set[Category]:
    return {crew.category for crew in results.crews_of(person)}


def _against(overall: Overall, first: Crew, crew: Crew) -> tuple[Point | None, ...]:
    points: list[Point | None] = []
    for table in overall.tables:
        base, placing = placing_of(first, table), placing_of(crew, table)
        behind = gap(placing, table) if placing else None
        ahead = gap(base, table) if base else None
        if not (base and placing and behind and ahead):
            points.append(None)
            continue
        between = _between(ahead, behind)
        disputed = overall.disputed(base, table) or overall.disputed(placing, table)
        text = "0:00" if crew is first else _written(between)
        points.append(Point(between.seconds, text, between, disputed))
    return tuple(points)


def _between(ahead: Time, behind: Time) -> Time:
    """The gap between two crews: printed where one of them led, else a difference."""
    if not ahead.seconds:
        return behind
    if not behind.seconds:
        return Time(-ahead.seconds, ahead.printed, ahead.origin)
    return computed(behind.seconds - ahead.seconds)


def _written(time: Time) -> str:
    sign = "\N{MINUS SIGN}" if time.seconds < 0 else "+"
    approximately = "" if time.origin is Origin.PRINTED else "≈"
    return f"{approximately}{sign}{time.printed.lstrip('+-')}"


def _ahead(first: str, other: str, line: Series) -> str:
    """Say how often the first was ahead, and how it stood when both were listed last."""
    names = {"first": first, "other": other}
    if not line.listed:
        return say("{first} and {other} are never listed together.", **names)
    ahead = sum(point.value > 0 for point in line.listed)
    count = len(line.listed)
    last = line.listed[-1]
    by = last.text.lstrip("+\N{MINUS SIGN}")
    if ahead == count:
        return counted(
            "{first} was ahead of {other} after the one stage that lists both, by {gap}.",
            "{first} was ahead of {other} after all {number} stages that list both, and {gap}"
            " ahead at last.",
            count,
            gap=by,
            **names,
        )
    if last.value > 0:
        return say(
            "{first} was ahead of {other} after {ahead} of {all} stages that list both, and {gap}"
            " ahead at last.",
            ahead=ahead, all=count, gap=by, **names,
        )  # fmt: skip
    return say(
        "{first} was ahead of {other} after {ahead} of {all} stages that list both, and {gap}"
        " behind at last.",
        ahead=ahead, all=count, gap=by, **names,
    )  # fmt: skip
