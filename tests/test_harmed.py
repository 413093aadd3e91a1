"""Files that were damaged on their way: one sentence with a place, and the old data untouched."""

import codecs
import re

import pytest

from db.failures import UnbuildableError
from db.load import load_files, open_archive
from tests.small_rally import TEXT

NAMED = TEXT.replace("Bo Brun", "Bö Brün")
"""With letters that no two encodings write alike."""


def column_swapped(text, first, second):
    """Put two columns of each row of results in each other's place."""

    def swapped(match):
        cells = match[0].split("|")
        cells[first], cells[second] = cells[second], cells[first]
        return "|".join(cells)

    return re.sub(r"^\| \d \| [A-Z]{3} .*Bison.*$", swapped, text, flags=re.MULTILINE)


ROW = NAMED.index("| 2 | CHI Bö Brün | Bison | 1:01:00")
LINE = NAMED.count("\n", 0, ROW) + 1
HARMS = {
    "in Latin-1": (NAMED.encode("latin-1"), "text in UTF-8, found: the byte 0xf6"),
    "in UTF-16 with its mark": (NAMED.encode("utf-16"), "text in UTF-8, found: the byte 0xff"),
    "in UTF-16": (TEXT.encode("utf-16-le"), r"readable text \(is the file saved as UTF-8\?\)"),
    "a NUL": (NAMED.replace("Brün | Bison", "Brün\0 | Bison", 1).encode(), "readable text"),
    "nothing but NULs": (bytes(len(NAMED)), "readable text"),
    "a flipped bit": (
        NAMED.encode().replace(b"Br\xc3\xbcn", b"Br\xc3\x3cn", 1),
        "text in UTF-8, found: the byte 0xc3",
    ),
    "cut in a row": (NAMED[: ROW + 22].encode(), r"a table row that ends with `\|`"),
    "cut in a letter": (NAMED[: NAMED.index("ö") + 1].encode()[:-1], "text in UTF-8"),
    "cut in the header of a table": (
        NAMED[: NAMED.index("| Stage | Pos")].encode(),
        r"the header `Stage \| Pos \| .*found: no row below",
    ),
    "columns swapped in the rows": (column_swapped(NAMED, 2, 4).encode(), "a crew: each name once"),
    "columns swapped with their header": (
        NAMED.replace("| Make | Time | Gap |", "| Time | Make | Gap |").encode(),
        r"the header `Stage \| Pos \| Competitor \| Make",
    ),
    "a place and a length swapped": (
        NAMED.replace("| CHI Arica | 200 |", "| 200 | CHI Arica |").encode(),
        "nothing more in this row",
    ),
    "a cell too few": (NAMED.replace("Condor | 1:03:00 | 3:00", "Condor | 3:00").encode(), "cells"),
    "empty": (b"", "a title such as .*found: nothing"),
    "only the mark of an encoding": (codecs.BOM_UTF8, "a title such as .*found: nothing"),
    "a picture": (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "text in UTF-8, found: the byte 0x89"),
}


@pytest.fixture(scope="module")
def there(tmp_path_factory):
    """A results file with an edition that was loaded."""
    folder = tmp_path_factory.mktemp("harmed")
    file = folder / "good.txt"
    file.write_text(NAMED, encoding="utf-8")
    path = folder / "data" / "results.sqlite"
    load_files([file], path)
    return path


def state(path):
    files = (file for file in path.parent.rglob("*") if file.is_file())
    return {file.name: file.read_bytes() for file in files if file.name != ".digests"}


@pytest.mark.parametrize("harm", HARMS)
def test_a_harmed_file_is_refused_with_its_place(there, tmp_path, harm):
    data, expected = HARMS[harm]
    before, file = state(there), tmp_path / "harmed.txt"
    file.write_bytes(data)
    with pytest.raises(UnbuildableError) as raised:
        load_files([file], there)
    for said in (str(raised.value), *raised.value.further):
        assert re.match(rf"{re.escape(str(file))}, line \d+: expected .+, found: .", said), said
        assert said.isprintable(), said
    assert re.search(f"expected .*{expected}", str(raised.value))
    assert state(there) == before
    assert "Bö Brün" in {person.name for person in open_archive(there).edition(1990).people}


@pytest.mark.parametrize("harm", HARMS)
def test_a_file_harmed_where_it_is_kept_leaves_the_older_results_answering(there, harm, caplog):
    kept = there.parent / "editions" / "1990.txt"
    good, before = kept.read_bytes(), there.read_bytes()
    kept.write_bytes(HARMS[harm][0])
    caplog.clear()
    assert "Bö Brün" in {person.name for person in open_archive(there).edition(1990).people}
    [record] = caplog.records
    assert record.getMessage().startswith(f"{kept}, line ")
    assert record.getMessage().endswith("; the older results go on answering")
    assert there.read_bytes() == before
    kept.write_bytes(good)
    assert open_archive(there).years == (1990, 2003)
    assert there.read_bytes() == before
