"""Which language a terminal speaks, and what may be typed there."""

import json

import pytest
from prompt_toolkit.completion import CompleteEvent
from prompt_toolkit.document import Document

from bot.completion import LineCompleter
from bot.settings import read
from bot.terminal import clean, render
from commands import wording
from commands.index import localized
from commands.languages import languages, own_name, say, say_as, speaking
from db.rally import Category
from tests.program import at_home
from tests.typing_person import Typing

CTRL_D, TAB = "\x04", "\t"
OTHERS = languages()[1:]


@pytest.fixture(scope="module")
def dakar(tmp_path_factory):
    return at_home(tmp_path_factory)


@pytest.fixture(scope="module")
def told_in(desk):
    def told(language, line):
        with speaking(language):
            answer = desk.answer(line)
        with speaking(answer.language):
            return render(answer) + "\n"

    return told


@pytest.mark.parametrize(
    ("values", "language"),
    [
        ({}, "en"),
        ({"LANG": "fr_FR.UTF-8"}, "fr"),
        ({"LANG": "es_MX"}, "es"),
        ({"LANG": "de_DE.UTF-8"}, "en"),
        ({"LANG": "C.UTF-8"}, "en"),
        ({"LANG": "es_ES.UTF-8", "LC_MESSAGES": "fr_BE@euro"}, "fr"),
        ({"LANG": "es_ES", "LC_MESSAGES": "", "LC_ALL": ""}, "es"),
        ({"LANG": "es_ES", "LC_MESSAGES": "es_ES", "LC_ALL": "fr_FR"}, "fr"),
        ({"LANG": "fr_FR", "LC_ALL": "POSIX"}, "en"),
        ({"LANG": "fr_FR", "LC_CTYPE": "es_ES", "LC_TIME": "es_ES"}, "fr"),
        ({"LANG": "fr_FR", "LANGUAGE": "de:es:fr"}, "es"),
        ({"LANG": "fr_FR", "LANGUAGE": "de"}, "fr"),
        ({"LANG": "C", "LANGUAGE": "fr"}, "en"),
        ({"LANGUAGE": "fr"}, "en"),
    ],
)
def test_the_surroundings_say_the_language(values, language):
    assert read({"DAKAR_DB": "/r.sqlite", **values}).language == language


@pytest.mark.parametrize("language", languages())
@pytest.mark.parametrize("line", ["winner 9 cars", "stage Siwa", "zzzz", "route"])
def test_an_answer_is_in_the_language_that_was_chosen(dakar, told_in, language, line):
    expected = told_in(language, line)
    assert dakar("ask", line, "--language", language, LANG="es_ES.UTF-8").out == expected


@pytest.mark.parametrize("language", languages())
def test_a_language_is_chosen_by_its_own_name_or_by_the_surroundings_too(dakar, told_in, language):
    line = "winner 9 cars"
    expected = told_in(language, line)
    assert dakar("ask", "--language", own_name(language), line).out == expected
    assert dakar("ask", line, LANG=f"{language}.UTF-8").out == expected


@pytest.mark.parametrize("language", OTHERS)
def test_what_is_around_an_answer_is_not_english(dakar, language):
    with speaking(language):
        signs = [say("Next:"), f"/{localized('winner stage:10 category:cars')}"]
    assert not {"Next:", "/winner stage:10 category:cars"} & set(signs)
    lines = dakar("ask", "winner 9 cars", "--language", language).out.splitlines()
    assert set(signs) <= {line.strip() for line in lines}


def test_a_question_in_words_is_answered_in_its_own_language_all_the_same(dakar, told_in):
    question = "qui a gagné l'étape 9 en auto ?"
    expected = told_in("en", question)
    assert dakar("ask", question).out == expected
    with speaking("fr"):
        assert clean(say("Understood: {text}", text="").strip()) in expected


def test_the_option_of_a_line_goes_before_the_terminals(dakar, told_in):
    line = "winner 9 cars language:fr"
    assert dakar("ask", line, "--language", "es").out == told_in("es", line)
    with speaking("fr"):
        assert say("Next:") in told_in("es", line)


def test_notes_and_lines_from_a_pipe_are_in_the_language_too(dakar, told_in):
    assert dakar("notes", "--language", "fr").out == told_in("fr", "/notes")
    said = dakar("console", "--language", "fr", typed="winner 9\n").out
    assert said == "> winner 9\n" + told_in("fr", "winner 9")
    with speaking("fr"):
        first = f"> /{localized('winner stage:9 cars')}"
    assert dakar("run", LANG="fr_FR.UTF-8").out.splitlines()[0] == first


def test_data_has_the_same_keys_in_every_language(dakar):
    records = [
        json.loads(dakar("ask", "winner 9 cars", "--json", "--language", language).out)
        for language in languages()
    ]
    assert [record.keys() for record in records] == [records[0].keys()] * len(records)
    assert [
        (record["status"], record["category"], [row["time"] for row in record["rows"]])
        for record in records
    ] == [("answered", "cars", ["5:38:37", "5:38:44", "5:39:37"])] * len(records)


def test_what_a_text_would_find_is_the_same_data_in_every_language(dakar):
    found = [dakar("resolve", "nation", "NED", "--json", LANG=code).out for code in languages()]
    assert found == found[:1] * len(found)


def test_a_language_that_nobody_speaks_here_is_told_before_anything_is_asked(dakar):
    ended = dakar("ask", "winner 9", "--language", "de")
    assert (ended.status, ended.out) == (2, "")
    assert ended.err.endswith("argument --language: expected en, es or fr\n")


@pytest.mark.parametrize("language", OTHERS)
def test_the_prompt_greets_and_lets_go_in_the_language(dakar, language):
    with speaking(language):
        word, greeting = say("exit quit").split()[0], localized("winner stage:9 cars")
    with Typing(dakar, "console", "--language", language) as somebody:
        somebody.see(f"/{greeting}")
        somebody.see("dakar>")
        somebody.type(f"{word}\r")
        assert somebody.end() == 0


@pytest.fixture(params=languages())
def offered(desk, request):
    completer = LineCompleter(desk)

    def offer(text):
        found = completer.get_completions(Document(text), CompleteEvent())
        return [text[: len(text) + each.start_position] + each.text for each in found]

    with speaking(request.param):
        yield offer


def test_commands_are_offered_by_their_names_in_the_language_and_by_the_english_ones(desk, offered):
    assert offered("") == [f"/{say_as('command', each.name)}" for each in desk.commands]
    name = say_as("command", "winner")
    assert f"/{name}" in offered(f"/{name[:3]}")
    assert {"/winner", f"/{name}"} & {*offered("/winn")}


def test_options_and_their_few_values_too(desk, offered):
    name, stage = say_as("command", "winner"), say_as("option", "stage")
    category, cars = say_as("option", "category"), wording.plain(Category.CARS)
    assert f"/{name} {stage}:" in offered(f"/{name} ")
    line = f"/{name} {stage}:9 {category}:{cars}"
    assert line in offered(line[:-1])
    assert f"/winner 9 {cars}" in offered(f"/winner 9 {cars[:3]}")
    assert desk.ask(line) == desk.ask(localized("winner stage:9 category:cars"))


def test_whatever_is_offered_is_answered(desk, offered):
    lines = [
        line
        for text in ("/winner ", "/standings ", "/wins ", "/stage ", "/nation ")
        for line in offered(text)
        if not line.endswith(":")
    ]
    assert len(lines) > 20
    assert [line for line in lines if not desk.ask(line).answered] == []
