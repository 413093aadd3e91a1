"""Who may import what: bot → commands → db, never back, nothing sideways."""

import ast
from collections.abc import Iterator
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
BELOW = {"bot": {"bot", "commands", "db"}, "commands": {"commands", "db"}, "db": {"db"}}
TREES = {
    path.relative_to(ROOT).as_posix(): ast.parse(path.read_bytes())
    for layer in BELOW
    for path in sorted((ROOT / layer).rglob("*.py"))
}
MODULES = {path.removesuffix(".py").removesuffix("/__init__").replace("/", ".") for path in TREES}
every_file = pytest.mark.parametrize("path", TREES)


def imported(path: str) -> Iterator[str]:
    """Every module and name that a file imports, also inside of its functions."""
    for node in ast.walk(TREES[path]):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}:{node.lineno} imports relatively"
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def is_command(path: str) -> bool:
    """Whether the file holds a command: a function under the decorator."""
    functions = (n for n in ast.walk(TREES[path]) if isinstance(n, ast.FunctionDef))
    words = (ast.unparse(d).partition("(")[0] for f in functions for d in f.decorator_list)
    return path.startswith("commands/") and "command" in words


@every_file
def test_a_layer_imports_only_itself_and_those_below(path):
    ours = {name.partition(".")[0] for name in imported(path)} & set(BELOW)
    assert ours <= BELOW[path.partition("/")[0]]


@every_file
def test_nothing_imports_a_command_file_they_are_discovered(path):
    commands = {p.removesuffix(".py").replace("/", ".") for p in TREES if is_command(p)}
    assert not commands & set(imported(path))


def test_no_import_leads_back_to_where_it_began():
    graph = {
        path.removesuffix(".py").removesuffix("/__init__").replace("/", "."): MODULES
        & set(imported(path))
        for path in TREES
    }
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        pytest.fail(" → ".join(error.args[1]))


@pytest.mark.parametrize("path", ["db/words.py", "db/times.py"])
def test_words_and_times_stand_on_the_standard_library_alone(path):
    assert not {name.partition(".")[0] for name in imported(path)} & set(BELOW)


@every_file
@pytest.mark.parametrize(
    ("library", "home"),
    [("discord", "bot/"), ("sqlite_utils", "db/fill.py"), ("prompt_toolkit", "bot/")],
)
def test_a_library_stays_in_its_home(path, library, home):
    assert path.startswith(home) or library not in {n.partition(".")[0] for n in imported(path)}


@every_file
def test_the_surroundings_are_read_in_the_settings_alone(path):
    names = {n.attr for n in ast.walk(TREES[path]) if isinstance(n, ast.Attribute)}
    names |= {name.rpartition(".")[2] for name in imported(path)}
    assert path == "bot/settings.py" or not names & {"environ", "getenv"}


@every_file
def test_no_circle_hides_behind_type_checking(path):
    assert "typing.TYPE_CHECKING" not in set(imported(path))
    assert "TYPE_CHECKING" not in {
        n.attr for n in ast.walk(TREES[path]) if isinstance(n, ast.Attribute)
    }
