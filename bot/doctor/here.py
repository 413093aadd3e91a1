"""What can be looked at on this machine alone: versions, the results, the token's form."""

import base64
import os
import platform
import re
import sqlite3
from collections.abc import Iterator, Sequence
from importlib.metadata import PackageNotFoundError, requires, version
from pathlib import Path

from bot import health
from bot.doctor.check import Check, Found, ok, to_do, unseen
from bot.editions import where
from bot.settings import Settings, not_loaded
from db.failures import MissingError, UnbuildableError, UnusableError
from db.load import kept, states
from db.results import Archive

_OURS = "dakar-bot"
_NEEDED = re.compile(r"(?P<name>[\w.-]+)(?:>=(?P<least>[\d.]+))?(?:,?<(?P<below>[\d.]+))?")
_TOKEN = re.compile(r"(?P<id>[\w-]{20,})\.[\w-]{5,}\.[\w-]{25,}")
_WHERE = "Bot, at https://discord.com/developers/applications"


def examined(settings: Settings) -> Iterator[Check]:
    """Look at all that needs no network."""
    yield versions(requires(_OURS) or ())
    yield results(settings.results, settings.default_edition)
    yield editions(settings.results)
    yield token(settings)
    if settings.http_port is not None:
        yield running(settings)


def versions(requirements: Sequence[str]) -> Check:
    """Look whether the packages are there that this version needs."""
    wrong = [*_wrong(requirements)]
    if wrong:
        return to_do("Versions", f"{'; '.join(wrong)}: install what requirements.lock names.")
    named = ", ".join(f"{name} {version(name)}" for name in (_OURS, "discord.py", "aiohttp"))
    return ok(
        "Versions", f"{named}, Python {platform.python_version()}, SQLite {sqlite3.sqlite_version}"
    )


def results(path: Path, default: int | None = None) -> Check:
    """Look whether the results can be asked, and are those of the documents that are there."""
    try:
        archive = Archive(path)
        built, wanted = archive.stamp, states.state(path).stamp
    except MissingError as error:
        return to_do("Results", f"{error}: dakar build makes it.{_unwritable(path)}")
    except UnusableError as error:
        return to_do("Results", f"{error}: dakar build makes it anew.{_unwritable(path)}")
    except UnbuildableError as error:
        return to_do("Results", f"{error}.")
    if built != wanted:
        said = f"{path} is older than its documents or this version: dakar build makes it anew."
        return to_do("Results", said + _unwritable(path))
    if default is not None and default not in archive.years:
        return to_do("Results", not_loaded(default, archive.years))
    editions = [archive.edition(year) for year in archive.years]
    made = sum(tally.made for each in editions for tally in each.tallies)
    findings = sum(len(each.findings) for each in editions)
    years = ", ".join(map(str, archive.years))
    return ok("Results", f"{path} has {years}: {made:,} checks, {findings} findings (dakar notes)")


def editions(path: Path) -> Check:
    """Say which editions there are and from which files, and which files are not read."""
    try:
        documents = Archive(path).documents
    except UnusableError:
        return unseen("Editions", "that needs the results")
    told = [
        f"{each.year} {f'from {where(each, path)}' if each.loaded else 'our own'}"
        for each in documents
    ]
    others = kept.others(path)
    beside = f"; not read: {', '.join(others)} (how a name must end: docs/editions.md)"
    return ok("Editions", f"{', '.join(told)}{beside if others else ''}")


def token(settings: Settings) -> Check:
    """Look whether there is a token of the form that Discord gives."""
    if settings.why_offline:
        said = f"{settings.why_offline}: copy the one under {_WHERE}, and put it into .env."
        return to_do("Token", said)
    match = _TOKEN.fullmatch(settings.token)
    if match is None or not _is_an_id(match["id"]):
        said = f"DISCORD_TOKEN is not of the form of a bot's token: copy it anew under {_WHERE}."
        return to_do("Token", said)
    return ok("Token", "is there and of the right form")


def running(settings: Settings) -> Check:
    """Ask the bot that runs here how it is, if one does."""
    good, said = health.asked(settings, ready=True)
    if good:
        return ok("Running", said)
    if said.startswith("not ready"):
        return to_do("Running", f"{said}: wait, or look into its log.")
    return Check("Running", Found.UNSEEN, said)


def _wrong(requirements: Sequence[str]) -> Iterator[str]:
    """Name what is missing, or of a version that was not meant; not what other systems need."""
    for text in requirements:
        needed = _NEEDED.match(text)
        if needed is None or ";" in text:
            continue
        try:
            there = version(needed["name"])
        except PackageNotFoundError:
            yield f"{needed['name']} is missing"
            continue
        least, below = _numbers(needed["least"] or "0"), _numbers(needed["below"] or "99999")
        if not least <= _numbers(there) < below:
            yield f"{needed['name']} is {there}, needed is {text}"


def _numbers(text: str) -> tuple[int, ...]:
    return tuple(map(int, re.findall(r"\d+", text)[:3]))


def _is_an_id(text: str) -> bool:
    try:
        return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4)).isdigit()
    except ValueError:
        return False


def _unwritable(path: Path) -> str:
    """Say that a file cannot be made in its folder, or in the next that there is above it."""
    there = next(folder for folder in path.parents if folder.exists())
    return "" if os.access(there, os.W_OK) else f" First let this user write in {there}."
