"""Filling an empty SQLite file with editions: tables, rows, indexes and views."""

import sqlite3
from collections.abc import Iterable

from sqlite_utils import Database

from db.audit import Audit
from db.provenance import Provenance
from db.rally import Edition
from db.schema import APPLICATION_ID, INDEXES, TABLES, VERSION, Table
from db.schema.views import VIEWS
from db.store.copied import Copier, Copy
from db.store.identified import identified
from db.store.rows import document, rows

Stored = tuple[Edition, Audit] | Copy
"""An edition as it was read and audited, or where it is stored already."""


def fill(
    connection: sqlite3.Connection,
    editions: Iterable[Stored],
    stamp: str,
    documents: Iterable[Provenance] = (),
) -> None:
    """Make the schema and store the editions in it, with the documents that they are from.

    Raises ValueError or sqlite3.Error for what does not fit; the file is then of no use.
    """
    database = _opened(connection)
    with database.atomic():
        _create(database)
        database.table("archive").insert({"stamp": stamp})
        _store(connection, editions)
        connection.executemany(_INSERTS["documents"], map(document, documents))
        # After the rows, which is faster than keeping them in order meanwhile.
        _index(database)
        for name, values in identified(connection):
            connection.executemany(_INSERTS[name], values)
    _check_links(connection)


def gather(connection: sqlite3.Connection, editions: Iterable[Stored]) -> None:
    """Store editions in a file from which they will be copied: rows alone, which is quicker.

    Raises as `fill` does.
    """
    database = _opened(connection)
    with database.atomic():
        _create(database)
        _store(connection, editions)


def _opened(connection: sqlite3.Connection) -> Database:
    """Take an empty file as one to be filled."""
    # A build that fails is thrown away whole, so nothing is kept for taking a step back.
    connection.execute("pragma journal_mode = off")
    connection.execute("pragma synchronous = off")
    connection.execute(f"pragma application_id = {APPLICATION_ID}")
    connection.execute(f"pragma user_version = {VERSION}")
    return Database(connection, execute_plugins=False, strict=True)


def _store(connection: sqlite3.Connection, editions: Iterable[Stored]) -> None:
    copier = Copier(connection)
    for each in editions:
        if isinstance(each, Copy):
            copier.copy(each)
            continue
        for name, values in rows(*each):
            # Not by insert_all, which looks at each value: that takes twice as long.
            connection.executemany(_INSERTS[name], values)


def _insert(table: Table) -> str:
    places = ", ".join("?" * len(table.columns))
    return f"insert into {table.name} values ({places})"  # noqa: S608 - the names are our own


_INSERTS = {table.name: _insert(table) for table in TABLES}


def _create(database: Database) -> None:
    for table in TABLES:
        database.create_table(
            table.name,
            table.columns,
            pk=table.key if len(table.key) > 1 else table.key[0],
            not_null=[column for column in table.columns if column not in table.optional],
            foreign_keys=[
                (columns if len(columns) > 1 else columns[0], other)
                for columns, other in table.links
            ],
            strict=True,
        )


def _index(database: Database) -> None:
    for table in TABLES:
        for columns in table.indexes:
            database.table(table.name).create_index(columns)
    for statement in INDEXES:
        database.execute(statement)
    for name, statement in VIEWS.items():
        database.create_view(name, statement)


def _check_links(connection: sqlite3.Connection) -> None:
    for table, row, other, _ in connection.execute("pragma foreign_key_check"):
        message = f"row {row} of {table} points at nothing in {other}"
        raise ValueError(message)
