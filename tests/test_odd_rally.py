"""All answers over an edition that has what others have and 2003 does not.

`odd_answers` holds questions and whole answers in each language, as a terminal of 42 columns shows
them; people have read them. `python -m tests.renew_odd_answers` writes them anew.
"""

import re

import pytest

from bot.charts import render
from commands.answer import NoteKind
from commands.command import Kind
from commands.desk import Desk
from commands.languages import languages, speaking
from db.rally import Category
from tests import odd_rally
from tests.every import every_answer
from tests.renew_answers import cases
from tests.renew_odd_answers import FILES, told
from tests.test_renderings import held

# What no answer may say: a missing value by Python's name, empty brackets, a stage of number 0, a
# list of which nothing is known, and a sentence with a hole in it.
_NEVER = re.compile(
    r"\bNone\b(?! of)|\(\)|\( ?,|[Ss]tages? (?:0\b|prologue)|\btop (?:0|1)\b|[ (]: ?\.| \.|first 0"
)
CASES = [
    pytest.param(file.stem, line, answer, id=f"{file.stem}: {line}")
    for file in FILES
    for line, answer in cases(file)
]


@pytest.fixture(scope="module")
def answers(odd_desk):
    found = {}
    for language in languages():
        with speaking(language):
            found[language] = dict(every_answer(odd_desk))
    return found


def test_the_edition_comes_out_of_the_file_as_it_went_in(odd_desk):
    assert odd_desk.archive.edition().edition() == odd_rally.EDITION


@pytest.mark.parametrize(("language", "line", "answer"), CASES)
def test_the_whole_answer_is_as_it_was_read(odd_desk, language, line, answer):
    assert told(odd_desk, language, line) == answer.strip("\n")


def test_every_language_has_the_same_questions():
    asked = {file.stem: [line for line, _ in cases(file)] for file in FILES}
    assert set(asked) == {*languages()}
    assert len({tuple(lines) for lines in asked.values()}) == 1


def test_nothing_that_is_missing_is_said_as_if_it_were_there(answers):
    for language, lines in answers.items():
        for line, answer in lines.items():
            text = "\n".join((*held(answer), *(each.label for each in answer.following)))
            assert not _NEVER.search(text), (language, line, _NEVER.search(text), text)
            charted = answer.chart.alt if answer.chart else ""
            assert not _NEVER.search(charted), (language, line, charted)


def test_every_chart_can_be_drawn(answers):
    charts = {answer.chart for answer in answers["en"].values() if answer.chart}
    assert len(charts) > 5
    for chart in charts:
        assert render(chart).startswith(b"\x89PNG")


def test_a_stage_that_was_not_held_has_its_reason_wherever_it_is_asked_about(odd_desk):
    assert {
        odd_desk.call(command, values).sentence
        for command, values in (
            ("winner", {"stage": "3", "category": "trucks"}),
            ("ask", {"question": "who won stage 3 in trucks?"}),
            ("ask", {"question": "was stage 3 cancelled for the trucks?"}),
        )
    } == {"Stage 3 was cancelled for the trucks."}
    overall = odd_desk.call("standings", {"stage": "3", "category": "trucks"}).sentence
    assert overall.startswith("Stage 3 was cancelled for the trucks.")
    for command, values in (
        ("timecard", {"name": "fyn-tamm"}),
        ("rider", {"name": "fyn-tamm"}),
        ("progress", {"category": "trucks"}),
        ("compare", {"first": "fyn-tamm", "second": "iria-umber"}),
    ):
        facts = {fact.label: fact.value for fact in odd_desk.call(command, values).facts}
        assert facts["Not held"] == (
            "prologue (not held); stage 1 (liaison only); stages 3–5 (cancelled)"
        )


@pytest.mark.parametrize("text", ["P", "p", "prologue", "prologo", "prólogo", "stage P", "0"])
def test_the_prologue_is_found_by_any_of_its_names(odd_desk, text):
    assert odd_desk.call("stage", {"stage": text}).title == "Prologue · Granada → Granada"


@pytest.mark.parametrize(
    ("text", "date", "resting"),
    [
        ("4 January", "1999-01-04", False),
        ("6 January", "1999-01-06", True),
        ("rest day 1", "1999-01-06", True),
        ("rest day", "1999-01-06", True),
        ("rest day in Atar", "1999-01-03", False),
    ],
)
def test_a_day_on_which_the_rally_stood_still_is_no_rest_day(odd_desk, text, date, resting):
    found = odd_desk.resolve(Kind.STAGE, text)
    assert (str(found.day.date), found.day.resting) == (date, resting)


def test_p_is_no_stage_where_there_is_no_prologue(desk):
    assert not desk.call("stage", {"stage": "P"}).answered


def test_the_prologue_is_offered_while_it_is_typed(odd_desk):
    offered = odd_desk.suggest("winner", "stage", "prol", {})
    assert [each.label for each in offered] == ["Prologue · Granada → Granada · 31 Dec · 0.3 km"]
    assert offered[0].value == "prologue"


def test_the_categories_of_the_edition_are_those_described_and_in_examples(odd_desk, desk):
    descriptions = {
        each.categories: next(
            option.description
            for command in each.commands
            for option in command.options
            if option.name == "category"
        )
        for each in map(_Of, (odd_desk, desk))
    }
    assert descriptions == {
        odd_rally.ALL: "Bikes, cars, trucks, quads or UTVs",
        (Category.BIKES, Category.CARS, Category.TRUCKS): "Bikes, cars or trucks",
    }


QUESTIONS = {
    "who won the prologue in bikes?": "Dov Zita (Alpaca) won the prologue.",
    "who won stage 4?": "Stage 4 was cancelled.",
    "who won stage 2 in bikes?": "Gil Sala (Bison) and Dov Zita (Alpaca) won stage 2.",
    "who won stage 6 in cars?": (
        "Stage 6, the cars: the source prints “Neutralised after a fire”."
    ),
    "who won the rally in cars?": "The source has no final standings of the cars.",
    "who led after stage 2 in cars?": "The source has no standings of the cars after stage 2.",
    "who led after the prologue in bikes?": (
        "Dov Zita led by 0:03 after the prologue (0:15, Alpaca)."
    ),
    "who led the quads?": "The source has no general classification of the quads.",
    "who finished third in bikes?": "The source leaves out number 3 in the final standings.",
    "how many stages were there?": (
        "There were 6 stages and a prologue, 31 December 1998 – 9 January 1999."
    ),
    "what did Forst drive?": "Kenji Forst drove a car.",
    "how did Zita do on stage 4?": "Stage 4 was cancelled.",
    "shortest stage": "The shortest: prologue (Granada → Granada, 0.3 km).",
    "when were the rest days?": (
        "1 rest day: 6 January 1999 (Néma). Without a stage beside: 3 January 1999 (rally "
        "suspended) and 4 January 1999 (rally suspended)."
    ),
    "was stage 2 cancelled?": "Of stage 2 the source prints no such thing.",
    "qui a gagné le prologue en motos ?": "Le prologue est revenu à Dov Zita (Alpaca).",
    "l'étape 3 a été annulée pour les camions ?": "L’étape 3 a été annulée pour les camions.",
    "¿quién ganó el prólogo en motos?": "El prólogo fue para Dov Zita (Alpaca).",
    "¿quién ganó la etapa 3 en camiones?": "La etapa 3 fue cancelada para camiones.",
}


@pytest.mark.parametrize(("question", "sentence"), QUESTIONS.items())
def test_free_questions_are_answered_by_what_there_is(odd_desk, question, sentence):
    assert odd_desk.answer(question).sentence == sentence


def test_which_stages_were_not_held_can_be_asked(odd_desk):
    assert odd_desk.answer("which stages were cancelled for the trucks?").sentence == (
        "The prologue was not held for the trucks. Stage 1 was a liaison only. "
        "Stage 3 was cancelled for the trucks. Stage 4 was cancelled. Stage 5 was cancelled."
    )


def test_a_stage_is_not_taken_for_those_in_a_car(desk):
    assert desk.answer("who won stage 2 in bikes?").sentence.startswith("Richard Sainct (KTM) won")


def test_examples_name_no_category_that_the_edition_has_not(odd_desk):
    command = next(each for each in odd_desk.commands if each.name == "winner")
    assert command.fitted((Category.QUADS, Category.TRUCKS)).examples == (
        "winner stage:9 quads",
        "winner trucks",
        "winner 13",
    )


def test_scopes_say_what_each_list_has(odd_desk):
    scopes = {
        category: [
            note.text
            for note in odd_desk.call("wins", {"category": category}).notes
            if note.kind is NoteKind.SCOPE
        ][-1]
        for category in odd_rally.ALL
    }
    assert scopes == {
        Category.BIKES: "The source lists up to 5 of each stage.",
        Category.CARS: "The source lists the first alone of each stage.",
        Category.TRUCKS: "The source lists the first two of each stage.",
        Category.QUADS: "The source lists the first two of each stage.",
        Category.UTVS: "The source lists the first alone of each stage.",
    }


class _Of:
    """What a desk's edition has."""

    def __init__(self, desk: Desk) -> None:
        self.commands, self.categories = desk.commands, desk.archive.edition().categories
