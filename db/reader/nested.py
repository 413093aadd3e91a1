"""What is nested in wikitext, read from the inside out until nothing but lines is left.

First comments and citations go; then each link and each template that holds no other becomes the
text it shows, round by round. Line breaks of what is taken away stay as marks, so that each thing
keeps the line that an editor shows. Every step goes through the text once.
"""

import re
from dataclasses import dataclass, field

from db import nations
from db.reader import templates
from db.reader.markup import HIDDEN_LINE, flagged, protected, refuse_at, tidy
from db.reader.templates import NOTE, NOTE_END

_DEEPEST = 24
"""How many levels of templates and links there may be."""
_LINK = re.compile(r"\[\[((?:[^\[\]{}]|\[(?!\[)|\](?!\]))*+)\]\]")
_TEMPLATE = re.compile(r"\{\{((?:[^{}]|\{(?!\{)|\}(?!\}))*+)\}\}")
_HIDDEN = re.compile(
    r"<!--|<(?P<tag>nowiki|pre|ref|gallery|timeline|math|score|syntaxhighlight|style)\b"
    r"(?P<attributes>[^<>]*)>",
    re.IGNORECASE,
)
_GROUP = re.compile(r"\bgroup\s*=", re.IGNORECASE)
_BESIDE = re.compile(
    r"\s*(?:file|image|media|category|fichier|catégorie|archivo|imagen|categoría)\s*:",
    re.IGNORECASE,
)
_OTHER_LANGUAGE = re.compile(r"\s*[a-z]{2,3}(?:-[a-z]+)*:")
_BOX = "\x18"
A_BOX = re.compile(f"{_BOX}([0-9]+){_BOX}")


@dataclass(frozen=True, slots=True)
class Value:
    """A parameter of an infobox, and how many lines below the beginning of the box it stands."""

    key: str
    text: str
    below: int


@dataclass(slots=True)
class Flat:
    """A text without anything nested; where an infobox stood, a mark has its number."""

    text: str
    boxes: list[tuple[Value, ...]] = field(default_factory=list)
    title: str = ""
    """What `DISPLAYTITLE` says."""


def unnested(text: str, source: str) -> Flat:
    """Read comments, citations, links and templates; `source` names the text in errors.

    Raises UnreadableError where one of them does not end or they are too deep in each other.
    """
    flat = Flat("")
    known: dict[str, str] = {}

    def template(match: re.Match[str]) -> str:
        body = match[1]
        if body not in known:
            said = _said(body, flat)
            known[body] = said + _lines_lost(body, said)
        return known[body]

    def link(match: re.Match[str]) -> str:
        said = _linked(match[1])
        return said + _lines_lost(match[1], said)

    text = _visible(text, source)
    for _ in range(_DEEPEST):
        text, links = _LINK.subn(link, text)
        text, read = _TEMPLATE.subn(template, text)
        if not links and not read:
            break
    else:
        left = _TEMPLATE.search(text) or _LINK.search(text)
        if left:
            expected = f"no more than {_DEEPEST} levels of templates"
            refuse_at(text, left.start(), source, expected)
    if (at := text.find("{{")) >= 0:
        refuse_at(text, at, source, "a template that ends with `}}`")
    flat.text = text
    return flat


def _lines_lost(before: str, after: str) -> str:
    if "\n" not in before and HIDDEN_LINE not in before:
        return ""
    lost = sum(before.count(each) - after.count(each) for each in ("\n", HIDDEN_LINE))
    return HIDDEN_LINE * lost


def _visible(text: str, source: str) -> str:
    """Take away what does not show; a citation of a group is a note and stays as one."""
    parts: list[str] = []
    at = 0
    while match := _HIDDEN.search(text, at):
        parts.append(text[at : match.start()])
        tag = (match["tag"] or "").casefold()
        if tag and match["attributes"].endswith("/"):
            at = match.end()
            continue
        end = _END[tag].search(text, match.end())
        if not end:
            refuse_at(text, match.start(), source, _ENDS[tag])
        within = text[match.end() : end.start()]
        said = _kept(tag, match["attributes"] or "", within)
        parts.append(said + _lines_lost(text[match.start() : end.end()], said))
        at = end.end()
    parts.append(text[at:])
    return "".join(parts)


_TAGS = ("nowiki", "pre", "ref", "gallery", "timeline", "math", "score", "syntaxhighlight", "style")
_ENDS = {
    "": "a comment that ends with `-->`",
    **{tag: f"a `<{tag}>` that ends with `</{tag}>`" for tag in _TAGS},
}
_END = {
    "": re.compile("-->"),
    **{tag: re.compile(rf"</{tag}\s*>", re.IGNORECASE | re.ASCII) for tag in _TAGS},
}


def _kept(tag: str, attributes: str, within: str) -> str:
    if tag in ("nowiki", "pre"):
        return protected(within.replace("\n", HIDDEN_LINE))
    if tag == "ref" and _GROUP.search(attributes) and within.strip():
        return f"{NOTE}{within.replace(chr(10), HIDDEN_LINE)}{NOTE_END}"
    return ""


def _linked(body: str) -> str:
    """Say what a link shows: a picture of a flag is one, others and categories show no text."""
    target, bar, text = body.partition("|")
    if _BESIDE.match(target):
        code = nations.named(templates.file_title(target.partition(":")[2]))
        return flagged(code) if code else ""
    if bar:
        return text or target.partition(" (")[0]
    return "" if _OTHER_LANGUAGE.match(target) else target.strip().removeprefix(":")


def _said(body: str, flat: Flat) -> str:
    name = templates.called(body.partition("|")[0])
    if name.startswith("infobox"):
        flat.boxes.append(tuple(_values(body, flat.boxes)))
        return f"{_BOX}{len(flat.boxes) - 1}{_BOX}"
    if name.startswith("displaytitle:"):
        flat.title = body.partition(":")[2]
        return ""
    return templates.shown(body)


def _values(body: str, boxes: list[tuple[Value, ...]]) -> list[Value]:
    """Part an infobox into its parameters; those of a box in a parameter follow it."""
    values = []
    below = 0
    for at, part in enumerate(body.split("|")):
        key, equals, text = part.partition("=")
        if at and equals:
            lines = below + _lines(part[: len(part) - len(part.lstrip())])
            values.append(Value(tidy(key), templates.items(A_BOX.sub("", text)), lines))
            for inner in A_BOX.finditer(text):
                above = below + _lines(part[: len(key) + 1 + inner.start()])
                values += [
                    Value(each.key, each.text, each.below + above) for each in boxes[int(inner[1])]
                ]
        below += _lines(part)
    return values


def _lines(text: str) -> int:
    return text.count("\n") + text.count(HIDDEN_LINE)
