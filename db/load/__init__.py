"""Opening the archive: as it is where nothing changed, and otherwise after building it anew.

What comes here fails with UnbuildableError alone, whose message is for people.
"""

import logging
from collections.abc import Sequence
from itertools import count
from pathlib import Path

from db.failures import DamagedError, MissingError, OutdatedError, UnbuildableError, UnusableError
from db.load import sources
from db.load.sources import Loaded
from db.results import Archive

log = logging.getLogger(__name__)


def open_archive(path: Path) -> Archive:
    """Open the results file, and build it first if a text or the program changed.

    A damaged or foreign file in its place is kept aside. Where building fails and an older file of
    the same schema is there, that one is opened and the log says so.
    """
    path = path.absolute()
    archive = _opened(path)
    try:
        if archive is None or archive.stamp != sources.stamp(sources.sources(path)):
            return build_archive(path)
    except UnbuildableError as error:
        if archive is None:
            raise
        log.error("%s; the older results go on answering", error)  # noqa: TRY400 - for people
    return archive


def build_archive(path: Path) -> Archive:
    """Build the results file of all its documents, changed or not, and open it."""
    # Imported here: what reads documents costs more than a start without a build.
    from db.load.rebuild import rebuild

    rebuild(path.absolute())
    try:
        return Archive(path)
    except UnusableError as error:
        raise UnbuildableError(str(error)) from error


def load_files(files: Sequence[Path], path: Path) -> tuple[Loaded, ...]:
    """Add documents to the operator's own, all of them or none, and build the results file."""
    from db.load.rebuild import load

    return load(files, path.absolute())


def _opened(path: Path) -> Archive | None:
    try:
        return Archive(path)
    except MissingError:
        return None
    except OutdatedError as error:
        log.info("%s, so it is built anew", error)
    except DamagedError as error:
        log.warning("%s", error)
        _set_aside(path)
    except UnusableError as error:
        raise UnbuildableError(str(error)) from error
    return None


def _set_aside(path: Path) -> None:
    for number in count(1):
        aside = path.with_name(f"{path.name}.damaged-{number}")
        try:
            _move(path, aside)
        except FileExistsError:
            continue
        except FileNotFoundError:
            return  # Another start was faster.
        except OSError as error:
            message = f"{path} cannot be moved out of the way: {error.strerror or error}"
            raise UnbuildableError(message) from error
        log.warning("kept it as %s", aside)
        return


def _move(path: Path, aside: Path) -> None:
    """Give a file another name, and never one that is taken, as a plain renaming would."""
    try:
        aside.hardlink_to(path)
    except FileExistsError:
        raise
    except OSError:  # It is a folder, or the file system has no links.
        if aside.exists():
            raise FileExistsError(aside) from None
        path.rename(aside)
    else:
        path.unlink()
