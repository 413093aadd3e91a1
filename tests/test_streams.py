"""Pipes, closed and full streams, bytes that are no text, terminals without our letters."""

import json
import os
import signal
import subprocess

import pytest

from tests.program import Ended, Program, at_home


@pytest.fixture(scope="module")
def dakar(tmp_path_factory):
    return at_home(tmp_path_factory)


def read_answer(program):
    """Read an answer that ends with its last candidate or next question."""
    for line in iter(program.stdout.readline, ""):
        if line.startswith(("    /stage stage:13", "  /notes")):
            return


@pytest.mark.parametrize(
    ("words", "reading"),
    [
        (("ask", "-"), read_answer),
        (("ask", "--json", "-"), lambda program: program.stdout.readline()),
        (("run",), read_answer),
    ],
)
def test_an_answer_is_there_before_the_next_question_is_asked(dakar, words, reading):
    pipe = subprocess.PIPE
    with dakar.start(*words, stdin=pipe, stdout=pipe, stderr=pipe, text=True) as program:
        for line in ("rally", "stage Siwa", "rally"):
            program.stdin.write(f"{line}\n")
            program.stdin.flush()
            reading(program)
        program.stdin.close()
        assert (program.stdout.read(), program.wait()) == ("", 0 if words == ("run",) else 1)


@pytest.mark.parametrize("task", ["resolve", "suggest"])
def test_a_text_is_looked_up_before_the_next_one_comes(dakar, task):
    pipe = subprocess.PIPE
    with dakar.start(task, "stage", "-", stdin=pipe, stdout=pipe, text=True) as program:
        for text, found in (("9", "9: found: 9 Sabha → Zilla\n"), ("0 km", "0 km: not found\n")):
            program.stdin.write(f"{text}\n")
            program.stdin.flush()
            assert program.stdout.readline() == found
        program.stdin.close()
        assert program.wait() == 1


UNDECODABLE = b"rider Sainct\n\xff\xfe\x00\n\x1b]0;owned\x07\x9b2J\nwinner \xc3\n"


@pytest.mark.parametrize("words", [("ask", "-"), ("ask", "--json", "-"), ("run",)])
def test_no_sign_that_a_terminal_obeys_comes_back(dakar, words):
    ended = dakar(*words, typed=UNDECODABLE)
    assert "Richard Sainct" in ended.out
    assert [line for line in ended.out.split("\n") if not line.isprintable()] == []
    assert "Traceback" not in ended.err


def test_json_gives_back_what_was_asked_sign_for_sign(dakar):
    ended = dakar("ask", "--json", "-", typed=UNDECODABLE)
    assert [json.loads(line)["question"] for line in ended.out.splitlines()] == [
        "rider Sainct",
        "\ufffd\ufffd\x00",
        "\x1b]0;owned\x07\ufffd2J",
        "winner \ufffd",
    ]


def test_a_word_of_the_shell_need_not_be_text(dakar):
    word = os.fsdecode(b"rider \xff\xe9\x1b[2J")
    plain, record = dakar("ask", word), dakar("ask", "--json", word)
    assert (plain.status, plain.err, record.status, record.err) == (1, "", 1, "")
    assert json.loads(record.out)["question"] == word
    assert [line for line in plain.out.split("\n") if not line.isprintable()] == []


def test_letters_that_the_terminal_lacks_are_spelled(dakar):
    ended = dakar("ask", "winner 13 trucks", PYTHONIOENCODING="ascii")
    assert (ended.status, ended.err) == (0, "")
    assert ended.out.startswith(
        "Stage 13 - Trucks - Siwa -> Dakhla\nFirdaus Kabirov / Aydar Belyaev / Ilgizar Mardeev"
    )
    latin = dakar("ask", "winner 9 trucks", PYTHONIOENCODING="latin-1").out
    assert "Gérard de Rooy" in latin
    assert "Tomás Tomecek / Jaromír Martinec" in latin.replace("Tomáš", "Tomás")


def test_json_for_a_terminal_that_lacks_letters_loses_none(dakar):
    there = dakar("ask", "--json", "winner 9 trucks")
    here = dakar("ask", "--json", "winner 9 trucks", PYTHONIOENCODING="ascii")
    assert here.out.isascii()
    assert json.loads(here.out) == json.loads(there.out)


@pytest.mark.parametrize("locale", ["C", "POSIX", "nowhere"])
def test_the_locale_of_a_bare_machine_is_good_enough(dakar, told, locale):
    assert dakar("ask", "winner 9", LC_ALL=locale) == Ended(0, told("winner 9") + "\n", "")


def shell(program: Program, line: str) -> Ended:
    """Run a line of shell where `dakar` is the console script."""
    with program.start("--version", stdout=subprocess.PIPE) as started:
        started.communicate()
    done = subprocess.run(
        ["/bin/sh", "-c", f'dakar() {{ "{started.args[0]}" "$@"; }}\n{line}'],
        cwd=program.home,
        env=program.environment(),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )
    return Ended(done.returncode, done.stdout, done.stderr)


def test_a_pipe_that_nobody_reads_on_ends_it_quietly(dakar):
    ended = shell(dakar, "{ yes rally | { dakar ask -; echo $? >&2; }; } | head -n 1")
    assert (ended.out, ended.err.splitlines()[0]) == ("2003 Dakar Rally\n", "141")
    assert "Traceback" not in ended.err


def test_a_full_disk_is_told(dakar):
    assert shell(dakar, "dakar ask rally >/dev/full") == Ended(
        1, "", "dakar: The answer cannot be written: No space left on device.\n"
    )


@pytest.mark.parametrize(
    ("line", "status"),
    [
        ("dakar ask rally >&-", 0),
        ("dakar ask rally 2>&-", 0),
        ("dakar ask hm >&- 2>&-", 1),
        ("dakar ask - <&-", 0),
        ("dakar console <&-", 0),
    ],
)
def test_a_closed_stream_is_no_reason_to_fail(dakar, line, status):
    ended = shell(dakar, line)
    assert (ended.status, ended.err) == (status, "")


def test_ctrl_c_ends_it_quietly(dakar):
    pipe = subprocess.PIPE
    with dakar.start("ask", "-", stdin=pipe, stdout=pipe, stderr=pipe, text=True) as program:
        program.stdin.write("rally\n")
        program.stdin.flush()
        read_answer(program)
        program.send_signal(signal.SIGINT)
        assert (program.wait(), program.stderr.read()) == (130, "")
