"""Lines that cannot be asked are answered in the language of who typed them."""

import re

import pytest

from commands.index import localized
from commands.languages import languages, speaking


@pytest.mark.parametrize("language", languages())
def test_a_near_command_is_named_as_it_is_typed_in_the_language_spoken(desk, language):
    with speaking(language):
        name = localized("standings")
        answer = desk.ask(f"/{name}x 9")
    assert f"/{name}?" in re.sub(r"\s\?", "?", answer.sentence)
    assert answer.following[0].line == "standings trucks"


@pytest.mark.parametrize("language", languages())
@pytest.mark.parametrize(
    "line", ["winner stage:9 category:cars so early", "rider", "compare Sainct", "nonsense"]
)
def test_examples_are_shown_as_they_are_typed_and_kept_as_they_are(desk, language, line):
    with speaking(language):
        answer = desk.ask(line)
        labels = [f"/{localized(each.line)}" for each in answer.following]
    examples = {example for command in desk.commands for example in command.examples}
    assert answer.following
    assert [each.label for each in answer.following] == labels
    assert {each.line for each in answer.following} <= examples
