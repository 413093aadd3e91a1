"""Spans: a cell for each column of each row, as HTML and an independent reader lay tables out."""

import pytest
import wikitextparser
from hypothesis import given, settings
from hypothesis import strategies as st

from db.reader import page, wikitext
from db.reader.document import Row, UnreadableError
from db.reader.spans import Written, expanded, span


def grid(*rows):
    """Lay out rows of cells; one that spans is written with its columns and rows."""
    written = []
    for line, row in enumerate(rows, 1):
        each = Written(line)
        for cell in row:
            text, *spans = (cell,) if isinstance(cell, str) else cell
            if spans:
                each.spans[len(each.cells)] = tuple(spans)
            each.cells.append(text)
        written.append(each)
    return expanded((written,), "page.txt")


def test_rows_without_spans_are_filled_up_to_the_widest():
    assert grid(["a"], ["b", "", "c"], []) == (
        Row(("a", "", ""), 1),
        Row(("b", "", "c"), 2),
        Row(("", "", ""), 3),
    )


def test_a_cell_that_spans_is_said_to_be_in_each_of_its_columns_and_rows():
    assert grid(["a", ("b", 2, 2), "c"], ["d", "e"], ["f"]) == (
        Row(("a", "b", "b", "c"), 1, frozenset({2})),
        Row(("d", "b", "b", "e"), 2, frozenset({2}), frozenset({1, 2})),
        Row(("f", "", "", ""), 3),
    )


def test_the_same_words_in_two_cells_are_two_cells():
    assert grid(["a", "a"], ["a", ("b", 2, 1)]) == (
        Row(("a", "a", ""), 1),
        Row(("a", "b", "b"), 2, frozenset({2})),
    )


@pytest.mark.parametrize("rows", [0, 3, 70_000])
def test_no_rows_or_too_many_go_on_to_the_end(rows):
    assert grid(["a", ("b", 1, rows)], ["c"], ["d", "e"]) == (
        Row(("a", "b", ""), 1),
        Row(("c", "b", ""), 2, frozenset(), frozenset({1})),
        Row(("d", "b", "e"), 3, frozenset(), frozenset({1})),
    )


def test_no_cell_leaves_its_group_of_rows():
    head, body = [Written(1, ["a"], {0: (1, 0)})], [Written(2, ["b", "c"])]
    assert expanded((head, body), "page.txt") == (Row(("a", ""), 1), Row(("b", "c"), 2))


def test_a_row_that_others_fill_is_a_row():
    assert grid([("a", 1, 2)], [], ["b"]) == (
        Row(("a",), 1),
        Row(("a",), 2, frozenset(), frozenset({0})),
        Row(("b",), 3),
    )


def test_of_two_cells_that_overlap_the_later_shows_as_long_as_it_goes():
    assert grid(["a", ("b", 1, 3)], [("c", 2, 1)], ["d"]) == (
        Row(("a", "b"), 1),
        Row(("c", "c"), 2, frozenset({1})),
        Row(("d", "b"), 3),
    )


@pytest.mark.parametrize(
    ("columns", "rows", "expected"),
    [
        (None, None, (1, 1)),
        ("2", "3", (2, 3)),
        (" 2 ", "0", (2, 0)),
        ("0", "", (1, 1)),
        ("-1", "2.5", (1, 1)),
        ("1000", "9" * 5000, (64, 999_999_999)),
        ("²", "x", (1, 1)),
    ],
)
def test_what_is_no_span_is_one(columns, rows, expected):
    assert span(columns, rows) == expected


def test_a_span_is_cut_where_the_widest_table_ends_and_a_cell_there_is_refused():
    (row,) = grid(["a", ("b", 64, 1)])
    assert row == Row(("a", *63 * ("b",)), 1, frozenset(range(2, 64)))
    for rows in (["a", ("b", 64, 1), "c"], 65 * ["a"]):
        with pytest.raises(
            UnreadableError, match="line 2: expected no more than 64 cells"
        ) as raised:
            grid(["a"], rows)
        assert len(str(raised.value)) < 300


def test_a_table_that_would_grow_without_end_is_refused():
    wide = [[("a", 64, 0)], *10_000 * [[]], *10_000 * [[]]]
    with pytest.raises(UnreadableError, match="line 1: expected a table of no more than 1000000"):
        grid(*wide)
    with pytest.raises(UnreadableError, match="line 1: expected a table of no more than 1000000"):
        grid(64 * ["a"], *20_000 * [["a"]])


@pytest.mark.parametrize(
    ("read", "begin", "row", "end"),
    [
        (wikitext.read, "{|", "\n|-\n|a", "\n|}"),
        (page.read, "<table>", "\n<tr><td>a", "</table>"),
    ],
)
def test_a_table_has_no_more_rows_than_a_cell_may_span(read, begin, row, end):
    assert len(read(begin + 65_534 * row + end, "page").sections[0].rows) == 65_534
    with pytest.raises(UnreadableError, match="expected a table of no more than 65534 rows"):
        read(begin + 65_535 * row + end, "page")


def tables(columns, rows):
    cells = st.tuples(st.sampled_from("abcdefgh"), st.integers(1, columns), rows)
    return st.lists(st.lists(cells, min_size=1, max_size=5), min_size=1, max_size=6)


def written(rows):
    lines = ["{|"]
    for at, row in enumerate(rows):
        lines += ["|-"] if at else []
        lines += [f"| colspan={wide} rowspan={high} | {text}" for text, wide, high in row]
    return "\n".join([*lines, "|}"])


@settings(deadline=None, max_examples=400)
@given(tables(3, st.integers(1, 4)) | tables(1, st.integers(0, 3)))
def test_an_independent_reader_lays_tables_out_alike(rows):
    text = written(rows)
    (theirs,) = wikitextparser.parse(text).tables
    ours = wikitext.read(f"==Table==\n{text}\n", "page.txt").sections[1].rows
    # It goes on with rows that nobody wrote where a cell runs past the end; they are not shown.
    laid = [[cell or "" for cell in row] for row in theirs.data(span=True)[: len(rows)]]
    assert [list(row.cells) for row in ours] == laid
