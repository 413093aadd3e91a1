"""The console script `dakar`: what can be started, with which words, and how it ends."""

import argparse
from collections.abc import Sequence
from dataclasses import replace

from bot import logs, streams, tasks
from bot.settings import SettingsError, read, surroundings
from bot.tasks import Task
from commands import wording
from commands.languages import languages, named
from db.failures import NotLoadedError, UnbuildableError
from db.load.sources import year_of
from db.reader.document import Form

_NOT_DONE, _MISUSED, _UNUSABLE = 1, 2, 3
_KINDS = ("person", "stage", "category", "make", "nation")
_INTERRUPTED, _UNREAD = 130, 141
"""What shells say of a program that Ctrl-C, or a pipe that nobody reads, has ended."""

_ENDINGS = """\
exit status: 0 answered or done, 1 not answered or something to do, 2 wrong words or settings,
3 documents or a results file that cannot be used; online also 69 Discord out of reach, 78 token
refused"""


def main(argv: Sequence[str] | None = None) -> int:
    """Do what the words of a command line ask for and give the exit status."""
    streams.prepare()
    try:
        arguments = _understood(argv)
        return logs.guarded(lambda: _act(arguments), _failed)
    except KeyboardInterrupt:
        return _INTERRUPTED


def _understood(argv: Sequence[str] | None) -> argparse.Namespace:
    parser = _parser()
    arguments = parser.parse_args(argv)
    if getattr(arguments, "year", None) and len(getattr(arguments, "files", ())) > 1:
        parser.error("--year says of which year one file tells: load the others by themselves")
    return arguments


def _act(arguments: argparse.Namespace) -> int:
    try:
        settings = read(surroundings())
        if arguments.language:
            settings = replace(settings, language=arguments.language)
        logs.to_file(settings.log_file, settings.log_level)
        task: Task = arguments.task
        return task(arguments, settings)
    except BrokenPipeError:
        streams.abandon()
        return _UNREAD
    except streams.OutputError as error:
        return _complain(str(error), _NOT_DONE)
    except SettingsError as error:
        return _complain(str(error), _MISUSED)
    except NotLoadedError as error:
        return _complain(f"{error}.", _NOT_DONE)
    except UnbuildableError as error:
        for line in (f"{error}.", *(f"  {further}." for further in error.further)):
            streams.complain(f"dakar: {line}")
        return _UNUSABLE


def _failed(said: str) -> int:
    return _complain(said, _NOT_DONE)


def _complain(sentence: str, status: int) -> int:
    streams.complain(f"dakar: {sentence}")
    return status


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        "dakar", description="The Dakar Rally, asked in a terminal or on Discord.", epilog=_ENDINGS
    )
    parser.add_argument("--version", action=_Version, nargs=0, help="say which version this is")
    parts = parser.add_subparsers(title="what to do", metavar="COMMAND", required=True)

    def add(name: str, task: Task, about: str) -> argparse.ArgumentParser:
        part = parts.add_parser(name, help=about, description=about, allow_abbrev=False)
        part.set_defaults(task=task, language=None)
        return part

    run = add("run", tasks.run, "go online with DISCORD_TOKEN, or without one ask here")
    _add_serve(add("serve", tasks.serve, "answer what Discord sends to a web address of yours"))
    ask = add("ask", tasks.ask, "answer one question, such as: dakar ask /winner stage:9 cars")
    ask.add_argument("words", nargs="+", metavar="LINE", help="the question; - reads one a line")
    console = add("console", tasks.console, "a prompt that completes what is typed")
    for name, about in (
        ("resolve", "say what a text would find"),
        ("suggest", "say what would be offered for a text while it is typed"),
    ):
        part = add(name, tasks.look_up, about)
        part.add_argument("kind", choices=_KINDS)
        part.add_argument("words", nargs="+", metavar="TEXT", help="the text; - reads one a line")
        part.set_defaults(unfinished=name == "suggest")
        _add_json(part)
    _add_load(add("load", tasks.load, "add further editions, or put newer texts in their place"))
    unload = add("unload", tasks.unload, "take away an edition that was loaded")
    unload.add_argument("year", type=_year, metavar="YEAR", help="of which year")
    _add_json(add("editions", tasks.editions, "say which editions there are, and from which files"))
    add("build", tasks.build, "make the results file anew")
    _add_json(ask)
    notes = add("notes", tasks.notes, "all that does not agree in the source, and its remarks")
    _add_json(notes)
    add("doctor", tasks.doctor, "look at all that the bot needs, and say what is to be done")
    health = add("health", tasks.health, "ask the bot that runs here how it is (HTTP_PORT)")
    health.add_argument("--ready", action="store_true", help="also whether it hears of questions")
    for part in (run, ask, console, notes):
        part.add_argument(
            "--language", type=_language, metavar="CODE", help=f"answer in {_known()}"
        )
    return parser


def _add_serve(part: argparse.ArgumentParser) -> None:
    part.add_argument("--host", default="127.0.0.1", help="where to listen (%(default)s)")
    part.add_argument("--port", type=int, default=8080, help="on which port (%(default)s)")
    part.add_argument("--sync", action="store_true", help="make the commands known first")


def _add_load(part: argparse.ArgumentParser) -> None:
    part.add_argument("files", nargs="+", metavar="FILE", help="the text of an article")
    part.add_argument("--check", action="store_true", help="read and report, but store nothing")
    part.add_argument("--strict", action="store_true", help="refuse what is not understood")
    part.add_argument(
        "--format",
        type=_form,
        metavar="FORM",
        help=f"what kind of text it is: {wording.either(tuple(Form))} (else the text shows it)",
    )
    part.add_argument(
        "--year", type=_year, metavar="YEAR", help="of which year it tells, if it does not say"
    )


def _add_json(part: argparse.ArgumentParser) -> None:
    part.add_argument(
        "--json", action="store_true", dest="as_json", help="answer in JSON, one object a line"
    )


def _language(text: str) -> str:
    code = named(text)
    if not code:
        message = f"expected {_known()}"
        raise argparse.ArgumentTypeError(message)
    return code


def _form(text: str) -> Form:
    try:
        return Form(text)
    except ValueError:
        message = f"expected {wording.either(tuple(Form))}"
        raise argparse.ArgumentTypeError(message) from None


def _year(text: str) -> int:
    year = year_of(text)
    if not year:
        message = "expected a year such as 2004"
        raise argparse.ArgumentTypeError(message)
    return year


def _known() -> str:
    return wording.either(languages())


class _Version(argparse.Action):
    """Looks the version up only when it is asked for: that takes as long as an answer."""

    def __call__(self, parser: argparse.ArgumentParser, *_: object) -> None:
        from importlib.metadata import version

        print(f"dakar-bot {version('dakar-bot')}")
        parser.exit()
