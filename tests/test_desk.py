"""The desk, walked through everything that the results hold."""

from itertools import pairwise, product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commands import wording
from commands.answer import Answer, Status
from commands.chart_totals import By
from commands.command import Kind
from commands.desk import Desk
from commands.languages import languages, speaking
from db.rally import Category
from db.rally import Kind as Of


@pytest.fixture(scope="module")
def lines(results):
    """Every question that has an answer: each command with each stage, category and person."""
    stages = ["", *(f" stage:{stage.number}" for stage in results.stages)]
    categories = ["", *(f" category:{category}" for category in results.categories)]
    both = [stage + category for stage, category in product(stages, categories)]
    makes = sorted({crew.make for crew in results.crews})
    nations = sorted({person.nationality for person in results.people})
    return [
        *(f"winner{values}" for values in both),
        *(f"standings{values}" for values in both),
        *(f"stage{stage}" for stage in stages[1:]),
        *(f"rider name:{person.key}" for person in results.people),
        *(f"timecard name:{person.key}" for person in results.people),
        *(f"progress{category}" for category in categories),
        *(f"progress first:{person.key}" for person in results.people),
        *(f"compare first:{one.key} second:{other.key}" for one, other in pairwise(results.people)),
        *(f"make make:{make}" for make in makes),
        *(f"nation nation:{code}" for code in nations),
        *(f"wins by:{by}{category}" for by, category in product(By, categories)),
        *(f"records{category}" for category in categories),
        *(f"notes{values}" for values in both),
        *(f"notes name:{person.key}" for person in results.people),
        *("route", "rally", "help", "about"),
    ]


def test_everything_in_the_results_can_be_asked(desk, lines):
    assert [line for line in lines if not desk.ask(line).answered] == []


def test_every_next_question_is_one_that_is_answered(desk, lines):
    following = {each.line for line in lines for each in desk.ask(line).following}
    assert [line for line in sorted(following) if not desk.ask(line).answered] == []


def test_a_desk_that_is_prepared_answers_as_before(archive, desk):
    prepared = Desk(archive)
    prepared.prepare()
    assert prepared.ask("/rider Чагин") == desk.ask("/rider Чагин")


def test_an_answer_is_made_once_but_for_one_that_tells_the_time(archive):
    seconds = iter(range(100))
    desk = Desk(archive, clock=lambda: next(seconds))
    assert desk.ask("winner 9 cars") is desk.ask("/winner cars stage:9")
    assert desk.ask("about") != desk.ask("about")


def test_a_line_and_a_call_give_the_same_answer(desk):
    called = desk.call("winner", {"stage": "9", "category": "cars"})
    assert desk.ask("/winner stage:9 cars") == called


def test_a_label_is_understood_like_the_value_behind_it(desk, results):
    offered = desk.suggest("rider", "name", "", {})
    assert [each.label for each in offered[:3]] == [
        "Richard Sainct · 3 · KTM · 1st",
        "Hiroshi Masuoka · 200 · Mitsubishi · 1st",
        "Vladimir Chagin · 407 · Kamaz · 1st",
    ]
    for person in results.people:
        each = desk.suggest("rider", "name", person.name, {})[0]
        assert each.value == person.key
        assert desk.call("rider", {"name": each.label}) == desk.call("rider", {"name": each.value})


def test_a_category_already_chosen_narrows_the_people(desk, results):
    offered = desk.suggest("rider", "name", "", {"category": "trucks"})
    people = {person.key: person for person in results.people}
    assert {results.crews_of(people[each.value])[0].category for each in offered} == {"trucks"}


@pytest.mark.parametrize("language", languages())
def test_few_words_are_offered_as_they_begin_in_the_language_spoken(desk, language):
    with speaking(language):
        typed = wording.plain(Category.TRUCKS)[:4]
        offered = desk.suggest("winner", "category", typed.upper(), {})
    assert [each.value for each in offered] == ["trucks"]


@pytest.mark.parametrize("stage", range(1, 18))
@pytest.mark.parametrize("category", ["bikes", "cars", "trucks"])
def test_winner_rows_are_the_printed_ones(desk, results, stage, category):
    answer = desk.ask(f"winner stage:{stage} category:{category}")
    table = results.classification(Of.STAGE, category, stage)
    shown = [(row.rank, row.people, row.make, row.time, row.gap) for row in answer.tables[0].rows]
    printed = [
        (each.rank, each.crew.people, each.make, each.time, each.gap) for each in table.placings
    ]
    assert shown == printed
    cell = next(w.printed for w in results.stage(stage).winners if w.category == category)
    first = table.placings[0].crew.people[0]
    assert cell == f"{first.nationality} {first.initials}"
    assert first.name in answer.sentence
    assert table.placings[0].time.printed in answer.sentence


@given(line=st.text())
def test_no_line_makes_the_desk_raise(desk, line):
    assert isinstance(desk.ask(line), Answer)


COMMANDS = (
    *("winner", "standings", "rider", "stage", "compare", "progress", "timecard"),
    *("make", "nation", "wins", "notes", "records"),
)


@given(command=st.sampled_from(COMMANDS), text=st.text())
def test_no_value_makes_the_desk_raise(desk, command, text):
    assert isinstance(desk.ask(f"{command} {text}"), Answer)
    for option in ("name", "stage", "category", "first", "make", "nation", "by"):
        assert isinstance(desk.call(command, {option: text}), Answer)
        assert len(desk.suggest(command, option, text, {})) <= 25


HOSTILE = (
    "@everyone <@1> **x** [a](https://b) \u202eabc\u202c \u200b `x` \x1b[31m'; drop table people;--"
)


@pytest.mark.parametrize("line", [f"rider {HOSTILE}", f"stage {HOSTILE}", HOSTILE])
def test_what_is_typed_comes_back_short_and_visible(desk, line):
    answer = desk.ask(line)
    assert answer.status in (Status.NOT_FOUND, Status.NOT_UNDERSTOOD)
    assert answer.private
    assert answer.sentence.isprintable()
    assert len(answer.sentence) < 250


def test_a_text_can_be_resolved_without_a_command(desk):
    assert desk.resolve(Kind.PERSON, "sainct").thing.name == "Richard Sainct"
    assert [stage.number for stage in desk.resolve(Kind.STAGE, "Siwa").things] == [11, 12, 13]
    assert desk.resolve(Kind.CATEGORY, "camions").thing == "trucks"
    assert desk.suggest_names(Kind.PERSON, "sain")[0].name == "Richard Sainct"
