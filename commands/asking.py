"""Answers that ask back: several are meant, or nobody is."""

import unicodedata
from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

from commands import way, wording
from commands.answer import Answer, Following, Note, NoteKind, Status
from commands.command import Kind, Option
from commands.grammar import quote
from commands.labels import Labels, Suggestion, Thing
from commands.languages import counted, later, say, say_as, staged
from db import words
from db.names.makes import Make
from db.nations import Nation
from db.rally import Category, Claim, Person, RestDay, Stage
from db.results import Results

T = TypeVar("T", Person, Stage)
Others = tuple[Sequence[Thing], Sequence[Thing]]
"""What is near in spelling, and what of another kind is called so exactly."""
LineFor = Callable[[str], str]
"""Words the line that asks the same question with one candidate's value."""

_LONGEST_ECHO = 40


class Asking:
    """Words the questions back about one edition."""

    def __init__(self, results: Results, labels: Labels) -> None:
        self._results, self._labels = results, labels

    def several(self, text: str, things: Sequence[Thing], line_for: LineFor) -> Answer:
        """Ask which of several things is meant; a single one is only a likely guess."""
        stages, many = _of(Stage, things), wording.spelled(len(things))
        title = _which(things[0])
        if len(things) == 1:
            sentence = say("Do you mean this by “{text}”?", text=echo(text))
        elif stages:
            sentence = counted(
                "“{text}” fits {many} stage: {numbers}.",
                "“{text}” fits {many} stages: {numbers}.",
                len(stages),
                text=echo(text),
                many=many,
                numbers=wording.listed([wording.numeral(stage.number) for stage in stages]),
            )
        elif _of(Person, things):
            sentence = say(
                "{many} people match “{text}”.", many=wording.begun(many), text=echo(text)
            )
        else:
            sentence = say(
                "{many} things match “{text}”.", many=wording.begun(many), text=echo(text)
            )
        following = _choices(map(self._labels.of, things), line_for)
        return Answer(title, sentence, Status.CHOOSE, following=following, private=True)

    def nobody(
        self, text: str, others: Others, category: Category | None, line_for: LineFor
    ) -> Answer:
        """Say that nobody of that name is in the data."""
        nearest, elsewhere = others
        if stages := _of(Stage, elsewhere):
            sentence = counted(
                "“{text}” is a place, not a person: see stage {numbers}.",
                "“{text}” is a place, not a person: see stages {numbers}.",
                len(stages),
                text=echo(text),
                numbers=wording.listed([wording.numeral(stage.number) for stage in stages]),
            )
            labels = map(self._labels.stage, stages)
            return not_found(sentence, _choices(labels, lambda number: f"stage {number}"))
        sentence = self._nobody_called(text, category)
        if nearest:
            names = wording.listed([person.name for person in _of(Person, nearest)])
            sentence = f"{sentence} {say('Closest: {names}.', names=names)}"
        return not_found(sentence, _choices(map(self._labels.of, nearest), line_for))

    def _nobody_called(self, text: str, category: Category | None) -> str:
        values = {"text": echo(text), "year": self._results.year}
        if category:
            return say(
                "Nobody called “{text}” is in {category} of {year}, as far as the source names "
                "riders, drivers and co-drivers.",
                category=wording.within(category),
                **values,
            )
        return say(
            "Nobody called “{text}” is in the {year} data, as far as the source names "
            "riders, drivers and co-drivers.",
            **values,
        )

    def only_mentioned(self, text: str) -> Answer | None:
        """Give what the source says in words of somebody who stands in none of its tables."""
        typed = set(words.fold(text).split())
        about = [
            (name, remark.text)
            for remark in self._results.remarks
            for name in remark.names
            if not remark.people and remark.claim is not Claim.LOCATED
            if typed and typed <= set(words.fold(name).split())
        ]
        if not about:
            return None
        name = about[0][0]
        said = dict.fromkeys(text for _, text in about)
        return Answer(
            name,
            # Translators: what the English source says follows, in its own words.
            say("{name} stands in no table; the source only says in words:", name=name),
            notes=tuple(Note(NoteKind.REMARK, text) for text in said),
            following=(Following(say("Notes on the source"), "notes"),),
        )

    def no_stage(self, text: str, others: Others, line_for: LineFor) -> Answer:
        """Say that there was no such stage, and which there were."""
        nearest, elsewhere = others
        if people := _of(Person, elsewhere):
            names = wording.either([person.name for person in people])
            sentence = say(
                "“{text}” is a person, not a stage: {names}.", text=echo(text), names=names
            )
            labels = map(self._labels.person, people)
            return not_found(sentence, _choices(labels, lambda key: f"rider {key}"))
        stages = self._results.stages
        if stages[0].prologue:
            sentence = say(
                "There is no stage “{text}”: there were {stages}, {days}.",
                text=echo(text),
                stages=way.stages(stages),
                days=wording.days(stages[0].date, stages[-1].date),
            )
            return self._not_there(sentence, nearest or stages[-1:], line_for)
        sentence = counted(
            "There is no stage “{text}”: there was {number} stage, {first} to {last}, {days}.",
            "There is no stage “{text}”: there were {number} stages, {first} to {last}, {days}.",
            len(stages),
            text=echo(text),
            first=stages[0].number,
            last=stages[-1].number,
            days=wording.days(stages[0].date, stages[-1].date),
        )
        return self._not_there(sentence, nearest or stages[-1:], line_for)

    def _not_there(self, sentence: str, near: Sequence[Thing], line_for: LineFor) -> Answer:
        return not_found(sentence, _choices(map(self._labels.of, near), line_for))

    def rest_day(self, rest: RestDay, line_for: LineFor) -> Answer:
        """Say that there was no stage on a rest day, and which was next."""
        following = [stage for stage in self._results.stages if stage.date > rest.date][:1]
        sentence = way.without_stage(rest)
        for stage in following:
            day = wording.day(stage.date)
            then = staged("Stage {number} was on {day}.", stage.number, day=day)
            sentence = f"{sentence} {then}"
        return not_found(sentence, _choices(map(self._labels.stage, following), line_for))

    def no_category(
        self, text: str, category: Category | None, line_for: LineFor, of: Sequence[Category] = ()
    ) -> Answer:
        """Say which categories there were: those of the year, or of all years where given."""
        there = of or self._results.categories
        values = {
            "year": self._results.year,
            "there": wording.listed([wording.plain(each) for each in there]),
        }
        if category:
            # Translators: “category” and “there” are “bikes”, “cars and trucks”; below, too.
            every = later("No {category} in the years that are loaded: {there}.")
            told = every if of else later("No {category} in {year}: {there}.")
            sentence = say(told, category=wording.plain(category), **values)
        else:
            # Translators: “there” is “bikes, cars and trucks”.
            sentence = say(
                "There was no category “{text}” in {year}: {there}.", text=echo(text), **values
            )
        return not_found(sentence, _choices(map(self._labels.category, there), line_for))

    def no_such(self, kind: Kind, text: str, there: Sequence[Thing], line_for: LineFor) -> Answer:
        """Say that no make or country is called so, and offer those that there are."""
        values = {"text": echo(text), "year": self._results.year}
        if kind is Kind.MAKE:
            sentence = say("No make called “{text}” is in the {year} data.", **values)
        else:
            sentence = say("No country called “{text}” is in the {year} data.", **values)
        return not_found(sentence, _choices(map(self._labels.of, there), line_for))

    def nobody_from(self, nation: Nation, there: Sequence[Nation], line_for: LineFor) -> Answer:
        """Say that nobody comes from a country, and offer those that people come from."""
        # Translators: “country” has no article; word it so that any country fits.
        sentence = say(
            "Nobody from {country} is in the {year} data, as far as the source names riders, "
            "drivers and co-drivers.",
            country=wording.country(nation),
            year=self._results.year,
        )
        return not_found(sentence, _choices(map(self._labels.of, there), line_for))

    def another(self, text: str, wanted: Kind, thing: Person | Make | Nation) -> Answer:
        """Say that a text is the name of something else than what was wanted."""
        command = {Person: "rider", Make: "make", Nation: "nation"}[type(thing)]
        values = {
            "text": echo(text),
            "this": say(_NOUNS[_KINDS[type(thing)]]),
            "wanted": say(_NOUNS.get(wanted, _NOUNS[Kind.NATION])),
            "name": named(thing),
        }
        if words.fold(text.strip()) == words.fold(named(thing)):
            # Translators: “this” and “wanted” are “a person”, “a stage”, “a make”, “a country”.
            sentence = say("“{text}” is {this}, not {wanted}.", **values)
        else:
            # Translators: “this” and “wanted” are “a person”, “a stage”, “a make”, “a country”.
            sentence = say("“{text}” is {this} ({name}), not {wanted}.", **values)
        label = self._labels.of(thing)
        following = _choices([label], lambda value: f"{command} {quote(value)}")
        return not_found(sentence, following)

    def no_choice(self, text: str, option: Option, line_for: LineFor) -> Answer:
        """Say which words an option takes."""
        # Translators: “option” is what an option of a command is called, such as “by”.
        sentence = say(
            "“{text}” is none of what {option} can be: {choices}.",
            text=echo(text),
            option=say_as("option", option.name),
            choices=wording.either([say_as("choice", each.value) for each in option.choices]),
        )
        return not_found(sentence, _choices(map(self._labels.of, option.choices), line_for))


_KINDS = {Person: Kind.PERSON, Make: Kind.MAKE, Nation: Kind.NATION}
_NOUNS = {
    Kind.PERSON: later("a person"),
    Kind.STAGE: later("a stage"),
    Kind.MAKE: later("a make"),
    Kind.NATION: later("a country"),
}


def named(thing: Thing) -> str:
    """Name whatever a text was found to mean."""
    match thing:
        case Person() | Make():
            return thing.name
        case Stage():
            return wording.stage(thing.number)
        case Nation():
            return wording.country(thing)
        case Category():
            return wording.plain(thing)
    return say_as("choice", thing.value)


def echo(text: str) -> str:
    """Make what somebody typed fit to be shown: one short line of visible letters."""
    shown = "".join(
        letter if letter.isprintable() and unicodedata.category(letter)[0] != "C" else " "
        for letter in text[: _LONGEST_ECHO * 4]
    )
    line = " ".join(shown.replace("“", "").replace("”", "").split())
    return line if len(line) <= _LONGEST_ECHO else f"{line[: _LONGEST_ECHO - 1]}…"


def _which(thing: Thing) -> str:
    match thing:
        case Person():
            return say("Who is meant?")
        case Stage():
            return say("Which stage?")
        case Make():
            return say("Which make?")
        case Nation():
            return say("Which country?")
    return say("Which is meant?")


def _of(kind: type[T], things: Iterable[Thing]) -> list[T]:
    return [each for each in things if isinstance(each, kind)]


def _choices(labels: Iterable[Suggestion], line_for: LineFor) -> tuple[Following, ...]:
    return tuple(
        Following(label.name, line_for(label.value), _told_apart_by(label), label.category)
        for label in labels
    )


def _told_apart_by(label: Suggestion) -> str:
    if not label.category or label.value == label.category:
        return label.detail
    category = wording.plain(label.category)
    return " ".join(filter(None, (category, label.detail)))


def not_found(sentence: str, following: Iterable[Following]) -> Answer:
    """Answer that something is not there, with what is near."""
    title = say("Not found")
    return Answer(title, sentence, Status.NOT_FOUND, following=tuple(following), private=True)
