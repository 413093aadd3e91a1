"""What templates of wikitext show: flags, lists, dates, notes, and by a rule all the others.

The text of a template that is not known here is its first parameter without a name, as that of
`{{small|…}}` and `{{abbr|…|…}}` is. Alone on a line outside of tables such a one is furniture of
the page (a box of links, a line about the article) and shows nothing; marks say where it stood.
"""

import re
from collections.abc import Callable, Mapping, Sequence

from db import nations
from db.reader.cells import MONTHS
from db.reader.markup import BREAK, HIDDEN_LINE, flagged, protected, tidy

NOTE, NOTE_END = "\x10", "\x11"
FURNITURE, FURNITURE_END = "\x0e", "\x0f"
A_NOTE = re.compile(f"{NOTE}([^{NOTE}{NOTE_END}]*){NOTE_END}")
_CODE = re.compile("[A-Z]{3}")
_ITEM = re.compile(r"(?:^|\n)[ \t]*[*#:;]+")
_FLAGS = ("flag", "drapeau", "bandera")
_SIGNS = {
    **dict.fromkeys(("br", "break", "crlf"), BREAK),
    **dict.fromkeys(("nbsp", "space", "spaces", "pad"), " "),
    **dict.fromkeys(("snd", "spnd", "spaced ndash", "dash"), " \u2013 "),
    "ndash": "\u2013",
    "en dash": "\u2013",
    "mdash": "\u2014",
    "!": protected("|"),
    "=": "=",
}

Named = Mapping[str, str]
Parameters = Sequence[str]


def shown(body: str) -> str:
    """Say what a template shows, by what stands between its braces, links and templates read."""
    if "\n{|" in body:
        # A template around a table: the table is what matters.
        return body[body.index("\n{|") :]
    title, _, rest = body.partition("|")
    if code := _country(title):
        return flagged(code)
    name = called(title)
    if name in _SIGNS or ":" in name or name.startswith("#"):
        return _SIGNS.get(name, "")  # one with a colon is a function of the wiki
    show = _flag if name.startswith(_FLAGS) else _SHOWN.get(name)
    unnamed, named = parameters(rest) if rest else ((), {})
    return show(unnamed, named) if show else _unknown(body, unnamed)


def _unknown(body: str, unnamed: Parameters) -> str:
    kept = "".join(each[0] for each in A_NOTE.finditer(body))
    said = A_NOTE.sub("", unnamed[0]) if unnamed else ""
    return f"{FURNITURE}{said}{FURNITURE_END}{kept}"


def called(name: str) -> str:
    """Give the name of a template as one writes it in a sentence."""
    return tidy(name.replace("_", " ")).removeprefix("Template:").casefold()


def parameters(text: str) -> tuple[tuple[str, ...], dict[str, str]]:
    """Part what stands after a template's name into parameters without and with a name."""
    unnamed: list[str] = []
    named: dict[str, str] = {}
    for part in text.split("|"):
        key, equals, value = part.partition("=")
        if not equals:
            unnamed.append(part)
        elif key.strip().isdecimal():
            unnamed.append(value)
        else:
            named[tidy(key).casefold()] = value.strip()
    return tuple(unnamed), named


def items(text: str) -> str:
    """Let the items of a list that is written line by line begin a line of their own."""
    return _ITEM.sub(BREAK, text)


def _country(text: str) -> str | None:
    """Give the code of a country; a code stays the one that is written."""
    said = tidy(text)
    return said if nations.nation(said) else nations.named(said)


def _flag(unnamed: Parameters, _: Named) -> str:
    """The flag is the first country; before it stands who bears it, after it which form it has.

    So `{{flagathlete|Ana Bec|FRA}}` is a flag and a name, `{{flag|FRA|1830}}` is a flag alone.
    """
    for at, each in enumerate(unnamed):
        if code := _country(each) or _country(file_title(each)):
            return flagged(code) + "".join(unnamed[:at])
    first = tidy(unnamed[0]) if unnamed else ""
    return flagged(first) if _CODE.fullmatch(first) else first


def file_title(name: str) -> str:
    """Take the end off a file's name: `Flag of Chad (1959).svg` → `Flag of Chad`."""
    return re.sub(r"(?: ?\([^()]*\))?\.[A-Za-z]{3,4}$", "", tidy(name).replace("_", " "))


def _first(unnamed: Parameters, _: Named) -> str:
    return unnamed[0] if unnamed else ""


def _last(unnamed: Parameters, _: Named) -> str:
    return unnamed[-1] if unnamed else ""


def _nothing(_: Parameters, __: Named) -> str:
    return ""


def _words(unnamed: Parameters, _: Named) -> str:
    return " ".join(unnamed[:2])


def _list(unnamed: Parameters, _: Named) -> str:
    return BREAK.join(items(each) for each in unnamed)


def _note(unnamed: Parameters, _: Named) -> str:
    said = A_NOTE.sub("", unnamed[0]).replace("\n", HIDDEN_LINE) if unnamed else ""
    return f"{NOTE}{said}{NOTE_END}" if said.strip() else ""


def _date(unnamed: Parameters, named: Named) -> str:
    """`{{dts|2003|1|4}}` is 4 January 2003, and without the year where it is not to be shown."""
    try:
        year, month, day = (tidy(each) for each in unnamed)
    except ValueError:  # it is written out
        return _first(unnamed, named)
    at = int(month) if re.fullmatch("0?[1-9]|1[0-2]", month) else 0
    shown_year = "" if "y" not in named.get("format", "y") else f" {year}"
    return f"{day.removeprefix('0')} {MONTHS[at - 1] if at else month}{shown_year}"


_Show = Callable[[Parameters, Named], str]
_SHOWN: dict[str, _Show] = {
    **dict.fromkeys(
        ("small", "smaller", "big", "nowrap", "nobr", "nobold", "center", "abbr", "tooltip"), _first
    ),
    **dict.fromkeys(("sort", "lang", "color", "colour", "font color", "text color"), _last),
    **dict.fromkeys(("hs", "ntsh", "anchor", "sort key", "0", "dagger", "notelist"), _nothing),
    **dict.fromkeys(("efn", "refn", "note", "notetag", "efn-ua", "efn-lr"), _note),
    **dict.fromkeys(
        ("plainlist", "plain list", "flatlist", "hlist", "ubl", "ublist", "unbulleted list"), _list
    ),
    **dict.fromkeys(("dts", "date table sorting"), _date),
    "sortname": _words,
}
