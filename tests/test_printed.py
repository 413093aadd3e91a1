"""Cell by cell: the document printed back is the document, also by way of the database."""

from pathlib import Path

import pytest

from db.audit import audit
from db.rally import Edition
from db.reader.transcript import transcribe
from db.results import Archive
from db.store import build
from tests.printed import printed

BUNDLED = Path(__file__).parent.parent / "db" / "editions" / "2003.txt"
OPTIONAL = Path(__file__).parents[1] / "../shared/source/2003-dakar-rally.txt"


def edition_of(path: Path) -> Edition:
    return transcribe(path.read_text("utf-8"), path.name).edition


@pytest.fixture(scope="module")
def stored(tmp_path_factory):
    edition = edition_of(BUNDLED)
    path = tmp_path_factory.mktemp("printed") / "results.sqlite"
    build([(edition, audit(edition))], path, "a stamp")
    return Archive(path).edition(2003).edition()


def test_the_document_printed_back_from_its_edition_is_the_document():
    assert printed(edition_of(BUNDLED)).encode() == BUNDLED.read_bytes()


def test_the_document_printed_back_from_the_database_is_the_document(stored):
    assert printed(stored).encode() == BUNDLED.read_bytes()


def test_the_database_gives_back_every_line_number(stored):
    def lines(edition):
        yield [each.line for each in (*edition.stages, *edition.rest_days, *edition.headlines)]
        yield [place.line for table in edition.classifications for place in table.placings]
        yield [(each.text, each.line) for each in (*edition.remarks, *edition.paragraphs)]

    assert stored == edition_of(BUNDLED)
    assert list(lines(stored)) == list(lines(edition_of(BUNDLED)))


@pytest.mark.skipif(not OPTIONAL.exists(), reason="the optional folder is not beside the checkout")
def test_the_source_document_printed_back_is_the_source_document():
    assert printed(edition_of(OPTIONAL)).encode() == OPTIONAL.read_bytes()


@pytest.mark.skipif(not OPTIONAL.exists(), reason="the optional folder is not beside the checkout")
def test_the_source_document_has_the_same_cells():
    source, bundled = (path.read_text("utf-8").split("\n") for path in (OPTIONAL, BUNDLED))
    table = [(at, line) for at, line in enumerate(source) if line.startswith("|")]
    assert table == [(at, line) for at, line in enumerate(bundled) if line.startswith("|")]
    assert len(table) == 213
    assert source[:16] == bundled[:16]
