"""Questions on the command line: the words, the answers, the exit status."""

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from bot.terminal import render
from tests.program import Ended, Program, at_home

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="module")
def dakar(tmp_path_factory):
    return at_home(tmp_path_factory)


@pytest.fixture
def fresh(tmp_path):
    return Program(tmp_path)


def test_a_question_is_answered_from_an_empty_home_folder(fresh, told):
    assert fresh("ask", "/winner stage:9 cars") == Ended(0, told("winner 9 cars") + "\n", "")


@pytest.mark.parametrize(
    "words",
    [
        ("/winner stage:9 cars",),
        ("/winner", "stage:9", "cars"),
        ("winner", "9", "cars"),
        ("winner", "stage: 9", "cars"),
        ("--", "winner", "9", "cars"),
    ],
)
def test_a_question_may_be_one_word_of_the_shell_or_several(dakar, told, words):
    assert dakar("ask", *words).out == told("winner 9 cars") + "\n"


@pytest.mark.parametrize(
    ("words", "line"),
    [
        (("rider", "de Rooy", "trucks"), 'rider "de Rooy" trucks'),
        (("/rider", "name:de Rooy", "trucks"), 'rider name:"de Rooy" trucks'),
        (("/rider", 'name:"de Rooy"', "trucks"), 'rider name:"de Rooy" trucks'),
    ],
)
def test_words_that_the_shell_kept_together_stay_together(dakar, told, words, line):
    assert dakar("ask", *words).out == told(line) + "\n"


@pytest.mark.parametrize(
    ("line", "status"),
    [("winner 9", 0), ("stage Siwa", 1), ("stage 18", 1), ("rider Nobody", 1), ("hm", 1), ("", 1)],
)
def test_the_exit_status_says_whether_there_was_an_answer(dakar, told, line, status):
    assert dakar("ask", line) == Ended(status, told(line) + "\n", "")


@pytest.mark.parametrize(
    "words",
    [
        (),
        ("ask",),
        ("tell", "me"),
        ("ask", "--jso", "winner"),
        ("resolve", "team", "KTM"),
        ("load",),
        ("run", "fast"),
    ],
)
def test_wrong_use_is_told_and_ends_with_2(dakar, words):
    ended = dakar(*words)
    assert (ended.status, ended.out) == (2, "")
    assert ended.err.startswith("usage: dakar")


def test_the_version_is_that_of_the_package(dakar):
    project = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    version = re.search(r'^version = "(.+)"$', project, re.MULTILINE)[1]
    assert dakar("--version") == Ended(0, f"dakar-bot {version}\n", "")


def test_the_package_starts_like_the_script(dakar, told):
    done = subprocess.run(
        [sys.executable, "-m", "bot", "ask", "rally"],
        cwd=ROOT,
        env=dakar.environment(),
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, told("rally") + "\n", "")


def test_a_line_of_json_holds_the_whole_answer(dakar, ask):
    ended = dakar("ask", "--json", "winner 9 cars")
    answer = ask("winner 9 cars")
    assert (ended.status, ended.err, ended.out.count("\n")) == (0, "", 1)
    assert json.loads(ended.out) == {
        "question": "winner 9 cars",
        "status": "answered",
        "title": "Stage 9 · Cars · Sabha → Zilla",
        "sentence": "Ari Vatanen / Tina Thörner (Nissan) won in 5:38:37, by 0:07.",
        "text": render(answer),
        "category": "cars",
        "rows": [
            {
                "table": "",
                "rank": 1,
                "time": "5:38:37",
                "people": ["Ari Vatanen", "Tina Thörner"],
                "make": "Nissan",
            },
            {
                "table": "",
                "rank": 2,
                "time": "5:38:44",
                "gap": "0:07",
                "people": ["Jean-Pierre Fontenay", "Gilles Picard"],
                "make": "Mitsubishi",
            },
            {
                "table": "",
                "rank": 3,
                "time": "5:39:37",
                "gap": "1:00",
                "people": ["Stéphane Peterhansel", "Jean-Paul Cottret"],
                "make": "Mitsubishi",
            },
        ],
        "facts": [{"label": fact.label, "value": fact.value} for fact in answer.facts],
        "notes": [{"kind": str(note.kind), "text": note.text} for note in answer.notes],
        "chart": None,
        "choices": [],
        "next": [
            {"label": each.label, "line": each.line, "detail": each.detail}
            for each in answer.following
        ],
    }


def test_a_chart_is_told_in_words_where_nothing_is_drawn(dakar, ask):
    record = json.loads(dakar("ask", "route", "--json").out)
    assert record["chart"] == ask("route").chart.alt


def test_a_question_back_has_its_choices_as_data(dakar, ask):
    record = json.loads(dakar("ask", "stage", "Siwa", "--json").out)
    assert (record["status"], record["next"]) == ("choose", [])
    assert [choice["line"] for choice in record["choices"]] == [
        each.line for each in ask("stage Siwa").following
    ]


def test_every_line_of_the_input_has_one_object(dakar):
    typed = "winner 9 cars\r\n\nwhat?\nstage Siwa"
    ended = dakar("ask", "-", "--json", typed=typed)
    records = [json.loads(line) for line in ended.out.splitlines()]
    assert [(record["question"], record["status"]) for record in records] == [
        ("winner 9 cars", "answered"),
        ("", "not_understood"),
        ("what?", "not_understood"),
        ("stage Siwa", "choose"),
    ]
    assert (ended.status, ended.err) == (1, "")


def test_lines_that_are_all_answered_end_with_0(dakar, told):
    ended = dakar("ask", "-", typed="\ufeffwinner 9\nrally\n")
    assert ended == Ended(0, f"{told('winner 9')}\n\n{told('rally')}\n", "")
