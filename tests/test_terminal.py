"""The text of an answer: in order, in line, in the width there is, and nothing but text."""

import unicodedata
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.terminal import cells, clean, render
from commands.answer import Answer, Fact, Following, Note, NoteKind, Row, Status, Table
from commands.chart_lines import gaps
from commands.chart_text import twin
from db.rally import Category, Person
from db.times import Origin, Time, parse


def person(name):
    return Person(name.casefold(), name, None)


CREW = (person("Ari Vatanen"), person("Tina Thörner"))
ANSWER = Answer(
    "Stage 9 · Cars · Sabha → Zilla",
    "Ari Vatanen / Tina Thörner (Nissan) won in 5:38:37, by 0:07.",
    tables=(
        Table(
            "First three",
            (
                Row(1, time=parse("5:38:37"), people=CREW, make="Nissan"),
                Row(2, time=parse("5:38:44"), gap=parse("0:07"), people=CREW[1:], make="BMW"),
                Row(10, time=parse("15:39:37"), gap=parse("10:01:00"), make="A", disputed=True),
            ),
        ),
    ),
    facts=(
        Fact("Distance", "585 km"),
        Fact("Overall after 9", "Stéphane Peterhansel led by 16:52"),
    ),
    notes=(
        Note(NoteKind.UNDERSTOOD, "“Sabbha” → stage 9"),
        Note(NoteKind.DISPUTED, "The source prints two times."),
        Note(NoteKind.COMPUTED, "The sum of all."),
        Note(NoteKind.INFERRED, "A loop."),
        Note(NoteKind.REMARK, "He was injured."),
        Note(NoteKind.SCOPE, "The source lists three."),
    ),
    following=(Following("Stage 8", "winner stage:8"), Following("Bikes", "winner bikes")),
)


def test_an_answer_in_a_pipe_has_lines_as_long_as_they_come():
    assert render(ANSWER) == (
        "Stage 9 · Cars · Sabha → Zilla\n"
        "Ari Vatanen / Tina Thörner (Nissan) won in 5:38:37, by 0:07.\n"
        "\n"
        "First three\n"
        " 1   5:38:37             Ari Vatanen / Tina Thörner · Nissan\n"
        " 2   5:38:44      +0:07  Tina Thörner · BMW\n"
        "10  15:39:37  +10:01:00  A ⚠\n"
        "\n"
        "Distance: 585 km\n"
        "Overall after 9: Stéphane Peterhansel led by 16:52\n"
        "\n"
        "Understood: “Sabbha” → stage 9\n"
        "⚠ The source prints two times.\n"
        "≈ The sum of all.\n"
        "Inferred: A loop.\n"
        "He was injured.\n"
        "The source lists three.\n"
        "\n"
        "Next:\n"
        "  /winner stage:8\n"
        "  /winner bikes"
    )


def test_an_answer_on_a_phone_hangs_below_its_figures():
    assert render(ANSWER, 42).partition("\n\nUnderstood")[0] == (
        "Stage 9 · Cars · Sabha → Zilla\n"
        "Ari Vatanen / Tina Thörner (Nissan) won in\n"
        "5:38:37, by 0:07.\n"
        "\n"
        "First three\n"
        " 1    5:38:37  Ari Vatanen / Tina\n"
        "               Thörner · Nissan\n"
        " 2      +0:07  Tina Thörner · BMW ·\n"
        "               5:38:44\n"
        "10  +10:01:00  A · 15:39:37 ⚠\n"
        "\n"
        "Distance: 585 km\n"
        "Overall after 9: Stéphane Peterhansel led\n"
        "  by 16:52"
    )


def rows(*several):
    return render(Answer("", "", tables=(Table("", several),)))


def test_a_chart_that_was_asked_for_is_drawn_in_letters(results):
    chart = gaps(results, Category.TRUCKS)
    answer = Answer("t", "s", notes=ANSWER.notes[-1:], chart=chart)
    scope = "The source lists three."
    assert render(answer) == f"t\ns\n\n{scope}"
    first = replace(answer, chart_first=True)
    assert render(first) == f"t\ns\n\n{twin(chart, 100)}\n\n{scope}"
    assert render(first, 42) == f"t\ns\n\n{twin(chart, 42)}\n\n{scope}"


def test_what_is_many_of_one_sort_is_folded_up():
    stages = [Following(f"Stage {n}", f"stage {n}", menu="Open stage…") for n in range(1, 18)]
    following = (Following("Route", "route"), *stages, Following("Rally", "rally"))
    assert render(Answer("t", "s", following=following)).split("\n")[3:] == [
        "Next:", "  /route", "  /stage 1 … /stage 17", "  /rally",
    ]  # fmt: skip


def test_a_list_of_everybody_is_cut_on_a_screen_and_whole_in_a_pipe():
    rows = tuple(Row(rank=number, text="x") for number in range(1, 501))
    answer = Answer("Standings", "", tables=(Table("", rows),))
    on_a_screen, in_a_pipe = render(answer, 60).split("\n"), render(answer).split("\n")
    assert on_a_screen[-2:] == ["25  x", "475 more are listed; ask for one by name."]
    assert in_a_pipe[-1] == "500  x"


def test_ranks_stay_in_line_beside_a_tie():
    assert rows(Row(1, make="A"), Row(2, tied=2, make="B"), Row(3, tied=2, make="C")) == (
        "1   A\n2=  B\n2=  C"
    )


def test_a_gap_takes_the_place_of_a_time_where_no_row_has_both():
    assert rows(
        Row(1, time=parse("61:36:40"), make="A"), Row(2, gap=parse("+1:02:01"), make="B")
    ) == ("1  61:36:40  A\n2  +1:02:01  B")


def test_what_was_not_printed_does_not_look_as_if_it_were():
    assert rows(
        Row(time=Time(90, "1:30", Origin.COMPUTED), text="a"),
        Row(gap=Time(90, "1:30", Origin.INFERRED), text="b"),
        Row(gap=parse("1:30"), text="c"),
    ) == (" ≈1:30  a\n≈+1:30  b\n +1:30  c")


def test_a_row_says_its_stage_and_its_category():
    assert rows(
        Row(1, stage=9, category=Category.UTVS, text="a"), Row(12, stage=10, lead="10 Jan")
    ) == (" stage 9   1st          UTVs · a\nstage 10  12th  10 Jan")


def test_candidates_are_numbered_and_each_has_its_line():
    answer = Answer(
        "Which stage?",
        "“Siwa” fits 2 stages.",
        Status.CHOOSE,
        following=(
            Following("11 · Sarir → Siwa", "stage 11", "12 Jan"),
            Following("/help", "help"),
        ),
    )
    assert render(answer) == (
        "Which stage?\n“Siwa” fits 2 stages.\n\n"
        " 1  11 · Sarir → Siwa · 12 Jan\n    /stage 11\n 2  /help"
    )


def test_many_next_questions_stand_in_a_paragraph():
    following = tuple(Following("", f"stage {number}") for number in range(1, 8))
    assert render(Answer("", "", following=following), 30) == (
        "Next: /stage 1 · /stage 2 ·\n  /stage 3 · /stage 4 ·\n  /stage 5 · /stage 6 ·\n  /stage 7"
    )


def test_colour_adds_nothing_to_the_words():
    coloured = render(ANSWER, 42, colour=True)
    for style in ("\x1b[1m", "\x1b[2m", "\x1b[33m", "\x1b[0m"):
        assert style in coloured
        coloured = coloured.replace(style, "")
    assert coloured == render(ANSWER, 42)


HOSTILE = "\x1b[31mred\x1b]0;title\x07 \x9b2J\u202eback\u202c \ud800 a\r\nb\tc\x00\u2028d"


def test_nothing_that_a_terminal_obeys_comes_out():
    assert clean(HOSTILE) == "[31mred]0;title 2Jback a b c d".replace("back a", "back  a")
    everywhere = Answer(
        HOSTILE,
        HOSTILE,
        Status.CHOOSE,
        tables=(
            Table(
                HOSTILE,
                (
                    Row(1, lead=HOSTILE, text=HOSTILE, make=HOSTILE, people=(person(HOSTILE),)),
                    Row(2, time=Time(1, HOSTILE), gap=Time(1, HOSTILE)),
                ),
            ),
        ),
        facts=(Fact(HOSTILE, HOSTILE),),
        notes=tuple(Note(kind, HOSTILE) for kind in NoteKind),
        following=(Following(HOSTILE, HOSTILE, HOSTILE),),
    )
    for answer in (everywhere, Answer("", "", following=everywhere.following)):
        for width in (None, 20, 42):
            assert [
                *filter(lambda line: not line.isprintable(), render(answer, width).split("\n"))
            ] == []


texts = st.text(st.characters(exclude_categories=("Cs",)), max_size=60)
times = st.integers(0, 400_000).map(
    lambda seconds: Time(seconds, f"{seconds // 60}:{seconds % 60:02}")
)
some_rows = st.builds(
    Row,
    rank=st.none() | st.integers(1, 99),
    tied=st.none() | st.integers(1, 9),
    time=st.none() | times,
    gap=st.none() | times,
    people=st.lists(texts.map(person), max_size=3).map(tuple),
    make=texts,
    stage=st.none() | st.integers(1, 17),
    disputed=st.booleans(),
)
answers = st.builds(
    Answer,
    texts,
    texts,
    st.sampled_from(Status),
    tables=st.lists(
        st.builds(Table, texts, st.lists(some_rows, max_size=4).map(tuple)), max_size=2
    ),
    facts=st.lists(st.builds(Fact, texts, texts), max_size=2).map(tuple),
    notes=st.lists(st.builds(Note, st.sampled_from(NoteKind), texts), max_size=2).map(tuple),
    following=st.lists(st.builds(Following, texts, texts, texts), max_size=9).map(tuple),
)


@given(answers, st.integers(42, 100))
def test_no_line_is_wider_than_the_terminal(answer, width):
    assert [line for line in render(answer, width).split("\n") if cells(line) > width] == []


@given(answers, st.integers(42, 100))
def test_a_narrow_answer_says_what_a_wide_one_says(answer, width):
    narrow = Answer(answer.title, answer.sentence, notes=answer.notes, facts=answer.facts)
    assert "".join(render(narrow, width).split()) == "".join(render(narrow).split())


@pytest.mark.parametrize(
    ("text", "columns"),
    [("Sainct", 6), ("Ullevålseter", 12), ("e\u0301", 1), ("増岡", 4), ("🏍", 1), ("🚗", 2)],
)
def test_width_is_counted_in_columns(text, columns):
    assert cells(text) == columns
    assert cells(unicodedata.normalize("NFC", text)) == columns


@pytest.mark.parametrize("width", [1, 16, 28, 42, 80])
@pytest.mark.parametrize(
    "line", ["winner 9 cars", "standings trucks", "rider Sainct", "route", "notes", "stage Siwa"]
)
def test_real_answers_fit_any_width(ask, line, width):
    answer = ask(line)
    narrow = render(answer, width)
    assert [each for each in narrow.split("\n") if cells(each) > max(width, 28)] == []
    sentence = " ".join(answer.sentence.split())
    assert sentence in " ".join(narrow.split())
