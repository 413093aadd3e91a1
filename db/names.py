"""What people type, understood: which person, stage or category is meant, or which to ask about."""

import re
from collections.abc import Iterable, Sequence
from itertools import islice

from db import typed
from db.categories import Categories
from db.people import People
from db.rally import Category, Crew, Edition, Kind, Person, RestDay, Stage
from db.stage_names import StageNames
from db.suggestions import suggestions
from db.understood import Found, Missing, Rest, Several

__all__ = ["Found", "Missing", "Names", "Rest", "Several"]

MOST = 25
_NUMBER = re.compile(
    r"""[\s#"'(\[@]*(?:(?P<word>[a-z]+)[\s.:#°º]*)??(?:(?:start)?\s*(?:number|nummer|numero|num|no|nr|n|"""
    r"""dossard|dorsal|startnummer|bib|race)[\s.:#°º]*)?\#?0*(?P<number>\d{1,4})[\s"'.!?)\]]*"""
)


class Names:
    """Everything that can be named in one edition; holds no state between questions."""

    def __init__(
        self,
        crews: Iterable[Crew],
        stages: Iterable[Stage],
        rest_days: Iterable[RestDay],
        order: Sequence[str] = (),
    ) -> None:
        """Learn the names; `order` holds the keys of people, those first who are shown first."""
        self._people = People(crews, order)
        self._stages = StageNames(stages, rest_days)
        self._categories = Categories()
        self._by_key = {person.key: place for place, person in enumerate(self._people.people)}
        self._by_number: dict[int, list[Crew]] = {}
        for crew in dict.fromkeys(self._people.crews):
            if crew.number is not None:
                self._by_number.setdefault(crew.number, []).append(crew)

    @classmethod
    def of(cls, edition: Edition) -> "Names":
        """Learn the names of an edition; the podiums are shown first, then the final order."""
        finals = [table for table in edition.classifications if table.kind is Kind.FINAL]
        placings = sorted(
            ((placing.rank > 3, at, placing.rank, placing.line), placing.crew)
            for at, table in enumerate(finals)
            for placing in table.placings
        )
        keys = [person.key for _, crew in placings for person in crew.people]
        return cls(edition.crews, edition.stages, edition.rest_days, keys)

    def person(
        self, text: str, *, category: Category | None = None, beside: Person | None = None
    ) -> Found[Person] | Several[Person] | Missing[Person]:
        """Find whom a text means; a category or somebody already named may decide among several."""
        key = self._by_key.get(text.strip().removeprefix("p:"))
        if key is not None:
            return Found(self._people.people[key])
        numbered = self._numbered(text)
        if numbered:
            return numbered
        return self._named(text, category, beside)

    def stage(self, text: str) -> Found[Stage] | Several[Stage] | Missing[Stage] | Rest:
        """Find which stage a number, place, route, date or word means."""
        return self._stages.find(text)

    def category(self, text: str) -> Found[Category] | Missing[Category]:
        """Find which category a word means, in six languages, whether the edition has it or not."""
        return self._categories.find(text)

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

    def _numbered(self, text: str) -> Found[Person] | Missing[Person] | None:
        """Read a start number, which finds the rider or the driver; none if it is not one."""
        match = _NUMBER.fullmatch(typed.folded(text).strip())
        if not match:
            return None
        crews = self._by_number.get(int(match["number"]), [])
        if match["word"]:
            category = self._categories.exactly(match["word"])
            if category is None and match["word"] not in ("rider", "driver", "crew", "pilote"):
                return None
            crews = [crew for crew in crews if category in (None, crew.category)]
        return Found(crews[0].people[0]) if crews else Missing()

    def _named(
        self, text: str, category: Category | None, beside: Person | None
    ) -> Found[Person] | Several[Person] | Missing[Person]:
        fits = self._people.read(text.split("·")[0])
        if not fits:
            return Missing()
        things = tuple(self._people.people[one.person] for one in fits)
        if len(fits) > 1 and (category or beside):
            wanted = category or self._category_of(beside)
            chosen = [
                person
                for person in things
                if self._category_of(person) == wanted and person != beside
            ]
            if len(chosen) == 1:
                return Found(chosen[0], exact=fits[0].exact, narrowed=True)
            things = tuple(chosen) or things
        if len(things) == 1 and fits[0].sure:
            return Found(things[0], exact=fits[0].exact)
        return Several(things[:MOST])

    def _category_of(self, person: Person | None) -> Category | None:
        place = self._by_key.get(person.key) if person else None
        return None if place is None else self._people.crews[place].category
