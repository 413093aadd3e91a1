import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from db.schema import APPLICATION_ID, TABLES, VERSION
from db.schema.views import VIEWS
from db.store import build

PAGE = (Path(__file__).parent.parent / "docs" / "schema.md").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def real(tmp_path_factory):
    """The schema of an empty results file."""
    path = tmp_path_factory.mktemp("schema") / "r.sqlite"
    build([], path, "a stamp")
    with closing(sqlite3.connect(path)) as connection:
        yield connection


def picture(connection: sqlite3.Connection) -> Iterator[str]:
    """Draw what is in a file."""
    yield "erDiagram"
    tables = [
        name
        for (name,) in connection.execute(
            "select name from sqlite_schema where type = 'table' order by rowid"
        )
    ]
    for table in tables:
        links = linked(connection, table)
        yield f"    {table} {{"
        for name, kind, needed, key in connection.execute(
            'select name, lower(type), "notnull", pk from pragma_table_info(?)', (table,)
        ):
            marks = [
                mark
                for mark, on in (("PK", key), ("FK", any(name in columns for columns, _ in links)))
                if on
            ]
            empty = "" if needed or key else ' "may be empty"'
            yield f"        {kind} {name} {', '.join(marks)}".rstrip() + empty
        yield "    }"
    for table in tables:
        for columns, other in linked(connection, table):
            yield f'    {other} ||--o{{ {table} : "{", ".join(columns)}"'


def linked(connection: sqlite3.Connection, table: str) -> list[tuple[tuple[str, ...], str]]:
    links: dict[tuple[int, str], list[str]] = {}
    for number, other, column in connection.execute(
        'select id, "table", "from" from pragma_foreign_key_list(?) order by id desc, seq', (table,)
    ):
        links.setdefault((number, other), []).append(column)
    return [(tuple(columns), other) for (_, other), columns in links.items()]


def test_the_picture_in_the_docs_is_the_schema(real):
    [drawn] = re.findall(r"```mermaid\n(.*?)\n```", PAGE, re.DOTALL)
    assert drawn.splitlines() == list(picture(real))


def test_the_docs_name_every_table_and_view_in_words(real):
    words = re.sub(r"```mermaid.*?```", "", PAGE, flags=re.DOTALL)
    named = set(re.findall(r"^\| `(\w+)` \|", words, re.MULTILINE))
    assert named == {
        name
        for (name,) in real.execute(
            "select name from sqlite_schema where type in ('table', 'view')"
        )
    }
    assert named == {table.name for table in TABLES} | set(VIEWS)


def test_the_queries_in_the_docs_run(real):
    queries = re.findall(r"```sql\n(.*?)```", PAGE, re.DOTALL)
    assert queries
    for query in queries:
        real.execute(query)


def test_a_file_says_whose_it_is_and_of_which_schema(real):
    assert real.execute("pragma application_id").fetchone() == (APPLICATION_ID,)
    assert real.execute("pragma user_version").fetchone() == (VERSION,)
    assert f"{APPLICATION_ID:#x}" in PAGE


def test_every_link_is_to_a_whole_primary_key_and_every_list_of_columns_exists():
    tables = {table.name: table for table in TABLES}
    for table in TABLES:
        assert {*table.key, *table.optional} <= set(table.columns)
        assert not set(table.key) & set(table.optional)
        for columns in (*table.indexes, *(columns for columns, _ in table.links)):
            assert set(columns) <= set(table.columns)
        for columns, other in table.links:
            assert len(columns) == len(tables[other].key)


@pytest.mark.parametrize(
    "query",
    [
        "select * from placings where year = 1 and classification = 1 order by position",
        "select * from placings where year = 1 and classification = 1 and rank = 1",
        "select * from placings where year = 1 and crew = 'x'",
        "select * from seats where year = 1 and person = 'x'",
        "select * from people where name = 'x' and nationality = 'y'",
        "select * from stages where year = 1 and date = 'x'",
    ],
)
def test_the_questions_asked_have_an_index_and_need_no_sorting(real, query):
    plan = " ".join(row[3] for row in real.execute(f"explain query plan {query}"))
    assert re.fullmatch(r"SEARCH \w+ USING INDEX \w+ \(.*\)", plan), plan
