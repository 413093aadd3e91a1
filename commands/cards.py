"""Time cards: what the source has of somebody for each stage, and what follows from it."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import count, pairwise

from commands import caveats, wording
from commands.answer import Note, NoteKind
from commands.languages import later, say
from commands.overall import Overall, gap
from db.rally import Category, Classification, Crew, Kind, Person, Placing
from db.results import Results
from db.times import Origin, Time, computed


@dataclass(frozen=True, slots=True)
class Entry:
    """One stage on a time card."""

    stage: int
    placing: Placing | None
    """In the stage's list, or none where the source does not list them there."""
    overall: Placing | None
    """In the general classification after the stage."""
    gap: Time | None
    """To the leader after the stage: nothing for the leader."""
    derived: Time | None
    """The stage's time by the overall times before and after, where none is printed."""
    disputed: bool
    """The stage's line is contradicted elsewhere."""
    overall_disputed: bool
    """An overall time that this entry is built on is contradicted elsewhere."""


@dataclass(frozen=True, slots=True)
class Change:
    """What a stage changed overall for somebody: ranks, and the gap to the leader."""

    stage: int
    before: int
    after: int
    by: Time
    """How much the gap to the leader grew, below nothing where it shrank."""
    disputed: bool


class Card:
    """The stages of a category, as the source lists somebody in them."""

    def __init__(self, results: Results, person: Person, overall: Overall) -> None:
        self.person, self.category = person, overall.category
        self._overall = overall
        self._tables = {table.stage: table for table in overall.tables}
        lines = [
            line
            for line in results.placings_of(person)
            if line[2].crew.category is overall.category
        ]
        self.crews = tuple(
            crew for crew in results.crews_of(person) if crew.category is overall.category
        )
        self.final = next((placing for kind, _, placing in lines if kind is Kind.FINAL), None)
        self.most = _without_holes(overall.final)
        self._placings = {at: placing for kind, at, placing in lines if kind is Kind.STAGE}
        self._generals = {at: placing for kind, at, placing in lines if kind is Kind.GENERAL}
        self.entries = tuple(self._entries(results))

    @property
    def wins(self) -> tuple[int, ...]:
        """The stages won."""
        return tuple(each.stage for each in self.entries if each.placing and each.placing.rank == 1)

    @property
    def listed(self) -> tuple[int, ...]:
        """The stages in whose list they stand."""
        return tuple(each.stage for each in self.entries if each.placing)

    @property
    def led(self) -> tuple[int, ...]:
        """The stages after which they led."""
        return tuple(each.stage for each in self.entries if each.overall and each.overall.rank == 1)

    @property
    def crew(self) -> Crew | None:
        """The crew of the final standings, else the first."""
        return self.final.crew if self.final else next(iter(self.crews), None)

    @property
    def lines(self) -> Iterator[Placing]:
        """Every line of the source that the card is made of."""
        for entry in self.entries:
            yield from (each for each in (entry.placing, entry.overall) if each)
        if self.final:
            yield self.final

    @property
    def changes(self) -> Iterator[Change]:
        """What each stage changed, where they stand in both lists overall, before it and after."""
        counting = [each for each in self.entries if each.stage in self._tables]
        for before, after in pairwise(counting):
            if before.overall and after.overall and before.gap and after.gap:
                yield Change(
                    after.stage,
                    before.overall.rank,
                    after.overall.rank,
                    difference(before.gap, after.gap),
                    before.overall_disputed or after.overall_disputed,
                )

    def _entries(self, results: Results) -> Iterator[Entry]:
        before: tuple[Placing, Classification] | None = None
        first = True
        for stage in results.held(self.category):
            number = stage.number
            table, placing = self._tables.get(number), self._placings.get(number)
            now = self._generals.get(number)
            there = (now, table) if now and table else None
            doubted = caveats.disputed(results, Kind.STAGE, self.category, number)
            yield Entry(
                number,
                placing,
                now,
                gap(*there) if there else None,
                None if placing or not now else _derived(before, now, first=first),
                disputed=placing is not None and placing.crew.key in doubted,
                overall_disputed=any(
                    self._overall.disputed(*each) for each in (before, there) if each
                ),
            )
            if self.category not in stage.uncounted:
                before, first = there, False


def _without_holes(final: Sequence[Placing]) -> int:
    """Say how many first places the final standings tell whole."""
    ranks = {placing.rank for placing in final}
    whole = next(place for place in count(1) if place not in ranks) - 1
    # Of equal ones the next place is nobody's.
    return max(whole, len(final) if final and final[-1].rank <= len(final) else whole)


def difference(first: Time, second: Time) -> Time:
    """Take one gap from another; what is taken from nothing stays as it is printed."""
    if not first.seconds:
        return second
    if not second.seconds:
        return Time(-first.seconds, first.printed, first.origin)
    return computed(second.seconds - first.seconds)


def shown(time: Time, *, signed: bool = False) -> str:
    """Write a difference in words: computed ones marked, and below nothing where that matters."""
    sign = "\N{MINUS SIGN}" if signed and time.seconds < 0 else ""
    return f"{'' if time.origin is Origin.PRINTED else '≈'}{sign}{time.printed.lstrip('+-')}"


def changes(card: Card) -> Iterator[tuple[str, str]]:
    """Tell the stages that brought and cost somebody the most overall, where they are listed."""
    known = list(card.changes)
    gain = min(known, key=lambda each: each.by.seconds, default=None)
    if gain and gain.by.seconds < 0:
        # Translators: “ranks” is “3rd to 1st” or “2nd as before”.
        text = later("stage {number}: {ranks}, {time} made up on the leader")
        yield say("Biggest gain overall"), _change(gain, text)
    loss = max(known, key=lambda each: each.by.seconds, default=None)
    if loss and loss.by.seconds > 0:
        # Translators: “ranks” is “1st to 3rd” or “2nd as before”.
        text = later("stage {number}: {ranks}, {time} lost to the leader")
        yield say("Biggest loss overall"), _change(loss, text)


def not_there(
    name: Person, category: Category | None, raced: Iterable[Category]
) -> tuple[Note, ...]:
    """Say that somebody did not race in the category that was asked for."""
    if category is None:
        return ()
    there = wording.listed([wording.within(each) for each in raced])
    # Translators: “there” and “category” are “the cars”, “the cars and the trucks”.
    text = say(
        "{name} is listed in {there}, not in {category}.",
        name=name.name,
        there=there,
        category=wording.within(category),
    )
    return (Note(NoteKind.UNDERSTOOD, text),)


def _change(change: Change, text: str) -> str:
    before, after = wording.ordinal(change.before), wording.ordinal(change.after)
    ranks = say("{place} as before", place=before)
    if before != after:
        ranks = say("{before} to {after}", before=before, after=after)
    told = say(text, number=change.stage, ranks=ranks, time=shown(change.by))
    return f"{told} ⚠" if change.disputed else told


def _derived(
    before: tuple[Placing, Classification] | None, now: Placing, *, first: bool
) -> Time | None:
    """What the overall time grew by; the first counting stage begins at nothing."""
    if now.time is None or (before is None and not first):
        return None
    earlier = before[0].time if before else Time(0, "0:00")
    if earlier is None or (before and before[0].crew.key != now.crew.key):
        return None
    took = now.time.seconds - earlier.seconds
    return computed(took) if took > 0 else None
