"""What people type, understood: which person, stage or the like is meant, or which to ask about."""

from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from itertools import islice

from db.names import start_numbers, typed
from db.names.called import Called
from db.names.categories import Categories
from db.names.crewmates import crewmates
from db.names.fitting import Fit
from db.names.likeness import Level
from db.names.makes import Make, makes
from db.names.nations import NationNames
from db.names.people import People
from db.names.stage_names import StageNames
from db.names.suggestions import suggestions
from db.names.understood import Found, Missing, Rest, Several
from db.nations import Nation
from db.rally import Category, Crew, Person, RestDay, Stage

__all__ = ["Found", "Missing", "Names", "Rest", "Several"]

MOST = 25


class Names:
    """Everything that can be named in one edition; holds no state between questions."""

    def __init__(
        self,
        crews: Iterable[Crew],
        stages: Iterable[Stage],
        rest_days: Iterable[RestDay],
        order: Iterable[str] = (),
    ) -> None:
        """Learn the names; `order` holds keys of people, those first who are shown first.

        The names of people, and their order, are learnt when one is first asked for.
        """
        self._crews, self._order = tuple(crews), order
        self._stages = StageNames(stages, rest_days)
        self._categories = Categories()
        self._keys = {person.key: person for crew in self._crews for person in crew.people}

    def person(
        self, text: str, *, category: Category | None = None, beside: Person | None = None
    ) -> Found[Person] | Several[Person] | Missing[Person]:
        """Find whom a text means; a category or somebody already named may decide among several."""
        known = self._keys.get(text.strip().removeprefix("p:"))
        if known is not None:
            return Found(known)
        name, _, label = text.partition("·")
        number = start_numbers.read(name, self._categories)
        if number and not label:
            return self._numbered(number)
        fits = self._people.read(name)
        if not fits or fits[0].level > Level.BEGINNING:
            # Nobody's name as it stands: a place is a place, even where a name is much like it.
            elsewhere: tuple[Stage | Category, ...]
            elsewhere = (*self._stages.at(text), *self._category_of(text))
            if elsewhere:
                return Missing(elsewhere=elsewhere)
        if not fits:
            return crewmates(self._people, text) or Missing(nearest=self._nearest(name))
        return self._chosen(fits, typed.parts(label), category or self._category(beside), beside)

    def stage(self, text: str) -> Found[Stage] | Several[Stage] | Missing[Stage] | Rest:
        """Find which stage a number, place, route, date or word means."""
        found = self._stages.find(text)
        if isinstance(found, Missing):
            return Missing(found.nearest, (*self._exactly(text), *self._category_of(text)))
        return found

    def category(self, text: str) -> Found[Category] | Missing[Category]:
        """Find which category a word means, in six languages, whether the edition has it or not."""
        found = self._categories.find(text)
        if isinstance(found, Missing):
            return Missing(elsewhere=(*self._exactly(text), *self._stages.at(text)))
        return found

    def make(self, text: str) -> Found[Make] | Several[Make] | Missing[Make]:
        """Find which make a text means."""
        return self._makes.find(text.partition("·")[0])

    def nation(self, text: str) -> Found[Nation] | Several[Nation] | Missing[Nation]:
        """Find which country a text means, whether anybody of the edition is from there or not."""
        return self._nations.find(text.partition("·")[0])

    def suggest_makes(self, text: str) -> tuple[Make, ...]:
        """Give which makes an unfinished text may become; for no text all."""
        return self._makes.starting(text)

    def suggest_nations(self, text: str) -> tuple[Nation, ...]:
        """Give which countries an unfinished text may become; for no text all."""
        return self._nations.starting(text)

    def suggest_people(
        self, text: str, *, category: Category | None = None, limit: int = MOST
    ) -> tuple[Person, ...]:
        """Give whom an unfinished text may become, best first."""
        found = (
            self._people.people[place]
            for place in suggestions(self._people, text)
            if category in (None, self._people.crews[place].category)
        )
        return tuple(islice(found, limit))

    def suggest_stages(self, text: str, limit: int = MOST) -> tuple[Stage, ...]:
        """Give which stages an unfinished text may become, best first."""
        return self._stages.suggest(text)[:limit]

    # Of an edition that is seldom asked about, people are mostly named by their keys.
    @cached_property
    def _people(self) -> People:
        return People(self._crews, tuple(self._order))

    @cached_property
    def _places(self) -> dict[str, int]:
        return {person.key: place for place, person in enumerate(self._people.people)}

    @cached_property
    def _numbers(self) -> Mapping[int, Sequence[Crew]]:
        return start_numbers.by_number(self._people.crews)

    # Few questions are about makes or countries.
    @cached_property
    def _makes(self) -> Called[Make]:
        return makes(self._people.crews)

    @cached_property
    def _nations(self) -> NationNames:
        return NationNames([person.nationality for person in self._people.people])

    def _numbered(self, number: start_numbers.StartNumber) -> Found[Person] | Missing[Person]:
        for crew in self._numbers.get(number.number, ()):
            if number.category in (None, crew.category):
                return Found(crew.people[0])
        return Missing()

    def _chosen(
        self,
        fits: Sequence[Fit],
        label: Sequence[str],
        category: Category | None,
        beside: Person | None,
    ) -> Found[Person] | Several[Person]:
        """Let what was typed beside the name choose among equals, and then the context."""
        told = self._told(fits, label)
        people = [self._people.people[one.person] for one in told]
        others = [person for person in people if person != beside] or people
        fitting = [person for person in others if self._category(person) == category] or others
        sure = told[0].sure and not any(self._people.contradicts(one) for one in told)
        if len(fitting) == 1 and sure:
            return Found(fitting[0], exact=told[0].exact, narrowed=len(people) > 1)
        return Several(tuple(fitting)[:MOST])

    def _told(self, fits: Sequence[Fit], label: Sequence[str]) -> Sequence[Fit]:
        if len(fits) == 1:
            return fits
        said = [self._agreeing(one, label) for one in fits]
        return [one for one, agreeing in zip(fits, said, strict=True) if agreeing == max(said)]

    def _agreeing(self, one: Fit, label: Sequence[str]) -> int:
        """Count the words beside the name that are true of this person."""
        words = {*one.dropped, *label}
        crew = self._people.crews[one.person]
        kinds = {self._categories.exactly(word) for word in words}
        agreeing = len(words & self._people.context(one.person)) + (crew.category in kinds)
        return agreeing + (str(crew.number) in words)

    def _nearest(self, text: str) -> tuple[Person, ...]:
        """Give those of whom a part of the text is the surname, letter by letter."""
        found = {
            one.person
            for word in typed.parts(text)
            for one in self._people.exactly(word)
            if one.family
        }
        return tuple(self._people.people[place] for place in sorted(found))[:MOST]

    def _exactly(self, text: str) -> tuple[Person, ...]:
        fits = self._people.exactly(text)
        return tuple(self._people.people[one.person] for one in fits)[:MOST]

    def _category(self, person: Person | None) -> Category | None:
        place = self._places.get(person.key) if person else None
        return None if place is None else self._people.crews[place].category

    def _category_of(self, text: str) -> tuple[Category, ...]:
        category = self._categories.exactly("".join(typed.parts(text)))
        return () if category is None else (category,)
