"""Typed questions to the results file.

`Archive` is all editions of a file and notices when another file has taken its place; `Results` is
one edition, `Everybody` the people of all, and `Together` all editions side by side. They give the
values that were stored. This package is the only place with SQL that reads, but for the statement
by which a build finds out who is who.
"""

from db.results.archive import Archive
from db.results.everybody import Everybody
from db.results.results import Results
from db.results.together import Together

__all__ = ["Archive", "Everybody", "Results", "Together"]
