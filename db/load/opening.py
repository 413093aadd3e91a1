"""Opening a results file that may be missing, outdated or damaged; what is damaged is kept."""

import logging
from itertools import count
from pathlib import Path

from db.failures import DamagedError, MissingError, OutdatedError, UnbuildableError, UnusableError
from db.results import Archive

log = logging.getLogger(__name__)


def opened(path: Path) -> Archive | None:
    """Open a results file; none where it is to be made anew.

    A damaged or foreign file in its place is kept aside.
    """
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
