"""Every answer of the data: each command, asked about each stage, category and person."""

from collections.abc import Iterator
from itertools import cycle, product

from commands import wording
from commands.answer import Answer
from commands.command import Command, Kind, Option
from commands.desk import Desk
from commands.grammar import write
from db.results import Results

_TOGETHER = 2


def every_answer(desk: Desk) -> Iterator[tuple[str, Answer]]:
    """Give all, each with the line that asks for it.

    Where a command takes several people, the first is everybody in turn and each further one
    whoever comes next: all pairs and triples would be many and no different. So it is with a
    person and a stage: each person has a stage, and each stage has people. Nor do three of a
    command's options together show more than any two of them, or an alias more than what it
    stands for, so it is told no more than it must.
    """
    for command in desk.commands:
        for values in _asked(desk, command):
            yield write(command.name, values), desk.call(command.name, values)


def _asked(desk: Desk, command: Command) -> Iterator[dict[str, str]]:
    people = [option.name for option in command.options if option.kind is Kind.PERSON]
    options = [option for option in command.options if option.name not in people[1:]]
    if command.alias_of:
        options = [option for option in options if option.required]
    choices = [
        [*_values(desk, command, option), *([] if option.required else [""])] for option in options
    ]
    everybody = [person.key for person in _results(desk).people]
    turns = cycle(str(stage.number) for stage in _results(desk).stages)
    stages = dict(zip(everybody, turns, strict=False))
    for chosen in product(*choices):
        values = {option.name: value for option, value in zip(options, chosen, strict=True)}
        if sum(map(bool, chosen)) > _TOGETHER:
            continue
        first = values[people[0]] if people else ""
        if first and values.get("stage") not in (None, "", stages[first]):
            continue
        if first:
            at = everybody.index(first)
            more = {name: everybody[at - step] for step, name in enumerate(people) if step}
            yield {**values, **more}
        else:
            yield values


def _values(desk: Desk, command: Command, option: Option) -> list[str]:
    """All that there is, not only what is offered first."""
    if option.kind is Kind.PERSON:
        return [person.key for person in _results(desk).people]
    if option.kind is Kind.STAGE:
        return [wording.asked(stage.number) for stage in _results(desk).stages]
    if option.kind is Kind.WORDS:
        return ["who won stage 9 in cars?", "route", "all records", "de rooy stage wins"]
    return [each.value for each in desk.suggest(command.name, option.name, "", {})]


def _results(desk: Desk) -> Results:
    return desk.archive.edition()


def needed(desk: Desk, command: Command) -> dict[str, str]:
    """Give what a command must be told at least."""
    values: dict[str, str] = {}
    for option in command.options:
        if option.required:
            there = _values(desk, command, option)
            values[option.name] = next(each for each in there if each not in values.values())
    return values
