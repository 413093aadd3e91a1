"""Files that were damaged on their way: one sentence with a place, and the old data untouched."""

import codecs
import re
from dataclasses import replace

import pytest

from db.failures import UnbuildableError
from db.load import check_files, load_files, open_archive
from db.rally import Category, Kind
from db.reader.document import Form
from db.reader.transcript import transcribe
from tests import flattened, made_up, spanned
from tests.small_rally import TEXT

NAMED = TEXT.replace("Bo Brun", "Bö Brün")
"""With letters that no two encodings write alike."""
EDITION = transcribe(NAMED, "made up").edition


def printed(edition, form):
    dice = made_up.seeded(3)
    return {
        Form.FLATTENED: lambda: flattened.printed(edition),
        Form.WIKITEXT: lambda: spanned.wikitext(edition, dice),
        Form.HTML: lambda: spanned.page(edition, dice),
    }[form]()


def with_swapped(edition):
    """Put makes and times of a list in each other's columns."""

    def swapped(table):
        if (table.kind, table.category, table.stage) != (Kind.STAGE, Category.BIKES, 2):
            return table
        return replace(
            table,
            placings=tuple(
                replace(each, make=str(each.time), time=each.make) for each in table.placings
            ),
        )

    return replace(edition, classifications=tuple(map(swapped, edition.classifications)))


def changed(text, old, new):
    assert old in text
    return text.replace(old, new)


def heads_swapped(text):
    assert "Make" in text
    return text.replace("Make", "@").replace("Time", "Make").replace("@", "Time")


def cut(text):
    """Cut within a row of the cars' results, which come after the bikes'."""
    return text[: text.rindex("Fyn Forst", 0, text.rindex("Final standings")) + 4]


UTF_8, READABLE = "text in UTF-8, found: the byte {}", r"readable text \(is the file saved"
HARMS = {
    "in Latin-1": (lambda text: text.encode("latin-1"), UTF_8.format("0xf6")),
    "in UTF-16 with its mark": (lambda text: text.encode("utf-16"), UTF_8.format("0xff")),
    "in UTF-16": (
        lambda text: text.replace("ö", "o").replace("ü", "u").encode("utf-16-le"),
        READABLE,
    ),
    "a NUL": (lambda text: changed(text, "Bö", "B\0ö").encode(), READABLE),
    "nothing but NULs": (lambda text: bytes(len(text)), READABLE),
    "a letter that nothing has": (lambda text: changed(text, "Bö", "B\ufffd").encode(), READABLE),
    "a flipped bit": (
        lambda text: text.encode().replace(b"Br\xc3\xbcn", b"Br\xc3\x3cn", 1),
        UTF_8.format("0xc3"),
    ),
    "cut in a letter": (lambda text: text[: text.index("ö") + 1].encode()[:-1], UTF_8.format("0x")),
    "cut in a row": (lambda text: cut(text).encode(), ""),
    "heads of columns swapped": (lambda text: heads_swapped(text).encode(), ""),
    "a date for a place": (lambda text: changed(text, "2 January", "Pisco").encode(), "a date"),
    "a time of another kind": (lambda text: changed(text, "3:13:00", "3h13").encode(), "a time"),
    "an unknown category": (lambda text: changed(text, "Motorcycles", "Mopeds").encode(), ""),
    "empty": (lambda _: b"", "found: nothing"),
    "only the mark of an encoding": (lambda _: codecs.BOM_UTF8, "found: nothing"),
    "a picture": (lambda _: b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", UTF_8.format("0x89")),
}
"""What happens to a text, and what is said then."""


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


def refused(there, file, **told):
    before = state(there)
    with pytest.raises(UnbuildableError) as raised:
        load_files([file], there, **told)
    for said in (str(raised.value), *raised.value.further):
        assert re.match(rf"{re.escape(str(file))}, line \d+: expected .+, found: .", said), said
        assert said.isprintable(), said
    assert state(there) == before
    assert "Bö Brün" in {person.name for person in open_archive(there).edition(1990).people}
    return str(raised.value)


@pytest.mark.parametrize("form", Form)
def test_what_is_whole_is_read(there, tmp_path, form):
    file = tmp_path / "whole"
    file.write_text(printed(EDITION, form), encoding="utf-8")
    [report] = check_files([file], there, strict=True)
    assert (report.form, report.placings, report.people) == (form, 35, 7)


@pytest.mark.parametrize("told", [False, True], ids=["recognised", "told"])
@pytest.mark.parametrize("form", Form)
@pytest.mark.parametrize("harm", HARMS)
def test_a_harmed_file_is_refused_with_its_place(there, tmp_path, harm, form, told):
    damage, expected = HARMS[harm]
    file = tmp_path / "harmed"
    file.write_bytes(damage(printed(EDITION, form)))
    said = refused(there, file, form=form if told else None)
    assert re.search(f"expected .*{expected}", said)


@pytest.mark.parametrize("form", Form)
def test_columns_that_are_swapped_in_the_rows_are_refused(there, tmp_path, form):
    file = tmp_path / "harmed"
    file.write_text(printed(with_swapped(EDITION), form), encoding="utf-8")
    assert re.search("expected a time", refused(there, file))


@pytest.mark.parametrize("form", Form)
@pytest.mark.parametrize("harm", HARMS)
def test_a_file_harmed_where_it_is_kept_leaves_the_older_results_answering(
    there, harm, form, caplog
):
    good = there.parent / "editions" / "1990.txt"
    text, before = good.read_bytes(), there.read_bytes()
    harmed = good.with_suffix(f".{form}".replace("flattened", "txt"))
    try:
        good.unlink()
        harmed.write_bytes(HARMS[harm][0](printed(EDITION, form)))
        caplog.clear()
        assert "Bö Brün" in {person.name for person in open_archive(there).edition(1990).people}
    finally:
        harmed.unlink()
        good.write_bytes(text)
    [said] = caplog.messages
    assert said.startswith(f"{harmed}, line ")
    assert said.endswith("; the older results go on answering")
    assert there.read_bytes() == before
    assert open_archive(there).years == (1990, 2003)
    assert there.read_bytes() == before
