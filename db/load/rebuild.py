"""Reading documents, all of them or none, and making the results file of them."""

import codecs
import logging
import os
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from pathlib import Path

from db import store
from db.audit import Audit, audit
from db.failures import UnbuildableError
from db.load import sources
from db.load.sources import Loaded, Source
from db.rally import Edition
from db.reader.document import UnreadableError
from db.reader.transcript import Skipped, transcribe

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class _Reading:
    """A document that was read, and what of it is stored."""

    source: Source
    edition: Edition
    audit: Audit
    skipped: tuple[Skipped, ...]

    def report(self) -> Loaded:
        edition = self.edition
        return Loaded(
            file=self.source.path,
            year=edition.year,
            name=edition.name,
            stages=len(edition.stages),
            placings=sum(len(table.placings) for table in edition.classifications),
            people=len(edition.people),
            findings=len(self.audit.findings),
            skipped=tuple((section.title, section.line) for section in self.skipped),
        )


def rebuild(path: Path) -> tuple[Loaded, ...]:
    """Make the results file of all its documents, whether anything changed or not."""
    texts = sources.sources(path)
    return _build(path, map(_read, _own_first(texts)), texts)


def load(files: Sequence[Path], path: Path) -> tuple[Loaded, ...]:
    """Add the operator's documents to a results file, all of them or none.

    They are copied beside the results file, each in place of an earlier one of the same year.
    """
    added = [_read(sources.read(file)) for file in files]
    _check_years(added)
    homes = _homes({one.edition.year for one in added}, path)
    moved = [
        replace(one, source=replace(one.source, path=homes[one.edition.year])) for one in added
    ]
    new = {one.source.path: one for one in moved}
    kept = [text for text in sources.sources(path) if text.path not in new]
    copies = [one.source for one in moved]
    texts = sorted([*kept, *copies], key=lambda text: (not text.bundled, text.path))
    with _copied(copies, path) as put:
        _build(path, (new.get(text.path) or _read(text) for text in _own_first(texts)), texts)
        put()
    return tuple(one.report() for one in added)


def _homes(years: Iterable[int], path: Path) -> dict[int, Path]:
    """Where documents of these years belong: where one lies already, under whatever name."""
    homes = {year: sources.folder(path) / f"{year}.txt" for year in years}
    for text in sources.sources(path):
        if not text.bundled and not text.path.stem.isdigit():
            year = _read(text).edition.year
            if year in homes:
                homes[year] = text.path
    return homes


def _own_first(texts: Iterable[Source]) -> list[Source]:
    return sorted(texts, key=lambda text: text.bundled)


def _read(source: Source) -> _Reading:
    name = str(source.path)
    try:
        transcript = transcribe(_text(source), name)
    except UnreadableError as error:
        raise UnbuildableError(str(error)) from error
    edition = transcript.edition
    return _Reading(source, edition, audit(edition), transcript.skipped)


def _text(source: Source) -> str:
    data = source.data.removeprefix(codecs.BOM_UTF8)
    try:
        return data.decode()
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        found = f"the byte {data[error.start]:#04x}"
        raise UnreadableError(str(source.path), line, found, "text in UTF-8") from error


def _check_years(readings: Iterable[_Reading]) -> None:
    seen: dict[int, Path] = {}
    for one in readings:
        _check_year(one, seen)


def _check_year(one: _Reading, seen: dict[int, Path]) -> None:
    year, file = one.edition.year, one.source.path
    if year in seen:
        message = f"{seen[year]} and {file} both tell of {year}: leave one of them out"
        raise UnbuildableError(message)
    seen[year] = file


def _build(path: Path, readings: Iterable[_Reading], texts: Iterable[Source]) -> tuple[Loaded, ...]:
    """Store what is read while it is read: many editions need no more memory than one."""
    reports: list[Loaded] = []
    start = time.perf_counter()
    store.build(_stored(readings, reports), path, sources.stamp(texts))
    took = time.perf_counter() - start
    log.info("built %s in %.2f s (%s)", path, took, "; ".join(map(str, reports)))
    return tuple(reports)


def _stored(readings: Iterable[_Reading], reports: list[Loaded]) -> Iterator[tuple[Edition, Audit]]:
    """Leave one document for each year: the operator's, which come first, before our own."""
    seen: dict[int, Path] = {}
    for one in readings:
        if one.source.bundled and one.edition.year in seen:
            continue
        _check_year(one, seen)
        reports.append(one.report())
        yield one.edition, one.audit


@contextmanager
def _copied(texts: Sequence[Source], path: Path) -> Iterator[Callable[[], None]]:
    """Write copies beside where they belong; what is given puts them there."""
    beside = [
        text.path.with_name(f".{text.path.name}.{os.urandom(8).hex()}.copy") for text in texts
    ]

    def put() -> None:
        for copy, text in zip(beside, texts, strict=True):
            copy.replace(text.path)
        store.flush(sources.folder(path))

    try:
        sources.folder(path).mkdir(parents=True, exist_ok=True)
        store.sweep(sources.folder(path).glob(".*.copy"))
        for copy, text in zip(beside, texts, strict=True):
            copy.write_bytes(text.data)
            store.flush(copy)
        yield put
    except OSError as error:
        message = f"nothing was loaded into {sources.folder(path)}: {error.strerror or error}"
        raise UnbuildableError(message) from error
    finally:
        for copy in beside:
            with suppress(OSError):
                copy.unlink(missing_ok=True)
