"""Reading documents, all of them or none, and making the results file of them."""

import codecs
import logging
import os
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from pathlib import Path

from db import sources, store
from db.audit import Audit, audit
from db.document import UnreadableError
from db.rally import Edition
from db.reading import UnbuildableError
from db.sources import Loaded, Source
from db.transcript import Skipped, transcribe

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
    readings = _chosen([_read(text) for text in texts])
    _build(path, readings, texts)
    return tuple(one.report() for one in readings)


def load(files: Sequence[Path], path: Path) -> tuple[Loaded, ...]:
    """Add the operator's documents to a results file, all of them or none.

    They are copied beside the results file, each in place of an earlier one of the same year.
    """
    added = [_read(sources.read(file)) for file in files]
    _check_years(added)
    years = {one.edition.year for one in added}
    homes = {year: sources.folder(path) / f"{year}.txt" for year in years}
    present = [
        # What is about to be replaced need not even be readable.
        _read(text)
        for text in sources.sources(path)
        if text.path not in homes.values()
    ]
    homes |= {
        one.edition.year: one.source.path
        for one in present
        if not one.source.bundled and one.edition.year in years
    }
    moved = [
        replace(one, source=replace(one.source, path=homes[one.edition.year])) for one in added
    ]
    kept = [one for one in present if one.source.path not in homes.values()]
    everything = sorted([*kept, *moved], key=lambda one: (not one.source.bundled, one.source.path))
    with _copied([one.source for one in moved], path) as put:
        _build(path, _chosen(everything), [one.source for one in everything])
        put()
    return tuple(one.report() for one in added)


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


def _chosen(readings: Iterable[_Reading]) -> tuple[_Reading, ...]:
    """Leave one document for each year: the operator's before the program's own."""
    readings = tuple(readings)
    own = [one for one in readings if not one.source.bundled]
    _check_years(own)
    years = {one.edition.year for one in own}
    bundled = [one for one in readings if one.source.bundled and one.edition.year not in years]
    return tuple(sorted([*bundled, *own], key=lambda one: one.edition.year))


def _check_years(readings: Iterable[_Reading]) -> None:
    seen: dict[int, Path] = {}
    for one in readings:
        year, file = one.edition.year, one.source.path
        if year in seen:
            message = f"{seen[year]} and {file} both tell of {year}: leave one of them out"
            raise UnbuildableError(message)
        seen[year] = file


def _build(path: Path, readings: Sequence[_Reading], texts: Iterable[Source]) -> None:
    start = time.perf_counter()
    store.build(((one.edition, one.audit) for one in readings), path, sources.stamp(texts))
    took = time.perf_counter() - start
    log.info(
        "built %s in %.2f s (%s)", path, took, "; ".join(str(one.report()) for one in readings)
    )


@contextmanager
def _copied(texts: Sequence[Source], path: Path) -> Iterator[Callable[[], None]]:
    """Write copies beside where they belong; what is given puts them there."""
    beside = [text.path.with_name(f".{text.path.name}.{os.urandom(8).hex()}") for text in texts]

    def put() -> None:
        for copy, text in zip(beside, texts, strict=True):
            copy.replace(text.path)
        store.flush(sources.folder(path))

    try:
        sources.folder(path).mkdir(parents=True, exist_ok=True)
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
