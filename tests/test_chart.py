"""What charts show, before anything is drawn."""

from dataclasses import replace
from itertools import combinations

import pytest

from commands.chart import LONGEST_ALT, Chart, Figure, Point, Series
from commands.chart_lines import MOST, duel, gaps, positions
from commands.chart_totals import By, route, wins
from db.audit import audit
from db.rally import Category, Kind
from db.reader.transcript import transcribe
from db.results import Archive
from db.store import build
from db.times import Origin, Time, computed
from tests import made_up
from tests.made_up import Size
from tests.small_rally import TEXT

BIKES, CARS, TRUCKS = Category.BIKES, Category.CARS, Category.TRUCKS


def called(results, *names):
    return [next(each for each in results.people if each.name == name) for name in names]


def of(label, chart):
    return next(series for series in chart.series if series.label == label)


def texts(label, chart):
    points = dict(zip(chart.columns, of(label, chart).points, strict=True))
    return {name: point.text for name, point in points.items() if point}


def everything(results):
    """Every chart that can be asked for without naming people, and every two of a podium."""
    for category in results.categories:
        yield gaps(results, category)
        yield positions(results, category)
        final = results.classification(Kind.FINAL, category)
        people = [placing.crew.people[0] for placing in final.placings]
        yield from (duel(results, pair) for pair in combinations(people, 2))
        yield duel(results, people[:3])
        yield from (gaps(results, category, people[:number]) for number in range(1, 5))
    for by in By:
        yield from (wins(results, by, category) for category in (None, *results.categories))
    yield route(results)


@pytest.fixture(scope="module")
def charts(results):
    return [chart for chart in everything(results) if chart]


@pytest.fixture
def opened(tmp_path):
    """Open the results of an edition that was made up."""

    def open_one(edition):
        build([(edition, audit(edition))], tmp_path / "r.sqlite", "a stamp")
        return Archive(tmp_path / "r.sqlite").edition()

    return open_one


def test_the_gap_of_the_bikes_is_shown_whole(results):
    chart = gaps(results, BIKES)
    assert (chart.figure, chart.category, chart.across) == (Figure.GAPS, BIKES, "stage")
    assert chart.columns == tuple(str(number) for number in range(2, 18))
    assert [(each.label, each.detail, each.marker) for each in chart.series] == [
        ("R. Sainct", "won in 53:24:32", 0),
        ("C. Despres", "2nd, +7:18", 1),
        ("F. Meoni", "3rd, +37:30", 2),
    ]
    assert texts("R. Sainct", chart) == {
        str(number): "+0:34" if number == 8 else "leader" for number in range(2, 18)
    }
    despres = "+11:50 +11:03 +12:47 +10:48 +11:02 +11:20 +10:29 +7:54 +7:18".split()
    assert texts("C. Despres", chart) == {
        **dict(zip("234", ["+0:37", "+0:18", "+0:22"], strict=True)),
        **dict(zip(map(str, range(9, 18)), despres, strict=True)),
    }
    assert of("C. Despres", chart).points[0] == Point(37, "+0:37", Time(37, "0:37"))
    assert chart.key == ("no line: not in the top 3 listed",)


@pytest.mark.parametrize(
    ("category", "labels"),
    [
        (BIKES, ["R. Sainct", "C. Despres", "F. Meoni"]),
        (CARS, ["H. Masuoka", "J-P. Fontenay", "S. Peterhansel"]),
        (TRUCKS, ["V. Chagin", "A. de Azevedo", "F. Kabirov", "J. de Rooy", "G. de Rooy"]),
    ],
)
def test_the_podium_and_all_who_ever_led_are_there(results, category, labels):
    assert [series.label for series in gaps(results, category).series] == labels


def test_who_led_and_never_finished_is_shown_as_long_as_listed(results):
    shown = texts("G. de Rooy", gaps(results, TRUCKS))
    assert list(shown) == "2 3 4 6 7 8 9 10 11".split()
    assert list(shown.values()) == [
        *("+0:38", "+0:34", "+2:05", "+6:35"),
        *("leader", "+0:32", "leader", "leader", "leader"),
    ]
    assert of("G. de Rooy", gaps(results, TRUCKS)).detail == "last listed: 11"


@pytest.mark.parametrize("category", [BIKES, CARS, TRUCKS])
@pytest.mark.parametrize("make", [gaps, positions])
def test_there_is_a_point_wherever_the_source_lists_somebody_and_nowhere_else(
    results, category, make
):
    chart = make(results, category)
    for number, name in enumerate(chart.columns):
        table = results.classification(Kind.GENERAL, category, int(name))
        listed = {each.crew.people[0].initials: each for each in table.placings}
        for series in chart.series:
            point, placing = series.points[number], listed.get(series.label)
            assert (point is None) == (placing is None)
            if placing and make is positions:
                assert point.value == placing.rank
            elif placing:
                assert point.value == (placing.gap.seconds if placing.gap else 0)


def test_the_printed_gap_is_shown_and_not_a_difference_of_totals(results):
    last = of("A. de Azevedo", gaps(results, TRUCKS)).points[-1]
    assert last == Point(3721, "+1:02:01", Time(3721, "1:02:01"))


def test_a_total_that_the_source_contradicts_is_disputed(results):
    chart = gaps(results, TRUCKS)
    disputed = [
        (series.label, name)
        for series in chart.series
        for name, point in zip(chart.columns, series.points, strict=True)
        if point and point.disputed
    ]
    assert disputed == [("V. Chagin", "17")]
    assert chart.key == ("no line: not in the top 3 listed", "hollow: disputed")


def test_a_gap_that_is_not_printed_is_reckoned_and_marked(opened):
    text = TEXT.replace("| Bison | 3:01:00 | 0:30 |", "| Bison | 3:01:00 | |")
    chart = gaps(opened(transcribe(text, "made up").edition), BIKES)
    assert of("B. Brun", chart).points[1] == Point(30, "≈+0:30", computed(30))


def test_people_who_are_named_are_shown_in_their_order(results):
    people = called(results, "Pascal Maimon", "Hiroshi Masuoka", "Carlos Sousa")
    chart = gaps(results, CARS, people)
    assert [series.label for series in chart.series] == ["G. de Villiers", "H. Masuoka"]
    assert chart.message.endswith(" Carlos Sousa is never listed.")
    assert gaps(results, CARS, called(results, "Carlos Sousa")) is None


def test_places_leave_out_who_is_listed_only_once(results):
    labels = [series.label for series in positions(results, TRUCKS).series]
    assert labels == ["V. Chagin", "A. de Azevedo", "F. Kabirov", "J. de Rooy", "G. de Rooy"]
    assert texts("N. Roma", positions(results, BIKES)) == dict.fromkeys("45678", "3rd")


def test_two_are_compared_where_both_are_listed(results):
    chart = duel(results, called(results, "Richard Sainct", "Cyril Despres"))
    assert texts("C. Despres", chart) == texts("C. Despres", gaps(results, BIKES))
    assert set(texts("R. Sainct", chart).values()) == {"0:00"}
    assert chart.message == (
        "Richard Sainct was ahead of Cyril Despres after all 12 stages that list both, "
        "and 7:18 ahead at last."
    )


def test_who_was_ahead_of_the_first_is_less_than_nothing_behind(results):
    chart = duel(results, called(results, "Hiroshi Masuoka", "Stéphane Peterhansel"))
    points = of("S. Peterhansel", chart).points
    assert points[0] == Point(-17 * 2, "\N{MINUS SIGN}0:34", Time(-34, "0:34"))
    assert points[-1] == Point(8188, "+2:16:28", Time(8188, "2:16:28"))


def test_a_gap_between_two_of_whom_none_led_is_reckoned(results):
    chart = duel(results, called(results, "Nani Roma", "Fabrizio Meoni"))
    point = of("F. Meoni", chart).points[chart.columns.index("5")]
    assert point == Point(-111, "≈\N{MINUS SIGN}1:51", computed(-111))
    assert point.time.origin is Origin.COMPUTED


@pytest.mark.parametrize(
    "names",
    [
        pytest.param(("Richard Sainct", "Hiroshi Masuoka"), id="different categories"),
        pytest.param(("Hiroshi Masuoka", "Andreas Schulz"), id="one car"),
        pytest.param(("Alfie Cox", "Fabrizio Meoni"), id="never listed together"),
        pytest.param(("Richard Sainct", "Felix Flick"), id="one is never listed"),
    ],
)
def test_who_cannot_be_compared_has_no_chart(results, names):
    assert duel(results, [each for each in results.people if each.name in names]) is None


def test_the_alternative_text_has_the_message_and_the_numbers(results):
    assert gaps(results, BIKES).alt == (
        "Gap to the leader of the bikes after each stage. Richard Sainct led after 15 of 16 "
        "counting stages and Fabrizio Meoni after 1. Richard Sainct won by 7:18. "
        "R. Sainct: won in 53:24:32; C. Despres: 2nd, +7:18; F. Meoni: 3rd, +37:30."
    )


def test_every_alternative_text_is_short_enough(charts):
    assert [chart.alt for chart in charts if len(chart.alt) > LONGEST_ALT] == []


@pytest.mark.parametrize("length", range(240, 320))
def test_an_alternative_text_ends_with_a_whole_number_or_a_mark(length):
    series = tuple(Series(f"Driver {number}", "2nd, +7:18", number, ()) for number in range(3))
    chart = Chart(Figure.GAPS, "Gap", "x" * (length - 6) + ".", series)
    assert len(chart.alt) <= LONGEST_ALT
    assert chart.alt.endswith((".", "+7:18.", "…"))


def test_more_lines_than_can_be_told_apart_are_left_out_and_said(opened):
    results = opened(made_up.edition(3, Size((BIKES,), stages=6, crews=14, listed=12)))
    chart = positions(results, BIKES)
    assert [series.marker for series in chart.series] == list(range(MOST))
    [more] = [each for each in chart.key if each.endswith("more are listed")]
    listed = [
        placing.crew.key
        for table in results.classifications
        if table.kind is Kind.GENERAL
        for placing in table.placings
    ]
    often = {key for key in listed if listed.count(key) > 1}
    assert more == f"{len(often) - MOST} more are listed"


def test_a_category_without_results_has_no_chart(results):
    assert gaps(results, Category.QUADS) is None
    assert positions(results, Category.QUADS) is None
    assert wins(results, By.PERSON, Category.QUADS) is None


def test_one_of_three_who_is_never_listed_with_the_first_is_said_to_be_so(results):
    chart = duel(results, called(results, "Nani Roma", "Fabrizio Meoni", "Eric Verhoef"))
    assert chart is None
    chart = duel(results, called(results, "Nani Roma", "Fabrizio Meoni", "Alfie Cox"))
    assert chart.message.endswith(" Nani Roma and Alfie Cox are never listed together.")


def test_a_line_that_has_neither_gap_nor_time_is_left_out(opened):
    edition = transcribe(TEXT, "made up").edition
    bare = tuple(
        replace(
            table,
            placings=tuple(
                replace(each, time=None, gap=None) if each.rank > 1 else each
                for each in table.placings
            ),
        )
        for table in edition.classifications
    )
    chart = gaps(opened(replace(edition, classifications=bare)), BIKES)
    assert [series.label for series in chart.series] == ["A. Arroyo"]
