"""An intent: what is asked, by which cues and about which slots, and the function that answers."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from commands import wording
from commands.answer import Answer, Note, NoteKind, Row, Table
from commands.index import localized
from commands.languages import say
from commands.questions.cue import Cue
from commands.questions.reading import Reading, Slot
from db.rally import Category, Stage
from db.results import Results

_PER_CUE, _PER_SLOT, _LEFT_OVER_SLOT, _LEFT_OVER_CUE = 4.0, 2.0, -12.0, -1.0


@dataclass(frozen=True, slots=True)
class Asked:
    """A question that was read, with what an answer needs."""

    reading: Reading
    results: Results
    commands: frozenset[str]
    """The names of the commands that there are."""

    @property
    def categories(self) -> tuple[Category, ...]:
        """The categories asked about: those named, else all."""
        named = tuple(each for each in self.results.categories if each in self.reading.categories)
        return named or self.results.categories

    def line(self, *lines: str) -> str:
        """Give the first of several lines whose command there is."""
        known = (line for line in lines if line.partition(" ")[0] in self.commands)
        return next(known, lines[-1])


Answering = Callable[[Asked], Answer | None]
Told = tuple[str, Iterable[Note]] | None
"""A sentence with what is to be noted below it; none where there is nothing to say."""


@dataclass(frozen=True, slots=True)
class Intent:
    """What is asked, and who answers it."""

    name: str
    cues: tuple[tuple[Cue, ...], ...]
    """All that must be heard: of each group at least one."""
    also: tuple[Cue, ...]
    """What may be heard beside and says nothing else."""
    needs: tuple[Slot, ...]
    takes: tuple[Slot, ...]
    """What may be said beside."""
    weight: float
    answer: Answering

    def worth(self, reading: Reading, slots: frozenset[Slot]) -> float | None:
        """Say how well a question with these slots fits; None where something is missing."""
        if not slots.issuperset(self.needs):
            return None
        if not all(reading.has(*group) for group in self.cues):
            return None
        used = {cue for group in self.cues for cue in group} & reading.cues
        spare = slots - {*self.needs, *self.takes}
        unsaid = reading.cues - used - {*self.also}
        return (
            self.weight
            + _PER_CUE * len(self.cues)
            + _PER_SLOT * len(self.needs)
            + _LEFT_OVER_SLOT * len(spare)
            + _LEFT_OVER_CUE * len(unsaid)
        )

    @property
    def takes_all(self) -> bool:
        """Whether it makes no difference what else is named."""
        return len(self.takes) == len(Slot)

    @property
    def vocabulary(self) -> Iterator[Cue]:
        """All cues that it knows."""
        yield from (cue for group in self.cues for cue in group)
        yield from self.also


def intent(
    *cues: Cue | tuple[Cue, ...],
    also: Iterable[Cue] = (),
    needs: Iterable[Slot] = (),
    takes: Iterable[Slot] = (),
    weight: float = 0.0,
) -> Callable[[Answering], Answering]:
    """Make a function answer questions in which these cues and slots are found."""
    groups = tuple(cue if isinstance(cue, tuple) else (cue,) for cue in cues)

    def declare(function: Answering) -> Answering:
        made = Intent(
            function.__name__, groups, tuple(also), tuple(needs), tuple(takes), weight, function
        )
        function.__dict__.setdefault("intents", []).append(made)
        return function

    return declare


def reply(  # noqa: PLR0913 (an answer's parts, named where they are given)
    title: str,
    sentence: str,
    line: str,
    *,
    rows: Iterable[Row] = (),
    notes: Iterable[Note] = (),
    category: Category | None = None,
) -> Answer:
    """Word an answer, with the command that says as much."""
    shown = tuple(rows)
    return Answer(
        title,
        sentence,
        tables=(Table("", shown),) if shown else (),
        notes=(*notes, Note(NoteKind.UNDERSTOOD, say("as /{line}", line=localized(line)))),
        line=line,
        category=category,
    )


def joined(
    asked: Asked,
    title: str,
    line: str,
    tell: Callable[[Category], Told],
) -> Answer | None:
    """Say the same of each category that is asked about: alone, or a sentence each."""
    said = [(each, told) for each in asked.categories if (told := tell(each))]
    if not said:
        return None
    alone = asked.reading.category
    sentence = " ".join(
        wording.begun(text)
        if alone
        else say("{category}: {sentence}", category=wording.category(each), sentence=text)
        for each, (text, _) in said
    )
    notes = dict.fromkeys(note for _, (_, touched) in said for note in touched)
    return reply(title, sentence, line, notes=notes, category=alone)


def arguments(stage: Stage | None = None, category: Category | None = None) -> str:
    """Write what follows a command's name: ` stage:9 category:cars`."""
    text = f" stage:{wording.asked(stage.number)}" if stage else ""
    return f"{text} category:{category}" if category else text
