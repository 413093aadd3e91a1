"""What the program can be told from outside, read once and only here."""

import os
import re
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from urllib.parse import urlsplit

from bot import shards
from bot.shards import Shards
from commands.languages import ENGLISH, known

DEFAULTS: Mapping[str, str] = {
    "DISCORD_TOKEN": "",
    "DISCORD_PUBLIC_KEY": "",
    "DAKAR_DB": "",
    "DEFAULT_EDITION": "",
    "DISCORD_API_BASE": "https://discord.com/api/v10",
    "TEST_GUILD": "",
    "SHARD_COUNT": "",
    "SHARD_IDS": "",
    "SHARD_ORDINAL": "",
    "SHARDS_PER_PROCESS": "",
    "ANSWER_STYLE": "layout",
    "ANSWERS_PER_MINUTE": "60",
    "LOG_LEVEL": "INFO",
    "LOG_FORMAT": "text",
    "HTTP_PORT": "",
    "HTTP_HOST": "127.0.0.1",
    "NO_COLOR": "",
}
"""Every setting, and what it is when nobody sets it or sets it to nothing."""

_LEVELS = ("DEBUG", "INFO", "WARNING", "ERROR", "CRITICAL")
_PLACEHOLDER = re.compile(
    r"|x+|(your|change|replace|insert|enter|put|paste)(?: ?(me|this)\b.*| .*)?"
    r"|((discord|bot) )*token( (goes )?here)?"
)
"""What forms and guides put where a token belongs, in small letters and with blanks alone."""

_NO_TOKEN = "DISCORD_TOKEN is not set"  # noqa: S105 (a sentence)
_PLACED = "DISCORD_TOKEN still holds a placeholder instead of a token"
_LARGEST_ID = 2**63 - 1
_LARGEST_PORT = 65535


class Style(StrEnum):
    """What answers look like on Discord."""

    LAYOUT = "layout"
    EMBED = "embed"


class LogFormat(StrEnum):
    """What the log of the bot on Discord looks like."""

    TEXT = "text"
    JSON = "json"


class SettingsError(Exception):
    """Settings that cannot be used; the message names all that is wrong with them."""


@dataclass(frozen=True, slots=True)
class Settings:
    """What holds for one run."""

    results: Path
    """The results file; what else is kept stands beside it."""
    token: str = field(default="", repr=False)
    why_offline: str = _NO_TOKEN
    """Why there is no token, for people; nothing when there is one."""
    public_key: str = ""
    """By which Discord's requests are known."""
    default_edition: int | None = None
    """The year that is meant where none is given; none for the newest."""
    api_base: str = DEFAULTS["DISCORD_API_BASE"]
    test_guild: int | None = None
    shards: Shards | None = None
    """This process's shards, where it has not all of them."""
    answer_style: Style = Style.LAYOUT
    answers_per_minute: int = int(DEFAULTS["ANSWERS_PER_MINUTE"])
    """How many of its commands and buttons the bot answers one person."""
    log_level: str = DEFAULTS["LOG_LEVEL"]
    log_format: LogFormat = LogFormat.TEXT
    http_port: int | None = None
    """Where the bot says how it is; nowhere without one."""
    http_host: str = DEFAULTS["HTTP_HOST"]
    colour: bool = True
    """Whether a terminal may be given colours."""
    plain: bool = False
    """Whether the terminal knows lines of text and nothing else."""
    language: str = ENGLISH
    """What is spoken in a terminal; on Discord those who ask say what they read."""

    @property
    def log_file(self) -> Path:
        """Where the log of questions asked in a terminal goes."""
        return self.results.with_name("dakar.log")

    @property
    def history_file(self) -> Path:
        """Where the prompt keeps what was typed."""
        return self.results.with_name("dakar.history")


def surroundings(folder: Path | None = None) -> dict[str, str]:
    """Give the environment, and below it what the file `.env` of the current folder adds.

    Raises SettingsError where that file cannot be read.
    """
    path = (folder or Path()) / ".env"
    if not path.is_file():
        return dict(os.environ)
    # Imported here: without such a file nobody has to wait for it.
    from dotenv.parser import parse_stream

    try:
        with path.open(encoding="utf-8-sig") as stream:
            bindings = list(parse_stream(stream))
    except (OSError, UnicodeError) as error:
        reason = error.strerror if isinstance(error, OSError) else "it is not UTF-8 text"
        message = f"{path} cannot be read: {reason}."
        raise SettingsError(message) from error
    wrong = [str(binding.original.line) for binding in bindings if binding.error]
    if wrong:
        message = f"{path}, line {', '.join(wrong)}: expected NAME=value."
        raise SettingsError(message)
    return {each.key: each.value or "" for each in bindings if each.key} | dict(os.environ)


def read(values: Mapping[str, str]) -> Settings:
    """Make settings of names and texts, or raise SettingsError that says all that is wrong."""
    texts = {name: values.get(name, "").strip() or default for name, default in DEFAULTS.items()}
    faults = tuple(_faults(texts, values))
    if faults:
        raise SettingsError(" ".join(faults))
    token, placed = texts["DISCORD_TOKEN"], _is_placeholder(texts["DISCORD_TOKEN"])
    plain = values.get("TERM", "") in ("dumb", "unknown")
    return Settings(
        results=_results(texts["DAKAR_DB"], values),
        token="" if placed else token,
        why_offline=_PLACED if placed and token else "" if token else _NO_TOKEN,
        public_key=texts["DISCORD_PUBLIC_KEY"],
        default_edition=int(texts["DEFAULT_EDITION"]) if texts["DEFAULT_EDITION"] else None,
        api_base=texts["DISCORD_API_BASE"].rstrip("/"),
        test_guild=int(texts["TEST_GUILD"]) if texts["TEST_GUILD"] else None,
        shards=shards.assigned(texts),
        answer_style=Style(texts["ANSWER_STYLE"].lower()),
        answers_per_minute=int(texts["ANSWERS_PER_MINUTE"]),
        log_level=texts["LOG_LEVEL"].upper(),
        log_format=LogFormat(texts["LOG_FORMAT"].lower()),
        http_port=int(texts["HTTP_PORT"]) if texts["HTTP_PORT"] else None,
        http_host=texts["HTTP_HOST"],
        colour=not texts["NO_COLOR"] and not plain,
        plain=plain,
        language=_language(values),
    )


def not_loaded(year: int, years: Sequence[int]) -> str:
    """Say that there is no edition of the year that is to be the default, and of which there is."""
    return (
        f"DEFAULT_EDITION is {year}, which is not loaded: set one of {', '.join(map(str, years))}."
    )


def _faults(texts: Mapping[str, str], values: Mapping[str, str]) -> Iterator[str]:
    token, guild = texts["DISCORD_TOKEN"], texts["TEST_GUILD"]
    if not _is_placeholder(token) and not re.fullmatch(r"[!-~]+", token):
        yield "DISCORD_TOKEN has a blank or a letter in it that no token has."
    if not _is_address(texts["DISCORD_API_BASE"]):
        yield "DISCORD_API_BASE is no address such as https://discord.com/api/v10."
    if guild and not (re.fullmatch("[0-9]{1,19}", guild) and 0 < int(guild) <= _LARGEST_ID):
        yield "TEST_GUILD is no server id: expected one number, and no other sign."
    yield from _faults_of_scale(texts)
    yield from _faults_of_answers(texts)
    yield from _faults_of_watching(texts)
    if not re.fullmatch("|(19|20)[0-9]{2}", texts["DEFAULT_EDITION"]):
        yield "DEFAULT_EDITION is no year such as 2003."
    try:
        if _results(texts["DAKAR_DB"], values).is_dir():
            yield "DAKAR_DB is a folder: expected the path of a file."
    except (OSError, RuntimeError, ValueError):
        yield "DAKAR_DB is no path that can be used, or there is no home folder: name a file there."


def _faults_of_answers(texts: Mapping[str, str]) -> Iterator[str]:
    if texts["ANSWER_STYLE"].lower() not in [*Style]:
        yield f"ANSWER_STYLE is neither {' nor '.join(Style)}."
    if not re.fullmatch("[1-9][0-9]{0,5}", texts["ANSWERS_PER_MINUTE"]):
        yield "ANSWERS_PER_MINUTE is no whole number from 1 to 999999."


def _faults_of_watching(texts: Mapping[str, str]) -> Iterator[str]:
    port = texts["HTTP_PORT"]
    if texts["LOG_LEVEL"].upper() not in _LEVELS:
        yield f"LOG_LEVEL is none of {', '.join(_LEVELS)}."
    if texts["LOG_FORMAT"].lower() not in [*LogFormat]:
        yield f"LOG_FORMAT is neither {' nor '.join(LogFormat)}."
    if port and not (re.fullmatch("[0-9]{1,5}", port) and 0 < int(port) <= _LARGEST_PORT):
        yield f"HTTP_PORT is no port: expected a number from 1 to {_LARGEST_PORT}."
    if not re.fullmatch(r"[\w.:-]+", texts["HTTP_HOST"], re.ASCII):
        yield "HTTP_HOST is no address such as 127.0.0.1, nor a name."


def _faults_of_scale(texts: Mapping[str, str]) -> Iterator[str]:
    yield from shards.faults(texts)
    if not re.fullmatch("|[0-9a-fA-F]{64}", texts["DISCORD_PUBLIC_KEY"]):
        yield "DISCORD_PUBLIC_KEY is no public key: expected 64 digits from 0 to f."


def _language(values: Mapping[str, str]) -> str:
    """Find the language as other programs do: the first name that is set decides.

    Where that is a language, LANGUAGE may hold several, of which the first that is known is taken.
    """
    names = ("LC_ALL", "LC_MESSAGES", "LANG")
    decided = next((values[name] for name in names if values.get(name)), "")
    if decided.partition(".")[0] in ("", "C", "POSIX"):
        return ENGLISH
    wanted = [*values.get("LANGUAGE", "").split(":"), decided]
    return next(filter(None, map(known, wanted)), ENGLISH)


def _is_placeholder(token: str) -> bool:
    words = re.sub(r"[\W_]+", " ", token).strip().casefold()
    return bool(_PLACEHOLDER.fullmatch(words))


def _is_address(text: str) -> bool:
    try:
        parts = urlsplit(text)
        usable = parts.scheme in ("http", "https") and parts.hostname and parts.port != 0
    except ValueError:
        return False
    return bool(usable) and not (parts.query or parts.fragment or re.search(r"\s", text))


def _results(text: str, values: Mapping[str, str]) -> Path:
    if text:
        return Path(text).expanduser().absolute()
    return _data_folder(values) / "results.sqlite"


def _data_folder(values: Mapping[str, str]) -> Path:
    """The folder where this system wants a user's programs to keep their data."""
    home = Path(values.get("HOME") or Path.home())
    if sys.platform == "win32":
        return Path(values.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local") / "dakar"
    if sys.platform == "darwin":
        return home / "Library" / "Application Support" / "dakar"
    shared = Path(values.get("XDG_DATA_HOME", ""))
    # The rule is that a relative path there is to be ignored.
    return (shared if shared.is_absolute() else home / ".local" / "share") / "dakar"
