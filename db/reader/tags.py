"""The tags of a saved page and the text between them, with their lines.

The standard library's parser takes a time that grows with the square of a text full of tags that
never end. Here each letter is looked at once: the first tag that does not end is refused.
"""

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from db.reader.markup import refuse_at

_TOKEN = re.compile(
    r"<(?:"
    r"(?P<hidden>!--.*?-->|!(?!--)[^>]*+>|\?[^>]*+>"
    r"|(?P<raw>script|style)(?![^\s/>])[^>]*+>.*?</(?P=raw)\s*+>)"
    r"|(?P<end>/?)(?P<name>(?!(?<!/)(?:script|style)(?![^\s/>]))[a-z][^\s/>]*+)"
    r"(?P<attributes>(?:[^>=]++|=\s*+(?:\"[^\"]*+\"|'[^']*+'|(?![\"'])))*+)>"
    r"|(?P<endless>(?=/?[a-z]|[!?])))",
    re.IGNORECASE | re.DOTALL,
)
_ATTRIBUTE = re.compile(r"([^\s=/>\"']++)(?:\s*+=\s*+(?:\"([^\"]*+)\"|'([^']*+)'|([^\s>]++)))?+")


@dataclass(slots=True, eq=False)
class Tag:
    """A tag that begins or ends an element; one that is written alike is the same object."""

    name: str
    ends: bool = False
    attributes: dict[str, str] = field(default_factory=dict)

    @property
    def classes(self) -> list[str]:
        """The words of its class."""
        return self.attributes.get("class", "").split()


MOST_KNOWN = 20_000
"""How many tags that are written differently are kept in mind: more than any article has."""
_MOST_TAGS = 600_000
_Piece = tuple[str, int, Tag, int]
_NOTHING = Tag("")


def pieces(text: str, source: str) -> Iterator[_Piece]:
    """Part a page into texts, each with its line and with the tag after it and the tag's line.

    Comments, scripts and styles do not show. Raises UnreadableError at the first tag that does not
    end.
    """
    known: dict[str, Tag] = {}
    at, line, left = 0, 1, _MOST_TAGS
    for match in _TOKEN.finditer(text):
        start, end = match.span()
        written = match[0]
        tag = known.get(written)
        # One that is written as none before takes that much longer to read.
        left -= 4 if tag is None else 1
        if left <= 0:
            refuse_at(text, start, source, f"fewer than {_MOST_TAGS} tags")
        if tag is None:
            if match["endless"] is not None:
                refuse_at(text, start, source, "a tag that ends with `>`")
            if len(known) >= MOST_KNOWN:
                known.clear()
            tag = known[written] = _tag(match)
        before, line_before = text[at:start], line
        line += before.count("\n")
        yield before, line_before, tag, line
        line += written.count("\n")
        at = end
    yield text[at:], line, _NOTHING, line


def _tag(match: re.Match[str]) -> Tag:
    if match["hidden"] is not None:
        return _NOTHING
    attributes: dict[str, str] = {}
    for name, *values in _ATTRIBUTE.findall(match["attributes"]):
        attributes.setdefault(name.casefold(), html.unescape("".join(values)))
    return Tag(match["name"].casefold(), bool(match["end"]), attributes)
