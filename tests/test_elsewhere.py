"""People who are not in the edition that is asked by default, and years that questions name."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commands.answer import Answer, Following, Note, NoteKind, Status
from commands.desk import Desk
from commands.questions.years_said import Said, said
from db.rally import Category
from tests.fake_discord import Choice
from tests.online import on_discord
from tests.several import editions, stored


@pytest.fixture(scope="module")
def several(results, tmp_path_factory):
    """Ask by default about 2003."""
    archive = stored(editions(results), tmp_path_factory.mktemp("several"))
    archive.prefer(2003)
    return Desk(archive)


def moved(answer: Answer, *names: tuple[str, int]) -> Answer:
    """Say of an answer that it is of another year, and because of whom."""
    notes = tuple(
        Note(NoteKind.UNDERSTOOD, f"{name} is not in the 2003 data; this is of {year}.")
        for name, year in names
    )
    return replace(answer, notes=(*notes, *answer.notes))


def test_who_is_in_the_default_edition_comes_first(several):
    answer = several.ask("timecard Peterhansel")
    assert (answer.title, answer.category) == (
        "Stéphane Peterhansel · Cars · stage by stage · 2003", Category.CARS
    )  # fmt: skip
    assert answer.notes[0].kind is not NoteKind.UNDERSTOOD


@pytest.mark.parametrize(
    "text", ["Quist", "ines quist", "Inés Quist", "ines-quist", "p:ines-quist", "Inés Qvist"]
)
def test_who_is_in_other_years_alone_is_shown_in_the_latest_and_that_is_said(several, text):
    expected = moved(several.ask("timecard name:ines-quist year:2004"), ("Inés Quist", 2004))
    assert several.ask(f'timecard "{text}"') == expected
    assert several.call("timecard", {"name": text}) == expected


def test_who_is_called_exactly_so_is_meant_rather_than_somebody_alike(several, results):
    assert several.ask("rider Sain").title.startswith("Richard Sainct")
    expected = moved(several.ask("rider name:remy-saint year:1991"), ("Rémy Saint", 1991))
    assert several.ask("rider Saint") == expected
    assert several.answer("who is Saint?").notes[0] == expected.notes[0]
    assert results.person("remy-saint") is None


def test_a_year_that_is_given_narrows(several):
    answer = several.ask("rider Quist year:2003")
    assert answer.sentence.startswith("Nobody called “Quist” is in the 2003 data")
    assert several.ask("rider Quist 1998").title.endswith("1998")
    assert several.ask("rider Saint 2003").title.startswith("Richard Sainct")


def test_several_of_other_years_are_asked_about(several):
    assert several.ask("rider Lartig") == Answer(
        "Who is meant?",
        "Two people match “Lartig”.",
        Status.CHOOSE,
        following=tuple(
            Following(
                name,
                f"rider name:{key} year:1998",
                f"1998 · {several.archive.everybody.career(key)[-1].crew.make}",
                category,
            )
            for name, key, category in (
                ("Ana Lartig", "ana-lartig", Category.CARS),
                ("Théo Lartig", "theo-lartig", Category.BIKES),
            )
        ),
        private=True,
    )
    chosen = several.ask(several.ask("rider Lartig").following[1].line)
    assert chosen.title.startswith("Théo Lartig")


def test_people_are_compared_in_the_latest_year_that_has_them_all(several):
    answer = several.ask("compare Peterhansel Quist")
    expected = several.ask("compare first:stephane-peterhansel second:ines-quist year:2004")
    assert answer == moved(expected, ("Inés Quist", 2004))


@pytest.mark.parametrize("line", ["compare Masuoka Quist", "who was faster, Masuoka or Quist?"])
def test_people_of_different_years_are_not_compared_in_silence(several, line):
    answer = several.answer(line)
    assert "are in no edition together, and times of different years do not" in answer.sentence
    assert {each.line for each in answer.following} == {
        "rider name:hiroshi-masuoka year:all", "rider name:ines-quist year:all"
    }  # fmt: skip


def test_a_place_is_no_person_of_another_year(several):
    assert "is a place, not a person" in several.ask("rider Siwa").sentence


def test_nobody_of_any_year_is_nobody_here(several):
    answer = several.ask("rider Xyzzyzx")
    assert answer.sentence.startswith("Nobody called “Xyzzyzx” is in the 2003 data")


async def test_people_of_other_years_are_offered_after_those_of_this_one(several):
    async with on_discord(several) as fake:
        offered = await fake.autocomplete("rider", "name", "sai")
        values = [choice.value for choice in offered]
        assert values[0] == "richard-sainct"
        assert offered[values.index("remy-saint")].name.startswith("Rémy Saint · 🏍 1991 · ")
        make = several.archive.everybody.career("ines-quist")[-1].crew.make
        alike = await fake.autocomplete("rider", "name", "quis", year="2003")
        quist = Choice(f"Inés Quist · 🏍 2004 · {make}", "ines-quist")
        assert await fake.autocomplete("rider", "name", "quis") == (quist, *alike)
        shown = await fake.slash("timecard", name="ines-quist")
        assert "Inés Quist is not in the 2003 data; this is of 2004." in shown.text


@pytest.mark.parametrize(
    ("question", "line"),
    [
        ("who won stage 1 for bikes in 1998?", "who won stage 1 for bikes?"),
        ("who won the bikes, stage 1, '98", "who won the bikes, stage 1"),
        ("who won the 1998 rally?", "who won the rally?"),
        ("qui a gagné la première étape en 1998 ?", "qui a gagné la première étape ?"),
        ("quién ganó la etapa 1 en 1998?", "quién ganó la etapa 1?"),
    ],
)
def test_a_question_is_answered_about_the_year_that_it_names(several, question, line):
    answer = several.answer(question)
    assert answer == several.answer(f'ask question:"{line}" year:1998')
    assert answer.answered
    assert answer.title.count("1998") == 1
    assert " year:1998" in answer.line


@pytest.mark.parametrize(
    ("question", "year"),
    [("who won the year before?", 2002), ("qui a gagné l'année d'avant ?", 2002)],
)
def test_the_year_before_is_that_before_the_default_one(several, question, year):
    assert several.answer(question).sentence.startswith(str(year))


def test_the_year_after_is_answered(several):
    assert several.answer("who won the year after?").title.startswith("2004 Made-Up Rally")


def test_a_question_about_a_year_that_is_not_loaded_is_told_so(several):
    answer = several.answer("who won stage 9 in 1977?")
    assert answer.sentence == "1977 is not loaded; there are 1991, 1998 and 2003–2004."
    assert answer.following[1] == Following(
        "2003", 'ask question:"who won stage 9 ?" year:2003'
    )  # fmt: skip
    assert several.ask(answer.following[1].line) == several.answer("who won stage 9?")


def test_a_question_about_two_years_is_asked_back(several):
    answer = several.answer("who won in 1998 and 2004?")
    assert (answer.title, answer.status) == ("Which year?", Status.CHOOSE)
    assert [each.label for each in answer.following] == ["1998", "2004"]


def test_a_year_alone_is_the_rally_of_it(several):
    assert several.answer("1998?") == several.ask("rally year:1998")


async def test_a_mention_may_name_a_year_or_somebody_of_another(several):
    async with on_discord(several) as fake:
        of_1998 = await fake.mention("who won stage 1 for bikes in 1998?")
        assert "1998" in of_1998.text.splitlines()[0]
        of_quist = await fake.mention("how many stages did Inés Quist win?")
        assert "Inés Quist is not in the 2003 data; this is of 2004." in of_quist.text


SAID = (
    ("who won in 2004?", (2004,), "who won ?"),
    ("qui a gagné en 2004 ?", (2004,), "qui a gagné ?"),
    ("who won 04", (2004,), "who won"),
    ("who won ’04?", (2004,), "who won ?"),
    ("dakar 98 winner", (1998,), "dakar winner"),
    ("stage 9 of 2004", (2004,), "stage 9"),
    ("that year before, who won", (2002,), ", who won"),
    ("¿quién ganó el año anterior?", (2002,), "¿quién ganó ?"),
    ("what happened on 10 January 2003", (2003,), "what happened on 10 January"),
    ("10/01/2003", (2003,), "10/01/2003"),
    ("2004", (2004,), ""),
    ("stage 04", (), "stage 04"),
    ("top 04", (), "top 04"),
    ("in 85 minutes", (), "in 85 minutes"),
    ("how many stages in 12", (), "how many stages in 12"),
    ("number 2004x", (), "number 2004x"),
)


@pytest.mark.parametrize(("text", "years", "rest"), SAID)
def test_years_are_taken_out_of_the_words(text, years, rest):
    assert said(text, 2003) == Said(years, rest)


@given(st.text(max_size=60))
def test_no_text_makes_the_reading_of_years_fail(text):
    found = said(text, 2003)
    assert set(found.rest) <= set(text) | {" "}


@given(st.text(max_size=60))
def test_no_question_makes_the_desk_of_several_years_raise(several, text):
    assert isinstance(several.answer(text), Answer)
    assert isinstance(several.ask(f"rider {text}"), Answer)
    assert isinstance(several.call("rider", {"name": text, "year": text}), Answer)
    assert len(several.suggest("rider", "name", text, {"year": text})) <= 25
