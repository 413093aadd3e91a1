"""What is asked again is not made again, as far as there is room, and is never another's."""

from hypothesis import given
from hypothesis import strategies as st

from bot.drawn import Drawn
from bot.settings import Style
from bot.shown import Shown
from commands.kept import Kept

MOST = 3


@given(st.lists(st.integers(0, 5)))
def test_what_was_wanted_last_is_made_once_and_no_more_is_kept(keys):
    kept, made = Kept[str](MOST), []

    def make(key):
        made.append(key)
        return f"{key}"

    there = []
    for key in keys:
        before = len(made)
        assert kept.once(key, lambda key=key: make(key)) == f"{key}"
        assert (len(made) > before) == (key not in there)
        there = [*(each for each in there if each != key), key][-MOST:]
        assert len(kept) == len(there)


async def test_an_answer_is_drawn_once_for_each_way_it_is_shown(desk):
    drawn, answer = Drawn(), desk.ask("winner stage:9 category:cars")
    open_, hidden = Shown(answer.line), Shown(answer.line, hidden=True)
    seen = {
        drawn.new(answer, open_, Style.LAYOUT): "new",
        drawn.new(answer, hidden, Style.LAYOUT): "hidden",
        drawn.new(answer, open_, Style.EMBED): "card",
        drawn.changed(answer, open_, Style.LAYOUT): "changed",
    }
    assert len(seen) == 4
    assert drawn.new(answer, open_, Style.LAYOUT) is drawn.new(answer, open_, Style.LAYOUT)


def test_the_same_question_has_the_same_answer_and_the_same_suggestions(desk):
    for name, values in (
        ("winner", {"stage": "9"}), ("rider", {"name": "peterhanzel"}),
        ("rider", {"name": "de Azevedo"}), ("rider", {}),
    ):  # fmt: skip
        assert desk.call(name, values) is desk.call(name, {**values})
    assert desk.suggest("rider", "name", "sai", {}) is desk.suggest("rider", "name", "sai", {})
    trucks = desk.suggest("rider", "name", "", {"category": "trucks"})
    assert trucks != desk.suggest("rider", "name", "", {})
