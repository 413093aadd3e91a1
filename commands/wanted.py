"""The language that a line says it wants its answer in, and answers that lead on in it."""

from dataclasses import replace

from commands.answer import Answer
from commands.command import LANGUAGE
from commands.grammar import Line
from commands.languages import ENGLISH


def parted(line: Line) -> tuple[Line, str]:
    """Take the language out of a line: one word, so that what follows it is free again."""
    chosen = [words for name, words in line.named if name == LANGUAGE.name]
    others = tuple((name, words) for name, words in line.named if name != LANGUAGE.name)
    free = (*line.free, *(word for words in chosen for word in words[1:]))
    return replace(line, named=others, free=free), chosen[-1][0] if chosen else ""


def of_name(language: str) -> str:
    """A command's English name says nothing: it is used by all."""
    return "" if language == ENGLISH else language


def pinned(answer: Answer, language: str) -> Answer:
    """Let what follows an answer be worded as it is, whoever asks for it."""
    pin = f" {LANGUAGE.name}:{language}"
    following = tuple(replace(each, line=each.line + pin) for each in answer.following)
    line = answer.line + pin if answer.line else ""
    return replace(answer, following=following, line=line)
