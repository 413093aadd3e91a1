"""Which stage a typed text means: by number, place, route, date or word."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from db.names import Found, Missing, Names, Rest, Several
from db.rally import Place, Stage
from db.results import Results

HARD_TEXT = st.text(st.characters(exclude_categories=()), max_size=60)
NUMBERED = (
    "{}",
    "0{}",
    "stage {}",
    "SS{}",
    "ss-{}",
    "stage: {}",
    "étape {}",
    "Etappe {}",
    "No. {}",
)
DATED = ("{} January", "Jan {}", "2003-01-{:02}", "{}.1.2003", "{}/01", "{} janvier", "{} de enero",
         "{}. Januar", "il {} gennaio", "January {}, 2003")  # fmt: skip
BETWEEN = (" ", " - ", "/", " → ", "->", ", ", " to ", " nach ", " à ")


@pytest.fixture(scope="module")
def names(results: Results) -> Names:
    return Names(results.crews, results.stages, results.rest_days)


def numbers(names: Names, text: str) -> list[int] | str | None:
    match names.stage(text):
        case Found(thing=stage):
            return [stage.number]
        case Several(things=stages):
            return [stage.number for stage in stages]
        case Rest(day=day):
            return day.date.isoformat()
    return None


def test_each_stage_is_found_by_number_date_and_route(names, results):
    for stage in results.stages:
        texts = [form.format(stage.number) for form in NUMBERED]
        texts += [form.format(stage.date.day) for form in DATED]
        texts += [between.join((stage.start.name, stage.finish.name)) for between in BETWEEN]
        texts.append(f"{stage.number} · {stage.start.name} → {stage.finish.name} · 585 km")
        for text in texts:
            assert numbers(names, text) == [stage.number], text


def test_each_place_is_found_and_asked_about_where_several_stages_touch_it(names, results):
    places = {place.name for stage in results.stages for place in (stage.start, stage.finish)}
    for name in places:
        there = [s.number for s in results.stages if name in (s.start.name, s.finish.name)]
        starting = [s.number for s in results.stages if name == s.start.name]
        finishing = [s.number for s in results.stages if name == s.finish.name]
        assert numbers(names, name.upper()) == there
        assert numbers(names, f"from {name}") == (starting or None)
        assert numbers(names, f"nach {name}") == (finishing or None)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ninth", [9]),
        ("stage nine", [9]),
        ("the 3rd stage", [3]),
        ("dix-septième étape", [17]),
        ("undécima etapa", [11]),
        ("zwölfte Etappe", [12]),
        ("decima tappa", [10]),
        ("last", [17]),
        ("vorletzte Etappe", [16]),
        ("last but one", [16]),
        ("prologue", [1]),
        ("Zilla from Sabha", [9]),
        ("sharm sharm", [17]),
        ("the Siwa loop", [12]),
        ("stgae 9", [9]),
        ("penultimat", [16]),
        ("Castelon de la Plana", [2, 3]),
        ("abou rich", [15, 16]),
        ("from elborma", [6]),
        ("1/15/2003", [13]),
        ("Friday", [3, 9, 15]),
        ("13 January", "2003-01-13"),
        ("Ruhetag", "2003-01-04"),
        ("rest day Siwa", "2003-01-13"),
        ("second rest day", "2003-01-13"),
        ("18", None),
        ("9 Jan 2004", None),
        ("2002-01-09", None),
        ("9e1", None),
        ("-3", None),
        ("3.5", None),
        ("9x", None),
        ("stage", None),
        ("from", None),
        ("Sabha Ghat Siwa", None),
        ("nouakchott", None),
        ("9'; DROP TABLE stages;--", None),
        ("", None),
        ("☃", None),
    ],
)
def test_a_stage_is_understood(names, text, expected):
    assert numbers(names, text) == expected


def test_all_rest_days_are_given_where_no_one_is_meant(names, results):
    assert names.stage("rest day") == Rest(results.rest_days[0], results.rest_days[1:])


def test_a_person_where_a_stage_is_wanted_is_said_to_be_one(names, results):
    sainct = next(p for crew in results.crews for p in crew.people if p.key == "richard-sainct")
    assert names.stage("Sainct") == Missing(elsewhere=(sainct,))


@pytest.mark.parametrize(
    ("text", "first"),
    [("", [1, 2, 3]), ("1", [1, 10, 11]), ("si", [11, 12, 13]), ("10 jan", [9]), ("x", [])],
)
def test_what_is_typed_so_far_is_completed(names, text, first):
    assert [stage.number for stage in names.suggest_stages(text)[: len(first) or None]] == first


@given(text=HARD_TEXT | st.sampled_from(["9" * 5000, "siwa " * 900]))
@settings(max_examples=300, deadline=None)
def test_no_text_makes_it_fail(names, text):
    assert isinstance(names.stage(text), Found | Several | Missing | Rest)
    assert len(names.suggest_stages(text)) <= 25


def test_an_opening_stage_that_counts_is_no_prologue():
    place = Place("Lisboa", "POR")
    names = Names([], [Stage(1, date(2006, 1, 1), place, place, 60)], [])
    assert names.stage("prologue") == Missing()
    assert names.stage("rest day") == Missing()


def test_no_stages_no_answer():
    assert Names([], [], []).stage("last") == Missing()
