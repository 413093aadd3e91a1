"""Wins, records, makes and nations against what the source prints."""

import re
from collections import Counter, defaultdict
from itertools import groupby

import pytest

from commands.chart_totals import By
from commands.desk import Desk
from db.load import open_archive
from db.nations import nation
from db.rally import Category, Kind
from db.times import parse
from tests.namesakes import desk_of_namesakes
from tests.small_rally import TEXT

CATEGORIES = [None, Category.BIKES, Category.CARS, Category.TRUCKS]


def stage_lines(results, category=None):
    """Every line of a stage's result, with its stage, straight from the stored edition."""
    return [
        (table.stage, placing)
        for table in results.edition().classifications
        if table.kind is Kind.STAGE and category in (None, table.category)
        for placing in table.placings
    ]


def whose(by, placing):
    driver = placing.crew.people[0]
    return {
        By.PERSON: driver.name,
        By.MAKE: placing.crew.make,
        By.NATION: nation(driver.nationality).english,
    }[by]


def named(by, row):
    if by is By.PERSON:
        return row.people[0].name
    return row.make if by is By.MAKE else row.text.partition(" · ")[0]


def table(answer, title):
    return next((each.rows for each in answer.tables if each.title == title), ())


def line(category):
    return f" category:{category}" if category else ""


@pytest.mark.parametrize("category", CATEGORIES)
@pytest.mark.parametrize("by", By)
def test_wins_are_the_printed_ones_most_first_ties_as_ties(ask, results, by, category):
    lines = stage_lines(results, category)
    won = Counter(whose(by, placing) for _, placing in lines if placing.rank == 1)
    rows = ask(f"wins by:{by}{line(category)}").tables[0].rows
    assert {named(by, row): int(row.lead.split()[0]) for row in rows} == won
    counts = [int(row.lead.split()[0]) for row in rows]
    assert counts == sorted(counts, reverse=True)
    for row, count in zip(rows, counts, strict=True):
        rank = 1 + sum(other > count for other in counts)
        assert row.place == (f"{rank}=" if counts.count(count) > 1 else str(rank))


@pytest.mark.parametrize("category", CATEGORIES[1:])
@pytest.mark.parametrize("by", By)
def test_top_threes_are_the_printed_ones_with_a_win_or_without(ask, results, by, category):
    counted = Counter(whose(by, placing) for _, placing in stage_lines(results, category))
    answer = ask(f"wins by:{by}{line(category)}")
    winners = {
        named(by, row): int(row.text.split(" · ")[-1].split()[0]) for row in answer.tables[0].rows
    }
    others = {
        named(by, row): int(row.lead.split()[0])
        for row in table(answer, "Top threes without a win")
    }
    assert winners | others == counted
    assert winners.keys() & others.keys() == set()


def test_the_wins_of_2003_are_those_counted_by_hand(ask):
    rows = ask("wins").tables[0].rows
    assert [(row.place, row.lead, row.people[0].name) for row in rows[:6]] == [
        ("1", "6 wins", "Stéphane Peterhansel"),
        ("2=", "5 wins", "Richard Sainct"),
        ("2=", "5 wins", "Firdaus Kabirov"),
        ("2=", "5 wins", "Gérard de Rooy"),
        ("5=", "4 wins", "Hiroshi Masuoka"),
        ("5=", "4 wins", "Ari Vatanen"),
    ]
    assert [row.people[0].name for row in rows if row.disputed] == ["Ari Vatanen"]
    assert len(ask("wins cars").tables[0].rows) == 6
    assert ask("wins by:make").sentence == "KTM won the most stages: 17 of 51."


def test_a_chart_shows_the_wins(ask):
    chart = ask("wins trucks").chart
    assert {each.label: each.total for each in chart.series} == {
        "G. de Rooy": 5,
        "F. Kabirov": 5,
        "J. de Rooy": 2,
        "A. de Azevedo": 2,
        "V. Chagin": 2,
        "K. Loprais": 1,
    }


def told(row):
    """The margin, the stage and the category of a row, as it says them."""
    words = row.text.split()
    stage = int(words[1]) if words[0] == "stage" else None
    return row.lead.removeprefix("+"), stage, row.category


def margins(results, kind, category=None):
    """The second's printed gap in every list, in seconds."""
    return {
        (each.stage, each.category): each.placings[1].gap.seconds
        for each in results.edition().classifications
        if each.kind is kind and category in (None, each.category) and len(each.placings) > 1
    }


@pytest.mark.parametrize("category", CATEGORIES)
@pytest.mark.parametrize(
    ("kind", "where"),
    [
        (Kind.STAGE, "on a stage"),
        (Kind.GENERAL, "overall after a stage"),
        (Kind.FINAL, "at the end"),
    ],
)
def test_margins_are_the_smallest_and_largest_that_are_printed(ask, results, kind, where, category):
    printed = margins(results, kind, category)
    answer = ask(f"records{line(category)}")
    for word, extreme in (("Closest", min), ("Largest", max)):
        rows = [told(row) for row in table(answer, f"{word} {where}")]
        found = {(stage, of): parse(gap).seconds for gap, stage, of in rows}
        value = extreme(printed.values())
        expected = {key: seconds for key, seconds in printed.items() if seconds == value}
        assert found == (expected if len(printed) > 1 or word == "Closest" else {})


def test_the_records_of_2003_are_those_found_by_hand(ask):
    answer = ask("records")
    closest = table(answer, "Closest on a stage")
    assert [told(row) for row in closest] == [
        ("0:01", 1, "bikes"),
        ("0:01", 1, "cars"),
        ("0:01", 1, "trucks"),
    ]
    (narrow,) = table(answer, "Closest for the time it took")
    assert told(narrow) == ("0:07", 9, "cars")
    (largest,) = table(answer, "Largest on a stage")
    assert told(largest) == ("32:34", 16, "trucks")
    (run,) = table(answer, "Most in a row")
    assert (run.lead, run.people[0].name, run.text) == ("5", "Firdaus Kabirov", "stages 13–17")
    (held,) = table(answer, "Longest in the lead")
    assert (held.lead, held.people[0].name) == ("15", "Richard Sainct")
    assert answer.facts[0].value == "Bikes 7, Cars 6, Trucks 6"
    assert answer.facts[1].value == "Bikes 2, Cars 2, Trucks 3"
    (longest,), (shortest,) = table(answer, "Longest stage"), table(answer, "Shortest stage")
    assert (longest.lead, longest.text) == (
        "828 km",
        "stage 16 · Abu Rish → Sharm El Sheikh",
    )
    assert (shortest.lead, shortest.text.partition(" ·")[0]) == ("56 km", "stage 17")


@pytest.mark.parametrize("category", CATEGORIES[1:])
def test_the_lead_changes_where_another_leads_than_before(ask, results, category):
    leaders = [
        each.placings[0].crew.key
        for each in results.edition().classifications
        if each.kind is Kind.GENERAL and each.category is category and each.placings
    ]
    answer = ask(f"records{line(category)}")
    (changes,) = table(answer, "Lead changes")
    assert int(changes.lead) == len([*groupby(leaders)]) - 1
    held = table(answer, "Longest in the lead")
    assert {int(row.lead) for row in held} == {max(Counter(leaders).values())}


def test_a_record_that_rests_on_a_doubtful_figure_says_so_with_both_values(ask):
    answer = ask("records bikes")
    (largest,) = table(answer, "Largest on a stage")
    assert (*told(largest), largest.disputed) == ("13:16", 13, "bikes", True)
    assert any("4:47:18" in note.text and "4:57:18" in note.text for note in answer.notes)


def test_a_lead_that_a_penalty_made_names_it(ask):
    answer = ask("records trucks")
    (closest,) = table(answer, "Closest overall after a stage")
    assert (*told(closest), closest.disputed) == ("0:32", 8, "trucks", False)
    assert any("penalty of 5:30" in note.text for note in answer.notes)


def test_where_nobody_won_twice_in_a_row_it_is_said(ask):
    (row,) = table(ask("records bikes"), "Most in a row")
    assert row.text == "nobody won two in a row"


def test_another_edition_has_its_own_records(tmp_path):
    desk = desk_of_namesakes(tmp_path)
    answer = desk.ask("records cars")
    (run,) = table(answer, "Most in a row")
    assert (run.people[0].name, run.text) == ("Dov Dando", "stages 1–2")
    (row,) = table(answer, "Lead changes")
    assert (row.lead, row.text) == ("0", "the same leader throughout")
    assert desk.ask("make Alpaca").sentence == "Alpaca won 1 stage and the bikes with Ana Arroyo."
    assert desk.ask("nation Kenyan").title == "Kenya · 2030 Made-Up Rally"


def test_every_make_lists_all_its_crews_with_what_they_won(ask, results):
    crews = defaultdict(set)
    for crew in results.crews:
        crews[crew.make].add(crew.people)
    won = defaultdict(list)
    for stage, placing in stage_lines(results):
        if placing.rank == 1:
            won[placing.crew.make].append(stage)
    for make, there in crews.items():
        answer = ask(f"make make:{make}")
        assert {row.people for each in answer.tables for row in each.rows} == there
        told = next(each.value for each in answer.facts if each.label.endswith("stage wins"))
        assert told.startswith(f"{len(won[make])} of 17")
    assert sorted(won["Nissan"]) == [1, 9, 13, 15, 17]
    assert len(won["KTM"]) == 17


def test_every_nation_lists_all_its_people_with_their_final_place(ask, results):
    final = {
        placing.crew.key: placing.rank
        for table in results.edition().classifications
        if table.kind is Kind.FINAL
        for placing in table.placings
    }
    for code in {person.nationality for person in results.people}:
        rows = [row for each in ask(f"nation nation:{code}").tables for row in each.rows]
        there = {
            (person.name, final.get(crew.key))
            for crew in results.crews
            for person in crew.people
            if person.nationality == code
        }
        assert {(person.name, row.rank) for row in rows for person in row.people} == there


def test_notes_on_a_stage_a_category_or_a_person_are_some_of_all(ask, results):
    everything = {row.text for each in ask("notes").tables for row in each.rows}
    lines = [
        *(f"notes stage:{stage.number}" for stage in results.stages),
        *(f"notes category:{category}" for category in results.categories),
        *(f"notes name:{person.key}" for person in results.people),
    ]
    said = {row.text for asked in lines for each in ask(asked).tables for row in each.rows}
    assert said == everything


def test_notes_on_two_things_are_those_that_are_about_both(ask):
    def said(asked):
        return {row.text for each in ask(asked).tables for row in each.rows}

    assert said("notes stage:17 category:cars") == said("notes 17") & said("notes cars") != set()
    assert said("notes Chagin stage:8") == said("notes Chagin") & said("notes stage:8") != set()
    assert said("notes Chagin cars") == set()


@pytest.fixture
def bare(tmp_path):
    """A rally of which only the final standings are known, with a flag that nobody knows."""
    text = TEXT.replace("1990", "2030").replace("KEN Cai", "XQZ Cai")
    before, _, results = text.partition("==Stage Results==")
    before = re.sub(r"(\| \d00 \|).*", r"\1 – | – |", before)
    final = results[results.index("==Final standings==") :]
    editions = tmp_path / "editions"
    editions.mkdir()
    (editions / "2030.txt").write_text(before + final, "utf-8")
    return Desk(open_archive(tmp_path / "results.sqlite"))


def test_where_no_stage_is_told_of_the_rest_still_is(bare):
    assert bare.ask("wins").sentence == "The source has no stage winners."
    answer = bare.ask("records")
    assert answer.sentence == "The source prints no margins on stages."
    assert [each.title for each in answer.tables] == [
        "Closest at the end",
        "Largest at the end",
        "Longest stage",
        "Shortest stage",
    ]
    assert answer.facts == ()
    assert bare.ask("make Bison").sentence == "Bison won the cars with Dov Dando."
    assert bare.ask("make Bison").facts == ()


def test_a_code_that_nobody_knows_stands_for_itself(bare):
    answer = bare.ask("nation XQZ")
    assert answer.sentence == (
        "XQZ: the source has no stage winners; best finish: 3rd (Cai Coro, bikes)."
    )
