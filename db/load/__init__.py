"""Opening the archive: as it is where nothing changed, and otherwise after building it anew.

What comes here fails with UnbuildableError alone, or NotLoadedError, whose messages are for people.
"""

import logging
from collections.abc import Sequence
from pathlib import Path

from db.failures import UnbuildableError, UnusableError
from db.load import states
from db.load.opening import opened
from db.load.report import Loaded, Unloaded
from db.load.sources import Source
from db.reader.document import Form
from db.results import Archive

log = logging.getLogger(__name__)


def open_archive(path: Path) -> Archive:
    """Open the results file, and build it first if a text or the program changed.

    A damaged or foreign file in its place is kept aside. Where building fails and an older file of
    the same schema is there, that one is opened and the log says so.
    """
    path = path.absolute()
    archive = opened(path)
    if archive is not None and is_new(archive, path):
        return archive
    # Imported here: what reads documents costs more than a start without a build.
    from db.load.rebuild import renew

    try:
        renew(path)
        return _reopened(path)
    except UnbuildableError as error:
        if archive is None:
            raise
        log.error("%s; the older results go on answering", error)  # noqa: TRY400 - for people
    return archive


def build_archive(path: Path) -> Archive:
    """Build the results file of all its documents, changed or not, and open it."""
    from db.load.rebuild import rebuild

    path = path.absolute()
    rebuild(path)
    return _reopened(path)


def load_files(
    files: Sequence[Path],
    path: Path,
    *,
    form: Form | None = None,
    year: int | None = None,
    strict: bool = False,
) -> tuple[Loaded, ...]:
    """Add documents to the operator's own, all of them or none, and build the results file.

    `form` and `year` are for texts that do not show them. With `strict` what is not understood is
    refused, even where it is none of ours.
    """
    from db.load.loading import load

    return load([Source(file, form, year) for file in files], path.absolute(), strict=strict)


def check_files(
    files: Sequence[Path],
    path: Path,
    *,
    form: Form | None = None,
    year: int | None = None,
    strict: bool = False,
) -> tuple[Loaded, ...]:
    """Read documents and say what loading them would do, without doing it."""
    from db.load.loading import check

    return check([Source(file, form, year) for file in files], path.absolute(), strict=strict)


def unload(year: int, path: Path) -> Unloaded:
    """Take an edition away that the operator has loaded, or raise NotLoadedError."""
    from db.load.loading import unload as take_away

    return take_away(year, path.absolute())


def is_new(archive: Archive, path: Path) -> bool:
    """Say whether a results file is made of the documents and by the program that are there."""
    try:
        return archive.stamp == states.state(path).stamp
    except UnbuildableError:
        return False  # One cannot be read, or is just being moved.


def _reopened(path: Path) -> Archive:
    try:
        return Archive(path)
    except UnusableError as error:
        raise UnbuildableError(str(error)) from error
