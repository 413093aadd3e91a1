"""Saved pages: what an article shows comes out as the flattened form has it, with its lines."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from db.reader import page
from db.reader.document import Bullet, Document, Form, Row, Section, Text, UnreadableError
from tests.hostile import soon

PAGE = """<!DOCTYPE html>
<html><head><title>Rally - Site</title><style>a>b{}</style><script>if (a<b) "</p>";</script></head>
<body><div id="mw-navigation"><h2>Menu</h2><ul><li>Home</li></ul></div><div>Site</div>
<h1 id="firstHeading">1987 Example <i>Rally</i></h1>
<div class="mw-content-ltr mw-parser-output"><div class="shortdescription">A rally</div>
<table class="infobox vevent"><tbody><tr><th colspan="2">1987 Rally</th></tr>
<tr><th>Previous round</th><td><a href="x">1986 Example Rally</a></td></tr>
<tr><th>Host country</th><td><span class="flagicon"><img alt="France"></span>&#160;France<br>
<img alt="" src="//host/thumb/Flag_of_Mali.svg/23px-Flag_of_Mali.svg.png"></td></tr>
<tr><th colspan="2">Bikes</th></tr>
<tr><th>Rider</th><td><img alt="France">&#160;<a>Ana Bec</a></td></tr>
<tr><th>Team</th><td>KTM</td></tr>
<tr><th>Cars</th><td><img alt="Mali"> Bo Cid (MLI), <img alt="Chad"> Cy Dov</td></tr>
<tr><th>Start date</th><td>29 December, 1986</td></tr>
<tr><th>Nothing</th><td></td></tr>
</tbody></table>
<p>The <b>rally</b> was.<sup class="reference"><a href="#cite_note-1">[1]</a></sup> It &amp;
was <!-- not -->long.<sup class="reference"><a href="/w#cite_note-n">[a]</a></sup></p>
<div class="mw-heading"><h2>Stages</h2><span class="mw-editsection">[edit]</span></div>
<table class="wikitable"><caption>All</caption><tbody>
<tr><th rowspan="2">Stage<th colspan=2>Winners
<tr><th>Bikes</th><th>Cars</th></tr>
<tr>
<td>1</td><td><img alt="France"> Ana</td><td>H. Ma<sup>1</sup></td></tr></tbody></table>
<ul><li>A point<ul><li>A note.</li></ul></li></ul>
<h3>Last</h3>
<ol class="references"><li id="cite_note-1"><span class="mw-cite-backlink">^</span> A book</li>
<li id="cite_note-n"><span class="mw-cite-backlink">^</span> <span>It was.</span></li></ol>
<div class="navbox"><table><tr><td><div>Others</div></td></tr></table></div>
</div></body></html>
"""


def test_a_page_is_sections_of_rows_bullets_and_texts_with_their_lines():
    assert page.read(PAGE, "page.html") == Document(
        "page.html",
        "1987 Example Rally",
        (
            Section(
                (),
                1,
                (),
                (
                    Bullet("Previous Round", "1986 Example Rally", 7),
                    Bullet("Country", "FRA, MLI", 8),
                    Bullet("Category1", "Bikes", 10),
                    Bullet("Driver1", "FRA Ana Bec", 11),
                    Bullet("Team1", "KTM", 12),
                    Bullet("Category2", "Cars", 13),
                    Bullet("Driver2", "MLI Bo Cid, CHA Cy Dov", 13),
                    Bullet("Start Date", "29 December, 1986", 14),
                ),
                (
                    Text("The rally was. It & was long.", 17),
                    Text("It was.", 28, note=True),
                ),
            ),
            Section(
                ("Stages",),
                19,
                (
                    Row(("Stage", "Winners", "Winners"), 21, frozenset({2})),
                    Row(("Stage", "Bikes", "Cars"), 22, frozenset(), frozenset({0})),
                    Row(("1", "FRA Ana", "H. Ma"), 24),
                ),
                (),
                (Text("A point", 25), Text("A note.", 25, note=True)),
            ),
            Section(("Stages", "Last"), 26, (), (), ()),
        ),
        Form.HTML,
    )


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ('<span><img alt="South Africa"></span>&nbsp;<a>Ana Bec</a>', "RSA Ana Bec"),
        ('<a href=x><img alt="Germany"/></a> Ana', "GER Ana"),
        ('<img alt="Germany"> Ana <span>(<abbr title="x">DEU</abbr>)</span>', "DEU Ana"),
        ('<img alt="Germany"> Ana (FRA)', "GER Ana (FRA)"),
        ('<img alt="Spain"> Ana (ESP)<br><img alt="Spain"> Bo (ESP)', "ESP Ana ESP Bo"),
        ('<img alt="Drapeau de la France" src=x>Ana', "FRA Ana"),
        ('<img alt="" src="/40px-Flag_of_Chad_%281959%29.svg.png">Zouar', "CHA Zouar"),
        ('<img alt="Ana on a bike" src="Ana.jpg">Bec', "Bec"),
        ('<img alt="Atlantis" src="Flag_of_Atlantis.svg"> Ana', "Ana"),
        ('<img alt="Morocco">/ Smara', "MAR/ Smara"),
        ('<img alt="Djibouti"> Djibouti', "DJI Djibouti"),
        ("Ana<br>Bec", "Ana Bec"),
        ("<p>Ana</p><div>Bec</div><ul><li>C<li>D</ul>", "Ana Bec C D"),
        ('<span style="display: none">001</span>1', "1"),
        ('<span class="sortkey">001<span>x</span></span>1', "1"),
        ("<style>x</style>1<!-- <td>2</td> -->", "1"),
        ("25<sup>th</sup>", "25th"),
        ("H. Masuoka<sup>2</sup>", "H. Masuoka"),
        ('1:39<sup class="reference">[note 1]</sup>', "1:39"),
        ("<big>Stage result </big>", "Stage result"),
        ("a &lt;b&gt; &amp;amp; |", "a <b> &amp; |"),
        ("a < b", "a < b"),
        ("A<wbr>na&shy;&#8203;&thinsp;Bec", "Ana Bec"),
        ('<a title="a > b" href=\'x"y\'>Ana</a>', "Ana"),
        ("<a title=it's>Ana</a> isn't", "Ana isn't"),
        ("<h3>Ana</h3>", "Ana"),
        ("<figure><img alt=France><figcaption>x</figcaption></figure>Ana", "Ana"),
    ],
)
def test_a_cell_shows_what_the_flattened_form_prints(written, shown):
    read = page.read(f"<table><tr><td>a<td>{written}<td>c</table>", "page.html")
    assert read.sections[0].rows == (Row(("a", shown, "c"), 1),)


def test_tags_that_may_be_left_out_are_no_matter():
    long = (
        "<table><tbody><tr><td>a</td><td rowspan=2>b</td></tr><tr><td>c</td></tr></tbody></table>"
    )
    short = "<TABLE><TR><TD>a<TD ROWSPAN='2'>b<TR><TD>c</TABLE>"
    assert page.read(short, "p") == page.read(long, "p")


def test_no_cell_leaves_the_head_of_a_table():
    read = page.read("<table><thead><tr><th rowspan=0>a<tbody><tr><td>b<td>c</table>", "p")
    assert read.sections[0].rows == (Row(("a", ""), 1), Row(("b", "c"), 1))


def test_a_table_in_a_cell_gives_its_own_rows():
    outer = "<table><tr><td><table><tr><td>1<td>2</table></td></tr>\n<tr><td>3</table>"
    assert page.read(outer, "p").sections[0].rows == (Row(("1", "2"), 1), Row(("3",), 2))


def test_text_that_strays_between_cells_is_kept():
    read = page.read("<table><tr>\nAna<td>1</td>\n</tr></table><td>Bo</td>", "p")
    assert read.sections[0].rows == (Row(("1",), 2),)
    assert [each.text for each in read.sections[0].texts] == ["Ana", "Bo"]


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("<h1>1987 Rally</h1><h1>Other</h1>", "1987 Rally"),
        ("<table class=infobox><tr><th>1987 Rally<tr><td>x</table>", "1987 Rally"),
        ("<h2>A</h2>", ""),
        ("", ""),
    ],
)
def test_a_page_has_the_title_of_its_heading_or_its_infobox_or_none(text, title):
    assert page.read(text, "page.html").title == title


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("<p>\n<table><tr><td>a", "2: expected a `<table>` that ends with `</table>`"),
        ("\n<nav><ul><li>a</ul>", "2: expected a `<nav>` that ends with `</nav>`, found: <nav>"),
        ("a\n<p", "2: expected a tag that ends with `>`, found: <p"),
        ("a\n<!-- b -- >", "2: expected a tag that ends with `>`, found: <!-- b -- >"),
        ("<script>\na</b>", "1: expected a tag that ends with `>`, found: <script>"),
        ('<a title="b>\n', '1: expected a tag that ends with `>`, found: <a title="b>'),
        ("A\x00", "1: expected readable text (is the file saved as UTF-8?), found: A\ufffd"),
        ("<p>A&#xD800;", "1: expected readable text (is the file saved as UTF-8?)"),
        ("A&#99999999999;", "1: expected the number of a letter, found: A&#99999999999;"),
        ("<b>" * 600_000, "1: expected fewer than 600000 tags"),
        ("<table><td>" * 7, "1: expected no more than 6 tables in each other, found: <table>"),
        ("<table>" + "<td>a" * 65, "1: expected a `<table>` that ends with `</table>`"),
        ("<table>" + "<td>a" * 65 + "</table>", "1: expected no more than 64 cells, found: | a"),
    ],
)
def test_what_is_damaged_is_refused_with_its_line(text, sentence):
    with pytest.raises(UnreadableError) as refusal:
        page.read(text, "page.html")
    assert str(refusal.value).startswith(f"page.html, line {sentence}")


HOSTILE = [
    *("<", "<a ", "<!--", "<!", "<?", "</", "<table>", "<tr>", "<td>", "</td>", "<sup>", "<p>"),
    *("<sup></sup>", "<li>", "<ul>", "</ul>", "<script>", "<style>", "<h2>a</h2>", "<h2>", "&amp;"),
    *("&#", "<a b='", '<a ="', "<div class=navbox>", "<td>a</td><tr>", "<img alt=France>", "a\n"),
    *("<b>", "<table></table>", "<caption>", "<tbody>", "<ol class=references><li id=a>", "(FRA) "),
    *(
        "<td colspan=64 rowspan=0>a<tr>",
        "<td rowspan=9999999999>a<tr>",
        "=",
        '"',
        "<a>",
        "Flag of ",
    ),
]


@pytest.mark.parametrize("unit", HOSTILE)
def test_a_page_made_to_be_slow_is_read_or_refused(unit):
    for begin in ("", "<table><tr><td>", "<sup>", "<nav>"):
        soon(page.read, begin, unit)


def test_tags_that_are_all_different_are_read():
    text = "".join(f"<b{number}>" for number in range(30_000)) + "<p>A</p>"
    assert page.read(text, "page.html").sections[0].texts == (Text("A", 1),)


@settings(deadline=None)
@given(
    st.lists(
        st.sampled_from(
            "<table> <tr> <td> </td> </tr> </table> <caption> <sup> </sup> <p> <h2> </h2> <ul> <li>"
            " </ul> <nav> </nav> <ol\tclass=references> <td\tcolspan=2\trowspan=0> <tbody> <br>"
            " <table\tclass=infobox> a &amp; Bikes <!--x--> <".split(" ")
        )
    ).map("\n".join)
)
def test_any_page_is_read_or_refused(text):
    try:
        read = page.read(text, "page.html")
    except UnreadableError:
        return
    lines = text.count("\n") + 1
    for section in read.sections:
        for each in (*section.rows, *section.bullets, *section.texts):
            assert 1 <= each.line <= lines
