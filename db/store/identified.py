"""Who the people of all stored editions are, as rows: found out when all of them are stored."""

import json
import sqlite3
from collections.abc import Iterable, Iterator

from db import words
from db.identity import Identity, Sighting, identities
from db.store.rows import Row

_EVERYBODY = """
select people.year, people.key, people.name, people.nationality, people.spellings,
  group_concat(distinct crews.category)
from people
left join seats on seats.year = people.year and seats.person = people.key
left join crews on crews.year = seats.year and crews.key = seats.crew
group by people.year, people.key
order by people.year, people.position
"""
"""What is stored decides, not what was read: an edition may be a copy of what another file has."""


def identified(connection: sqlite3.Connection) -> Iterator[tuple[str, Iterable[Row]]]:
    """Give the tables of identities and of names their rows."""
    there = sorted(identities(map(_sighting, connection.execute(_EVERYBODY))), key=_place)
    yield (
        "identities",
        ((one.sighting.year, one.sighting.key, one.key, one.name) for one in there),
    )
    yield "called", _called(there)


def _sighting(row: tuple[int, str, str, str | None, str, str | None]) -> Sighting:
    year, key, name, nationality, spellings, categories = row
    started = frozenset(filter(None, (categories or "").split(",")))
    return Sighting(year, key, name, nationality, tuple(json.loads(spellings)), started)


def _place(one: Identity) -> tuple[int, str]:
    return one.sighting.year, one.sighting.key


def _called(there: Iterable[Identity]) -> Iterable[Row]:
    """Give what people are called: whole names, and surnames with and without their particles."""
    whole: dict[tuple[str, str], int] = {}
    for one in there:
        for name in (one.name, one.sighting.name, *one.sighting.spellings):
            whole[words.slug(name), one.key] = 1
            surname = words.split_name(name)[1]
            for part in (surname, surname.rpartition(" ")[2]):
                whole.setdefault((words.slug(part), one.key), 0)
    return ((name, key, is_whole) for (name, key), is_whole in sorted(whole.items()))
