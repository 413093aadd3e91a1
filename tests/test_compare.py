"""People against each other: every pair can be asked, and the three kinds of evidence add up."""

from itertools import combinations

import pytest

from commands.answer import Status
from commands.cards import Card
from commands.head_to_head import Evidence, between, encounters, leads
from commands.overall import Overall
from db.rally import Kind


@pytest.fixture(scope="module")
def cards(results):
    """Everybody's card in the category they raced in."""
    overalls = {category: Overall(results, category) for category in results.categories}
    return {
        person.key: Card(results, person, overalls[results.crews_of(person)[0].category])
        for person in results.people
    }


@pytest.fixture(scope="module")
def rivals(cards):
    """Every two people of one category who sat in different vehicles."""
    return [
        (one, other)
        for one, other in combinations(cards.values(), 2)
        if one.category is other.category and one.crews != other.crews
    ]


@pytest.fixture(scope="module")
def answers(desk, results):
    """What is answered about every two people."""
    return {
        (one.key, other.key): desk.call("compare", {"first": one.key, "second": other.key})
        for one, other in combinations(results.people, 2)
    }


def of(cards, *surnames):
    return [
        next(card for card in cards.values() if card.person.surname == surname)
        for surname in surnames
    ]


def stages(met, evidence, faster):
    return [each.stage for each in met if (each.evidence, each.faster) == (evidence, faster)]


def test_what_tells_sainct_from_despres_is_as_the_source_lists_it(cards):
    sainct, despres = of(cards, "Sainct", "Despres")
    met = encounters(sainct, despres)
    assert stages(met, Evidence.TIMED, sainct) == [2, 11, 13, 14]
    assert stages(met, Evidence.TIMED, despres) == [10, 16]
    assert stages(met, Evidence.LISTED, sainct) == [4, 5, 7, 9]
    assert stages(met, Evidence.LISTED, despres) == [1, 3, 6, 8]
    assert stages(met, Evidence.DERIVED, sainct) == []
    assert stages(met, Evidence.DERIVED, despres) == [12, 15, 17]
    assert str(between(sainct, despres)) == "+7:18"


def test_the_lead_is_the_printed_gap_where_one_of_two_led(cards):
    sainct, despres = of(cards, "Sainct", "Despres")
    assert [(each.stage, str(each.by).lstrip("+")) for each in leads(sainct, despres)] == [
        (2, "0:37"), (3, "0:18"), (4, "0:22"), (9, "11:50"), (10, "11:03"), (11, "12:47"),
        (12, "10:48"), (13, "11:02"), (14, "11:20"), (15, "10:29"), (16, "7:54"), (17, "7:18"),
    ]  # fmt: skip


def test_equal_times_are_nobodys_advantage(cards):
    masuoka, peterhansel = of(cards, "Masuoka", "Peterhansel")
    first = encounters(masuoka, peterhansel)[0]
    assert (first.stage, first.evidence, first.faster) == (1, Evidence.TIMED, None)


def test_every_two_are_told_apart_on_each_stage_at_most_once(rivals, results):
    numbers = [stage.number for stage in results.stages]
    for one, other in rivals:
        told = [each.stage for each in encounters(one, other)]
        assert told == [number for number in numbers if number in told]


def test_each_kind_of_evidence_is_what_the_lists_hold(rivals, results):
    listed = {
        (table.stage, placing.crew.key)
        for table in results.classifications
        if table.kind is Kind.STAGE
        for placing in table.placings
    }
    for one, other in rivals:
        for each in encounters(one, other):
            there = [
                any((each.stage, crew.key) in listed for crew in card.crews)
                for card in (one, other)
            ]
            if each.evidence is Evidence.LISTED:
                assert there == [each.faster is one, each.faster is other]
                assert each.by is None
            else:
                assert there == [each.evidence is Evidence.TIMED] * 2


def test_it_does_not_matter_who_is_named_first(rivals):
    for one, other in rivals:
        told = [(each.stage, each.evidence, each.faster) for each in encounters(one, other)]
        turned = [(each.stage, each.evidence, each.faster) for each in encounters(other, one)]
        assert told == turned
        by = [(each.stage, each.by.seconds) for each in leads(one, other)]
        assert by == [(each.stage, -each.by.seconds) for each in leads(other, one)]


def test_every_two_people_can_be_asked(answers):
    assert [answer.sentence for answer in answers.values() if not answer.answered] == []


def test_the_scores_shown_and_what_is_not_told_add_up_to_the_stages(answers, rivals, results):
    kinds = {"Timed", "Listed", "≈ Derived", "Not told"}
    for one, other in rivals:
        answer = answers[one.person.key, other.person.key]
        counts = [
            int(part.rpartition(" (")[0].rpartition(" ")[2])
            for fact in answer.facts
            if fact.label in kinds
            for part in fact.value.split("; ")
        ]
        assert sum(counts) == len(results.stages), answer.facts


def test_every_three_of_a_podium_can_be_asked(desk, results):
    for category in results.categories:
        placings = results.classification(Kind.FINAL, category).placings
        for three in combinations([placing.crew.people[0].key for placing in placings], 3):
            answer = desk.call(
                "compare", dict(zip(("first", "second", "third"), three, strict=True))
            )
            assert answer.answered
            assert len(answer.facts) == 3


def test_somebody_named_twice_is_asked_for_another(desk):
    answer = desk.ask("compare Sainct Richard Sainct")
    assert (answer.status, answer.private) == (Status.NOT_UNDERSTOOD, True)
    assert answer.sentence == "Richard Sainct is the only one named; name two people."


def test_a_third_who_is_the_first_again_is_left_out(desk):
    twice = desk.call("compare", {"first": "3", "second": "Despres", "third": "Sainct"})
    assert twice == desk.ask("compare Sainct Despres")


@pytest.mark.parametrize(
    "line",
    [
        "compare Sainct v Despres",
        "compare Sainct vs. Despres",
        "compare Richard Sainct Cyril Despres",
        "compare Richard Sainct and Cyril Despres",
        "compare first:Sainct Despres",
        "compare second:Despres Sainct",
    ],
)
def test_people_are_told_apart_however_they_are_typed(desk, line):
    assert desk.ask(line) == desk.ask("compare first:Sainct second:Despres")


@pytest.mark.parametrize("line", ["compare Meoni de Azevedo", "compare de Azevedo Meoni"])
def test_of_two_namesakes_the_one_of_the_other_persons_category_is_meant(desk, line):
    assert "Jean de Azevedo" in desk.ask(line).title


def test_times_of_different_categories_are_not_compared(desk):
    answer = desk.ask("compare Sainct Masuoka")
    assert answer.sentence == (
        "Richard Sainct won the bikes and Hiroshi Masuoka won the cars; times of the bikes and "
        "the cars do not compare."
    )
    assert (answer.facts, answer.chart) == ((), None)


def test_who_sat_in_one_vehicle_is_not_compared(desk):
    answer = desk.ask("compare Masuoka Schulz")
    assert answer.sentence == (
        "Hiroshi Masuoka and Andreas Schulz shared car No. 200 (Mitsubishi). They won the cars."
    )
    assert answer.tables == ()


def test_rows_stay_narrow_whoever_is_compared(answers):
    rows = [row for each in answers.values() for table in each.tables for row in table.rows]
    assert max(len(f"{row.lead} {row.text}") for row in rows) <= 42
    assert max(len(row.lead) for row in rows) <= 14
