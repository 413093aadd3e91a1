"""Charts as pictures: what is painted where, and that nobody else waits for it."""

import asyncio
import hashlib
import io
import os
import struct
import subprocess
import sys
import unicodedata
from dataclasses import replace
from itertools import combinations, pairwise
from pathlib import Path

import pytest
from babel.messages.pofile import read_po
from hypothesis import given
from hypothesis import strategies as st

from bot.charts import KEPT, font, labels, layout, paint, picture, render
from bot.charts.sheet import COLOURS, HEIGHT, WIDTH, Bar, Box, Mark, Stroke, Text
from commands.chart import Chart, Figure, Point, Series, Span
from commands.chart_lines import duel, gaps, positions
from commands.chart_totals import By, route, wins
from commands.languages import languages, say, speaking
from db.audit import audit
from db.nations import nations
from db.rally import Category, Kind
from db.results import Archive
from db.store import build
from tests import made_up
from tests.made_up import Size

ROOT = Path(__file__).parent.parent
BIKES, CARS, TRUCKS = Category.BIKES, Category.CARS, Category.TRUCKS
SHEET = Box(0, 0, WIDTH, HEIGHT)
DIGEST = """
import hashlib, sys
from pathlib import Path
from bot.charts import render
from commands.chart_lines import gaps
from db.rally import Category
from db.results import Archive
assert "PIL" not in sys.modules
chart = gaps(Archive(Path(sys.argv[1])).edition(2003), Category.TRUCKS)
print(hashlib.sha256(render(chart)).hexdigest())
"""


def everything(results):
    """Charts of every kind, the crowded ones among them."""
    for category in results.categories:
        yield gaps(results, category)
        yield positions(results, category)
        final = results.classification(Kind.FINAL, category)
        people = [placing.crew.people[0] for placing in final.placings]
        yield from (duel(results, pair) for pair in combinations(people[:6], 2))
        yield duel(results, people[:3])
        crews = [crew for crew in results.crews if crew.category is category]
        first = [crew.people[0] for crew in crews]
        yield from (gaps(results, category, first[at : at + 4]) for at in range(0, len(first), 4))
        yield positions(results, category, first)
    for by in By:
        yield from (wins(results, by, category) for category in (None, *results.categories))
    yield route(results)


@pytest.fixture(scope="module")
def charts(results):
    return [chart for chart in everything(results) if chart]


def line(label, marker, *values):
    points = tuple(value if value is None else Point(value, f"+{value}") for value in values)
    return Series(label, "", marker, points)


def chart(*series, figure=Figure.GAPS):
    columns = tuple(str(number) for number in range(1, len(series[0].points) + 1))
    return Chart(figure, "Gap", "Somebody led.", series, columns)


def painted(kind, of):
    return [item for item in layout.items(of) if isinstance(item, kind)]


def overlapping(of):
    boxes = [(text.text, text.box) for text in painted(Text, of)]
    return [(a, b) for (a, one), (b, other) in combinations(boxes, 2) if one.overlaps(other)]


def test_a_picture_has_the_size_that_is_promised(results):
    png = render(gaps(results, CARS))
    assert png[:8] == b"\x89PNG\r\n\x1a\n"
    assert struct.unpack(">II", png[16:24]) == (1000, 625)


def test_every_kind_is_drawn(charts):
    assert {each.figure for each in charts} == set(Figure)
    one_each = {each.figure: each for each in reversed(charts)}
    assert len({render(each) for each in one_each.values()}) == len(Figure)


def test_the_same_data_gives_the_same_bytes(results):
    first = render(gaps(results, TRUCKS))
    render.cache_clear()
    assert render(gaps(results, TRUCKS)) == first


def test_another_process_gives_the_same_bytes_and_imports_pillow_only_to_draw(results, tmp_path):
    build([(results.edition(), audit(results.edition()))], tmp_path / "r.sqlite", "a stamp")
    here = render(gaps(Archive(tmp_path / "r.sqlite").edition(), TRUCKS))
    there = subprocess.run(
        [sys.executable, "-c", DIGEST, str(tmp_path / "r.sqlite")],
        env={**os.environ, "PYTHONHASHSEED": "7"},
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    assert there.stdout.strip() == hashlib.sha256(here).hexdigest()


def test_no_text_lies_on_another(charts):
    assert [(each.subject, overlapping(each)) for each in charts if overlapping(each)] == []


def test_no_text_leaves_the_picture(charts):
    texts = [text for each in charts for text in painted(Text, each)]
    assert [text.text for text in texts if not text.box.within(SHEET)] == []


def test_no_label_of_a_line_hides_a_point(charts):
    for each in charts:
        if each.figure in (Figure.GAPS, Figure.POSITIONS):
            names = {word for series in each.series for word in (series.label, series.detail)}
            written = [text.box for text in painted(Text, each) if text.text in names]
            marks = [mark.box for mark in painted(Mark, each)]
            hidden = [1 for box in written for mark in marks if box.overlaps(mark)]
            assert hidden == [], each.subject


@pytest.mark.parametrize("seed", range(12))
def test_charts_of_other_editions_are_drawn_without_overlaps(tmp_path, seed):
    size = Size((BIKES, Category.UTVS), stages=2 + seed * 2, crews=4 + seed, listed=2 + seed)
    edition = made_up.edition(seed, size)
    build([(edition, audit(edition))], tmp_path / "r.sqlite", "a stamp")
    found = list(everything(Archive(tmp_path / "r.sqlite").edition()))
    drawn = [each for each in found if each]
    assert drawn
    assert {each.subject: overlapping(each) for each in drawn if overlapping(each)} == {}


def test_every_line_has_a_label_in_its_colour(results):
    of = gaps(results, TRUCKS)
    labelled = {text.text: text.colour for text in painted(Text, of)}
    assert {series.label: labelled[series.label] for series in of.series} == {
        series.label: COLOURS[series.marker] for series in of.series
    }
    assert len({series.marker for series in of.series}) == len(of.series)


def test_a_line_breaks_where_nothing_is_listed():
    of = chart(line("Ann", 0, 0, 0, 0, 0, 0), line("Bo", 1, 60, 120, None, 60, None))
    strokes = [each for each in painted(Stroke, of) if each.colour == COLOURS[1]]
    assert [len(each.points) for each in strokes] == [2]
    points = [mark for mark in painted(Mark, of) if mark.shape == 1]
    assert len(points) == 3 + len(("the one beside the label",))


def test_a_disputed_point_is_hollow(results):
    hollow = [mark for mark in painted(Mark, gaps(results, TRUCKS)) if mark.hollow]
    assert [(mark.shape, mark.size) for mark in hollow] == [(0, 8)]


def test_lines_that_tie_are_both_seen():
    of = chart(line("Ann", 0, 0, 0, 0), line("Bo", 1, 60, 60, 60), line("Cai", 2, 60, 60, 60))
    heights = {
        shape: [mark.y for mark in painted(Mark, of) if mark.shape == shape][:3] for shape in (1, 2)
    }
    apart = [abs(one - other) for one, other in zip(heights[1], heights[2], strict=True)]
    assert min(apart) >= 8


def test_what_is_far_out_is_cut_off_with_an_arrow_and_its_number():
    values = [60, 70, 80, 60, 90, 70, 80, 72000]
    of = chart(line("Ann", 0, *[0] * 8), line("Bo", 1, *values))
    assert "↓ +72000" in [text.text for text in painted(Text, of)]
    assert all(mark.y < HEIGHT - 60 for mark in painted(Mark, of))


def test_a_bar_has_a_part_for_each_win(results):
    of = wins(results, By.PERSON, TRUCKS)
    assert len(painted(Bar, of)) == 17
    assert [text.text for text in painted(Text, of)][:4] == ["G. de Rooy", "DAF", "3", "6"]


def test_the_stages_of_a_bar_are_named_where_there_is_room():
    for count, words in ((17, {"in the bars: the stages won"}), (60, set())):
        of = chart(line("KTM", 0, *[1] * count), figure=Figure.WINS)
        written = {text.text for text in painted(Text, of)}
        assert written - {"KTM", "+1", str(count)} == words
        assert ("+1" in written) == bool(words)


def test_long_names_are_cut_and_not_drawn_over_the_edge():
    name = "Maximiliane Wolfeschlegelsteinhausenbergerdorff"
    of = chart(line(name, 0, 0, 0), replace(line("Bo", 1, 60, 60), label=name * 2))
    texts = painted(Text, of)
    assert [text.text for text in texts if not text.box.within(SHEET)] == []
    assert len([text for text in texts if text.text.endswith("…")]) == 2


def test_the_smallest_charts_are_drawn():
    assert render(chart(line("Ann", 0, 0)))
    assert render(chart(line("Ann", 0, 0, None), line("Bo", 1, None, None)))
    assert render(chart(line("km", 0, 12), figure=Figure.ROUTE))
    assert render(chart(line("Ann", 0, 1), figure=Figure.WINS))


def test_a_long_route_leaves_out_the_words_that_have_no_room():
    distances = (100, None, *range(200, 238))
    of = replace(
        chart(line("km", 0, *distances), figure=Figure.ROUTE),
        spans=(Span("Argentina", 0, 30), Span("Bolivia", 31, 31), Span("Chile", 32, 39)),
        rests=(3, 3, 20),
    )
    assert overlapping(of) == []
    words = [text.text for text in painted(Text, of)]
    letters = [word for word in words if word[0].isalpha()]
    assert letters == ["km, by stage", "Argentina", "Chile"]
    assert [word for word in words if word.startswith("+")] == ["+100", "+237"]


def test_the_font_has_every_letter_of_the_data_and_of_european_names(results, charts):
    names = [person.name for person in results.people]
    places = [place.name for stage in results.stages for place in (stage.start, stage.finish)]
    words = [crew.make + (crew.vehicle or "") + (crew.entrant or "") for crew in results.crews]
    written = [text.text for each in charts for text in painted(Text, each)]
    european = (
        "ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖØÙÚÛÜÝÞßĀĂĄĆČĎĐĒĖĘĚĞĢĪĮİıĶĹĻĽŁŃŅŇŐŒŔŘŚŞȘŠŢȚŤŪŮŰŲŴŶŸŹŻŽ’–−≈…↑↓·"
    )
    letters = set("".join([*names, *places, *words, *written, european, european.lower()]))
    assert missing(letters) - set("\N{COMBINING DOT ABOVE}") == set()


def missing(letters):
    """The letters that one of the two weights does not have."""
    return {
        letter
        for style in (font.NAME, font.DETAIL)
        for letter in letters
        if bytes(font.face(style).getmask(letter)) == bytes(font.face(style).getmask("\ue000"))
    }


@pytest.mark.parametrize("language", languages()[1:])
def test_the_font_has_every_letter_of_the_languages_that_there_are(language):
    file = ROOT / "commands" / "languages" / f"{language}.po"
    said = read_po(io.StringIO(file.read_text("utf-8")))
    texts = "".join("".join(each.string) for each in said)
    countries = "".join(each.french + each.spanish for each in nations().values())
    letters = {
        letter for letter in texts + countries if unicodedata.category(letter)[0] in "LNP"
    } | set("\N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}\N{THIN SPACE}¿¡«»ÁÉÍÓÚÜÑÀÂÇÈÊËÎÏÔÙÛŒ")
    assert missing(letters) == set()


@pytest.mark.parametrize("language", languages())
async def test_a_chart_is_drawn_in_the_language_of_its_answer_whoever_draws_it(results, language):
    english = gaps(results, TRUCKS)
    with speaking(language):
        chart = gaps(results, TRUCKS)
        drawn = paint.png(layout.items(chart))
        assert say("leader") in {text.text for text in painted(Text, chart)}
    assert (chart == english) is (language == "en")
    assert await picture(chart) == drawn


@pytest.mark.parametrize("language", languages()[1:])
def test_no_text_lies_on_another_in_any_language(results, language):
    with speaking(language):
        charts = [gaps(results, TRUCKS), positions(results, BIKES), route(results)]
        charts += [wins(results, by, category) for by in By for category in (None, TRUCKS)]
        first, second = results.classification(Kind.FINAL, CARS).placings[:2]
        charts.append(duel(results, (first.crew.people[0], second.crew.people[0])))
        assert [overlapping(each) for each in charts] == [[]] * len(charts)


def test_the_fonts_name_keeps_to_its_licence():
    licence = (ROOT / "bot/charts/fonts/LICENSE").read_text("utf-8")
    words = 'names not containing either the words "Bitstream" or the word "Vera"'
    assert words in " ".join(licence.split())
    for style in (font.NAME, font.DETAIL):
        name = " ".join(font.face(style).getname())
        assert not {"bitstream", "vera", "arev"} & set(name.lower().split())


@given(st.lists(st.floats(0, 500), min_size=1, max_size=8))
def test_labels_stand_apart_in_their_order_and_inside(wanted):
    placed = labels.spread(wanted, 60, 0, 500)
    assert all(29.99 <= each <= 470.01 for each in placed)
    in_order = [placed[at] for at in sorted(range(len(wanted)), key=lambda at: wanted[at])]
    assert all(lower - upper >= 59.99 for upper, lower in pairwise(in_order))


@given(st.floats(0, 440))
def test_a_label_with_room_stays_where_it_is_wanted(wanted):
    assert labels.spread([wanted + 30], 60, 0, 500) == [wanted + 30]


def test_pictures_are_kept_up_to_a_bound_and_found_again_by_their_data(results):
    render.cache_clear()
    render(route(results))
    render(route(results))
    info = render.cache_info()
    assert (info.hits, info.misses, info.maxsize) == (1, 1, KEPT)


async def test_the_loop_goes_on_while_a_picture_is_drawn(results):
    render.cache_clear()
    drawing = asyncio.create_task(picture(positions(results, TRUCKS)))
    turns = 0
    while not drawing.done():
        await asyncio.sleep(0)
        turns += 1
    assert await drawing == render(positions(results, TRUCKS))
    # On the loop itself it would be done after two turns.
    assert turns > 10


async def test_many_who_ask_for_the_same_picture_have_it_drawn_once(results):
    render.cache_clear()
    pictures = await asyncio.gather(*(picture(gaps(results, BIKES)) for _ in range(20)))
    assert len(set(pictures)) == 1
    assert render.cache_info().misses == 1
