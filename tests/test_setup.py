"""What is declared, what is locked and what is imported agree; the set-up finds a Python."""

import ast
import re
import shutil
import subprocess
import sys
import tomllib
from importlib.metadata import distributions, packages_distributions, requires
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parent.parent
OURS = {"bot", "commands", "db", "scripts", "tests", "benchmarks", "conftest"}
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
GROUPS = PROJECT["dependency-groups"]
RUNTIME = PROJECT["project"]["dependencies"]
LOCKS = {
    "requirements.lock": RUNTIME + GROUPS["build"],
    "requirements-dev.lock": RUNTIME + GROUPS["build"] + GROUPS["dev"],
}
DEV = "requirements-dev.lock"
INSTALLED = {canonicalize_name(each.name) for each in distributions()}
every_lock = pytest.mark.parametrize("lock", LOCKS)


def entries(lock):
    """The packages of a lock file: name, version, and all the lines that belong to it."""
    text = (ROOT / lock).read_text(encoding="utf-8")
    for entry in re.split(r"\n(?=\w)", text)[1:]:
        name, version = re.match(r"(\S+)==(\S+)", entry).groups()
        yield name, version, entry


def names(requirements):
    return {canonicalize_name(Requirement(text).name) for text in requirements}


def applies(requirement):
    return requirement.marker is None or requirement.marker.evaluate({"extra": ""})


def third_party(*folders):
    """The packages that the code of these folders imports, by the name they are installed by."""
    paths = [path for folder in folders for path in (ROOT / folder).rglob("*.py")]
    nodes = [node for path in paths for node in ast.walk(ast.parse(path.read_bytes()))]
    tops = {a.name.partition(".")[0] for n in nodes if isinstance(n, ast.Import) for a in n.names}
    froms = [node for node in nodes if isinstance(node, ast.ImportFrom) and not node.level]
    tops |= {node.module.partition(".")[0] for node in froms}
    siblings = {path.stem for path in paths} | {path.parent.name for path in paths}
    homes = packages_distributions()
    wanted = tops - set(sys.stdlib_module_names) - OURS - siblings
    return {canonicalize_name(homes.get(top, [top])[0]) for top in wanted}


@every_lock
def test_lock_is_current(lock):
    locked = {name: (version, entry) for name, version, entry in entries(lock)}
    asked = {name for name, (_, entry) in locked.items() if "pyproject.toml" in entry}
    assert asked == names(LOCKS[lock]), "run: make lock"
    for requirement in map(Requirement, LOCKS[lock]):
        version = locked[canonicalize_name(requirement.name)][0]
        assert version in requirement.specifier, f"{requirement}: run: make lock"


@every_lock
def test_lock_has_a_hash_for_every_package_and_an_address_for_none(lock):
    assert [name for name, _, entry in entries(lock) if "--hash=sha256:" not in entry] == []
    assert (
        re.findall(
            r".*(?:://|file:|--(?:extra-)?index|--find-links).*",
            (ROOT / lock).read_text(encoding="utf-8"),
        )
        == []
    )


def test_lock_pins_what_packages_ask_for_with_extras():
    # Up to pip 23.2, `coverage==7.17.3` does not pin the `coverage[toml]` that pytest-cov asks for.
    locked = {Requirement(name).name: Requirement(name) for name, _, _ in entries(DEV)}
    installed = [name for name in locked if name in INSTALLED]
    asked = [Requirement(text) for name in installed for text in requires(name) or ()]
    wanted = [each for each in asked if each.extras and applies(each)]
    assert [each.name for each in wanted] == ["coverage"]
    assert [each for each in wanted if not each.extras <= locked[each.name].extras] == []


def test_both_locks_name_the_same_versions():
    tests = {name: version for name, version, _ in entries("requirements-dev.lock")}
    assert [
        name for name, version, _ in entries("requirements.lock") if tests[name] != version
    ] == []


def test_every_library_that_the_product_imports_is_declared():
    assert third_party("bot", "commands", "db") <= names(RUNTIME)


def test_every_library_that_the_tests_import_is_declared():
    # The benchmark of charts compares with matplotlib where that happens to be installed.
    compared = {"matplotlib"}
    assert third_party("tests", "benchmarks") - compared <= names(RUNTIME + GROUPS["dev"])


@pytest.fixture
def machine(tmp_path):
    """A checkout whose set-up only says who runs it, on a machine where we choose the Pythons."""
    (tmp_path / "bin").mkdir()
    (tmp_path / "bin" / "dirname").symlink_to(shutil.which("dirname"))
    (tmp_path / "a rally" / "scripts").mkdir(parents=True)
    shutil.copy(ROOT / "scripts" / "setup", tmp_path / "a rally" / "scripts")
    return tmp_path


def install(machine, name, version):
    """Put a Python in place that is of some version and says its name when it runs a file."""
    real = f"import sys; sys.version_info = {version}; exec(sys.argv[1])"
    path = machine / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(
        f'#!/bin/sh\n[ "$1" = -c ] && exec "{sys.executable}" -c "{real}" "$2"\necho {path.name}\n'
    )
    path.chmod(0o755)


def set_up(machine, **settings):
    done = subprocess.run(
        ["/bin/sh", machine / "a rally" / "scripts" / "setup"],
        env={"PATH": str(machine / "bin"), "HOME": str(machine), **settings},
        capture_output=True,
        text=True,
        check=False,
    )
    return done.returncode, done.stdout, done.stderr


def test_set_up_takes_python3_when_it_is_new_enough(machine):
    install(machine, "bin/python3", (3, 11))
    install(machine, "bin/python3.13", (3, 13))
    assert set_up(machine) == (0, "python3\n", "")


def test_set_up_takes_the_newest_when_python3_is_too_old(machine):
    for name, version in [("3", (3, 9)), ("3.11", (3, 11)), ("3.13", (3, 13)), ("3.8", (3, 8))]:
        install(machine, f"bin/python{name}", version)
    assert set_up(machine) == (0, "python3.13\n", "")


def test_set_up_keeps_the_python_it_took_before(machine):
    install(machine, "bin/python3", (3, 13))
    install(machine, "a rally/.venv/bin/python", (3, 11))
    assert set_up(machine) == (0, "python\n", "")


def test_set_up_takes_the_python_it_is_told(machine):
    install(machine, "bin/python3", (3, 13))
    install(machine, "my own/python-told", (3, 12))
    assert set_up(machine, PYTHON=str(machine / "my own" / "python-told")) == (
        0,
        "python-told\n",
        "",
    )


def test_set_up_names_what_it_needs_when_every_python_is_too_old(machine):
    install(machine, "bin/python3", (3, 10))
    status, said, complaint = set_up(machine)
    assert (status, said, complaint.count("\n")) == (1, "", 1)
    assert "Python 3.11 or newer is needed" in complaint


def test_set_up_refuses_a_python_it_is_told_that_is_too_old(machine):
    install(machine, "bin/python3", (3, 13))
    install(machine, "bin/python3.10", (3, 10))
    status, said, complaint = set_up(machine, PYTHON="python3.10")
    assert (status, said, complaint.count("\n")) == (1, "", 1)
    assert "PYTHON=python3.10 is no Python of version 3.11" in complaint
