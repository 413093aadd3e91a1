"""Understanding a question: read it, find the intent that fits best, and let that answer."""

import pkgutil
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cache, lru_cache
from importlib import import_module

from commands import asking, questions, wording
from commands.answer import Answer, Following, Status
from commands.command import Command
from commands.index import localized
from commands.labels import Labels
from commands.languages import counted, say
from commands.questions import refusals
from commands.questions.intent import Asked, Intent
from commands.questions.reader import Reader
from commands.questions.reading import Doubt, Reading, Slot
from commands.questions.settled import settled
from db.names import Names
from db.rally import Person
from db.results import Results

_REMEMBERED = 16


@cache
def discover() -> tuple[Intent, ...]:
    """Find the intents: whatever a file of this package declares as one."""
    found: dict[Intent, None] = {}
    for module in pkgutil.walk_packages(questions.__path__, f"{questions.__name__}."):
        for value in vars(import_module(module.name)).values():
            found.update(dict.fromkeys(getattr(value, "intents", ()) if callable(value) else ()))
    return tuple(found)


class Understanding:
    """Understands questions about one edition; built once for a database file."""

    def __init__(self, results: Results, names: Names, labels: Labels) -> None:
        self._results, self._labels = results, labels
        intents = discover()
        cues = {cue for each in intents for cue in each.vocabulary}
        there = {cue for each in intents if not each.takes_all for cue in each.vocabulary}
        ordered = sorted(cues, key=lambda cue: cue.name)
        beside = [cue for cue in ordered if cue not in there]
        reader = Reader(results, names, ordered, beside)
        # A question is read to know its language, and again to answer it.
        self._read = lru_cache(maxsize=_REMEMBERED)(reader.read)
        self._reader = reader

    def read(self, text: str) -> Reading:
        """Read a question without answering it."""
        return self._read(text)

    def knows(self, word: str) -> bool:
        """Say whether a folded word means something here, or is the name of somebody."""
        return self._reader.knows(word)

    def is_name(self, word: str) -> bool:
        """Say whether a folded word is the name of somebody here, and means nothing else."""
        return self._reader.is_name(word)

    def answer(self, text: str, commands: Sequence[Command]) -> Answer:
        """Answer a question, ask back, or say what is missing."""
        reading = settled(self.read(text), self._results)
        asked = Asked(reading, self._results, frozenset(each.name for each in commands))
        refusal = refusals.refused(asked)
        if refusal:
            return refusal
        doubt = reading.doubt
        first = next(_fitting(reading), None)
        if first and first.takes_all:
            doubt = None
        if doubt and doubt.people:
            return self._which(asked, doubt)
        if doubt and first and _wants_stage(first):
            return self._which_stage(asked, doubt)
        return _answered(asked) or not_understood(commands)

    def _which_stage(self, asked: Asked, doubt: Doubt) -> Answer:
        """Ask which stage at a place is meant."""
        followings = []
        for stage in doubt.stages:
            reading = replace(asked.reading, doubt=None, stages=(stage,), places=())
            answer = _answered(replace(asked, reading=reading))
            label = self._labels.stage(stage)
            line = (answer and answer.line) or f"stage {wording.asked(stage.number)}"
            followings.append(Following(label.name, line, label.detail))
        numbers = wording.listed([wording.numeral(stage.number) for stage in doubt.stages])
        sentence = say(
            "{place} is in several stages: {numbers}.", place=doubt.text, numbers=numbers
        )
        return Answer(
            say("Which stage?"), sentence, Status.CHOOSE, following=tuple(followings), private=True
        )

    def _which(self, asked: Asked, doubt: Doubt) -> Answer:
        """Ask who is meant, each candidate with the command that answers for that one."""
        named = asked.reading.people
        followings = tuple(self._following(asked, named, person) for person in doubt.people)
        sentence = counted(
            "{spelled} person matches “{text}”.",
            "{spelled} people match “{text}”.",
            len(doubt.people),
            spelled=wording.spelled(len(doubt.people)),
            text=asking.echo(doubt.text),
        )
        return Answer(
            say("Who is meant?"),
            wording.begun(sentence),
            Status.CHOOSE,
            following=followings,
            private=True,
        )

    def _following(self, asked: Asked, named: Iterable[Person], person: Person) -> Following:
        reading = replace(asked.reading, doubt=None, people=(*named, person))
        answer = _answered(replace(asked, reading=reading))
        label = self._labels.person(person)
        line = (answer and answer.line) or f"rider name:{person.key}"
        return Following(label.name, line, label.detail)


def not_understood(commands: Sequence[Command]) -> Answer:
    """Say so, with three examples that work."""
    known = {command.name: command.examples for command in commands if command.examples}
    examples = [known[name][0] for name in _EXAMPLES if name in known]
    labels = [f"/{localized(line)}" for line in examples]
    return Answer(
        say("Not understood"),
        say("I did not understand that. Try {examples}.", examples=wording.either(labels)),
        Status.NOT_UNDERSTOOD,
        following=tuple(map(Following, labels, examples)),
        private=True,
    )


_EXAMPLES = ("winner", "standings", "rider")


def _answered(asked: Asked) -> Answer | None:
    for each in _fitting(asked.reading):
        answer = each.answer(asked)
        if answer:
            return answer
    return None


def _fitting(reading: Reading) -> Iterator[Intent]:
    slots = reading.slots
    worths = [(each.worth(reading, slots), each) for each in discover()]
    fitting = [(worth, each) for worth, each in worths if worth is not None and worth > _LEAST]
    for _, each in sorted(fitting, key=lambda pair: -pair[0]):
        yield each


_LEAST = -5.0
"""Some words that an intent does not know may stand beside; another thing named may not."""


def _wants_stage(each: Intent) -> bool:
    """Whether a place is only said to name a stage."""
    return {Slot.PLACE, Slot.STAGE} <= {*each.takes}
