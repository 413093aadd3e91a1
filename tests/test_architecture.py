"""Who may import what: bot → commands → db, never back, nothing sideways."""

import ast
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


def imported(path):
    """Every name that a file imports, with its module, also inside of its functions."""
    names = set()
    for node in ast.walk(TREES[path]):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            source = "." * node.level + (node.module or "")
            names |= {f"{source}.{alias.name}" for alias in node.names}
    return names


def packages(path):
    return {name.partition(".")[0] for name in imported(path)}


def module(path):
    return path.removesuffix(".py").removesuffix("/__init__").replace("/", ".")


MODULES = {module(path) for path in TREES}


def our_modules(path):
    """The modules of ours that a file imports, be it whole or a name of theirs."""
    return {home(name) for name in imported(path)} - {""}


def home(name):
    while name and name not in MODULES:
        name = name.rpartition(".")[0]
    return name


def attributes(path):
    return {node.attr for node in ast.walk(TREES[path]) if isinstance(node, ast.Attribute)}


def is_command(path):
    """Whether the file holds a command: a function under the decorator."""
    functions = [node for node in ast.walk(TREES[path]) if isinstance(node, ast.FunctionDef)]
    words = {ast.unparse(d).partition("(")[0] for f in functions for d in f.decorator_list}
    return path.startswith("commands/") and "command" in words


def test_a_layer_imports_only_itself_and_those_below():
    allowed = {path: BELOW[path.partition("/")[0]] for path in TREES}
    assert [p for p in TREES if packages(p) & set(BELOW) - allowed[p]] == []


def test_command_files_are_discovered_and_imported_by_nothing():
    commands = {module(path) for path in TREES if is_command(path)}
    assert [path for path in TREES if commands & our_modules(path)] == []


def test_no_import_leads_back_to_where_it_began():
    try:
        TopologicalSorter({module(path): our_modules(path) for path in TREES}).prepare()
    except CycleError as error:
        pytest.fail(" → ".join(error.args[1]))


def test_words_and_times_stand_on_the_standard_library_alone():
    assert [p for p in ("db/words.py", "db/times.py") if packages(p) & set(BELOW)] == []


@pytest.mark.parametrize(
    ("library", "place"),
    [
        ("discord", "bot/"),
        ("prompt_toolkit", "bot/"),
        ("PIL", "bot/charts/"),
        ("prometheus_client", "bot/metrics.py"),
        ("sqlite_utils", "db/store/fill.py"),
    ],
)
def test_a_library_stays_in_its_home(library, place):
    assert [p for p in TREES if library in packages(p) and not p.startswith(place)] == []


def test_the_surroundings_are_read_in_the_settings_alone():
    readers = [
        path
        for path in TREES
        if attributes(path) & {"environ", "getenv"} or imported(path) & {"os.environ", "os.getenv"}
    ]
    assert set(readers) <= {"bot/settings.py"}


def test_imports_are_absolute():
    assert [path for path in TREES if any(name.startswith(".") for name in imported(path))] == []


def test_no_circle_hides_behind_type_checking():
    assert [
        path
        for path in TREES
        if "TYPE_CHECKING" in attributes(path) or "typing.TYPE_CHECKING" in imported(path)
    ] == []
