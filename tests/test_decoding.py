"""JSON as Discord sends it, and as nobody should."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.decoding import decoded

VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53), 2**53) | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
)


@given(VALUES)
def test_what_is_text_is_read_as_it_is(value):
    assert decoded(json.dumps(value)) == value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        (r'{"a": "\ud800", "b": 1}', {"a": "?", "b": 1}),
        (r'["x\udfff\ud83d y", "\ud83c\udfcd"]', ["x?? y", "🏍"]),
        (rb'{"\ud800": null}', {"?": None}),
    ],
)
def test_half_a_letter_is_a_question_mark(text, value):
    assert decoded(text) == value


@pytest.mark.parametrize("text", ["", "no", '{"a"', "<html>"])
def test_what_is_no_json_is_refused(text):
    with pytest.raises(ValueError, match=r"."):
        decoded(text)
