"""Countries by the codes that results print: their flags, and what they are called."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType

from db import words

_TABLE = Path(__file__).with_name("nations.tsv")
_REGIONAL_INDICATOR_A = 0x1F1E6
_PRECEDENCE = ("ioc", "iso", "former")
"""Which meaning a code has that stands in two columns; the table says why."""


@dataclass(frozen=True, slots=True)
class Nation:
    """A country, or a former one, under one of its codes."""

    code: str
    """As results print it: `NED` and `NLD` are two values for one country."""
    alpha2: str
    """Empty for a state that is no more; equal for all the codes of one country."""
    english: str
    french: str
    spanish: str
    adjective: str
    """In English; empty where there is none that means this country alone."""

    @property
    def flag(self) -> str:
        """The flag as a pair of regional indicators, or nothing."""
        return "".join(
            chr(_REGIONAL_INDICATOR_A + ord(letter) - ord("A")) for letter in self.alpha2
        )


def nation(code: str) -> Nation | None:
    """Say which country an IOC or ISO code stands for, present or former, spelled as printed."""
    return nations().get(code)


def country(code: str | None) -> str | None:
    """Give what is equal for all the codes of one country: `NED` and `NLD` are no two countries."""
    known = nation(code) if code else None
    return known.alpha2 or code if known else code


def flag(code: str | None) -> str:
    """Give the flag of a code; none for no code, an unknown one or a state that is no more."""
    known = nation(code) if code else None
    return known.flag if known else ""


@cache
def nations() -> MappingProxyType[str, Nation]:
    """All of them by code; read at the first call."""
    rows = tuple(_rows(_TABLE.read_text("utf-8")))
    # What comes later wins.
    return MappingProxyType(
        {
            code: Nation(
                code, row["alpha2"], row["english"], row["french"], row["spanish"], row["adjective"]
            )
            for column in reversed(_PRECEDENCE)
            for row in rows
            for code in row[column].split()
        }
    )


def named(name: str) -> str | None:
    """Give the code of the country of a name or a flag's title, in any of our languages.

    It is the IOC's code where there is one, else ISO's: a name does not say which of them a list
    of results would print, and both are the same country.
    """
    known, folded = _codes_by_name(), _folded(name)
    return known.get(folded) or known.get(_BEFORE_A_NAME.sub("", folded))


_BEFORE_A_NAME = re.compile(
    r"^(?:flag of |drapeau (?:de |du |des |d' )|bandera del? )?(?:the |la |les? |l' |los |las )?"
)


def _folded(name: str) -> str:
    return " ".join(words.fold(name).replace("\u2019", "'").replace("'", "' ").split())


@cache
def _codes_by_name() -> MappingProxyType[str, str]:
    codes: dict[str, str] = {}
    for row in _rows(_TABLE.read_text("utf-8")):
        code = (row["ioc"] or row["iso"] or row["former"]).split()[0]
        for language in ("english", "french", "spanish"):
            codes.setdefault(_folded(row[language]), code)
    return MappingProxyType(codes)


def _rows(table: str) -> Iterator[dict[str, str]]:
    lines = (line for line in table.splitlines() if not line.startswith("#"))
    columns = next(lines).split("\t")
    return (dict(zip(columns, line.split("\t"), strict=True)) for line in lines)
