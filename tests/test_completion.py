"""What the prompt offers: as a whole line, and that the desk reads that line back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from prompt_toolkit.completion import CompleteEvent
from prompt_toolkit.document import Document

from bot.completion import LineCompleter


@pytest.fixture(scope="session")
def offered(desk):
    completer = LineCompleter(desk)

    def offer(text):
        """The lines that the offers would make of a text."""
        found = completer.get_completions(Document(text), CompleteEvent())
        return [text[: len(text) + each.start_position] + each.text for each in found]

    return offer


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("/winn", ["/winner"]),
        ("/wins by:m", ["/wins by:make"]),
        ("/wins na", ["/wins nation"]),
        ("/wins make tr", ["/wins make trucks"]),
        ("/make ka", ["/make Kamaz"]),
        ("/nation du", ["/nation Netherlands"]),
        ("/nation south", ['/nation "South Africa"']),
        ("st", ["/stage", "/standings"]),
        ("/winner st", ["/winner stage:"]),
        ("/winner 9 ca", ["/winner 9 cars", "/winner 9 category:"]),
        ("/winner stage:sab", ["/winner stage:8", "/winner stage:9"]),
        ("/winner stage:sabha z", []),
        ("/stage stage:El ", ["/stage stage:5", "/stage stage:6"]),
        (
            "/winner stage:9 ",
            [
                "/winner stage:9 category:",
                "/winner stage:9 bikes",
                "/winner stage:9 cars",
                "/winner stage:9 trucks",
            ],
        ),
        ("/standings trucks st", ["/standings trucks stage:"]),
        ("/rider Richard Sainct", []),
        ("/rider zzz", []),
        ("/route x", []),
        ("/nothing x", []),
    ],
)
def test_what_is_typed_has_these_offers(offered, text, lines):
    assert offered(text) == lines


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("/rider pal", '/rider "Pål Anders Ullevålseter"'),
        ("/rider name:pal", '/rider name:"Pål Anders Ullevålseter"'),
        ('/rider name:"gerard', '/rider name:"Gérard de Rooy"'),
        ("/rider category:trucks ger", '/rider category:trucks "Gérard de Rooy"'),
    ],
)
def test_the_likeliest_person_is_offered_first(offered, text, line):
    assert offered(text)[0] == line


def test_something_is_offered_before_anything_is_typed(desk, offered):
    assert offered("") == [f"/{command.name}" for command in desk.commands]
    assert offered("/rider ")[2] == '/rider "Richard Sainct"'


@pytest.mark.parametrize(
    "text", ["/rider name:", "/winner ", "/standings trucks ", "/stage stage:"]
)
def test_what_is_offered_is_answered(desk, offered, text):
    lines = [line for line in offered(text) if not line.endswith(":")]
    assert len(lines) > 10
    assert [line for line in lines if not desk.ask(line).answered] == []


@given(st.text(max_size=40), st.sampled_from(["", "/rider ", "/winner stage:", "/standings "]))
def test_no_text_is_too_strange_to_complete(desk, text, before):
    offers = LineCompleter(desk)._offers(before + text)
    assert [each.text for each in offers if not each.text.isprintable()] == []
