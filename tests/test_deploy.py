"""What is shipped for running it as a service or in a container says what is there."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from bot.settings import DEFAULTS

ROOT = Path(__file__).parent.parent
SERVICE = (ROOT / "deploy" / "dakar.service").read_text(encoding="utf-8")
CONTAINER = (ROOT / "deploy" / "Containerfile").read_text(encoding="utf-8")
IGNORED = (ROOT / ".dockerignore").read_text(encoding="utf-8").splitlines()
HOSTING = (ROOT / "docs" / "hosting.md").read_text(encoding="utf-8")
MOST_EXPOSED = 1.5
"""Of 10, as systemd reckons it; below 2 it says OK."""


ANALYZE = shutil.which("systemd-analyze")


@pytest.mark.skipif(not ANALYZE, reason="needs systemd-analyze")
def test_the_service_may_do_little_more_than_it_must(tmp_path):
    unit = tmp_path / "dakar.service"
    unit.write_text(SERVICE)
    done = subprocess.run(
        [ANALYZE, "security", "--offline=true", unit],
        capture_output=True,
        text=True,
        check=False,
    )
    found = re.search(r"Overall exposure level for dakar\.service: ([\d.]+)", done.stdout)
    if found is None:
        pytest.skip(f"this systemd-analyze cannot look at files: {done.stderr.strip()}")
    assert float(found[1]) < MOST_EXPOSED


def test_the_service_tries_again_only_where_that_can_help():
    assert "RestartPreventExitStatus=2 3 78\n" in SERVICE
    assert "ExecStart=/opt/dakar/.venv/bin/dakar run\n" in SERVICE


def test_the_container_is_not_root_and_looks_after_itself():
    lines = CONTAINER.splitlines()
    assert [line for line in lines if line.startswith("USER ")] == ["USER 10001"]
    assert lines.index("USER 10001") < lines.index('ENTRYPOINT ["tini", "--", "dakar"]')
    assert 'CMD ["dakar", "health"]' in CONTAINER
    assert "--require-hashes" in CONTAINER


def test_the_container_is_given_what_it_copies_and_nothing_else():
    copied = re.findall(r"^COPY (?!--from)(.+) \S+$", CONTAINER, re.MULTILINE)
    files = {file for line in copied for file in line.split()}
    assert {file for file in files if not (ROOT / file).exists()} == set()
    assert IGNORED[1] == "*"
    assert {line.removeprefix("!") for line in IGNORED if line.startswith("!")} == files


@pytest.mark.parametrize("text", [SERVICE, CONTAINER, HOSTING])
def test_every_setting_named_is_one(text):
    names = set(re.findall(r"\b(?:DISCORD|DAKAR|HTTP|LOG|TEST)_[A-Z_]+\b", text))
    assert names <= set(DEFAULTS)


def test_every_file_that_hosting_points_at_is_there():
    files = re.findall(r"\]\((?!http)([^)#]+)\)", HOSTING)
    assert files
    assert [file for file in files if not (ROOT / "docs" / file).exists()] == []
