"""Who is one person in several years, and who only looks so."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.identity import Sighting, identities
from db.results.everybody import Start
from db.words import slug
from tests.several import MAN, editions, stored

BIKES, CARS = frozenset(("bikes",)), frozenset(("cars",))


def seen(year, name, flag, *spellings, categories=BIKES, key=""):
    return Sighting(year, key or slug(name), name, flag, spellings, categories)


def known(*sightings):
    """Give everybody's key and name, in the order in which they were seen."""
    found = {id(one.sighting): (one.key, one.name) for one in identities(sightings)}
    return [found[id(one)] for one in sightings]


def test_on_a_bike_and_in_a_car_it_is_one_man():
    assert known(
        seen(1998, "Stephane PETERHANSEL", "FRA"),
        seen(2003, "Stéphane Peterhansel", "FRA", categories=CARS),
    ) == [
        ("stephane-peterhansel", "Stephane PETERHANSEL"),
        ("stephane-peterhansel", "Stéphane Peterhansel"),
    ]


def test_two_codes_are_one_country():
    keys = known(seen(1998, "Jan Bos", "NED"), seen(1999, "Jan Bos", "NLD"))
    assert keys == [("jan-bos", "Jan Bos")] * 2


def test_another_spelling_is_the_same_person():
    keys = known(seen(2003, "Yvo Geusens", "BEL", "Yvo Guesens"), seen(2004, "Yvo Guesens", "BEL"))
    assert [key for key, _ in keys] == ["yvo-geusens", "yvo-geusens"]


def test_namesakes_of_two_countries_are_two_and_2003_keeps_its_keys():
    assert known(
        seen(1998, "Juan Paz", "ARG"), seen(2003, "Juan Paz", "ESP"), seen(2004, "Juan Paz", "ARG")
    ) == [("juan-paz-arg", "Juan Paz"), ("juan-paz", "Juan Paz"), ("juan-paz-arg", "Juan Paz")]


def test_a_lost_flag_agrees_where_one_country_alone_is_known():
    assert (
        known(seen(1998, "Jan Bos", None), seen(1999, "Jan Bos", "NED"))
        == [("jan-bos", "Jan Bos")] * 2
    )


def test_lost_flags_agree_with_each_other_where_no_country_is_known():
    assert (
        known(seen(1998, "Jan Bos", None), seen(1999, "Jan Bos", None))
        == [("jan-bos", "Jan Bos")] * 2
    )


def test_a_lost_flag_says_nothing_where_two_countries_are_known():
    keys = known(
        seen(1998, "Jan Bos", "NED"), seen(1999, "Jan Bos", "BEL"),
        seen(2000, "Jan Bos", None), seen(2001, "Jan Bos", None),
    )  # fmt: skip
    assert [key for key, _ in keys] == ["jan-bos", "jan-bos-bel", "jan-bos-2", "jan-bos-3"]


def test_who_is_twice_in_an_edition_stays_two():
    keys = known(
        seen(1998, "Jan Bos", "NED"), seen(1998, "Jan Bos", "NLD", key="jan-bos-nld"),
        seen(1999, "Jan Bos", "NED"),
    )  # fmt: skip
    assert [key for key, _ in keys] == ["jan-bos", "jan-bos-nld", "jan-bos"]


@pytest.mark.parametrize("printed", ["J-L. Rey", "J. L. Rey", "J.-L. Rey"])
def test_initials_are_those_of_the_only_one_who_fits(printed):
    assert known(
        seen(1991, printed, "FRA"), seen(1998, "Jean-Luc Rey", "FRA"),
        seen(1998, "Ana Rey", "FRA"),
    ) == [*[("jean-luc-rey", "Jean-Luc Rey")] * 2, ("ana-rey", "Ana Rey")]  # fmt: skip


@pytest.mark.parametrize(
    "other",
    [
        pytest.param(seen(1998, "Saul Bos", "BEL"), id="of another country"),
        pytest.param(seen(1998, "Saul Bos", "NED", categories=CARS), id="of another category"),
        pytest.param(seen(1998, "Tom Bos", "NED"), id="with other initials"),
        pytest.param(seen(1998, "Saul Bosch", "NED"), id="with another surname"),
        pytest.param(seen(1991, "Saul Bos", "NED"), id="of the same edition"),
    ],
)
def test_initials_are_nobody_elses(other):
    printed = seen(1991, "S. Bos", "NED")
    assert known(printed, other) == [("s-bos", "S. Bos"), (other.key, other.name)]


def test_initials_that_fit_two_stay_as_printed():
    others = (seen(1998, "Saul Bos", "NED"), seen(1999, "Sem Bos", "NED"))
    keys = known(seen(1991, "S. Bos", "NED"), seen(1992, "S. Bos", "NED"), *others)
    assert keys[:2] == [("s-bos", "S. Bos"), ("s-bos-ned", "S. Bos")]


def test_initials_that_fit_nobody_agree_with_each_other():
    keys = known(seen(1991, "S. Bos", "NED"), seen(1992, "S. BOS", "NLD"))
    assert keys == [("s-bos", "S. Bos"), ("s-bos", "S. BOS")]


NAMES = st.sampled_from(("Jan Bos", "Ján Bos", "J. Bos", "Joe Bos", "Ann Bos", "A. Bos"))
SEEN = st.builds(
    seen, st.integers(2001, 2005), NAMES, st.sampled_from((None, "NED", "NLD", "BEL")),
    categories=st.sampled_from((BIKES, CARS)),
)  # fmt: skip


def _distinct(sightings):
    """Give each a key of its own within its year."""
    return [replace(one, key=f"{one.key}-{at}") for at, one in enumerate(sightings)]


@given(st.lists(SEEN, max_size=12).map(_distinct), st.randoms())
def test_editions_may_come_in_any_order_and_nobody_is_twice_in_one(sightings, dice):
    once = {(one.sighting.key, one.key, one.name) for one in identities(sightings)}
    years = sorted({one.year for one in sightings})
    dice.shuffle(years)
    shuffled = sorted(sightings, key=lambda one: years.index(one.year))
    assert {(one.sighting.key, one.key, one.name) for one in identities(shuffled)} == once
    assert len({(one.sighting.year, one.key) for one in identities(sightings)}) == len(sightings)


@given(st.lists(SEEN.map(lambda one: replace(one, year=2001)), max_size=8).map(_distinct))
def test_in_one_edition_everybody_stays_who_they_are(sightings):
    assert {one.sighting: (one.key, one.name) for one in identities(sightings)} == {
        one: (one.key, one.name) for one in sightings
    }


@pytest.fixture(scope="module")
def several(results, tmp_path_factory):
    return stored(editions(results), tmp_path_factory.mktemp("several"))


def test_a_file_of_several_editions_knows_a_career(several, results):
    starts = several.everybody.career("stephane-peterhansel")
    inferred = replace(MAN, spellings=("S. Peterhansel",))
    assert [(one.year, one.person, one.crew.category) for one in starts] == [
        (1991, inferred, "bikes"), (1998, MAN, "bikes"), (2003, results.person(MAN.key), "cars"),
        (2004, MAN, "bikes"),
    ]  # fmt: skip
    assert [several.edition(one.year).crews_of(one.person) for one in starts] == [
        (one.crew,) for one in starts
    ]
    assert starts[2] == Start(2003, results.person(MAN.key), *results.crews_of(MAN))


def test_2003_is_the_same_beside_others(several, results):
    assert several.edition(2003).edition() == results.edition()
    assert several.edition(2003).findings == results.findings
    for person in results.people:
        assert several.edition(2003).placings_of(person) == results.placings_of(person)


def test_people_are_found_by_what_they_are_called_in_any_year(several):
    everybody = several.everybody
    assert everybody.called("PETERHANSEL") == ("stephane-peterhansel",)
    assert everybody.called("s. peterhansel") == ("stephane-peterhansel",)
    assert everybody.called("Stephane Peterhansel") == ("stephane-peterhansel",)
    assert everybody.called("de villiers") == everybody.called("Villiers") != ()
    assert everybody.called("Peter") == ()
    assert everybody.beginning("peterh", 5) == ("stephane-peterhansel",)


def test_everybody_is_given_once_in_their_latest_year(several):
    latest = {one.person.key: (one.year, one.crew.category) for one in several.everybody.latest()}
    assert latest["stephane-peterhansel"] == (2004, "bikes")
    people = {person.key for year in several.years for person in several.edition(year).people}
    assert latest.keys() == people


def test_the_default_is_the_newest_or_the_preferred_edition(results, tmp_path):
    several = stored(editions(results), tmp_path)
    assert (several.default, several.edition().year) == (2004, 2004)
    several.prefer(1998)
    assert (several.default, several.edition().year) == (1998, 1998)
    with pytest.raises(KeyError):
        several.prefer(1977)
    assert several.years == (1991, 1998, 2003, 2004)
    assert several.names[1998] == "1998 Made-Up Rally"
