"""An edition printed in each form of a document is read back as the same edition."""

from dataclasses import fields, is_dataclass, replace
from importlib.resources import files

from hypothesis import given, settings
from hypothesis import strategies as st

from db.rally import Category
from db.reader.document import Form, UnreadableError
from db.reader.forms import recognised
from db.reader.transcript import transcribe
from tests import flattened, made_up, spanned
from tests.made_up import Size

sizes = st.builds(
    Size,
    categories=st.lists(st.sampled_from(Category), min_size=1, max_size=5, unique=True).map(tuple),
    stages=st.integers(1, 6),
    crews=st.integers(2, 8),
    listed=st.integers(1, 5),
)
seeds = st.integers(0, 1 << 32)


def without_lines(value):
    """Forget on which lines of its document anything stands."""
    if isinstance(value, tuple):
        return tuple(map(without_lines, value))
    if not is_dataclass(value):
        return value
    inner = {each.name: without_lines(getattr(value, each.name)) for each in fields(value)}
    return replace(value, **inner | ({"line": 0} if "line" in inner else {}))


def facts(edition):
    """Give an edition without its lines, and its crews in no order that hangs on them.

    A document names crews row by row, and what is made up list by list.
    """
    crews = tuple(sorted(edition.crews, key=lambda crew: crew.key))
    return without_lines(replace(edition, crews=crews))


@settings(deadline=None)
@given(seeds, sizes)
def test_an_edition_printed_in_each_form_is_read_back_as_the_same(seed, size):
    made = made_up.edition(seed, size)
    dice = made_up.seeded(seed)
    printed = {
        Form.FLATTENED: flattened.printed(made),
        Form.WIKITEXT: spanned.wikitext(made, dice),
        Form.HTML: spanned.page(made, dice),
    }
    for form, text in printed.items():
        assert recognised(text) is form
        read = transcribe(text, "made up")
        assert (facts(read.edition), read.skipped) == (facts(made), ())


@settings(deadline=None, max_examples=20)
@given(seeds, sizes)
def test_each_fact_of_a_spanned_form_knows_its_line(seed, size):
    made = made_up.edition(seed, size)
    for text in (
        spanned.wikitext(made, made_up.seeded(seed)),
        spanned.page(made, made_up.seeded(seed)),
    ):
        lines = text.splitlines()
        for table in transcribe(text, "made up").edition.classifications:
            for placing in table.placings:
                row = "".join(lines[placing.line - 1 : placing.line + 60])
                assert all(person.name.split()[-1] in row for person in placing.crew.people)


MADE = made_up.edition(1, Size())
SPANNED = {
    Form.WIKITEXT: (spanned.wikitext(MADE, made_up.seeded(1)), "\n{|", "\n|}"),
    Form.HTML: (spanned.page(MADE, made_up.seeded(1)), "<table", "</table>"),
}


@settings(deadline=None)
@given(st.sampled_from(sorted(SPANNED)), st.floats(0, 1))
def test_what_is_cut_within_a_table_is_refused_in_one_sentence(form, share):
    text, begin, end = SPANNED[form]
    cut = text[: int(share * len(text))]
    refusal = ""
    try:
        transcribe(cut, "cut", form=form)
    except UnreadableError as error:
        refusal = str(error)
    assert refusal or cut.count(begin) == cut.count(end)
    assert "\n" not in refusal


@settings(deadline=None)
@given(
    st.sampled_from(sorted(SPANNED)),
    st.floats(0, 1, exclude_max=True),
    st.sampled_from("|{}[]!=-<>/&'\n\"\ufffd 1Aé"),
)
def test_a_damaged_letter_is_read_or_refused_in_one_sentence(form, share, letter):
    text, *_ = SPANNED[form]
    at = int(share * len(text))
    refusal = ""
    try:
        transcribe(text[:at] + letter + text[at + 1 :], "damaged", form=form)
    except UnreadableError as error:
        refusal = str(error)
    assert refusal or letter != "\ufffd"
    assert "\n" not in refusal


def test_the_rally_of_2003_is_the_same_in_each_form():
    document = files("db") / "editions" / "2003.txt"
    made = transcribe(document.read_text("utf-8"), "2003").edition
    # What lost its country, and what is said in words, has no form to stand in here.
    countries = tuple(filter(None, made.countries))
    made = replace(made, countries=countries, remarks=(), paragraphs=())
    for text in (
        spanned.wikitext(made, made_up.seeded(2003)),
        spanned.page(made, made_up.seeded(2003)),
    ):
        read = transcribe(text, "2003").edition
        told = replace(read, other_name=made.other_name, running=made.running)
        assert facts(told) == facts(made)
