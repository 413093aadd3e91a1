"""A results file of which a part is missing, as a bug would make one."""

import sqlite3
from contextlib import closing
from pathlib import Path
from shutil import copyfile


def replace_without(path: Path, table: str) -> None:
    """Put in the place of a results file one that opens like it, but lacks a table."""
    lacking = path.with_name("lacking.sqlite")
    copyfile(path, lacking)
    with closing(sqlite3.connect(lacking, isolation_level=None)) as database:
        # As it would be after a new build.
        database.execute("update archive set stamp = 'another'")
        views = database.execute("select name from sqlite_schema where type = 'view'").fetchall()
        for (view,) in views:
            database.execute(f'drop view "{view}"')
        database.execute(f'drop table "{table}"')
        database.execute("vacuum")
    lacking.replace(path)
