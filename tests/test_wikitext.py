"""Wikitext: what an article shows comes out as the flattened form has it, with lines and spans."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from db.reader import wikitext
from db.reader.document import Bullet, Document, Form, Row, Section, Text, UnreadableError
from tests.hostile import soon

PAGE = """{{Short description|A rally}}
{{Infobox rally
| name = 1987 Example Rally
| previous_round = [[1986 Example Rally|1986]]<!-- | next_round = no -->
| country = {{flag|FRA}}<br />{{flagicon|MLI}}
| driver1 = {{flagicon|FRA}} [[Ana Bec]]<ref>A | B</ref>,
{{flagicon|DEU}} [[Bo Cid]]
| team2 =
}}
The '''1987 Example Rally''' was ''it''.<ref name=a>{{cite web|url=x}}</ref>
It began.<ref name=a />

== Stages ==
{| class="wikitable"
|+ All of them
! rowspan="2" | Stage !! colspan="2" | Winners
|-
! Bikes
! Cars
|- style="x"
| 1 || {{flagicon|FRA}} [[Ana (rider)|Ana Bec]]{{efn|Was [[Bo]].<br>So.}} || Bo
|}
** A note.

===Last===
[[Category:Rallies]]
{{Navbox|x}}
"""


def test_an_article_is_sections_of_rows_bullets_and_texts_with_their_lines():
    assert wikitext.read(PAGE, "page.txt") == Document(
        "page.txt",
        "1987 Example Rally",
        (
            Section(
                (),
                1,
                (),
                (
                    Bullet("Previous Round", "1986", 4),
                    Bullet("Country", "FRA, MLI", 5),
                    Bullet("Driver1", "FRA Ana Bec, DEU Bo Cid", 6),
                ),
                (Text("The 1987 Example Rally was it. It began.", 10),),
            ),
            Section(
                ("Stages",),
                13,
                (
                    Row(("Stage", "Winners", "Winners"), 16, frozenset({2})),
                    Row(("Stage", "Bikes", "Cars"), 18, frozenset(), frozenset({0})),
                    Row(("1", "FRA Ana Bec", "Bo"), 21),
                ),
                (),
                (Text("Was Bo. So.", 21, note=True), Text("A note.", 23, note=True)),
            ),
            Section(("Stages", "Last"), 25, (), (), ()),
        ),
        Form.WIKITEXT,
    )


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("{{flagathlete|[[Ana Bec]]|FRA}}", "FRA Ana Bec"),
        ("{{FlagIOCathlete|Ana Bec|GER|2000 Summer}}", "GER Ana Bec"),
        ("{{flagicon|NED}}Bo<br/>{{flagicon|BEL}} [[Cy]]", "NED Bo BEL Cy"),
        ("{{flag|Germany}}", "GER"),
        ("{{flag|FRA|1830}}", "FRA"),
        ("{{flagicon|the Netherlands|size=20px}} Bo", "NED Bo"),
        ("{{flagicon image|Flag of Chad (1959).svg}} Zouar", "CHA Zouar"),
        ("[[File:Flag of Libya.svg|20px|border]] Ghat", "LBA Ghat"),
        ("[[File:Ana.jpg|thumb|Ana]]Ghat", "Ghat"),
        ("{{FRA}} Narbonne", "FRA Narbonne"),
        ("{{Spain}}", "ESP"),
        ("{{drapeau|France}} Ana", "FRA Ana"),
        ("{{flagicon|XYZ}} Ana", "XYZ Ana"),
        ("{{flagicon|Atlantis}} Ana", "Atlantis Ana"),
        ("{{flagicon|}} Ana", "Ana"),
        ("{{flag|MAR}}/ Smara", "MAR/ Smara"),
        ("'''''Ana''' Bec''", "Ana Bec"),
        ("<big>Stage result </big>", "Stage result"),
        ("{{small|{{nowrap|[[Ana]] {{abbr|DNF|Did not finish}}}}}}", "Ana DNF"),
        ("{{sort|Bec|Ana Bec}}", "Ana Bec"),
        ("{{sortname|Ana|Bec}}", "Ana Bec"),
        ("{{hs|001}}1", "1"),
        ('<span style="display: none">001</span>1', "1"),
        ("{{dts|2003|1|04}}", "4 January 2003"),
        ("{{dts|2003|Jan|4|format=dm}}", "4 Jan"),
        ("{{dts|format=dm|2003|1|4}}", "4 January"),
        ("{{dts|4 January}}", "4 January"),
        ("{{mystery|Ana|Bec|x=y}}", "Ana"),
        ("{{mystery}}", ""),
        ("{{mystery|1=Ana}}", "Ana"),
        ("{{PAGENAME}}{{#if:x|y}}{{DEFAULTSORT:x}}__NOTOC__", ""),
        ("{{ubl|Ana|{{flagicon|FRA}} Bo}}", "Ana FRA Bo"),
        ("{{plainlist|\n* Ana\n* Bo\n}}", "Ana Bo"),
        ("\n* Ana\n* Bo", "Ana Bo"),
        ("Ana{{snd}}Bo{{nbsp}}Cy", "Ana \u2013 Bo Cy"),
        ("&nbsp;Ana&thinsp;&amp;&#32;Bo&#8203;", "Ana & Bo"),
        ("<nowiki>[[Ana]] | {{x}} ''</nowiki>", "[[Ana]] | {{x}} ''"),
        ("A{{!}}B", "A|B"),
        ("[https://example.org Ana] [https://example.org]", "Ana"),
        ("[[:Category:Ana]]", "Category:Ana"),
        ("[[Ana (rider)|]]", "Ana"),
        ("[[fr:Ana]]Bo", "Bo"),
        ("25<sup>th</sup>", "25th"),
        ("Stage cancelled<sup>1</sup>", "Stage cancelled"),
        ("H. Masuoka<sup>[a]</sup>", "H. Masuoka"),
        ("1:39<ref group=note />", "1:39"),
        ("<p>1</p><p>2</p>", "1 2"),
        ("a < b", "a < b"),
        ("[[Ana", "[[Ana"),
        ("[[Ana ]] [[ {{nowrap|Bo]] [[Cy}}", "Ana [[ Bo]] [[Cy"),
        ("[[File:a.jpg|[[Ana]]]][[Ana [Bec]]]", "Ana [Bec]"),
        ("Ana }} ]]", "Ana }} ]]"),
    ],
)
def test_a_cell_shows_what_the_flattened_form_prints(written, shown):
    page = wikitext.read(f"{{|\n| a\n| {written}\n| c\n|}}", "page.txt")
    assert page.sections[0].rows == (Row(("a", shown, "c"), 2),)


@pytest.mark.parametrize(
    ("line", "row"),
    [
        ("| a || || c", Row(("a", "", "c"), 2)),
        ("| a\n|\n| c", Row(("a", "", "c"), 2)),
        ("! a !! b || c", Row(("a", "b", "c"), 2)),
        ('! scope="row" | a !! b | c', Row(("a", "b | c"), 2)),
        ("|  | a || nowrap | b", Row(("a", "b"), 2)),
        ("| COLSPAN=2 align=left | a || b", Row(("a", "a", "b"), 2, frozenset({1}))),
        ("| [[A|a]] || b!! c", Row(("a", "b!! c"), 2)),
        ("|-\n|-\n| a\nb\n\nc", Row(("a b c",), 4)),
        ("<!-- a\n| x\n--> | a", Row(("a",), 4)),
        ("|+ caption\ngoes on\n| a", Row(("a",), 4)),
    ],
)
def test_how_cells_are_written(line, row):
    assert wikitext.read(f"{{|\n{line}\n|}}", "page.txt").sections[0].rows == (row,)


def test_a_table_in_a_cell_gives_its_own_rows():
    page = "{|\n|\n{| class=x\n| 1 || 2\n|}\n|\n{|\n| 3\n|}\n|-\n| 4\n|}\n"
    assert wikitext.read(page, "page.txt").sections[0].rows == (
        Row(("1", "2"), 4),
        Row(("3",), 8),
        Row(("4", ""), 11),
    )


def test_a_table_in_a_template_is_read_and_so_is_what_stands_beside_its_cells():
    page = "{{Scroll|\n{|\nAna\n| 1\n| {{nowrap|2}}\n|}Bo\n}}\n"
    assert wikitext.read(page, "page.txt").sections[0] == Section(
        (), 1, (Row(("1", "2"), 4),), (), (Text("Ana", 3), Text("Bo", 6))
    )


@pytest.mark.parametrize(
    ("value", "listed"),
    [
        ("{{flag|FRA}}, {{flag|ESP}}, , {{flag|EGY}}", "FRA, ESP, , EGY"),
        ("{{flagicon|FRA}} {{flagicon|ESP}}", "FRA, ESP"),
        ("{{flag|FRA}},<br>{{flag|MAR}} / [[Western Sahara]]", "FRA, MAR / Western Sahara"),
        ("\n* Ana Bec\n* Bo Cid", "Ana Bec, Bo Cid"),
        ("{{plainlist|\n* {{flagicon|FRA}} Ana\n* {{flagicon|MLI}} Bo\n}}", "FRA Ana, MLI Bo"),
        ("29 December 1995", "29 December 1995"),
    ],
)
def test_lists_of_an_infobox_are_parted_by_commas(value, listed):
    page = wikitext.read(f"{{{{infobox x|end_date={value}}}}}", "page.txt")
    assert page.sections[0].bullets == (Bullet("End Date", listed, 1),)


def test_an_infobox_in_another_gives_its_values_with_their_lines():
    page = "{{infobox a\n|x=1\n|module={{infobox b\n|y=2\n\n|z=3}}\n|w=4}}Text."
    assert wikitext.read(page, "page.txt").sections[0] == Section(
        (),
        1,
        (),
        (Bullet("X", "1", 2), Bullet("Y", "2", 4), Bullet("Z", "3", 6), Bullet("W", "4", 7)),
        (Text("Text.", 7),),
    )


@pytest.mark.parametrize(
    ("page", "title"),
    [
        ("= 1987 Rally =\n'''Bold'''", "1987 Rally"),
        ("{{DISPLAYTITLE:''1987'' Rally}}\n'''Bold'''", "1987 Rally"),
        ("'''Bold'''\n{{infobox x|title=1987 Rally}}", "1987 Rally"),
        ("The '''1987 Rally''' was '''it'''.\n==A==\n'''B'''", "1987 Rally"),
        ("==A==\n'''B'''", ""),
        ("", ""),
    ],
)
def test_an_article_has_the_title_that_it_gives_itself_or_none(page, title):
    assert wikitext.read(page, "page.txt").title == title


def test_what_a_note_says_is_kept_and_a_citation_is_not():
    page = "A.<ref>B</ref>{{efn|name=x|C\nD}}{{efn|name=x}}<ref group=n>E [[F|G]]</ref>\nH.\n"
    assert wikitext.read(page, "page.txt").sections[0].texts == (
        Text("C D", 1, note=True),
        Text("E G", 1, note=True),
        Text("A. H.", 1),
    )


def test_furniture_of_the_page_is_no_prose():
    page = (
        "{{Main|Other}}\n{{Use dmy dates}} {{About|x}}\nA {{lang|fr|b}} c.\n----\n{{Reflist|2}}\n"
    )
    assert wikitext.read(page, "page.txt").sections[0].texts == (Text("A b c.", 3),)


@pytest.mark.parametrize(
    ("page", "sentence"),
    [
        ("A\n{{infobox\n| a = b\n", "2: expected a template that ends with `}}`, found: {{infobox"),
        ("\n<!-- a\n", "2: expected a comment that ends with `-->`, found: <!-- a"),
        ("a <ref>b\n", "1: expected a `<ref>` that ends with `</ref>`, found: a <ref>b"),
        ("{|\n| a\n==B==", "1: expected a table that ends with `|}`, found: {|"),
        ("A\n\n{| a\n| a\n", "3: expected a table that ends with `|}`, found: {| a"),
        ("|-\n| a\n|}", "1: expected a table that begins with `{|`, found: |-"),
        ("===A==", "1: expected a heading such as `==Stages==`, found: ===A=="),
        ("=======A=======", "1: expected no more than 6 levels of headings, found: A"),
        ("A\n\x00", "2: expected readable text (is the file saved as UTF-8?), found: \ufffd"),
        ("A&#99999999999;", "1: expected the number of a letter, found: A&#99999999999;"),
        (
            "{|\n|A&#0;\n|}",
            "2: expected readable text (is the file saved as UTF-8?), found: A\ufffd",
        ),
        (
            "\nA&#xD800;",
            "2: expected readable text (is the file saved as UTF-8?), found: A\ufffd",
        ),
        (
            "".join(f"\n{{{{infobox|n={number}}}}}" for number in range(101)),
            "102: expected no more than 100 infoboxes, found: {{infobox|n=100}}",
        ),
        (
            "{{a}}" * 599_999 + "\n{{b}}",
            "2: expected fewer than 600000 templates and links, found: {{b}}",
        ),
        ("a\n" * 500_001, "500001: expected no more than 500000 lines, found: more"),
        ("{|\n" * 7, "7: expected no more than 6 tables in each other, found: {|"),
    ],
)
def test_what_is_damaged_is_refused_with_its_line(page, sentence):
    with pytest.raises(UnreadableError) as refusal:
        wikitext.read(page, "page.txt")
    assert str(refusal.value) == f"page.txt, line {sentence}"


HOSTILE = [
    *("{{", "[[", "}}", "]]", "{", "[", "{|\n", "|-\n|a\n", "<!--", "<ref>", "<nowiki>", "<ref"),
    *("{{a|", "[[a|", "{{a}}", "{{a}b", "[[a]", "'''", "&amp;", "[http://a ", "<br ", "<sup>"),
    *("a\n", "== a ==\n", "{{infobox|a=b}}\n", "<span display:none>", "{{efn|", "\x0b", "* a\n"),
    *("| a\n", "{|\n|}\n", "{|\n|a||b\n|}\n", "&#", "__A", "!!", "=", "{{FRA}}", "|"),
]


@pytest.mark.parametrize("unit", HOSTILE)
def test_a_text_made_to_be_slow_is_read_or_refused(unit):
    for begin in ("", "{|\n| x\n", "[//a", "<span display:none>", "{{a|"):
        soon(wikitext.read, begin, unit)


@pytest.mark.parametrize("pair", [("{{a|", "}}"), ("[[", "]]"), ("{{", "}}"), ("[[a|{{b|", "}}]]")])
def test_what_is_too_deep_is_refused(pair):
    deep = pair[0] * 50_000 + pair[1] * 50_000
    with pytest.raises(UnreadableError, match="no more than 24 levels of templates and links"):
        wikitext.read(deep, "page.txt")


@settings(deadline=None)
@given(st.text(st.sampled_from("{}[]|!=-+'<>/ref\n*#:&; aA1é")))
def test_any_text_is_a_page_or_a_refusal(text):
    try:
        page = wikitext.read(text, "page.txt")
    except UnreadableError:
        return
    lines = text.count("\n") + 1
    for section in page.sections:
        for each in (*section.rows, *section.bullets, *section.texts):
            assert 1 <= each.line <= lines
