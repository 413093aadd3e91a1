"""What an operator does with documents: look at them, load them, take them away again."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path

from db import store
from db.failures import NotLoadedError, UnbuildableError, UnusableError
from db.load import kept, sources, states
from db.load.alone import alone
from db.load.digests import digest_of
from db.load.kept import Change
from db.load.opening import opened
from db.load.reading import Reading, read_edition
from db.load.rebuild import Copies, built, stored_in, year_of
from db.load.report import Fate, Loaded, Unloaded
from db.load.sources import Source
from db.load.states import Document, State
from db.results import Archive
from db.store import Stored
from db.store.copied import Copy


@dataclass(frozen=True, slots=True)
class _Added:
    """A document that was read, as it is kept, and what is said of it."""

    document: Document
    report: Loaded

    @property
    def year(self) -> int:
        return self.report.year


def check(files: Sequence[Source], path: Path, *, strict: bool) -> tuple[Loaded, ...]:
    """Read documents and say what loading them would do, which is not done."""
    added = [_added(reading, data, path) for reading, data in _readings(files, strict=strict)]
    state, archive = states.state(path), None
    with suppress(UnusableError):
        archive = Archive(path)
    there = _loaded(state, stored_in(archive, path, state))
    return tuple(_report(one, state, there) for one in added)


def load(files: Sequence[Source], path: Path, *, strict: bool) -> tuple[Loaded, ...]:
    """Add documents to the operator's own, all of them or none, and build the results file."""
    with kept.changing(path) as change, store.beside(path) as new:
        added: list[_Added] = []
        store.collect(_collected(files, path, change, added, strict=strict), new, path)
        with alone(path.parent):
            return _take_in(added, path, change, new)


def unload(year: int, path: Path) -> Unloaded:
    """Take an edition of the operator's away, and build the results file without it."""
    with kept.changing(path) as change, alone(path.parent):
        kept.finish(path)
        state, archive = states.state(path), opened(path)
        copies = stored_in(archive, path, state)
        ours = any(document.source.year == year for document in state.own)
        gone = _loaded(state, copies).get(year)
        if not gone:
            stays = "came with the program and stays" if ours else "was never loaded"
            message = f"{year} {stays}: dakar editions says which there are"
            raise NotLoadedError(message)
        with built(path, state.changed(gone, []), copies) as put:
            change.make(each.file for each in gone)
            put()
    return Unloaded(year, tuple(each.source.path for each in gone), ours)


def _readings(files: Sequence[Source], *, strict: bool) -> Iterator[tuple[Reading, bytes]]:
    """Read all documents, and only then refuse those that cannot be read, with all reasons."""
    seen: dict[int, Path] = {}
    refusals: list[UnbuildableError] = []
    for file in files:
        try:
            data = sources.read(file.path)
            reading = read_edition(file, data, strict=strict)
            _must_be_the_only_one(reading, seen)
        except UnbuildableError as error:
            refusals.append(error)
        else:
            yield reading, data
    if refusals:
        further = [said for each in refusals for said in (str(each), *each.further)]
        raise UnbuildableError(further[0], tuple(further[1:]))


def _must_be_the_only_one(reading: Reading, seen: dict[int, Path]) -> None:
    year, file = reading.edition.year, reading.source.path
    if year in seen:
        message = f"{seen[year]} and {file} both tell of {year}: leave one of them out"
        raise UnbuildableError(message)
    seen[year] = file


def _collected(
    files: Sequence[Source], path: Path, change: Change, added: list[_Added], *, strict: bool
) -> Iterator[Stored]:
    for reading, data in _readings(files, strict=strict):
        one = _added(reading, data, path)
        change.add(one.document.file, data)
        added.append(one)
        yield reading.edition, reading.audit


def _added(reading: Reading, data: bytes, path: Path) -> _Added:
    year = reading.edition.year
    home = kept.folder(path) / kept.file_name(year, reading.form)
    return _Added(Document(Source(home, reading.form, year), digest_of(data)), reading.report())


def _take_in(added: Sequence[_Added], path: Path, change: Change, new: Path) -> tuple[Loaded, ...]:
    """Let what was read come in place of what was there of its years."""
    kept.finish(path)
    state, archive = states.state(path), opened(path)
    copies = stored_in(archive, path, state)
    there = _loaded(state, copies)
    reports = [_report(one, state, there) for one in added]
    coming = []
    for one, report in zip(added, reports, strict=True):
        if report.fate is Fate.UNCHANGED:
            change.leave_out(one.document.file)
        else:
            coming.append(one)
    going = [document for one in coming for document in there.get(one.year, ())]
    changed = state.changed(going, [one.document for one in coming])
    if archive is not None and archive.stamp == changed.stamp:
        return tuple(reports)
    read = {one.document: Copy(new, one.year) for one in added}
    with built(path, changed, copies, read) as put:
        names = {one.document.file for one in coming}
        if coming:
            change.make(each.file for each in going if each.file not in names)
        put()
    return tuple(reports)


def _loaded(state: State, copies: Copies) -> dict[int, list[Document]]:
    """Sort the operator's documents by year; several of one year are no mistake of theirs yet."""
    found: dict[int, list[Document]] = {}
    for document in state.loaded:
        found.setdefault(year_of(document, copies), []).append(document)
    return found


def _report(one: _Added, state: State, there: Mapping[int, list[Document]]) -> Loaded:
    """Say what becomes of a document."""
    before = there.get(one.year, [])
    if [(each.file, each.digest) for each in before] == [(one.document.file, one.document.digest)]:
        fate = Fate.UNCHANGED
    elif before:
        fate = Fate.REPLACES
    elif any(document.source.year == one.year for document in state.own):
        fate = Fate.STANDS_IN
    else:
        fate = Fate.NEW
    return replace(one.report, fate=fate)
