"""Typed questions to the results file.

`Archive` is all editions of a file and notices when another file has taken its place; `Results` is
one edition, and `Everybody` the people of all. They give the values that were stored. This package
is the only place with SQL that reads, but for the statement by which a build finds out who is who.
"""

from db.results.archive import Archive
from db.results.everybody import Everybody
from db.results.results import Results

__all__ = ["Archive", "Everybody", "Results"]
