"""What anybody can type is shown as it is."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.escape import chip, escape, shortened


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("J-P. Fontenay won in 5:38:37, +0:07", "J-P. Fontenay won in 5:38:37, +0:07"),
        ("@everyone <@123> <#5> <:a:1>", r"\@everyone \<\@123\> \<\#5\> \<:a:1\>"),
        ("**bold** __x__ ~~y~~ ||z||", r"\*\*bold\*\* \_\_x\_\_ \~\~y\~\~ \|\|z\|\|"),
        ("[x](https://e.com)", r"\[x\](https:\/\/e.com)"),
        ("# big", r"\# big"),
        ("- point", r"\- point"),
        ("17. stage", r"17\. stage"),
        ("`code`", r"\`code\`"),
        ("back\\slash", r"back\\slash"),
        ("one\ntwo\r\n> three", r"one two \> three"),
        ("\u202eabc\u2066\u200b\u200f\x00", "abc"),
    ],
)
def test_marks_mean_themselves(typed, shown):
    assert escape(typed) == shown


@given(st.text())
def test_no_mark_is_left_without_its_backslash(text):
    left = re.sub(r"\\[^0-9A-Za-z\s]", "", escape(text))
    assert not set(left) & set("*_~`|<>@#[]\\\n\r\u202e\u200b")
    assert "//" not in left or "://" not in left
    assert not re.match(r"[-+]|\d+[.)]", escape(text))


@given(st.text())
def test_a_chip_ends_where_it_should(text):
    assert chip(text).count("`") == 2


def test_a_label_is_cut_between_letters():
    assert shortened("abc", 3) == "abc"
    assert shortened("abcd", 3) == "ab…"
    assert shortened("abe\u0301\u0301d", 5) == "ab…"
