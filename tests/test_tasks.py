"""What can be started besides a question, and what is said where something cannot be used."""

import json
import re
from pathlib import Path

import pytest

from bot.tasks import EXAMPLES
from db.load.report import Fate
from db.reader.document import Form
from tests.program import Ended, Program, at_home
from tests.small_rally import TEXT

ROOT = Path(__file__).parent.parent
OFFLINE = "DISCORD_TOKEN is not set, so questions are answered here, not on Discord.\n"
DATA = Path(".local/share/dakar")


@pytest.fixture(scope="module")
def dakar(tmp_path_factory):
    return at_home(tmp_path_factory)


@pytest.fixture
def fresh(tmp_path):
    return Program(tmp_path)


def answers(told, *lines):
    return "\n".join(f"> {line}\n{told(line)}\n" for line in lines)


def test_run_without_a_token_and_without_a_question_answers_the_examples(fresh, told):
    assert fresh("run") == Ended(0, answers(told, *(f"/{line}" for line in EXAMPLES)), OFFLINE)


def test_run_without_a_token_answers_each_line_and_passes_over_empty_ones(dakar, told):
    ended = dakar("run", typed="winner 9\n\n  \nhm\n")
    assert ended == Ended(0, answers(told, "winner 9", "hm"), OFFLINE)


def test_run_says_of_a_placeholder_that_it_is_one(dakar):
    (dakar.home / ".env").write_bytes((ROOT / ".env.example").read_bytes())
    ended = dakar("run", typed="rally")
    (dakar.home / ".env").unlink()
    reason = "DISCORD_TOKEN still holds a placeholder instead of a token"
    assert (ended.status, ended.err) == (0, OFFLINE.replace("DISCORD_TOKEN is not set", reason))


def test_the_examples_are_those_of_the_readme():
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert [line for line in EXAMPLES if line not in readme] == []


def test_the_console_in_a_pipe_answers_what_comes(dakar, told):
    assert dakar("console", typed="rally\nhm\n") == Ended(0, answers(told, "rally", "hm"), "")


def test_notes_are_the_answer_to_notes(dakar, told):
    assert dakar("notes") == Ended(0, told("/notes") + "\n", "")
    assert json.loads(dakar("notes", "--json").out)["text"] == told("/notes")


def test_build_says_what_it_made(fresh):
    file = fresh.home / DATA / "results.sqlite"
    assert fresh("build") == Ended(0, f"Built {file} with 2003.\n", "")
    assert file.exists()


def test_load_says_what_was_read_and_what_was_passed_over(fresh):
    text = (ROOT / "db" / "editions" / "2003.txt").read_text(encoding="utf-8")
    (fresh.home / "own.txt").write_text(f"{text}\n==See also==\nOther rallies.\n", encoding="utf-8")
    ended = fresh("load", "own.txt")
    assert (ended.status, ended.err) == (0, "")
    first, second = ended.out.splitlines()
    assert re.fullmatch(
        r"2003 Dakar Rally \(2003, flattened\): 17 stages, \d+ placings, \d+ people, \d+ findings: "
        r"takes the place of our own edition\.",
        first,
    )
    assert re.fullmatch(r"  Passed over line \d+: .*See also", second)


def test_a_document_that_cannot_be_read_is_named_with_its_line(fresh):
    (fresh.home / "bad.txt").write_text("= 2004 Dakar Rally =\n\n==Stages==\n| 1 | ? |\n")
    ended = fresh("load", "bad.txt")
    assert (ended.status, ended.out) == (3, "")
    assert re.fullmatch(r"dakar: bad\.txt, line \d+: expected .*\.\n", ended.err)


def test_each_row_that_does_not_fit_is_named_on_a_line_of_its_own(fresh):
    rows = "| 1 | 1 March | | |\n| 2 | 2 March | | |\n"
    head = (
        "| Stage | Date | From | To | Total (km) | Stage winners | |\n| Bikes | Cars | | | | | |\n"
    )
    (fresh.home / "bad.txt").write_text(f"= 2004 Dakar Rally =\n\n==Stages==\n{head}{rows}")
    (fresh.home / "none.txt").write_text("")
    for words in ((), ("--check",)):
        ended = fresh("load", *words, "bad.txt", "none.txt")
        assert (ended.status, ended.out) == (3, "")
        first, *others = ended.err.splitlines()
        assert re.fullmatch(r"dakar: bad\.txt, line 6: expected .*\.", first)
        assert [other.partition(": expected")[0] for other in others] == [
            "dakar:   bad.txt, line 7",
            "dakar:   none.txt, line 1",
        ]


def test_a_check_says_what_loading_would_do_and_stores_nothing(fresh):
    (fresh.home / "small.txt").write_text(TEXT)
    said = (
        "1990 Made-Up Rally (1990, flattened): 3 stages, 35 placings, 7 people, 0 findings: new.\n"
    )
    assert fresh("load", "--check", "small.txt") == Ended(0, f"{said}Nothing was stored.\n", "")
    assert not (fresh.home / DATA / "results.sqlite").exists()
    assert fresh("load", "small.txt") == Ended(0, said, "")
    again = said.replace("new.", "unchanged.")
    assert fresh("load", "small.txt") == Ended(0, again, "")


def test_what_is_not_understood_is_refused_strictly(fresh):
    (fresh.home / "more.txt").write_text(f"{TEXT}\n==See also==\nOther rallies.\n")
    ended = fresh("load", "--strict", "more.txt")
    line = TEXT.count("\n") + 2
    said = f"dakar: more.txt, line {line}: “See also” is not understood.\n"
    assert ended == Ended(3, "", said)


def test_a_form_and_a_year_may_be_told(fresh):
    (fresh.home / "rally.txt").write_text(TEXT.replace("= 1990 ", "= "))
    told = ("--format", "flattened", "--year", "1990")
    assert fresh("load", "rally.txt").status == 3
    assert fresh("load", *told, "rally.txt").out.startswith("Made-Up Rally (1990, flattened): ")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--year", "1990", "a", "b"), "error: --year says of which year one file tells"),
        (("--year", "90", "a"), "argument --year: expected a year such as 2004"),
        (("--format", "pdf", "a"), "argument --format: expected flattened, wikitext or html"),
        (("--stric", "a"), "unrecognized arguments: --stric"),
    ],
)
def test_words_that_say_nothing_are_refused_before_anything_is_read(dakar, words, said):
    ended = dakar("load", *words)
    assert (ended.status, ended.out, said in ended.err) == (2, "", True)


def test_each_word_of_loading_is_explained():
    page = (ROOT / "docs" / "editions.md").read_text(encoding="utf-8")
    words = {"dakar load", "dakar unload", "dakar editions", "--check", "--strict", "--format"}
    words |= {"--year", *(f"| `{each}` |" for each in (*Form, *Fate))}
    assert [word for word in words if word not in page] == []


def test_editions_are_listed_with_their_files_and_go_again(fresh):
    (fresh.home / "small.txt").write_text(TEXT)
    fresh("load", "small.txt")
    loaded, ours = (
        fresh.home / DATA / "editions" / "1990.txt",
        ROOT / "db" / "editions" / "2003.txt",
    )
    lines = [
        "Year  Name                Categories           Stages  Findings  Whose    Format     File",
        (
            "1990  1990 Made-Up Rally  bikes, cars               3         0  loaded   flattened  "
            f"{loaded}"
        ),
        (
            "2003  2003 Dakar Rally    bikes, cars, trucks      17        18  our own  flattened  "
            f"{ours}"
        ),
    ]
    assert fresh("editions") == Ended(0, "".join(f"{line}\n" for line in lines), "")
    first, _ = map(json.loads, fresh("editions", "--json").out.splitlines())
    assert first == {
        "year": 1990,
        "name": "1990 Made-Up Rally",
        "categories": ["bikes", "cars"],
        "stages": 3,
        "findings": 0,
        "whose": "loaded",
        "format": "flattened",
        "file": str(loaded),
    }
    assert fresh("unload", "1990") == Ended(0, f"Removed {loaded}.\n", "")
    never = "dakar: 1990 was never loaded: dakar editions says which there are.\n"
    assert fresh("unload", "1990") == Ended(1, "", never)
    assert [line[:4] for line in fresh("editions").out.splitlines()] == ["Year", "2003"]


def test_unloading_what_stood_in_for_our_own_edition_says_that_this_is_back(fresh):
    (fresh.home / "own.txt").write_text(TEXT.replace("1990", "2003"))
    fresh("load", "own.txt")
    assert fresh("unload", "2003").out.endswith("Of 2003 our own edition answers again.\n")


def test_settings_that_cannot_be_used_are_named_together(dakar):
    ended = dakar("ask", "rally", LOG_LEVEL="loud", TEST_GUILD="here")
    assert ended == Ended(
        2,
        "",
        "dakar: TEST_GUILD is no server id: expected one number, and no other sign. "
        "LOG_LEVEL is none of DEBUG, INFO, WARNING, ERROR, CRITICAL.\n",
    )


def test_a_place_where_nothing_can_be_kept_is_named(fresh):
    (fresh.home / "file").write_text("")
    ended = fresh("ask", "rally", DAKAR_DB="file/results.sqlite")
    assert (ended.status, ended.out) == (3, "")
    assert re.fullmatch(rf"dakar: {fresh.home}/file/results\.sqlite .*\.\n", ended.err)


def test_a_file_that_is_not_ours_is_named_and_kept_aside(fresh, told):
    (fresh.home / "notes.sqlite").write_text("my own notes")
    ended = fresh("ask", "rally", DAKAR_DB="notes.sqlite")
    assert (ended.status, ended.out) == (0, told("rally") + "\n")
    assert "notes.sqlite is no SQLite file" in ended.err
    assert (fresh.home / "notes.sqlite.damaged-1").read_text() == "my own notes"


def test_a_bug_has_a_reference_that_the_log_has_too(fresh):
    with_a_bug = (
        "import sys; from commands.desk import Desk; Desk.ask = lambda *_: 1 / 0;"
        "from bot.cli import main; sys.exit(main(sys.argv[1:]))"
    )
    ended = fresh.python(with_a_bug, "ask", "rally")
    said = re.fullmatch(
        r"That did not work, and it is our fault\. Reference ([0-9A-F]{8})\.\n", ended.out
    )
    assert (ended.status, ended.err, bool(said)) == (1, "", True)
    log = (fresh.home / DATA / "dakar.log").read_text()
    assert f"question failed, reference {said[1]}\nTraceback" in log
    assert "ZeroDivisionError" in log
    record = json.loads(fresh.python(with_a_bug, "ask", "rally", "--json").out)
    assert (record["question"], record["status"]) == ("rally", "failed")


def test_the_way_to_an_answer_imports_nothing_that_it_does_not_need(dakar):
    ended = dakar.python(
        "import sys; from bot.cli import main; main(['ask', 'winner 9 cars']);"
        "sys.stderr.write(' '.join(sys.modules))"
    )
    slow = {"discord", "aiohttp", "asyncio", "sqlite_utils", "prompt_toolkit", "wcwidth", "dotenv"}
    assert (ended.status, slow & set(ended.err.split())) == (0, set())


def test_a_default_edition_that_is_not_loaded_is_said_with_those_that_are(dakar):
    ended = dakar("ask", "rally", DEFAULT_EDITION="1977")
    said = "dakar: DEFAULT_EDITION is 1977, which is not loaded: set one of 2003.\n"
    assert ended == Ended(2, "", said)
