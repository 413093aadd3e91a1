"""Each file of `answers/` holds questions (`$ /winner trucks`) and the whole answer to each.

What a file says was read by people and held against the source. After a change of wording
`python -m tests.renew_answers` writes the files anew, to be read again before they are committed.
"""

import pytest

from tests.renew_answers import FILES, cases

# What it says differs from one start and one version to the next; tested in test_about.py.
VARYING = {"about"}
CASES = [
    pytest.param(line, answer, id=f"{file.stem}: {line}")
    for file in FILES
    for line, answer in cases(file)
]


@pytest.mark.parametrize(("line", "answer"), CASES)
def test_the_whole_answer_is_as_it_was_read(told, line, answer):
    assert told(line) == answer.strip("\n")


def test_every_command_has_answers_to_read(desk):
    asked = {case.values[0].lstrip("/").partition(" ")[0] for case in CASES}
    assert {
        command.name for command in desk.commands if command.alias_of is None
    } <= asked | VARYING
