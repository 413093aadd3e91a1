"""The general classifications of a category, one after another: who led, where, how it ended."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from weakref import WeakKeyDictionary

from commands import caveats, wording
from commands.languages import counted, say, say_as, staged
from db.rally import Category, Classification, Crew, Kind, Person, Placing
from db.results import Results
from db.times import Time, computed

_PODIUM = 3


class Overall:
    """All general classifications of a category, with the final one.

    They may name everybody after every stage, so `of` makes it once for each edition.
    """

    @classmethod
    def of(cls, results: Results, category: Category) -> "Overall":
        """Give those of a category."""
        made = _MADE.setdefault(results, {})
        if category not in made:
            made[category] = cls(results, category)
        return made[category]

    def __init__(self, results: Results, category: Category) -> None:
        self.category = category
        general = (
            results.classification(Kind.GENERAL, category, stage.number) for stage in results.stages
        )
        self.tables = tuple(table for table in general if table and table.placings)
        self._final = results.classification(Kind.FINAL, category)
        self.final = self._final.placings if self._final else ()
        self._disputed = {
            table.stage: caveats.disputed(results, Kind.GENERAL, category, table.stage)
            for table in self.tables
        }
        placings = [placing for table in self.tables for placing in table.placings]
        self.listed = {placing.crew.key: placing.crew for placing in placings}
        self._often = Counter(placing.crew.key for placing in placings)
        self._led = Counter(placing.crew.key for table in self.tables for placing in table.won)
        self._initials = Counter(crew.people[0].initials for crew in self.listed.values())
        self._crews_of: defaultdict[str, list[Crew]] = defaultdict(list)
        for crew in self.listed.values():
            for person in crew.people:
                self._crews_of[person.key].append(crew)

    @property
    def podium(self) -> tuple[Crew, ...]:
        """The first three of the final standings, or of the last list where there are none."""
        placings = self.final or (self.tables[-1].placings if self.tables else ())
        return tuple(placing.crew for placing in placings[:_PODIUM])

    @property
    def leaders(self) -> tuple[Crew, ...]:
        """Everyone who ever led, the most often first."""
        return tuple(self.listed[key] for key, _ in self._led.most_common())

    @property
    def everyone(self) -> tuple[Crew, ...]:
        """All who are listed: the podium, the leaders, then the others, the most often first."""
        often = (self.listed[key] for key, _ in self._often.most_common())
        podium = (crew for crew in self.podium if crew.key in self.listed)
        crews = {crew.key: crew for crew in (*podium, *self.leaders, *often)}
        return tuple(crews.values())

    def often(self, crew: Crew) -> int:
        """Count the lists in which a crew stands."""
        return self._often[crew.key]

    def crews_of(self, people: Iterable[Person]) -> tuple[Crew, ...]:
        """The crews listed in which somebody sat, in the order of the people."""
        crews = (crew for person in people for crew in self._crews_of.get(person.key, ()))
        return tuple({crew.key: crew for crew in crews}.values())

    def label(self, crew: Crew) -> str:
        """Name a crew by its first person: `R. Sainct`, in full where that is not one alone."""
        first = crew.people[0]
        return first.name if self._initials[first.initials] > 1 else first.initials

    def ended(self, crew: Crew) -> bool:
        """Whether a crew stands in the final standings."""
        return self._final is not None and crew.key in self._final.by_crew

    def disputed(self, placing: Placing, table: Classification) -> bool:
        """Whether the source contradicts a line of a list elsewhere."""
        return placing.crew.key in self._disputed[table.stage]

    def outcome(self, crew: Crew) -> str:
        """Say how it ended for a crew: `won in 53:24:32`, `2nd, +7:18`."""
        last = [table.stage for table in self.tables if placing_of(crew, table)][-1:]
        placing = placing_of(crew, self._final) if self._final else None
        if placing is None:
            # Translators: a stage's number follows.
            return staged("last listed: {stage}", last[0] or 0) if last else ""
        if placing.rank == 1:
            return (
                say("won in {time}", time=placing.time)
                if placing.time
                else say_as("outcome", "won")
            )
        behind = f", +{wording.gap(placing.gap)}" if placing.gap else ""
        return f"{wording.ordinal(placing.rank)}{behind}"

    def message(self) -> str:
        """Say who led how often, and who won by how much."""
        led = [(self.listed[key].people[0].name, count) for key, count in self._led.most_common()]
        told = wording.listed(
            [
                *(self._led_most(name, count) for name, count in led[:1]),
                # Translators: stands behind “Richard Sainct led after 9 of 17 counting stages”.
                *(say("{name} after {count}", name=name, count=count) for name, count in led[1:]),
            ]
        )
        return " ".join(filter(None, (f"{told}.", self.ending())))

    def ending(self) -> str:
        """Say who won, as far as the source has it."""
        won = [placing.crew.people[0].name for placing in (self._final.won if self._final else ())]
        by = next((placing.gap for placing in self.final if placing.rank > 1), None)
        if not won:
            return ""
        names = wording.listed(won)
        if by is None:
            return say("{names} won.", names=names)
        return say("{names} won by {gap}.", names=names, gap=wording.gap(by))

    def _led_most(self, name: str, count: int) -> str:
        # Translators: a stage that counts enters the overall times; “count” is how many of them.
        return counted(
            "{name} led after {count} of {number} counting stage",
            "{name} led after {count} of {number} counting stages",
            len(self.tables),
            name=name,
            count=count,
        )


_MADE: WeakKeyDictionary[Results, dict[Category, Overall]] = WeakKeyDictionary()


def placing_of(crew: Crew, table: Classification) -> Placing | None:
    """Find a crew in a list."""
    return table.by_crew.get(crew.key)


def gap(placing: Placing, table: Classification) -> Time | None:
    """Give the printed gap to the leader; where only times are printed, their difference."""
    if placing.gap or placing.rank == 1:
        return placing.gap or Time(0, "0:00")
    first = table.placings[0].time
    return computed(placing.time.seconds - first.seconds) if placing.time and first else None
