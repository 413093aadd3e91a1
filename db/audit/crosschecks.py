"""Tables against each other: ranks, winners, numbers, and whether one thing is printed one way."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from db import words
from db.audit.sightings import (
    Forms,
    Sighting,
    Sightings,
    called,
    firsts,
    sightings,
)
from db.findings import Check, Finding, Severity
from db.rally import (
    Category,
    Classification,
    Crew,
    Edition,
    Headline,
    Kind,
    Person,
    Placing,
    Stage,
    StageWinner,
)


def compare(edition: Edition) -> Iterator[tuple[Check, Finding | None]]:
    """Compare what the tables, the infobox and the table of stages print of the same thing."""
    seen = sightings(edition)
    for table in edition.classifications:
        if not table.winners_only:
            yield from _ranks(table)
    yield from _winners(edition)
    yield from _numbers(edition.crews, seen)
    yield from _crews(edition.crews, seen)
    for crew in edition.crews:
        usual = crew.make
        yield from _one_form(Check.MAKE, seen.makes.get(crew.key, {}), usual, crew.people)
    yield from _flags(edition.people, seen)


def _ranks(table: Classification) -> Iterator[tuple[Check, Finding | None]]:
    """Expect 1, 2, 3 …, a shared rank only with the same time, and each crew once.

    After a rank that is left out the count goes on from there.
    """
    above: Placing | None = None
    placed: dict[str, Placing] = {}
    for expected, placing in enumerate(table.placings, 1):
        twin = placed.setdefault(placing.crew.key, placing)
        if twin is not placing:
            yield Check.RANKS, _misplaced(table, placing, str(twin.rank), twin)
        elif _follows(placing, above, expected):
            yield Check.RANKS, None
        else:
            yield Check.RANKS, _misplaced(table, placing, str(expected), above or placing)
        above = placing


def _follows(placing: Placing, above: Placing | None, expected: int) -> bool:
    if placing.rank == expected or above is None:
        return placing.rank == expected
    return placing.rank == above.rank + 1 or (placing.rank == above.rank and _tied(placing, above))


def _tied(placing: Placing, above: Placing) -> bool:
    """Say whether nothing speaks against a shared rank."""
    for one, other in ((placing.time, above.time), (placing.gap, above.gap)):
        if one and other:
            return one.seconds == other.seconds
    return not (placing.gap and placing.gap.seconds)


def _misplaced(table: Classification, placing: Placing, other: str, beside: Placing) -> Finding:
    return Finding(
        check=Check.RANKS,
        severity=Severity.CONTRADICTION,
        printed=str(placing.rank),
        other=other,
        kind=table.kind,
        category=table.category,
        stage=table.stage,
        crew=placing.crew.key,
        people=_keys(placing.crew.people),
        lines=tuple(dict.fromkeys((placing.line, beside.line))),
    )


def _winners(edition: Edition) -> Iterator[tuple[Check, Finding | None]]:
    first = firsts(table for table in edition.classifications if not table.winners_only)
    for stage in edition.stages:
        for winner in stage.winners:
            placings = first.get((Kind.STAGE, winner.category, stage.number))
            if placings:
                yield Check.STAGE_WINNER, _stage_winner(stage, winner, placings)
    for headline in edition.headlines:
        for placing in first.get((Kind.FINAL, headline.category, None), ())[:1]:
            yield Check.HEADLINE, _headline_people(headline, placing)
            yield Check.HEADLINE, _headline_make(headline, placing)


def _stage_winner(stage: Stage, winner: StageWinner, placings: Sequence[Placing]) -> Finding | None:
    """Compare the table of stages with the first of the results; joint winners share a cell."""
    printed = winner.people
    drivers = [placing.crew.people[0] for placing in placings]
    if len(printed) == len(drivers) == len(called(drivers, printed)):
        return None
    return Finding(
        check=Check.STAGE_WINNER,
        severity=Severity.CONTRADICTION,
        printed=winner.printed,
        other=" ".join(_with_flag(driver.nationality, driver.initials) for driver in drivers),
        kind=Kind.STAGE,
        category=winner.category,
        stage=stage.number,
        crew=placings[0].crew.key,
        people=_keys(drivers),
        lines=(stage.line, *(placing.line for placing in placings)),
    )


def _with_flag(flag: str | None, name: str) -> str:
    return f"{flag} {name}" if flag else name


def _headline_people(headline: Headline, placing: Placing) -> Finding | None:
    people = placing.crew.people
    if len(headline.people) == len(people) == len(called(people, headline.people)):
        return None
    other = placing.people or tuple(_with_flag(each.nationality, each.name) for each in people)
    return _headline(headline, placing, ", ".join(headline.people), ", ".join(other))


def _headline_make(headline: Headline, placing: Placing) -> Finding | None:
    if not headline.make or placing.make in (None, headline.make):
        return None
    finding = _headline(headline, placing, headline.make, placing.make)
    return replace(finding, severity=_severity(headline.make, placing.make))


def _headline(headline: Headline, placing: Placing, printed: str, other: str) -> Finding:
    return Finding(
        check=Check.HEADLINE,
        severity=Severity.CONTRADICTION,
        printed=printed,
        other=other,
        kind=Kind.FINAL,
        category=headline.category,
        crew=placing.crew.key,
        people=_keys(placing.crew.people),
        lines=(headline.line, placing.line),
    )


def _numbers(crews: Iterable[Crew], seen: Sightings) -> Iterator[tuple[Check, Finding | None]]:
    """Expect every number on one vehicle of its category only."""
    owners: dict[tuple[Category, int], Crew] = {}
    for crew in crews:
        if crew.number is None:
            continue
        owner = owners.setdefault((crew.category, crew.number), crew)
        if owner is crew:
            yield Check.NUMBER, None
            continue
        lines = (_listed(seen, each) for each in (crew, owner))
        yield (
            Check.NUMBER,
            Finding(
                check=Check.NUMBER,
                severity=Severity.CONTRADICTION,
                printed=f"{crew.number} {crew.people[0].name}",
                other=f"{owner.number} {owner.people[0].name}",
                kind=Kind.FINAL,
                category=crew.category,
                crew=crew.key,
                people=_keys((crew.people[0], owner.people[0])),
                lines=tuple(line for line in lines if line is not None),
            ),
        )


def _listed(seen: Sightings, crew: Crew) -> int | None:
    """Find the line that gives a crew's number: numbers stand only in the final standings."""
    lines = (each.line for each in seen.crews.get(crew.key, ()) if each.kind is Kind.FINAL)
    return next(lines, None)


def _crews(crews: Iterable[Crew], seen: Sightings) -> Iterator[tuple[Check, Finding | None]]:
    """Expect each driver in one crew, and each of its people under one spelling."""
    driven: dict[tuple[Category, str], list[Crew]] = {}
    for crew in crews:
        # The table of stages names drivers without their crews, and says nothing of these.
        if crew.key in seen.crews:
            driven.setdefault((crew.category, crew.people[0].key), []).append(crew)
    for same_driver in driven.values():
        usual = max(same_driver, key=lambda crew: len(seen.crews[crew.key]))
        found: list[Finding | None] = [
            _two_crews(crew, usual, seen) for crew in same_driver if _names(crew) != _names(usual)
        ]
        people = {each.key: each for crew in same_driver for each in crew.people}
        for person in people.values():
            names = seen.names.get(person.key, {})
            found += [
                finding and replace(finding, severity=Severity.SPELLING)
                for _, finding in _one_form(Check.CREW, names, person.name, (person,))
            ]
        failures = [finding for finding in found if finding]
        if not failures:
            yield Check.CREW, None
        yield from ((Check.CREW, finding) for finding in failures)


def _two_crews(crew: Crew, usual: Crew, seen: Sightings) -> Finding:
    one, other = ((_names(each), seen.crews[each.key]) for each in (crew, usual))
    people = {each.key: each for each in (*usual.people, *crew.people)}
    return _two_forms(Check.CREW, one, other, tuple(people.values()))


def _names(crew: Crew) -> str:
    return ", ".join(person.name for person in crew.people)


def _flags(people: Iterable[Person], seen: Sightings) -> Iterator[tuple[Check, Finding | None]]:
    """Expect one flag for each person; all those who never have one make one finding."""
    lost: dict[Person, int] = {}
    for person in people:
        flags = seen.flags.get(person.key, {})
        yield from _one_form(Check.FLAG, flags, person.nationality, (person,))
        names = (*seen.names.get(person.key, {}).values(), seen.initials.get(person.key))
        printed = next(filter(None, names), None)
        if printed and not flags:
            lost[person] = printed[0].line
    if lost:
        yield (
            Check.FLAG,
            Finding(
                check=Check.FLAG,
                severity=Severity.GAP,
                printed=", ".join(person.name for person in lost),
                other="",
                people=_keys(lost),
                lines=tuple(dict.fromkeys(sorted(lost.values()))),
            ),
        )


def _one_form(
    check: Check, forms: Forms, usual: str | None, people: Sequence[Person]
) -> Iterator[tuple[Check, Finding | None]]:
    """Expect one thing to be printed in one form; every other form is a finding."""
    if usual not in forms:
        usual = max(forms, key=lambda form: len(forms[form]), default=None)
    if usual is None:
        return
    others = [form for form in forms if form != usual]
    if not others:
        yield check, None
    for form in others:
        yield check, _two_forms(check, (form, forms[form]), (usual, forms[usual]), people)


def _two_forms(
    check: Check,
    unusual: tuple[str, Sequence[Sighting]],
    usual: tuple[str, Sequence[Sighting]],
    people: Sequence[Person],
) -> Finding:
    form, seen = unusual
    lines = [each.line for each in seen] + [each.line for each in usual[1][:1]]
    return Finding(
        check=check,
        severity=_severity(form, usual[0]) if check is Check.MAKE else Severity.CONTRADICTION,
        printed=form,
        other=usual[0],
        kind=seen[0].kind if seen else None,
        category=seen[0].crew.category if seen else None,
        stage=seen[0].stage if seen else None,
        crew=seen[0].crew.key if seen else None,
        people=_keys(people),
        lines=tuple(dict.fromkeys(lines)),
    )


def _severity(make: str, other: str) -> Severity:
    """Tell `Tatra 815` beside `Tatra`, two names of one make, from two makes."""
    one, two = (f" {words.slug(each).replace('-', ' ')} " for each in (make, other))
    return Severity.SPELLING if one in two or two in one else Severity.CONTRADICTION


def _keys(people: Iterable[Person]) -> tuple[str, ...]:
    return tuple(person.key for person in people)
