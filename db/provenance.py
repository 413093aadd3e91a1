"""Where an edition was read from."""

from dataclasses import dataclass

from db.reader.document import Form


@dataclass(frozen=True, slots=True)
class Provenance:
    """The document of an edition."""

    year: int
    file: str
    """The name of the file, without its folder."""
    form: Form
    loaded: bool
    """Whether the operator has loaded it; otherwise it came with the program."""
    digest: str
    """Of the bytes of the file."""
