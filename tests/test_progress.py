"""Who led when: runs that cover each classification once, and a sentence made by rule."""

from itertools import combinations

import pytest

from commands.desk import Desk
from db.load import open_archive
from db.rally import Kind
from tests.small_rally import TEXT


@pytest.fixture(scope="module")
def counted(results):
    """The stages after which there is a general classification, by category."""
    return {
        category: [stage.number for stage in results.stages if category not in stage.uncounted]
        for category in results.categories
    }


def numbers(text):
    """Write spans out: `2–4, 9` → 2, 3, 4, 9."""
    found = []
    for part in text.split(", "):
        first, _, last = part.partition("–")
        found += range(int(first), int(last or first) + 1)
    return found


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        (
            "progress cars",
            (
                "Stéphane Peterhansel led after 13 of 16 counting stages and lost the lead on "
                "stage 16: 1st to 3rd, 2:20:25 behind. Hiroshi Masuoka won by 1:52:12."
            ),
        ),
        (
            "progress bikes",
            (
                "Richard Sainct led after 15 of 16 counting stages, from stage 9 on for good, and "
                "won by 7:18."
            ),
        ),
        (
            "progress trucks",
            (
                "Vladimir Chagin led after 8 of 16 counting stages, from stage 12 on for good, and "
                "won by 1:02:01."
            ),
        ),
        (
            "progress",
            (
                "The overall lead changed hands 2 times among the bikes, 3 times among the cars "
                "and 6 times among the trucks."
            ),
        ),
    ],
)
def test_the_sentence_says_who_led_and_how_it_went(desk, line, sentence):
    assert desk.ask(line).sentence == sentence


def test_the_runs_name_who_led_after_each_stage_once(desk, results, counted):
    for category in results.categories:
        rows = desk.ask(f"progress {category}").tables[0].rows
        led = [(number, row.people) for row in rows for number in numbers(row.lead)]
        assert [number for number, _ in led] == counted[category]
        for number, people in led:
            leader = results.classification(Kind.GENERAL, category, number).placings[0]
            assert people == leader.crew.people[:1]


def test_the_gaps_told_of_somebody_cover_each_stage_once(desk, results, counted):
    for category in results.categories:
        for fact in desk.ask(f"progress {category}").facts:
            told = [part.split(" ")[0] for part in fact.value.partition(";")[0].split(", ")]
            assert [n for span in told for n in numbers(span)] == counted[category]


def test_anybody_can_be_followed_alone_or_with_others(desk, results):
    for person in results.people:
        assert desk.call("progress", {"first": person.key}).answered
    for category in results.categories:
        finals = results.classification(Kind.FINAL, category).placings
        for two in combinations([placing.crew.people[0].key for placing in finals[:5]], 2):
            values = {"category": category.value, "fourth": two[0], "fifth": two[1]}
            assert desk.call("progress", values).answered


def test_somebodys_category_is_theirs_where_none_is_named(desk):
    assert desk.ask("progress Peterhansel").category == "cars"


def test_who_is_in_no_list_is_said_to_be(desk):
    notes = [note.text for note in desk.ask("progress bikes Flick").notes]
    assert "François Flick stands in no general classification of the bikes." in notes


def test_crewmates_are_followed_once(desk):
    assert len(desk.ask("progress cars Masuoka Schulz").facts) == 1


def test_a_disputed_figure_is_marked_wherever_it_is_shown(desk):
    answer = desk.ask("progress trucks")
    assert [row.disputed for row in answer.tables[0].rows] == [False] * 6 + [True]
    assert "17 leader ⚠" in answer.facts[0].value


@pytest.fixture
def small(tmp_path):
    """Ask about the small rally with some of its text replaced."""

    def ask(line, *changes):
        text = TEXT.replace("1990", "2030")
        for old, new in changes:
            assert text.count(old) == 1, old
            text = text.replace(old, new)
        (tmp_path / "editions").mkdir()
        (tmp_path / "editions" / "2030.txt").write_text(text, "utf-8")
        return Desk(open_archive(tmp_path / "results.sqlite")).ask(line)

    return ask


LAST_BIKES = """\
| 3 | 1 | KEN Cai Coro | Condor | 50:00 | | 1 | PER Ana Arroyo | Alpaca | 3:51:30 |
| 2 | PER Ana Arroyo | Alpaca | 51:00 | 1:00 | 2 | CHI Bo Brun | Bison | 3:56:00 | 4:30 |
| 3 | CHI Bo Brun | Bison | 55:00 | 5:00 | 3 | KEN Cai Coro | Condor | 4:03:00 | 11:30 |
"""


def test_a_lead_from_the_first_stage_to_the_last_is_said_so(small):
    assert small("progress bikes").sentence == (
        "Ana Arroyo led after all 3 counting stages, and won by 4:30."
    )


def test_who_lost_the_lead_and_is_listed_no_more_is_not_said_to_be_out(small):
    last = """\
| 3 | 1 | KEN Cai Coro | Condor | 50:00 | | 1 | CHI Bo Brun | Bison | 3:56:00 |
| 2 | PER Ana Arroyo | Alpaca | 51:00 | 1:00 | 2 | KEN Cai Coro | Condor | 4:03:00 | 7:00 |
"""
    assert small("progress bikes", (LAST_BIKES, last)).sentence == (
        "Ana Arroyo led after 2 of 3 counting stages and lost the lead on stage 3 to Bo Brun, "
        "no longer in the top three listed. Ana Arroyo won by 4:30."
    )


SECOND_CARS = """\
| 2 | 1 | DANDO | Bison | 2:00:00 | | 1 | DANDO | Bison | 3:10:00 |
| 2 | FORST | Eland | 2:00:00 | 0:00 | 2 | FORST | Eland | 3:12:00 | 2:00 |
""".replace("DANDO", "PER Dov Dando PER Eva Egonson").replace(
    "FORST", "CHI Fyn Forst CHI Gil Gormsen"
)
THIRD_CARS = """\
| 3 | 1 | FORST | Eland | 40:00 | | 1 | DANDO | Bison | 3:51:00 |
| 2 | DANDO | Bison | 41:00 | 1:00 | 2 | FORST | Eland | 3:52:00 | 1:00 |
""".replace("DANDO", "PER Dov Dando PER Eva Egonson").replace(
    "FORST", "CHI Fyn Forst CHI Gil Gormsen"
)


def test_the_leader_of_most_stages_is_told_of_though_another_took_over_between(small):
    turned = SECOND_CARS.replace(
        "2:00:00 | | 1 | PER Dov Dando PER Eva Egonson | Bison | 3:10:00 |",
        "2:00:00 | | 1 | CHI Fyn Forst CHI Gil Gormsen | Eland | 3:10:00 |",
    ).replace(
        "2 | CHI Fyn Forst CHI Gil Gormsen | Eland | 3:12:00 | 2:00 |",
        "2 | PER Dov Dando PER Eva Egonson | Bison | 3:12:00 | 2:00 |",
    )
    assert turned != SECOND_CARS
    answer = small("progress cars", (SECOND_CARS, turned))
    assert answer.sentence == (
        "Dov Dando led after 2 of 3 counting stages, from stage 3 on for good, and won by 1:00."
    )
    assert [(row.lead, row.text) for row in answer.tables[0].rows] == [
        ("1", "by 2:00"), ("2", "by 2:00"), ("3", "by 1:00"),
    ]  # fmt: skip
    assert [fact.value for fact in answer.facts] == [
        "1 leader, 2 +2:00 ⚠, 3 leader; final: won in 3:51:00",
        "1 +2:00, 2 leader ⚠, 3 +1:00; final: 2nd, +1:00",
    ]


def test_who_shares_the_lead_leads_a_run_together(small):
    level = THIRD_CARS.replace(
        "| 2 | CHI Fyn Forst CHI Gil Gormsen | Eland | 3:52:00 | 1:00 |",
        "| 1 | CHI Fyn Forst CHI Gil Gormsen | Eland | 3:51:00 | |",
    )
    assert level != THIRD_CARS
    answer = small("progress cars", (THIRD_CARS, level))
    assert [(row.lead, [each.name for each in row.people]) for row in answer.tables[0].rows] == [
        ("1–2", ["Dov Dando"]),
        ("3", ["Dov Dando", "Fyn Forst"]),
    ]
