"""The tables of the results file: their columns, keys, links and views, as the store makes them."""

from dataclasses import dataclass
from zlib import crc32

from db.schema.views import VIEWS

APPLICATION_ID = 0x44414B52
"""`DAKR`, in the header of every results file: tells ours from any other SQLite file."""


@dataclass(frozen=True, slots=True)
class Table:
    """A table as the store makes it.

    `links` are foreign keys: each names columns that hold the whole primary key of another table.
    """

    name: str
    columns: dict[str, type]
    key: tuple[str, ...]
    optional: tuple[str, ...] = ()
    links: tuple[tuple[tuple[str, ...], str], ...] = ()
    indexes: tuple[tuple[str, ...], ...] = ()


_EDITION = (("year",), "editions")
_STAGE = (("year", "stage"), "stages")
_CREW = (("year", "crew"), "crews")
_PERSON = (("year", "person"), "people")
_REMARK = (("year", "remark"), "remarks")

TABLES = (
    Table("archive", {"stamp": str}, ("stamp",)),
    Table(
        "editions",
        {
            "year": int,
            "name": str,
            "other_name": str,
            "running": int,
            "previous": str,
            "following": str,
        },
        ("year",),
        optional=("other_name", "running", "previous", "following"),
    ),
    Table(
        "documents",
        {"year": int, "file": str, "form": str, "loaded": int, "digest": str},
        ("year",),
        links=(_EDITION,),
    ),
    Table(
        "countries",
        {"year": int, "position": int, "country": str},
        ("year", "position"),
        optional=("country",),
        links=(_EDITION,),
    ),
    Table(
        "headlines",
        {"year": int, "position": int, "category": str, "people": str, "make": str, "line": int},
        ("year", "position"),
        links=(_EDITION,),
    ),
    Table(
        "stated",
        {"year": int, "position": int, "about": str, "printed": str, "line": int},
        ("year", "position"),
        links=(_EDITION,),
    ),
    Table(
        "paragraphs",
        {"year": int, "position": int, "text": str, "footnote": int, "line": int},
        ("year", "position"),
        links=(_EDITION,),
    ),
    Table(
        "stages",
        {
            "year": int,
            "number": int,
            "position": int,
            "date": str,
            "start": str,
            "start_country": str,
            "finish": str,
            "finish_country": str,
            "km": float,
            "loop": int,
            "line": int,
        },
        ("year", "number"),
        optional=("start_country", "finish_country", "km"),
        links=(_EDITION,),
        indexes=(("year", "date"),),
    ),
    Table(
        "uncounted",
        {"year": int, "stage": int, "position": int, "category": str},
        ("year", "stage", "position"),
        links=(_STAGE,),
    ),
    Table(
        "printed_winners",
        {"year": int, "stage": int, "position": int, "category": str, "printed": str},
        ("year", "stage", "position"),
        links=(_STAGE,),
    ),
    Table(
        "unheld",
        {"year": int, "stage": int, "position": int, "category": str, "printed": str},
        ("year", "stage", "position"),
        links=(_STAGE,),
    ),
    Table(
        "rest_days",
        {
            "year": int,
            "position": int,
            "date": str,
            "start": str,
            "start_country": str,
            "finish": str,
            "finish_country": str,
            "line": int,
            "printed": str,
        },
        ("year", "position"),
        optional=("start_country", "finish_country"),
        links=(_EDITION,),
    ),
    Table(
        "people",
        {
            "year": int,
            "key": str,
            "position": int,
            "name": str,
            "nationality": str,
            "spellings": str,
        },
        ("year", "key"),
        optional=("nationality",),
        links=(_EDITION,),
        indexes=(("name", "nationality"),),
    ),
    Table(
        "crews",
        {
            "year": int,
            "key": str,
            "position": int,
            "category": str,
            "make": str,
            "number": int,
            "vehicle": str,
            "entrant": str,
        },
        ("year", "key"),
        optional=("make", "number", "vehicle", "entrant"),
        links=(_EDITION,),
    ),
    Table(
        "seats",
        {"year": int, "crew": str, "seat": int, "person": str},
        ("year", "crew", "seat"),
        links=(_CREW, _PERSON),
        indexes=(("year", "person"),),
    ),
    Table(
        "classifications",
        {
            "year": int,
            "position": int,
            "kind": str,
            "category": str,
            "stage": int,
            "winners_only": int,
        },
        ("year", "position"),
        optional=("stage",),
        links=(_EDITION, _STAGE),
    ),
    Table(
        "placings",
        {
            "year": int,
            "classification": int,
            "position": int,
            "rank": int,
            "crew": str,
            "make": str,
            "time_seconds": int,
            "time": str,
            "gap_seconds": int,
            "gap": str,
            "people": str,
            "line": int,
        },
        ("year", "classification", "position"),
        optional=("make", "time_seconds", "time", "gap_seconds", "gap"),
        links=((("year", "classification"), "classifications"), _CREW),
        indexes=(("year", "crew"),),
    ),
    Table(
        "remarks",
        {
            "year": int,
            "position": int,
            "claim": str,
            "names": str,
            "places": str,
            "category": str,
            "amount_seconds": int,
            "amount": str,
            "amount_origin": str,
            "count": int,
            "footnote": int,
            "text": str,
            "line": int,
        },
        ("year", "position"),
        optional=("claim", "category", "amount_seconds", "amount", "amount_origin", "count"),
        links=(_EDITION,),
    ),
    Table(
        "remark_people",
        {"year": int, "remark": int, "position": int, "person": str},
        ("year", "remark", "position"),
        links=(_REMARK, _PERSON),
        indexes=(("year", "person"),),
    ),
    Table(
        "identities",
        {"year": int, "person": str, "key": str, "name": str},
        ("year", "person"),
        links=(_PERSON,),
        indexes=(("key", "year"),),
    ),
    Table("called", {"name": str, "key": str, "whole": int}, ("name", "key")),
    # A remark may name a stage that was never held, and a finding be about just that; so neither
    # is linked to the stages.
    Table(
        "remark_stages",
        {"year": int, "remark": int, "position": int, "stage": int},
        ("year", "remark", "position"),
        links=(_REMARK,),
        indexes=(("year", "stage"),),
    ),
    Table(
        "findings",
        {
            "year": int,
            "position": int,
            "checked": str,
            "severity": str,
            "printed": str,
            "other": str,
            "favours": str,
            "kind": str,
            "category": str,
            "stage": int,
            "crew": str,
            "lines": str,
            "remark": int,
        },
        ("year", "position"),
        optional=("favours", "kind", "category", "stage", "crew", "remark"),
        links=(_EDITION, _CREW, _REMARK),
        indexes=(("year", "stage"),),
    ),
    Table(
        "finding_people",
        {"year": int, "finding": int, "position": int, "person": str},
        ("year", "finding", "position"),
        links=((("year", "finding"), "findings"), _PERSON),
        indexes=(("year", "person"),),
    ),
    Table(
        "tallies",
        {"year": int, "position": int, "checked": str, "made": int, "failed": int},
        ("year", "position"),
        links=(_EDITION,),
    ),
)

INDEXES = (
    "create unique index one_of_a_stage on classifications (year, kind, category, stage)",
    "create unique index one_final on classifications (year, category) where kind = 'final'",
    "create index firsts on placings (year, classification, position) where rank = 1",
)
"""Those that are more than columns."""

VERSION = crc32(repr((TABLES, INDEXES, VIEWS)).encode()) & 0x7FFFFFFF
"""The `user_version` of a file with these tables: another schema has another, by itself."""
