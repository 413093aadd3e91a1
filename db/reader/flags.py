"""The flags of a saved page: which country each is, and what the page prints beside it."""

import html
import re
from functools import lru_cache
from urllib.parse import unquote

from db import nations
from db.reader.markup import BREAK, flagged, tidy, with_flags
from db.reader.templates import file_title

_FILE = re.compile(r"(?:[0-9]+px-)?(?=flag|drapeau|bandera)", re.IGNORECASE)
_CODE = re.compile(r"\(\s?([A-Z]{3})\s?\)$")


@lru_cache(maxsize=512)
def flag(text: str, address: str) -> str | None:
    """Give the code of the country whose flag a picture is, by its text or by its file."""
    file = unquote(address.rpartition("/")[2])
    match = _FILE.match(file)
    # A drawing is kept with a picture made of it: `23px-Flag_of_Chad.svg.png`.
    title = file_title(file_title(file[match.end() :])) if match else ""
    return nations.named(text) or (nations.named(title) if title else None)


def marked(text: str) -> str:
    """Read the names of letters, and take the code of a flag from beside it."""
    return with_flags(html.unescape(text), _as_printed)


def _as_printed(code: str, said: str) -> str:
    """Take the code that the page prints for the flag, if it does: `Ana Bec (DEU)`."""
    bare = said.rstrip(f"{BREAK}, \xa0\n\t")
    match = _CODE.search(bare)
    if match and nations.flag(match[1]) == nations.flag(code):
        return f"{flagged(match[1])}{bare[: match.start()]}{said[len(bare) :]} "
    return flagged(code) + said


def without_countries(text: str) -> str:
    """Leave the name of a country out that only says again what the flag before it is."""

    def alone(code: str, said: str) -> str:
        name = said.replace(BREAK, ",").partition(",")[0]
        again = nations.nation(nations.named(tidy(name)) or "")
        flag = nations.nation(code)
        same = again and flag and again.alpha2 == flag.alpha2
        return flagged(code) + (said[len(name) :] if same else said)

    return with_flags(text, alone)
