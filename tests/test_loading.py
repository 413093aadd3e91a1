"""Documents that come and go: what is said of them, what is kept, what is refused."""

import pytest

from db.failures import NotLoadedError, UnbuildableError
from db.load import build_archive, check_files, load_files, open_archive, unload
from db.load.report import Fate, Loaded, Unloaded
from db.provenance import Provenance
from db.reader.document import Form
from db.reader.forms import recognised
from db.reader.transcript import transcribe
from db.results import reading
from db.results.reading import signature
from tests import made_up, spanned
from tests.small_rally import TEXT

EARLIER = TEXT.replace("1990", "1989")
YEARLESS = TEXT.replace("= 1990 Made-Up Rally =", "= Made-Up Rally =")


@pytest.fixture
def path(tmp_path):
    return tmp_path / "data" / "results.sqlite"


@pytest.fixture
def write(tmp_path):
    def write(text, name="text.txt"):
        file = tmp_path / name
        file.write_text(text, encoding="utf-8")
        return file

    return write


def state(path):
    """Every file with its bytes, except for what a start remembers of the documents."""
    files = (file for file in path.parent.rglob("*") if file.is_file())
    return {file.name: file.read_bytes() for file in files if file.name != ".digests"}


def report(file, **changed):
    facts = {"stages": 3, "placings": 35, "people": 7, "findings": 0, "skipped": ()}
    facts |= {"year": 1990, "name": "1990 Made-Up Rally", "form": Form.FLATTENED}
    return Loaded(file, **(facts | changed))


def documents(path):
    return [(each.year, each.file, each.form, each.loaded) for each in open_archive(path).documents]


def test_what_was_read_is_said_and_kept(path, write):
    file = write(TEXT)
    assert load_files([file], path) == (report(file),)
    assert documents(path) == [
        (1990, "1990.txt", "flattened", True),
        (2003, "2003.txt", "flattened", False),
    ]
    assert sorted(state(path)) == ["1990.txt", "results.sqlite"]


def test_a_year_and_a_form_that_were_given_survive_everything(path, write):
    file = write(YEARLESS)
    with pytest.raises(UnbuildableError, match="line 1: expected a title with a year"):
        load_files([file], path)
    given = {"form": Form.FLATTENED, "year": 1988}
    assert load_files([file], path, **given) == (report(file, year=1988, name="Made-Up Rally"),)
    file.unlink()
    path.unlink()
    assert open_archive(path).years == (1988, 2003)
    archive = build_archive(path)
    assert archive.edition(1988).name == "Made-Up Rally"
    assert archive.edition(1988).stages[0].date.year == 1988


def test_a_year_against_the_title_is_refused(path, write):
    with pytest.raises(UnbuildableError, match="expected a title of 1988, the year that was given"):
        load_files([write(TEXT)], path, year=1988)
    assert state(path) == {}


def test_the_same_again_changes_neither_bytes_nor_files(path, write):
    file = write(TEXT)
    load_files([file], path)
    places = (path, path.parent / "editions" / "1990.txt")
    before, files = state(path), [signature(place) for place in places]
    assert load_files([file], path) == (report(file, fate=Fate.UNCHANGED),)
    assert state(path) == before
    assert [signature(place) for place in places] == files


def test_the_same_again_with_another_leaves_the_same_as_it_was(path, write):
    file, other = write(TEXT), write(EARLIER, "earlier.txt")
    load_files([file], path)
    before = signature(path.parent / "editions" / "1990.txt")
    first, second = load_files([file, other], path)
    assert (first.fate, second.fate) == (Fate.UNCHANGED, Fate.NEW)
    assert signature(path.parent / "editions" / "1990.txt") == before
    assert open_archive(path).years == (1989, 1990, 2003)


def test_the_same_again_makes_a_results_file_that_is_missing(path, write):
    file = write(TEXT)
    load_files([file], path)
    before = state(path)
    path.unlink()
    assert load_files([file], path)[0].fate is Fate.UNCHANGED
    assert state(path) == before


def test_a_newer_text_replaces_the_older_whole(path, write):
    load_files([write(TEXT)], path)
    newer = write(TEXT.replace("Bo Brun", "Bo Braun"), "newer.txt")
    [said] = load_files([newer], path)
    assert said.fate is Fate.REPLACES
    names = {person.name for person in open_archive(path).edition(1990).people}
    assert ("Bo Brun" in names, "Bo Braun" in names) == (False, True)
    assert sorted(state(path)) == ["1990.txt", "results.sqlite"]


def test_each_form_is_recognised_kept_as_such_and_gives_the_same_edition(path, write):
    made, home = transcribe(TEXT, "made up").edition, path.parent / "editions"
    texts = {
        "1990.wikitext": spanned.wikitext(made, made_up.seeded(1)),
        "1990.html": spanned.page(made, made_up.seeded(1)),
        "1990.txt": TEXT,
    }
    for name, text in texts.items():
        [said] = load_files([write(text)], path)
        form = {".wikitext": Form.WIKITEXT, ".html": Form.HTML}.get(name[4:], Form.FLATTENED)
        assert (said.form, said.placings, said.skipped) == (form, 35, ())
        assert sorted(state(path)) == sorted([name, "results.sqlite"])
        assert (home / name).read_text(encoding="utf-8") == text
        archive = build_archive(path)
        assert archive.documents[0].form is form
        people = {person.name for person in archive.edition(1990).people}
        assert people == {person.name for person in made.people}


def test_a_form_that_was_told_is_kept_against_what_the_text_looks_like(path, write):
    odd = TEXT.replace("==Stages==", "[[A link]] to nothing.\n==Stages==")
    assert recognised(odd) is Form.WIKITEXT
    [said] = load_files([write(odd)], path, form=Form.FLATTENED)
    assert (said.form, said.placings) == (Form.FLATTENED, 35)
    path.unlink()
    assert open_archive(path).documents[0].form is Form.FLATTENED


def test_all_documents_of_a_year_go_when_a_newer_comes(path, write):
    home = path.parent / "editions"
    home.mkdir(parents=True)
    for name in ("1990.txt", "mine.txt"):
        (home / name).write_text(TEXT.replace("Bo Brun", "Bo Braun"), encoding="utf-8")
    with pytest.raises(UnbuildableError, match=r"1990\.txt and .*mine\.txt both tell of 1990"):
        open_archive(path)
    assert load_files([write(TEXT)], path)[0].fate is Fate.REPLACES
    assert sorted(state(path)) == ["1990.txt", "results.sqlite"]
    assert (home / "1990.txt").read_text(encoding="utf-8") == TEXT


def test_our_own_edition_comes_back_when_what_stood_in_for_it_goes(path, write):
    before = open_archive(path).edition(2003).edition()
    file = write(TEXT.replace("1990", "2003"))
    assert load_files([file], path)[0].fate is Fate.STANDS_IN
    assert open_archive(path).edition(2003).name == "2003 Made-Up Rally"
    home = path.parent / "editions"
    assert unload(2003, path) == Unloaded(2003, (home / "2003.txt",), back=True)
    assert open_archive(path).edition(2003).edition() == before
    assert list(home.glob("*.txt")) == []


def test_unloading_leaves_what_was_never_loaded(path, write):
    build_archive(path)
    before = path.read_bytes()
    load_files([write(TEXT), write(EARLIER, "earlier.txt")], path)
    for year in (1990, 1989):
        assert unload(year, path).back is False
    assert path.read_bytes() == before


@pytest.mark.parametrize(
    ("year", "said"),
    [(2003, "2003 came with the program and stays"), (1990, "1990 was never loaded")],
)
def test_only_what_was_loaded_is_unloaded(path, year, said):
    open_archive(path)
    before = state(path)
    with pytest.raises(NotLoadedError) as raised:
        unload(year, path)
    assert str(raised.value) == f"{said}: dakar editions says which there are"
    assert state(path) == before


def test_what_is_only_checked_is_reported_and_not_stored(path, write):
    file, other = write(TEXT), write(EARLIER, "earlier.txt")
    assert check_files([file], path) == (report(file),)
    assert not path.parent.exists()
    load_files([file], path)
    before = state(path)
    checked = check_files([file, other, write(TEXT.replace("1990", "2003"), "ours.txt")], path)
    assert [each.fate for each in checked] == [Fate.UNCHANGED, Fate.NEW, Fate.STANDS_IN]
    assert check_files([write(TEXT + "\n")], path)[0].fate is Fate.REPLACES
    assert state(path) == before


def test_a_damaged_results_file_is_not_moved_by_a_check(path, write):
    path.parent.mkdir()
    path.write_text("precious")
    assert check_files([write(TEXT)], path)[0].fate is Fate.NEW
    assert state(path) == {"results.sqlite": b"precious"}


def test_a_load_keeps_what_was_in_the_place_of_the_results(path, write):
    path.parent.mkdir()
    path.write_text("precious")
    load_files([write(TEXT)], path)
    assert (path.parent / "results.sqlite.damaged-1").read_text() == "precious"


ODD = (
    TEXT.replace("- Team2: Bison\n", "- Team2: Bison\n- Surface: Sand\n") + "==See also==\nOther.\n"
)
ODDITIES = (("infobox: Surface", 11), ("See also", ODD.count("\n") - 1))


def test_what_is_not_understood_is_said_with_its_line(path, write):
    file = write(ODD)
    assert load_files([file], path) == (report(file, skipped=ODDITIES),)


def test_what_is_not_understood_is_refused_where_that_is_wished(path, write):
    file = write(ODD)
    for act in (load_files, check_files):
        with pytest.raises(UnbuildableError) as raised:
            act([file], path, strict=True)
        first, second = (
            f"{file}, line {line}: “{title}” is not understood" for title, line in ODDITIES
        )
        assert (str(raised.value), raised.value.further) == (first, (second,))
    assert state(path) == {}
    assert load_files([write(TEXT)], path, strict=True)[0].skipped == ()


def test_every_row_of_every_file_that_does_not_fit_is_said_and_nothing_stored(path, write):
    open_archive(path)
    before = state(path)
    bad = TEXT.replace("| 2 | CHI Bo Brun | Bison | 1:01:00 |", "| 2 | CHI Bo Brun | Bison | ? |")
    worse = bad.replace("| 1 | KEN Cai Coro | Condor | 50:00 |", "| 1 | | Condor | 50:00 |")
    rows = [number for number, line in enumerate(worse.splitlines(), 1) if line not in TEXT]
    files = [write(EARLIER, "good.txt"), write(worse, "worse.txt"), write("", "empty.txt")]
    with pytest.raises(UnbuildableError) as raised:
        load_files([*files, files[0]], path)
    said = [str(raised.value), *raised.value.further]
    places = [each.partition(": ")[0] for each in said]
    assert places[:3] == [
        *(f"{files[1]}, line {row}" for row in rows),
        f"{files[2]}, line 1",
    ]
    assert said[3] == f"{files[0]} and {files[0]} both tell of 1989: leave one of them out"
    assert len(said) == 4
    assert state(path) == before


def test_loading_copies_what_is_unchanged_without_reading_it(path, write):
    """The document of an edition that stays may even be unreadable by now."""
    load_files([write(TEXT), write(EARLIER, "earlier.txt")], path)
    before = open_archive(path).edition(1989).edition()
    archive = open_archive(path)
    assert archive.documents[0] == Provenance(
        1989, "1989.txt", Form.FLATTENED, loaded=True, digest=archive.documents[0].digest
    )
    load_files([write(TEXT + "\n")], path)
    copied = path.read_bytes()
    assert open_archive(path).edition(1989).edition() == before
    build_archive(path)
    assert path.read_bytes() == copied


def test_what_cannot_be_copied_is_read(path, write, monkeypatch, caplog):
    """Large files are opened without a look at all of them, so damage shows only here."""
    load_files([write(TEXT), write(EARLIER, "earlier.txt")], path)
    newer = write(TEXT.replace("Bo Brun", "Bo Braun"), "newer.txt")
    monkeypatch.setattr(reading, "_CHECKED_UP_TO", 0)
    whole = path.read_bytes()
    page = whole.index(b"Team Andes") // 4096
    path.write_bytes(whole[: page * 4096] + b"\xff" * 4096 + whole[(page + 1) * 4096 :])
    caplog.clear()
    assert load_files([newer], path)[0].fate is Fate.REPLACES
    [warning] = [record for record in caplog.records if record.levelname == "WARNING"]
    assert warning.getMessage().startswith(f"{path} is damaged (")
    assert warning.getMessage().endswith("), so that all documents are read")
    copied = path.read_bytes()
    build_archive(path)
    assert path.read_bytes() == copied
