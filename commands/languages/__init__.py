"""What is said, in the language of whoever asks: English here, others in a file `.po` each.

The language is that of the task, or of the thread, in which something is worded: a face says once
whose question it answers, and every sentence of the answer follows. Names of people, places and
makes, and times, are the same in all languages and never pass through here.
"""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache, lru_cache
from gettext import NullTranslations
from importlib.resources import files

from db.words import fold

ENGLISH = "en"

_NUMBERED = re.compile(r"([Ss])tage \{(\w+)\}|\{(stage)\}")
"""Where a text names a stage by its number, which the prologue does not have."""

_spoken: ContextVar[str] = ContextVar("language", default=ENGLISH)


@cache
def languages() -> tuple[str, ...]:
    """Give the codes of the languages that there are, English first."""
    there = (entry.name for entry in files(__name__).iterdir())
    others = sorted(name.removesuffix(".po") for name in there if name.endswith(".po"))
    return (ENGLISH, *others)


def spoken() -> str:
    """Give the code of the language that is spoken now."""
    return _spoken.get()


@contextmanager
def speaking(language: str) -> Iterator[None]:
    """Speak a language, as far as there is one of that code, for as long as this lasts."""
    before = _spoken.set(known(language) or ENGLISH)
    try:
        yield
    finally:
        _spoken.reset(before)


@lru_cache(maxsize=256)
def known(code: str) -> str:
    """Give the language that a code such as `fr`, `es-419` or `pt_BR.UTF-8` means, if any."""
    base = code.replace("_", "-").partition("-")[0].partition(".")[0].casefold()
    return base if base in languages() else ""


def own_name(language: str) -> str:
    """Say what a language calls itself: `Français`."""
    return translated(language, "language", "English")


def named(text: str) -> str:
    """Give the language that a code, or its own name for itself, stands for; or nothing."""
    own = {fold(own_name(language)): language for language in languages()}
    return own.get(fold(text.strip())) or known(text.strip())


def say(text: str, /, **values: object) -> str:
    """Word a sentence, with what belongs in its braces."""
    worded = _catalogue(_spoken.get()).gettext(text)
    return worded.format_map(values) if values else worded


def say_as(context: str, text: str, /, **values: object) -> str:
    """Word what means something else elsewhere; the context says which is meant."""
    worded = _catalogue(_spoken.get()).pgettext(context, text)
    return worded.format_map(values) if values else worded


def counted(one: str, many: str, number: int, /, **values: object) -> str:
    """Word how many: `{number} stage win`, `{number} stage wins`."""
    worded = _catalogue(_spoken.get()).ngettext(one, many, number)
    return worded.format_map({"number": number, **values})


def staged(text: str, stage: int, /, **values: object) -> str:
    """Word what names a stage: `{names} led after stage {stage}`, or after the prologue."""
    if not stage:
        return say(of_prologue(text), **values)
    return say(text, **_fields(text, stage), **values)


def counted_at(one: str, many: str, number: int, stage: int, /, **values: object) -> str:
    """Word how many in what names a stage."""
    if not stage:
        return counted(of_prologue(one), of_prologue(many), number, **values)
    return counted(one, many, number, **_fields(many, stage), **values)


def _fields(text: str, stage: int) -> dict[str, int]:
    return {each[2] or each[3]: stage for each in _NUMBERED.finditer(text)}


def of_prologue(text: str) -> str:
    """Turn a text that names a stage into the one to be worded of the prologue."""
    return _NUMBERED.sub(lambda match: "The prologue" if match[1] == "S" else "the prologue", text)


def later(text: str) -> str:
    """Mark a text that is worded where it is used, once it is known for whom."""
    return text


def translated(language: str, context: str, text: str) -> str:
    """Give what a text is in a language; the text itself where that is the same."""
    return _catalogue(language).pgettext(context, text)


@cache
def _catalogue(language: str) -> NullTranslations:
    if language == ENGLISH:
        return NullTranslations()
    # Imported here: most who ask in a terminal ask in English.
    from commands.languages.catalogue import translations

    return translations(files(__name__).joinpath(f"{language}.po").read_text(encoding="utf-8"))
