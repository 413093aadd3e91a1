"""The README shows what is really answered, and points at what is really there."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text("utf-8")
SHOWN = re.findall(r"^```\n\$ dakar ask (.*)\n((?:.*\n)*?)```$", README, re.MULTILINE)


@pytest.mark.parametrize(("line", "shown"), SHOWN)
def test_an_answer_shown_begins_as_the_answer_does(told, line, shown):
    assert told(line).startswith(shown.rstrip("\n"))


def test_answers_are_shown():
    assert len(SHOWN) >= 3


def test_every_command_is_listed(desk):
    rows = "\n".join(line for line in README.splitlines() if line.startswith("| `/"))
    named = set(re.findall(r"`/(\w+)", rows))
    assert {command.name for command in desk.commands} <= named


def test_every_file_pointed_at_is_there():
    files = re.findall(r"\]\((?!http)([^)#]+)\)", README)
    assert [file for file in files if not (ROOT / file).exists()] == []
