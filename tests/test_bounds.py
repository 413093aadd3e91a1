"""Documents made to be slow or huge: one sentence, soon, and no more memory than it takes."""

import os
import subprocess
import sys
from itertools import islice, product
from pathlib import Path
from string import ascii_lowercase

import pytest

from db.audit import audit
from db.failures import UnbuildableError
from db.load import load_files, open_archive
from db.reader.document import Form, UnreadableError
from db.reader.transcript import transcribe
from tests.example import ARTICLE

ROOT = Path(__file__).parent.parent
LINES = ARTICLE.count("\n") + 1
PAIR = "| 3 | 4 | BRA Olá de Sá | ITA Bab{} Bo | DAF | +1:00 |\n"


def alike(number):
    """Rows of crews that look like each other."""
    signs = islice(product(ascii_lowercase, repeat=3), number)
    return "".join(PAIR.format("".join(sign)) for sign in signs)


@pytest.mark.parametrize(
    ("text", "line", "expected"),
    [
        pytest.param("\n" * 300_000, 200_001, "no more than 200000 lines", id="lines"),
        pytest.param("x" * 30_000, LINES, "no more than 25000 letters", id="letters"),
        pytest.param(
            ("|ab" * 60 + "|\n") * 17_000,
            LINES + 16_663,
            "no more than 1000000 cells in all",
            id="cells in all",
        ),
        pytest.param("|" * 100, LINES, "no more than 64 cells", id="cells"),
        pytest.param("=======x=======", LINES, "no more than 6 levels of headings", id="levels"),
        pytest.param(
            ("x" * 24_900 + "\n") * 17,
            LINES + 15,
            "no more than 400000 letters of prose",
            id="prose",
        ),
        pytest.param(
            "== a ==\n" * 1200,
            LINES + 1000,
            "no more than 1000 parts that are none of a rally's",
            id="sections",
        ),
        pytest.param(alike(12_000), None, "no more than 10000 different names", id="names"),
    ],
)
def test_more_than_any_article_has_is_refused_with_its_line(text, line, expected):
    with pytest.raises(UnreadableError) as refusal:
        transcribe(ARTICLE + text, "1987.txt")
    assert refusal.value.expected == expected
    assert refusal.value.line == line or line is None
    assert "\n" not in str(refusal.value)
    assert len(str(refusal.value)) < 300


def test_what_lies_within_the_bounds_is_read():
    article = ARTICLE.replace("It was held.", "x" * 25_000) + alike(9000)
    edition = transcribe(article, "1987.txt").edition
    assert len(edition.people) == 9011
    assert audit(edition).findings


HUGE = [
    pytest.param(lambda file: file.write_bytes(b"x" * 8_000_001), "it has more than", id="large"),
    pytest.param(lambda file: os.truncate(file, 1 << 40), "it has more than", id="a terabyte"),
    pytest.param(
        lambda file: (file.unlink(), os.mkfifo(file)), "it is no ordinary file", id="a pipe"
    ),
    pytest.param(
        lambda file: (file.unlink(), file.symlink_to("/dev/zero")),
        "it is no ordinary file",
        id="a device",
    ),
    pytest.param(lambda file: (file.unlink(), file.mkdir()), "Is a directory", id="folder"),
]


@pytest.mark.parametrize(("make", "reason"), HUGE)
def test_what_never_ends_is_no_document(tmp_path, make, reason):
    path, file = tmp_path / "results.sqlite", tmp_path / "file.txt"
    file.touch()
    make(file)
    with pytest.raises(UnbuildableError, match=reason) as raised:
        load_files([file], path)
    assert str(raised.value).startswith(f"{file} cannot be read: ")
    assert not path.exists()


@pytest.mark.parametrize(("make", "reason"), HUGE)
def test_such_a_thing_among_the_operators_documents_leaves_the_older_results(
    tmp_path, make, reason, caplog
):
    path, file = tmp_path / "results.sqlite", tmp_path / "editions" / "1987.txt"
    open_archive(path)
    file.parent.mkdir()
    file.touch()
    make(file)
    assert open_archive(path).years == (2003,)
    assert reason in caplog.text


LOADER = """
import resource, sys
from pathlib import Path
resource.setrlimit(resource.RLIMIT_AS, (400 << 20, 400 << 20))
resource.setrlimit(resource.RLIMIT_CPU, (20, 20))
from db.load import load_files
from db.failures import UnbuildableError
try:
    load_files([Path(sys.argv[1])], Path(sys.argv[2]))
except UnbuildableError as error:
    sys.exit(str(error))
"""


BEGINNINGS = {
    Form.FLATTENED: ARTICLE,
    Form.WIKITEXT: "{{Infobox rally|name=1987 Rally}}\n",
    Form.HTML: "<!DOCTYPE html><html><body><h1>1987 Rally</h1>",
}
UNITS = {
    Form.FLATTENED: (
        *("| " * 40 + "|\n", "== a ==\n", "- - x\n", "Ana Bec won stage 2. ", "\n", "- Key: x\n"),
        "= ",
    ),
    Form.WIKITEXT: (
        *("{|\n", "{{a|", "|-\n|a\n", "[[a|", "<ref>", "== a ==\n", "\n", "* x\n", "|| a", "'''"),
        "{|\n|-\n| rowspan=9999 colspan=9999 | x\n",
    ),
    Form.HTML: (
        *("<table>", "<tr><td>x", "<div>", "<p>a", "&amp;", "<", "<h2>a</h2>", "<!--", "<li>x"),
        *("<td rowspan=65534 colspan=1000>x", "<table><tr><td>x</table>"),
    ),
}


@pytest.mark.parametrize(
    ("form", "unit"), [(form, unit) for form, units in UNITS.items() for unit in units]
)
def test_a_document_as_large_as_may_be_needs_little(tmp_path, form, unit):
    file = tmp_path / "1987.txt"
    text = BEGINNINGS[form] + unit * (7_900_000 // len(unit))
    file.write_text(text, encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-c", LOADER, file, tmp_path / "results.sqlite"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode in (0, 1)
    assert "Traceback" not in done.stderr
    assert done.stderr.count("\n") == done.returncode
