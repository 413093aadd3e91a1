"""Editions that are copied from another results file: as if they had been read."""

import sqlite3
from contextlib import closing

import pytest

from db.audit import audit
from db.provenance import Provenance
from db.rally import Category
from db.reader.document import Form
from db.results import Archive
from db.store import build
from db.store.copied import Copy, UncopiableError
from tests import made_up
from tests.made_up import Size

SIZES = (
    Size(),
    Size((Category.QUADS,), stages=1, crews=2, listed=1),
    Size((Category.BIKES, Category.CARS, Category.TRUCKS), stages=12, crews=40, listed=40),
    Size((Category.CARS, Category.UTVS), stages=3, crews=4, listed=2),
)


@pytest.fixture(scope="module")
def editions():
    made = {edition.year: edition for at in SIZES for edition in [made_up.edition(len(SIZES), at)]}
    made |= {
        each.year: each for seed, at in enumerate(SIZES) for each in [made_up.edition(seed, at)]
    }
    return [(made[year], audit(made[year])) for year in sorted(made)]


@pytest.fixture
def whole(editions, tmp_path):
    path = tmp_path / "whole.sqlite"
    build(editions, path, "a stamp", documents(editions))
    return path


def documents(editions):
    return [
        Provenance(edition.year, f"{edition.year}.txt", Form.FLATTENED, loaded=True, digest="1")
        for edition, _ in editions
    ]


def test_a_file_of_copies_has_the_same_bytes(editions, whole, tmp_path):
    path = tmp_path / "copied.sqlite"
    copies = [Copy(whole, edition.year) for edition, _ in editions]
    build(copies, path, "a stamp", documents(editions))
    assert path.read_bytes() == whole.read_bytes()
    for edition, found in editions:
        there = Archive(path).edition(edition.year)
        # Of two people of one name each has a key of their own.
        names = [(person.name, person.nationality) for person in edition.people]
        assert [(person.name, person.nationality) for person in there.people] == names
        assert (there.stages, len(there.findings)) == (edition.stages, len(found.findings))


def test_copies_from_two_files_and_what_was_read_give_the_same_bytes(editions, whole, tmp_path):
    some, path = tmp_path / "it's some.sqlite", tmp_path / "mixed.sqlite"
    build(editions[1:], some, "another", ())
    first, second, third, *rest = editions
    mixed = [first, Copy(some, second[0].year), Copy(whole, third[0].year), *rest]
    build(mixed, path, "a stamp", documents(editions))
    assert path.read_bytes() == whole.read_bytes()


def test_what_is_damaged_is_not_copied(editions, whole, tmp_path):
    path = tmp_path / "copied.sqlite"
    path.write_bytes(b"as it was")
    with whole.open("r+b") as file:
        file.seek(4096)
        file.write(b"\xff" * (whole.stat().st_size - 4096))
    with pytest.raises(UncopiableError, match="is damaged"):
        build([Copy(whole, editions[0][0].year)], path, "a stamp")
    assert path.read_bytes() == b"as it was"


def test_the_documents_come_back(editions, whole):
    assert Archive(whole).documents == tuple(documents(editions))


def test_copying_looks_only_at_the_rows_of_its_year(whole):
    """Fifty editions are copied in fifty times the time of one."""
    with closing(sqlite3.connect(whole)) as connection:
        plans = [
            detail
            for table in ("placings", "crews", "findings")
            for *_, detail in connection.execute(
                f"explain query plan select * from {table} "  # noqa: S608 - names of our own
                "where year = 1 order by +rowid"
            )
        ]
    assert [plan for plan in plans if plan.startswith("SCAN")] == []
