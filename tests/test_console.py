"""The prompt at a real terminal: typing, completing, choosing, dropping a line, leaving."""

import pytest

from bot.terminal import cells
from tests.program import at_home
from tests.typing_person import Typing

CTRL_C, CTRL_D, TAB, UP = "\x03", "\x04", "\t", "\x1b[A"
PROMPT = "dakar>"


@pytest.fixture(scope="module")
def dakar(tmp_path_factory):
    return at_home(tmp_path_factory)


@pytest.fixture(params=["xterm", "dumb"])
def terminal(request, dakar):
    """Somebody at the prompt, on a terminal that knows everything or next to nothing."""
    with Typing(dakar, "console", TERM=request.param) as somebody:
        somebody.see("Ctrl-D leaves.")
        somebody.see(PROMPT)
        yield somebody


def test_a_line_is_answered(terminal):
    terminal.type("winner 9 cars\r")
    terminal.see("Ari Vatanen / Tina Thörner (Nissan) won in 5:38:37, by 0:07.")
    terminal.see(PROMPT)


def test_the_number_of_a_candidate_answers_what_was_asked_back(terminal):
    terminal.type("stage Siwa\r")
    terminal.see(" 2  12 · Siwa → Siwa")
    terminal.see(PROMPT)
    terminal.type("2\r")
    terminal.see("Stage 12 · Siwa → Siwa")
    terminal.see(PROMPT)
    terminal.type("2\r")
    terminal.see("Nobody in the source has the number 2.")


def test_more_letters_answer_what_was_asked_back(terminal):
    terminal.type("rider de azevedo\r")
    terminal.see(" 2  Jean de Azevedo")
    terminal.see(PROMPT)
    terminal.type("andr\r")
    terminal.see("André de Azevedo finished 2nd among the trucks")


def test_ctrl_c_drops_a_line_and_ctrl_d_leaves(terminal):
    terminal.type("winner 9 tru")
    terminal.see("winner 9 tru")
    terminal.type(CTRL_C)
    terminal.see(PROMPT)
    terminal.type("rally\r")
    terminal.see("2003 Dakar Rally")
    terminal.see(PROMPT)
    terminal.type(CTRL_D)
    assert terminal.end() == 0
    assert "Traceback" not in terminal.shown


@pytest.mark.parametrize("word", ["exit", "/quit"])
def test_whoever_wants_to_leave_may_say_so(terminal, word):
    terminal.type(f"{word}\r")
    assert terminal.end() == 0


def test_an_empty_line_asks_nothing(terminal):
    terminal.type("\r")
    terminal.see(PROMPT)
    terminal.type("rally\r")
    terminal.see("2003 Dakar Rally")


def test_keys_that_are_no_text_harm_nobody(terminal):
    terminal.type(b"rider \xff\xc3\r")
    terminal.see("Nobody called")
    terminal.see(PROMPT)
    terminal.type(CTRL_D)
    assert terminal.end() == 0
    assert "Traceback" not in terminal.shown


def test_run_without_a_token_asks_at_the_terminal(dakar):
    with Typing(dakar, "run") as somebody:
        somebody.see("DISCORD_TOKEN is not set, so questions are answered here, not on Discord.")
        somebody.see(PROMPT)
        somebody.type("rally\r")
        somebody.see("2003 Dakar Rally")
        somebody.see(PROMPT)
        somebody.type(CTRL_D)
        assert somebody.end() == 0


def test_what_is_typed_is_completed_and_what_is_offered_is_described(dakar):
    with Typing(dakar, "console") as somebody:
        somebody.see(PROMPT)
        somebody.type("/rider pal")
        somebody.see("Pål Anders Ullevålseter")
        somebody.see("12 · KTM · 7th")
        somebody.type(TAB)
        somebody.see('"Pål Anders Ullevålseter"')
        somebody.type("\r")
        somebody.see("Pål Anders Ullevålseter · Bikes 12")


def test_what_was_typed_is_kept_for_the_next_time(tmp_path_factory):
    program = at_home(tmp_path_factory)
    for first in (True, False):
        with Typing(program, "console") as somebody:
            somebody.see(PROMPT)
            somebody.type("winner 9 bikes\r" if first else f"{UP}\r")
            somebody.see("Richard Sainct (KTM) won in 6:01:23")
            somebody.see(PROMPT)
            somebody.type(CTRL_D)
            assert somebody.end() == 0


def test_a_history_that_cannot_be_kept_stops_nobody(tmp_path_factory):
    program = at_home(tmp_path_factory)
    (program.home / ".local/share/dakar/dakar.history").mkdir()
    with Typing(program, "console") as somebody:
        somebody.see(PROMPT)
        somebody.type("winner 9 bikes\r")
        somebody.see("Richard Sainct (KTM) won in 6:01:23")
        somebody.see(PROMPT)
        somebody.type(CTRL_D)
        assert somebody.end() == 0
        assert "Traceback" not in somebody.shown


@pytest.mark.parametrize(
    ("settings", "styles"),
    [({}, True), ({"NO_COLOR": "1"}, False), ({"TERM": "dumb"}, False)],
)
def test_colour_is_for_terminals_that_want_it(dakar, settings, styles):
    with Typing(dakar, "ask", "winner 13 bikes", **settings) as somebody:
        assert somebody.end() == 0
        assert "Fabrizio Meoni · KTM ⚠" in somebody.shown
        assert ("\x1b[" in somebody.raw) is styles


def test_an_answer_is_as_narrow_as_the_terminal(dakar):
    with Typing(dakar, "ask", "standings trucks", columns=42) as somebody:
        assert somebody.end() == 0
        assert [line for line in somebody.shown.split("\n") if cells(line) > 42] == []
        assert " 1   61:36:40  Vladimir Chagin / Semen\n" in somebody.shown
