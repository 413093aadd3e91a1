"""A file of translations, `.po`, made into what the standard library's gettext reads.

Read as it stands, so that a language is one file of text and nothing has to be compiled.
"""

import ast
import re
import struct
from collections.abc import Iterable, Iterator
from gettext import GNUTranslations
from io import BytesIO

Messages = dict[str, str]
"""Texts by what they translate, context and plurals written as `.mo` files have them."""

_CONTEXT, _PLURAL = "\x04", "\x00"
_MAGIC, _HEADER, _PLACE = 0x950412DE, "<7I", "<2I"
_PLAIN = re.compile(r'"([^"\\]*)"')
_ENTRY = re.compile(r'(?P<word>msg\w+)(?:\[\d+\])?\s+(?P<text>".*")')


def translations(text: str) -> GNUTranslations:
    """Make a file's text what gettext looks texts up in. Raises ValueError that names the line."""
    return GNUTranslations(BytesIO(_compiled(read(text))))


def read(text: str) -> Messages:
    """Read the translations of a file; those marked fuzzy or left empty are none."""
    messages: Messages = {}
    for entry in _entries(text.split("\n")):
        said = _PLURAL.join(entry.get("msgstr", ()))
        if not said.strip(_PLURAL):
            continue
        key = _PLURAL.join((*entry["msgid"], *entry.get("msgid_plural", ())))
        context = f"{entry['msgctxt'][0]}{_CONTEXT}" if "msgctxt" in entry else ""
        messages[context + key] = said
    return messages


Entry = dict[str, list[str]]


def _entries(lines: Iterable[str]) -> Iterator[Entry]:
    entry: Entry = {}
    fuzzy, word = False, ""
    for number, raw in enumerate([*lines, 'msgid ""'], 1):
        line = raw.strip()
        starts = line.startswith(("msgctxt ", "msgid ", "#,"))
        if starts and "msgstr" in entry:
            if not fuzzy:
                yield entry
            entry, fuzzy = {}, False
        if line.startswith("#"):
            fuzzy = fuzzy or (line.startswith("#,") and "fuzzy" in line)
        elif match := _ENTRY.fullmatch(line):
            word = match["word"]
            entry.setdefault(word, []).append(_text(match["text"], number))
        elif line.startswith('"') and word in entry:
            entry[word][-1] += _text(line, number)
        elif line:
            message = f"line {number} is neither a text nor what it translates"
            raise ValueError(message)


def _text(quoted: str, number: int) -> str:
    # Nearly all texts are plain, and there are thousands.
    if plain := _PLAIN.fullmatch(quoted):
        return plain[1]
    try:
        return str(ast.literal_eval(quoted))
    except (SyntaxError, ValueError) as error:
        message = f"line {number} holds no text in quotes"
        raise ValueError(message) from error


def _compiled(messages: Messages) -> bytes:
    """Write translations as gettext has them in memory: two tables of places, then the texts."""
    pairs = [(key.encode(), said.encode()) for key, said in sorted(messages.items())]
    tables = struct.calcsize(_HEADER)
    at = tables + 2 * struct.calcsize(_PLACE) * len(pairs)
    places, texts = bytearray(), bytearray()
    for text in (pair[table] for table in (0, 1) for pair in pairs):
        places += struct.pack(_PLACE, len(text), at + len(texts))
        texts += text + b"\0"
    second = tables + struct.calcsize(_PLACE) * len(pairs)
    return struct.pack(_HEADER, _MAGIC, 0, len(pairs), tables, second, 0, 0) + places + texts
