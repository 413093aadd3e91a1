"""Questions about several years: which one is meant, and how its answer says so."""

import gc
from dataclasses import replace

import pytest

from bot import terminal
from bot.presses import LONGEST_ID, Purpose, press_id
from commands.answer import Answer, Following, Status
from commands.desk import Desk
from commands.languages import speaking
from db.audit import audit
from db.rally import Category
from db.store import build
from tests import made_up
from tests.fake_discord import Choice
from tests.made_up import Size
from tests.online import on_discord
from tests.several import editions, stored


@pytest.fixture(scope="module")
def several(results, tmp_path_factory):
    return Desk(stored(editions(results), tmp_path_factory.mktemp("several")))


@pytest.fixture(scope="module")
def told_of(results, tmp_path_factory):
    """Give what a desk says that knows nothing but one year."""
    desks = {
        each.year: Desk(stored([each], tmp_path_factory.mktemp(str(each.year))))
        for each in editions(results)
    }
    return lambda year, line: desks[year].answer(line)


def of(year, answer: Answer, *, kept=True, spans="") -> Answer:
    """Say of an answer what several editions add to it."""
    title = answer.title if str(year) in answer.title else f"{answer.title} · {year}"
    pin = f" year:{year}" if kept else ""
    following = tuple(replace(each, line=each.line + pin) for each in answer.following)
    if spans in SPANNING:
        following = (*following, Following("All years", f"{spans} year:all"))
    return replace(answer, title=title, following=following)


LINES = ("winner", "standings bikes", "stage 1", "route", "rally", "records", "wins", "notes")
SPANNING = ("records", "wins")


@pytest.mark.parametrize("line", LINES)
@pytest.mark.parametrize("year", [1998, 2003])
def test_another_year_is_answered_as_if_there_were_no_other(several, told_of, year, line):
    expected = of(year, told_of(year, line), spans=line)
    for asked in (f"{line} year:{year}", f"{line} {year}", f"{line} '{year % 100:02}"):
        assert several.ask(asked) == expected
    name, _, values = line.partition(" ")
    given = {"stage": values} if name == "stage" else {"category": values}
    assert several.call(name, {**given, "year": str(year)}) == expected


@pytest.mark.parametrize("line", LINES)
def test_without_a_year_the_default_one_answers_and_says_so(several, told_of, line):
    assert several.ask(line) == of(2004, told_of(2004, line), kept=False, spans=line)
    assert several.ask(f"{line} 2004") == several.ask(line)


@pytest.mark.parametrize(
    "line",
    ["winner stage:9 cars 2003", "winner 2003 9 cars", "/winner 2003 stage:9 category:cars"],
)
def test_a_year_may_stand_anywhere_in_a_line(several, told_of, line):
    assert several.ask(line) == of(2003, told_of(2003, "winner stage:9 category:cars"))


def test_a_date_with_its_year_is_of_that_year(several, told_of):
    assert several.ask("stage stage:10 January 2003") == of(2003, told_of(2003, "stage 9"))


@pytest.mark.parametrize("said", ["year:1977", "1977", "'77", "year:77"])
def test_a_year_that_is_not_loaded_is_said_with_those_that_are(several, said):
    assert several.answer(f"standings bikes {said}") == Answer(
        "Not found",
        "1977 is not loaded; there are 1991, 1998 and 2003–2004.",
        Status.NOT_FOUND,
        following=tuple(
            Following(str(year), f"standings category:bikes year:{year}")
            for year in (2004, 2003, 1998, 1991)
        ),
        private=True,
    )


def test_what_is_no_year_is_said_with_those_that_there_are(several):
    answer = several.answer("stage 1 year:foo")
    assert answer.sentence == "“foo” is no year; there are 1991, 1998 and 2003–2004."
    assert answer.following[-1] == Following("1991", "stage stage:1 year:1991")


def test_every_next_question_about_another_year_is_answered_about_it(several):
    for line in LINES:
        for each in several.ask(f"{line} year:2003").following:
            answer = several.ask(each.line)
            assert answer.spans if "year:all" in each.line else "2003" in answer.title, each.line
            assert answer.answered


def test_next_questions_of_another_year_are_as_short_as_buttons_need(several, results):
    people = [person.key for person in results.people]
    lines = [f"rider name:{key} year:2003 language:fr" for key in people]
    lines += [f"winner stage:{at} category:trucks year:2003 language:es" for at in range(1, 18)]
    following = {each.line for line in lines for each in several.ask(line).following}
    too_long = [
        line for line in following if len(press_id(Purpose.CHOOSE_HIDDEN, line)) > LONGEST_ID
    ]
    assert too_long == []


@pytest.mark.parametrize("language", ["fr", "es"])
def test_other_languages_call_the_year_their_own(several, language):
    with speaking(language):
        called = {"fr": "année", "es": "año"}[language]
        written = terminal.render(several.ask("winner stage:1 year:1998"))
        assert f"{called}:1998" in written
    assert several.ask(f"winner {called}:1998 stage:1").title.endswith("· 1998")


def test_help_is_of_no_year(several):
    assert several.ask("help").title == "What you can ask"


def test_the_preferred_edition_is_asked_where_no_year_is_given(results, told_of, tmp_path):
    archive = stored(editions(results), tmp_path)
    archive.prefer(2003)
    desk = Desk(archive)
    expected = of(2003, told_of(2003, "winner stage:9 category:cars"), kept=False)
    assert desk.ask("winner 9 cars") == expected


def test_with_one_edition_left_nothing_says_a_year(results, told_of, tmp_path):
    desk = Desk(stored(editions(results), tmp_path))
    assert desk.ask("winner 9 cars 2003").title.endswith("· 2003")
    build([(results.edition(), audit(results.edition()))], tmp_path / "r.sqlite", "another")
    assert desk.ask("winner 9 cars") == told_of(2003, "winner 9 cars")
    gone = desk.call("winner", {"stage": "9", "year": "1998"})
    assert gone.sentence == "1998 is not loaded; there is 2003."


async def test_discord_gets_the_year_as_an_option_of_what_is_asked_of_one(several):
    async with on_discord(several) as fake:
        await fake.slash("help")
        known = {command["name"]: command for command in fake.commands.listed("")}
    for command in several.commands:
        own = [option.name for option in command.options]
        year = ["year"] if command.yearly else []
        there = [option["name"] for option in known[command.name]["options"]]
        assert there == [*own, *year, "private", "spoiler", "language"]
    option = next(each for each in known["winner"]["options"] if each["name"] == "year")
    assert option["description"] == "The year of the rally, such as 1998"
    assert option["autocomplete"]


async def test_years_are_completed_the_newest_first_and_asked_on_discord(several):
    async with on_discord(several) as fake:
        assert await fake.autocomplete("winner", "year", "") == (
            Choice("2004 Made-Up Rally", "2004"), Choice("2003 Dakar Rally", "2003"),
            Choice("1998 Made-Up Rally", "1998"), Choice("1991 Made-Up Rally", "1991"),
        )  # fmt: skip
        assert await fake.autocomplete("winner", "year", "dak") == (
            Choice("2003 Dakar Rally", "2003"),
        )
        offered = await fake.autocomplete("winner", "stage", "zilla", year="2003")
        assert offered[0].value == "9"
        shown = await fake.slash("winner", stage="9", category="Cars", year="2003")
        assert "Ari Vatanen" in shown.text
        assert "2003" in shown.text
        label = await fake.slash("winner", stage="9", category="Cars", year="2003 Dakar Rally")
        assert label.text == shown.text


def test_of_many_editions_only_the_last_few_stay_in_memory(tmp_path):
    size = Size((Category.BIKES,), stages=1, crews=2)
    archive = stored([made_up.edition(at, size, year=1979 + at) for at in range(40)], tmp_path)
    desk = Desk(archive)
    for year in archive.years:
        assert desk.ask(f"standings bikes year:{year}").answered
        assert desk.ask(f"wins year:{year}").answered
    gc.collect()
    assert sorted(archive._editions) == [2015, 2016, 2017, 2018]
