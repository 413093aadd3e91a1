"""Stage wins and records over all editions: added up, compared, and each with its year."""

from collections import Counter, defaultdict
from dataclasses import replace

import pytest

from bot import layout, terminal
from bot.shown import Shown
from commands.answer import Answer, Fact, Following, Note, NoteKind, Row, Status, Table
from commands.desk import Desk
from commands.index import localized
from commands.languages import say, speaking
from db.nations import nations
from db.rally import Category, Crew, Kind, Person, Placing
from tests import made_up
from tests.made_up import Size
from tests.several import LATER, MAN, editions, stored

SIZE = Size(stages=17, crews=8)
LINE_OF_A_CAREER = "rider name:stephane-peterhansel year:all"


@pytest.fixture(scope="module")
def several(results, tmp_path_factory) -> Desk:
    return Desk(stored(editions(results), tmp_path_factory.mktemp("all-years")))


@pytest.fixture(scope="module")
def told_of(results, tmp_path_factory):
    """Give what a desk says that knows nothing but one year."""
    desks = {
        each.year: Desk(stored([each], tmp_path_factory.mktemp(str(each.year))))
        for each in editions(results)
    }
    return lambda year, line: desks[year].ask(line)


def winners(results):
    """Every winning line of a stage with its year, from the editions themselves."""
    return [
        (edition.year, table.category, placing.crew)
        for edition in editions(results)
        for table in edition.classifications
        for placing in table.placings
        if table.kind is Kind.STAGE and placing.rank == 1
    ]


def test_wins_of_all_years_are_those_of_each_added_up(several, results):
    names = Counter(
        MAN.name if "Peterhansel" in crew.people[0].name else crew.people[0].name
        for _, _, crew in winners(results)
    )
    answer = several.ask("wins all")
    assert answer.title == "Stage wins · 1991, 1998, 2003–2004"
    assert answer.sentence == f"Stéphane Peterhansel won the most stages: 8 of {names.total()}."
    rows = answer.tables[0].rows
    assert rows[0] == Row(
        rank=1, lead="8 wins", people=(MAN,), text="bikes and cars · 1991, 1998, 2003"
    )
    shown = {row.people[0].name: int(row.lead.split()[0]) for row in rows}
    assert shown == {name: names[name] for name in shown}
    assert sorted(names.values(), reverse=True)[: len(rows)] == [*shown.values()]
    assert answer.facts == (
        Fact("Different winners", str(len(names))),
        Fact("Not shown", f"{len(names) - 20}, each with 1 win at most"),
        Fact("Stages won in each year", "1991: 6; 1998: 6; 2003: 51; 2004: 6"),
    )


def test_the_whole_answer_about_makes(several):
    assert several.ask("wins make trucks all years") == Answer(
        title="Trucks · stage wins · 1991, 1998, 2003–2004",
        sentence="DAF and Kamaz won the most stages: 7 each of 23.",
        tables=(
            Table(
                "",
                (
                    Row(rank=1, tied=1, lead="7 wins", make="DAF", text="2003"),
                    Row(rank=1, tied=1, lead="7 wins", make="Kamaz", text="2003"),
                    Row(rank=3, lead="4 wins", make="Condor", text="1991, 1998, 2004"),
                    Row(rank=4, lead="3 wins", make="Tatra", text="2003"),
                    Row(rank=5, tied=5, lead="1 win", make="Fennec", text="1991"),
                    Row(rank=5, tied=5, lead="1 win", make="Eland", text="2004"),
                ),
            ),
        ),
        facts=(
            Fact("Winning makes", "6"),
            Fact("Stages won in each year", "1991: 2; 1998: 2; 2003: 17; 2004: 2"),
        ),
        notes=(
            Note(NoteKind.SCOPE, "Stages of which the sources name no winner are not counted."),
        ),
        following=(
            Following("By person", "wins by:person category:trucks year:all"),
            Following("By nation", "wins by:nation category:trucks year:all"),
            Following("All categories", "wins by:make year:all"),
            Following("Bikes", "wins by:make category:bikes year:all"),
            Following("Cars", "wins by:make category:cars year:all"),
            Following("Records", "records category:trucks year:all"),
            *(
                Following(
                    str(year),
                    f"wins by:make category:trucks year:{year}",
                    menu="Open 2004 to 1991…",
                )
                for year in (2004, 2003, 1998, 1991)
            ),
        ),
        category=Category.TRUCKS,
        spans=True,
    )


def test_wins_by_nation_do_not_care_which_code_is_printed(tmp_path):
    bikes = Category.BIKES
    there = [
        made_up.edition(
            year,
            Size((bikes,), 1, 1),
            year=year,
            drivers={bikes: [Person("jo-vos", "Jo Vos", code)]},
        )
        for year, code in ((2001, "NED"), (2002, "NLD"))
    ]
    answer = Desk(stored(there, tmp_path)).ask("wins nation all")
    assert answer.tables[0].rows == (
        Row(rank=1, lead="2 wins", text="Netherlands · bikes · 2001–2002"),
    )


def test_what_the_source_contradicts_is_marked_and_said(several):
    answer = several.ask("wins cars all")
    [vatanen] = [row for row in answer.tables[0].rows if row.people[0].name == "Ari Vatanen"]
    assert vatanen.disputed
    assert answer.notes[0] == Note(
        NoteKind.DISPUTED,
        "The source contradicts itself on stage wins of 2003; the answer about the year tells it.",
    )


def seconds(lead):
    total = 0
    for part in lead.removeprefix("+").split(":"):
        total = 60 * total + int(part)
    return total


RECORDS = {
    "Closest on a stage": (min, seconds),
    "Largest on a stage": (max, seconds),
    "Closest overall after a stage": (min, seconds),
    "Largest overall after a stage": (max, seconds),
    "Closest at the end": (min, seconds),
    "Largest at the end": (max, seconds),
    "Longest stage": (max, lambda lead: float(lead.removesuffix(" km").replace(",", ""))),
    "Shortest stage": (min, lambda lead: float(lead.removesuffix(" km").replace(",", ""))),
    "Most stage wins": (max, int),
    "Most in a row": (max, int),
    "Longest in the lead": (max, int),
}
CALLED = {"Most stage wins": "Most stage wins in one edition"}


@pytest.mark.parametrize("category", ["", *(f" {each}" for each in ("bikes", "cars", "trucks"))])
def test_a_record_of_all_years_is_the_best_of_those_of_each(several, told_of, category):
    together = {table.title: table.rows for table in several.ask(f"records all{category}").tables}
    of_years = {
        year: {table.title: table.rows for table in told_of(year, f"records{category}").tables}
        for year in (1991, 1998, 2003, 2004)
    }
    for title, (best, read) in RECORDS.items():
        each = [
            (read(row.lead), year, row)
            for year, tables in of_years.items()
            # Of a single margin only the closest is shown, which is the largest too.
            for row in tables.get(title) or tables.get(title.replace("Largest", "Closest"), ())
        ]
        wanted = best(value for value, _, _ in each)
        holders = sorted((entry for entry in each if entry[0] == wanted), key=lambda one: -one[1])
        found = together[CALLED.get(title, title)]
        if title == "Most in a row" and wanted == 1:
            assert found == holders[0][2:]
            continue
        assert [read(row.lead) for row in found] == [wanted] * len(holders), title
        mine, theirs = (
            sorted((year, [each.name for each in row.people], row.disputed) for year, row in rows)
            for rows in (
                [(int(row.text[:4]), row) for row in found],
                [(year, row) for _, year, row in holders],
            )
        )
        assert mine == theirs, title
        if "the lead" not in title:
            told = sorted(f"{year} · {row.text}" for _, year, row in holders)
            assert sorted(row.text for row in found) == told


def test_records_say_most_of_what_the_years_have_in_common(several):
    answer = several.ask("records year:all")
    assert (answer.title, answer.sentence) == (
        "Records · 1991, 1998, 2003–2004",
        "The closest stage win was by 0:01 (2003), the largest by 3:13:32 (2004).",
    )
    tables = {table.title: table.rows for table in answer.tables}
    assert tables["Most final tables won"] == (
        Row(lead="2", people=(LATER,), text="bikes · 1998, 2004"),
    )
    assert tables["Most lead changes"] == (
        Row(lead="6", category=Category.TRUCKS, text="2003 · on stages 5, 6, 7, 8, 9 and 12"),
    )
    assert answer.following[:2] == (
        Following("Stage wins", "wins year:all"),
        Following("Bikes", "records category:bikes year:all"),
    )


@pytest.mark.parametrize(
    "line",
    [
        "wins year:all trucks",
        "wins trucks all",
        "wins all years trucks",
        "wins category:trucks all",
        "/victoires année:tous camions language:en",
        "wins trucks todos los años",
        "wins toutes les éditions trucks",
    ],
)
def test_all_years_are_said_in_any_language(several, line):
    assert several.ask(line) == several.ask("wins by:person category:trucks year:all")


@pytest.mark.parametrize(
    ("text", "line", "language"),
    [
        ("who won the most stages of all years?", "wins year:all", "en"),
        ("which was the closest stage of all the editions?", "records year:all", "en"),
        ("who is Stéphane Peterhansel in all years?", LINE_OF_A_CAREER, "en"),
        ("qui a gagné le plus d’étapes de toutes les années ?", "wins year:all", "fr"),
        ("¿quién ganó más etapas en todos los años?", "wins year:all", "es"),
    ],
)
def test_all_years_are_asked_in_free_words(several, text, line, language):
    with speaking(language):
        expected, note = several.ask(line), say("as /{line}", line=localized(line))
        answer = several.answer(text)
        assert several.ask(answer.line).tables == expected.tables
    assert (answer.title, answer.sentence) == (expected.title, expected.sentence)
    assert answer.tables == expected.tables
    assert answer.notes == (Note(NoteKind.UNDERSTOOD, note), *expected.notes)


def test_what_is_of_one_year_is_said_to_be(several):
    answer = several.answer("who won stage 1 in all years?")
    alone = several.answer("who won stage 1?")
    assert (answer.title, answer.sentence) == (alone.title, alone.sentence)
    assert answer.notes == (
        *alone.notes,
        Note(NoteKind.SCOPE, "This is of one year; it cannot be asked of all at once."),
    )


def test_a_category_of_other_years_alone_can_be_asked_of_all(tmp_path):
    there = [
        made_up.edition(1, Size((Category.QUADS,), 2, 3), year=2009),
        made_up.edition(2, Size((Category.BIKES,), 2, 3), year=2010),
    ]
    desk = Desk(stored(there, tmp_path))
    assert desk.ask("wins quads year:all").title == "Quads · stage wins · 2009–2010"
    assert desk.ask("wins utvs year:all") == Answer(
        "Not found",
        "No UTVs in the years that are loaded: bikes and quads.",
        Status.NOT_FOUND,
        following=(
            Following("Bikes", "wins category:bikes year:all", category=Category.BIKES),
            Following("Quads", "wins category:quads year:all", category=Category.QUADS),
        ),
        private=True,
    )


def test_with_one_edition_all_is_no_word_for_years(desk):
    assert not desk.ask("wins all").spans
    assert desk.call("wins", {"year": "all"}).sentence == "“all” is no year; there is 2003."


def test_every_next_question_is_answered_over_all_years_too(several):
    for line in ("wins all", "records all", "wins make bikes all", "records cars all"):
        for each in several.ask(line).following:
            answer = several.ask(each.line)
            assert answer.answered
            assert answer.spans or each.label in answer.title


@pytest.fixture(scope="module")
def fifty(tmp_path_factory) -> Desk:
    there = [made_up.edition(year, SIZE, year=year) for year in range(1979, 2029)]
    return Desk(stored(there, tmp_path_factory.mktemp("fifty")))


@pytest.mark.parametrize("line", ["wins all", "wins nation all", "records all", "records cars all"])
def test_fifty_years_are_on_one_screen(fifty, line):
    answer = fifty.ask(line)
    view = layout.draw(answer, Shown(line))
    text = "".join(item.content for item in view.walk_children() if hasattr(item, "content"))
    assert "more than a message holds" not in text
    assert max(map(len, terminal.render(answer, 42).split("\n"))) <= 42
    assert len({each.menu for each in answer.following if each.menu}) == 2


def test_scattered_years_are_counted(fifty):
    there = {
        row.text.split(" · ")[0]: row.text.split(" · ")[-1]
        for row in fifty.ask("wins nation bikes all").tables[0].rows
    }
    years = defaultdict(set)
    for year in range(1979, 2029):
        for table in made_up.edition(year, SIZE, year=year).classifications:
            if table.kind is Kind.STAGE and table.category is Category.BIKES:
                code = table.placings[0].crew.people[0].nationality
                years[nations()[code].english].add(year)
    assert there == {
        nation: f"{len(those)} years of {min(those)}–{max(those)}"
        for nation, those in years.items()
    }


def test_of_many_equal_ones_the_latest_are_shown(tmp_path):
    size, there = Size((Category.BIKES,), 1, 2), []
    for year in range(2001, 2010):
        edition = made_up.edition(1, size, year=year)
        names = [Person(f"{name}-{year}", f"{name} {year}", "PER") for name in ("Jo", "Al")]
        crews = tuple(
            replace(crew, key=f"bikes/{person.key}", people=(person,))
            for crew, person in zip(edition.crews, names, strict=True)
        )
        of = dict(zip((crew.key for crew in edition.crews), crews, strict=True))

        def crewed(placing: Placing, of: dict[str, Crew] = of) -> Placing:
            return replace(placing, crew=of[placing.crew.key])

        tables = tuple(
            replace(table, placings=tuple(map(crewed, table.placings)))
            for table in edition.classifications
        )
        there.append(replace(edition, crews=crews, classifications=tables))
    answer = Desk(stored(there, tmp_path)).ask("records all")
    closest = answer.tables[0]
    assert closest.title == "Closest on a stage"
    assert [row.text[:4] for row in closest.rows[:5]] == ["2009", "2008", "2007", "2006", "2005"]
    assert closest.rows[5:] == (Row(text="4 more like it"),)


@pytest.mark.parametrize(
    ("language", "title"),
    [
        ("fr", "Victoires d’étape · 1991, 1998, 2003–2004"),
        ("es", "Victorias de etapa · 1991, 1998, 2003–2004"),
    ],
)
def test_all_years_are_told_in_other_languages(several, language, title):
    with speaking(language):
        assert several.ask("wins all").title == title
