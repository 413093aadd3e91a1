"""What is nested in wikitext, read from the inside out until nothing but lines is left.

First comments and citations go; then each link and each template becomes the text it shows as soon
as it ends. Line breaks of what is taken away stay as marks, so that each thing keeps the line that
an editor shows. Both steps go through the text once.
"""

import re
from dataclasses import dataclass, field

from db import nations
from db.reader import templates
from db.reader.markup import HIDDEN_LINE, flagged, protected, refuse_at, tidy
from db.reader.templates import NOTE, NOTE_END

_DEEPEST = 24
"""How many levels of templates and links there may be."""
_MOST_BOXES, _MOST_MARKS = 100, 1_200_000
"""How many infoboxes there may be, and how many beginnings and ends of what is nested."""
# Of three braces or brackets in a row, the one outside belongs to something else: `{{{!}}`.
_TOKEN = re.compile(r"\{\{(?!\{(?!\{))|\}\}(?!\}(?!\}))|\[\[|\]\](?!\](?!\]))")
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

    Raises UnreadableError where one of them does not end, they are too deep in each other, or there
    are more infoboxes than any article has.
    """
    return _Nest(_visible(text, source), source).flat()


class _Nest:
    """What is open while a text is gone through: templates, and links that may be none."""

    def __init__(self, text: str, source: str) -> None:
        self._text, self._source = text, source
        self._flat = Flat("")
        self._parts: list[str] = []
        self._around: list[tuple[str, int, list[str]]] = []
        """The beginnings that wait for their end, where they stand, and the text before them."""
        self._templates = 0
        self._known: dict[str, str] = {}

    def flat(self) -> Flat:
        """Go through the text."""
        text, at, left = self._text, 0, _MOST_MARKS
        for match in _TOKEN.finditer(text):
            start = match.start()
            self._parts.append(text[at:start])
            at = match.end()
            left -= 1
            if not left:
                expected = f"fewer than {_MOST_MARKS // 2} templates and links"
                refuse_at(text, start, self._source, expected)
            mark = match[0]
            if mark in ("{{", "[["):
                self._begin(mark, start)
            elif mark == "}}":
                self._end_template()
            else:
                self._end_link()
        self._parts.append(text[at:])
        self._forget_links()
        if self._around:
            refuse_at(text, self._around[0][1], self._source, "a template that ends with `}}`")
        self._flat.text = "".join(self._parts)
        return self._flat

    def _begin(self, mark: str, at: int) -> None:
        if len(self._around) == _DEEPEST:
            expected = f"no more than {_DEEPEST} levels of templates and links"
            refuse_at(self._text, at, self._source, expected)
        self._around.append((mark, at, self._parts))
        self._parts = []
        self._templates += mark == "{{"

    def _end_template(self) -> None:
        if not self._templates:
            self._parts.append("}}")
            return
        self._forget_links()
        self._templates -= 1
        body = "".join(self._parts)
        _, at, self._parts = self._around.pop()
        if body not in self._known:
            said = self._said(body, at)
            self._known[body] = said + _lines_lost(body, said)
        self._parts.append(self._known[body])

    def _forget_links(self) -> None:
        """Let what began as a link but never ended be text."""
        while self._around and self._around[-1][0] == "[[":
            inner = "".join(self._parts)
            _, _, self._parts = self._around.pop()
            self._parts.append("[[" + inner)

    def _end_link(self) -> None:
        if not self._around or self._around[-1][0] != "[[":
            self._parts.append("]]")
            return
        body = "".join(self._parts)
        _, _, self._parts = self._around.pop()
        said = _linked(body)
        self._parts.append(said + _lines_lost(body, said))

    def _said(self, body: str, at: int) -> str:
        name = templates.called(body.partition("|")[0])
        boxes = self._flat.boxes
        if name.startswith("infobox"):
            if len(boxes) == _MOST_BOXES:
                expected = f"no more than {_MOST_BOXES} infoboxes"
                refuse_at(self._text, at, self._source, expected)
            boxes.append(tuple(_values(body, boxes)))
            return f"{_BOX}{len(boxes) - 1}{_BOX}"
        if name.startswith("displaytitle:"):
            self._flat.title = body.partition(":")[2]
            return ""
        return templates.shown(body)


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
