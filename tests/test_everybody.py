"""Editions that list everybody on every stage: answers stay as long as a phone takes."""

import pytest

from bot import layout
from bot.shown import Shown
from bot.terminal import render
from commands.answer import Answer
from commands.desk import Desk
from db.audit import audit
from db.results import Archive
from db.store import build
from tests import made_up
from tests.fake_discord.message_limits import COMPONENTS_V2, examine_message
from tests.fake_discord.refusals import Form
from tests.made_up import Size

CREWS = 60
LONGEST = 120
"""Lines on a terminal, of answers with a list for each category."""


@pytest.fixture(scope="module")
def desk(tmp_path_factory) -> Desk:
    path = tmp_path_factory.mktemp("everybody") / "results.sqlite"
    edition = made_up.edition(2003, Size(stages=5, crews=CREWS, listed=CREWS))
    build([(edition, audit(edition))], path, "a stamp")
    return Desk(Archive(path))


def lines(desk: Desk) -> list[str]:
    results = desk.archive.edition()
    [*_, crew], [other, *_] = results.crews, results.crews
    return [
        *("winner", "winner stage:3 category:cars", "standings", "standings category:bikes"),
        *("standings category:trucks stage:4", "stage stage:2", "notes", "records", "wins"),
        *("wins category:cars", "wins by:nation", "progress", "progress category:cars"),
        f"rider name:{crew.people[0].key}",
        f"timecard name:{crew.people[0].key}",
        f"compare first:{crew.people[0].key} second:{other.people[0].key}",
        *(f"make {each}" for each in made_up.MAKES),
        *(f"nation {flag}" for flag in made_up.FLAGS),
    ]


def objections(answer: Answer) -> list[str]:
    form = Form()
    view = layout.draw(answer, Shown("help"))
    examine_message(form, {"flags": COMPONENTS_V2, "components": view.to_components()}, ())
    return form.oddities


async def test_answers_about_everybody_fit_a_message_and_a_screen(desk):
    for line in lines(desk):
        answer = desk.ask(line)
        assert answer.answered, line
        assert objections(answer) == [], line
        assert render(answer, 80).count("\n") < LONGEST, line


def test_a_place_beyond_those_that_are_shown_is_told_by_name(desk):
    final = desk.ask("standings category:bikes").tables[0].rows
    last = final[-1]
    assert (len(final), last.rank) == (CREWS, CREWS)
    assert last.people[0].name not in render(desk.ask("standings category:bikes"), 80)
    assert f"finished {CREWS}th" in desk.ask(f"rider name:{last.people[0].key}").sentence


def test_what_is_told_of_the_lists_says_how_far_they_go(desk):
    [scope] = desk.ask("standings category:bikes").notes
    assert scope.text == f"The source lists the first {CREWS} of the final standings."
