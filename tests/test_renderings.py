"""One answer, three renderings: all hold the same facts, and none is more than its reader takes."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace

import pytest
from discord import ui
from hypothesis import given, settings
from hypothesis import strategies as st
from wcwidth import wcswidth

from bot import embed, layout, terminal
from bot.shown import PICTURE, Shown
from commands import wording
from commands.answer import Answer, Fact, Following, Note, NoteKind, Row, Table
from db.rally import Person
from db.times import Origin, Time
from tests.every import every_answer
from tests.fake_discord.message_limits import COMPONENTS_V2, examine_message
from tests.fake_discord.refusals import Form

SIGNS = {
    NoteKind.UNDERSTOOD: "Understood:",
    NoteKind.DISPUTED: "⚠",
    NoteKind.COMPUTED: "≈",
    NoteKind.INFERRED: "Inferred:",
}
PICTURES = re.compile("[\U0001f1e6-\U0001f1ff\U0001f300-\U0001faff]")
FIGURE = re.compile(r"\d:\d\d")
PLACED = re.compile(r"\d+=? +\S+$")


@pytest.fixture(scope="module", params=["2003", "odd"])
def asked(request, desk, odd_desk):
    return {"2003": desk, "odd": odd_desk}[request.param]


@pytest.fixture(scope="module")
def answers(asked):
    return dict(every_answer(asked))


def test_all_three_renderings_hold_the_facts_of_the_answer(answers):
    for line, whole in answers.items():
        # What to ask next is typed in one place and pressed in the other.
        answer = replace(whole, following=())
        shown = Shown(line)
        card = embed.card(answer, shown)
        in_embed = f"{embed.text(answer, shown)}\n{card.title}\n{card.description}"
        facts = said("\n".join(held(answer)), answer)
        # The twin of a chart is letters where there is a picture on Discord.
        letters = replace(answer, chart=None)
        for width in (None, 42):
            assert said(terminal.render(letters, width), answer) == facts, line
        assert said(plain("\n".join(texts(answer, shown))), answer) == facts, line
        assert said(plain(in_embed), answer) == facts, line


def test_what_is_hidden_or_seen_in_private_is_the_same(answers):
    for line, answer in answers.items():
        for shown in (Shown(line, hidden=True), Shown(line, private=True)):
            assert texts(answer, shown) == texts(answer, Shown(line)), line
        hidden = embed.card(answer, Shown(line, hidden=True)).description or ""
        shown = embed.card(answer, Shown(line)).description or ""
        assert said(plain(hidden), answer) == said(plain(shown), answer), line


def test_rows_fit_a_phone_and_their_chips_stand_in_line(answers):
    for line, answer in answers.items():
        rows = [row for text in texts(answer, Shown(line)) for row in text.split("\n")]
        led = [row for row in rows if row.startswith("`")]
        assert [row for row in led if wcswidth(plain(row)) > 42] == [], line
        chips = [row.split("`")[1] for row in led]
        assert [chip for chip in chips if chip.startswith(" ")] == [], line
        figures = [chip for chip in chips if FIGURE.search(chip)]
        assert [figure for figure in figures if wcswidth(figure) > 14] == [], line
        placed = {wcswidth(figure) for figure in figures if PLACED.match(figure)}
        assert len(placed) <= 1, (line, figures)


def test_a_block_of_letters_of_equal_width_fits_a_phone(answers):
    for line, answer in answers.items():
        for text in texts(answer, Shown(line)):
            blocks = text.split("```")[1::2]
            rows = [row for block in blocks for row in block.split("\n")]
            assert [row for row in rows if wcswidth(row) > 28] == [], line


def test_no_answer_is_more_than_discord_takes(answers):
    for line, answer in answers.items():
        for shown in ways(line, (None, b"PNG") if answer.chart else (None,)):
            assert objections(answer, shown) == [], (line, shown)


def test_nothing_is_left_out_of_an_answer_of_the_data(answers):
    for line, answer in answers.items():
        card = embed.card(answer, Shown(line, hidden=True))
        everything = "\n".join([*texts(answer, Shown(line)), card.description or ""])
        assert "more than a message holds" not in everything, line


def test_the_line_of_an_answer_asks_for_it_again(answers, asked):
    for line, answer in answers.items():
        # How long it has been up differs from answer to answer.
        again = replace(asked.ask(line), facts=answer.facts)
        assert again == answer, line


def test_everything_is_walked(answers, asked):
    results = asked.archive.edition()
    people, stages, categories = results.people, results.stages, results.categories
    assert len(answers) >= 3 * len(people) + (len(stages) + 1) * (len(categories) + 1)
    assert {line.partition(" ")[0] for line in answers} == {each.name for each in asked.commands}


LONG = st.text(st.sampled_from("x \n`|*_#-é🏍"), max_size=300)
ROWS = st.builds(
    Row,
    rank=st.none() | st.integers(1, 99),
    gap=st.none() | st.builds(Time, st.integers(), LONG),
    lead=LONG,
    people=st.lists(st.builds(Person, LONG, LONG, st.sampled_from((None, "FRA"))), max_size=3),
    make=LONG,
    text=LONG,
)
ANSWERS = st.builds(
    Answer,
    title=st.text("x", min_size=1, max_size=200),
    sentence=st.text("*x", min_size=1, max_size=1500),
    tables=st.lists(st.builds(Table, LONG, st.lists(ROWS, max_size=12).map(tuple)), max_size=4),
    facts=st.lists(st.builds(Fact, LONG, LONG), max_size=9).map(tuple),
    notes=st.lists(st.builds(Note, st.sampled_from(NoteKind), LONG), max_size=9).map(tuple),
    following=st.lists(
        st.builds(Following, LONG.filter(str.strip), st.text("xyz", min_size=1), menu=st.text("m")),
        max_size=30,
    ).map(tuple),
)


@settings(max_examples=60)
@given(ANSWERS, st.text(max_size=120))
def test_whatever_an_answer_holds_discord_takes_it(answer, line):
    for shown in ways(line):
        assert objections(answer, shown) == []


def ways(line: str, pictures: Iterable[bytes | None] = (None, b"PNG")) -> Iterator[Shown]:
    """All ways in which an answer can be shown."""
    for picture in pictures:
        yield Shown(line, picture=picture)
        yield Shown(line, hidden=True, picture=picture)
        yield Shown(line, private=True, picture=picture)
        yield Shown(line, private=True, quiet=True, hidden=True, picture=picture)


def objections(answer: Answer, shown: Shown) -> list[str]:
    """What Discord would have against it; what it would refuse raises at once."""
    form = Form()
    names = (PICTURE,) if shown.picture else ()
    view = layout.draw(answer, shown)
    in_layout = {"flags": COMPONENTS_V2, "components": view.to_components()}
    examine_message(form, in_layout, names)
    in_embed = {
        "content": embed.text(answer, shown),
        "embeds": [embed.card(answer, shown).to_dict()],
        "components": embed.view(answer, shown).to_components(),
    }
    examine_message(form, in_embed, names)
    return form.oddities


def texts(answer: Answer, shown: Shown) -> list[str]:
    view = layout.draw(answer, shown)
    return [item.content for item in view.walk_children() if isinstance(item, ui.TextDisplay)]


def plain(markdown: str) -> str:
    """What is left to read of a text once Discord has obeyed its marks."""
    lines = []
    for line in markdown.split("\n"):
        unmarked = re.sub(r"^(### |-# |- )|\*\*|`|(?<!\\)\|\|", "", line)
        lines.append(re.sub(r"\\(.)", r"\1", unmarked))
    return "\n".join(lines)


def said(text: str, answer: Answer) -> Counter[str]:
    """Every word, with names shortened as lists have them, without what only parts or leads."""
    people = {person for table in answer.tables for row in table.rows for person in row.people}
    text = " ".join(text.split())
    for person in sorted(people, key=lambda each: -len(each.name)):
        text = text.replace(person.name, person.initials)
    words = re.sub(r"\bP\b(?!-)", "prologue", PICTURES.sub("", text)).split()
    words = [re.sub(r"^(\d+)(st|nd|rd|th)$", r"\1", word.rstrip(":")) for word in words]
    return Counter(word for word in words if word not in ("", "·", "/", "–", "stage", "with"))


def held(answer: Answer) -> Iterator[str]:
    """Every fact of an answer, in words."""
    yield answer.title
    yield answer.sentence
    for table in answer.tables:
        yield table.title
        yield from map(row_held, table.rows)
    yield from (f"{fact.label} {fact.value}" for fact in answer.facts)
    yield from map(note_held, answer.notes)


def row_held(row: Row) -> str:
    figures = [time_held(row.time), time_held(row.gap, "+")]
    stage = "" if row.stage is None else wording.numeral(row.stage)
    category = wording.category(row.category) if row.category else ""
    people = " / ".join(person.name for person in row.people)
    sign = "⚠" if row.disputed else ""
    parts = (row.place, *figures, row.lead, stage, category, people, row.make, row.text, sign)
    return " ".join(parts)


def time_held(time: Time | None, sign: str = "") -> str:
    if time is None:
        return ""
    computed = "" if time.origin is Origin.PRINTED else "≈"
    return f"{computed}{sign}{time.printed.removeprefix('+')}"


def note_held(note: Note) -> str:
    return f"{SIGNS.get(note.kind, '')} {note.text}"
