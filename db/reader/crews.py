"""Which crews the lines of the tables make: who sits with whom in which vehicle."""

from collections import Counter, defaultdict
from collections.abc import Sequence

from db.rally import Category, Crew, Kind, Placing
from db.reader.cells import Named
from db.reader.spellings import persons, sign
from db.reader.tables import Line

_Identity = tuple[Category, tuple[str, ...]]
"""A crew is known by its category and the keys of its people."""


class Entries:
    """Everybody in an edition's tables; makes placings of their lines."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self._persons = persons(lines)
        self._identities: dict[tuple[Category, tuple[Named, ...]], _Identity] = {}
        self._printed: dict[_Identity, tuple[Named, ...]] = {}
        self._crews = self._enter(lines)

    @property
    def crews(self) -> tuple[Crew, ...]:
        """All crews in the order in which the document first names them."""
        return tuple(self._crews.values())

    def placing(self, line: Line) -> Placing:
        """Make a placing of a line of a table."""
        return Placing(
            rank=line.rank,
            crew=self._crews[self._identity(line)],
            make=line.make,
            time=line.time,
            gap=line.gap,
            people=line.printed or tuple(map(str, line.people)),
            line=line.line,
        )

    def printed(self, crew: Crew) -> tuple[Named, ...]:
        """Give the people of a crew as they are first printed."""
        return self._printed[crew.category, tuple(person.key for person in crew.people)]

    def _identity(self, line: Line) -> _Identity:
        printed = line.category, line.people
        if printed not in self._identities:
            people = (self._persons[sign(line.category, named)] for named in line.people)
            identity = line.category, tuple(person.key for person in people)
            self._identities[printed] = identity
            self._printed.setdefault(identity, line.people)
        return self._identities[printed]

    def _enter(self, lines: Sequence[Line]) -> dict[_Identity, Crew]:
        makes: defaultdict[_Identity, Counter[str]] = defaultdict(Counter)
        finals: dict[_Identity, Line] = {}
        for line in lines:
            identity = self._identity(line)
            made = makes[identity]
            if line.make:
                made[line.make] += 1
            if line.kind is Kind.FINAL:
                finals[identity] = line
        crews: dict[_Identity, Crew] = {}
        taken: Counter[str] = Counter()
        people = {person.key: person for person in self._persons.values()}
        for identity, printed in makes.items():
            category, keys = identity
            final = finals.get(identity)
            crews[identity] = Crew(
                key=_key(f"{category}/{keys[0]}", taken),
                category=category,
                people=tuple(people[each] for each in keys),
                make=next((make for make, _ in printed.most_common(1)), None),
                number=final.number if final else None,
                vehicle=final.make if final else None,
                entrant=final.entrant if final else None,
            )
        return crews


def _key(driver: str, taken: Counter[str]) -> str:
    """Number the crews of one driver; the first has no number."""
    key = driver
    while key in taken:
        taken[driver] += 1
        key = f"{driver}-{taken[driver]}"
    taken[key] += 1
    return key
