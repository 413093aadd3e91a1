"""What an archive would be made of now: all its documents, with their digests, and the program."""

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from db.load import kept, sources
from db.load.digests import Digests, digest_of
from db.load.sources import Source

_HALF = 16
"""Letters of a stamp that the documents give; the program gives as many."""


@dataclass(frozen=True, slots=True)
class Document:
    """A document that is there, with the digest of its bytes."""

    source: Source
    digest: str

    @property
    def file(self) -> str:
        """The name of its file."""
        return self.source.path.name


@dataclass(frozen=True, slots=True)
class State:
    """All documents that are there, our own first, and the digest of the program."""

    documents: tuple[Document, ...]
    program: str

    @property
    def own(self) -> tuple[Document, ...]:
        """Those that came with the program."""
        return tuple(each for each in self.documents if each.source.bundled)

    @property
    def loaded(self) -> tuple[Document, ...]:
        """Those of the operator."""
        return tuple(each for each in self.documents if not each.source.bundled)

    def changed(self, going: Sequence[Document], coming: Sequence[Document]) -> "State":
        """Say what there is once some of the operator's documents go and others come."""
        loaded = [*(each for each in self.loaded if each not in going), *coming]
        loaded.sort(key=lambda each: each.file)
        return replace(self, documents=(*self.own, *loaded))

    @property
    def stamp(self) -> str:
        """Name this state: the same documents and program have the same stamp."""
        parts = [
            f"{'own' if each.source.bundled else 'loaded'} {each.file} {each.digest}"
            for each in self.documents
        ]
        return _digest(part.encode() for part in parts) + self.program


def state(path: Path, *, afresh: bool = False) -> State:
    """Look what there is for a results file; `afresh` reads what seems to be unchanged too."""
    home = kept.folder(path)
    digests = Digests(home, {}) if afresh else Digests.remembered(home)
    own = [Document(each, digest_of(sources.read(each.path))) for each in sources.own()]
    loaded = [Document(each, digests.of(each.path)) for each in kept.documents(path)]
    digests.remember()
    return State((*own, *loaded), _program())


def program_of(stamp: str) -> str:
    """Say which program made a file with this stamp."""
    return stamp[_HALF:]


def _program() -> str:
    """Name the program that reads and stores.

    All of this package counts, since nearly all of it decides what is stored; a list of what does
    not would save a fraction of a second after an upgrade, and be wrong one day.
    """
    return _digest(part.read_bytes() for part in sorted(sources.PACKAGE.rglob("*.py")))


def _digest(parts: Iterable[bytes]) -> str:
    digest = hashlib.blake2b(digest_size=_HALF // 2)
    for data in parts:
        digest.update(len(data).to_bytes(8, "big"))
        digest.update(data)
    return digest.hexdigest()
