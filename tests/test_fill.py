from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from db.audit import Audit
from db.rally import (
    Category,
    Classification,
    Crew,
    Edition,
    Kind,
    Paragraph,
    Person,
    Place,
    Placing,
    RestDay,
    Stage,
)
from db.results import Archive
from db.store import build
from db.times import Time

words = st.text(st.characters(exclude_categories=("Cs",), exclude_characters="\0"), max_size=12)
times = st.builds(Time, st.integers(0, 10**6), words)


@st.composite
def editions(draw):
    """An edition of any shape: names, texts and holes wherever one may be."""
    people = draw(
        st.lists(
            st.builds(Person, words, words, st.none() | words),
            min_size=1,
            max_size=5,
            unique_by=lambda p: p.key,
        )
    )
    crews = draw(
        st.lists(
            st.builds(
                Crew,
                words,
                st.sampled_from(Category),
                st.lists(st.sampled_from(people), min_size=1, max_size=3).map(tuple),
                words,
                st.none() | st.integers(0, 999),
                st.none() | words,
            ),
            min_size=1,
            max_size=4,
            unique_by=lambda crew: crew.key,
        )
    )
    place = st.builds(Place, words, st.none() | words)
    days = st.dates()
    stages = draw(
        st.lists(
            st.builds(
                Stage,
                st.integers(0, 30),
                days,
                place,
                place,
                st.none() | st.floats(0, 999),
                st.booleans(),
                line=st.integers(1, 99),
            ),
            max_size=4,
            unique_by=lambda stage: stage.number,
        )
    )
    placing = st.builds(
        Placing,
        st.integers(1, 3),
        st.sampled_from(crews),
        words,
        st.none() | times,
        st.none() | times,
        st.lists(words, max_size=3).map(tuple),
        st.integers(1, 99),
    )
    numbers = [stage.number for stage in stages]
    lists = st.builds(
        Classification,
        st.sampled_from([Kind.STAGE, Kind.GENERAL]),
        st.sampled_from(Category),
        st.sampled_from(numbers),
        st.lists(placing, max_size=4).map(tuple),
    )
    tables = st.lists(lists, max_size=5, unique_by=lambda t: (t.kind, t.category, t.stage))
    return Edition(
        year=draw(st.integers(1978, 2100)),
        name=draw(words),
        other_name=draw(st.none() | words),
        running=draw(st.none() | st.integers(1, 99)),
        previous=draw(st.none() | words),
        following=draw(st.none() | words),
        countries=tuple(draw(st.lists(st.none() | words, max_size=4))),
        headlines=(),
        stages=tuple(stages),
        rest_days=tuple(draw(st.lists(st.builds(RestDay, days, place, place), max_size=2))),
        crews=tuple(crews),
        classifications=tuple(draw(tables)) if numbers else (),
        remarks=(),
        paragraphs=tuple(draw(st.lists(st.builds(Paragraph, words, st.booleans()), max_size=2))),
    )


@settings(max_examples=30, deadline=None, suppress_health_check=list(HealthCheck))
@given(edition=editions())
def test_any_edition_comes_back_whole(tmp_path_factory, edition):
    path = tmp_path_factory.mktemp("any") / "r.sqlite"
    build([(edition, Audit((), ()))], path, "a stamp")
    assert repr(Archive(path).edition().edition()) == repr(edition)
