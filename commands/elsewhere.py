"""People of other years: who is meant where it is nobody of the edition that is asked by default.

Who is called exactly so, in whatever year, is meant rather than somebody here who is merely alike;
and who is here comes first where names are the same.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from commands import asking, grammar, over_years, wording
from commands.answer import Answer, Following, Note, NoteKind, Status
from commands.command import Command, Kind
from commands.kept import Kept
from commands.labels import Suggestion
from commands.languages import say, spoken
from commands.meaning import Meaning
from commands.years import pinned
from db import words
from db.names import Found, Missing, Names, Several
from db.rally import Person
from db.results import Archive
from db.results.everybody import Start

_MOST_KEPT = 1000
_MOST = 25
_LONGEST_NAME, _SHORTEST = 5, 3
"""Words of a name, and letters of a surname that stands alone."""


@dataclass(frozen=True, slots=True)
class Moved:
    """A question that another year answers, and why."""

    year: int
    values: Mapping[str, str]
    notes: tuple[Note, ...]

    def noted(self, answer: Answer) -> Answer:
        """Let an answer say why it is of another year."""
        return replace(answer, notes=(*self.notes, *answer.notes))


class Elsewhere:
    """Looks for people among those of all editions; made anew for another file."""

    def __init__(self, archive: Archive) -> None:
        self._archive, self.everybody = archive, archive.everybody
        self._decided = Kept[Moved | Answer | None](_MOST_KEPT)

    def moved(
        self, command: Command, values: Mapping[str, str], here: Meaning
    ) -> Moved | Answer | None:
        """Say which year a question about people is of; a question back, or none for this one."""
        people = [each.name for each in command.options if each.kind is Kind.PERSON]
        named = {name: values[name] for name in people if name in values}
        if not named:
            return None
        key = (spoken(), here.results.year, command.name, *sorted(values.items()))
        return self._decided.once(key, lambda: self._moved(command, values, named, here))

    def _moved(
        self,
        command: Command,
        values: Mapping[str, str],
        named: Mapping[str, str],
        here: Meaning,
    ) -> Moved | Answer | None:
        found = {name: here.matching.person(text) for name, text in named.items()}
        there = {name: self._meant(text, found[name], here) for name, text in named.items()}
        if not any(there.values()):
            return None
        chosen: dict[str, str] = {}
        for name, starts in there.items():
            match found[name]:
                case _ if len(starts) > 1:

                    def line_for(start: Start, name: str = name) -> str:
                        told = {**values, name: start.person.key}
                        return pinned(grammar.write(command.name, told), start.year)

                    return self.which(named[name], starts, line_for)
                case _ if starts:
                    chosen[name] = starts[0].person.key
                case Found(thing=person):
                    chosen[name] = person.key
                case _:
                    return None  # Who it is here is to be asked first.
        return self.together([*chosen.values()], {**values, **chosen}, here)

    def _meant(
        self, text: str, found: Found[Person] | Several[Person] | Missing[Person], here: Meaning
    ) -> tuple[Start, ...]:
        """Give those of other years whom a text means, each in their latest; nobody if one here."""
        if isinstance(found, Found) and found.exact:
            return ()
        exactly = self.called(text.partition("·")[0])
        if exactly or isinstance(found, Found) or (isinstance(found, Missing) and found.elsewhere):
            return self._absent(exactly, here)
        match self._names.person(text):
            case Found(thing=person):
                return self._absent([person.key], here)
            case Several(things=things) if isinstance(found, Missing):
                return self._absent([person.key for person in things], here)
        return ()

    def called(self, text: str) -> tuple[str, ...]:
        """Give the keys of those whose key, name or surname a text is."""
        key = text.strip().removeprefix("p:")
        return (key,) if self.everybody.career(key) else self.everybody.called(text)

    def _absent(self, keys: Iterable[str], here: Meaning) -> tuple[Start, ...]:
        keys = tuple(keys)
        if any(here.results.person(key) for key in keys):
            return ()
        return tuple(self.everybody.career(key)[-1] for key in keys)

    def which(self, text: str, starts: Sequence[Start], line_for: Callable[[Start], str]) -> Answer:
        """Ask which of several people of other years is meant."""
        many = wording.begun(wording.spelled(len(starts)))
        return Answer(
            say("Who is meant?"),
            say("{many} people match “{text}”.", many=many, text=asking.echo(text)),
            Status.CHOOSE,
            following=tuple(
                Following(each.person.name, line_for(each), _detail(each), each.crew.category)
                for each in starts[:_MOST]
            ),
            private=True,
        )

    def together(
        self, keys: Sequence[str], values: Mapping[str, str], here: Meaning
    ) -> Moved | Answer:
        """Move a question to the latest year that has all of some people, if there is one."""
        careers = [self.everybody.career(key) for key in keys]
        common = set.intersection(*({each.year for each in career} for career in careers))
        if not common:
            return over_years.compared(self._archive, [each[-1].person for each in careers])
        year = max(common)
        notes = tuple(
            Note(
                NoteKind.UNDERSTOOD,
                say(
                    "{name} is not in the {default} data; this is of {year}.",
                    name=career[-1].person.name,
                    default=here.results.year,
                    year=year,
                ),
            )
            for key, career in zip(keys, careers, strict=True)
            if here.results.person(key) is None
        )
        return Moved(year, values, notes)

    def in_words(self, text: str, here: Meaning) -> Moved | Answer | None:
        """Say which year a question in free words is of; a question back, or none for this one.

        Those are meant whom it names in full, or by a surname that means nothing here.
        """
        keys: dict[str, None] = {}
        beside: dict[str, None] = {}
        for name in _names_in(text):
            called = self.everybody.called(name)
            there = [key for key in called if here.results.person(key)]
            if len(there) == 1 and (" " in name or here.understanding.is_name(name)):
                beside[there[0]] = None
            if there or not called or (" " not in name and here.understanding.knows(name)):
                continue
            if len(called) > 1:
                starts = self._absent(called, here)
                return self.which(
                    name, starts, lambda each: pinned(f"rider name:{each.person.key}", each.year)
                )
            keys[called[0]] = None
        return self.together([*beside, *keys], {}, here) if keys else None

    def suggested(
        self, text: str, offered: Sequence[Suggestion], here: Meaning
    ) -> tuple[Suggestion, ...]:
        """Offer people of other years, too, once something is typed.

        They come after those here whose names begin so, and before those who are merely alike.
        """
        typed = words.slug(text)
        if not typed:
            return tuple(offered)
        keys = self.everybody.beginning(text.partition("·")[0], _MOST)
        latest = [self.everybody.career(key)[-1] for key in keys if not here.results.person(key)]
        more = [
            Suggestion(each.person.name, _detail(each), each.person.key, each.crew.category)
            for each in latest
        ]
        begun = [each for each in offered if f"-{typed}" in f"-{words.slug(each.name)}"]
        alike = [each for each in offered if each not in begun]
        return (*begun, *more, *alike)[:_MOST]

    @cached_property
    def _names(self) -> Names:
        """Everybody by name; much to learn, and seldom needed."""
        # Start numbers are of one year: they name nobody here.
        return Names([replace(each.crew, number=None) for each in self.everybody.latest()], (), ())

    def prepare(self) -> None:
        """Learn the names of all years now."""
        self._names.person("Ж")


def _names_in(text: str) -> Iterator[str]:
    """Give what may be somebody's name: words beside each other, or one that is not too short."""
    there = [word for word in words.slug(text).split("-") if word]
    for length in range(_LONGEST_NAME, 0, -1):
        for at in range(len(there) - length + 1):
            part = there[at : at + length]
            if length > 1 or len(part[0]) >= _SHORTEST:
                yield " ".join(part)


def _detail(start: Start) -> str:
    return " · ".join(filter(None, (str(start.year), start.crew.make)))
