"""Charts in letters."""

from itertools import combinations

import pytest

from commands.chart import Chart, Figure, Point, Series
from commands.chart_lines import duel, gaps, positions
from commands.chart_text import NARROWEST, spark, twin
from commands.chart_totals import By, route, wins
from db.rally import Category, Kind

BIKES, CARS, TRUCKS = Category.BIKES, Category.CARS, Category.TRUCKS


def called(results, *names):
    return [next(each for each in results.people if each.name == name) for name in names]


@pytest.fixture(scope="module")
def charts(results):
    found = [route(results)]
    for category in results.categories:
        final = results.classification(Kind.FINAL, category)
        people = [placing.crew.people[0] for placing in final.placings]
        found += [gaps(results, category), positions(results, category)]
        found += [duel(results, pair) for pair in combinations(people, 2)]
        found += [wins(results, by, category) for by in By]
    found += [wins(results, by) for by in By]
    return [chart for chart in found if chart]


def test_the_text_draws_gaps_with_blocks(results):
    assert twin(gaps(results, TRUCKS)).splitlines() == [
        *("V. Chagin  won in 61:36:40", "··▇█▇██▅█▇██████"),
        *("A. de Azevedo  2nd, +1:02:01", "·····▅▄▃▄▄▃▃▃▃▃▃"),
        *("F. Kabirov  3rd, +1:25:04", "············▁▁▂▃"),
        *("J. de Rooy  4th, +2:38:49", "███▇█·····▁▁····"),
        *("G. de Rooy  last listed: 11", "███·▇█████······"),
        "2             17  stage",
        "disputed: V. Chagin 17",
    ]


def test_the_text_has_places_as_digits_and_room_for_the_stages(results):
    assert twin(positions(results, BIKES), 80).splitlines()[:3] == [
        "stage       2  3  4  5  6  7  8  9  10 11 12 13 14 15 16 17",
        "R. Sainct   1  1  1  1  1  1  2  1  1  1  1  1  1  1  1  1    won in 53:24:32",
        "C. Despres  3  3  2  ·  ·  ·  ·  3  2  2  2  2  2  2  2  2    2nd, +7:18",
    ]


def test_the_text_of_a_duel_says_who_was_ahead(results):
    chart = duel(results, called(results, "Hiroshi Masuoka", "Stéphane Peterhansel"))
    assert twin(chart).splitlines() == [
        "Against H. Masuoka",
        *("S. Peterhansel  behind", "   ▁          ██"),
        *("S. Peterhansel  ahead", "▁▁▁ ▁▁▁▁▁▁▂▂▂▂"),
        "2             17  stage",
    ]


def test_the_text_of_bars_has_their_numbers(results):
    assert twin(wins(results, By.PERSON, CARS)).splitlines()[:2] == [
        "S. Peterhansel ██████ 6",
        "H. Masuoka     ████ 4",
    ]
    assert twin(route(results)).splitlines()[2:5] == [
        " 3  95 ██",
        "   rest day",
        " 4 463 ████████████",
    ]


@pytest.mark.parametrize("width", [1, NARROWEST, 40, 60, 80, 100])
def test_no_line_of_the_text_is_wider_than_asked_for(charts, width):
    lines = [line for chart in charts for line in twin(chart, width).splitlines()]
    assert [line for line in lines if len(line) > max(width, NARROWEST)] == []
    assert "" not in lines


def test_long_names_are_wrapped_above_their_line_and_cut_beside_a_bar():
    points = (Point(0, "leader"), None, Point(60, "+1:00"))
    name = "Maximiliane Wolfeschlegelsteinhausenbergerdorff"
    gap = Chart(Figure.GAPS, "", "", (Series(name, "2nd", 0, points),), ("1", "2", "3"))
    assert twin(gap).splitlines() == [
        "Maximiliane",
        "Wolfeschlegelsteinhausenber…",
        "2nd",
        "█·▁",
        "1 3  stage",
    ]
    bars = Chart(Figure.WINS, "", "", (Series(name, "KTM", 0, (Point(1, "4"),)),))
    assert twin(bars) == "Maximiliane W… ████ 1"


def test_letters_of_two_columns_and_marks_without_one_are_counted_as_such():
    points = (Point(1, "3"), Point(1, "4"))
    series = (Series("増岡 浩", "", 0, points), Series("Ange\u0301", "", 0, points[:1]))
    lines = twin(Chart(Figure.WINS, "", "", series)).splitlines()
    assert lines == ["増岡 浩 ████████ 2", "Ange\u0301    ████ 1"]


def test_a_place_of_two_digits_is_a_plus():
    series = Series("Ann", "", 0, (Point(9, "9th"), Point(10, "10th")))
    text = twin(Chart(Figure.POSITIONS, "", "", (series,), ("1", "2")))
    assert text == "stage  1  2\nAnn    9  +"


def test_a_stage_without_a_distance_has_a_dot():
    series = Series("km", "", 0, (None, Point(56, "56")))
    text = twin(Chart(Figure.ROUTE, "", "", (series,), ("1", "2")))
    assert text.splitlines() == ["1  ·", f"2 56 {'█' * 23}"]


def test_gaps_of_nobody_but_the_leader_are_drawn():
    series = Series("Ann", "won", 0, (Point(0, "leader"),) * 2)
    assert twin(Chart(Figure.GAPS, "", "", (series,), ("1", "2")), 60).splitlines() == [
        "stage  1  2",
        "Ann    ██ ██   won",
    ]


def test_a_line_of_values_is_as_high_as_they_are():
    assert spark([0, 50, 100, None, -20]) == "▁▅█·−"
    assert spark([0, None]) == "▁·"
    assert spark([]) == ""
