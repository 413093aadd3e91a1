"""Whatever we say can be said in another language: nothing of it is left in a language of x's.

There every letter of a text of ours is an x. What is still read is of the data: names of people,
places, makes and entrants, codes of countries, and the words of the source that are quoted.
"""

import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from gettext import NullTranslations

import pytest

from bot import layout, terminal
from bot.shown import Shown
from commands import about, languages
from commands.answer import Answer
from commands.desk import Desk
from commands.index import localized
from commands.questions.understanding import Understanding
from db.results import Results
from db.words import fold
from tests.every import every_answer
from tests.several import editions, stored
from tests.test_questions import QUESTIONS

CROSSED = "xx"
WORD = re.compile(r"[^\W\d_]+")
UNITS = frozenset({"km"})
OF_OTHERS = frozenset("Discord Wikipedia Unicode CLDR MIT CC BY SA V".casefold().split())
"""What is called the same everywhere."""


class Crossed(NullTranslations):
    """Translates into x's, all but the names of what belongs in braces."""

    def gettext(self, message: str) -> str:
        parts = re.split(r"(\{\w*\})", message)
        return "".join(part if part.startswith("{") else WORD.sub(crossed, part) for part in parts)

    def pgettext(self, _context: str, message: str) -> str:
        return self.gettext(message)

    def ngettext(self, one: str, many: str, number: int) -> str:
        return self.gettext(one if number == 1 else many)


def crossed(match: re.Match[str]) -> str:
    return "x" * len(match[0])


@contextmanager
def speaking_in_x(patch: pytest.MonkeyPatch) -> Iterator[None]:
    """Speak x as any other language is spoken; there is no file of it to be found."""
    known, catalogue = languages.known, languages._catalogue
    patch.setattr(languages, "known", lambda code: CROSSED if code == CROSSED else known(code))
    patch.setattr(
        languages, "_catalogue", lambda code: Crossed() if code == CROSSED else catalogue(code)
    )
    with languages.speaking(CROSSED):
        yield


def test_no_answer_of_a_command_holds_a_word_that_cannot_be_translated(desk, results, monkeypatch):
    # Questions in anybody's own words are answered in the language of these words.
    with speaking_in_x(monkeypatch):
        answers = {
            line: answer for line, answer in every_answer(desk) if not line.startswith("ask ")
        }
        assert left(results, shown(answers)) == {}


def test_no_answer_to_a_question_holds_a_word_that_cannot_be_translated(desk, results, monkeypatch):
    understanding: Understanding = desk._understanding
    with speaking_in_x(monkeypatch):
        answers = {text: understanding.answer(text, desk.commands) for text in QUESTIONS}
        assert left(results, shown(answers)) == {}


OVER_YEARS = (
    *("editions", "rider Peterhansel", "rider Peterhansel year:2003", "rider Peterhansel bikes"),
    *("wins all", "wins make all", "wins nation bikes all", "records all", "records cars all"),
    *("compare Masuoka Quist", "compare Peterhansel Quist", "compare Peterhansel Quist year:all"),
)


def test_no_answer_about_several_years_holds_a_word_that_cannot_be_translated(
    results, tmp_path, monkeypatch
):
    archive = stored(editions(results), tmp_path)
    desk = Desk(archive)
    with speaking_in_x(monkeypatch):
        answers = {line: desk.ask(line) for line in OVER_YEARS}
        told = [(line, text.replace("Made-Up Rally", "")) for line, text in shown(answers)]
        strange = [{*left(archive.edition(year), told)} for year in archive.years]
    assert all(answer.answered for answer in answers.values())
    assert set.intersection(*strange) == set()


def test_a_word_of_ours_is_found_where_it_was_not_marked(results, monkeypatch):
    with speaking_in_x(monkeypatch):
        said = languages.say("{name} won in {time}.", name="Luc Alphand", time="3:02:20")
        assert left(results, [("marked", said)]) == {}
        assert left(results, [("not marked", f"{said} Well done!")]) == {
            "Well": "not marked", "done": "not marked",
        }  # fmt: skip


def test_a_line_names_a_country_in_the_language_spoken_and_is_understood(desk):
    with languages.speaking("fr"):
        line = localized('nation "South Africa"')
        assert line.endswith(' "Afrique du Sud"')
        assert desk.ask(line) == desk.ask("nation RSA")
    assert localized('nation "South Africa"') == 'nation "South Africa"'


def shown(answers: dict[str, Answer]) -> Iterator[tuple[str, str]]:
    """All that is read: as letters of each answer, on Discord of the first of each command."""
    seen = set()
    for line, answer in answers.items():
        yield line, terminal.render(answer)
        command = line.partition(" ")[0]
        if command not in seen:
            seen.add(command)
            yield line, "\n".join(labels(layout.draw(answer, Shown(line)).to_components()))


def labels(components: object) -> Iterator[str]:
    """All texts of a message's components."""
    if isinstance(components, dict):
        for key, value in components.items():
            if key in ("content", "label", "placeholder", "description"):
                yield str(value)
            else:
                yield from labels(value)
    elif isinstance(components, list):
        for each in components:
            yield from labels(each)


def left(results: Results, told: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Give the words that are neither ours nor of the data, each with the line that led to it."""
    lines: dict[str, str] = {}
    for asked, text in told:
        for line in text.split("\n"):
            lines.setdefault(line, asked)
    words, quoted = of_data(results)
    found: dict[str, str] = {}
    for line, asked in lines.items():
        if strange := unknown(line, words):
            rest = line
            for text in quoted:
                rest = rest.replace(text, "")
            for word in unknown(rest, words) if strange else ():
                found.setdefault(word, asked)
    return found


def unknown(line: str, words: frozenset[str]) -> list[str]:
    # What was asked stands in quotation marks, as it was typed.
    typed = re.sub("“[^”]*”", "", line)
    return [
        word
        for word in WORD.findall(typed)
        if set(word.casefold()) != {"x"} and word.casefold() not in words
    ]


def of_data(results: Results) -> tuple[frozenset[str], list[str]]:
    """Give the words of names, and what is quoted as a whole, the longest first."""
    names = [name for person in results.people for name in (person.name, person.initials)]
    names += [crew.make for crew in results.crews]
    names += [placing.make for table in results.classifications for placing in table.placings]
    names += [name for remark in results.remarks for name in (*remark.names, *remark.places)]
    names += [person.nationality or "" for person in results.people]
    for day in (*results.stages, *results.rest_days):
        for place in (day.start, day.finish):
            names += [place.name, place.country or ""]
    # Lines to type hold names without their accents.
    names += [fold(name) for name in names]
    words = {word.casefold() for name in names for word in WORD.findall(name)}
    quoted = {remark.text for remark in results.remarks}
    editions = (results.name, results.other_name, results.previous, results.following)
    quoted |= {name for name in editions if name}
    # The letters of the stamp may happen to be words.
    quoted.add(str(results._reader.rows("select stamp from archive")[0][0])[: about._SHOWN])
    quoted |= {crew.entrant for crew in results.crews if crew.entrant}
    quoted |= {text for each in results.findings for text in (each.printed, each.other) if text}
    return (
        frozenset(words | UNITS | OF_OTHERS),
        sorted(quoted, key=len, reverse=True),
    )
