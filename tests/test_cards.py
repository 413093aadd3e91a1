"""Time cards: what is printed stays, what is computed is marked and fits what surrounds it."""

from itertools import pairwise

import pytest

from commands.cards import Card, changes, difference, shown
from commands.overall import Overall
from db.times import Origin, computed, parse


@pytest.fixture(scope="module")
def everyone(results):
    overalls = {category: Overall(results, category) for category in results.categories}
    return [
        Card(results, person, overalls[crew.category])
        for person in results.people
        for crew in results.crews_of(person)
    ]


def card(everyone, surname):
    return next(each for each in everyone if each.person.surname == surname)


def test_what_is_not_printed_follows_from_the_overall_times(everyone):
    derived = {each.stage: each.derived for each in card(everyone, "Sainct").entries}
    assert {stage: str(time) for stage, time in derived.items() if time} == {
        3: "6:49", 6: "2:33:00", 8: "4:44:05", 12: "3:48:55", 15: "4:47:48", 17: "21:15",
    }  # fmt: skip
    assert {time.origin for time in derived.values() if time} == {Origin.COMPUTED}


def test_a_printed_time_is_never_computed_too(everyone):
    for each in everyone:
        assert not any(entry.placing and entry.derived for entry in each.entries)


def test_derived_times_lead_from_one_overall_time_to_the_next(everyone):
    for each in everyone:
        for before, after in pairwise(each.entries):
            if after.derived and before.overall and after.overall:
                grown = after.overall.time.seconds - before.overall.time.seconds
                assert after.derived.seconds == grown


def test_every_line_of_somebody_is_on_their_card(everyone, results):
    for each in everyone:
        lines = [placing.line for _, _, placing in results.placings_of(each.person)]
        assert sorted(line.line for line in each.lines) == sorted(lines)


def test_the_biggest_changes_are_told_with_rank_and_time(everyone):
    assert dict(changes(card(everyone, "Peterhansel"))) == {
        "Biggest gain overall": "stage 17: 3rd as before, ≈3:57 made up on the leader",
        "Biggest loss overall": "stage 16: 1st to 3rd, 2:20:25 lost to the leader",
    }
    assert dict(changes(card(everyone, "Flick"))) == {}


@pytest.mark.parametrize(
    ("first", "second", "told"),
    [
        ("0:00", "7:18", "7:18"),
        ("7:18", "0:00", "−7:18"),
        ("1:00", "7:18", "≈6:18"),
        ("7:18", "1:00", "≈−6:18"),
        ("7:18", "7:18", "≈0:00"),
    ],
)
def test_a_gap_between_two_is_printed_where_one_of_them_led(first, second, told):
    assert shown(difference(parse(first), parse(second)), signed=True) == told


def test_a_difference_in_a_sentence_has_no_sign():
    assert shown(computed(-20)) == "≈0:20"


def test_every_card_can_be_asked_and_shows_what_it_has(desk, results):
    for person in results.people:
        answer = desk.call("timecard", {"name": person.key})
        assert answer.answered
        rows = [row for table in answer.tables for row in table.rows]
        assert all(row.unlisted == (row.rank is None) for row in rows)
        assert all(row.time.origin is Origin.COMPUTED for row in rows if row.unlisted and row.time)
