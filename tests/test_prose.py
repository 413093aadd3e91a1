"""Sentences and footnotes: what their words state is taken over, and nothing that they do not."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from db.rally import Category, Claim, Remark
from db.reader.document import Text
from db.reader.prose import Prose, other_name, running
from db.times import Time
from tests.example import EDITION

PROSE = Prose(EDITION.crews, EDITION.stages)
BIKES, CARS, TRUCKS = Category.BIKES, Category.CARS, Category.TRUCKS
KEYS = {person.name: person.key for person in EDITION.people}
CATEGORIES = {person.name: crew.category for crew in EDITION.crews for person in crew.people}


def remarks(text, *, note=False, section=None):
    return list(PROSE.remarks(Text(text, 11, note=note), section))


def remark(claim, *names, **facts):
    people = tuple(KEYS[name] for name in names if name in KEYS)
    categories = {CATEGORIES[name] for name in names if name in KEYS}
    category = categories.pop() if len(categories) == 1 else None
    return Remark(claim, names, people, **{"category": category, **facts})


BEC, HOLM, ENDO, DE_SA, D_ARC = "Ana Bec", "Per-Gunnar Holm", "Ken Endo", "Olá de Sá", "Léo d'Arc"


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Ana Bec won stages 1, 2 and 3.", remark(Claim.STAGE_WINS, BEC, stages=(1, 2, 3))),
        ("Ana Bec won the first and 3rd stages.", remark(Claim.STAGE_WINS, BEC, stages=(1, 3))),
        ("Ana Bec won the ninth, thirteen and fifteen stages.", (9, 13, 15)),
        ("ANA BEC took stage two!", remark(Claim.STAGE_WINS, BEC, stages=(2,))),
        ("Ana Bec won stages 1 to 3.", remark(Claim.STAGE_WINS, BEC, stages=(1, 2, 3))),
        ("Ana Bec won stages 1-2, and 3.", remark(Claim.STAGE_WINS, BEC, stages=(1, 2, 3))),
        (
            "As for Léo d'Arc, stages 1 and 3 were won by Ana Bec.",
            remark(Claim.STAGE_WINS, BEC, stages=(1, 3)),
        ),
        ("Ola de Sa was forced out on stage 2.", remark(Claim.OUT, DE_SA, stages=(2,))),
        ("In the penultimate stage Ola de Sa retired.", remark(Claim.OUT, DE_SA, stages=(2,))),
        ("Olá de Sá withdrew during the last stage.", remark(Claim.OUT, DE_SA, stages=(3,))),
        ("Olá de Sá abandoned, in tears.", remark(Claim.OUT, DE_SA)),
        ("Léo d’Arc led early, in vain.", remark(Claim.LED, D_ARC)),
        ("Ken Endo took an early lead on stage 2.", remark(Claim.LED, ENDO)),
        (
            "Near Ghazal Ken Endo was badly injured on the 2nd stage.",
            remark(Claim.INJURED, ENDO, stages=(2,), places=("Ghazal",)),
        ),
        ("An injury stopped Ken Endo.", remark(Claim.INJURED, ENDO)),
        ("Zoé Example died on the third stage.", remark(Claim.DIED, "Zoé Example", stages=(3,))),
        ("At El Arish Ken Endo was killed.", remark(Claim.DIED, ENDO)),
        ("Ken Endo won the rally for the 12th time.", remark(Claim.VICTORY, ENDO, count=12)),
        (
            "With Ana Bec behind, it was won for the second time by Ken Endo.",
            remark(Claim.VICTORY, ENDO, count=2),
        ),
        ("Ken Endo was stripped of the win.", remark(Claim.WIN_REMOVED, ENDO)),
        (
            "Ken Endo was fastest on stage 3, but lost the win.",
            remark(Claim.WIN_REMOVED, ENDO, stages=(3,)),
        ),
        (
            "Ken Endo has a penalty of 1:05:30 for stage 3.",
            remark(Claim.PENALTY, ENDO, stages=(3,), amount=Time(3930, "1:05:30")),
        ),
        (
            "A ten-hour penalty hit Ken Endo.",
            remark(Claim.PENALTY, ENDO, amount=Time(36000, "10:00:00")),
        ),
        ("Ken Endo: 5 minutes penalty.", remark(Claim.PENALTY, ENDO, amount=Time(300, "5:00"))),
        (
            "Ken Endo: penalty of two hours.",
            remark(Claim.PENALTY, ENDO, amount=Time(7200, "2:00:00")),
        ),
        (
            "Between Lugo and Ghazal, in Libya, it rained.",
            remark(Claim.LOCATED, "Libya", places=("Lugo", "Ghazal")),
        ),
        (
            "Between Lugo and Ghazal, in Western Sahara, it rained.",
            remark(Claim.LOCATED, "Western Sahara", places=("Lugo", "Ghazal")),
        ),
        ("Ken Endo and Ana Bec were there.", remark(None, ENDO, BEC)),
    ],
)
def test_a_statement_is_understood_in_many_wordings(sentence, expected):
    if isinstance(expected, tuple):
        expected = remark(Claim.STAGE_WINS, BEC, stages=expected)
    assert remarks(sentence) == [expected]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Ana Bec won two stages.", [remark(None, BEC)]),
        ("Ana Bec won 3 stages.", [remark(None, BEC)]),
        ("Ana Bec won.", [remark(None, BEC)]),
        ("Ana Bec won stage 1 and retired.", [(Claim.STAGE_WINS, (1,)), (Claim.OUT, ())]),
        ("Ana Bec, fastest on stage 2, retired.", [(Claim.OUT, ())]),
        ("Ana Bec retired after stage 2.", [(Claim.OUT, ())]),
        ("Ana Bec retired after one stage.", [(Claim.OUT, ())]),
        ("Ana Bec did not retire, and was never injured.", [remark(None, BEC)]),
        ("Nobody was injured when Ana Bec fell.", [remark(None, BEC)]),
        ("Ana Bec waited until the wind died down.", [remark(None, BEC)]),
        ("Stage 2 was abandoned when Ana Bec fell.", [remark(None, BEC)]),
        ("Many retired; Ana Bec went on.", [remark(Claim.OUT)]),
        ("Between Lugo and Ghazal in January Ana Bec fell.", [remark(None, BEC)]),
        ("Between Lugo and Ghazal in heavy sand Ana Bec fell.", [remark(None, BEC)]),
        ("Between Ana Bec and Ken Endo in Egypt.", [remark(None, BEC, ENDO)]),
        ("Ken Endo got a penalty.", [remark(None, ENDO)]),
        ("Ken Endo got a penalty of 5:99.", [remark(Claim.PENALTY, ENDO)]),
        ("Ken Endo got a penalty of 12:345.", [remark(None, ENDO)]),
        ("Ken Endo got a twenty-five-minute penalty.", [remark(None, ENDO)]),
        ("Ken Endorsement and Anna Bec.", []),
        ("It was held.", []),
    ],
)
def test_nothing_is_said_of_anybody_that_the_words_do_not_say(sentence, expected):
    wanted = [
        remark(each[0], BEC, stages=each[1]) if isinstance(each, tuple) else each
        for each in expected
    ]
    assert remarks(sentence) == wanted


def test_a_footnote_that_names_its_stage_belongs_to_it():
    (remark,) = remarks("Ken Endo had, on the 2nd stage, a penalty of 5:30.", note=True)
    assert (remark.stages, remark.footnote, remark.category) == ((2,), True, CARS)


@pytest.mark.parametrize(
    "text",
    ["Ken Endo's time has a penalty of 5:30.", "Penalty of 5:30, on the first or second stage."],
)
def test_a_footnote_that_names_no_stage_or_two_belongs_to_none(text):
    (remark,) = remarks(text, note=True)
    assert (remark.claim, remark.stages) == (Claim.PENALTY, ())


def test_a_footnote_without_a_known_statement_is_kept():
    assert remarks("The clock stood. It rained.", note=True) == [Remark(None, (), footnote=True)]
    assert remarks("It rained.", note=True)[0].text == "It rained."


def test_the_section_of_a_footnote_is_its_category():
    (remark,) = remarks("A penalty of 5:30 is in the times.", note=True, section=TRUCKS)
    assert remark == Remark(
        Claim.PENALTY, (), category=TRUCKS, amount=Time(330, "5:30"), footnote=True
    )


def test_each_sentence_is_read_for_itself_and_knows_its_line():
    found = remarks("Ana Bec won stage 1. It was hot! In the last stage, Ken Endo was injured.")
    assert [(each.claim, each.names, each.text, each.line) for each in found] == [
        (Claim.STAGE_WINS, (BEC,), "Ana Bec won stage 1.", 11),
        (Claim.INJURED, (ENDO,), "In the last stage, Ken Endo was injured.", 11),
    ]


def test_a_name_that_two_people_have_is_nobodys_in_particular():
    bec = EDITION.crews[0]
    other = bec.people[0].__class__("ana-bec-bel", "Ana Bec", "BEL")
    crew = bec.__class__("cars/ana-bec-bel", CARS, (other,), "Seat")
    found = list(Prose((*EDITION.crews, crew), EDITION.stages).remarks(Text("Ana Bec retired.", 1)))
    assert found == [Remark(Claim.OUT, ("Ana Bec",))]


def test_the_last_but_one_of_a_single_stage_is_none():
    prose = Prose(EDITION.crews, EDITION.stages[:1])
    (found,) = prose.remarks(Text("Ana Bec retired in the penultimate stage.", 1))
    assert found.stages == ()


@pytest.mark.parametrize(
    ("text", "number", "name"),
    [
        ("This was the 25th running, also known as the Great Rally.", 25, "Great Rally"),
        ("The 3rd edition of it, also known as Le Dakar, began.", 3, "Le Dakar"),
        ("It was run for the 25th time.", None, None),
        ("The 12345th running, also known as.", None, None),
    ],
)
def test_which_running_it_was_and_what_else_it_was_called(text, number, name):
    assert (running([Text(text, 1)]), other_name([Text(text, 1)])) == (number, name)


WORDS = [
    *(BEC, ENDO, D_ARC, "Lugo", "Ghazal", "Libya", "won", "stage", "stages", "the", "and", "to"),
    *("second", "twelve", "9th", "3", "-", ",", ". ", "penalty of", "5:30", "ten-hour penalty"),
    *("retired", "died", "injured", "between", "in", "for the", "time", "penultimate", "last"),
    *("s\u0130xth", "\u0661\u0662", "\u00b2", "9" * 5000, "\u017fixth", "\u212a", "won stages"),
]


@settings(deadline=None)
@given(st.lists(st.sampled_from(WORDS) | st.text(max_size=4), max_size=30), st.booleans())
def test_any_sentence_is_read_and_names_only_what_is_in_it(parts, note):
    text = " ".join(parts)
    for remark in remarks(text, note=note):
        assert remark.text in text
        assert set(remark.people) <= set(KEYS.values())
        assert all(0 <= stage < 1000 for stage in remark.stages)


def test_the_prologue_is_a_stage_where_there_is_one():
    opened = Prose(EDITION.crews, (replace(EDITION.stages[0], number=0), *EDITION.stages[1:]))
    won, out = (
        next(opened.remarks(Text(text, 11))).stages
        for text in ("Ana Bec won the prologue.", "Ana Bec retired in the prologue.")
    )
    assert (won, out) == ((0,), (0,))
    assert remarks("Ana Bec won the prologue.") == [remark(None, BEC)]
