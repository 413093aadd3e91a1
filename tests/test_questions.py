"""Questions in anybody's own words: whole answers, refusals, and what holds for any text."""

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot import terminal
from commands.answer import Status
from commands.questions.understanding import discover

PUBLISHED = Path(__file__).parent.parent / "benchmarks" / "questions.tsv"
QUESTIONS = [
    line.split("\t")[1]
    for line in PUBLISHED.read_text("utf-8").splitlines()
    if line and not line.startswith("#")
]


@pytest.mark.parametrize(
    ("question", "sentence", "line"),
    [
        (
            "who won stage 14 in the cars?",
            "Luc Alphand / Matthew Stevenson (BMW) won stage 14 in 3:02:20, by 0:22.",
            "winner stage:14 category:cars",
        ),
        (
            "leader motos after ss8",
            "Fabrizio Meoni led by 0:34 after stage 8 (16:56:34, KTM).",
            "standings stage:8 category:bikes",
        ),
        (
            "combien d'étapes a gagnées Vatanen ?",
            "Ari Vatanen a gagné 4 étapes\N{NO-BREAK SPACE}: 9, 13, 15, 17.",
            "rider name:ari-vatanen language:fr",
        ),
        (
            "¿en qué puesto terminó Meoni?",
            "Fabrizio Meoni terminó 3.º en motos, a 37:30 del ganador.",
            "rider name:fabrizio-meoni language:es",
        ),
        (
            "third longest stage",
            "The 3rd longest stage: stage 14 (Dakhla → Luxor, 702 km).",
            "stage stage:14",
        ),
        ("when was ss6", "Stage 6 was on Tuesday 7 January 2003.", "stage stage:6"),
        (
            "codriver of fontenay",
            "Jean-Pierre Fontenay drove with Gilles Picard in the Mitsubishi.",
            "rider name:jean-pierre-fontenay",
        ),
        (
            "sousa or henrard",
            "Carlos Sousa was ahead, 4th to 6th in the final standings, by ≈1:14:28.",
            "compare first:carlos-sousa second:stephane-henrard",
        ),
    ],
)
def test_a_question_gets_what_it_asks_for(desk, question, sentence, line):
    answer = desk.answer(question)
    assert (answer.sentence, answer.line) == (sentence, line)


@pytest.mark.parametrize(
    "question",
    [
        "who won in 2007",
        "who won stage 19",
        "winner of the quads",
        "how fast did Masuoka go on stage 8",
        "was it raining",
        "results of Mick Nobody",
        "who won the rookie cup",
        "how many teams entered",
    ],
)
def test_what_is_not_in_the_data_is_refused_without_a_time(desk, question):
    answer = desk.answer(question)
    assert answer.status is Status.NOT_FOUND
    assert not re.search(r"\d:\d\d", terminal.render(answer))


def test_an_ambiguous_name_is_asked_back_with_the_command_for_each(desk):
    answer = desk.answer("de rooy number")
    assert answer.status is Status.CHOOSE
    assert [each.line for each in answer.following] == [
        "rider name:jan-de-rooy",
        "rider name:gerard-de-rooy",
    ]


def test_a_place_of_several_stages_is_asked_back(desk):
    answer = desk.answer("who won the Siwa stage in trucks")
    assert [each.line for each in answer.following] == [
        f"winner stage:{number} category:trucks" for number in (11, 12, 13)
    ]


def test_what_is_not_understood_gets_three_examples_that_work(desk):
    answer = desk.answer("good evening everybody")
    assert answer.status is Status.NOT_UNDERSTOOD
    assert len(answer.following) == 3
    assert all(desk.ask(each.line).answered for each in answer.following)


def test_a_line_that_is_a_command_is_answered_as_one(desk):
    assert desk.answer("winner stage:9 cars") == desk.ask("winner stage:9 cars")
    assert desk.answer("/stage Siwa") == desk.ask("stage Siwa")


def test_intents_are_found_wherever_they_are_declared():
    assert len(discover()) == len({(each.name, each.cues, each.needs) for each in discover()})
    assert all(each.answer.__doc__ for each in discover())


@pytest.mark.parametrize("question", QUESTIONS)
def test_the_command_that_was_understood_answers(desk, question):
    line = desk.answer(question).line
    assert not line or desk.ask(line).answered


def times(text):
    return set(re.findall(r"(?<![≈\d:])\d+(?::\d\d)+", text))


@pytest.mark.parametrize("question", QUESTIONS)
def test_the_command_that_was_understood_gives_the_same_times(desk, question):
    answer = desk.answer(question)
    if line := answer.line:
        said = answer.sentence
        assert times(said) <= times(terminal.render(desk.ask(line)))


@settings(max_examples=300, deadline=None)
@given(st.text(max_size=300))
def test_no_text_raises_or_is_echoed_dangerously(desk, text):
    answer = desk.answer(text)
    shown = terminal.render(answer)
    # A command by itself may be the name of a longer page.
    assert len(shown) < 3000 or not answer.line
    assert all(line.isprintable() for line in shown.split("\n"))


@settings(max_examples=300, deadline=None)
@given(st.lists(st.sampled_from(sorted({w for q in QUESTIONS for w in q.split()})), max_size=12))
def test_no_row_of_words_raises(desk, words):
    assert len(terminal.render(desk.answer(" ".join(words)))) < 6000


def test_an_alias_alone_says_what_it_must_be_told(desk):
    assert desk.answer("driver").sentence == "Who? Give a name, such as /rider Sainct."
