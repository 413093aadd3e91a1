"""Which country a text means: by name in three languages, as an adjective, or by a code."""

from collections import Counter
from collections.abc import Iterable, Mapping

from db.names.called import Called
from db.names.lexicon import nation_words
from db.names.understood import Found, Missing, Several
from db.nations import Nation, nation, nations


class NationNames:
    """The countries of an edition's people, and all others by their exact names."""

    def __init__(self, codes: Iterable[str | None]) -> None:
        """Learn the codes as printed, one for each person; the countries of most come first."""
        countries = Counter(country(code).english for code in codes if code)
        printed = {country(code).english: code for code in codes if code}
        there = [country(printed[name]) for name, _ in countries.most_common()]
        spelled = _codes()
        self._there = Called({each: _names(each, spelled) for each in there})
        self._all = Called({each: _names(each, spelled) for each in _others(there)})

    def find(self, text: str) -> Found[Nation] | Several[Nation] | Missing[Nation]:
        """Find the country; one from which nobody comes is found only by its exact name."""
        here = self._there.exactly(text)
        elsewhere = () if here else self._all.exactly(text)
        return Found(elsewhere[0]) if elsewhere else self._there.find(text)

    def starting(self, text: str) -> tuple[Nation, ...]:
        """Give the countries of the edition that an unfinished text may become."""
        return self._there.starting(text)

    @property
    def there(self) -> tuple[Nation, ...]:
        """The countries of the edition, those of the most people first."""
        return self._there.things


def country(code: str) -> Nation:
    """Give the country of a code; one that nobody knows stands for itself."""
    return nation(code) or Nation(code, "", code, code, code, "")


def is_from(code: str | None, where: Nation) -> bool:
    """Whether a printed code means a country: `DEU` and `GER` are two for one."""
    return code is not None and country(code).english == where.english


def _others(there: Iterable[Nation]) -> Iterable[Nation]:
    known = {each.english for each in there}
    return {each.english: each for each in nations().values() if each.english not in known}.values()


def _codes() -> Mapping[str, list[str]]:
    codes: dict[str, list[str]] = {}
    for code, each in nations().items():
        codes.setdefault(each.english, []).append(code)
    return codes


def _names(where: Nation, spelled: Mapping[str, list[str]]) -> tuple[str, ...]:
    names = (where.english, where.french, where.spanish, where.adjective, where.alpha2)
    more = (where.code, *spelled.get(where.english, ()), *nation_words().get(where.english, ()))
    return tuple(filter(None, (*names, *more)))
