"""The operator's documents, kept in the folder `editions` beside the results file.

The name of a file says what is in it: `2004.wikitext` is the wikitext of an article on 2004. Files
that somebody put there by hand may have other names; then the text is to say the year.

Documents come and go all at once. Those that come are written into a folder of their own, with a
list of those that go; one renaming makes that folder count, and only then they are moved. Whoever
is interrupted while he moves them leaves what the next can finish.
"""

import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from shutil import rmtree

from db.disk import flush, sweep
from db.failures import UnbuildableError
from db.load.sources import Source, year_of
from db.reader.document import Form

_FORMS = {
    ".txt": Form.FLATTENED,
    ".wikitext": Form.WIKITEXT,
    ".wiki": Form.WIKITEXT,
    ".html": Form.HTML,
    ".htm": Form.HTML,
}
_ENDINGS = {form: ending for ending, form in reversed(_FORMS.items())}
_CHANGE, _GONE = ".change", ".gone"


def folder(path: Path) -> Path:
    """Where the documents of a results file lie."""
    return path.parent / "editions"


def file_name(year: int, form: Form) -> str:
    """Name the file of a document."""
    return f"{year}{_ENDINGS[form]}"


def form_of(file: Path) -> Form:
    """Say by the name of a document's file what kind of text it is."""
    return _FORMS[file.suffix.lower()]


def documents(path: Path) -> tuple[Source, ...]:
    """Name the documents of a results file, as they are once all changes are finished."""
    home = folder(path)
    try:
        # In this order: what is moved meanwhile is seen twice rather than never.
        coming, gone = _listed(home / _CHANGE), _gone(home / _CHANGE)
        staying = {name: file for name, file in _listed(home).items() if name not in gone}
    except OSError as error:
        message = f"{home} cannot be read: {error.strerror or error}"
        raise UnbuildableError(message) from error
    there = staying | coming
    return tuple(_source(there[name]) for name in sorted(there))


def others(path: Path) -> tuple[str, ...]:
    """Name the files beside the documents that are none, by how their names end."""
    home = folder(path)
    there = home.iterdir() if home.is_dir() else ()
    names = (file.name for file in there if file.suffix.lower() not in _FORMS)
    return tuple(sorted(name for name in names if not name.startswith(".")))


def finish(path: Path) -> None:
    """Move what a change has left to be moved, as far as that can be done.

    Nothing else may be at work there. What cannot be moved counts where it lies.
    """
    home = folder(path)
    change = home / _CHANGE
    with suppress(OSError):
        if change.is_dir():
            _move(change, home)


def _move(change: Path, home: Path) -> None:
    for name, file in _listed(change).items():
        file.replace(home / name)
    for name in _gone(change):
        (home / name).unlink(missing_ok=True)
    flush(home)
    (change / _GONE).unlink(missing_ok=True)
    change.rmdir()


class Change:
    """Documents that are to come and go at once."""

    def __init__(self, path: Path) -> None:
        self._path, self._home = path, folder(path)
        self._beside = self._home / f".{os.urandom(8).hex()}.copy"

    def add(self, name: str, data: bytes) -> None:
        """Write a document that is to come."""
        with self._explained():
            self._beside.mkdir(parents=True, exist_ok=True)
            file = self._beside / name
            file.write_bytes(data)
            flush(file)

    def leave_out(self, name: str) -> None:
        """Let a document not come after all."""
        with self._explained():
            (self._beside / name).unlink()

    def make(self, gone: Iterable[str]) -> None:
        """Let them come and the named ones go: from here on they count, whatever happens."""
        with self._explained():
            self._beside.mkdir(parents=True, exist_ok=True)
            names = self._beside / _GONE
            names.write_text("\n".join(gone), encoding="utf-8")
            flush(names)
            flush(self._beside)
            self._beside.rename(self._home / _CHANGE)
            flush(self._home)
        finish(self._path)

    def drop(self) -> None:
        """Forget what was not made."""
        if self._beside.exists():
            rmtree(self._beside, ignore_errors=True)

    @contextmanager
    def _explained(self) -> Iterator[None]:
        try:
            yield
        except OSError as error:
            message = f"nothing was changed in {self._home}: {error.strerror or error}"
            raise UnbuildableError(message) from error


@contextmanager
def changing(path: Path) -> Iterator[Change]:
    """Give a change to make; what was never made leaves no trace."""
    sweep(folder(path).glob(".*.copy"))
    change = Change(path)
    try:
        yield change
    finally:
        change.drop()


def _listed(home: Path) -> dict[str, Path]:
    """Find the documents in a folder, which need not be there."""
    try:
        files = list(home.iterdir())
    except FileNotFoundError:
        return {}
    return {
        file.name: file
        for file in files
        if file.suffix.lower() in _FORMS and not file.name.startswith(".")
    }


def _gone(change: Path) -> tuple[str, ...]:
    try:
        return tuple((change / _GONE).read_text(encoding="utf-8").splitlines())
    except FileNotFoundError:
        return ()


def _source(path: Path) -> Source:
    return Source(path, form_of(path), year_of(path.stem))
