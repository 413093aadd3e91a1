"""An edition printed in each form of a document is read back as the same edition."""

from dataclasses import fields, is_dataclass, replace

from hypothesis import given, settings
from hypothesis import strategies as st

from db.rally import Category
from db.reader.document import Form
from db.reader.forms import recognised
from db.reader.transcript import Transcript, transcribe
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
    expected = Transcript(without_lines(made), ())
    for form, text in printed.items():
        assert recognised(text) is form
        assert without_lines(transcribe(text, "made up")) == expected


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
