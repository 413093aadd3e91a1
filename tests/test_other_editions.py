"""People, cards and progress of editions that are made up: other sizes, lists and gaps in them."""

from collections.abc import Callable
from dataclasses import replace
from itertools import combinations

import pytest

from commands.desk import Desk
from db.audit import audit
from db.rally import Category, Classification, Edition, Kind
from db.results import Archive
from db.store import build
from tests import made_up
from tests.made_up import Size

SIZES = (
    Size((Category.QUADS,), stages=1, crews=2, listed=1),
    Size((Category.BIKES, Category.UTVS), stages=3, crews=4, listed=2),
    Size((Category.CARS, Category.TRUCKS), stages=7, crews=6, listed=5),
)


def whole(table: Classification) -> Classification:
    return table


def without_gaps(table: Classification) -> Classification:
    return replace(table, placings=tuple(replace(each, gap=None) for each in table.placings))


def without_times(table: Classification) -> Classification:
    bare = (replace(each, time=None) if each.rank > 1 else each for each in table.placings)
    return replace(table, placings=tuple(bare))


def without_figures(table: Classification) -> Classification:
    bare = (replace(each, time=None, gap=None) for each in table.placings)
    return replace(table, placings=tuple(bare))


def no(kind: Kind) -> Callable[[Classification], Classification | None]:
    return lambda table: None if table.kind is kind else table


LOSSES = (
    *(pytest.param(each, id=each.__name__) for each in (
        whole, without_gaps, without_times, without_figures
    )),
    *(pytest.param(no(kind), id=f"no {kind}") for kind in Kind),
)  # fmt: skip


@pytest.fixture
def desk_of(tmp_path):
    def desk_of(edition: Edition) -> Desk:
        build([(edition, audit(edition))], tmp_path / "r.sqlite", "a stamp")
        return Desk(Archive(tmp_path / "r.sqlite"))

    return desk_of


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("seed", range(3))
@pytest.mark.parametrize("lose", LOSSES)
def test_whatever_a_source_lacks_people_can_be_asked_about(desk_of, seed, size, lose):
    edition = made_up.edition(seed, size)
    kept = tuple(table for each in edition.classifications if (table := lose(each)))
    desk = desk_of(replace(edition, classifications=kept))
    people = [person.key for crew in edition.crews for person in crew.people]
    asked = [("compare", {"first": a, "second": b}) for a, b in combinations(people, 2)]
    asked += [("timecard", {"name": person}) for person in people]
    asked += [("rider", {"name": person}) for person in people]
    asked += [("progress", {"first": person}) for person in people]
    asked += [("progress", {"category": each}) for each in size.categories]
    asked += [("progress", {})]
    for command, values in asked:
        answer = desk.call(command, values)
        assert answer.answered, (command, values, answer.sentence)
        assert "None" not in answer.sentence.replace("None of", ""), answer.sentence
