"""Answers to a line that cannot be asked: it is no command, says too much or too little."""

from collections.abc import Iterable, Mapping, Sequence

from rapidfuzz import process
from rapidfuzz.distance import OSA

from commands import wording
from commands.answer import Answer, Following, Status
from commands.asking import echo, not_found
from commands.command import Command, Kind
from commands.index import localized
from commands.languages import languages, later, own_name, say, say_as

_EXAMPLES = 3
_SHORTEST_NEAR = 3
"""Fewer letters are near to everything."""


def unknown_command(name: str, commands: Sequence[Command]) -> Answer:
    """Say that a line is no command, name a near one, and give examples that work."""
    asked = (
        say("“{name}” is no command.", name=echo(name)) if name.strip() else say("Ask something.")
    )
    sentences, near = [asked], _near(name, commands)
    if near:
        sentences.append(say("Did you mean /{command}?", command=localized(near)))
    known = [
        each for each in commands if each.examples and (_is_telling(each) or each.name == near)
    ]
    known.sort(key=lambda each: near is not None and each.name != near)
    examples = [command.examples[0] for command in known][:_EXAMPLES]
    lines = wording.either([f"/{localized(line)}" for line in examples])
    # Translators: command lines follow.
    sentences.append(say("Try {lines}.", lines=lines))
    return _not_understood(" ".join(sentences), examples)


def _near(name: str, commands: Sequence[Command]) -> str | None:
    """Find the command that is called nearly so, in the language spoken or in English."""
    if len(name) < _SHORTEST_NEAR:
        return None
    names = {say_as("command", command.name): command.name for command in commands}
    names |= {command.name: command.name for command in commands}
    found = process.extractOne(name, list(names), scorer=OSA.distance, score_cutoff=2)
    return names[found[0]] if found else None


def _is_telling(command: Command) -> bool:
    """Whether it is of people or stages, as most questions are, and its first example shows how."""
    kinds = {option.kind for option in command.options}
    return command.examples[0] != command.name and bool(kinds & {Kind.PERSON, Kind.STAGE})


def no_language(text: str) -> Answer:
    """Say which languages there are."""
    known = wording.listed([f"{own_name(code)} ({code})" for code in languages()])
    return not_found(
        say("I do not speak “{text}”. I speak {languages}.", text=echo(text), languages=known), ()
    )


def too_much(command: Command, text: str) -> Answer:
    """Say that a command cannot take all that was typed."""
    sentence = say(
        "/{command} takes {options}; “{text}” is more than that.",
        command=localized(command.name),
        options=wording.listed([say_as("option", option.name) for option in command.options]),
        text=echo(text),
    )
    return _not_understood(sentence, command.examples)


def too_little(command: Command, kind: Kind, *, another: bool = False) -> Answer:
    """Say what a command must be told; it may be one thing more of a kind."""
    # An alias has no examples of its own.
    examples = command.examples or tuple(command.function.__dict__["declared"][0].examples)
    sentence = _WHO_ELSE if another and kind is Kind.PERSON else _WANTED.get(kind, _WHICH_CATEGORY)
    return _not_understood(say(sentence, line=localized(examples[0])), examples)


_WHO_ELSE = later("Who else? Give another name, such as /{line}.")
_WHICH_CATEGORY = later("Which category? Give one, such as /{line}.")
_WANTED: Mapping[Kind, str] = {
    Kind.PERSON: later("Who? Give a name, such as /{line}."),
    Kind.STAGE: later("Which stage? Give a number or a place, such as /{line}."),
    Kind.MAKE: later("Which make? Give a name, such as /{line}."),
    Kind.NATION: later("Which country? Give a name, such as /{line}."),
    Kind.WORDS: later("What? Ask something, such as /{line}."),
}


def _not_understood(sentence: str, examples: Iterable[str]) -> Answer:
    following = tuple(Following(f"/{localized(line)}", line) for line in list(examples)[:_EXAMPLES])
    title, status = say("Not understood"), Status.NOT_UNDERSTOOD
    return Answer(title, sentence, status, following=following, private=True)
