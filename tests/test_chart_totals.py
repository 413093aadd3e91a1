"""What the charts of stage wins and of the route show."""

from dataclasses import replace

import pytest

from commands.chart import Point, Span
from commands.chart_totals import By, route, wins
from db.audit import audit
from db.rally import Category
from db.reader.transcript import transcribe
from db.results import Archive
from db.store import build
from tests.small_rally import TEXT

BIKES, CARS, TRUCKS = Category.BIKES, Category.CARS, Category.TRUCKS
EDITION = transcribe(TEXT, "made up").edition


@pytest.fixture
def opened(tmp_path):
    """Open the results of an edition that was made up."""

    def open_one(edition):
        build([(edition, audit(edition))], tmp_path / "r.sqlite", "a stamp")
        return Archive(tmp_path / "r.sqlite").edition()

    return open_one


def test_stage_wins_are_counted_and_name_their_stages(results):
    chart = wins(results, By.PERSON, TRUCKS)
    assert [(s.label, s.detail, [p.text for p in s.points]) for s in chart.series] == [
        ("G. de Rooy", "DAF", ["3", "6", "7", "9", "11"]),
        ("F. Kabirov", "Kamaz", ["13", "14", "15", "16", "17"]),
        ("A. de Azevedo", "Tatra", ["1", "10"]),
        ("J. de Rooy", "DAF", ["2", "4"]),
        ("V. Chagin", "Kamaz", ["8", "12"]),
        ("K. Loprais", "Tatra", ["5"]),
    ]
    assert chart.message == (
        "Gérard de Rooy and Firdaus Kabirov won the most, 5 stages each of 17."
    )


def test_wins_are_also_counted_by_make_and_nation(results):
    makes = wins(results, By.MAKE)
    assert [(s.label, s.detail, s.total) for s in makes.series][:3] == [
        ("KTM", "Bikes 17", 17),
        ("Mitsubishi", "Cars 10", 10),
        ("DAF", "Trucks 7", 7),
    ]
    nations = wins(results, By.NATION)
    assert (nations.series[0].label, nations.series[0].detail) == ("France", "Bikes 8, Cars 7")


@pytest.mark.parametrize("category", [None, BIKES, CARS, TRUCKS])
@pytest.mark.parametrize("by", list(By))
def test_every_win_is_in_a_bar_or_told_as_left_out(results, by, category):
    chart = wins(results, by, category)
    left_out = 0
    for each in chart.key:
        counts = [int(word) for word in each.replace(",", "").split() if word.isdecimal()]
        left_out += sum(
            people * count for people, count in zip(counts[::2], counts[1::2], strict=True)
        )
    assert sum(series.total for series in chart.series) + left_out == (17 if category else 51)


def test_the_route_has_distances_rest_days_and_the_countries_that_are_printed(results):
    chart = route(results)
    points = chart.series[0].points
    kilometres = {name: point.value for name, point in zip(chart.columns, points, strict=True)}
    assert kilometres == {str(stage.number): stage.km for stage in results.stages}
    assert chart.rests == (2, 10)
    assert chart.spans == (
        Span("France", 0, 1),
        Span("Spain", 2, 2),
        Span("Tunisia", 3, 5),
        Span("Egypt", 11, 16),
    )


def test_a_route_without_distances_has_no_chart(opened):
    stages = tuple(replace(stage, km=None) for stage in EDITION.stages)
    assert route(opened(replace(EDITION, stages=stages))) is None


def test_a_stage_without_a_distance_has_no_column(opened):
    stages = (replace(EDITION.stages[0], km=None), *EDITION.stages[1:])
    chart = route(opened(replace(EDITION, stages=stages)))
    assert chart.series[0].points == (None, Point(200, "200"), Point(300, "300"))
