"""What the faces put around an answer is in its language, down to the last word."""

import re
from gettext import NullTranslations

import pytest

from bot import message, terminal
from bot.settings import Style
from bot.shown import Shown
from commands import languages
from commands.answer import Answer, Fact, Following, Note, NoteKind, Row, Status, Table
from commands.languages import speaking
from db.rally import Category
from db.times import Origin, Time


class Crossed(NullTranslations):
    """A language of which every word is made of x."""

    def gettext(self, message):
        return re.sub(r"(?<![{\w])[^\W\d_]+(?![\w}])", lambda word: "x" * len(word[0]), message)

    def pgettext(self, context, message):
        del context
        return self.gettext(message)

    def ngettext(self, msgid1, msgid2, n):
        return self.gettext(msgid1 if n == 1 else msgid2)


@pytest.fixture
def crossed(monkeypatch):
    monkeypatch.setattr(languages, "_catalogue", lambda _: Crossed())
    with speaking("fr"):
        yield


TIME = Time(3600, "1:00:00", Origin.PRINTED)
GAP = Time(60, "+1:00", Origin.COMPUTED)


def full(status, people):
    """An answer with something of everything, but not a letter of its own."""
    rows = [
        Row(rank=1, time=TIME, people=people, stage=9, category=Category.CARS, disputed=True),
        Row(rank=2, tied=2, time=TIME, gap=GAP, people=people, stage=10, category=Category.BIKES),
        Row(rank=3, gap=GAP, people=people, text=" · ".join(["123456789"] * 12)),
    ]
    return Answer(
        "1",
        "2",
        status,
        tables=(Table("3", tuple(rows * 40)), Table("4", tuple(rows), apart=True)),
        facts=(Fact("5", "6"),),
        notes=tuple(Note(kind, "7") for kind in NoteKind),
        following=(
            Following("8", "winner stage:9", step=1),
            Following("8", "winner stage:7", step=-1),
            *(Following("9", f"stage {number}", menu="10") for number in range(1, 4)),
            *(Following(f"{number}", f"rider {number} cars") for number in range(20)),
            Following("11", f"rider name:{'1' * 100} category:cars"),
        ),
    )


def shown_to_people(view):
    """All words that somebody reads of a message's components."""
    found = []
    for key, value in view.items():
        if key in ("content", "label", "placeholder", "description", "title"):
            found.append(str(value))
        elif key in ("components", "options"):
            found += [text for each in value for text in shown_to_people(each)]
    return found


def unmarked(text):
    return {word for word in re.findall(r"[^\W\d_]{2,}", text) if set(word.casefold()) != {"x"}}


NAMES = {"Vatanen", "Ari", "Tina", "Thörner"}


@pytest.fixture
def people(results):
    return next(each.people for each in results.crews if each.people[0].name == "Ari Vatanen")


@pytest.mark.usefixtures("crossed")
@pytest.mark.parametrize("status", Status)
@pytest.mark.parametrize("width", [None, 40, 100])
def test_a_terminal_says_nothing_in_another_language(people, status, width):
    assert unmarked(terminal.render(full(status, people), width)) - NAMES == set()


@pytest.mark.usefixtures("crossed")
@pytest.mark.parametrize("status", Status)
@pytest.mark.parametrize("style", Style)
@pytest.mark.parametrize(
    "shown", [Shown("1"), Shown("1", private=True), Shown("1", hidden=True)], ids=str
)
def test_a_message_says_nothing_in_another_language(people, status, style, shown):
    sent = message.write(full(status, people), shown, style)
    parts = [text for each in sent.view.to_components() for text in shown_to_people(each)]
    card = sent.card.to_dict() if sent.card else {}
    said = "\n".join([sent.text, *parts, *shown_to_people(card)])
    assert len(said) > 500
    assert unmarked(said) - NAMES == set()
