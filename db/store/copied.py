"""Editions of other results files: their rows are copied as they are, in the same order.

So a file with copied editions has the same bytes as one for which all of them were read.
"""

import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from db.failures import UnbuildableError
from db.schema import TABLES

NOT_OF_AN_EDITION = ("archive", "documents", "identities", "called")
"""Tables of the file itself, which are never copied: who is who depends on all its editions."""


@dataclass(frozen=True, slots=True)
class Copy:
    """An edition that is stored in another results file, made by the same program."""

    path: Path
    year: int


class UncopiableError(UnbuildableError):
    """A results file that cannot be copied from, because it is damaged."""


class Copier:
    """Copies editions into an open file."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._attached: dict[Path, str] = {}

    def copy(self, edition: Copy) -> None:
        """Copy all rows of an edition."""
        try:
            name = self._attached.get(edition.path) or self._attach(edition.path)
            for statement in _statements(name):
                self._connection.execute(statement, {"year": edition.year})
        except sqlite3.OperationalError:
            raise  # That is of the disk.
        except sqlite3.DatabaseError as error:
            message = f"{edition.path} is damaged ({error})"
            raise UncopiableError(message) from error

    def _attach(self, path: Path) -> str:
        name = self._attached[path] = f"from_{len(self._attached)}"
        self._connection.execute(f"attach ? as {name}", (f"{path.as_uri()}?mode=ro&immutable=1",))
        return name


def _statements(name: str) -> Iterator[str]:
    for table in TABLES:
        if table.name not in NOT_OF_AN_EDITION:
            # All rows of a year lie beside each other, but the sign keeps from looking at all
            # years for them.
            yield (
                f"insert into main.{table.name} "  # noqa: S608 - names of our own
                f"select * from {name}.{table.name} where year = :year order by +rowid"
            )
