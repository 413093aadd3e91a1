"""Making the results file of all its documents: what is unchanged is copied from the old one."""

import logging
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

from db import store
from db.failures import UnbuildableError
from db.load import kept, states
from db.load.alone import alone
from db.load.opening import opened
from db.load.reading import read_edition
from db.load.states import Document, State
from db.provenance import Provenance
from db.results import Archive
from db.store import Stored
from db.store.copied import Copy, UncopiableError

log = logging.getLogger(__name__)

Copies = Mapping[Document, Copy]
"""The documents whose editions are stored somewhere already."""


def renew(path: Path) -> None:
    """Make the results file anew if it is not what it should be."""
    with alone(path.parent):
        kept.finish(path)
        state, archive = states.state(path), opened(path)
        # Another process may have made it while this one waited.
        if archive is None or archive.stamp != state.stamp:
            with built(path, state, stored_in(archive, path, state)) as put:
                put()


def rebuild(path: Path) -> None:
    """Make the results file anew of all its documents, whether anything changed or not."""
    with alone(path.parent):
        kept.finish(path)
        opened(path)
        with built(path, states.state(path, afresh=True), {}) as put:
            put()


def stored_in(archive: Archive | None, path: Path, state: State) -> Copies:
    """Say which of the documents a results file has, unless another program has made it."""
    if archive is None or states.program_of(archive.stamp) != state.program:
        return {}
    has = {(each.loaded, each.file, each.digest): each.year for each in archive.documents}
    return {
        document: Copy(path, has[place])
        for document in state.documents
        if (place := (not document.source.bundled, document.file, document.digest)) in has
    }


def year_of(document: Document, copies: Copies) -> int:
    """Say of which year a document tells, which is read for it only if nothing else says so."""
    if document in copies:
        return copies[document].year
    return document.source.year or read_edition(document.source).edition.year


@contextmanager
def built(
    path: Path, state: State, old: Copies, new: Copies | None = None
) -> Iterator[Callable[[], None]]:
    """Make a results file of a state; what is given puts it in its place.

    What `old` or `new` names is copied, the rest is read.
    """
    new = new or {}
    with ExitStack() as stack:
        try:
            put = stack.enter_context(_built(path, state, {**old, **new}))
        except UncopiableError as error:
            log.warning("%s, so that all documents are read", error)
            put = stack.enter_context(_built(path, state, new))
        yield put


@contextmanager
def _built(path: Path, state: State, copies: Copies) -> Iterator[Callable[[], None]]:
    start = time.perf_counter()
    parts = _parts(state, copies)
    documents = [part.provenance() for part in parts]
    reports: list[str] = []
    with store.built(_stored(parts, reports), path, state.stamp, documents) as put:
        took = time.perf_counter() - start
        copied = len(parts) - len(reports)
        said = [*reports, f"{copied} unchanged"] if copied else reports
        log.info("built %s in %.2f s (%s)", path, took, "; ".join(said))
        yield put


@dataclass(frozen=True, slots=True)
class _Part:
    """What an edition is made of: its document, or a copy that spares reading it."""

    year: int
    document: Document
    copy: Copy | None

    def provenance(self) -> Provenance:
        source = self.document.source
        form = kept.form_of(source.path)
        loaded = not source.bundled
        return Provenance(self.year, self.document.file, form, loaded, self.document.digest)


def _parts(state: State, copies: Copies) -> Sequence[_Part]:
    """Choose one document for each year, the operator's before our own; the oldest year first."""
    chosen: dict[int, _Part] = {}
    for document in (*state.loaded, *state.own):
        year = year_of(document, copies)
        if year not in chosen:
            chosen[year] = _Part(year, document, copies.get(document))
        elif not document.source.bundled:
            message = (
                f"{chosen[year].document.source.path} and {document.source.path} both tell of "
                f"{year}: leave one of them out"
            )
            raise UnbuildableError(message)
    return [chosen[year] for year in sorted(chosen)]


def _stored(parts: Sequence[_Part], reports: list[str]) -> Iterator[Stored]:
    """Store what is read while it is read: many editions need no more memory than one."""
    for part in parts:
        if part.copy:
            yield part.copy
        else:
            reading = read_edition(part.document.source)
            reports.append(str(reading.report()))
            yield reading.edition, reading.audit
