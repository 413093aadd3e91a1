"""Cut, damaged, badly encoded and random texts: each reads or is refused, and nothing else."""

from itertools import product
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from db.reader.document import UnreadableError
from db.reader.transcript import transcribe
from tests.example import ARTICLE, EDITION

BUNDLED = Path(__file__).parent.parent / "db" / "editions" / "2003.txt"


@pytest.mark.parametrize("encoding", ["latin-1", "cp1252", "utf-16"])
def test_a_wrong_encoding_is_named_with_the_first_line_that_shows_it(encoding):
    wrong = ARTICLE.encode(encoding, "replace").decode("utf-8", "replace")
    with pytest.raises(UnreadableError) as refusal:
        transcribe(wrong, "1987.txt")
    message = str(refusal.value)
    line = 1 if encoding == "utf-16" else 8
    assert message.startswith(
        f"1987.txt, line {line}: expected readable text (is the file saved as UTF-8?), found: "
    )
    assert "\x00" not in message


def read_or_refused(text):
    try:
        return transcribe(text, "1987.txt")
    except UnreadableError as refused:
        lines = text.count("\n") + text.count("\r") + 1
        where = f"1987.txt, line {refused.line}: expected {refused.expected}, found: "
        if not 1 <= refused.line <= lines or not str(refused).startswith(where):
            raise
        return None


@pytest.mark.parametrize("cut", range(0, len(ARTICLE), 7))
def test_a_cut_file_is_refused_or_gives_only_what_stands_in_it(cut):
    transcript = read_or_refused(ARTICLE[:cut])
    if transcript is None:
        return
    whole = {(each.kind, each.category, each.stage): each for each in EDITION.classifications}
    for table in transcript.edition.classifications:
        if table.winners_only:
            continue  # The results may be what was cut off.
        full = whole[table.kind, table.category, table.stage].placings
        assert [(each.people, each.time, each.gap) for each in table.placings] == [
            (each.people, each.time, each.gap) for each in full[: len(table.placings)]
        ]
    assert [stage.date for stage in transcript.edition.stages] == [
        stage.date for stage in EDITION.stages
    ][: len(transcript.edition.stages)]


@settings(deadline=None)
@given(st.text())
def test_any_text_reads_or_is_refused(text):
    read_or_refused(text)


def mutations(article):
    """Texts that differ from the article by a few dropped, doubled or changed parts."""
    kinds = {
        "line": article.split("\n"),
        "cell": article.split("|"),
        "word": article.split(" "),
        "letter": list(article),
    }
    joints = {"line": "\n", "cell": "|", "word": " ", "letter": ""}

    @st.composite
    def mutated(draw):
        kind = draw(st.sampled_from(sorted(kinds)))
        parts = list(kinds[kind])
        for _ in range(draw(st.integers(1, 3))):
            at, other = (draw(st.integers(0, len(parts) - 1)) for _ in "ab")
            change = draw(st.sampled_from(["drop", "double", "swap", "text"]))
            if change == "drop" and len(parts) > 1:
                del parts[at]
            elif change == "double":
                parts.insert(at, parts[at])
            elif change == "swap":
                parts[at], parts[other] = parts[other], parts[at]
            else:
                parts[at] = draw(st.text(max_size=5) | st.sampled_from("|=-:.0 \n"))
        return joints[kind].join(parts)

    return mutated()


@settings(deadline=None)
@given(mutations(ARTICLE))
def test_a_damaged_article_reads_or_is_refused(text):
    read_or_refused(text)


@settings(deadline=None)
@given(mutations(BUNDLED.read_text("utf-8")))
def test_the_bundled_document_when_damaged_reads_or_is_refused(text):
    read_or_refused(text)


LONG = 20_000


@pytest.mark.parametrize(
    "unit",
    [
        *("won ", "was won ", "took stages 1, ", "between ", "between a and ", "9", "A", "Aa "),
        *("on stage 2 ", "ten-", "5:30 penalty ", "Ana Bec ", "Zo Ex died ", "not injured "),
        *("also known as ", ". ", "= ", "\u00e9", "stages 1-999, ", "e\u0301"),
    ],
)
@pytest.mark.parametrize("frame", ["won stages {}.", "- - between {} in", "- {}", "| {} |", "= {}"])
def test_a_very_long_line_is_read_or_refused(unit, frame):
    line = frame.format(unit * (LONG // len(unit)))
    read_or_refused(ARTICLE.replace("It was held.", line))
    read_or_refused(f"{ARTICLE}\n{line}\n")


@pytest.mark.parametrize(
    ("crew", "written"),
    [
        ("BRA Olá de Sá | ITA Bab{} Bo", 26),
        ("{} Olá de Sá | ITA Bab{} Bo", 26),
        ("FRA A{}b | ITA Ugo Bo", 4),
    ],
    ids=["a driver with very many co-drivers", "a name with every flag", "a name with every dot"],
)
def test_very_many_people_who_look_alike_are_read(crew, written):
    letters = "abcdefghijklmnopqrstuvwxyz" if written == 26 else ".-'\u2019"
    signs = ["".join(each) for each in product(letters, repeat=3 if written == 26 else 5)][:1500]
    crews = [crew.format(*[sign.upper() if "{} O" in crew else sign, sign]) for sign in signs]
    rows = "".join(f"| 3 | 4 | {each} | DAF | +1:00 |\n" for each in crews)
    edition = transcribe(ARTICLE + rows, "1987.txt").edition
    assert len(edition.classifications[-1].placings) == len(crews) + 2
