"""What the words of the command line start. Each imports what it needs, so that none waits."""

import argparse
import gc
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path

from bot import logs, streams
from bot.settings import Settings, SettingsError, not_loaded
from bot.talk import Talk, line_of
from bot.terminal import clean
from commands.command import Kind
from commands.desk import Desk
from commands.index import localized
from commands.languages import ENGLISH, speaking
from db.load import build_archive, check_files, load_files, open_archive
from db.load import unload as take_away
from db.results import Archive

Task = Callable[[argparse.Namespace, Settings], int]
"""Does something and gives the exit status."""

EXAMPLES = ("winner stage:9 cars", "standings trucks", "rider Sainct")
"""What is asked where nobody asks anything."""


def run(arguments: argparse.Namespace, settings: Settings) -> int:
    """Go online with a token; without one answer here."""
    if settings.token:
        return _go_online(settings)
    streams.complain(f"{settings.why_offline}, so questions are answered here, not on Discord.")
    if streams.typed_at_terminal():
        return console(arguments, settings)
    with speaking(settings.language):
        talk = Talk(_desk(settings), settings, echo=True)
        if not _answer_input(talk):
            talk.ask_all(f"/{localized(line)}" for line in EXAMPLES)
    return 0


def ask(arguments: argparse.Namespace, settings: Settings) -> int:
    """Answer one question, or one from each line of the input."""
    talk = Talk(_desk(settings), settings, as_json=arguments.as_json)
    with speaking(settings.language):
        return _status(done=talk.ask_all(_texts(arguments.words, line_of)))


def console(_: argparse.Namespace, settings: Settings) -> int:
    """Answer whoever sits at the terminal, or else whatever comes in."""
    talk = Talk(_desk(settings), settings, echo=not streams.typed_at_terminal())
    with speaking(settings.language):
        if streams.typed_at_terminal():
            from bot.console import converse

            converse(talk, settings)
        else:
            _answer_input(talk)
    return 0


def look_up(arguments: argparse.Namespace, settings: Settings) -> int:
    """Say what a text would find, or what would be offered for it."""
    from bot.lookup import Lookup

    archive = _archive(settings)
    there = archive.edition().categories
    kind = Kind(arguments.kind)
    lookup = Lookup(Desk(archive), there, kind, unfinished=arguments.unfinished)
    texts = _texts(arguments.words, " ".join)
    # Data is the same in all languages: it is for programs.
    with speaking(ENGLISH if arguments.as_json else settings.language):
        return _status(done=lookup.look_up_all(texts, json=arguments.as_json))


def load(arguments: argparse.Namespace, settings: Settings) -> int:
    """Add documents, or only look at them, and say what was in them."""
    act = check_files if arguments.check else load_files
    for loaded in act(
        [Path(file) for file in arguments.files],
        settings.results,
        form=arguments.format,
        year=arguments.year,
        strict=arguments.strict,
    ):
        streams.write(f"{clean(str(loaded))}: {loaded.fate}.")
        for title, line in loaded.skipped:
            streams.write(f"  Passed over line {line}: {clean(title)}")
    if arguments.check:
        streams.write("Nothing was stored.")
    return 0


def unload(arguments: argparse.Namespace, settings: Settings) -> int:
    """Take an edition away."""
    unloaded = take_away(arguments.year, settings.results)
    streams.write(f"Removed {', '.join(map(str, unloaded.files))}.")
    if unloaded.back:
        streams.write(f"Of {unloaded.year} our own edition answers again.")
    return 0


def editions(arguments: argparse.Namespace, settings: Settings) -> int:
    """Say which editions there are, and from which files."""
    from bot.editions import held, tabled
    from bot.talk import as_json

    held_here = held(open_archive(settings.results), settings.results)
    lines = map(as_json, held_here) if arguments.as_json else tabled(held_here)
    for line in lines:
        streams.write(line)
    return 0


def build(_: argparse.Namespace, settings: Settings) -> int:
    """Make the results file anew and say where it is."""
    years = build_archive(settings.results).years
    streams.write(f"Built {settings.results} with {', '.join(map(str, years))}.")
    return 0


def notes(arguments: argparse.Namespace, settings: Settings) -> int:
    """Show all findings and remarks."""
    talk = Talk(_desk(settings), settings, as_json=arguments.as_json)
    with speaking(settings.language):
        return _status(done=talk.ask_all(["/notes"]))


def doctor(_: argparse.Namespace, settings: Settings) -> int:
    """Say of all that the bot needs how it is, and what is to be done."""
    from bot.doctor import examined, healthy, worded

    well = True
    for check in examined(settings):
        streams.write(worded(check))
        well = well and healthy(check)
    return _status(done=well)


def health(arguments: argparse.Namespace, settings: Settings) -> int:
    """Say whether the bot runs here, or is ready."""
    from bot.health import asked

    good, said = asked(settings, ready=arguments.ready)
    streams.write(said)
    return _status(done=good)


def serve(arguments: argparse.Namespace, settings: Settings) -> int:
    """Answer what Discord sends to an address."""
    from bot.serve import Door
    from bot.serve import run as stay_there

    door = Door(arguments.host, arguments.port, sync=arguments.sync)
    return _stay(settings, partial(stay_there, door=door))


def _go_online(settings: Settings) -> int:
    # Nothing of what is read until it is online is garbage, and to look takes time.
    gc.disable()
    # Imported here: discord.py takes longer than all else together.
    from bot.client import run as stay_online

    return _stay(settings, stay_online)


def _stay(settings: Settings, stay: Callable[[Settings, Desk], int]) -> int:
    logs.to_terminal(settings)
    desk = _desk(settings)
    # All that is here by now stays. Unless it is frozen it is looked through again and again for
    # garbage, for some milliseconds, in the middle of an answer.
    gc.freeze()
    gc.enable()
    return stay(settings, desk)


def _desk(settings: Settings) -> Desk:
    return Desk(_archive(settings))


def _archive(settings: Settings) -> Archive:
    archive, year = open_archive(settings.results), settings.default_edition
    if year is not None:
        try:
            archive.prefer(year)
        except KeyError:
            message = not_loaded(year, archive.years)
            raise SettingsError(message) from None
    return archive


def _answer_input(talk: Talk) -> bool:
    """Answer each line that says something, and tell whether any did."""
    asked = False
    for line in filter(str.strip, streams.lines()):
        asked = True
        talk.ask(line)
    return asked


def _texts(words: Sequence[str], joined: Callable[[Sequence[str]], str]) -> Iterator[str]:
    return streams.lines() if words == ["-"] else iter([joined(words)])


def _status(*, done: bool) -> int:
    return 0 if done else 1
